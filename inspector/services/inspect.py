"""Work through the checklist on site: answers, notes, problems, red flags, photos, undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.services.inspect_views import (
    Changed,
    ChecklistView,
    DetailView,
    EvidenceView,
    FlagEdit,
    FlagView,
    ProblemEdit,
)

if TYPE_CHECKING:
    from inspector.base.canonical import Json
    from inspector.services.desk import Desk


def open_checklist(desk: Desk, visit_id: UUID) -> ChecklistView:
    """Return the page of a visit, at the item where it stopped."""
    raise NotImplementedError


def detail(desk: Desk, visit_id: UUID, item: str) -> DetailView:
    """Return the right pane of an item."""
    raise NotImplementedError


def answer(desk: Desk, visit_id: UUID, item: str, given: Json) -> Changed:
    """Journal one answer; on disk when this returns.

    ``given``: ``{"value": v, "reason": r}`` with v of conforms, mostly, fails, not_applicable, not_checked;
    ``{"numbers": {name: int}}``; ``{"choices": [value, …]}``.

    Raises:
        BadInputError: The item does not take this answer (range, check, unknown choice).
        RefusedError: The visit is signed.
    """
    raise NotImplementedError


def remember_place(desk: Desk, visit_id: UUID, item: str) -> None:
    """Note where the inspector is, so that the visit opens there again. Not journalled."""
    raise NotImplementedError


def save_draft(desk: Desk, visit_id: UUID, item: str, text: str) -> None:
    """Keep a note that is being typed (every 300 ms). Not journalled."""
    raise NotImplementedError


def write_note(desk: Desk, visit_id: UUID, item: str, text: str) -> Changed:
    """Journal my note on an item (on leaving the field, lock, or 5 s idle) and drop its draft."""
    raise NotImplementedError


def change_problem(desk: Desk, visit_id: UUID, item: str, edit: ProblemEdit) -> Changed:
    """Change the problem of a failed item."""
    raise NotImplementedError


def raise_flag(desk: Desk, visit_id: UUID, item: str, edit: FlagEdit) -> tuple[FlagView, Changed]:
    """Record a danger (立即督促) now; the time is taken here."""
    raise NotImplementedError


def change_flag(desk: Desk, visit_id: UUID, flag_id: UUID, edit: FlagEdit) -> Changed:
    """Add who was told or what the school did; their times are taken here."""
    raise NotImplementedError


def strike_flag(desk: Desk, visit_id: UUID, flag_id: UUID, reason: str) -> Changed:
    """Strike a red flag through with a reason; it is never removed."""
    raise NotImplementedError


def attach_photo(desk: Desk, visit_id: UUID, item: str, source: Path | bytes, *, name: str = "") -> Changed:
    """Keep a photo's bytes untouched and make its thumbnail and print copy. Slow: run in a task.

    Raises:
        BadInputError: Not a photo, 0 bytes, or a kind we do not read.
    """
    raise NotImplementedError


def remove_photo(desk: Desk, visit_id: UUID, evidence_id: UUID) -> Changed:
    """Take a photo off its item (undoable; the file stays)."""
    raise NotImplementedError


def caption_photo(desk: Desk, visit_id: UUID, evidence_id: UUID, caption: str) -> Changed:
    """Set a photo's caption."""
    raise NotImplementedError


def thumbnail(desk: Desk, evidence: EvidenceView) -> bytes:
    """Return the thumbnail as JPEG, at most 320 px. A few ms: decrypts a file."""
    raise NotImplementedError


def undo(desk: Desk, visit_id: UUID) -> Changed | None:
    """Undo my last act on this visit; None when there is nothing to undo.

    Raises:
        RefusedError: Somebody changed the same thing since; the message says who.
    """
    raise NotImplementedError


def redo(desk: Desk, visit_id: UUID) -> Changed | None:
    """Redo what was undone last; None when there is nothing."""
    raise NotImplementedError
