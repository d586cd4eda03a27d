"""Values of the checklist's language, what is not there, what cannot be computed, and the laws that join them.

Numbers are exact (int or Fraction). A value that is not there yet (``MISSING``) and one that cannot be computed
(``Failure``) run through sums and comparisons; truths are joined so that no order of evaluation matters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final, Protocol, TypeAlias, cast

from inspector.domain.calendar import WorkCalendar
from inspector.domain.text import Text


class Missing(Enum):
    """The one value that says: not answered, not applicable, not checked."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Failure:
    """A value that cannot be computed, and why: a key of ``FAILURES``."""

    code: str

    @property
    def text(self) -> Text:
        """Say why in both languages."""
        return FAILURES[self.code]


FAILURES: Final[Mapping[str, Text]] = {
    "division_by_zero": Text("除数为0", "division by zero"),
    "not_whole": Text("天数不是整数", "the days are not a whole number"),
    "date_range": Text("日期超出范围", "the date is out of range"),
    "calendar_unknown": Text("工作日历没有这些日期", "the calendar of working days does not know these dates"),
    "too_large": Text("数值过大", "the number is too large"),
}

Number: TypeAlias = "int | Fraction"
Value: TypeAlias = "int | Fraction | bool | str | date | frozenset[str] | Missing | Failure"


@dataclass(frozen=True, slots=True)
class Day:
    """The civil date of the visit, and the calendar that counts working days."""

    today: date
    calendar: WorkCalendar | None = None

    def working_days(self, start: date, end: date) -> Value:
        """Return the working days after ``start`` up to ``end``; only where the calendar knows both."""
        known = self.calendar
        if known is None or not all(known.known_from <= day <= known.known_until for day in (start, end)):
            return Failure("calendar_unknown")
        return known.working_days_between(start, end)


class Env(Protocol):
    """What a rule sees: values by name, the rows of a group or a table, the day."""

    @property
    def day(self) -> Day:
        """The day of the visit."""
        ...

    def value(self, name: str) -> Value:
        """Return the value of a name."""
        ...

    def rows(self, name: str) -> Iterable[Env]:
        """Return what a rule sees in each row of a group or a table."""
        ...


@dataclass(frozen=True, slots=True)
class Names:
    """Values and rows given by name; a name that is not here is looked for in ``outer``."""

    values: Mapping[str, Value]
    day: Day
    many: Mapping[str, Sequence[Env]] = field(default_factory=dict[str, "Sequence[Env]"])
    outer: Env | None = None

    def value(self, name: str) -> Value:
        """Return the value of a name, MISSING when nobody has it."""
        if name in self.values:
            return self.values[name]
        return self.outer.value(name) if self.outer is not None else MISSING

    def rows(self, name: str) -> Iterable[Env]:
        """Return the rows of a collection; none when nobody has it."""
        if name in self.many:
            return self.many[name]
        return self.outer.rows(name) if self.outer is not None else ()


Run: TypeAlias = Callable[[Env], Value]


def lifted(work: Callable[..., Value], parts: Sequence[Run]) -> Run:
    """Return work on the parts' values; the first Failure, or else MISSING, among them is the result."""
    if len(parts) == 2:  # noqa: PLR2004  # the common case, without a list
        return _both(work, *parts)

    def run(env: Env) -> Value:
        values = [part(env) for part in parts]
        failure = next((value for value in values if type(value) is Failure), None)
        if failure is not None:
            return failure
        return MISSING if MISSING in values else work(*values)

    return run


def _both(work: Callable[..., Value], left: Run, right: Run) -> Run:
    def run(env: Env) -> Value:
        a, b = left(env), right(env)
        if type(a) is Failure:
            return a
        if type(b) is Failure:
            return b
        return MISSING if a is MISSING or b is MISSING else work(a, b)

    return run


def either(values: Iterable[Value]) -> Value:
    """``or``: true if one is true; else what cannot be computed; else MISSING; else false."""
    return _joined(values, decisive=True)


