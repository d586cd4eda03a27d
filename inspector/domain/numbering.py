"""Numbers of documents (文号): a pattern of the unit's own, with the year's count in it."""

from __future__ import annotations

import re

PREFIX, YEAR, COUNT = "代字", "年", "序号"
DEFAULT_PATTERN = "{代字}〔{年}〕{序号}号"
MAX_PATTERN_CHARACTERS = 40
_PART = re.compile(r"\{([^{}]*)\}")
_COUNT = re.compile(COUNT + r"([1-6]?)")


class PatternError(ValueError):
    """A pattern that would not give each document a number of its own, or cannot be read."""


def check_pattern(pattern: str) -> None:
    """Hold a pattern to its form: ``{年}`` and ``{序号}`` once, ``{代字}`` at most once, nothing else in braces.

    ``{序号3}`` fills up to three digits. The count begins anew each year, so the year has to be there.

    Raises:
        PatternError: Not so, too long, or with a line break.
    """
    parts = _PART.findall(pattern)
    rest = _PART.sub("", pattern)
    if len(pattern) > MAX_PATTERN_CHARACTERS or not rest.isprintable() or "{" in rest or "}" in rest:
        raise PatternError(pattern)
    counts = [part for part in parts if _COUNT.fullmatch(part)]
    others = sorted(part for part in parts if part not in counts)
    if len(counts) != 1 or others not in ([YEAR], sorted([YEAR, PREFIX])):
        raise PatternError(pattern)


def number_of(pattern: str, prefix: str, year: int, n: int) -> str:
    """Return the number of a year's n-th document. Raises PatternError."""
    check_pattern(pattern)

    def filled(match: re.Match[str]) -> str:
        part = match[1]
        count = _COUNT.fullmatch(part)
        if count:
            return f"{n:0{int(count[1] or 1)}}"
        return str(year) if part == YEAR else prefix

    return _PART.sub(filled, pattern)
