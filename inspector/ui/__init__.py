"""The windows (PySide6): a folder a page; no SQL, no rules."""
