"""Prove a store: every chain whole, and the journal replayed gives the very tables that are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base.errors import InspectorError
from inspector.store import change as changes
from inspector.store import journal
from inspector.store.tables import TABLES, WITH_FILES, registers_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.store.change import Change
    from inspector.store.store import Store

_MAX_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. ``code`` keys its message."""

    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What was checked and what is wrong; at most a hundred faults are listed."""

    n_changes: int
    n_chains: int
    n_files: int
    faults: tuple[Fault, ...]


def audit(store: Store) -> AuditResult:
    """Verify chains and hashes, replay the journal against the tables, and read all evidence files."""
    faults: list[Fault] = []
    by_register: dict[tuple[str, UUID, str], list[Change]] = defaultdict(list)
    last: dict[UUID, Change] = {}
    n_changes = 0
    for change in store.all_changes():
        n_changes += 1
        faults += _link(change, last.get(change.replica))
        last[change.replica] = change
        by_register[change.table, change.row, change.register].append(change)
    faults += _replay(store, by_register)
    n_unlisted = store.count_unlisted()
    if n_unlisted:
        faults.append(Fault("audit_listing", {"n": n_unlisted}))
    n_files, damaged = _files(store, by_register)
    listed = (*faults, *damaged, *(Fault("audit_page", {"page": text}) for text in store.bad_pages()))
    return AuditResult(n_changes, len(last), n_files, listed[:_MAX_FAULTS])


def _link(change: Change, before: Change | None) -> list[Fault]:
    where = {"replica": str(change.replica)[-12:], "seq": change.seq}
    expected = (before.seq + 1, before.hash) if before else (1, changes.GENESIS)
    found: list[Fault] = []
    if (change.seq, change.prev) != expected:
        found.append(Fault("audit_chain", where))
    if changes.digest(change) != change.hash:
        found.append(Fault("audit_hash", where))
    return found


def _replay(store: Store, by_register: Mapping[tuple[str, UUID, str], list[Change]]) -> list[Fault]:
    found: list[Fault] = []
    for table in TABLES:
        rows = {row.id: row for row in store.select(table)}
        known = {row for name, row, _ in by_register if name == table}
        found += [Fault("audit_row", {"table": table, "row": str(row)}) for row in rows.keys() ^ known]
        for row_id in rows.keys() & known:
            row = rows[row_id]
            for register in registers_of(table):
                history = by_register.get((table, row_id, register))
                shown = journal.decide(history)[0] if history else None
                value = shown.parsed() if shown and shown.op == "set" else None
                same = row.values.get(register) == value and row.changed.get(register) == (shown.id if shown else None)
                if not same:
                    found.append(Fault("audit_register", {"table": table, "row": str(row_id), "register": register}))
    return found


def _files(store: Store, by_register: Mapping[tuple[str, UUID, str], list[Change]]) -> tuple[int, list[Fault]]:
    hashes: set[str] = set()
    for (table, _, register), history in by_register.items():
        if (table, register) in WITH_FILES:
            for change in history:
                value = change.parsed()
                if isinstance(value, dict):
                    hashes.add(str(value["sha256"]))
    found: list[Fault] = []
    for sha256 in sorted(hashes):
        try:
            store.evidence.get(sha256)
        except InspectorError:
            found.append(Fault("audit_file", {"sha256": sha256[:16]}))
    return len(hashes), found
