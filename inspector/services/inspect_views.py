"""What the checklist page shows: plain values in the language of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from inspector.base.canonical import Json
from inspector.domain.evidence import Kind as EvidenceKind
from inspector.domain.evidence import TimeFault
from inspector.domain.markup import Markup
from inspector.domain.notebook import Kind
from inspector.domain.reading import Reading
from inspector.services.visit_sharing import Initials


@dataclass(frozen=True, slots=True)
class FieldView:
    """One number of a number item. ``name`` is ``value`` where there is only one."""

    name: str
    label: str
    unit: str
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One box of a multiple-choice item."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column of a sampling table."""

    name: str
    kind: str
    """number, yesno, choice, date, text."""
    label: str
    unit: str
    decimals: int
    choices: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as judged. ``value`` is conforms, mostly, fails, not_applicable, not_checked or "" (unanswered)."""

    value: str = ""
    numbers: tuple[tuple[str, int], ...] = ()
    choices: tuple[str, ...] = ()
    written: str = ""
    """The date (ISO) or the text of such an item."""
    reason: str = ""
    at: datetime | None = None
    by: str = ""
    """Name of who answered; empty when it was the person at this laptop."""
    explained: str = ""
    """The value in words: 缺0班, 应到6人，实到6人; empty for scale and yes/no."""
    rows: tuple[Mapping[str, Json], ...] = ()
    """Rows of a table, as journalled."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """The problem (问题) of a failed item, prefilled from the checklist until changed."""

    n: int
    """1.. in the order of printing."""
    title: str
    fact: str
    severity: str
    """minor, serious, critical."""
    kind: str
    """at_once, in_term, ongoing."""
    measure: str
    deadline_days: int
    """Working days; 0 the same day."""
    due_on: date
    responsible: str
    put_right: str
    put_right_at: datetime | None
    agrees: str
    """yes, no or "" (not asked yet)."""
    words: str


@dataclass(frozen=True, slots=True)
class FlagView:
    """立即督促."""

    id: UUID
    item: str
    fact: str
    seen_at: datetime
    told: str
    told_at: datetime | None
    act: str
    act_at: datetime | None
    struck_reason: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One photo of an item."""

    id: UUID
    item: str
    sha256: str
    caption: str
    taken_at: datetime
    time_fault: TimeFault
    """Why its own time cannot be that of the visit: ``before``, ``after``, ``future``, ``unreadable``; else empty."""
    width_px: int
    height_px: int
    size_bytes: int
    n_pages: int = 1
    """More than one: only the first is printed; the original is kept whole."""
    markup: Markup = Markup()  # noqa: RUF009  # frozen
    """With which its copies are made."""
    kind: EvidenceKind = "photo"
    scripted: bool = False
    """A PDF with scripts; they are not run."""
    milliseconds: int = 0
    """Of a sound note."""
    reading: Reading | None = None

    @property
    def has_picture(self) -> bool:
        """It can be looked at."""
        return self.width_px > 0


