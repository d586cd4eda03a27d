"""Settings: language, locking, card and letterhead, password, the store, licences."""
