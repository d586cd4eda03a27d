"""What the notebook shows: the four lists of a visit, what the duty test suggests, photos that can be linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspector.domain.notebook import Entry, Kind
from inspector.services.inspect_views import EvidenceView

Typed = Mapping[str, str | int | bool | tuple[str, ...]]
"""An entry as it is typed: by the names of its fields; times of day as 9:05, a day in any usual form."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry. ``entry`` is of the type of its list."""

    id: UUID
    entry: Entry
    by: str
    """Who wrote it; empty when it was the person at this laptop."""


@dataclass(frozen=True, slots=True)
class PhotoChoice:
    """A photo of the visit that a paper can be linked with."""

    n: int
    """Its number in the evidence list."""
    photo: EvidenceView


@dataclass(frozen=True, slots=True)
class DutySuggestion:
    """What the duty test says of its item. Nothing is answered before somebody accepts it."""

    item: str
    question: str
    value: str
    """``conforms`` or ``fails``."""
    words: str
    """The same in words."""
    fact: str
    answered: str
    """The item's answer as it stands; or ""."""
    taken: bool
    """It is answered as suggested, with this fact."""


@dataclass(frozen=True, slots=True)
class NotebookView:
    """The notebook as it is on disk."""

    visit_id: UUID
    lists: Mapping[Kind, tuple[Noted, ...]]
    """Oldest first."""
    suggestion: DutySuggestion | None
    next_try: int
    """Which try of the duty test comes next, from 1."""
    photos: tuple[PhotoChoice, ...]
    read_only: bool
    """Finalised: shown, not changed."""


@dataclass(frozen=True, slots=True)
class Written:
    """After an act on the notebook."""

    view: NotebookView
    said: str
    """For the undo bar."""
    saved_at: datetime
