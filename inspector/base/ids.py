"""Keys of rows: UUIDv7 for what is new in the world, UUIDv5 for what has a natural place."""

from __future__ import annotations

import secrets
import time
from functools import lru_cache
from threading import Lock
from uuid import UUID, uuid5

_RANDOM_BITS = 74
_STEP_BITS = 32


class _Clockwork:
    """Numbers of milliseconds and random bits, each above the one before: rows are listed as they were entered.

    Two may fall in one millisecond, and clocks are set back; then what follows steps on from the last one
    (RFC 9562, 6.2, method 2).
    """

    def __init__(self) -> None:
        self._last = 0
        self._guard = Lock()

    def next(self) -> int:
        """Return 122 bits."""
        milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
        fresh = milliseconds << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
        with self._guard:
            self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(_STEP_BITS)
            return self._last


_clockwork = _Clockwork()


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. In one process they ascend."""
    bits = _clockwork.next()
    head, middle, tail = bits >> _RANDOM_BITS, bits >> 62 & 0xFFF, bits & (1 << 62) - 1
    return UUID(int=head << 80 | 0x7 << 76 | middle << 64 | 0x2 << 62 | tail)


@lru_cache(maxsize=1024)  # asked for again at every answer
def answer_id(visit: UUID, item: str, instance: int = 0) -> UUID:
    """Return the row of the answer to one item: the same on every laptop of the visit."""
    return uuid5(visit, f"answer/{item}/{instance}")


def group_row_id(visit: UUID, group: str, n: int) -> UUID:
    """Return a row of a repeated group: the same on every laptop of the visit."""
    return uuid5(visit, f"group/{group}/{n}")


def note_id(visit: UUID, item: str, author: UUID, instance: int = 0) -> UUID:
    """Return the row of one author's note on one item."""
    return uuid5(visit, f"note/{item}/{instance}/{author}")


@lru_cache(maxsize=1024)
def problem_id(visit: UUID, item: str, instance: int = 0) -> UUID:
    """Return the row of the problem (问题) that a failed item opens."""
    return uuid5(visit, f"problem/{item}/{instance}")


def section_member_id(visit: UUID, section: str) -> UUID:
    """Return the row of whose a section is: the same on every laptop of the visit."""
    return uuid5(visit, f"section/{section}")


def initials_id(visit: UUID, section: str, author: UUID) -> UUID:
    """Return the row of one member's initials (确认) on one section."""
    return uuid5(visit, f"initials/{section}/{author}")


def two_ratings_id(visit: UUID, item: str, instance: int = 0) -> UUID:
    """Return the row that asks for two ratings of one item."""
    return uuid5(visit, f"two_ratings/{item}/{instance}")


def rating_id(visit: UUID, item: str, author: UUID, instance: int = 0) -> UUID:
    """Return the row of one member's own rating of one item."""
    return uuid5(visit, f"rating/{item}/{instance}/{author}")


def document_id(writ: UUID) -> UUID:
    """Return the row of the document that a writ is issued as."""
    return uuid5(writ, "document")


def writ_id(job: UUID, about: UUID) -> UUID:
    """Return the row of the writ that a job of many makes about one school or visit: the same when it is resumed."""
    return uuid5(job, f"writ/{about}")


def survey_id(visit: UUID) -> UUID:
    """Return the row of a visit's comparison of rosters and surveys (摸排核对)."""
    return uuid5(visit, "survey")
