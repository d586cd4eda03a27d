"""Gentle hints on the quality of rating, for the team's own eyes: nothing here is a finding, nothing is printed.

Each says what strikes the eye and where to look again; the thresholds are this program's, not the notice's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

N_ALIKE: Final = 5
"""Items of a section that are answered alike before it is worth a word."""
N_FAST: Final = 6
FAST_WITHIN: Final = timedelta(seconds=12)
"""So many answers of one person within this time: nobody reads the questions in it, let alone looks."""
N_COPIES: Final = 3
SHORTEST_NOTE: Final = 6
"""Characters from which a note that stands at several items is taken for a copy; 已看 may well stand twice."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One answered item, in the order of the checklist."""

    item: str
    section: str
    value: str
    """As judged: conforms, mostly, fails, not_applicable, not_checked."""
    chosen: bool
    """Given on the scale or as yes or no: one key, so that a hand may run ahead of the eye."""
    at: datetime
    author: str
    notes: tuple[str, ...] = ()
    n_photos: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """What strikes the eye. ``code``: alike, full_marks, pace, copied_note."""

    code: Literal["alike", "full_marks", "pace", "copied_note"]
    items: tuple[str, ...]
    """Where, in the order of the checklist, or for ``pace`` of time."""
    value: str = ""
    """The answer of ``alike``, the note of ``copied_note``."""
    seconds: int = 0
    """How long the answers of ``pace`` took."""


def hints(rated: Sequence[Rated]) -> tuple[Hint, ...]:
    """Return all hints on a visit's answers."""
    return (*_sections(rated), *_pace(rated), *_copies(rated))


def _sections(rated: Iterable[Rated]) -> Iterator[Hint]:
    """Sections answered alike all through; where all conforms, only if no photo and no note says that one looked."""
    for _, held in groupby(rated, key=lambda one: one.section):
        section = [one for one in held if one.chosen]
        values = {one.value for one in section}
        if len(section) < N_ALIKE or len(values) != 1:
            continue
        items = tuple(one.item for one in section)
        if values != {"conforms"}:
            yield Hint("alike", items, value=section[0].value)
        elif not any(one.n_photos or any(note.strip() for note in one.notes) for one in section):
            yield Hint("full_marks", items)


def _pace(rated: Iterable[Rated]) -> Iterator[Hint]:
    """Runs of answers by one person that came faster than questions can be read, each run once."""
    by_author: dict[str, list[Rated]] = defaultdict(list)
    for one in rated:
        if one.chosen:
            by_author[one.author].append(one)
    for given in by_author.values():
        given.sort(key=lambda one: one.at)
        start = 0
        while start + N_FAST <= len(given):
            end = start + N_FAST
            if given[end - 1].at - given[start].at > FAST_WITHIN:
                start += 1
                continue
            while end < len(given) and given[end].at - given[end - N_FAST + 1].at <= FAST_WITHIN:
                end += 1
            run = given[start:end]
            yield Hint("pace", tuple(one.item for one in run), seconds=int((run[-1].at - run[0].at).total_seconds()))
            start = end


def _copies(rated: Iterable[Rated]) -> Iterator[Hint]:
    """Notes that stand word for word at several items."""
    at: dict[str, dict[str, None]] = defaultdict(dict)
    for one in rated:
        for note in one.notes:
            words = " ".join(note.split())
            if len(words) >= SHORTEST_NOTE:
                at[words][one.item] = None
    for words, items in at.items():
        if len(items) >= N_COPIES:
            yield Hint("copied_note", tuple(items), value=words)
