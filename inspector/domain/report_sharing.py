"""Whose a section was, and whether they initialled it (各部分负责人与确认), as the record says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.base.canonical import canonical_bytes, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SectionShare:
    """One section that was handed to a member of the team."""

    code: str
    title: str
    member: str
    initialled_at: str
    """UTC instant of their initials, or empty: not initialled, or an answer changed since."""
    answers_sha256: str
    """Of ``answers_sha256`` where it is initialled, else empty."""


def answers_sha256(visit: str, section: str, answers: Mapping[str, str]) -> str:
    """Return the hash that a member initials: of the section's answers, by the items' codes.

    Args:
        visit: The visit's id.
        section: The section's letter.
        answers: Canonical JSON of each answer, empty where there is none: as ``answer`` in findings.json, from which
            it can be computed again.
    """
    return sha256_hex(canonical_bytes({"visit": visit, "section": section, "answers": dict(answers)}))
