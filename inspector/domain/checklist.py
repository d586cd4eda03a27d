"""Checklist > Section > Item: answer kinds, applicability, judging an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from inspector.base.canonical import Json, canonical_bytes, sha256_hex
from inspector.base.errors import BadInputError
from inspector.domain.expression import Expression
from inspector.domain.logic import Logic
from inspector.domain.table import Column, decimal_text, number_of, table_of, table_words
from inspector.domain.text import Text
from inspector.domain.values import Day, Failure, Names, Value

if TYPE_CHECKING:
    from fractions import Fraction

    from inspector.domain.calendar import WorkCalendar

Kind = Literal["scale4", "yesno", "number", "multichoice", "choice", "date", "text", "table"]
SCALE = ("conforms", "mostly", "fails", "not_applicable", "not_checked")
WITH_REASON = frozenset({"not_applicable", "not_checked"})
_PLAIN_VALUES: Mapping[str, frozenset[str]] = {
    "scale4": frozenset(SCALE),
    "yesno": frozenset(SCALE) - {"mostly"},
    "number": WITH_REASON,
    "multichoice": WITH_REASON,
    "choice": WITH_REASON,
    "date": WITH_REASON,
    "table": WITH_REASON,
    # A text is not judged by a rule: who reads that it is not as it must be says so.
    "text": WITH_REASON | {"fails"},
}
MAX_REASON_CHARACTERS = 2000
MAX_TEXT_CHARACTERS = 2000
AGE = "age_days"
"""Name in a date's rules: days from the date to the visit, negative for a date after it."""
PLACE_MARK = "#"


def place_of(code: str, instance: int) -> str:
    """Return how an item's answer is called where it is asked for each of a group: G01#2; else its code."""
    return f"{code}{PLACE_MARK}{instance}" if instance else code


def split_place(place: str) -> tuple[str, int]:
    """Return code and instance of a place; instance 0 outside groups."""
    code, mark, instance = place.partition(PLACE_MARK)
    return code, int(instance) if mark else 0


