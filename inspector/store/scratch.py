"""The scratch space of a visit: people by name, in a file of its own under a key of its own. Never journalled.

The key is random. It lies beside the file, sealed by the master key's ``scratch`` key; ``destroy`` overwrites and
removes it, and then neither password nor recovery key nor master key opens what may be left of the file. (What a
disk keeps of overwritten blocks is beyond a program; docs/survey-check.md says so.)
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import shutil
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3.dbapi2 as driver

from inspector.base.errors import StoreError
from inspector.store.faults import of_system, translated
from inspector.store.sealing import WrongKeyError, seal, unseal

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.store.keys import KeyRing

FOLDER = "scratch"
MAGIC = b"INSPSC1\n"
_NONCE_BYTES = 12
_WIPED_BYTES = 65_536
"""Of the file's start, which holds the salt: without it not even the key opens the file."""

PARTS = (("roster", "student"), ("survey", "student"), ("roster", "staff"), ("survey", "staff"))
_SCHEMA = """
CREATE TABLE source (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE fact (name TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE entry (part INTEGER NOT NULL, id INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (part, id))
  WITHOUT ROWID;
CREATE TABLE person (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL,
  faults TEXT NOT NULL, travel TEXT NOT NULL, contact TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL,
  unit TEXT NOT NULL, shown TEXT NOT NULL);
CREATE INDEX person_source ON person (source, n);
CREATE INDEX person_fault ON person (part) WHERE faults <> '';
CREATE INDEX person_key ON person (part) WHERE travel <> '' OR contact <> '';
"""
# "entry" is narrow, so that comparing 400,000 people does not read what only lists show.

_PERSON = "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ENTRY = "INSERT INTO entry VALUES (?, ?, ?)"
_FACT = "INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body"
_USED = "numbers"
"""Fact: the greatest numbers that tables and people have had."""


