"""What is written down on the way through a school: the duty test, people met, papers looked at, places walked.

Entries as they are journalled and, with photos by their hash, as the record prints them. Instants are UTC texts,
civil dates ISO, an empty text is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["duty_call", "person_met", "paper_seen", "place_walked"]
KINDS: Final[tuple[Kind, ...]] = ("duty_call", "person_met", "paper_seen", "place_walked")

NAMELESS: Final = {"parent": "家长", "student": "学生"}
"""Who stands in a record by role and number only (家长1): parents and minors."""
ROLES: Final = ("staff", *NAMELESS, "other")


@dataclass(frozen=True, slots=True)
class DutyCall:
    """One try of the duty test (值班电话抽测)."""

    number: str
    """As dialled: what the school published."""
    started_at: str
    rings: int
    """As counted; 0 not counted."""
    waited_seconds: int
    """From dialling until somebody answered or the caller gave up."""
    answered: bool
    who: str
    """Who answered, as they said; empty when nobody did."""
    role: str
    said: str
    leader: str
    """Whether they could name the leader on duty (带班领导): ``yes``, ``no``, or empty."""


@dataclass(frozen=True, slots=True)
class PersonMet:
    """Somebody who was asked (访谈)."""

    role_kind: str
    """``staff``, ``parent``, ``student`` or ``other``."""
    name: str
    """家长1, 学生2 for parents and minors: their names are not kept."""
    role: str
    """Office, class or tie, as 保安, 三年级学生家长."""
    asked: str
    said: str
    at: str


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper that was looked at (查阅资料)."""

    title: str
    number: str
    dated: str
    """Civil date of the paper, or empty."""
    found: str
    photos: tuple[str, ...]
    """In the journal the rows of evidence, in a report the SHA-256 of the originals."""


@dataclass(frozen=True, slots=True)
class PlaceWalked:
    """A place that was walked through (走访)."""

    place: str
    from_at: str
    until_at: str
    """Empty when it was not noted."""
    seen: str


Entry = DutyCall | PersonMet | PaperSeen | PlaceWalked
TYPES: Final[dict[Kind, type[Entry]]] = {
    "duty_call": DutyCall,
    "person_met": PersonMet,
    "paper_seen": PaperSeen,
    "place_walked": PlaceWalked,
}


def kind_of(entry: Entry) -> Kind:
    """Return the list in which an entry stands."""
    return next(kind for kind, of in TYPES.items() if isinstance(entry, of))
