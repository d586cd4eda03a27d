"""Numbers of documents (文号): a pattern of the unit's own, with the year's count in it.

Each kind of document has a series of its own, told by one character of the prefix. Laptops that number without
hearing of one another each have a share: a letter before the count, or a block of counts given by the bureau.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PREFIX, YEAR, COUNT = "代字", "年", "序号"
DEFAULT_PATTERN = "{代字}〔{年}〕{序号}号"
MAX_PATTERN_CHARACTERS = 40
_PART = re.compile(r"\{([^{}]*)\}")
_COUNT = re.compile(COUNT + r"([1-6]?)")


RECORD = "记"
"""The character of the record's series."""


@dataclass(frozen=True, slots=True)
class Share:
    """This laptop's part of each year's numbers: all of them, those with a letter, or a block of them."""

    letter: str = ""
    """One capital letter before the count: 澄梅教督改〔2026〕A9号; or empty."""
    first: int = 0
    last: int = 0
    """Of a block, both inclusive; 0 where there is none."""

    def __post_init__(self) -> None:
        whole = self.first == self.last == 0
        if not re.fullmatch("[A-Z]?", self.letter) or not (whole or 0 < self.first <= self.last <= MAX_COUNT):
            raise ValueError(f"share {self}")

    @property
    def key(self) -> str:
        """What tells this share's counter from those of others; "" of the whole."""
        block = f"/{self.first}-{self.last}" if self.last else ""
        return f"{f'/{self.letter}' if self.letter else ''}{block}"

    def following(self, last_taken: int) -> int:
        """Return the count after the last one taken (0: none was). Raises ValueError where the block is used up."""
        n = max(last_taken + 1, self.first, 1)
        if self.last and n > self.last:
            raise ValueError(f"no number is left in {self.first}-{self.last}")
        return n


MAX_COUNT = 999_999


def prefix_of(prefix: str, series: str) -> str:
    """Return a series' prefix: its character in the place of the record's 记, else behind the prefix."""
    if not series:
        return prefix
    return f"{prefix[:-1] if prefix.endswith(RECORD) else prefix}{series}"


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


def number_of(pattern: str, prefix: str, year: int, n: int, letter: str = "") -> str:
    """Return the number of a year's n-th document; a laptop's letter stands before the count. Raises PatternError."""
    check_pattern(pattern)

    def filled(match: re.Match[str]) -> str:
        part = match[1]
        count = _COUNT.fullmatch(part)
        if count:
            return f"{letter}{n:0{int(count[1] or 1)}}"
        return str(year) if part == YEAR else prefix

    return _PART.sub(filled, pattern)
