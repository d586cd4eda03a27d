"""The logic of a checklist: which items apply, are required, break a constraint, and what is calculated.

A graph of who reads whom is built once per checklist. An answer then re-evaluates what reads it, in the order of the
graph, and goes on only where a value changed; all other items are not touched.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, NamedTuple

from inspector.domain.table import number_of
from inspector.domain.values import MISSING, Day, Env, Failure, Names, Value

if TYPE_CHECKING:
    from inspector.domain.checklist import Group, Item
    from inspector.domain.expression import Expression
else:  # annotations only: checklist imports this module
    Group = Item = object

Place = tuple[str, int]
"""Code and instance of an answer; instance 0 outside groups. A group's own place is its name and 0."""
_MOST = 10**12
"""A calculated number beyond this is not one of an inspection; its digits would grow without bound in a chain."""


class LogicError(ValueError):
    """Rules that go round in a circle: the codes in order, the first of them again at the end."""

    def __init__(self, circle: Sequence[str]) -> None:
        super().__init__(" → ".join(circle))
        self.circle = tuple(circle)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands under the rules with the answers there are."""

    applies: bool = True
    required: bool = False
    violated: bool = False
    calculated: Value = MISSING
    cannot: tuple[tuple[str, Failure], ...] = ()
    """Rules that cannot be computed: (applies_when | required_when | constraint | calculate, why)."""


_PLAIN = Standing()


class _Reader(NamedTuple):
    code: str
    all_rows: bool
    """It reads through a group (or from outside its own): whatever the instance, all of the reader's are touched."""


@dataclass(frozen=True, slots=True)
class Logic:
    """Who reads whom; built once."""

    items: Mapping[str, Item]
    groups: Mapping[str, Group]
    rank: Mapping[str, int]
    """Place in an order in which nobody is evaluated before what they read."""
    readers: Mapping[str, tuple[_Reader, ...]]
    """Whose applicability or calculated value reads a code or a group."""
    checkers: Mapping[str, tuple[_Reader, ...]]
    """Whose constraint or duty reads it: they feed nothing."""
    code_of: Mapping[str, str]
    """Item of each name in rules: ``A05.sampled`` is of A05."""
    members: Mapping[str, tuple[str, ...]]
    """Codes of each group."""

    @property
    def is_plain(self) -> bool:
        """No item has a rule or a group: nothing is ever evaluated."""
        return not self.readers and not self.checkers and not self.members

    def all_readers(self, code: str) -> frozenset[str]:
        """Return everything that an answer to a code can touch, the code itself among it."""
        found, front = {code}, [code]
        while front:
            here = front.pop()
            for reader in (*self.readers.get(here, ()), *self.checkers.get(here, ())):
                if reader.code not in found:
                    found.add(reader.code)
                    front.append(reader.code)
        return frozenset(found)


def names_of(item: Item) -> tuple[str, ...]:
    """Return the names under which rules of other items read an item's answer."""
    own = [f"{item.code}!answered", f"{item.code}!judged", item.code]
    return (*own, *(f"{item.code}.{f.name}" for f in item.rule.fields)) if len(item.rule.fields) > 1 else tuple(own)


