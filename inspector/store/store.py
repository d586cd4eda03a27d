"""The open store: one writer, one connection, one journal."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from uuid import UUID

import sqlcipher3.dbapi2 as driver
from filelock import FileLock, Timeout

from inspector.base.errors import InspectorError, RefusedError, RoomError, StoreError
from inspector.base.ids import new_id
from inspector.store import backup_state, chains, database, erase, journal, machine, search, undo
from inspector.store import change as changes
from inspector.store.chains import Chains
from inspector.store.change import Change
from inspector.store.checkpoint import Checkpoints
from inspector.store.evidence import EvidenceFiles
from inspector.store.faults import of_driver, of_system, translated
from inspector.store.lists import Lists
from inspector.store.named_files import named_files
from inspector.store.past import Past
from inspector.store.signed import Signed
from inspector.store.tables import STATE, TABLES, ChangeView, Edit, Recorded, Row, registers_of
from inspector.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from inspector.base.canonical import Json
    from inspector.base.clock import Clock
    from inspector.store.erase import Target
    from inspector.store.keys import KeyRing


class Store:
    """An unlocked store. Safe to call from any thread: calls wait for each other."""

    def __init__(self, home: Path, ring: KeyRing, clock: Clock, connection: driver.Connection, lock: FileLock) -> None:
        self.home = home
        self.ring = ring
        self.evidence = EvidenceFiles(home / "evidence", ring)
        self.lists, self.past = Lists(self._query), Past(self._query)
        self._clock = clock
        self._connection = connection
        self._lock = lock
        self._guard = threading.RLock()
        self._stacks: dict[tuple[UUID, str], undo.Stack] = {}
        self._signed = Signed(self._query, self.select)
        self.replica = self._own_replica()
        self._chains = Chains(connection)
        self._seq, self._head = self._own_head()
        self._hlc = max((hlc for _, _, hlc, _ in self._chain_ends()), default=0)
        self._has_conflicts = self._any_conflict()
        self._heads = journal.KnownHeads()
        self._recent: dict[UUID, Change] = {}
        """What the last act wrote: it is asked for right after."""
        self._checkpoints = Checkpoints(lambda: database.connect(home / database.FILE, ring), self._settle)
        self._writing = Transaction(self._guard, lambda: self._connection, self._checkpoints.note, self._fallen)

    @classmethod
    def create(cls, folder: Path, ring: KeyRing, *, clock: Clock) -> Store:
        """Make a new store in a folder that holds its keys."""
        return cls.open(folder, ring, clock=clock)

    @classmethod
    def open(cls, folder: Path, ring: KeyRing, *, clock: Clock) -> Store:
        """Open a store for writing; an older one is copied and moved forward first.

        Raises:
            RefusedError: ``store_in_use``: another copy of the program has it open.
            StoreError: ``store_damaged``, ``store_newer``.
            RoomError: The disk is full or read-only.
        """
        lock = FileLock(folder / "lock", thread_local=False)  # opened by a worker, closed by the window
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise RefusedError("store_in_use") from error
        except OSError as error:
            raise of_system(error) from error
        try:
            connection = database.prepare(folder, ring)
            with translated():
                store = cls(folder, ring, clock, connection, lock)
        except BaseException:
            lock.release()
            raise
        store.evidence.sweep()
        return store

    def close(self) -> None:
        """Close the file and let the next one in."""
        self._checkpoints.stop()
        with self._guard:
            with suppress(InspectorError, driver.Error):
                self._settle()
            with suppress(driver.Error):
                self._connection.close()
            self._lock.release()

    # Writing

    def record(self, edits: Sequence[Edit], *, actor: UUID, undoes: UUID | None = None) -> Recorded:
        """Journal one act: all edits or none; on disk when this returns.

        Raises:
            RefusedError: ``visit_signed``: a register is in a signed report.
            RoomError: ``disk_full``; nothing of the act was kept, all before it is.
            StoreError: ``store_damaged``.
        """
        return self._record(edits, actor, undoes, ())[0]

    def erase(
        self, targets: Sequence[Target], proof: Sequence[Edit], *, actor: UUID, drafts: Sequence[str] = ()
    ) -> tuple[Recorded, int]:
        """Empty registers for good, frozen ones too, and journal the proof, in one act; then scrub the file.

        ``drafts``: parts of the keys of texts that go too. Returns the act and how many changes were emptied.
        """
        with self._guard:
            recorded, n = self._record(proof, actor, None, targets, drafts)
            self.forget_known()
            self.scrub()
        return recorded, n

    def scrub(self) -> None:
        """Write the file anew, so that nothing of what was erased is left in it. Slow where it is large."""
        with self._touching():
            erase.scrub(self._connection, self.home)

    def forget_known(self) -> None:
        """Read anew what is kept in memory of what was written."""
        self._stacks.clear()
        self._recent.clear()
        self._heads.clear()
        self._signed.forget()

    def _record(
        self,
        edits: Sequence[Edit],
        actor: UUID,
        undoes: UUID | None,
        erased: Sequence[Target],
        drafts: Sequence[str] = (),
    ) -> tuple[Recorded, int]:
        at = self._clock()
        act = _Act(actor, new_id(), undoes, int(at.timestamp() * 1000))
        made: list[Change] = []
        n = 0
        with self._guard:  # until the place of the next act is known: another thread's would take the same
            with self._writing:
                if erased or drafts:
                    n = erase.empty(self._connection, erased, drafts)
                for edit in edits:
                    made.append(self._append(edit, act, made[-1] if made else None))
            self._hlc, self._seq, self._head = made[-1].hlc, made[-1].seq, made[-1].hash
            self._follow(edits, act)
            recent = self._recent = {change.id: change for change in made}
        return Recorded(act.tx, tuple(recent), at, tuple(edits)), n

    def receive(self, arrived: Iterable[Change]) -> int:
        """Take changes of other replicas: verified, then applied, or set aside. Returns how many were new.

        A change with a wrong hash is refused whole: StoreError("change_forged").
        """
        with self._guard:
            known: list[Change] = []
            aside: list[tuple[Change, str]] = []
            now = self._now_ms()
            for change in arrived:
                if changes.digest(change) != change.hash:
                    raise StoreError("change_forged", change=str(change.id))
                reason = "ahead" if changes.ahead(change.hlc, now) else self._fork(change)
                (aside.append((change, reason)) if reason else known.append(change))
            self._heads.clear()
            with self._writing:
                n_new = journal.apply(self._connection, self._chains, known)
                for change, reason in aside:
                    self._set_aside(change, reason)
            self._hlc = max([self._hlc, *(change.hlc for change in known)])
            self._stacks.clear()
            self._signed.forget()
            self._has_conflicts = self._any_conflict()
            return n_new

    def undoable(self, actor: UUID, visit_id: UUID) -> UUID | None:
        """Return the person's last act on a visit that can be undone."""
        stack = self._stack(actor, visit_id)
        return stack.undo[-1] if stack.undo else None

    def redoable(self, actor: UUID, visit_id: UUID) -> UUID | None:
        """Return what was undone last."""
        stack = self._stack(actor, visit_id)
        return stack.redo[-1] if stack.redo else None

    def last_table(self, actor: UUID, visit_id: UUID) -> str:
        """Return the table that the person's last act on a visit wrote; "" when there was none."""
        with self._touching():
            return undo.last_table(self._connection, self.replica, actor, visit_id)

    def written(self, tx: UUID) -> tuple[tuple[str, UUID], ...]:
        """Return table and row of what an act on an undo stack wrote."""
        ends = (stack.ends[tx] for stack in self._stacks.values() if tx in stack.ends)
        with self._touching():
            act = undo.act_of(self._connection, self.replica, tx, next(ends, self._seq))
        return tuple((change.table, change.row) for change in act)

    def keep(self, tx: UUID, *, actor: UUID, visit_id: UUID) -> None:
        """Let an act stand for good: undo goes on with what the person did before it."""
        stack = self._stack(actor, visit_id)
        stack.undo = [one for one in stack.undo if one != tx]

    def undo(self, tx: UUID, *, actor: UUID) -> Recorded:
        """Append what brings back the values before an act.

        Raises:
            RefusedError: ``undo_changed_since``: a register's head is not of that act any more.
        """
        with self._touching():
            acts = (stack.ends[tx] for stack in self._stacks.values() if tx in stack.ends)
            edits, other = undo.compensation(self._connection, self.replica, tx, next(acts, self._seq))
            if other is not None:
                raise undo.refuse_changed(str(other.actor))
        return self.record(edits, actor=actor, undoes=tx)

    def redo(self, tx: UUID, *, actor: UUID) -> Recorded:
        """Undo an undo."""
        return self.undo(tx, actor=actor)

    # Reading

    def find(self, table: str, row: UUID) -> Row | None:
        """Return a row, or None."""
        found = self._rows(table, "id = ?", (row.hex,))
        return found[0] if found else None

    def select(self, table: str, **key: Json) -> tuple[Row, ...]:
        """Return the rows with these key columns, ordered by id: by time of making where ids are UUIDv7."""
        for name in key:
            STATE[table].c[name]  # an unknown column is a bug: KeyError
        where = " AND ".join(f'"{name}" = ?' for name in key) or "1"
        return self._rows(table, where, tuple(key.values()))

    def has_any(self, table: str) -> bool:
        """Say whether a table has a row."""
        return bool(self._query(f'SELECT 1 FROM "{STATE[table].name}" LIMIT 1', ()))  # noqa: S608  # a name of ours

    def change(self, row: UUID, register: str, change_id: UUID) -> ChangeView:
        """Return who changed a register and when."""
        recent = self._recent.get(change_id)
        if recent is None:
            with self._touching():
                recent = journal.get(self._connection, row, register, change_id)
        if recent is None:
            raise LookupError(f"{register} of {row} has no change {change_id}")
        return _view(recent)

    def all_changes(self, replica: UUID | None = None) -> Iterator[Change]:
        """Yield the journal, chain by chain in order of seq."""
        where = f" WHERE place > {chains.FIRST} AND place < {chains.LAST}" if replica else ""
        values = (replica.hex, replica.hex) if replica else ()
        for row in self._query(f"{journal.SELECT}{where} ORDER BY place", values):
            yield changes.from_columns(row)

    def count_unlisted(self) -> int:
        """Count the changes that are not found by their row and register; 0 unless the file is damaged."""
        return self._query(chains.UNLISTED, ())[0][0]

    def head(self) -> tuple[UUID, int, str]:
        """Return replica, count and head of this store's own chain."""
        return self.replica, self._seq, self._head

    def chain_end(self, replica: str) -> tuple[int, str]:
        """Return the last seq and hash of a chain, by its id as stored; (0, "") where there is none."""
        with self._touching():
            return next(((seq, head) for name, seq, _, head in self._chain_ends() if name == replica), (0, ""))

    def began_ms(self) -> int:
        """Return when the store was made, in milliseconds since 1970."""
        return self._query(backup_state.BEGAN, ())[0][0] or 0

    def wanted_files(self) -> frozenset[str]:
        """Return the names of all originals that the journal still names."""
        with self._touching():
            self._settle()
            hashes = named_files(self._connection)
        return frozenset(self.evidence.where(sha256).name for sha256 in hashes)

    def covers(self) -> dict[str, int]:
        """Return the last seq of every chain."""
        with self._touching():
            return {str(UUID(replica)): seq for replica, seq, _, _ in self._chain_ends()}

    def find_schools(self, text: str, limit: int) -> tuple[UUID, ...]:
        """Return schools by any part of name, code or pinyin initials."""
        with self._touching():
            return search.find(self._connection, text, limit)

    # Not journalled

    def draft(self, key: str) -> str | None:
        """Return a text that is being typed, or a fact of this laptop only (``local/…``, ``place/…``)."""
        found = self._query("SELECT text FROM draft WHERE key = ?", (key,))
        return found[0][0] if found else None

    def save_draft(self, key: str, text: str) -> None:
        """Keep such a text."""
        with self._writing:
            self._connection.execute(
                "INSERT INTO draft (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text",
                (key, text),
            )

    def drop_draft(self, key: str) -> None:
        """Forget such a text."""
        if self.draft(key) is not None:
            with self._writing:
                self._connection.execute("DELETE FROM draft WHERE key = ?", (key,))

    def drafts(self, prefix: str) -> dict[str, str]:
        """Return all such texts under a prefix."""
        return dict(self._query("SELECT key, text FROM draft WHERE substr(key, 1, ?) = ?", (len(prefix), prefix)))

    def checklist(self, sha256: str) -> bytes | None:
        """Return a checklist's canonical content."""
        found = self._query("SELECT content FROM checklist WHERE sha256 = ?", (sha256,))
        return found[0][0].encode() if found else None

    def keep_checklist(self, canonical: bytes) -> str:
        """Keep a checklist whole, by its hash, and return that."""
        sha256 = hashlib.sha256(canonical).hexdigest()
        with self._writing:
            self._connection.execute(
                "INSERT INTO checklist (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
                (sha256, canonical.decode()),
            )
        return sha256

    def bad_pages(self) -> list[str]:
        """Return what the cipher's own check says of each bad page; empty when all is well."""
        return [row[0] for row in self._query("PRAGMA cipher_integrity_check", ())]

    # Inside

    @contextmanager
    def _touching(self) -> Generator[None]:
        """Hold the guard; errors come out as ours."""
        with self._guard:
            try:
                yield
            except (driver.Error, OSError, StoreError) as error:
                self._raise_told(error)

    def _settle(self) -> None:
        """Write the list of the newest changes: the next one who opens the store has nothing to look for."""
        with self._guard:
            if self._chains.n_newest:
                with self._writing:
                    self._chains.settle()

    def _fallen(self, error: BaseException) -> None:
        """Roll a transaction back; an error of the file or the disk comes out as it is told."""
        self._heads.clear()
        with suppress(driver.Error):  # a full disk has rolled back by itself; a BEGIN may have failed
            self._connection.execute("ROLLBACK")
        with suppress(driver.Error):
            self._chains.forget()
        if isinstance(error, (driver.Error, OSError, StoreError)):
            self._raise_told(error)

    def _raise_told(self, error: BaseException) -> NoReturn:
        """Raise an error as it is told. A damaged page spoils a connection for what is whole, too: take a fresh one."""
        told: BaseException = error
        if isinstance(error, driver.Error):
            told = of_driver(error)
        elif isinstance(error, OSError):
            told = of_system(error)
        if isinstance(told, StoreError):
            self._reconnect()
        if told is error:
            raise error
        raise told from error

    def _reconnect(self) -> None:
        with suppress(StoreError, RoomError):  # the first page itself: then the old connection says so again
            fresh, listed = self._connected()
            with suppress(driver.Error):
                self._connection.close()
            self._connection, self._chains = fresh, listed

    def _connected(self) -> tuple[driver.Connection, Chains]:
        """Return a fresh connection. Where a chain's end is damaged its changes stay unlisted: the rest is read."""
        fresh = database.connect(self.home / database.FILE, self.ring)
        try:
            return fresh, Chains(fresh)
        except driver.Error:
            fresh.close()
            fresh = database.connect(self.home / database.FILE, self.ring)
            with translated():
                return fresh, Chains(fresh, find=False)

    def _append(self, edit: Edit, act: _Act, before: Change | None) -> Change:
        """Write one change of an act; ``before`` is the act's own last one, else it follows what is committed."""
        if edit.register not in registers_of(edit.table):
            raise ValueError(f"{edit.table} has no register {edit.register}")
        self._signed.refuse(edit)
        seq, prev, hlc = (before.seq, before.hash, before.hlc) if before else (self._seq, self._head, self._hlc)
        superseded = self._heads.of(self._connection, edit, alone=not self._has_conflicts)
        made = changes.sealed(
            Change(
                id=new_id(), replica=self.replica, seq=seq + 1, hlc=changes.tick(hlc, act.wall_ms),
                wall_at=act.wall_ms, actor=act.actor, tx=act.tx, undoes=act.undoes, op=edit.op, table=edit.table,
                row=edit.row, region_code=edit.region_code, register=edit.register, value=changes.text_of(edit.value),
                salt=os.urandom(16).hex(), supersedes=superseded, prev=prev, hash="",
            )
        )  # fmt: skip
        journal.append(self._connection, self._chains, made)
        self._heads.follow(made)
        return made

    def _follow(self, edits: Sequence[Edit], act: _Act) -> None:
        """Keep the undo stacks and the frozen registers in step with what was written."""
        if len(edits) == 1 and edits[0].table == "answer":  # by far the most
            stack = self._stacks.get((act.actor, self._signed.visit_of("answer", edits[0].row)))
            if stack is not None:
                stack.take(act.tx, act.undoes, self._seq)
            return
        visits: set[str] = set()
        undoable = True
        for edit in edits:
            visit = self._signed.visit_of(edit.table, edit.row)
            visits.add(visit)
            undoable = undoable and TABLES[edit.table].undoable
            if edit.table in {"freeze", "mark"}:
                self._signed.forget(visit)
        if undoable:
            for visit in visits - {""}:
                stack = self._stacks.get((act.actor, visit))
                if stack is not None:
                    stack.take(act.tx, act.undoes, self._seq)

    def _stack(self, actor: UUID, visit_id: UUID) -> undo.Stack:
        key = (actor, str(visit_id))
        if key not in self._stacks:
            with self._touching():
                self._stacks[key] = undo.load(self._connection, self.replica, actor, visit_id)
        return self._stacks[key]

    def _rows(self, table: str, where: str, values: Sequence[Any]) -> tuple[Row, ...]:
        registers = registers_of(table)
        columns = ", ".join(f'"{name}", "{name}_by"' for name in registers)
        found = self._query(f'SELECT id, region_code, {columns} FROM "{table}" WHERE {where} ORDER BY id', values)  # noqa: S608
        return tuple(self._row(registers, row) for row in found)

    def _row(self, registers: Sequence[str], row: Sequence[Any]) -> Row:
        pairs = zip(registers, row[2::2], row[3::2], strict=True)
        known = [(name, value, by) for name, value, by in pairs if by is not None]
        # A merge alone makes conflicts: most stores have none, and a row is read after every answer.
        losing: list[Any] = []
        if self._has_conflicts:
            losing = self._query('SELECT register FROM losing_head WHERE "row" = ?', (row[0],))
        return Row(
            UUID(row[0]),
            row[1],
            {name: json.loads(value) for name, value, _ in known if value is not None},
            {name: UUID(by) for name, _, by in known},
            frozenset(name for (name,) in losing),
        )

    def _query(self, statement: str, values: Sequence[Any]) -> list[Any]:
        with self._touching():
            return self._connection.execute(statement, tuple(values)).fetchall()

    def _own_replica(self) -> UUID:
        mark = machine.fingerprint(self.ring, self.home)
        found = self._connection.execute(
            "SELECT id FROM replica WHERE fingerprint = ? ORDER BY started_at DESC LIMIT 1", (mark,)
        ).fetchone()
        if found:
            return UUID(found[0])
        fresh = new_id()
        self._connection.execute("INSERT INTO replica VALUES (?, ?, ?)", (fresh.hex, mark, self._now_ms()))
        return fresh

    def _own_head(self) -> tuple[int, str]:
        ends = (end for end in self._chain_ends() if end[0] == self.replica.hex)
        return next(((seq, head) for _, seq, _, head in ends), (0, changes.GENESIS))

    def _chain_ends(self) -> list[tuple[str, int, int, str]]:
        """Return replica, last seq, its clock and hash of every chain: a clock never goes back along a chain."""
        return self._connection.execute(chains.ENDS).fetchall()

    def _any_conflict(self) -> bool:
        return self._connection.execute("SELECT 1 FROM losing_head LIMIT 1").fetchone() is not None

    def _now_ms(self) -> int:
        return int(self._clock().timestamp() * 1000)

    def _fork(self, change: Change) -> str:
        """Say why a change has to be set aside: one (replica, seq) with two hashes, or what comes after it."""
        values = (change.replica.hex, change.seq)
        other = self._query(f"SELECT hash FROM change WHERE place = {chains.FIRST} + ?", values)  # noqa: S608  # ours
        if other and other[0][0] != change.hash:
            return "fork"
        earlier = self._query("SELECT 1 FROM set_aside WHERE replica = ? AND seq <= ? AND reason = 'fork'", values)
        return "fork" if earlier else ""

    def _set_aside(self, change: Change, reason: str) -> None:
        self._connection.execute(
            "INSERT INTO set_aside (id, replica, seq, reason, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (change.id.hex, change.replica.hex, change.seq, reason, json.dumps(change.columns())),
        )


def _view(change: Change) -> ChangeView:
    at = datetime.fromtimestamp(change.wall_at / 1000, UTC)
    return ChangeView(change.id, change.actor, change.replica, change.seq, at, change.flagged)


class _Act(NamedTuple):
    """What all changes of one act share."""

    actor: UUID
    tx: UUID
    undoes: UUID | None
    wall_ms: int
