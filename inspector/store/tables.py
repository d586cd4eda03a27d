"""What is journalled: tables, their key columns and registers. Adding a table is one entry and a migration.

A register is the unit that is written and merged: one JSON value of one row. The register ``key`` holds the
natural key of the row; its members stand as real, indexed columns too. Only id and region are NOT NULL, for
parts of a visit may arrive in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, MetaData, String, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from inspector.base.canonical import Json

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine


@dataclass(frozen=True, slots=True)
class Edit:
    """One register to be written. ``value`` is None only to delete."""

    table: str
    row: UUID
    region_code: str
    register: str
    value: Json
    op: str = "set"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands: values and the change that gave each, by register; deleted registers are left out."""

    id: UUID
    region_code: str
    values: Mapping[str, Json]
    changed: Mapping[str, UUID]
    conflicted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one act wrote: on disk. ``edits`` are as written, for the page to repaint."""

    tx: UUID
    changes: tuple[UUID, ...]
    at: datetime
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Who changed something, and when. ``flagged``: the clock had been set back."""

    id: UUID
    actor: UUID
    replica: UUID
    seq: int
    wall_at: datetime
    flagged: bool


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A journalled table. Key columns ending in ``_id`` or named so hold texts, ``n`` and ``instance`` numbers."""

    name: str
    key: tuple[str, ...]
    registers: tuple[str, ...]
    undoable: bool = False


_SPECS = (
    TableSpec("school", (), ("identity", "head", "size")),
    TableSpec("person", (), ("card",)),
    TableSpec("visit", ("school_id",), ("plan", "met", "formalities", "opinion", "statement", "departure", "stage")),
    TableSpec("team_member", ("visit_id", "n"), ("member", "shown", "avoidance")),
    TableSpec("answer", ("visit_id", "item", "instance"), ("answer",), undoable=True),
    TableSpec("group_row", ("visit_id", "name", "n"), ("row",), undoable=True),
    TableSpec("note", ("visit_id", "item", "instance", "author"), ("text",), undoable=True),
    TableSpec(
        "problem",
        ("visit_id", "item", "instance"),
        ("content", "put_right", "school_word", "withdrawn"),
        undoable=True,
    ),
    TableSpec("red_flag", ("visit_id", "item"), ("flag", "told", "act", "struck")),
    TableSpec("evidence", ("visit_id",), ("file", "place", "removed", "markup"), undoable=True),
    TableSpec("opening", ("visit_id",), ("opening",)),
    TableSpec("survey", ("visit_id",), ("sources", "rule", "result", "sample", "erased")),
    TableSpec("duty_call", ("visit_id",), ("entry", "removed"), undoable=True),
    TableSpec("person_met", ("visit_id",), ("entry", "removed"), undoable=True),
    TableSpec("paper_seen", ("visit_id",), ("entry", "removed"), undoable=True),
    TableSpec("place_walked", ("visit_id",), ("entry", "removed"), undoable=True),
    TableSpec("section_member", ("visit_id", "section"), ("member",), undoable=True),
    TableSpec("initials", ("visit_id", "section", "author"), ("initials",), undoable=True),
    TableSpec("two_ratings", ("visit_id", "item", "instance"), ("asked", "settled"), undoable=True),
    TableSpec("rating", ("visit_id", "item", "instance", "author"), ("rating",), undoable=True),
    TableSpec("freeze", ("visit_id",), ("frozen",)),
    TableSpec("mark", ("visit_id",), ("mark",)),
    TableSpec("document", ("visit_id",), ("document", "delivered")),
    TableSpec("writ", ("visit_id", "kind"), ("draft", "frozen", "void")),
    TableSpec("writ_mark", ("writ_id",), ("mark",)),
    TableSpec("erasure", ("visit_id",), ("erased", "removed")),
    TableSpec("hold", ("visit_id",), ("hold",)),
    TableSpec("reply", ("visit_id",), ("reply",)),
    TableSpec("clue", (), ("clue", "reporter", "stage")),
    TableSpec("clue_reading", ("clue_id",), ("reading",)),
    TableSpec("setting", ("name",), ("value",)),
)
TABLES: Mapping[str, TableSpec] = {spec.name: spec for spec in _SPECS}
WITH_FILES = frozenset({("evidence", "file"), ("document", "document"), ("reply", "reply")})
"""Table and register whose value names a kept file by its ``sha256``."""
_NUMBERS = frozenset({"n", "instance"})

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def json_type() -> JSON:
    """Return the type of register values: text in SQLite, JSONB in PostgreSQL."""
    return JSON().with_variant(JSONB(), "postgresql")  # pyright: ignore[reportReturnType]  # a variant is a JSON


def _whole() -> TypeEngine[int]:
    """Return the type of a large whole number; in SQLite one that can be a table's own key."""
    return BigInteger().with_variant(Integer(), "sqlite")