def build_logic(items: Mapping[str, Item], groups: Mapping[str, Group]) -> Logic:
    """Return the graph. Raises LogicError when an item's applicability or value reads itself."""
    code_of = {name: item.code for item in items.values() for name in names_of(item)}
    members = {group: tuple(code for code, item in items.items() if item.group == group) for group in groups}
    readers: dict[str, dict[_Reader, None]] = {}
    checkers: dict[str, dict[_Reader, None]] = {}
    reads: dict[str, set[str]] = {code: set() for code in (*items, *groups)}
    for group in groups.values():
        for read in _read_by(group.applies_when, code_of, items, ""):
            readers.setdefault(read[0], {})[_Reader(group.name, all_rows=True)] = None
            reads[group.name].add(read[0])
        for code in members[group.name]:
            readers.setdefault(group.name, {})[_Reader(code, all_rows=True)] = None
            reads[code].add(group.name)
    for code, item in items.items():
        calculation = item.calculate.rule if item.calculate is not None else None
        for rule in (item.applies_when, calculation):
            for read, same in _read_by(rule, code_of, items, item.group):
                readers.setdefault(read, {})[_Reader(code, not same)] = None
                reads[code].add(read)
        constraint = item.constraint.rule if item.constraint is not None else None
        for rule in (item.required_when, constraint):
            for read, same in _read_by(rule, code_of, items, item.group):
                checkers.setdefault(read, {})[_Reader(code, not same)] = None
    try:
        order = TopologicalSorter({code: sorted(found) for code, found in reads.items()}).static_order()
        rank = {code: n for n, code in enumerate(order)}
    except CycleError as error:
        circle: list[str] = error.args[1]
        raise LogicError(circle[::-1]) from error
    return Logic(
        items,
        groups,
        rank,
        {code: tuple(found) for code, found in readers.items()},
        {code: tuple(found) for code, found in checkers.items()},
        code_of,
        members,
    )


def _read_by(
    rule: Expression | None, code_of: Mapping[str, str], items: Mapping[str, Item], own_group: str
) -> Iterable[tuple[str, bool]]:
    """Yield codes and groups that a rule reads, and whether in its own instance only."""
    if rule is None:
        return
    for name in sorted(rule.names):
        if name in code_of:
            code = code_of[name]
            yield code, bool(own_group) and items[code].group == own_group
    for group, name in sorted(rule.through):
        yield group, False
        if name in code_of:
            yield code_of[name], False


