"""Sampling tables (抽样表): so many samples are drawn, each fills a row of the same columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, cast

from inspector.base.errors import BadInputError
from inspector.domain import scope as e
from inspector.domain.text import Text
from inspector.domain.values import MISSING, Value

if TYPE_CHECKING:
    from inspector.base.canonical import Json

ColumnKind = Literal["number", "yesno", "choice", "date", "text"]
MAX_CELL_CHARACTERS = 60
NO_TEXT = Text("", "")
_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sampling table. Bounds and unit are a number's; ``decimals``: digits after its point."""

    name: str
    kind: ColumnKind
    label: Text
    unit: Text = NO_TEXT
    minimum: int = 0
    maximum: int = 0
    decimals: int = 0
    choices: tuple[tuple[str, Text], ...] = ()

    @property
    def type(self) -> e.Type:
        """What a rule may do with a cell."""
        if self.kind == "choice":
            return e.Type("text", frozenset(value for value, _ in self.choices))
        return {"number": e.NUMBER, "yesno": e.TRUTH, "date": e.DATE, "text": e.TEXT}[self.kind]

    def taken(self, given: Json) -> Json:
        """Return a cell as it is journalled: decimals as texts, dates in ISO, yes and no as truths.

        Raises:
            ValueError: It is not such a cell.
        """
        if self.kind == "number":
            return self._number(given)
        if self.kind == "yesno":
            if not isinstance(given, bool):
                raise ValueError(given)
            return given
        if not isinstance(given, str):
            raise ValueError(given)  # noqa: TRY004  # one error for callers
        if self.kind == "choice" and given not in {value for value, _ in self.choices}:
            raise ValueError(given)
        if self.kind == "date":
            return date.fromisoformat(given).isoformat()
        text = given.replace("\0", "").encode("utf-8", "ignore").decode("utf-8").strip()
        if not text or len(text) > MAX_CELL_CHARACTERS:
            raise ValueError(given)
        return text

    def _number(self, given: Json) -> Json:
        if isinstance(given, bool) or not isinstance(given, int | str) or not _DECIMAL.fullmatch(str(given)):
            raise ValueError(given)
        number = Fraction(str(given))
        if not self.minimum <= number <= self.maximum or (number * 10**self.decimals).denominator != 1:
            raise ValueError(given)
        return decimal_text(number, self.decimals) if self.decimals else int(number)

    def value(self, cell: Json) -> Value:
        """Return a journalled cell as a rule sees it."""
        if cell is None:
            return MISSING
        if self.kind == "number":
            return number_of(cell)
        return date.fromisoformat(str(cell)) if self.kind == "date" else cast("Value", cell)

    def words(self, cell: Json, language: str) -> str:
        """Return a cell in words."""
        if self.kind == "yesno":
            return ("是" if cell else "否") if language == "zh" else ("yes" if cell else "no")
        if self.kind == "choice":
            return next(text.get(language) for value, text in self.choices if value == cell)
        if self.kind == "date" and language == "zh":
            day = date.fromisoformat(str(cell))
            return f"{day.year}年{day.month}月{day.day}日"
        gap = "" if language == "zh" else " "
        return f"{cell}{gap}{self.unit.get(language)}".strip()


def number_of(stored: Json) -> int | Fraction:
    """Return a journalled number: a whole one, or a text with decimals."""
    return stored if isinstance(stored, int) else Fraction(str(stored))


def decimal_text(number: int | Fraction, decimals: int) -> str:
    """Return a number with so many digits after the point, half up."""
    scaled = (Fraction(number) * 10**decimals * 2 + 1) // 2
    sign, scaled = ("-", -scaled) if scaled < 0 else ("", scaled)
    whole, part = divmod(scaled, 10**decimals)
    return f"{sign}{whole}.{part:0{decimals}}" if decimals else f"{sign}{whole}"


def table_of(code: str, columns: Sequence[Column], most: int, given: Json) -> list[dict[str, Json]]:
    """Return the rows of a table as they are journalled; a row that is wholly empty is left out.

    Raises:
        BadInputError: ``answer_wrong_kind``, ``answer_table_empty``, ``answer_table_long`` or ``answer_table_cell``
            with row (from 1) and column.
    """
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise BadInputError("answer_wrong_kind", item=code)
    names = {column.name for column in columns}
    rows: list[dict[str, Json]] = []
    for n, row in enumerate(given, 1):
        if not isinstance(row, Mapping) or not set(row) <= names:
            raise BadInputError("answer_wrong_kind", item=code)
        cells: Mapping[str, Any] = {name: cell for name, cell in row.items() if cell not in {None, ""}}
        if cells:
            rows.append({column.name: _cell(code, n, column, cells) for column in columns})
    if not rows:
        raise BadInputError("answer_table_empty", item=code)
    if len(rows) > most:
        raise BadInputError("answer_table_long", item=code, most=most)
    return rows


def _cell(code: str, n: int, column: Column, cells: Mapping[str, Any]) -> Json:
    try:
        return column.taken(cells[column.name])
    except (KeyError, ValueError) as error:
        raise BadInputError("answer_table_cell", item=code, row=n, column=column.label.zh) from error


def table_words(columns: Sequence[Column], rows: Sequence[Mapping[str, Json]], language: str) -> str:
    """Return a table in one line: 1）36.8℃，相符；2）…."""
    zh = language == "zh"
    comma, end = ("，", "；") if zh else (", ", "; ")
    lines = [
        f"{n}{'）' if zh else ') '}" + comma.join(_named(column, row[column.name], language) for column in columns)
        for n, row in enumerate(rows, 1)
    ]
    return end.join(lines)


def _named(column: Column, cell: Json, language: str) -> str:
    gap = "" if language == "zh" else " "
    return f"{column.label.get(language)}{gap}{column.words(cell, language)}"
