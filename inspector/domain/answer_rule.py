"""How an item is answered: what is taken as an answer, what it amounts to on the scale, how it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from inspector.base.errors import BadInputError
from inspector.domain.expression import Expression
from inspector.domain.table import Column, number_of, table_of, table_words
from inspector.domain.text import Text
from inspector.domain.values import Day, Failure, Names, Value

if TYPE_CHECKING:
    from inspector.base.canonical import Json
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

    def accepts(self, item: str, given: Json, on: date, calendar: WorkCalendar | None = None) -> dict[str, Json]:
        """Return the answer to an item as it is journalled. ``on`` is the civil date of the visit.

        Raises:
            BadInputError: ``answer_wrong_kind``, ``answer_out_of_range``, ``answer_number_out_of_range``,
                ``answer_check_failed``, ``answer_date_late`` (after the visit), ``answer_date_refused``,
                ``answer_date_wrong``, ``answer_text_empty``, ``answer_text_long``, ``answer_unknown_choice``
                or one of ``table_of``.
        """
        if not isinstance(given, Mapping):
            raise BadInputError("answer_wrong_kind", item=item)
        taken = self._taken(item, given)
        if "value" not in taken:
            self._check(item, self._names(taken, Day(on, calendar)), self._broken_check(taken, on))
        return taken

    def _taken(self, item: str, given: Mapping[str, Json]) -> dict[str, Json]:
        if "value" in given:
            return self._plain(item, given)
        kind = self.kind
        if "numbers" in given and kind == "number":
            return {"numbers": self._numbers(item, given["numbers"])}
        if "choices" in given and kind in {"multichoice", "choice"}:
            return {"choices": self._choices(item, given["choices"])}
        if "date" in given and kind == "date":
            return {"date": self._date(item, given["date"])}
        if "text" in given and kind == "text":
            return {"text": self._text(item, given["text"])}
        if "rows" in given and kind == "table":
            return {"rows": table_of(item, self.columns, self.most_rows, given["rows"])}
        raise BadInputError("answer_wrong_kind", item=item)

    def judge(self, answer: Mapping[str, Any] | None, on: date, calendar: WorkCalendar | None = None) -> str:
        """Return the value on the scale; "" when unanswered. ``on`` is the civil date of the visit.

        An answer whose rule cannot be computed (``failure``) counts as not checked: a gap, never as good.
        """
        if not answer:
            return ""
        if "value" in answer:
            value: str = answer["value"]
            return value
        if self.kind == "choice":
            return next(choice.judged for choice in self.choices if choice.value in answer["choices"])
        if "text" in answer:
            return "conforms"
        judged = self._judge_by_rule(self._names(answer, Day(on, calendar)))
        return judged if isinstance(judged, str) else "not_checked"

    def failure(self, answer: Mapping[str, Any] | None, on: date, calendar: WorkCalendar | None) -> Failure | None:
        """Return why an answer cannot be judged, or None."""
        if not answer or "value" in answer or self.conforms_when is None:
            return None
        judged = self._judge_by_rule(self._names(answer, Day(on, calendar)))
        return judged if isinstance(judged, Failure) else None

    def _judge_by_rule(self, names: Names) -> str | Failure:
        for value, rule in (("conforms", self.conforms_when), ("mostly", self.mostly_when)):
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
        return {column.name: column.value(row[column.name]) for column in self.columns}

    def explain(self, answer: Mapping[str, Any] | None, language: str) -> str:
        """Return what was answered in words; "" for the scale, yes/no and an unanswered item."""
        if not answer or "value" in answer:
            return ""
        if "numbers" in answer:
            comma = "，" if language == "zh" else ", "
            return comma.join(self._number_words(f, answer["numbers"][f.name], language) for f in self.fields)
        if "date" in answer:
            day = date.fromisoformat(answer["date"])
            return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else f"{day.day} {day:%b %Y}"
        if "rows" in answer:
            return table_words(self.columns, answer["rows"], language)
        return cast("str", answer["text"]) if "text" in answer else self._chosen_words(answer["choices"], language)

    def _chosen_words(self, chosen: Sequence[str], language: str) -> str:
        if self.kind == "choice":
            return next(c.text.get(language) for c in self.choices if c.value in chosen)
        return self._ticked_words(set(chosen), language)

    def _ticked_words(self, ticked: set[str], language: str) -> str:
        missing = [c.text.get(language) for c in self.choices if c.value not in ticked]
        if not missing:
            return f"{len(ticked)}项齐全" if language == "zh" else f"all {len(ticked)} present"
        if language == "zh":
            return f"{len(ticked)}/{len(self.choices)}项，缺{'、'.join(missing)}"
        return f"{len(ticked)} of {len(self.choices)}, missing {', '.join(missing)}"

    @staticmethod
    def _number_words(entry: Field, number: int | str, language: str) -> str:
        label, unit = entry.label.get(language), entry.unit.get(language)
        return f"{label}{number}{unit}" if language == "zh" else f"{label} {number} {unit}".strip()

    def _plain(self, item: str, given: Mapping[str, Json]) -> dict[str, Json]:
        value, reason = given["value"], given.get("reason", "")
        if value not in _PLAIN_VALUES[self.kind] or not isinstance(reason, str):
            raise BadInputError("answer_wrong_kind", item=item)
        if value not in WITH_REASON:
            return {"value": value}
        reason = reason.replace("\0", "").strip()
        if len(reason) > MAX_REASON_CHARACTERS:
            raise BadInputError("answer_text_long", item=item, most=MAX_REASON_CHARACTERS)
        return {"value": value, "reason": reason}

    def _numbers(self, item: str, given: Json) -> dict[str, Json]:
        if not isinstance(given, Mapping) or set(given) != {f.name for f in self.fields}:
            raise BadInputError("answer_wrong_kind", item=item)
        numbers: dict[str, int] = {}
        for entry in self.fields:
            number = given[entry.name]
            if type(number) is not int:
                raise BadInputError("answer_wrong_kind", item=item)
            if not entry.minimum <= number <= entry.maximum:
                raise BadInputError(
                    "answer_out_of_range" if entry.label.zh else "answer_number_out_of_range",
                    item=item,
                    field=entry.label.zh,
                    field_en=entry.label.en,
                    minimum=entry.minimum,
                    maximum=entry.maximum,
                )
            numbers[entry.name] = number
        return dict(numbers)

    def _check(self, item: str, names: Names, code: str) -> None:
        """Refuse what breaks a check, by a code; one that cannot be computed holds nobody up."""
        for check in self.checks:
            if check.value(names) is False:
                said = {"check": self._check_words(check, "zh"), "check_en": self._check_words(check, "en")}
                raise BadInputError(code, item=item, **said)

    def _broken_check(self, taken: Mapping[str, Json], on: date) -> str:
        """Return what is said where a check does not hold: of a date otherwise than of numbers."""
        if self.kind != "date":
            return "answer_check_failed"
        late = date.fromisoformat(cast("str", taken["date"])) > on
        return "answer_date_late" if late else "answer_date_refused"

    def _date(self, item: str, given: Json) -> str:
        try:
            return date.fromisoformat(cast("str", given)).isoformat()
        except (TypeError, ValueError) as error:
            raise BadInputError("answer_date_wrong", item=item) from error

    def _text(self, item: str, given: Json) -> str:
        if not isinstance(given, str):
            raise BadInputError("answer_wrong_kind", item=item)
        text = given.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()
        if not text:
            raise BadInputError("answer_text_empty", item=item)
        if len(text) > MAX_TEXT_CHARACTERS:
            raise BadInputError("answer_text_long", item=item, most=MAX_TEXT_CHARACTERS)
        return text

    def _check_words(self, check: Expression, language: str) -> str:
        words = check.text
        for entry in sorted((*self.fields, *self.columns), key=lambda f: -len(f.name)):
            words = words.replace(entry.name, f"“{entry.label.get(language)}”")
        words = words.replace(AGE, "“距检查日的天数”" if language == "zh" else "days before the visit")
        return words.replace("<=", "≤").replace(">=", "≥").replace("==", "=")

    def _choices(self, item: str, given: Json) -> list[str]:
        known = {choice.value for choice in self.choices}
        if not isinstance(given, Sequence) or isinstance(given, str) or not set(given) <= known:
            raise BadInputError("answer_unknown_choice", item=item)
        chosen = sorted(set(cast("Sequence[str]", given)))
        if self.kind == "choice" and len(chosen) != 1:
            raise BadInputError("answer_wrong_kind", item=item)
        return chosen
