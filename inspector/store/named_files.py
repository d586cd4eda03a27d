"""Which kept files a database names: what a backup copies, and what an erasure leaves on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.store.tables import STATE, WITH_FILES

if TYPE_CHECKING:
    import sqlcipher3.dbapi2 as driver


def named_files(connection: driver.Connection) -> set[str]:
    """Return the SHA-256 of all originals and documents that any change names, shown or not; erased ones name none.

    The connection lists changes (``Chains``). A table that an older copy lacks names nothing.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found: set[str] = set()
    for table, register in WITH_FILES:
        name, column = STATE[table].name, STATE[table].c[register].name
        if name in there:
            statement = f"""
                SELECT json_extract("{column}", '$.sha256') FROM "{name}" UNION
                SELECT json_extract(change.value, '$.sha256') FROM "{name}" AS state
                  JOIN change_at i ON i."row" = state.id AND i.register = ? JOIN change ON change.place = i.place
            """  # noqa: S608  # names of ours only
            found.update(str(sha256) for (sha256,) in connection.execute(statement, (register,)) if sha256)
    return found
