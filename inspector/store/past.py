"""The journal read backwards, newest first, in chunks that hold the store for a moment only.

Rows of an item or a visit are found by (row, register); the whole store is read along its chains, by place.
``query`` runs a statement under the store's guard, so nothing here waits long for an answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.store import journal
from inspector.store.chains import SEQ_BITS
from inspector.store.change import Change, from_columns
from inspector.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CHUNK = 200
_OF_VISIT = " UNION ALL ".join(
    f'SELECT id FROM "{name}" WHERE visit_id = ?2'  # noqa: S608  # names of ours only
    for name, spec in TABLES.items()
    if "visit_id" in spec.key
)
_NEWEST = " ORDER BY hlc DESC, replica DESC, seq DESC LIMIT ?1"
_BEFORE = " AND (hlc, replica, seq) < (?3, ?4, ?5)"


@dataclass(frozen=True, slots=True)
class Heads:
    """The change of a register that is shown, and those that stand beside it (a conflict)."""

    shown: UUID | None
    losing: frozenset[UUID]


class Past:
    """What was changed, newest first. A change without anything a reader could see (a row's key) is left out."""

    def __init__(self, query: Callable[[str, Sequence[Any]], list[Any]]) -> None:
        self._query = query

    def of_rows(self, rows: Sequence[UUID]) -> Iterator[list[Change]]:
        """Yield the changes of some rows."""
        ids = json.dumps([row.hex for row in rows])
        yield from self._walk('"row" IN (SELECT value FROM json_each(?2))', ids)

    def of_visit(self, visit: UUID) -> Iterator[list[Change]]:
        """Yield the changes of a visit and of all that belongs to it."""
        rows = f"SELECT replace(?2, '-', '') UNION ALL {_OF_VISIT}"
        yield from self._walk(f'"row" IN ({rows})', str(visit))

    def of_store(self) -> Iterator[list[Change]]:
        """Yield all changes. Along a chain clocks only go forward, so chains are merged as they are read."""
        chains = [self._chain(number) for (number,) in self._query("SELECT n FROM chain", ())]
        newest = merge(*chains, key=lambda c: (c.hlc, c.replica.hex, c.seq), reverse=True)
        for _, chunk in groupby(enumerate(newest), key=lambda pair: pair[0] // CHUNK):
            yield [change for _, change in chunk]

    def get(self, row: UUID, register: str, change: UUID) -> Change | None:
        """Return one change of a register, or None."""
        found = self._query(journal.OF_REGISTER + " AND id = ?", (row.hex, register, change.hex))
        return from_columns(found[0]) if found else None

    def of_register(self, row: UUID, register: str) -> Iterator[list[Change]]:
        """Yield the changes of one register, keys too."""
        yield [from_columns(columns) for columns in self._query(journal.OF_REGISTER, (row.hex, register))]

    def before(self, change: Change) -> Change | None:
        """Return the change whose value one replaced: of several the one that was shown."""
        found = [self.get(change.row, change.register, one) for one in change.supersedes]
        return max((c for c in found if c is not None), key=lambda c: (c.hlc, c.replica), default=None)

    def undone(self, change: Change) -> Change | None:
        """Return what an undo took back at this register, or None when it was not an undo."""
        if change.undoes is None:
            return None
        found = self._query(journal.OF_REGISTER + " AND tx = ?", (change.row.hex, change.register, change.undoes.hex))
        return from_columns(found[0]) if found else None

    def heads(self, table: str, row: UUID, register: str) -> Heads:
        """Return what stands at a register."""
        shown = self._query(f'SELECT "{register}_by" FROM "{TABLES[table].name}" WHERE id = ?', (row.hex,))  # noqa: S608  # names of ours
        losing = self._query('SELECT change FROM losing_head WHERE "row" = ? AND register = ?', (row.hex, register))
        first = UUID(shown[0][0]) if shown and shown[0][0] else None
        return Heads(first, frozenset(UUID(one) for (one,) in losing))

    def _walk(self, where: str, value: str) -> Iterator[list[Change]]:
        places = f"SELECT place FROM change_at WHERE {where} AND register <> 'key'"  # noqa: S608  # expressions of ours
        statement = f"{journal.SELECT} WHERE place IN ({places})"
        after: tuple[Any, ...] = ()
        while True:
            ended = (_BEFORE if after else "") + _NEWEST
            found = self._query(statement + ended, (CHUNK, value, *after))
            chunk = [from_columns(row) for row in found]
            if chunk:
                yield chunk
            if len(chunk) < CHUNK:
                return
            after = (chunk[-1].hlc, chunk[-1].replica.hex, chunk[-1].seq)

    def _chain(self, number: int) -> Iterator[Change]:
        first, below = number << SEQ_BITS, (number + 1) << SEQ_BITS
        while True:
            where = " WHERE place > ? AND place < ? ORDER BY place DESC LIMIT ?"
            found = [from_columns(row) for row in self._query(journal.SELECT + where, (first, below, CHUNK))]
            yield from (change for change in found if change.register != "key")
            if len(found) < CHUNK:
                return
            below = first | found[-1].seq
