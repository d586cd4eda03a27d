"""Verify a PDF: intact, by whom, when, and what differs. The same for window and command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.base.messages import Language, Message
    from inspector.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the verdict: ok, note (attention) or bad."""

    state: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``: intact_known, changed, unreadable, intact_unknown; ``exit_code`` 0, 1, 2, 3 in that order."""

    state: str
    exit_code: int
    message: Message
    checks: tuple[Check, ...]
    number: str
    school: str
    signer: str
    signed_at: str
    """Claimed time, UTC text; judged at that time."""
    certificate: str
    """SHA-256 fingerprint of the signer's certificate."""
    findings_sha256: str
    differences: tuple[str, ...]
    """What differs from what was signed, where that can be told."""


def verify_file(path: Path, language: Language, desk: Desk | None = None) -> Verdict:
    """Verify a PDF file. With a desk, a changed file is also compared with the kept original of its number."""
    raise NotImplementedError


def verify_bytes(data: bytes, language: Language, desk: Desk | None = None) -> Verdict:
    """Verify a PDF's bytes."""
    raise NotImplementedError
