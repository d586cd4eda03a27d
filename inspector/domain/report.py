"""The frozen value of one finalised visit (现场检查记录): what documents draw and findings.json holds.

Its canonical JSON *is* findings.json, and the SHA-256 of those bytes is what both sides sign for.
Instants are UTC texts (``2026-11-20T00:52:03Z``), civil dates ``2026-11-20`` at the school (UTC+8),
scores are decimal texts with one digit (``83.2``), so that the canonical JSON is exact.
Official wording inside is Chinese. Times are printed at UTC+8.
"""

from __future__ import annotations

from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from typing import Any, cast

from inspector.base.canonical import canonical_bytes, sha256_hex
from inspector.domain.notebook import DutyCall, PaperSeen, PersonMet, PlaceWalked
from inspector.domain.report_sharing import SectionShare
from inspector.domain.report_survey import SurveyCheck

FINDINGS_FORMAT = "inspector-findings/2"
"""2 is 1 with members that may be left out: those with a default here, where they say nothing."""


@dataclass(frozen=True, slots=True)
class ChecklistRef:
    """The checklist that the visit is pinned to."""

    id: str
    version: int
    title: str
    source: str
    sha256: str
    """Of the canonical parsed content."""


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """The school as it was on the day. An unknown fact is an empty text, or -1 for a count."""

    name: str
    code: str
    """学校(机构)标识码, 10 digits; or empty."""
    region_code: str
    kind: str
    """Key of ``school_kinds`` in the checklist."""
    kind_name: str
    ownership: str
    """公办, 民办 or empty."""
    address: str
    head_name: str
    head_title: str
    students: int
    staff: int


@dataclass(frozen=True, slots=True)
class Formality:
    """Something that the track demands (指派书, 督导通知书, three 督学): there with its number, or why not."""

    kind: str
    """``assignment``, ``notice`` or ``team_of_three``."""
    name: str
    """Chinese name as printed: 指派文号, 事先通知, 督导小组人数."""
    reference: str
    """Its number; empty when missing."""
    missing_reason: str
    """Why it is missing; empty when present or not demanded."""
    demanded: bool


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One of the team (督导组)."""

    name: str
    role: str
    """组长, 成员, 专家 or 记录人."""
    card_number: str
    """督学证号; empty for one who has none."""
    issuer: str
    expires_on: str
    """Civil date, or empty."""
    unit: str
    shown_to: str
    shown_at: str
    """UTC instant at which the card was shown, or empty."""
    avoidance: str
    """回避: 无应回避情形, the tie as declared, or empty when not declared."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the school, by name and office."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class RedFlag:
    """立即督促: a danger now; printed first."""

    item: str
    title: str
    fact: str
    seen_at: str
    told: str
    """Who was told, with office."""
    told_at: str
    act: str
    """What the school did at once; empty when nothing yet."""
    act_at: str
    struck_reason: str
    """Why it was struck through; empty when it stands."""


@dataclass(frozen=True, slots=True)
class Grade:
    """等次. ``name`` is a key of the checklist's grades, or ``not_graded``."""

    name: str
    label: str
    """优秀, 良好, 合格, 不合格 or 不评等次."""
    score: str
    """``83.2``; empty when nothing was checked."""
    reason: str
    """Why it is capped or not graded, a Chinese sentence; else empty."""
    method: str
    """How it was computed, one Chinese sentence from the checklist's constants."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Items by value. Unanswered items count as not checked and are also given apart."""

    conforms: int
    mostly: int
    fails: int
    not_applicable: int
    not_checked: int
    unanswered: int
    """Of ``not_checked``, those with no answer at all."""
    total: int


@dataclass(frozen=True, slots=True)
class Problem:
    """问题 with what is asked and the school's word on it."""

    n: int
    item: str
    title: str
    fact: str
    severity: str
    """``minor``, ``serious`` or ``critical``: 一般, 较重, 重大."""
    kind: str
    """``at_once`` 立行立改, ``in_term`` 限期整改 or ``ongoing`` 持续整改."""
    basis: tuple[str, ...]
    measure: str
    due_on: str
    """Civil date; empty when put right on the spot or without a term."""
    due_text: str
    """As printed: 2026年11月25日（3个工作日）, or 当场完成（11月20日10时05分）."""
    responsible: str
    put_right: str
    """What was done on the spot; empty when not."""
    put_right_at: str
    agrees: str
    """The school's word: ``yes``, ``no`` or empty (not asked)."""
    words: str
    """The school's words, verbatim."""
    photos: tuple[str, ...]
    """SHA-256 of evidence files shown with it."""


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item with its answer as judged by the pinned checklist."""

    code: str
    text: str
    verify: str
    """``look`` 看, ``ask`` 问, ``read`` 查, ``count`` 数."""
    veto: bool
    weight: int
    answer: str
    """The answer's canonical JSON, empty when unanswered."""
    result: str
    """``conforms``, ``mostly``, ``fails``, ``not_applicable`` or ``not_checked``."""
    detail: str
    """The value in words for number and choice items, the reason for 不适用 and 未查; else empty."""
    note: str
    """Notes of all authors, joined."""


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section with its score."""

    code: str
    title: str
    score: str
    """``88.9``; empty when nothing of it was checked."""
    items: tuple[ItemResult, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One of a repeated group that was looked into: a gate, a canteen. Its items are called ``G01#2``."""

    group: str
    group_name: str
    """校门."""
    n: int
    name: str
    """北门; 校门2 where nobody named it."""
    items: tuple[str, ...]
    """Their codes: ``G01#2``."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An answer to an item that the answers after it made inapplicable: kept, out of score and counts."""

    code: str
    row: str
    """Which of a group; or empty."""
    text: str
    answer: str
    """Its canonical JSON."""
    said: str
    """The answer in words."""


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """One file of the evidence list (证据清单)."""

    n: int
    item: str
    kind: str
    """照片, PDF文件（3页）, 录音（2分14秒）, 读数."""
    caption: str
    taken_at: str
    """UTC instant from the file's metadata, else of import."""
    size_bytes: int
    sha256: str
    """Of the original's bytes."""
    width_px: int
    """Of the upright picture, or of the part that is shown where it was cropped; 0 of what has no picture."""
    height_px: int
    hidden_parts: bool = False
    """Parts of it are hidden in every copy (局部已遮盖)."""
    key_evidence: bool = False
    """The inspector marked it as key evidence (重点证据)."""
    time_fault: str = ""
    """Why its own time cannot be that of the visit: ``before``, ``after``, ``future``, ``unreadable``; else empty."""


