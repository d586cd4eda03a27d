"""Rows of repeated groups: one more gate looked into, its name, and one that was entered by mistake taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.base import ids
from inspector.base.errors import BadInputError, MissingError
from inspector.domain.checklist import place_of
from inspector.services import inspect
from inspector.services import inspect_rows as rows
from inspector.services.visit_state import VisitState, follow, require_draft

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.domain.checklist import Group
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed
    from inspector.services.visit_logic import VisitLogic
    from inspector.store.tables import Edit

MAX_NAME_CHARACTERS = 20


def add_row(desk: Desk, visit_id: UUID, group: str, name: str = "") -> Changed:
    """Journal one more row of a group. Raises BadInputError: ``group_full``, ``group_name_long``."""
    state = require_draft(desk, visit_id)
    logic, spec = _group(state, group)
    if len(logic.numbers(group)) >= spec.at_most:
        raise BadInputError("group_full", group=spec.label.get(desk.language), most=spec.at_most)
    n = logic.next_number(group)
    edits = _moved(state, visit_id, group, (*logic.numbers(group), n))
    said = "增加" if desk.language == "zh" else "added"
    return _write(desk, state, visit_id, (group, n), {"name": _name(name), "there": True}, edits, said)


def rename_row(desk: Desk, visit_id: UUID, group: str, n: int, name: str) -> Changed:
    """Journal a row's name; "" gives it its number's again. Raises BadInputError: ``group_name_long``."""
    state = require_draft(desk, visit_id)
    _row(state, group, n)
    said = "名称" if desk.language == "zh" else "named"
    changed = _write(desk, state, visit_id, (group, n), {"name": _name(name), "there": True}, [], said)
    desk.store.drop_draft(f"answer/{visit_id}/{place_of(group, n)}")
    return changed


def remove_row(desk: Desk, visit_id: UUID, group: str, n: int) -> Changed:
    """Journal that a row is not there; its answers are kept and return with it.

    Raises:
        BadInputError: ``group_needed``: the checklist asks for so many.
    """
    state = require_draft(desk, visit_id)
    logic, spec = _row(state, group, n)
    if n <= spec.at_least:
        raise BadInputError("group_needed", group=spec.label.get(desk.language), least=spec.at_least)
    left = tuple(one for one in logic.numbers(group) if one != n)
    name = logic.rows[group][n].get("name", "")
    edits = _moved(state, visit_id, group, left)
    said = "移除" if desk.language == "zh" else "removed"
    return _write(desk, state, visit_id, (group, n), {"name": name, "there": False}, edits, said)


def _write(
    desk: Desk, state: VisitState, visit_id: UUID, row: tuple[str, int], value: dict[str, str | bool],
    more: list[Edit], said: str,
) -> Changed:  # fmt: skip
    group, n = row
    logic, _ = _group(state, group)
    key = ids.group_row_id(visit_id, group, n)
    before = logic.name(group, n, desk.language)
    edits: list[Edit] = []
    if n not in logic.rows.get(group, {}):
        named = {"visit_id": str(visit_id), "name": group, "n": n}
        edits.append(inspect.edit_of(state, "group_row", key, "key", named))
    edits += [inspect.edit_of(state, "group_row", key, "row", value), *more]
    follow(desk, state, desk.store.record(edits, actor=desk.actor))
    name = logic.name(group, n, desk.language) if value["there"] else before
    gap = "" if desk.language == "zh" else " "
    result = inspect.changed(desk, state, next(iter(state.items)), f"{name}{gap}{said}")
    place = rows.group_head(desk, state, group, n) if value["there"] else result.item
    return replace(result, item=place, page=rows.page_views(desk, state))


def _moved(state: VisitState, visit_id: UUID, group: str, numbers: tuple[int, ...]) -> list[Edit]:
    logic, _ = _group(state, group)
    return inspect.calculated_edits(state, visit_id, logic.consequences_of_rows(group, numbers))


def _group(state: VisitState, group: str) -> tuple[VisitLogic, Group]:
    spec = state.checklist.groups.get(group)
    if spec is None or state.logic is None:
        raise MissingError("item_missing", item=group)
    return state.logic, spec


def _row(state: VisitState, group: str, n: int) -> tuple[VisitLogic, Group]:
    logic, spec = _group(state, group)
    if n not in logic.numbers(group):
        raise MissingError("item_missing", item=place_of(group, n))
    return logic, spec


def _name(name: str) -> str:
    text = " ".join(inspect.clean(name).split())
    if len(text) > MAX_NAME_CHARACTERS:
        raise BadInputError("group_name_long", characters=len(text), most=MAX_NAME_CHARACTERS)
    return text
