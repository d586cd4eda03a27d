"""What this laptop knows of its backups: place, plan, the last one, the last proof. A fact of this laptop only.

Read and written through a connection of its own: ``inspector backup`` runs beside an open window.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from inspector.store import database
from inspector.store.faults import translated

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.keys import KeyRing

KEY = "local/backup"
BEGAN = "SELECT min(started_at) FROM replica"
"""When the store was made, in milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class BackupState:
    """Times as ``utc_text``; "" for none."""

    place: str = ""
    daily: int = 7
    weekly: int = 4
    monthly: int = 12
    remind_after_days: int = 7
    last_at: str = ""
    last_place: str = ""
    proved_at: str = ""
    proved: str = ""
    """Name of the snapshot that was proved last."""
    n_faults: int = 0
    """What that proof found."""
    began_ms: int = 0
    """When the store was made: until then nothing could be lost."""
    places: tuple[str, ...] = ()
    """All places that have had a backup."""
    waiting: tuple[str, ...] = ()
    """Places that still hold, in older snapshots, what was erased since."""


def load(home: Path, ring: KeyRing) -> BackupState:
    """Return what is known; the defaults where nothing is."""
    connection = database.connect(home / database.FILE, ring)
    try:
        with translated():
            found = connection.execute("SELECT text FROM draft WHERE key = ?", (KEY,)).fetchone()
            began_ms = connection.execute(BEGAN).fetchone()[0]
    finally:
        connection.close()
    return parsed(found[0] if found else None, began_ms)


def parsed(text: str | None, began_ms: int) -> BackupState:
    """Read what is kept; the defaults where nothing is."""
    raw: dict[str, Any] = json.loads(text) if text else {}
    raw["began_ms"] = began_ms
    known: dict[str, Any] = {name: raw[name] for name in raw if name in BackupState.__dataclass_fields__}
    return replace(BackupState(**known), waiting=tuple(known.get("waiting", ())), places=tuple(known.get("places", ())))


def keep(home: Path, ring: KeyRing, **changed: Any) -> BackupState:  # noqa: ANN401  # by field
    """Keep some of it anew, and return all."""
    state = replace(load(home, ring), **changed)
    connection = database.connect(home / database.FILE, ring)
    try:
        with translated():
            connection.execute(
                "INSERT INTO draft (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text",
                (KEY, json.dumps(asdict(state))),
            )
    finally:
        connection.close()
    return state
