"""Checklist > Section > Item: what is asked, of whom, on what basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from inspector.base.canonical import Json, canonical_bytes, sha256_hex
from inspector.base.errors import BadInputError
from inspector.domain.answer_rule import AnswerRule
from inspector.domain.expression import Expression
from inspector.domain.logic import Logic
from inspector.domain.table import decimal_text
from inspector.domain.text import Text

if TYPE_CHECKING:
    from fractions import Fraction

    from inspector.domain.calendar import WorkCalendar

PLACE_MARK = "#"


def place_of(code: str, instance: int) -> str:
    """Return how an item's answer is called where it is asked for each of a group: G01#2; else its code."""
    return f"{code}{PLACE_MARK}{instance}" if instance else code


def split_place(place: str) -> tuple[str, int]:
    """Return code and instance of a place; instance 0 outside groups."""
    code, mark, instance = place.partition(PLACE_MARK)
    return code, int(instance) if mark else 0


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold between answers, and what is said where it does not. It never refuses an answer."""

    rule: Expression
    message: Text


@dataclass(frozen=True, slots=True)
class Calculation:
    """A number that the program works out of other answers."""

    rule: Expression
    decimals: int

    def answer(self, value: int | Fraction) -> dict[str, Json]:
        """Return a value as an answer, half up."""
        text = decimal_text(value, self.decimals)
        return {"numbers": {"value": text if self.decimals else int(text)}}


@dataclass(frozen=True, slots=True)
class Group:
    """A repeated group: its items are asked for each gate, each canteen, each dormitory looked into."""

    name: str
    label: Text
    at_least: int
    """So many are there from the beginning."""
    at_most: int
    applies_when: Expression | None


@dataclass(frozen=True, slots=True)
class BasisRef:
    """One basis: a law, the place in it, and the version whose article is meant ("" for the notice)."""

    law: str
    place: str
    version: str


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One text of a law and when it is in force; None: open or not known."""

    version: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Law:
    """A law with its versions. ``binding``: notice, national or local_model."""

    name: str
    binding: str
    versions: tuple[LawVersion, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check (检查项)."""

    code: str
    section: str
    text: Text
    verify: str
    rule: AnswerRule
    weight: int
    veto: bool
    evidence: str
    stages: frozenset[str]
    """School stages it applies to; empty: all."""
    phase: str
    """Phase it applies to; empty: both."""
    basis: tuple[BasisRef, ...]
    guidance: str
    rectify: str
    deadline_days: int
    """Working days; 0 the same day."""
    severity: str
    red_flag: bool
    focus: str
    problem_title: str
    """Ready title of its problem; Chinese."""
    problem_fact: str
    """Ready sentence of the fact, to be left or completed; Chinese."""
    group: str = ""
    """The repeated group it belongs to; ""."""
    instance: int = 0
    """Which of the group this copy is, from 1; its code is then a place: G01#2."""
    applies_when: Expression | None = None
    required_when: Expression | None = None
    constraint: Constraint | None = None
    calculate: Calculation | None = None

    @property
    def base(self) -> str:
        """The item's code in the checklist, also of a copy in a group."""
        return split_place(self.code)[0]

    def accepts(self, given: Json, on: date, calendar: WorkCalendar | None = None) -> dict[str, Json]:
        """Return the answer as it is journalled. ``on`` is the civil date of the visit.

        Raises:
            BadInputError: ``answer_calculated``, or as ``AnswerRule.accepts``.
        """
        if self.calculate is not None:
            raise BadInputError("answer_calculated", item=self.code)
        return self.rule.accepts(self.code, given, on, calendar)

    def judge(self, answer: Mapping[str, Any] | None, on: date, calendar: WorkCalendar | None = None) -> str:
        """Return the value on the scale; "" when unanswered. ``on`` is the civil date of the visit."""
        return self.rule.judge(answer, on, calendar)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the checklist."""

    code: str
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class GradeStep:
    """A grade (等次) and the score from which it is given."""

    name: str
    label: Text
    at_least: int


@dataclass(frozen=True, slots=True)
class Grading:
    """The constants of the grade: data of the checklist. Credits and the share are in hundredths."""

    credit_percent: Mapping[str, int]
    grades: tuple[GradeStep, ...]
    """Best first."""
    veto_caps_at: str
    not_graded_above_percent: int
    not_graded_when_veto_unchecked: bool


@dataclass(frozen=True, slots=True)
class SchoolKind:
    """A kind of school and the stages it maps to."""

    label: Text
    stages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A whole checklist. ``plain`` is its parsed content, which is hashed, stored and pinned."""

    id: str
    version: int
    title: Text
    source: Text
    scale: Mapping[str, Text]
    grading: Grading
    school_kinds: Mapping[str, SchoolKind]
    phases: Mapping[str, Text]
    laws: Mapping[str, Law]
    sections: tuple[Section, ...]
    plain: Json
    groups: Mapping[str, Group]
    logic: Logic

    def applicable(self, kind: str, phase: str) -> tuple[Section, ...]:
        """Return all sections, each with the items that a school of this kind has in this phase."""
        stages = self.school_kinds[kind].stages
        return tuple(
            Section(
                section.code,
                section.title,
                tuple(
                    item
                    for item in section.items
                    if (not item.stages or item.stages & stages) and item.phase in {"", phase}
                ),
            )
            for section in self.sections
        )

    def item(self, code: str) -> Item:
        """Return an item by its code. Raises KeyError."""
        for section in self.sections:
            for item in section.items:
                if item.code == code:
                    return item
        raise KeyError(code)

    def value_label(self, value: str, language: str) -> str:
        """Return a value of the scale in words; "" for unanswered."""
        return self.scale[value].get(language) if value else ""

    def canonical(self) -> bytes:
        """Return the canonical JSON of the parsed content."""
        return canonical_bytes(self.plain)

    def sha256(self) -> str:
        """Return the hash to which visits are pinned."""
        return sha256_hex(self.canonical())
