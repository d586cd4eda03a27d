"""Checklist > Section > Item: answer kinds, applicability, judging an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from inspector.base.canonical import Json, canonical_bytes, sha256_hex
from inspector.base.errors import BadInputError
from inspector.domain.expression import Expression

Kind = Literal["scale4", "yesno", "number", "multichoice"]
SCALE = ("conforms", "mostly", "fails", "not_applicable", "not_checked")
WITH_REASON = frozenset({"not_applicable", "not_checked"})
_PLAIN_VALUES: Mapping[str, frozenset[str]] = {
    "scale4": frozenset(SCALE),
    "yesno": frozenset(SCALE) - {"mostly"},
    "number": WITH_REASON,
    "multichoice": WITH_REASON,
}
MAX_REASON_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """Return the text in a language."""
        return self.en if language == "en" else self.zh


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
    """One box of a multiple-choice item."""

    value: str
    text: Text


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """How an item is answered and judged."""

    kind: Kind
    fields: tuple[Field, ...] = ()
    choices: tuple[Choice, ...] = ()
    conforms_when: Expression | None = None
    mostly_when: Expression | None = None
    checks: tuple[Expression, ...] = ()


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

    def accepts(self, given: Json) -> dict[str, Json]:
        """Return the answer as it is journalled.

        Raises:
            BadInputError: ``answer_wrong_kind``, ``answer_out_of_range``, ``answer_check_failed`` or
                ``answer_unknown_choice``.
        """
        if not isinstance(given, Mapping):
            raise BadInputError("answer_wrong_kind", item=self.code)
        if "value" in given:
            return self._plain(given)
        if "numbers" in given and self.rule.kind == "number":
            return {"numbers": self._numbers(given["numbers"])}
        if "choices" in given and self.rule.kind == "multichoice":
            return {"choices": self._choices(given["choices"])}
        raise BadInputError("answer_wrong_kind", item=self.code)

    def judge(self, answer: Mapping[str, Any] | None) -> str:
        """Return the value on the scale; "" when unanswered."""
        if not answer:
            return ""
        if "value" in answer:
            return cast("str", answer["value"])
        names: dict[str, int] = dict(answer["numbers"]) if "numbers" in answer else {"count": len(answer["choices"])}
        if self.rule.conforms_when and self.rule.conforms_when.holds(names):
            return "conforms"
        if self.rule.mostly_when and self.rule.mostly_when.holds(names):
            return "mostly"
        return "fails"

    def explain(self, answer: Mapping[str, Any] | None, language: str) -> str:
        """Return the numbers or boxes in words; "" for the scale, yes/no and an unanswered item."""
        if not answer:
            return ""
        comma = "，" if language == "zh" else ", "
        if "numbers" in answer:
            return comma.join(self._number_words(f, answer["numbers"][f.name], language) for f in self.rule.fields)
        if "choices" in answer:
            ticked = set(answer["choices"])
            missing = [c.text.get(language) for c in self.rule.choices if c.value not in ticked]
            if not missing:
                return f"{len(ticked)}项齐全" if language == "zh" else f"all {len(ticked)} present"
            if language == "zh":
                return f"{len(ticked)}/{len(self.rule.choices)}项，缺{'、'.join(missing)}"
            return f"{len(ticked)} of {len(self.rule.choices)}, missing {', '.join(missing)}"
        return ""

    @staticmethod
    def _number_words(entry: Field, number: int, language: str) -> str:
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
                    "answer_out_of_range",
                    item=self.code,
                    field=entry.label.zh,
                    minimum=entry.minimum,
                    maximum=entry.maximum,
                )
            numbers[entry.name] = number
        for check in self.rule.checks:
            if not check.holds(numbers):
                raise BadInputError("answer_check_failed", item=self.code, check=self._check_words(check))
        return dict(numbers)

    def _check_words(self, check: Expression) -> str:
        words = check.text
        for entry in sorted(self.rule.fields, key=lambda f: -len(f.name)):
            words = words.replace(entry.name, f"“{entry.label.zh}”")
        return words.replace("<=", "≤").replace(">=", "≥").replace("==", "=")

    def _choices(self, given: Json) -> list[str]:
        known = {choice.value for choice in self.rule.choices}
        if not isinstance(given, Sequence) or isinstance(given, str) or not set(given) <= known:
            raise BadInputError("answer_unknown_choice", item=self.code)
        return sorted(set(cast("Sequence[str]", given)))


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
