"""Verify any PDF of this program."""
