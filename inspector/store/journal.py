"""The one write path: a change goes into the journal and its register into the current state, in one transaction.

``apply`` serves local edits, undo, import and merge alike. State is a function of the *set* of accepted
changes: any order, any repetition, any part first gives the same rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.store import search
from inspector.store.change import COLUMNS, Change, from_columns
from inspector.store.tables import STATE, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlcipher3.dbapi2 as driver

    from inspector.store.chains import Chains
    from inspector.store.tables import Edit

# Only names of ours are put into these statements; values always go by question mark.
_NAMES = ", ".join('"row"' if c == "row" else c for c in COLUMNS)
_INSERT = f"INSERT INTO change (place, {_NAMES}) VALUES (?, {', '.join('?' * len(COLUMNS))})"  # noqa: S608  # names of ours
SELECT = f"SELECT {_NAMES} FROM change"  # noqa: S608  # names of ours only
OF_REGISTER = SELECT + ' WHERE place IN (SELECT place FROM change_at WHERE "row" = ? AND register = ?)'  # noqa: S608  # names of ours
"""All changes of a register; ``AND …`` may follow."""
_MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one register: the shown one first. More than one is a conflict, whatever the clocks say."""

    shown: UUID | None
    losing: tuple[UUID, ...]

    @property
    def all(self) -> tuple[UUID, ...]:
        """All of them: what a new local change supersedes."""
        return (self.shown, *self.losing) if self.shown else ()


def heads(connection: driver.Connection, table: str, row: UUID, register: str, *, alone: bool = False) -> Heads:
    """Return the heads of a register as they stand. ``alone``: the store holds no conflict, so there is one at most."""
    found = connection.execute(_head_statement(table, register), (row.hex,)).fetchone()
    if found is None or found[0] is None:
        return Heads(None, ())
    if alone:
        return Heads(UUID(found[0]), ())
    losing = connection.execute(
        'SELECT change FROM losing_head WHERE "row" = ? AND register = ?', (row.hex, register)
    ).fetchall()
    return Heads(UUID(found[0]), tuple(UUID(u) for (u,) in losing))


class KnownHeads:
    """Heads that this store has written or read since it was opened. It is the only writer: they cannot change unseen.

    Forgotten whenever a transaction failed or changes of other replicas came.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[UUID, str], tuple[UUID, ...]] = {}

    def of(self, connection: driver.Connection, edit: Edit, *, alone: bool) -> tuple[UUID, ...]:
        """Return all heads of the register of an edit."""
        found = self._known.get((edit.row, edit.register))
        return heads(connection, edit.table, edit.row, edit.register, alone=alone).all if found is None else found

    def follow(self, change: Change) -> None:
        """Take note of a local change that superseded all heads there were."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known[change.row, change.register] = (change.id,)

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()


def append(connection: driver.Connection, chains: Chains, change: Change) -> None:
    """Write a local change whose ``supersedes`` are all heads there are: it is the only head now."""
    place = chains.place(change.replica, change.seq)
    connection.execute(_INSERT, (place, *change.columns()))
    chains.note(change, place)
    _show(connection, change)
    if len(change.supersedes) > 1:
        connection.execute(
            'DELETE FROM losing_head WHERE "row" = ? AND register = ?', (change.row.hex, change.register)
        )


def apply(connection: driver.Connection, chains: Chains, changes: Iterable[Change]) -> int:
    """Write changes of any replica; what is here already is passed over. Returns how many were new.

    The caller has verified chains and hashes and holds the transaction.
    """
    n_new = 0
    chains.settle()  # what is listed in memory is the end of its chain: a change may come behind it
    for change in changes:
        if get(connection, change.row, change.register, change.id) is not None:
            continue
        place = chains.place(change.replica, change.seq)
        connection.execute(_INSERT, (place, *change.columns()))
        chains.take(change, place)
        settle(connection, change.row, change.register)
        n_new += 1
    return n_new


def get(connection: driver.Connection, row: UUID, register: str, change: UUID) -> Change | None:
    """Return one change of a register, or None."""
    found = connection.execute(OF_REGISTER + " AND id = ?", (row.hex, register, change.hex)).fetchone()
    return from_columns(found) if found else None


def settle(connection: driver.Connection, row: UUID, register: str) -> None:
    """Make one register's state of all its changes: the heads, and which of them is shown."""
    changes = [from_columns(c) for c in connection.execute(OF_REGISTER, (row.hex, register))]
    shown, losing = decide(changes)
    connection.execute('DELETE FROM losing_head WHERE "row" = ? AND register = ?', (row.hex, register))
    connection.executemany(
        'INSERT INTO losing_head ("row", register, change) VALUES (?, ?, ?)',
        [(row.hex, register, other.id.hex) for other in losing],
    )
    _show(connection, shown)


def decide(changes: Iterable[Change]) -> tuple[Change, list[Change]]:
    """Return the head that is shown and the others.

    Shown is the greatest (hlc, replica), but a concurrent delete wins. Heads of the same value are no conflict.
    """
    known = list(changes)
    replaced = {old for change in known for old in change.supersedes}
    standing = sorted(
        (change for change in known if change.id not in replaced),
        key=lambda c: (c.op == "delete", c.hlc, c.replica),
        reverse=True,
    )
    shown = standing[0]
    return shown, [other for other in standing[1:] if other.value != shown.value or other.op != shown.op]


def _show(connection: driver.Connection, change: Change) -> None:
    """Write a register's value and who gave it into its row."""
    spec = TABLES[change.table]
    value = change.value if change.op == "set" else None
    key: Mapping[str, Any] = {}
    if change.register == "key" and value is not None:
        key = {name: json.loads(value).get(name) for name in spec.key}
    connection.execute(
        _upsert_statement(change.table, change.register, tuple(key)),
        (change.row.hex, change.region_code, value, change.id.hex, *key.values()),
    )
    if change.table == "school" and change.register == "identity" and value is not None:
        for statement, values in search.indexing(change.row, json.loads(value)):
            connection.execute(statement, values)


@cache
def _head_statement(table: str, register: str) -> str:
    column = STATE[table].c[f"{register}_by"].name
    return f'SELECT "{column}" FROM "{table}" WHERE id = ?'  # noqa: S608  # names of ours only


@cache
def _upsert_statement(table: str, register: str, key: tuple[str, ...]) -> str:
    names = [register, f"{register}_by", *key]
    columns = ", ".join(f'"{STATE[table].c[name].name}"' for name in names)
    marks = ", ".join("?" * (2 + len(names)))
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names)
    return (
        f'INSERT INTO "{table}" (id, region_code, {columns}) VALUES ({marks})'  # noqa: S608  # names of ours only
        f" ON CONFLICT (id) DO UPDATE SET {updates}"
    )
