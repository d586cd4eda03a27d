"""Tokens, style sheet, icons, fonts: the one place for colours."""
