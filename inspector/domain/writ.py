"""The frozen value of one document of the process (文书): what its module draws and its findings.json holds.

Facts and what people wrote, no wording: that stands in the template, which it names by its hash. Texts, instants and
dates as in :mod:`inspector.domain.report`. The on-site record and the amendment have values of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from inspector.base.canonical import canonical_bytes, sha256_hex
from inspector.domain.report import ChainHead, EvidenceFact, Problem, TeamMember, body_of

WRIT_FORMAT = "inspector-writ/1"


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that this one builds on."""

    kind: str
    """``record`` or a template's kind."""
    title: str
    number: str
    sha256: str
    """Of its findings.json."""
    on: str
    """Civil date on which it was signed."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person wrote into one field of the form."""

    name: str
    label: str
    """The field's Chinese name."""
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a re-check (整改核查) found of one problem."""

    n: int
    """The problem's number."""
    result: str
    """``closed`` 销号, ``open`` 未完成 or ``extended`` 延期."""
    words: str
    """What was seen."""
    due_on: str
    """New civil date where it goes on; or empty."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a document's own table: a question with its answer, a school that was drawn."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a figure: what it is of, its printed cells, and how long its bar is."""

    label: str
    cells: tuple[str, ...]
    share: str = ""
    """Of a full bar in hundredths with one digit, ``83.3``; empty of a row without a bar."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure (图表) of a campaign's report: a table of which a chart is drawn."""

    key: str
    title: str
    head: tuple[str, ...]
    """Over the label and each cell."""
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Writ:
    """Everything that one document says. Sequences are in the order of printing."""

    format: str
    id: str
    kind: str
    """Key of a template."""
    title: str
    number: str
    version: int
    """1 for the first freeze, then counted on."""
    issuer: str
    """The supervision body (督导机构) in the letterhead."""
    to: str
    """主送: the school or body that it is for; empty of what is for nobody in particular."""
    school: str
    school_code: str
    visit: str
    """The visit that it is about; empty of none."""
    on: str
    """成文日期, a civil date."""
    by: TeamMember
    """Who issues it."""
    journal: ChainHead
    frozen_at: str
    visited_on: str = ""
    """Civil date of the visit."""
    track_name: str = ""
    grade_label: str = ""
    """等次 of the record, where it has one."""
    score: str = ""
    n_checked: int = 0
    """Items that were checked in the visit."""
    refers: tuple[Reference, ...] = ()
    words: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    evidence: tuple[EvidenceFact, ...] = ()
    """Photos of the problems."""
    entries: tuple[Entry, ...] = ()
    copies: tuple[str, ...] = ()
    """抄送."""
    figures: tuple[Figure, ...] = ()
    """Of a campaign's report."""
    template: str = ""
    """The template that says its words: its kind's key."""
    template_sha256: str = ""
    """Of its canonical JSON; what was signed is drawn by no other."""
    seal_sha256: str = ""
    """Of the picture at the place of the seal; empty of none."""

    def canonical(self) -> bytes:
        """Return findings.json: the canonical JSON of this value, UTF-8; empty members with a default are left out."""
        return canonical_bytes(body_of(self))

    def sha256(self) -> str:
        """Return the hash that is signed for, printed and shown: 64 hex digits."""
        return sha256_hex(self.canonical())

    def word(self, name: str) -> str:
        """Return what was written into a field; "" where nothing was."""
        return next((said.text for said in self.words if said.name == name), "")
