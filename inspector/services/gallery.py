"""All photos of a visit side by side: filter, order, reassign, mark the key ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspector.base.errors import BadInputError
from inspector.domain.evidence import worded
from inspector.services import inspect
from inspector.services.evidence import find_photo
from inspector.services.inspect_rows import evidence_view
from inspector.services.inspect_views import EvidenceView
from inspector.services.undo_words import place_words
from inspector.services.visit_state import register, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed
    from inspector.services.visit_state import VisitState


@dataclass(frozen=True, slots=True)
class GalleryPhoto:
    """One photo of the grid."""

    photo: EvidenceView
    text: str
    """The item's question; empty where the item is not asked for in this visit."""
    is_key: bool
    """Key evidence (重点证据)."""

    @property
    def is_placed(self) -> bool:
        """It stands on an item of this visit."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Gallery:
    """The page as it opens."""

    school: str
    photos: tuple[GalleryPhoto, ...]
    """In the order of the evidence list."""
    items: tuple[tuple[str, str], ...]
    """Code and question of each item that a photo can be put on."""
    read_only: bool


def gallery(desk: Desk, visit_id: UUID) -> Gallery:
    """Return all photos of a visit. Reads no file."""
    state = state_of(desk, visit_id)
    questions = {code: item.text.get(desk.language) for code, item in state.items.items()}
    found = [
        GalleryPhoto(
            evidence_view(state, row),
            questions.get(register(row, "place")["item"], ""),
            bool(register(row, "place").get("key")),
        )
        for row in state.all_photos()
    ]
    school = register(state.school, "identity").get("name", "")
    return Gallery(school, tuple(found), tuple(questions.items()), state.stage != "draft")


def reassign(desk: Desk, visit_id: UUID, evidence_id: UUID, item: str) -> Changed:
    """Put a photo on another item. Raises BadInputError("photo_item_unknown")."""
    state, row = find_photo(desk, visit_id, evidence_id)
    if item not in state.items:
        raise BadInputError("photo_item_unknown", item=item)
    return _place(desk, visit_id, evidence_id, {**register(row, "place"), "item": item})


def set_key(desk: Desk, visit_id: UUID, evidence_id: UUID, *, is_key: bool) -> Changed:
    """Mark a photo as key evidence, or not."""
    _, row = find_photo(desk, visit_id, evidence_id)
    return _place(desk, visit_id, evidence_id, {**register(row, "place"), "key": is_key})


def move(desk: Desk, visit_id: UUID, evidence_id: UUID, by: int) -> Changed | None:
    """Move a photo so many places in the order of the evidence list; None at its end. One act, undone as one."""
    state, _ = find_photo(desk, visit_id, evidence_id)
    rows = state.all_photos()
    at = next(n for n, row in enumerate(rows) if row.id == evidence_id)
    to = min(max(at + by, 0), len(rows) - 1)
    if to == at:
        return None
    rows.insert(to, rows.pop(at))
    edits = [
        inspect.edit_of(state, "evidence", row.id, "place", {**register(row, "place"), "order": n})
        for n, row in enumerate(rows, 1)
        if register(row, "place").get("order") != n
    ]
    before = register(state.evidence[evidence_id], "place")
    said = _said(desk, state, evidence_id, before, {**before, "order": to + 1})
    return inspect.record(desk, state, _known(state, before["item"]), edits, said)


def _place(desk: Desk, visit_id: UUID, evidence_id: UUID, place: dict[str, Any]) -> Changed:
    state, row = find_photo(desk, visit_id, evidence_id)
    before, item = register(row, "place"), place["item"]
    if {"key": False, **place} == {"key": False, **before}:
        return inspect.changed(desk, state, _known(state, item), "")
    edits = [inspect.edit_of(state, "evidence", row.id, "place", place)]
    said = _said(desk, state, evidence_id, before, place)
    changed = inspect.record(desk, state, _known(state, item), edits, said)
    if before["item"] != item:
        state.counts.forget()
    return changed


def _known(state: VisitState, item: str) -> str:
    return item if item in state.items else next(iter(state.items))


def _said(desk: Desk, state: VisitState, evidence_id: UUID, before: dict[str, Any], place: dict[str, Any]) -> str:
    media_type = register(state.evidence[evidence_id], "file")["media_type"]
    return f"{place['item']} {worded(place_words(before, place, desk.language), media_type)}"
