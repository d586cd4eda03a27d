"""Readings as evidence (读数): noted on an item, kept as a small sealed file with its hash."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from inspector.base.canonical import canonical_bytes
from inspector.base.clock import CHINA, utc_text
from inspector.base.errors import BadInputError
from inspector.domain.evidence import READING_TYPE, WORDS
from inspector.domain.reading import Reading, number_of
from inspector.services import inspect
from inspector.services.evidence import rows_of_file
from inspector.services.inspect_rows import person_name
from inspector.services.notebook_reading import instant_of
from inspector.services.visit_state import require_draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed

MOST: Final = {"quantity": 40, "value": 20, "unit": 10, "instrument": 60, "by": 40}
"""Characters that each field may have."""


def beginning(desk: Desk) -> dict[str, str]:
    """Return what a new reading begins with: now, read by whoever answers."""
    return {"at": f"{desk.clock().astimezone(CHINA):%H:%M}", "by": person_name(desk, desk.actor)}


def draft(desk: Desk, visit_id: UUID, item: str) -> dict[str, str]:
    """Return the reading that is being typed on an item, by field; empty where there is none."""
    kept = desk.store.draft(_key(visit_id, item))
    return json.loads(kept) if kept else {}


def save_draft(desk: Desk, visit_id: UUID, item: str, typed: Mapping[str, str]) -> None:
    """Keep a reading that is being typed (every 300 ms); one without any word of its own is forgotten."""
    if any(typed.get(name, "").strip() for name in ("quantity", "value", "unit", "instrument")):
        desk.store.save_draft(_key(visit_id, item), json.dumps(dict(typed), ensure_ascii=False))
    else:
        drop_draft(desk, visit_id, item)


def drop_draft(desk: Desk, visit_id: UUID, item: str) -> None:
    """Forget it: it was noted down, or given up."""
    desk.store.drop_draft(_key(visit_id, item))


def _key(visit_id: UUID, item: str) -> str:
    return f"reading/{visit_id}/{item}"


def note_reading(desk: Desk, visit_id: UUID, item: str, typed: Mapping[str, str]) -> Changed:
    """Journal a reading on an item; on disk when this returns.

    Raises:
        BadInputError: ``reading_lacks`` (what was measured, or the value), ``reading_value``, ``notebook_time``.
        RefusedError: The visit is finalised or signed.
    """
    state = require_draft(desk, visit_id)
    given = {name: " ".join(inspect.clean(typed.get(name, "")).split())[:most] for name, most in MOST.items()}
    if not (given["quantity"] and given["value"]):
        raise BadInputError("reading_lacks")
    given["value"] = number_of(given["value"])
    if not given["value"]:
        raise BadInputError("reading_value", text=typed["value"][:20])
    at = instant_of(inspect.clean(typed.get("at", "")), state.on) or utc_text(desk.clock())
    reading = Reading(**given, at=at)
    content = canonical_bytes(asdict(reading))
    file = {
        "sha256": desk.store.evidence.put(content),
        "size": len(content),
        "media_type": READING_TYPE,
        "width": 0,
        "height": 0,
        "taken_at": at,
        "own_time": False,
        "imported_at": utc_text(desk.clock()),
        "reading": asdict(reading),
    }
    label = WORDS["reading"][0 if desk.language == "zh" else 1]
    return inspect.record(desk, state, item, rows_of_file(state, item, file), f"{item} {label}")
