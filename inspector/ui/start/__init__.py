"""First start: who I am, password, recovery key."""
