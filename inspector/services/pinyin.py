"""Pinyin initials, so that mdxx finds 明德小学."""

from __future__ import annotations

from typing import Any, cast

from pypinyin import Style, lazy_pinyin


def initials(name: str) -> str:
    """Return the first letters of a Chinese name in lower case; what has no pinyin stays as it is.

    The whole name is read at once: 重庆 begins with c only in its word.
    """
    letter_by_letter = cast("Any", list)  # the library takes any callable, its types only some
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors=letter_by_letter)).lower()


def syllables(name: str) -> str:
    """Return a name as it sounds, without tones: zhang wei."""
    return " ".join(lazy_pinyin(name, style=Style.NORMAL))
