"""The logic of one open visit: rows of its groups, which items apply, what is calculated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from inspector.domain.checklist import Checklist, Item, Section, Text, place_of, split_place
from inspector.domain.logic import Evaluation, Standing
from inspector.domain.values import MISSING, Day, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspector.domain.calendar import WorkCalendar

_RULES = {
    "applies_when": Text("是否适用", "whether it applies"),
    "required_when": Text("是否必答", "whether it is required"),
    "constraint": Text("前后是否相符", "whether it agrees with other answers"),
    "calculate": Text("计算值", "the calculated value"),
    "judge": Text("是否符合", "whether it conforms"),
}


@dataclass(slots=True)
class VisitLogic:
    """Rows and standings of one visit. ``moved``: places to repaint since it was asked last."""

    checklist: Checklist
    evaluation: Evaluation
    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict[str, "dict[int, dict[str, Any]]"])
    """What is journalled of each row of a group: ``{"name": …, "there": bool}``."""
    moved: set[str] = field(default_factory=set[str])

    def numbers(self, group: str) -> tuple[int, ...]:
        """Return the rows that are there: the first ones always, others until they are removed."""
        least = self.checklist.groups[group].at_least
        added = (n for n, row in self.rows.get(group, {}).items() if n > least and row.get("there"))
        return (*range(1, least + 1), *sorted(added))

    def next_number(self, group: str) -> int:
        """Return the number of a row to come; a number is never used twice."""
        return max((*self.numbers(group), *self.rows.get(group, {}), 0)) + 1

    def name(self, group: str, n: int, language: str) -> str:
        """Return a row's name: as it was given, else 校门1."""
        given = str(self.rows.get(group, {}).get(n, {}).get("name", ""))
        label = self.checklist.groups[group].label.get(language)
        return given or (f"{label}{n}" if language == "zh" else f"{label} {n}")

    def put_row(self, group: str, n: int, row: dict[str, Any]) -> None:
        """Take a row as it stands on disk."""
        if group not in self.checklist.groups:
            return
        self.rows.setdefault(group, {})[n] = row
        self._note(self.evaluation.set_rows(group, self.numbers(group)))

    def put_answer(self, place: str, answer: dict[str, Any] | None) -> None:
        """Take an answer as it stands on disk."""
        at = split_place(place)
        if at[0] in self.checklist.logic.items:
            self._note(self.evaluation.put(at, answer))

    def standing(self, place: str) -> Standing:
        """Return how an item stands."""
        return self.evaluation.standing(split_place(place))

    def answer(self, place: str) -> dict[str, Any] | None:
        """Return an answer: given, or calculated."""
        found = self.evaluation.answer(split_place(place))
        return dict(found) if found else None

    def take_moved(self) -> tuple[str, ...]:
        """Return the places that changed since this was asked last."""
        moved, self.moved = sorted(self.moved), set[str]()
        return tuple(moved)

    def consequences(self, place: str, answer: dict[str, Any] | None) -> dict[str, dict[str, Any] | None]:
        """Return the calculated answers that an answer would change, by place; nothing is taken."""
        at = split_place(place)
        before = self.evaluation.answer(at)
        moved = self.evaluation.put(at, answer)
        found = {place_of(*one): self.answer(place_of(*one)) for one in moved if self._is_calculated(one[0])}
        self.evaluation.put(at, before)
        return found

    def consequences_of_rows(self, group: str, rows: tuple[int, ...]) -> dict[str, dict[str, Any] | None]:
        """Return the calculated answers that other rows of a group would change; nothing is taken."""
        before = self.evaluation.rows(group)
        moved = self.evaluation.set_rows(group, rows)
        found = {place_of(*one): self.answer(place_of(*one)) for one in moved if self._is_calculated(one[0])}
        self.evaluation.set_rows(group, before)
        return found

    def expand(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Return the sections with a copy of a group's items for each of its rows, row by row."""
        return tuple(replace(section, items=tuple(self._expanded(section.items))) for section in sections)

    def _expanded(self, items: tuple[Item, ...]) -> list[Item]:
        found: list[Item] = []
        done: set[str] = set()
        for item in items:
            if not item.group:
                found.append(item)
            elif item.group not in done:
                done.add(item.group)
                block = [one for one in items if one.group == item.group]
                found += [
                    replace(one, code=place_of(one.code, n), instance=n)
                    for n in self.numbers(item.group)
                    for one in block
                ]
        return found

    def _is_calculated(self, code: str) -> bool:
        item = self.evaluation.logic.items.get(code)
        return item is not None and item.calculate is not None

    def _note(self, moved: frozenset[tuple[str, int]]) -> None:
        self.moved |= {place_of(*one) for one in moved}


def logic_of(
    checklist: Checklist, sections: tuple[Section, ...], on: date, calendar: WorkCalendar, facts: Mapping[str, Value]
) -> VisitLogic | None:
    """Return the logic of a visit, or None where its checklist has none."""
    if checklist.logic.is_plain:
        return None
    present = (item.code for section in sections for item in section.items)
    return VisitLogic(checklist, Evaluation(checklist.logic, Day(on, calendar), facts, present))


def facts_of(plan: Mapping[str, Any], size: Mapping[str, Any]) -> dict[str, Value]:
    """Return what rules know of the visit besides answers; an unknown size is not there."""
    counted = {name: size.get(name, -1) for name in ("students", "staff")}
    return {
        "kind": plan["kind"],
        "phase": plan["phase"],
        **{name: n if n >= 0 else MISSING for name, n in counted.items()},
    }


def cannot_words(standing: Standing, language: str) -> str:
    """Say which rules cannot be computed, and why: 计算值无法计算：除数为0."""
    zh = language == "zh"
    said = [
        f"{_RULES[rule].zh}无法计算：{why.text.zh}" if zh else f"{_RULES[rule].en} cannot be computed: {why.text.en}"
        for rule, why in standing.cannot
    ]
    return ("；" if zh else "; ").join(said)