@dataclass(frozen=True, slots=True)
class NumberedReading:
    """A reading of the evidence list, for machines; ``Reading`` says what its members are."""

    n: int
    """Its number in the evidence list."""
    item: str
    quantity: str
    value: str
    unit: str
    instrument: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class SchoolStatement:
    """学校意见 on the whole, verbatim."""

    words: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Head of the journal's chain when the report was frozen."""

    replica: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class FrozenRegister:
    """One register that the report holds, and the change that gave its value."""

    table: str
    row: str
    register: str
    change: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the on-site record says. Sequences are in the order of printing."""

    format: str
    visit: str
    number: str
    """Document number, as 澄梅教督记〔2026〕17号."""
    version: int
    """1 for the first freeze of the visit, then counted on."""
    issuer: str
    """The supervision body (督导机构) in the letterhead."""
    title: str
    """Small title over 现场检查记录, as 学校疫情防控专项督导."""
    checklist: ChecklistRef
    track: str
    """``routine``, ``special``, ``comprehensive``, ``spot_check`` or ``follow_up``."""
    track_name: str
    phase: str
    phase_name: str
    basis: tuple[str, ...]
    """检查依据, one line each."""
    school: SchoolFacts
    formalities: tuple[Formality, ...]
    arrived_at: str
    left_at: str
    met: tuple[Person, ...]
    team: tuple[TeamMember, ...]
    red_flags: tuple[RedFlag, ...]
    grade: Grade
    counts: Counts
    opinion: str
    problems: tuple[Problem, ...]
    sections: tuple[SectionResult, ...]
    statement: SchoolStatement
    evidence: tuple[EvidenceFact, ...]
    journal: ChainHead
    covers: dict[str, int]
    """Replica to seq: changes up to these are in the report."""
    registers: tuple[FrozenRegister, ...]
    frozen_at: str
    survey: tuple[SurveyCheck, ...] = ()
    """摸排核对: one, or none where nothing was compared."""
    group_rows: tuple[GroupRow, ...] = ()
    """What was looked into of each repeated group, in the order of printing."""
    dropped: tuple[Dropped, ...] = ()
    """不再适用: answers that were given before their condition went."""
    duty_calls: tuple[DutyCall, ...] = ()
    """值班电话抽测: each try, in the order of time."""
    people_met: tuple[PersonMet, ...] = ()
    """访谈人员: who was asked, parents and minors without names."""
    papers_seen: tuple[PaperSeen, ...] = ()
    """查阅资料."""
    places_walked: tuple[PlaceWalked, ...] = ()
    """走访地点, in the order of time."""
    readings: tuple[NumberedReading, ...] = ()
    """读数: those of the evidence list, in its order."""
    shares: tuple[SectionShare, ...] = ()
    """各部分负责人与确认, in the order of printing: sections that were handed to a member."""

    def canonical(self) -> bytes:
        """Return findings.json: the canonical JSON of this value, UTF-8; empty members with a default are left out."""
        return canonical_bytes(body_of(self))

    def sha256(self) -> str:
        """Return the hash that is signed for, printed and shown: 64 hex digits."""
        return sha256_hex(self.canonical())


def body_of(value: Any) -> Any:  # noqa: ANN401  # whatever a report holds
    """Return a report value as it is written: empty members with a default are left out."""
    if isinstance(value, tuple):
        return [body_of(entry) for entry in cast("tuple[Any, ...]", value)]
    if not is_dataclass(value):
        return value
    held = {f.name: (getattr(value, f.name), f.default is not MISSING) for f in fields(value)}
    return {name: body_of(member) for name, (member, optional) in held.items() if member or not optional}


AMENDMENT_FORMAT = "inspector-amendment/1"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right: where it stands, what it said, what it has to say."""

    place: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """更正书: a visible document that names the first. Its canonical JSON is its findings.json."""

    format: str
    visit: str
    number: str
    issuer: str
    school: str
    first_number: str
    first_sha256: str
    """SHA-256 of the first document's findings.json."""
    first_pdf_sha256: str
    first_signed_at: str
    reason: str
    corrections: tuple[Correction, ...]
    by: TeamMember
    journal: ChainHead
    frozen_at: str

    def canonical(self) -> bytes:
        """Return findings.json of the amendment."""
        return canonical_bytes(asdict(self))

    def sha256(self) -> str:
        """Return the hash that is signed for: 64 hex digits."""
        return sha256_hex(self.canonical())
