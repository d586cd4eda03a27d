"""Undo and redo: a stack a visit and person, made of the journal, and compensating edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.errors import RefusedError
from inspector.store import journal
from inspector.store.chains import FIRST
from inspector.store.change import Change, from_columns
from inspector.store.tables import TABLES, Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlcipher3.dbapi2 as driver

UNDOABLE = tuple(name for name, spec in TABLES.items() if spec.undoable)


@dataclass(slots=True)
class Stack:
    """What can be undone and redone, newest last."""

    undo: list[UUID] = field(default_factory=list[UUID])
    redo: list[UUID] = field(default_factory=list[UUID])
    ends: dict[UUID, int] = field(default_factory=dict[UUID, int])
    """Place in the chain of each act's last change: it is read from there, however long the journal is."""

    def take(self, tx: UUID, undoes: UUID | None, end: int) -> None:
        """Follow one act of the person."""
        self.ends[tx] = end
        if undoes is None:
            self.undo.append(tx)
            self.redo.clear()
        elif self.undo and self.undo[-1] == undoes:
            self.undo.pop()
            self.redo.append(tx)
        elif self.redo and self.redo[-1] == undoes:
            self.redo.pop()
            self.undo.append(tx)


def load(connection: driver.Connection, replica: UUID, actor: UUID, visit_id: UUID) -> Stack:
    """Make the stack of a person on this replica for one visit from the journal.

    An act that wrote a red flag is not in it: a red flag is struck through, never undone.
    """
    rows = " UNION ALL ".join(f'SELECT id FROM "{table}" WHERE visit_id = :visit' for table in UNDOABLE)  # noqa: S608  # ours
    found = connection.execute(
        "SELECT tx, undoes, max(seq) FROM change WHERE replica = :replica AND actor = :actor"  # noqa: S608  # ours
        " AND register <> 'key'"  # a key is never undone, so an act that wrote keys only is none to undo
        f' AND place IN (SELECT place FROM change_at WHERE "row" IN ({rows})) GROUP BY tx ORDER BY max(seq)',
        {"replica": replica.hex, "actor": actor.hex, "visit": str(visit_id)},
    )
    stack = Stack()
    for tx, undoes, end in found:
        stack.take(UUID(tx), UUID(undoes) if undoes else None, end)
    return stack


def last_table(connection: driver.Connection, replica: UUID, actor: UUID, visit_id: UUID) -> str:
    """Return the table that the person's last act on a visit wrote, undoable or not; "" when there was none."""
    tables = (*UNDOABLE, "red_flag")
    rows = " UNION ALL ".join(f'SELECT id FROM "{table}" WHERE visit_id = :visit' for table in tables)  # noqa: S608  # our own names
    found = connection.execute(
        "SELECT tbl FROM change WHERE replica = :replica AND actor = :actor"  # noqa: S608  # as above
        f' AND place IN (SELECT place FROM change_at WHERE "row" IN ({rows})) ORDER BY seq DESC LIMIT 1',
        {"replica": replica.hex, "actor": actor.hex, "visit": str(visit_id)},
    ).fetchone()
    return str(found[0]) if found else ""


def compensation(connection: driver.Connection, replica: UUID, tx: UUID, end: int) -> tuple[list[Edit], Change | None]:
    """Return the edits that bring back what stood before an act, and what is in the way, if anything.

    The act is looked for backwards from ``end`` in the chain. The natural keys of new rows stay: a row without its
    other registers is not shown.
    """
    edits: list[Edit] = []
    for change in act_of(connection, replica, tx, end):
        if change.register == "key":
            continue
        standing = journal.heads(connection, change.table, change.row, change.register)
        if len(standing.all) != 1 or not _stands(connection, standing.all[0], change):
            shown = standing.shown
            return [], journal.get(connection, change.row, change.register, shown) if shown else None
        edits.append(_before(connection, change))
    return edits, None


def act_of(connection: driver.Connection, replica: UUID, tx: UUID, end: int) -> list[Change]:
    """Return the changes of an act, the last one first; they follow each other in the chain."""
    statement = f"{journal.SELECT} WHERE place > {FIRST} AND place <= {FIRST} + ? ORDER BY place DESC"
    found: list[Change] = []
    for columns in connection.execute(statement, (replica.hex, replica.hex, end)):
        change = from_columns(columns)
        if change.tx == tx:
            found.append(change)
        elif found:
            break
    return found


def refuse_changed(who: str) -> RefusedError:
    """The error where somebody changed the same thing since."""
    return RefusedError("undo_changed_since", who=who)


def _stands(connection: driver.Connection, head: UUID, change: Change) -> bool:
    """Say whether what a change gave is what stands: itself, or brought back by undoing what came after it."""
    at: UUID | None = head
    while at is not None and at != change.id:
        found = journal.get(connection, change.row, change.register, at)
        if found is None or found.undoes is None:
            return False
        # What the undone change had superseded stands again. An undo need not supersede it: undos may lie between.
        undone = _at_register(connection, change, found.undoes)
        before = _latest(connection, change, undone.supersedes) if undone else None
        at = before.id if before else None
    return at is not None


def _at_register(connection: driver.Connection, beside: Change, tx: UUID) -> Change | None:
    """Return what an act gave to the register that another change wrote."""
    row = connection.execute(journal.OF_REGISTER + " AND tx = ?", (beside.row.hex, beside.register, tx.hex)).fetchone()
    return from_columns(row) if row else None


def _before(connection: driver.Connection, change: Change) -> Edit:
    earlier = _latest(connection, change, change.supersedes)
    where = (change.table, change.row, change.region_code, change.register)
    if earlier is None or earlier.op == "delete" or earlier.is_erased:
        return Edit(*where, None, "delete")
    return Edit(*where, earlier.parsed())


def _latest(connection: driver.Connection, of: Change, ids: Sequence[UUID]) -> Change | None:
    """Return the latest of these changes of the same register."""
    found = [other for one in ids if (other := journal.get(connection, of.row, of.register, one)) is not None]
    return max(found, key=lambda c: (c.hlc, c.replica), default=None)