class Scratch:
    """An open scratch space. Safe to call from any thread: calls wait for each other."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection
        self._guard = threading.RLock()

    @classmethod
    def open(cls, home: Path, ring: KeyRing, visit: UUID) -> Scratch:
        """Open a visit's scratch space; make it where there is none.

        Raises:
            StoreError: ``survey_scratch_damaged``.
            RoomError: The disk is full or cannot be written.
        """
        database, key_file = _paths(home, ring, visit)
        try:
            database.parent.mkdir(parents=True, exist_ok=True)
            fresh = not key_file.exists()
            if fresh:
                _wipe(database)  # without its key it is nothing
                _write_key(key_file, ring, visit)
            key = _read_key(key_file, ring, visit)
        except OSError as error:
            raise of_system(error) from error
        return cls(_connect(database, key))

    def close(self) -> None:
        """Close the file."""
        with self._guard, suppress(driver.Error):
            self._connection.close()

    def add_table(self, body: dict[str, Any], people: Iterable[Sequence[Any]]) -> int:
        """Put a table in, whole or not at all. Return its number.

        ``people`` yields row number, part (index of PARTS), key, faults, travel, contact, start, end, unit, shown;
        when it raises, nothing is kept.
        """
        with self._writing():
            # A number is never given again: what was settled of a row that went must not fall to another's.
            used = cast("dict[str, int]", self.fact(_USED) or {})
            source = max(used.get("source", 0), self._one("SELECT coalesce(max(id), 0) FROM source")) + 1
            person = max(used.get("person", 0), self._one("SELECT coalesce(max(id), 0) FROM person"))
            self._connection.execute("INSERT INTO source VALUES (?, ?)", (source, json.dumps(body)))
            for n, part, key, *rest in people:
                person += 1
                self._connection.execute(_PERSON, (person, source, n, part, *rest))
                self._connection.execute(_ENTRY, (part, person, key))
            self._connection.execute(_FACT, (_USED, json.dumps({"source": source, "person": person})))
            return source

    def drop_table(self, source: int) -> None:
        """Take a table out."""
        with self._writing():
            ids = "SELECT id FROM person WHERE source = ?"
            self._connection.execute(f"DELETE FROM entry WHERE id IN ({ids})", (source,))  # noqa: S608  # ours
            self._connection.execute("DELETE FROM person WHERE source = ?", (source,))
            self._connection.execute("DELETE FROM source WHERE id = ?", (source,))

    def tables(self) -> list[tuple[int, dict[str, Any]]]:
        """Return the tables with what is known of each, in the order they were put in."""
        return [(n, json.loads(body)) for n, body in self._all("SELECT id, body FROM source ORDER BY id")]

    def count(self, side: str, people: str) -> int:
        """Return how many rows a part has."""
        return self._one("SELECT count(*) FROM entry WHERE part = ?", PARTS.index((side, people)))

    def keys(self, side: str, people: str) -> tuple[list[int], list[str]]:
        """Return the rows of a part and their keys, by columns.

        Joined by SQLite and split here: a row of Python for each of 400,000 would take several times as long.
        """
        statement = (
            "SELECT group_concat(id, ' '), group_concat(key, char(10)) FROM"
            " (SELECT id, key FROM entry WHERE part = ? ORDER BY id)"
        )
        ((ids, keys),) = self._all(statement, PARTS.index((side, people)))
        return ([int(n) for n in ids.split(" ")], keys.split("\n")) if ids else ([], [])

    def key_people(self, people: str) -> list[tuple[int, str, str, str, str, str]]:
        """Return rows of a survey that affirm a journey or a contact: row, travel, contact, start, end, unit."""
        columns = 'id, travel, contact, start, "end", unit'
        where = "part = ? AND (travel <> '' OR contact <> '')"
        statement = f"SELECT {columns} FROM person WHERE {where} ORDER BY id"  # noqa: S608  # names of ours
        return self._all(statement, PARTS.index(("survey", people)))

    def faulty(self, side: str, people: str) -> list[tuple[int, str]]:
        """Return rows with faults of their own: row, codes joined by blanks."""
        statement = "SELECT id, faults FROM person WHERE part = ? AND faults <> '' ORDER BY id"
        return self._all(statement, PARTS.index((side, people)))

    def people(self, rows: Sequence[int]) -> list[tuple[int, int, int, int, dict[str, str], str]]:
        """Return rows for a list: row, table, row in the table, part, cells by role, faults; in the order asked for."""
        found: dict[int, Any] = {}
        for start in range(0, len(rows), 500):
            some = rows[start : start + 500]
            marks = ", ".join("?" * len(some))
            columns = "id, source, n, part, shown, faults"
            for row in self._all(f"SELECT {columns} FROM person WHERE id IN ({marks})", *some):  # noqa: S608  # marks
                found[row[0]] = (*row[:4], json.loads(row[4]), row[5])
        return [found[row] for row in rows if row in found]

    def places(self, side: str, people: str) -> list[tuple[int, int, int]]:
        """Return row, table and row in the table of a part: what a sample is drawn from."""
        statement = "SELECT id, source, n FROM person WHERE part = ? ORDER BY id"
        return self._all(statement, PARTS.index((side, people)))

    def fact(self, name: str) -> Json:
        """Return something that is kept with the people, or None."""
        found = self._all("SELECT body FROM fact WHERE name = ?", name)
        return json.loads(found[0][0]) if found else None

    def keep_fact(self, name: str, body: Json) -> None:
        """Keep it."""
        with self._writing():
            self._connection.execute(_FACT, (name, json.dumps(body)))

    def _one(self, statement: str, *values: int | str) -> int:
        return self._all(statement, *values)[0][0]

    def _all(self, statement: str, *values: int | str) -> list[Any]:
        with self._guard, _told():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _writing(self) -> Generator[None]:
        with self._guard, _told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(driver.Error):
                    self._connection.execute("ROLLBACK")
                raise


def exists(home: Path, ring: KeyRing, visit: UUID) -> bool:
    """Say whether a visit has a scratch space that can be opened."""
    return _paths(home, ring, visit)[1].exists()


def any_left(home: Path) -> bool:
    """Say whether any visit has one: asked at every unlock."""
    return next((home / FOLDER).glob("*"), None) is not None if (home / FOLDER).is_dir() else False


def destroy(home: Path, ring: KeyRing, visit: UUID) -> None:
    """Destroy the key first, then the file. Safe to be called again, and after a kill in the middle of it.

    Raises:
        RoomError: The folder cannot be written.
    """
    database, key_file = _paths(home, ring, visit)
    try:
        _wipe(key_file)
        for path in (database, database.with_name(database.name + "-wal"), database.with_name(database.name + "-shm")):
            _wipe(path)
    except OSError as error:
        raise of_system(error) from error


def carry_over(old: tuple[Path, KeyRing], new: tuple[Path, KeyRing], visit: UUID) -> None:
    """Copy a visit's scratch space, where it has one, to another home whose master key seals its key anew.

    Raises:
        OSError: It cannot be read or written.
    """
    database, key_file = _paths(*old, visit)
    if not key_file.exists():
        return
    target, new_key_file = _paths(*new, visit)
    target.parent.mkdir(exist_ok=True)
    for part in (database, database.with_name(f"{database.name}-wal")):
        if part.exists():
            shutil.copyfile(part, target.parent / part.name)
    with suppress(StoreError):  # damaged, and imported again
        _write_key(new_key_file, new[1], visit, _read_key(key_file, old[1], visit))


def _paths(home: Path, ring: KeyRing, visit: UUID) -> tuple[Path, Path]:
    name = hmac.new(ring.key("file_names"), b"scratch/" + visit.bytes, hashlib.sha256).hexdigest()[:40]
    return home / FOLDER / name, home / FOLDER / f"{name}.key"


def _write_key(path: Path, ring: KeyRing, visit: UUID, key: bytes = b"") -> None:
    nonce = os.urandom(_NONCE_BYTES)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        sealed = seal(ring.key("scratch"), nonce, key or secrets.token_bytes(32), MAGIC + visit.bytes)
        file.write(MAGIC + nonce + sealed)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _read_key(path: Path, ring: KeyRing, visit: UUID) -> bytes:
    data = path.read_bytes()
    start = len(MAGIC) + _NONCE_BYTES
    try:
        return unseal(ring.key("scratch"), data[len(MAGIC) : start], data[start:], MAGIC + visit.bytes)
    except (WrongKeyError, ValueError) as error:
        raise StoreError("survey_scratch_damaged") from error


def _connect(path: Path, key: bytes) -> driver.Connection:
    with _told():
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            for pragma in ("synchronous=FULL", "temp_store=MEMORY", "secure_delete=ON", "cache_size=-65536"):
                connection.execute(f"PRAGMA {pragma}")
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        except driver.Error:
            connection.close()
            raise
    return connection


@contextmanager
def _told() -> Generator[None]:
    """A damaged scratch space is not a damaged store: it is imported again."""
    try:
        with translated():
            yield
    except StoreError as error:
        raise StoreError("survey_scratch_damaged") from error


def _wipe(path: Path) -> None:
    """Overwrite the start of a file, on the disk, and remove it."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(os.urandom(min(path.stat().st_size, _WIPED_BYTES)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
