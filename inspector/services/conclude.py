"""Finish a visit: what is missing, scores, the school's word, freeze, signatures, document, amendment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.domain.signature import Mark, Signer, Stroke
from inspector.services.inspect_views import FlagView, ProblemView

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.services.verify import Verdict


@dataclass(frozen=True, slots=True)
class Lack:
    """One line of what is missing."""

    group: str
    """unanswered, evidence, reason, problem, formality."""
    place: str
    """Item code to jump to; "" for the visit itself."""
    text: str
    note: str
    """Muted remark: 否决项; or ""."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """A section's score. ``score`` "" when nothing was checked, ``n_items`` 0 when nothing applies."""

    code: str
    title: str
    score: str
    n_items: int
    has_veto: bool


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem on the finish page."""

    item: str
    problem: ProblemView
    flagged: bool


@dataclass(frozen=True, slots=True)
class FinishView:
    """The finish page (完成检查)."""

    visit_id: UUID
    school: str
    track_name: str
    stage: str
    lacks: tuple[Lack, ...]
    grade_label: str
    score: str
    grade_reason: str
    """Why it is capped or not graded; or ""."""
    grade_method: str
    n_checked: int
    n_total: int
    n_unchecked: int
    n_unanswered: int
    unchecked_percent: str
    """3.7"""
    sections: tuple[SectionScore, ...]
    problems: tuple[ProblemLine, ...]
    flags: tuple[FlagView, ...]
    opinion: str
    opinion_draft: str
    """A ready sentence from the figures, offered when the opinion is empty."""
    statement: str
    """The school's word on the whole."""
    statement_by: str


@dataclass(frozen=True, slots=True)
class SigningView:
    """The signature page: what is signed, who has signed."""

    visit_id: UUID
    number: str
    school: str
    summary: str
    """One or two sentences: school, times, items, grade, problems, flags, the school's objections."""
    sha256: str
    """Of findings.json; shown as its first 16 digits in groups of four."""
    signers: tuple[Signer, ...]
    marks: tuple[Mark, ...]
    complete: bool
    """Every signer has signed or refused."""
    stage: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A kept document."""

    id: UUID
    visit_id: UUID
    kind: str
    """record or amendment."""
    number: str
    title: str
    sha256: str
    size_bytes: int
    signed_at: datetime
    delivered_text: str
    """How and to whom it was delivered; or ""."""
    file_name: str
    """Suggested: 澄梅教督记〔2026〕17号 枫桥小学 现场检查记录.pdf"""


Report = Callable[[int, int], None]
"""Called with steps done and steps in all; raises to cancel."""


def review(desk: Desk, visit_id: UUID) -> FinishView:
    """Return the finish page."""
    raise NotImplementedError


def write_opinion(desk: Desk, visit_id: UUID, text: str) -> None:
    """Journal the overall opinion (综合意见)."""
    raise NotImplementedError


def write_statement(desk: Desk, visit_id: UUID, words: str, by: str) -> None:
    """Journal the school's word on the whole (学校意见), verbatim."""
    raise NotImplementedError


def freeze(desk: Desk, visit_id: UUID) -> SigningView:
    """Finalise: freeze the report (taking the number at the first freeze) and show it for signing.

    A frozen visit without a signature may be frozen anew after changes (version n + 1).
    """
    raise NotImplementedError


def signing(desk: Desk, visit_id: UUID) -> SigningView:
    """Return the signature page of a frozen visit. Raises RefusedError when it is not frozen."""
    raise NotImplementedError


def reopen(desk: Desk, visit_id: UUID) -> None:
    """Walk back from a frozen, unsigned visit to the checklist. Raises RefusedError after the first mark."""
    raise NotImplementedError


def sign(
    desk: Desk, visit_id: UUID, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]
) -> SigningView:
    """Keep a person's strokes against the report's hash."""
    raise NotImplementedError


def refuse(desk: Desk, visit_id: UUID, signer: Signer, reason: str, witness: str) -> SigningView:
    """Record 拒绝签字 with reason and witness; adds the witness to the signers."""
    raise NotImplementedError


def draw_preview(desk: Desk, visit_id: UUID, report: Report) -> bytes:
    """Draw the record as it would be, unsigned, marked 未签字 on each page. Slow: run in a task."""
    raise NotImplementedError


def issue(desk: Desk, visit_id: UUID, report: Report) -> DocumentView:
    """Draw once, certify, verify, keep by hash. Slow: run in a task. Raises RefusedError before all marks."""
    raise NotImplementedError


def documents(desk: Desk, visit_id: UUID) -> tuple[DocumentView, ...]:
    """Return the visit's kept documents, the record first, then amendments."""
    raise NotImplementedError


def document_bytes(desk: Desk, document_id: UUID) -> bytes:
    """Return a kept document's bytes, checked against its hash."""
    raise NotImplementedError


def save_document(desk: Desk, document_id: UUID, target: Path) -> None:
    """Write a kept document to a path in one step. Raises RoomError with the reason."""
    raise NotImplementedError


def check_document(desk: Desk, document_id: UUID) -> Verdict:
    """Verify a kept document as a stranger would."""
    raise NotImplementedError


def deliver(desk: Desk, document_id: UUID, how: str, to: str) -> None:
    """Record delivery (送达): how it was left and with whom."""
    raise NotImplementedError


def amend(
    desk: Desk,
    visit_id: UUID,
    reason: str,
    corrections: tuple[tuple[str, str, str], ...],
    strokes: tuple[Stroke, ...],
    size: tuple[int, int],
    report: Report,
) -> DocumentView:
    """Issue an amendment (更正书) of a signed record: (place, was, now) each, signed by the inspector."""
    raise NotImplementedError
