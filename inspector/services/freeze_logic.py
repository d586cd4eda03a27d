"""What the record says of a checklist's logic: rows of groups, what does not apply any more, what does not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.base.canonical import canonical_bytes
from inspector.domain.logic import Standing
from inspector.domain.report import Dropped, GroupRow
from inspector.services.visit_logic import cannot_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspector.domain.checklist import Group, Item
    from inspector.services.visit_state import VisitState


def group_rows_of(state: VisitState) -> tuple[GroupRow, ...]:
    """Return the rows of the groups that are asked for."""
    logic = state.logic
    if logic is None:
        return ()
    return tuple(
        GroupRow(
            name,
            group.label.zh,
            n,
            logic.name(name, n, "zh"),
            tuple(code for code, item in state.items.items() if item.group == name and item.instance == n),
        )
        for name, group in _in_order(state)
        if logic.evaluation.applies_group(name)
        for n in logic.numbers(name)
    )


def _in_order(state: VisitState) -> Iterable[tuple[str, Group]]:
    """Return the groups as they stand in the checklist."""
    names = (item.group for section in state.checklist.sections for item in section.items if item.group)
    return ((name, state.checklist.groups[name]) for name in dict.fromkeys(names))


def dropped_of(state: VisitState) -> tuple[Dropped, ...]:
    """Return the answers of items that do not apply any more."""
    found: list[Dropped] = []
    for code, item in state.items.items():
        given = state.given(code)
        if state.logic is None or not given or state.applies(code) or item.calculate is not None:
            continue
        row = state.logic.name(item.group, item.instance, "zh") if item.instance else ""
        said = item.rule.explain(given, "zh") or state.checklist.value_label(state.value(code), "zh")
        found.append(Dropped(item.base, row, item.text.zh, canonical_bytes(given).decode(), said))
    return tuple(found)


def rules_words(state: VisitState, item: Item, given: Mapping[str, Any] | None) -> str:
    """Say what does not agree, and what cannot be computed and is counted as not checked."""
    why = item.rule.failure(given, state.on, state.calendar)
    said = [f"{cannot_words(Standing(cannot=(('judge', why),)), 'zh')}，按未查计"] if why else []
    if state.logic is not None:
        standing = state.logic.standing(item.code)
        if standing.violated and item.constraint is not None:
            said.insert(0, item.constraint.message.zh)
        if standing.cannot:
            said.append(cannot_words(standing, "zh"))
    return "；".join(said)