class Evaluation:
    """One visit's logic: answers go in, standings come out. ``evaluated``: what the last act looked at."""

    def __init__(self, logic: Logic, day: Day, facts: Mapping[str, Value], present: Iterable[str]) -> None:
        self.logic, self.day, self.facts = logic, day, facts
        self.evaluated: set[Place] = set()
        self._answers: dict[Place, Mapping[str, Any]] = {}
        self._rows: dict[str, tuple[int, ...]] = dict.fromkeys(logic.groups, ())
        self._open: dict[str, Value] = dict.fromkeys(logic.groups, True)
        self._present = frozenset(present)
        self._states: dict[Place, _State] = {}
        self._checks: dict[Place, Standing] = {}

    def load(self, answers: Mapping[Place, Mapping[str, Any]], rows: Mapping[str, Iterable[int]]) -> None:
        """Take all answers and all groups' rows, and evaluate everything."""
        self._answers = dict(answers)
        self._rows = {group: tuple(sorted(rows.get(group, ()))) for group in self.logic.groups}
        self._states.clear()
        self._checks.clear()
        self._settle([(group, 0) for group in self.logic.groups] + self._all_places())

    def put(self, place: Place, answer: Mapping[str, Any] | None) -> frozenset[Place]:
        """Take one answer (None: taken back). Returns the places whose standing or calculated value changed."""
        if answer is None:
            self._answers.pop(place, None)
        else:
            self._answers[place] = answer
        group = self.logic.items[place[0]].group
        return self._settle([place] if not group or place[1] in self._rows[group] else [])

    def set_rows(self, group: str, rows: Iterable[int]) -> frozenset[Place]:
        """Take the rows of a group. Answers of a row that went are kept: it may come back."""
        before, after = self._rows[group], tuple(sorted(rows))
        self._rows[group] = after
        for n in set(before) - set(after):
            for code in self.logic.members[group]:
                self._states.pop((code, n), None)
                self._checks.pop((code, n), None)
        dirty = [(code, n) for code in self.logic.members[group] for n in after if n not in before]
        readers = [*self.logic.readers.get(group, ()), *self.logic.checkers.get(group, ())]
        for code in {reader.code for reader in readers}:
            dirty += self._places(code)
        return self._settle(dirty)

    def rows(self, group: str) -> tuple[int, ...]:
        """Return the rows of a group."""
        return self._rows[group]

    def applies_group(self, group: str) -> bool:
        """Say whether a group is asked for at all."""
        return self._open[group] is not False

    def standing(self, place: Place) -> Standing:
        """Return how an item stands."""
        return self._checks.get(place, _PLAIN)

    def standings(self) -> dict[Place, Standing]:
        """Return all standings."""
        return {place: self.standing(place) for place in self._all_places()}

    # Evaluating.

    def _all_places(self) -> list[Place]:
        return [place for code in self.logic.items for place in self._places(code)]

    def _places(self, code: str) -> list[Place]:
        if code in self.logic.groups:
            return [(code, 0)]
        if code not in self._present:
            return []
        group = self.logic.items[code].group
        return [(code, n) for n in self._rows[group]] if group else [(code, 0)]

    def _touched(self, readers: Iterable[_Reader], n: int) -> Iterable[Place]:
        for reader in readers:
            if reader.all_rows:
                yield from self._places(reader.code)
            elif reader.code in self._present:
                yield reader.code, n

    def _settle(self, dirty: Iterable[Place]) -> frozenset[Place]:
        """Evaluate dirty places in the order of the graph and what reads their changed values; then the checks."""
        self.evaluated.clear()
        rank, readers = self.logic.rank, self.logic.readers
        queue = [(rank[code], code, n) for code, n in set(dirty) if code in self._present or code in self.logic.groups]
        heapq.heapify(queue)
        queued, unchecked = {(code, n) for _, code, n in queue}, dict[Place, None]()
        changed: set[Place] = set()
        while queue:
            _, code, n = heapq.heappop(queue)
            self.evaluated.add((code, n))
            is_new = self._open_changed(code) if code in self.logic.groups else self._state_changed(code, n)
            if code not in self.logic.groups:
                unchecked[code, n] = None
            if not is_new:
                continue
            changed.add((code, n))
            for place in self._touched(readers.get(code, ()), n):
                if place not in queued:
                    queued.add(place)
                    heapq.heappush(queue, (rank[place[0]], *place))
            for place in self._touched(self.logic.checkers.get(code, ()), n):
                unchecked[place] = None
        return frozenset(changed | {place for place in unchecked if self._check_changed(place)})

    def _open_changed(self, group: str) -> bool:
        before = self._open[group]
        rule = self.logic.groups[group].applies_when
        self._open[group] = True if rule is None else _shown(rule.value(_Seen(self, {})))
        return self._open[group] != before

    def _state_changed(self, code: str, n: int) -> bool:
        before = self._states.get((code, n))
        after = self._states[code, n] = self._evaluate(self.logic.items[code], n)
        return after != before

    def _evaluate(self, item: Item, n: int) -> _State:
        seen = _Seen(self, {item.group: n} if item.group else {})
        cannot: list[tuple[str, Failure]] = []
        applies: Value = self._open[item.group] if item.group else True
        if applies is not False and item.applies_when is not None:
            applies = item.applies_when.value(seen)
        if isinstance(applies, Failure):
            cannot.append(("applies_when", applies))
        if _shown(applies) is False:
            return _State(Standing(applies=False))
        answer, calculated = self._answers.get((item.code, n)), MISSING
        if item.calculate is not None:
            calculated = _bounded(item.calculate.rule.value(seen))
            number = isinstance(calculated, int | Fraction)
            answer = item.calculate.answer(calculated) if number else None  # pyright: ignore[reportArgumentType]  # is one
            if isinstance(calculated, Failure):
                cannot.append(("calculate", calculated))
        names = {item.code: calculated} if isinstance(calculated, Failure) else self._names(item, answer)
        return _State(Standing(calculated=calculated, cannot=tuple(cannot)), names, answer)

    def _names(self, item: Item, answer: Mapping[str, Any] | None) -> dict[str, Value]:
        """Return what rules of other items see of an answer."""
        if not answer:
            return {}
        code = item.code
        judged = item.judge(answer, self.day.today, self.day.calendar)
        names: dict[str, Value] = {f"{code}!answered": True, f"{code}!judged": judged}
        if "value" in answer:
            if item.rule.kind in {"scale4", "yesno"}:
                names[code] = answer["value"]
        elif "numbers" in answer:
            single = len(item.rule.fields) == 1
            names |= {code if single else f"{code}.{name}": number_of(n) for name, n in answer["numbers"].items()}
        elif "date" in answer:
            names[code] = _date(answer["date"])
        elif "text" in answer:
            names[code] = answer["text"]
        elif item.rule.kind == "choice":
            names[code] = answer["choices"][0]
        elif "choices" in answer:
            names[code] = frozenset(answer["choices"])
        return names

    def _check_changed(self, place: Place) -> bool:
        state = self._states.get(place)
        if state is None:
            return False
        self.evaluated.add(place)
        before = self._checks.get(place)
        after = self._checks[place] = self._checked(place, state)
        return after != (before or _PLAIN)

    def _checked(self, place: Place, state: _State) -> Standing:
        item, standing = self.logic.items[place[0]], state.standing
        constraint = item.constraint.rule if item.constraint is not None else None
        if not standing.applies or (item.required_when is None and constraint is None):
            return standing
        seen = _Seen(self, {item.group: place[1]} if item.group else {})
        required = item.required_when.value(seen) if item.required_when is not None else False
        holds = constraint.value(seen) if constraint is not None else True
        failed = [("required_when", required), ("constraint", holds)]
        return Standing(
            required=required is True,
            violated=holds is False,
            calculated=standing.calculated,
            cannot=(*standing.cannot, *((name, why) for name, why in failed if isinstance(why, Failure))),
        )

    def answer(self, place: Place) -> Mapping[str, Any] | None:
        """Return an answer as rules see it: given or calculated; kept ones of items that do not apply as well."""
        state = self._states.get(place)
        calculated = self.logic.items[place[0]].calculate is not None
        return (state.answer if state else None) if calculated else self._answers.get(place)

    def value_at(self, name: str, at: Mapping[str, int]) -> Value:
        """Return the value of a name in the rows where a rule stands."""
        code = self.logic.code_of.get(name)
        if code is None:
            return self.facts.get(name, MISSING)
        state = self._states.get((code, at.get(self.logic.items[code].group, 0)))
        return state.names.get(name, MISSING) if state is not None else MISSING

    def rows_at(self, name: str, at: Mapping[str, int]) -> Iterable[Env]:
        """Return what a rule sees in each row of a group or of a table."""
        if name in self.logic.groups:
            return [_Seen(self, {**at, name: n}) for n in self._rows[name]] if self.applies_group(name) else []
        item = self.logic.items[name]
        state = self._states.get((name, at.get(item.group, 0)))
        rows = state.answer.get("rows", ()) if state is not None and state.answer else ()
        return [Names(item.rule.cells(row), self.day, outer=_Seen(self, at)) for row in rows]


@dataclass(frozen=True, slots=True)
class _State:
    """What evaluating one place gave: its standing without the checks, and what others see of it."""

    standing: Standing
    names: Mapping[str, Value] = field(default_factory=dict[str, Value])
    answer: Mapping[str, Any] | None = None


class _Seen:
    """What a rule sees where it stands: in some row of some groups."""

    __slots__ = ("_at", "_in", "day")

    def __init__(self, within: Evaluation, at: Mapping[str, int]) -> None:
        self._in, self._at, self.day = within, at, within.day

    def value(self, name: str) -> Value:
        return self._in.value_at(name, self._at)

    def rows(self, name: str) -> Iterable[Env]:
        return self._in.rows_at(name, self._at)


def _shown(applies: Value) -> Value:
    """What is not known to apply is not asked for; what cannot be computed is: asking too much loses nothing."""
    return applies if applies is True or isinstance(applies, Failure) else False


def _bounded(value: Value) -> Value:
    if isinstance(value, int | Fraction) and abs(value) > _MOST:
        return Failure("too_large")
    return value


def _date(text: str) -> Value:
    """Return a journalled date as a rule sees it."""
    return date.fromisoformat(text)
