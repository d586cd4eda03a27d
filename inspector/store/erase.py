"""Erasure by law: value and salt of changes go for good, and the chain still proves.

The hash of a change holds SHA-256(salt ‖ value) in the value's place. That digest alone stays, in the salt's column: 64
digits instead of 32 tell an erased change. Then freed pages are overwritten (``secure_delete``), the file is written
anew (VACUUM), the log is cut off, and copies from before a migration go too.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from inspector.base.system import sync_folder
from inspector.store import database, journal
from inspector.store.change import from_columns, value_digest
from inspector.store.faults import of_system
from inspector.store.tables import STATE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

    import sqlcipher3.dbapi2 as driver

_BLOCK = 1 << 20
ERASED = "SELECT id, salt FROM change WHERE length(salt) = 64"
"""Id and digest of all changes that were erased."""


class Target(NamedTuple):
    """A register of a row that is to be emptied, with all values that it ever had."""

    table: str
    row: UUID
    register: str


def empty(connection: driver.Connection, targets: Iterable[Target], draft_parts: Iterable[str]) -> int:
    """Empty registers and drop the drafts whose key holds one of the parts; return how many changes were emptied.

    The caller holds the transaction, and has listed all changes (``Chains.settle``).
    """
    n = 0
    for target in targets:
        for columns in connection.execute(journal.OF_REGISTER, (target.row.hex, target.register)).fetchall():
            change = from_columns(columns)
            if not change.is_erased:
                digest = value_digest(change.value, change.salt)
                statement = (
                    "UPDATE change SET value = NULL, salt = ? WHERE id = ? AND place IN"
                    ' (SELECT place FROM change_at WHERE "row" = ? AND register = ?)'
                )
                connection.execute(statement, (digest, change.id.hex, target.row.hex, target.register))
                n += 1
        table, column = STATE[target.table].name, STATE[target.table].c[target.register].name
        connection.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (target.row.hex,))  # noqa: S608  # names of ours
        connection.execute("DELETE FROM set_aside WHERE instr(body, ?) > 0", (target.row.hex,))
    for part in draft_parts:
        connection.execute("DELETE FROM draft WHERE instr(key, ?) > 0", (part,))
    return n


def follow(connection: driver.Connection, erased: Iterable[tuple[str, str]]) -> None:
    """Erase in an older copy of a database what was erased since, and what was being typed then."""
    connection.execute("CREATE TEMP TABLE erased (id TEXT PRIMARY KEY, salt TEXT)")
    connection.executemany("INSERT INTO erased VALUES (?, ?)", erased)
    connection.execute(
        "UPDATE change SET value = NULL, salt = (SELECT salt FROM erased WHERE erased.id = change.id)"
        " WHERE id IN (SELECT id FROM erased)"
    )
    for table in STATE.values():
        # None of a table that the copy is too old for.
        known = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        for column in known:
            if f"{column}_by" in known:
                statement = (
                    f'UPDATE "{table.name}" SET "{column}" = NULL WHERE "{column}_by" IN (SELECT id FROM erased)'  # noqa: S608  # names of ours
                )
                connection.execute(statement)
    connection.execute("DELETE FROM set_aside")
    connection.execute("DELETE FROM draft WHERE key NOT LIKE 'local/%'")


def scrub(connection: driver.Connection, home: Path) -> None:
    """Leave nothing of what was erased in the file, its log, or copies of it. The connection is in no transaction."""
    connection.execute("PRAGMA secure_delete=ON").fetchone()
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    for copy in home.glob(f"{database.FILE.removesuffix('.db')}.before-*.db"):
        destroy(copy)


def destroy(path: Path) -> None:
    """Overwrite a file on the disk and remove it; one that is gone already is none.

    Raises:
        RoomError: It cannot be written.
    """
    try:
        with suppress(FileNotFoundError):
            left = path.stat().st_size
            with path.open("r+b") as file:
                while left > 0:
                    left -= file.write(os.urandom(min(left, _BLOCK)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)
    except OSError as error:
        raise of_system(error) from error
