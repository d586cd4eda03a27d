"""Keys of rows: UUIDv7 for what is new in the world, UUIDv5 for what has a natural place."""

from __future__ import annotations

import os
import time
from functools import lru_cache
from uuid import UUID, uuid5


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


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


def survey_id(visit: UUID) -> UUID:
    """Return the row of a visit's comparison of rosters and surveys (摸排核对)."""
    return uuid5(visit, "survey")