@dataclass(frozen=True, slots=True)
class Field:
    """One number of a number item; ``value`` where it is the only one. ``minimum`` and ``maximum`` bound input."""

    name: str
    label: Text
    unit: Text
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a multiple-choice item, or one answer of a choice item with what it amounts to."""

    value: str
    text: Text
    judged: str = ""
    """conforms, mostly or fails: of a choice item only."""


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """How an item is answered and judged."""

    kind: Kind
    fields: tuple[Field, ...] = ()
    choices: tuple[Choice, ...] = ()
    conforms_when: Expression | None = None
    mostly_when: Expression | None = None
    checks: tuple[Expression, ...] = ()
    columns: tuple[Column, ...] = ()
    draws: int = 0
    """Samples that a table asks for; a judgement begins with the first."""
    most_rows: int = 0


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
            BadInputError: ``answer_wrong_kind``, ``answer_out_of_range``, ``answer_number_out_of_range``,
                ``answer_check_failed``, ``answer_date_late`` (after the visit), ``answer_date_refused``,
                ``answer_date_wrong``, ``answer_text_empty``, ``answer_text_long``, ``answer_unknown_choice``,
                ``answer_calculated`` or one of ``table_of``.
        """
        if self.calculate is not None:
            raise BadInputError("answer_calculated", item=self.code)
        if not isinstance(given, Mapping):
            raise BadInputError("answer_wrong_kind", item=self.code)
        taken = self._taken(given)
        if "value" not in taken:
            self._check(self._names(taken, Day(on, calendar)), self._broken_check(taken, on))
        return taken

    def _taken(self, given: Mapping[str, Json]) -> dict[str, Json]:
        if "value" in given:
            return self._plain(given)
        kind = self.rule.kind
        if "numbers" in given and kind == "number":
            return {"numbers": self._numbers(given["numbers"])}
        if "choices" in given and kind in {"multichoice", "choice"}:
            return {"choices": self._choices(given["choices"])}
        if "date" in given and kind == "date":
            return {"date": self._date(given["date"])}
        if "text" in given and kind == "text":
            return {"text": self._text(given["text"])}
        if "rows" in given and kind == "table":
            return {"rows": table_of(self.code, self.rule.columns, self.rule.most_rows, given["rows"])}
        raise BadInputError("answer_wrong_kind", item=self.code)

    def judge(self, answer: Mapping[str, Any] | None, on: date, calendar: WorkCalendar | None = None) -> str:
        """Return the value on the scale; "" when unanswered. ``on`` is the civil date of the visit.

        An answer whose rule cannot be computed (``failure``) counts as not checked: a gap, never as good.
        """
        if not answer:
            return ""
        if "value" in answer:
            value: str = answer["value"]
            return value
        if self.rule.kind == "choice":
            return next(choice.judged for choice in self.rule.choices if choice.value in answer["choices"])
        if "text" in answer:
            return "conforms"
        judged = self._judge_by_rule(self._names(answer, Day(on, calendar)))
        return judged if isinstance(judged, str) else "not_checked"

    def failure(self, answer: Mapping[str, Any] | None, on: date, calendar: WorkCalendar | None) -> Failure | None:
        """Return why an answer cannot be judged, or None."""
        if not answer or "value" in answer or self.rule.conforms_when is None:
            return None
        judged = self._judge_by_rule(self._names(answer, Day(on, calendar)))
        return judged if isinstance(judged, Failure) else None

    def _judge_by_rule(self, names: Names) -> str | Failure:
        for value, rule in (("conforms", self.rule.conforms_when), ("mostly", self.rule.mostly_when)):
            holds = rule.value(names) if rule is not None else False
            if isinstance(holds, Failure):
                return holds
            if holds is True:
                return value
        return "fails"

    def _names(self, answer: Mapping[str, Any], day: Day) -> Names:
        """Return what the item's own rules speak of."""
        if "numbers" in answer:
            return Names({name: number_of(n) for name, n in answer["numbers"].items()}, day)
        if "date" in answer:
            value = date.fromisoformat(answer["date"])
            return Names({AGE: (day.today - value).days, "value": value}, day)
        if "rows" in answer:
            rows = [Names(self.cells(row), day) for row in answer["rows"]]
            return Names({}, day, {"rows": rows})
        chosen = frozenset[str](answer.get("choices", ()))
        return Names({"count": len(chosen), "chosen": chosen}, day)

    def cells(self, row: Mapping[str, Json]) -> dict[str, Value]:
        """Return a row of a table as a rule sees it."""
        return {column.name: column.value(row[column.name]) for column in self.rule.columns}

    def explain(self, answer: Mapping[str, Any] | None, language: str) -> str:
        """Return what was answered in words; "" for the scale, yes/no and an unanswered item."""
        if not answer or "value" in answer:
            return ""
        if "numbers" in answer:
            comma = "，" if language == "zh" else ", "
            return comma.join(self._number_words(f, answer["numbers"][f.name], language) for f in self.rule.fields)
        if "date" in answer:
            day = date.fromisoformat(answer["date"])
            return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%b %Y}"
        if "rows" in answer:
            return table_words(self.rule.columns, answer["rows"], language)
        return cast("str", answer["text"]) if "text" in answer else self._chosen_words(answer["choices"], language)

    def _chosen_words(self, chosen: Sequence[str], language: str) -> str:
        if self.rule.kind == "choice":
            return next(c.text.get(language) for c in self.rule.choices if c.value in chosen)
        return self._ticked_words(set(chosen), language)

    def _ticked_words(self, ticked: set[str], language: str) -> str:
        missing = [c.text.get(language) for c in self.rule.choices if c.value not in ticked]
        if not missing:
            return f"{len(ticked)}项齐全" if language == "zh" else f"all {len(ticked)} present"
        if language == "zh":
            return f"{len(ticked)}/{len(self.rule.choices)}项，缺{'、'.join(missing)}"
        return f"{len(ticked)} of {len(self.rule.choices)}, missing {', '.join(missing)}"

    @staticmethod
    def _number_words(entry: Field, number: int | str, language: str) -> str:
        label, unit = entry.label.get(language), entry.unit.get(language)
        return f"{label}{number}{unit}" if language == "zh" else f"{label} {number} {unit}".strip()

    def _plain(self, given: Mapping[str, Json]) -> dict[str, Json]:
        value, reason = given["value"], given.get("reason", "")
        if value not in _PLAIN_VALUES[self.rule.kind] or not isinstance(reason, str):
            raise BadInputError("answer_wrong_kind", item=self.code)
        if value not in WITH_REASON:
            return {"value": value}
        return {"value": value, "reason": reason.replace("\0", "").strip()[:MAX_REASON_CHARACTERS]}

    def _numbers(self, given: Json) -> dict[str, Json]:
        if not isinstance(given, Mapping) or set(given) != {f.name for f in self.rule.fields}:
            raise BadInputError("answer_wrong_kind", item=self.code)
        numbers: dict[str, int] = {}
        for entry in self.rule.fields:
            number = given[entry.name]
            if type(number) is not int:
                raise BadInputError("answer_wrong_kind", item=self.code)
            if not entry.minimum <= number <= entry.maximum:
                raise BadInputError(
                    "answer_out_of_range" if entry.label.zh else "answer_number_out_of_range",
                    item=self.code,
                    field=entry.label.zh,
                    field_en=entry.label.en,
                    minimum=entry.minimum,
                    maximum=entry.maximum,
                )
            numbers[entry.name] = number
        return dict(numbers)

    def _check(self, names: Names, code: str) -> None:
        """Refuse what breaks a check, by a code; one that cannot be computed holds nobody up."""
        for check in self.rule.checks:
            if check.value(names) is False:
                said = {"check": self._check_words(check, "zh"), "check_en": self._check_words(check, "en")}
                raise BadInputError(code, item=self.code, **said)

    def _broken_check(self, taken: Mapping[str, Json], on: date) -> str:
        """Return what is said where a check does not hold: of a date otherwise than of numbers."""
        if self.rule.kind != "date":
            return "answer_check_failed"
        late = date.fromisoformat(cast("str", taken["date"])) > on
        return "answer_date_late" if late else "answer_date_refused"

    def _date(self, given: Json) -> str:
        try:
            return date.fromisoformat(cast("str", given)).isoformat()
        except (TypeError, ValueError) as error:
            raise BadInputError("answer_date_wrong", item=self.code) from error

    def _text(self, given: Json) -> str:
        if not isinstance(given, str):
            raise BadInputError("answer_wrong_kind", item=self.code)
        text = given.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()
        if not text:
            raise BadInputError("answer_text_empty", item=self.code)
        if len(text) > MAX_TEXT_CHARACTERS:
            raise BadInputError("answer_text_long", item=self.code, most=MAX_TEXT_CHARACTERS)
        return text

    def _check_words(self, check: Expression, language: str) -> str:
        words = check.text
        for entry in sorted((*self.rule.fields, *self.rule.columns), key=lambda f: -len(f.name)):
            words = words.replace(entry.name, f"“{entry.label.get(language)}”")
        words = words.replace(AGE, "“距检查日的天数”" if language == "zh" else "days before the visit")
        return words.replace("<=", "≤").replace(">=", "≥").replace("==", "=")

    def _choices(self, given: Json) -> list[str]:
        known = {choice.value for choice in self.rule.choices}
        if not isinstance(given, Sequence) or isinstance(given, str) or not set(given) <= known:
            raise BadInputError("answer_unknown_choice", item=self.code)
        chosen = sorted(set(cast("Sequence[str]", given)))
        if self.rule.kind == "choice" and len(chosen) != 1:
            raise BadInputError("answer_wrong_kind", item=self.code)
        return chosen


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
