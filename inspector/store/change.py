"""One change as it stands in the journal, its hash, and the clock that orders changes of many laptops."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted  # as canonical JSON quotes: nothing beyond ASCII is escaped
from typing import Any
from uuid import UUID

from inspector.base.canonical import Json, canonical_text

PREFIX = b"inspector/change/1"
GENESIS = "0" * 64
"""``prev`` of the first change of a replica."""

FLAG_MS = 60_000
"""A wall clock this far behind the logical one had been set back."""

MAX_AHEAD_MS = 24 * 3600 * 1000
_COUNTER_BITS = 16
_DIGEST = 64
"""Hex digits of a digest, in the place of a salt's 32."""

COLUMNS = (
    "id", "replica", "seq", "hlc", "wall_at", "actor", "tx", "undoes", "op", "tbl", "row", "region_code",
    "register", "value", "salt", "supersedes", "prev", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the journal. ``value`` is canonical JSON text; None where it was deleted or erased by law."""

    id: UUID
    replica: UUID
    seq: int
    hlc: int
    wall_at: int
    """Milliseconds since 1970, as the laptop's clock claimed."""
    actor: UUID
    tx: UUID
    undoes: UUID | None
    op: str
    table: str
    row: UUID
    region_code: str
    register: str
    value: str | None
    salt: str
    supersedes: tuple[UUID, ...]
    prev: str
    hash: str

    @property
    def flagged(self) -> bool:
        """The clock had been set back when this was written."""
        return set_back(self.hlc, self.wall_at)

    @property
    def is_erased(self) -> bool:
        """Value and salt were erased by law; the salt's place holds their digest."""
        return len(self.salt) == _DIGEST

    def parsed(self) -> Json:
        """The value as plain data."""
        return json.loads(self.value) if self.value is not None else None

    def columns(self) -> tuple[Any, ...]:
        """The values of ``COLUMNS`` as SQLite keeps them."""
        return (
            self.id.hex, self.replica.hex, self.seq, self.hlc, self.wall_at, self.actor.hex, self.tx.hex,
            self.undoes.hex if self.undoes else None, self.op, self.table, self.row.hex, self.region_code,
            self.register, self.value, self.salt, _list_of(self.supersedes), self.prev, self.hash,
        )  # fmt: skip


def _list_of(ids: tuple[UUID, ...]) -> str:
    listed = ", ".join([f'"{one.hex}"' for one in ids])
    return f"[{listed}]"


def from_columns(columns: tuple[Any, ...]) -> Change:
    """Read what ``Change.columns`` gave."""
    c = dict(zip(COLUMNS, columns, strict=True))
    return Change(
        id=UUID(c["id"]), replica=UUID(c["replica"]), seq=c["seq"], hlc=c["hlc"], wall_at=c["wall_at"],
        actor=UUID(c["actor"]), tx=UUID(c["tx"]), undoes=UUID(c["undoes"]) if c["undoes"] else None, op=c["op"],
        table=c["tbl"], row=UUID(c["row"]), region_code=c["region_code"], register=c["register"], value=c["value"],
        salt=c["salt"], supersedes=tuple(UUID(u) for u in json.loads(c["supersedes"])), prev=c["prev"],
        hash=c["hash"],
    )  # fmt: skip


def value_digest(value: str | None, salt: str) -> str:
    """SHA-256 of salt and value: stands for them in the hash, so that both can be erased by law later.

    Of an erased change it stands in the salt's place.
    """
    if len(salt) == _DIGEST:
        return salt
    return hashlib.sha256(bytes.fromhex(salt) + (value or "null").encode()).hexdigest()


def digest(change: Change, value: str | None = None) -> str:
    """Return the hash that a change has to have. ``value`` is the digest of an erased value."""
    return hashlib.sha256(PREFIX + hashed_body(change, value).encode()).hexdigest()


def hashed_body(c: Change, value: str | None = None) -> str:
    """Return the canonical JSON that is hashed: written out, 3 × as fast as by the encoder.

    The clock lies beyond 2^53, so it is not exact as a JSON number. A test holds this to ``canonical_bytes``.
    """
    undoes = f'"{c.undoes}"' if c.undoes else "null"
    supersedes = ",".join([f'"{old}"' for old in c.supersedes]) if c.supersedes else ""
    return (
        f'{{"actor":"{c.actor}","hlc":"{c.hlc:016x}","id":"{c.id}","op":{quoted(c.op)},"prev":{quoted(c.prev)},'
        f'"region_code":{quoted(c.region_code)},"register":{quoted(c.register)},"replica":"{c.replica}",'
        f'"row":"{c.row}","seq":{c.seq},"supersedes":[{supersedes}],"table":{quoted(c.table)},"tx":"{c.tx}",'
        f'"undoes":{undoes},"value":"{value or value_digest(c.value, c.salt)}","wall_at":{c.wall_at}}}'
    )


def sealed(change: Change) -> Change:
    """Set the hash of a change that nobody has seen yet, and return it; a copy would cost as much as the hash."""
    object.__setattr__(change, "hash", digest(change))
    return change


def tick(last: int, wall_ms: int) -> int:
    """Return the next hybrid logical clock: 48 bits of milliseconds, 16 of counter; never backwards."""
    return max(wall_ms << _COUNTER_BITS, last + 1)


def set_back(hlc: int, wall_ms: int) -> bool:
    """Say whether the wall clock had been set back when this was written."""
    return (hlc >> _COUNTER_BITS) - wall_ms > FLAG_MS


def ahead(hlc: int, wall_ms: int) -> bool:
    """Say whether a foreign clock is more than 24 hours ahead: such a change is set aside."""
    return (hlc >> _COUNTER_BITS) - wall_ms > MAX_AHEAD_MS


def text_of(value: Json) -> str | None:
    """Return a value as the journal keeps it: canonical JSON."""
    return None if value is None else canonical_text(value)
