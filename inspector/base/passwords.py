"""The one form of a password: the same one opens, whichever keyboard or input method it was typed with."""

from __future__ import annotations

import unicodedata

_LOOKS: dict[int, None] = dict.fromkeys((0xFE0E, 0xFE0F))
"""Variation selectors: one keyboard's ❤ carries one, another's does not, and nobody sees it."""


def one_form(password: str) -> str:
    """Return NFKC without variation selectors: é is é however it was composed, full-width letters are letters.

    Not RFC 8265, which leaves full-width letters apart: here they come from an input method that was left on.
    """
    return unicodedata.normalize("NFKC", password.translate(_LOOKS))


def has_full_width(password: str) -> bool:
    """Say whether an input method is set to full-width letters, figures and signs."""
    return any(unicodedata.east_asian_width(c) == "F" and one_form(c).isascii() for c in password)


def has_other_letters(password: str) -> bool:
    """Say whether there are letters of an alphabet that is neither Latin nor Chinese: another keyboard layout."""
    return any(c.isalpha() and not unicodedata.name(c, "").startswith(_USUAL) for c in one_form(password))


_USUAL = ("LATIN ", "CJK ", "FEMININE ORDINAL", "MASCULINE ORDINAL")
