"""What the pages of documents show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from inspector.domain.checklist import Text
from inspector.domain.reply import Answer

STAGES: Final = ("draft", "frozen", "issued", "delivered", "void")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a form."""

    name: str
    label: Text
    kind: str
    """line, text, date or choice."""
    required: bool
    choices: tuple[Text, ...]
    value: str
    """A date as 2026-12-14."""


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """A problem that a document lists; of a re-check with its outcome."""

    n: int
    title: str
    fact: str
    due_text: str
    result: str = ""
    """closed, open or extended; "" where the kind asks for none."""
    words: str = ""
    due_on: str = ""
    reported: Answer | None = None
    """Of a re-check: what the school reported last."""


@dataclass(frozen=True, slots=True)
class WritView:
    """One document that is being made, or was made."""

    id: UUID
    kind: str
    title: Text
    stage: str
    """draft; frozen (waits for signatures); issued; void."""
    number: str
    """"" until it was made final for the first time."""
    school: str
    to: str
    fields: tuple[FieldView, ...]
    problems: tuple[ListedProblem, ...]
    lacks: tuple[Text, ...]
    """Labels of the required fields that are empty."""
    document_id: UUID | None
    void_reason: str
    for_many: bool = False
    """Many like it can be made in one job."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One line of the register of documents."""

    key: UUID
    """Of the document, the writ that is being made, or the visit whose record waits."""
    what: str
    """document, writ or visit."""
    kind: str
    title: Text
    number: str
    school: str
    stage: str
    """One of ``STAGES``."""
    at: datetime
    """When it was signed, or begun."""
    note: str
    """Delivery, or why it was voided; or ""."""
    visit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that was taken and that no document bears, or that two bear."""

    number: str
    state: str
    """void, waiting (not signed yet), missing (nothing is known of it), doubled."""
    reason: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One event of a document's life."""

    at: datetime
    what: Text
    who: str
