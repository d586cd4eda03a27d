"""The window's frame and the base of its pages."""
