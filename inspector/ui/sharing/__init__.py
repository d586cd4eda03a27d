"""Whose each section is, and their initials: a sheet over the checklist."""
