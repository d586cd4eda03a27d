"""The encrypted database file: one connection by the recipe, its schema, and moving an older one forward."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from inspector.base.errors import StoreError
from inspector.store.faults import translated

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.keys import KeyRing

FILE = "store.db"
HEAD = "0014"
"""Newest revision under ``migrations/versions``; a test holds it to that."""
_MOST_PAGES_IN_LOG = 8000
"""32 MB. Before, ``checkpoint`` moves them into the file when nobody writes; over that the writer does it itself."""


def connect(path: Path, ring: KeyRing) -> driver.Connection:
    """Open the file with its key. The key is raw, so this takes about a millisecond.

    Raises:
        StoreError: ``store_damaged``: the key is right (keys.json has said so), so the first page is not.
    """
    with translated():
        # Autocommit: BEGIN and COMMIT are ours; the driver's own transactions let DDL survive a rollback.
        connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA key=\"x'{ring.key('database').hex()}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            for pragma in (
                "synchronous=FULL",
                "recursive_triggers=ON",
                "busy_timeout=5000",
                "secure_delete=ON",
                f"wal_autocheckpoint={_MOST_PAGES_IN_LOG}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except driver.Error:
            connection.close()
            raise
    return connection


def copy(path: Path, ring: KeyRing, to: Path) -> None:
    """Copy the file as it stands at one moment, encrypted as it is, while others go on reading and writing.

    All that was committed before the call is in it. The copy is not synced: whoever needs that does it.

    Raises:
        RoomError: ``disk_full``.
        StoreError: ``store_damaged``.
    """
    source = connect(path, ring)
    try:
        with translated():
            target = driver.connect(str(to), isolation_level=None)
            try:
                target.execute(f"PRAGMA key=\"x'{ring.key('database').hex()}'\"")
                target.execute("PRAGMA synchronous=OFF")
                source.backup(target)  # in one step: one moment
            finally:
                target.close()
    finally:
        source.close()


def revision(connection: driver.Connection) -> str:
    """Return the schema's revision, "" for an empty file."""
    with translated():
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name='alembic_version'").fetchone()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    return str(found[0]) if found else ""


def prepare(folder: Path, ring: KeyRing) -> driver.Connection:
    """Open the store's database at the newest revision; an older one is copied, then moved forward.

    Raises:
        StoreError: ``store_newer``, ``store_damaged``.
    """
    path = folder / FILE
    connection = connect(path, ring)
    found = revision(connection)
    if found > HEAD:
        connection.close()
        raise StoreError("store_newer")
    if found == HEAD:
        return connection
    if found:
        _copy(connection, path, found)
    from inspector.store.migrations import upgrade  # Alembic costs 0.2 s: only when needed

    try:
        with translated():
            upgrade(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _copy(connection: driver.Connection, path: Path, found: str) -> None:
    with translated():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        shutil.copy2(path, path.with_name(f"store.before-{found}.db"))
