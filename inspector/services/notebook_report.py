"""What the record says of the notebook: its entries as they stand, photos by the hash of their original."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspector.domain.notebook import KINDS, PaperSeen
from inspector.services.notebook import entries_of
from inspector.services.visit_state import register

if TYPE_CHECKING:
    from inspector.domain.notebook import Entry
    from inspector.services.visit_state import VisitState
    from inspector.store.tables import Row

_MEMBERS = {
    "duty_call": "duty_calls",
    "person_met": "people_met",
    "paper_seen": "papers_seen",
    "place_walked": "places_walked",
}
_TIMES = {"duty_call": "started_at", "person_met": "at", "place_walked": "from_at"}


def notebook_of(state: VisitState) -> dict[str, Any]:
    """Return the report's four members, each in the order of time; papers as they were entered."""
    hashes = {str(row.id): register(row, "file")["sha256"] for row in state.all_photos()}
    return {
        _MEMBERS[kind]: tuple(
            _printed(entry, hashes)
            for _, entry in sorted(entries_of(state, kind), key=lambda pair: getattr(pair[1], _TIMES.get(kind, ""), ""))
        )
        for kind in KINDS
    }


def notebook_rows(state: VisitState) -> list[tuple[str, Row]]:
    """Return all rows of the notebook with their tables, removed ones too: they are frozen with the report."""
    return [(kind, row) for kind in KINDS for row in state.noted.get(kind, {}).values()]


def _printed(entry: Entry, hashes: dict[str, str]) -> Entry:
    if isinstance(entry, PaperSeen):  # a photo that was removed since is not linked any more
        return replace(entry, photos=tuple(hashes[one] for one in entry.photos if one in hashes))
    return entry
