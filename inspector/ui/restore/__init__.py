"""Unlock: password or recovery key."""
