"""Audit a store (稽核): chains, replay, evidence files; in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base.messages import Message, message
from inspector.store.audit import audit

if TYPE_CHECKING:
    from inspector.services.desk import Desk


@dataclass(frozen=True, slots=True)
class AuditView:
    """``sound``: nothing is wrong. ``faults`` one line each in the desk's language."""

    sound: bool
    message: Message
    faults: tuple[str, ...]


def audit_store(desk: Desk) -> AuditView:
    """Verify the open store, all evidence files too. Slow: run in a task."""
    found = audit(desk.store)
    counts = {"changes": found.n_changes, "chains": found.n_chains, "files": found.n_files}
    code = "audit_faulty" if found.faults else "audit_sound"
    return AuditView(
        sound=not found.faults,
        message=message(code, desk.language, faults=len(found.faults), **counts),
        faults=tuple(message(fault.code, desk.language, **fault.values).what for fault in found.faults),
    )
