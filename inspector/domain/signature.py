"""Signing by hand (签字): strokes and refusals, each bound to the report's hash. They make signatures.json."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeAlias

from inspector.base.canonical import canonical_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNATURES_FORMAT = "inspector-signatures/1"

Point: TypeAlias = tuple[int, int, int, int]
"""x, y in hundredths of a logical pixel from the pad's top left; milliseconds since the first point of the
signature; pressure 0..1000 (500 where the device tells none)."""

Stroke: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. ``key`` is unique in the visit: ``team/0``, ``school/0``, ``witness/school/0``."""

    key: str
    party: str
    """``team``, ``school`` or ``witness``."""
    label: str
    """As printed over the field: 督导组组长, 学校现场负责人, 拒签见证人."""
    name: str
    role: str
    card_number: str


@dataclass(frozen=True, slots=True)
class HandSignature:
    """Strokes as they came. ``width`` and ``height`` of the pad in logical pixels."""

    signer: Signer
    report_sha256: str
    strokes: tuple[Stroke, ...]
    width: int
    height: int
    signed_at: str

    def __post_init__(self) -> None:
        if not any(self.strokes):
            raise ValueError("a signature without a stroke")


@dataclass(frozen=True, slots=True)
class Refusal:
    """拒绝签字: why, in the person's own words, and who witnessed it."""

    signer: Signer
    report_sha256: str
    reason: str
    witness: str
    """Name and office of the witness (见证人)."""
    refused_at: str

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.witness.strip():
            raise ValueError("a refusal needs its reason and its witness")


Mark: TypeAlias = HandSignature | Refusal


def signatures_json(marks: Sequence[Mark]) -> bytes:
    """Return signatures.json: canonical JSON of all marks in the order they were given."""
    return canonical_bytes({"format": SIGNATURES_FORMAT, "marks": [plain_mark(mark) for mark in marks]})


def plain_mark(mark: Mark) -> dict[str, Any]:
    """Return a mark as it is written: strokes stay the tuples that they are, for a copy of each point takes long."""
    members = {one.name: getattr(mark, one.name) for one in fields(mark)}
    kind = "strokes" if isinstance(mark, HandSignature) else "refusal"
    return {"kind": kind, **members, "signer": asdict(mark.signer)}
