"""What the finish, signature and report pages show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspector.domain.checklist import Text
from inspector.domain.signature import Mark, Signer
from inspector.services.inspect_views import FlagView, ProblemView

SURVEY = "survey"
"""Group and key of what is missing on the page 摸排核对."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One line of what is missing."""

    group: str
    """unanswered, required, constraint, cannot, evidence, reason, problem, survey, formality, unprintable, sharing."""
    place: str
    """Item code to jump to; "" for the visit itself."""
    text: str
    note: str
    """Muted remark: 否决项; or ""."""
    key: str = ""
    """Of a formality: what ``explain_formality`` takes; ``opinion``, ``survey``: stands on that page; else ""."""


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
    n_not_applicable: int
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
    grade_name: str = ""
    """Key of the grade, ``not_graded`` where there is none."""


@dataclass(frozen=True, slots=True)
class SigningView:
    """The signature page: what is signed, who has signed."""

    visit_id: UUID
    """Of the visit, or of the document that is being made."""
    kind: str
    """``record`` or a key of ``writ_kinds.KINDS``."""
    title: Text
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
    visit_id: UUID | None
    """None of a document that is about no visit."""
    kind: str
    """record, amendment, or a key of ``writ_kinds.KINDS``."""
    number: str
    title: str
    """As printed: Chinese."""
    name: Text
    sha256: str
    size_bytes: int
    signed_at: datetime
    delivered_text: str
    """How and to whom it was delivered; or ""."""
    school: str
    """"" of a document that is about none."""
    file_name: str
    """Suggested: 澄梅教督记〔2026〕17号 枫桥小学 现场检查记录.pdf"""
