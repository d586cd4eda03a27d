"""Pinyin initials, so that mdxx finds 明德小学."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin


def initials(name: str) -> str:
    """Return the first letters of a Chinese name in lower case; Latin and digits stay as they are."""
    parts = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=list)
    return "".join(
        part[:1].lower() if len(part) > 1 and not part.isascii() else part.lower() for part in parts
    )
