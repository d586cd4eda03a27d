"""Search over half a million schools while typing: single characters and bigrams, made by us, in FTS5.

FTS5's trigram tokenizer finds nothing under three characters, and Chinese names are searched by two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlcipher3.dbapi2 as driver

SCHEMA = (
    'CREATE TABLE school_text (n INTEGER PRIMARY KEY, "row" CHAR(32) NOT NULL UNIQUE, text TEXT NOT NULL)',
    (
        "CREATE VIRTUAL TABLE school_grams USING fts5(grams, content='', contentless_delete=1, detail=none,"
        " tokenize='unicode61 remove_diacritics 0')"
    ),
)
MAX_QUERY_CHARACTERS = 40


def indexing(row: UUID, identity: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the statements that put a school's name, code and pinyin initials into the index."""
    text = "\n".join(str(identity.get(name, "")).lower() for name in ("name", "code", "initials"))
    yield 'DELETE FROM school_grams WHERE rowid IN (SELECT n FROM school_text WHERE "row" = ?)', (row.hex,)
    yield 'DELETE FROM school_text WHERE "row" = ?', (row.hex,)
    yield 'INSERT INTO school_text ("row", text) VALUES (?, ?)', (row.hex, text)
    yield (
        'INSERT INTO school_grams (rowid, grams) SELECT n, ? FROM school_text WHERE "row" = ?',
        (" ".join(sorted(_grams(text))), row.hex),
    )


def find(connection: driver.Connection, query: str, limit: int) -> tuple[UUID, ...]:
    """Return schools whose name, code or initials contain every blank-separated word of the query."""
    words = query.lower()[:MAX_QUERY_CHARACTERS].split()
    if not words:
        return ()
    grams = sorted({gram for word in words for gram in (_grams(word, whole=True) or {word})})
    if not grams:
        return ()
    match = " AND ".join(f'"{gram}"' for gram in grams)
    checks = " AND ".join("instr(t.text, ?)" for _ in words)
    found = connection.execute(
        'SELECT t."row" FROM school_grams JOIN school_text t ON t.n = school_grams.rowid'  # noqa: S608  # only marks
        f" WHERE school_grams MATCH ? AND {checks} LIMIT ?",
        (match, *words, limit),
    )
    return tuple(UUID(row) for (row,) in found)


def _grams(text: str, *, whole: bool = False) -> set[str]:
    """Single characters and bigrams of letters and digits; of a word longer than one only the bigrams."""
    found: set[str] = set()
    for line in text.split("\n"):
        kept = "".join(c for c in line if c.isalnum())
        found.update(kept[n : n + 2] for n in range(len(kept) - 1))
        if not whole or len(kept) == 1:
            found.update(kept)
    return found