def registers_of(table: str) -> tuple[str, ...]:
    """Return all registers of a table, ``key`` first where it has one."""
    spec = TABLES[table]
    return ("key", *spec.registers) if spec.key else spec.registers


def _state_table(spec: TableSpec) -> Table:
    columns: list[Column[Any]] = [
        Column("id", Uuid(), primary_key=True),
        Column("region_code", String(12), nullable=False),
    ]
    columns += [Column(name, Integer() if name in _NUMBERS else String(64)) for name in spec.key]
    for register in registers_of(spec.name):
        columns += [Column(register, json_type()), Column(f"{register}_by", Uuid())]
    table = Table(spec.name, metadata, *columns)
    if spec.key:
        Index(None, *(table.c[name] for name in spec.key[:2]))
    return table


STATE: Mapping[str, Table] = {spec.name: _state_table(spec) for spec in _SPECS}

change = Table(
    "change",
    metadata,
    Column("place", _whole(), primary_key=True, autoincrement=False),
    Column("id", Uuid(), nullable=False),
    Column("replica", Uuid(), nullable=False),
    Column("seq", Integer(), nullable=False),
    Column("hlc", BigInteger(), nullable=False),
    Column("wall_at", BigInteger(), nullable=False),
    Column("actor", Uuid(), nullable=False),
    Column("tx", Uuid(), nullable=False),
    Column("undoes", Uuid()),
    Column("op", String(6), nullable=False),
    Column("tbl", String(32), nullable=False),
    Column("row", Uuid(), nullable=False),
    Column("region_code", String(12), nullable=False),
    Column("register", String(32), nullable=False),
    Column("value", Text()),
    Column("salt", String(32), nullable=False),
    Column("supersedes", Text(), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
# Pages are what a commit costs: kept in the order of its chain and without any index, a change touches one. So a change
# is looked for by its row and register (``chains``); its id alone would need an index whose pages lie anywhere.
KEPT = (
    # Erasure by law empties value and salt of a change; nothing else of it may ever change.
    (
        "CREATE TRIGGER change_is_kept BEFORE UPDATE OF"
        ' place, id, replica, seq, hlc, wall_at, actor, tx, undoes, op, tbl, "row", region_code, register, supersedes,'
        " prev, hash ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
    "CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)
"""Triggers that keep the journal append-only."""
chain = Table(
    "chain",
    metadata,
    Column("n", _whole(), primary_key=True, autoincrement=False),
    Column("replica", Uuid(), nullable=False, unique=True),
)
change_index = Table(
    "change_index",
    metadata,
    Column("row", Uuid(), primary_key=True),
    Column("register", String(32), primary_key=True),
    Column("place", _whole(), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

losing_head = Table(
    "losing_head",
    metadata,
    Column("row", Uuid(), primary_key=True),
    Column("register", String(32), primary_key=True),
    Column("change", Uuid(), primary_key=True),
)
set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Uuid(), primary_key=True),
    Column("replica", Uuid(), nullable=False),
    Column("seq", Integer(), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("body", Text(), nullable=False),
)
replica = Table(
    "replica",
    metadata,
    Column("id", Uuid(), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("started_at", BigInteger(), nullable=False),
)
draft = Table("draft", metadata, Column("key", String(200), primary_key=True), Column("text", Text(), nullable=False))
checklist = Table(
    "checklist",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", Text(), nullable=False),
)
