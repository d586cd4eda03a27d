"""Mark up a photo (标注、遮挡): keep what was drawn, propose faces to hide, open an original knowingly.

The original stays sealed. Whoever looks at what is hidden or cut off is journalled before it is shown.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError
from inspector.base.ids import new_id
from inspector.domain.markup import Mark, Markup, bounds_of, markup_of
from inspector.exchange.faces import can_find, find_faces
from inspector.services import inspect
from inspector.services.evidence import derived, find_photo
from inspector.services.inspect_rows import person_name
from inspector.services.marked_rows import own_markup, shown_markup
from inspector.services.visit_state import register, state_of
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.evidence import Progress
    from inspector.services.inspect_views import Changed

LOOKED, EDITED = "look", "edit"
"""What an original was opened for."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of an original of which something is hidden."""

    at: datetime
    by: str
    """Name of who opened it; empty where it is not known here."""
    why: str
    """``look`` or ``edit``."""


def drawn(desk: Desk, visit_id: UUID, evidence_id: UUID) -> Markup:
    """Return what was drawn on a photo, to go on with; what was being drawn when the program fell, if anything."""
    draft = desk.store.draft(_draft_key(visit_id, evidence_id))
    row = state_of(desk, visit_id).evidence[evidence_id]
    return markup_of(json.loads(draft)) if draft else own_markup(row)


def save_draft(desk: Desk, visit_id: UUID, evidence_id: UUID, markup: Markup) -> None:
    """Keep what is being drawn, after each stroke. Not journalled."""
    desk.store.save_draft(_draft_key(visit_id, evidence_id), json.dumps(markup.to_json()))


def mark(desk: Desk, visit_id: UUID, evidence_id: UUID, markup: Markup) -> Changed:
    """Journal what was drawn on a photo, as one act that undo takes back; on disk when this returns.

    Raises:
        RefusedError: The visit is finalised or signed.
        MissingError: ``photo_missing``.
    """
    state, row = find_photo(desk, visit_id, evidence_id)
    item = register(row, "place")["item"]
    if markup == own_markup(row):
        desk.store.drop_draft(_draft_key(visit_id, evidence_id))
        return inspect.changed(desk, state, item, "")
    edits = [inspect.edit_of(state, "evidence", row.id, "markup", markup.to_json())]
    label = "照片的标注和遮挡" if desk.language == "zh" else "mark-up of a photo"
    result = inspect.record(desk, state, item, edits, f"{item} {label}")
    desk.store.drop_draft(_draft_key(visit_id, evidence_id))
    return result


def conceals(desk: Desk, visit_id: UUID, evidence_id: UUID) -> bool:
    """Say whether a photo's copies leave something of the original out."""
    state = state_of(desk, visit_id)
    return shown_markup(state, state.evidence[evidence_id]).conceals


def note_opening(desk: Desk, visit_id: UUID, evidence_id: UUID, why: str) -> None:
    """Journal that somebody is about to see a whole original, where something of it is hidden. Also when signed."""
    if not conceals(desk, visit_id, evidence_id):
        return
    state, row = state_of(desk, visit_id), new_id()
    file = register(state.evidence[evidence_id], "file")
    value = {"evidence": str(evidence_id), "sha256": file["sha256"], "at": utc_text(desk.clock()), "why": why}
    edits = [
        Edit("opening", row, state.visit.region_code, "key", {"visit_id": str(visit_id)}),
        Edit("opening", row, state.visit.region_code, "opening", value),
    ]
    desk.store.record(edits, actor=desk.actor)


def openings(desk: Desk, visit_id: UUID, evidence_id: UUID) -> tuple[Opening, ...]:
    """Return the openings of a photo's original, the first one first."""
    found: list[Opening] = []
    for row in desk.store.select("opening", visit_id=str(visit_id)):
        value = register(row, "opening")
        if value.get("evidence") == str(evidence_id):
            change = desk.store.change(row.id, "opening", row.changed["opening"])
            found.append(Opening(change.wall_at, person_name(desk, change.actor), value["why"]))
    return tuple(found)


def whole(desk: Desk, sha256: str) -> bytes:
    """Return the copy of the whole original, to look at or draw on. Call ``note_opening`` first. Run in a task."""
    return derived(desk, sha256, "working")


def can_find_faces() -> bool:
    """Say whether the detector is installed."""
    return can_find()


def propose_faces(desk: Desk, sha256: str, markup: Markup, progress: Progress) -> tuple[Mark, ...]:
    """Return rectangles round faces that are not hidden yet. Nothing of it is kept. Slow: run in a task.

    Raises:
        BadInputError: ``faces_no_detector``: the optional package is not installed.
    """
    if not can_find():
        raise BadInputError("faces_no_detector")
    found = find_faces(derived(desk, sha256, "working"), progress)
    return tuple(face for face in found if not any(_covers(mark, face) for mark in markup.hidden))


def _covers(mark: Mark, face: Mark) -> bool:
    (left, top), (right, bottom) = bounds_of(mark)
    (x0, y0), (x1, y1) = bounds_of(face)
    return mark.kind == "hide" and left <= x0 and top <= y0 and right >= x1 and bottom >= y1


def _draft_key(visit_id: UUID, evidence_id: UUID) -> str:
    return f"markup/{visit_id}/{evidence_id}"