@dataclass(frozen=True, slots=True)
class TwoView:
    """An item that two rate. ``ratings`` is empty until both have rated: name, value, reason of each."""

    stage: Literal["open", "mine", "both", "settled"]
    """Mine is awaited; mine is given, another's is awaited; both stand and are to be settled; settled."""
    n: int
    """How many have rated."""
    mine: str = ""
    """What I rated, while it may be changed."""
    ratings: tuple[tuple[str, str, str], ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ItemView:
    """One row of the checklist."""

    code: str
    section: str
    text: str
    kind: str
    """scale4, yesno, number, multichoice, choice, date, text, table; row and add: no items, a group's."""
    verify: str
    """look, ask, read, count."""
    weight: int
    veto: bool
    evidence_rule: str
    """none, when_failed, always."""
    red_flag_suggested: bool
    fields: tuple[FieldView, ...]
    choices: tuple[ChoiceView, ...]
    answer: AnswerView
    problem: ProblemView | None
    n_flags: int
    n_photos: int
    has_note: bool
    columns: tuple[ColumnView, ...] = ()
    draws: int = 0
    """Samples that a table asks for; of a group's head, 1 if this row of the group may be removed."""
    applies: bool = True
    """Asked for by the answers there are. An answer that was given before is kept and shown."""
    required: bool = False
    violated: str = ""
    """What the checklist says where this does not agree with other answers; or ""."""
    cannot: str = ""
    """Which rule cannot be computed, and why; or ""."""
    calculated: bool = False
    row_name: str = ""
    """Which of a group it is about: 北门; or ""."""
    recheck: bool = False
    """A follow-up visit has to check whether its problem of an earlier signed visit was put right."""
    two: TwoView | None = None
    """That two rate it, where it was asked for."""

    @property
    def awaits_me(self) -> bool:
        """It is open, and not because another has to rate it."""
        return self.is_open and (self.two is None or self.two.stage != "mine")

    @property
    def label(self) -> str:
        """The code as it is read: that of a group's item without its row."""
        return "" if self.is_structure else self.code.partition("#")[0]

    @property
    def is_structure(self) -> bool:
        """The head of a group's row, or what adds one: no item."""
        return self.kind in {"row", "add"}

    @property
    def is_shown(self) -> bool:
        """It is asked for, or was answered while it was."""
        return self.applies or (bool(self.answer.value) and not self.calculated and not self.is_structure)

    @property
    def is_open(self) -> bool:
        """It is asked for and waits for an answer."""
        return self.applies and not self.answer.value and not self.calculated and not self.is_structure

    @property
    def lacks_evidence(self) -> bool:
        """The rule of the checklist asks for a photo and there is none."""
        failed = self.evidence_rule == "when_failed" and self.answer.value == "fails"
        due = self.evidence_rule == "always" or failed
        return (
            due
            and self.applies
            and self.n_photos == 0
            and self.answer.value not in {"", "not_applicable", "not_checked"}
        )


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section (A..M) with its state. ``n_total`` 0: nothing of it applies to this school and phase."""

    code: str
    title: str
    n_total: int
    n_answered: int
    n_failed: int
    n_flags: int
    has_veto: bool
    member: str = ""
    """Name of the member whose it is, or ""."""
    member_id: str = ""
    mine: bool = False
    """That member is who is answering."""
    initials: Initials = ""
    """Whether they initialled it: "", given, outdated (an answer changed since)."""

    @property
    def is_done(self) -> bool:
        """All its items are answered."""
        return 0 < self.n_total == self.n_answered


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts over the whole visit and per section: all that changes with one answer besides its row."""

    n_answered: int
    n_total: int
    n_failed: int
    n_flags: int
    n_lacking_evidence: int
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class ChecklistView:
    """The page as it opens."""

    visit_id: UUID
    school: str
    track_name: str
    phase_name: str
    arrived_at: datetime
    items: tuple[ItemView, ...]
    """Applicable items in the checklist's order."""
    progress: Progress
    current: str
    """Code of the item where the inspector stopped; the first unanswered one when new."""
    read_only: bool
    """Finalised: frozen answers are shown, not changed."""
    stage: str
    """Where the visit stands: draft, finalised, signed or a later stage."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One author's note on an item."""

    author: str
    mine: bool
    text: str


@dataclass(frozen=True, slots=True)
class DetailView:
    """The right pane of one item."""

    code: str
    section_title: str
    guidance: str
    basis: tuple[str, ...]
    """As printed on the visit's date."""
    last_value: str
    """Value at the school's last signed visit, or ""."""
    last_text: str
    """The same in words with its date: 3月2日不符合：1人不在值班表上；已当场整改. Empty when there was none."""
    notes: tuple[NoteView, ...]
    draft: str | None
    """My note being typed and not yet journalled, or None."""
    evidence: tuple[EvidenceView, ...]
    problem: ProblemView | None
    flags: tuple[FlagView, ...]
    quick_reasons: Mapping[str, tuple[str, ...]]
    """Ready reasons for 不适用 and for 未查, by the answer's value."""
    typed: dict[str, str]
    """Texts of the problem, the reason and the flags that were being typed when the program fell, by field."""


@dataclass(frozen=True, slots=True)
class Changed:
    """After any change on the page: the row and the counts to repaint, and what was done in words."""

    item: ItemView
    progress: Progress
    said: str
    """For the undo bar: B03 不符合."""
    saved_at: datetime
    also: tuple[ItemView, ...] = ()
    """Other rows that it changed: they appeared, went, were calculated."""
    page: tuple[ItemView, ...] = ()
    """All rows of the page, where a row of a group came, went or was named anew; else empty."""
    notebook: Kind | Literal[""] = ""
    """List of the notebook that undo or redo changed: it is shown, not the item."""
    shared: bool = False
    """Undo or redo changed whose a section is, or initials: no item of the page."""


@dataclass(frozen=True, slots=True)
class ProblemEdit:
    """What the inspector sets in the problem; None leaves a part as it is."""

    title: str | None = None
    fact: str | None = None
    severity: str | None = None
    kind: str | None = None
    measure: str | None = None
    deadline_days: int | None = None
    responsible: str | None = None
    put_right: str | None = None
    """Text of what was done at once; "" takes it back."""
    agrees: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class FlagEdit:
    """What the inspector sets in a red flag; None leaves a part as it is."""

    fact: str | None = None
    told: str | None = None
    act: str | None = None