def each(values: Iterable[Value]) -> Value:
    """``and``: false if one is false; else what cannot be computed; else MISSING; else true."""
    return _joined(values, decisive=False)


def _joined(values: Iterable[Value], *, decisive: bool) -> Value:
    result: Value = not decisive
    for value in values:
        if value is decisive:
            return decisive
        if type(value) is Failure:
            result = result if type(result) is Failure else value
        elif value is MISSING and type(result) is not Failure:
            result = MISSING
    return result


def divided(a: Number, b: Number) -> Value:
    """Return the exact quotient."""
    return plain(Fraction(a) / b) if b else Failure("division_by_zero")


def negative(a: Number) -> Number:
    """Return the number below zero."""
    return -a


def plain(number: Number) -> Number:
    """Return a whole number as an int."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def later(day: date, days: Number) -> Value:
    """Return the date so many days after."""
    if plain(days) != int(days):
        return Failure("not_whole")
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return Failure("date_range")


def earlier(day: date, days: Number) -> Value:
    """Return the date so many days before."""
    return later(day, -days)


def present(values: Iterable[Value]) -> list[Any] | Failure:
    """Return the values that are there, or the first that cannot be computed."""
    found: list[Any] = []
    for value in values:
        if type(value) is Failure:
            return value
        if value is not MISSING:
            found.append(value)
    return found


def summed(values: Iterable[Value]) -> Value:
    """Return the sum of what is there; 0 for nothing."""
    found = present(values)
    return found if isinstance(found, Failure) else plain(cast("Number", sum(found)))


def counted(values: Iterable[Value]) -> Value:
    """Return how many are true."""
    found = present(values)
    return found if isinstance(found, Failure) else sum(1 for value in found if value is True)


def least(values: Iterable[Value]) -> Value:
    """Return the smallest of what is there; MISSING for nothing."""
    found = present(values)
    return found if isinstance(found, Failure) else min(found, default=MISSING)


def greatest(values: Iterable[Value]) -> Value:
    """Return the greatest of what is there; MISSING for nothing."""
    found = present(values)
    return found if isinstance(found, Failure) else max(found, default=MISSING)


# What the parts of a rule do, each made when it is read.


def constant(value: Value) -> Run:
    """Return what is always the same."""
    return lambda _env: value


def today(env: Env) -> Value:
    """Return the civil date of the visit."""
    return env.day.today


def read(name: str) -> Run:
    """Return the value of a name."""
    return lambda env: env.value(name)


def is_answered(name: str) -> Run:
    """Say whether an item applies and has an answer; never MISSING."""
    return lambda env: env.value(f"{name}!answered") is True


def joined(join: Callable[[Iterable[Value]], Value], runs: Sequence[Run]) -> Run:
    """Return truths joined by and, or."""
    return lambda env: join(run(env) for run in runs)


def number_of_rows(name: str) -> Run:
    """Return how many rows a group or a table has."""
    return lambda env: sum(1 for _ in env.rows(name))


def over_rows(join: Callable[[Iterable[Value]], Value], name: str, run: Run) -> Run:
    """Return what the values of all rows come to."""
    return lambda env: join(run(row) for row in env.rows(name))


def working_days(start: Run, end: Run) -> Run:
    """Return the working days from one date to another."""
    return lambda env: _both(env.day.working_days, start, end)(env)


def chosen(condition: Run, yes: Run, no: Run) -> Run:
    """Return one value or the other."""

    def run(env: Env) -> Value:
        holds_here = condition(env)
        if holds_here is MISSING or type(holds_here) is Failure:
            return holds_here
        return yes(env) if holds_here else no(env)

    return run


def holds(one: str, many: frozenset[str]) -> bool:
    """Say whether a text is in a set."""
    return one in many


def holds_all(few: frozenset[str], many: frozenset[str]) -> bool:
    """Say whether a set is in a set."""
    return few <= many


def union(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Return what is in either."""
    return a | b


def common(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Return what is in both."""
    return a & b


def without(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Return what is in the first only."""
    return a - b


def days_between(a: date, b: date) -> int:
    """Return the days from the second to the first."""
    return (a - b).days
