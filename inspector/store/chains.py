"""Where changes lie in the journal, and how those of a register are found.

A chain has a number in this store, and the place of a change is made of that number and its seq: it is the journal's
key, so a local change goes to the end of its chain. What a register was given is listed by row (``change_index``), and
that list would cost each answer a page of its own, for its rows lie anywhere. So the newest changes are listed in
memory (``newest``) and moved over many at a time; ``change_at`` shows both. What was in memory when the program ended
is found again at the end of its chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    import sqlcipher3.dbapi2 as driver

    from inspector.store.change import Change

SEQ_BITS = 40
# Only numbers and names of ours are put into these statements.
FIRST = f"(SELECT n << {SEQ_BITS} FROM chain WHERE replica = ?)"  # noqa: S608  # as said above
"""The place before the first change of a replica, in a statement."""
LAST = f"(SELECT (n + 1) << {SEQ_BITS} FROM chain WHERE replica = ?)"  # noqa: S608  # as said above
"""The place behind its last one."""
ENDS = f"""
SELECT chain.replica, last.seq, last.hlc, last.hash FROM chain JOIN change last ON last.place =
  (SELECT max(place) FROM change WHERE place > chain.n << {SEQ_BITS} AND place < (chain.n + 1) << {SEQ_BITS})
"""  # noqa: S608  # as said above
UNLISTED = """
SELECT (SELECT count(*) FROM change WHERE NOT EXISTS (SELECT 1 FROM change_at at
  WHERE at."row" = change."row" AND at.register = change.register AND at.place = change.place))
  + (SELECT count(*) FROM change_at WHERE place NOT IN (SELECT place FROM change))
"""
_MOST_IN_MEMORY = 2048
"""They are moved when nobody writes; only who writes so many without a rest waits for it."""
_LISTED = '("row" TEXT, register TEXT, place INTEGER, PRIMARY KEY ("row", register, place)) WITHOUT ROWID'
_BOTH = 'SELECT "row", register, place FROM main.change_index UNION ALL SELECT "row", register, place FROM temp.newest'
_IN_MEMORY = (
    "PRAGMA temp_store=MEMORY",
    f"CREATE TEMP TABLE newest {_LISTED}",
    f"CREATE TEMP VIEW change_at AS {_BOTH}",
)
_PUT = 'INSERT INTO {} ("row", register, place) VALUES (?, ?, ?)'
_PUT_NEWEST, _PUT_LISTED = _PUT.format("temp.newest"), _PUT.format("main.change_index")


class Chains:
    """Numbers of the chains and the list of the newest changes. Belongs to one connection."""

    def __init__(self, connection: driver.Connection, *, find: bool = True) -> None:
        self._connection = connection
        self._numbers: dict[UUID, int] = {}
        self._n_newest = 0
        for statement in _IN_MEMORY:
            connection.execute(statement)
        for (number,) in connection.execute("SELECT n FROM chain").fetchall() if find else ():
            self._find_unlisted(number)

    def place(self, replica: UUID, seq: int) -> int:
        """Return the place of a change; the first one of a replica gives its chain a number."""
        return (self._numbers.get(replica) or self._number(replica)) << SEQ_BITS | seq

    def note(self, change: Change, place: int) -> None:
        """List a local change, in memory; enough of them are moved over in the transaction that holds this one."""
        self._connection.execute(_PUT_NEWEST, (change.row.hex, change.register, place))
        self._n_newest += 1
        if self._n_newest >= _MOST_IN_MEMORY:
            self.settle()

    def take(self, change: Change, place: int) -> None:
        """List a change of another replica."""
        self._connection.execute(_PUT_LISTED, (change.row.hex, change.register, place))

    @property
    def n_newest(self) -> int:
        """How many are listed in memory."""
        return self._n_newest

    def settle(self) -> None:
        """Move what is listed in memory over."""
        if not self._n_newest:
            return
        self._connection.execute("INSERT INTO main.change_index SELECT * FROM temp.newest")
        self._connection.execute("DELETE FROM temp.newest")
        self._n_newest = 0

    def forget(self) -> None:
        """Read all anew: a transaction failed, and with it went what it had listed and numbered."""
        self._numbers.clear()
        self._n_newest = self._connection.execute("SELECT count(*) FROM temp.newest").fetchone()[0]

    def _number(self, replica: UUID) -> int:
        found = self._connection.execute("SELECT n FROM chain WHERE replica = ?", (replica.hex,)).fetchone()
        if found is None:
            statement = "INSERT INTO chain (n, replica) SELECT coalesce(max(n), 0) + 1, ? FROM chain RETURNING n"
            found = self._connection.execute(statement, (replica.hex,)).fetchone()
        self._numbers[replica] = found[0]
        return found[0]

    def _find_unlisted(self, number: int) -> None:
        """List the end of a chain in memory: from its last change back to the first that is listed."""
        unlisted: list[tuple[str, str, int]] = []
        statement = 'SELECT "row", register, place FROM change WHERE place > ? AND place < ? ORDER BY place DESC'
        for at in self._connection.execute(statement, (number << SEQ_BITS, (number + 1) << SEQ_BITS)):
            where = 'SELECT 1 FROM change_index WHERE "row" = ? AND register = ? AND place = ?'
            if self._connection.execute(where, at).fetchone():
                break
            unlisted.append(at)
        self._connection.executemany(_PUT_NEWEST, unlisted)
        self._n_newest += len(unlisted)
