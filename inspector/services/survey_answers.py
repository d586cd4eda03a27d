"""From 摸排核对 to the checklist: the counts suggest answers to items of section I; the inspector accepts each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspector.base.errors import BadInputError, MissingError
from inspector.services import inspect
from inspector.services.survey_state import kept, rule_of
from inspector.services.survey_views import Suggestion
from inspector.services.visit_state import register, state_of

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk
    from inspector.services.inspect_views import Changed
    from inspector.services.visit_state import VisitState

_BOOKED = {"student": "I01", "staff": "I02"}
_WHO = {"student": "学生", "staff": "教职工"}
_KEY_PEOPLE, _PHONED = "I04", "I05"
ITEMS = frozenset({*_BOOKED.values(), _KEY_PEOPLE, _PHONED})
"""Items that the comparison speaks to: the page opens from them."""


def suggestions(desk: Desk, visit_id: UUID) -> tuple[Suggestion, ...]:
    """Return what the journalled counts suggest, for items that apply to this school."""
    state = state_of(desk, visit_id)
    counts: list[dict[str, Any]] = kept(desk, visit_id, "result").get("counts", [])
    found: list[tuple[str, Json, str]] = []
    for entry in counts:
        if entry["roster"] >= 1:
            found.append(_booked(entry))
    if counts:
        found.append(_observed(counts, rule_of(desk, visit_id).days, bool(rule_of(desk, visit_id).basis)))
    sample = kept(desk, visit_id, "sample")
    phoned = _phoned(sample) if sample else None
    if phoned is not None:
        found.append(phoned)
    made = (_suggestion(desk, state, *entry) for entry in found if entry[0] in state.items)
    return tuple(one for one in made if one is not None)


def accept(desk: Desk, visit_id: UUID, item: str) -> Changed:
    """Answer an item as suggested; what was counted goes into the note where that is empty. Undone as any answer."""
    found = next((one for one in suggestions(desk, visit_id) if one.item == item), None)
    if found is None:
        raise MissingError("item_missing", item=item)
    changed = inspect.answer(desk, visit_id, item, found.given)
    mine = [note for note in inspect.detail(desk, visit_id, item).notes if note.mine]
    if not mine:
        inspect.write_note(desk, visit_id, item, found.note)
    return changed


def _booked(counts: dict[str, Any]) -> tuple[str, Json, str]:
    """The two numbers: those of the roster who stand in the survey, and the roster. A stranger makes up for nobody."""
    people = _WHO[counts["people"]]
    note = (
        f"按姓名、班级和身份证号逐人核对{people}花名册与摸排表：在册{counts['roster']}人，对上{counts['matched']}人，"
        f"未摸排{counts['missing']}人，摸排表中不在册{counts['strangers']}人，重复{counts['twice']}行。"
    )
    return _BOOKED[counts["people"]], {"numbers": {"counted": counts["matched"], "booked": counts["roster"]}}, note


def _observed(counts: list[dict[str, Any]], days: int, has_basis: bool) -> tuple[str, Json, str]:
    n = {
        name: sum(entry[name] for entry in counts)
        for name in ("key_people", "without_dates", "ended_early", "without_unit")
    }
    if not n["key_people"]:
        reason = "经核对摸排表，没有到过重点地区或有密切接触情况的人员"
        return _KEY_PEOPLE, {"value": "not_applicable", "reason": reason}, f"{reason}。"
    value = "fails" if n["without_dates"] or n["ended_early"] else "mostly" if n["without_unit"] else "conforms"
    note = (
        f"核对摸排表：到过重点地区或有密切接触情况的{n['key_people']}人，缺医学观察起止日期的{n['without_dates']}人，"
        f"未满{days}天{'' if has_basis else '（建议天数）'}提前结束的{n['ended_early']}人，"
        f"缺落实单位的{n['without_unit']}人。"
    )
    return _KEY_PEOPLE, {"value": value, "reason": ""}, note


def _phoned(sample: dict[str, Any]) -> tuple[str, Json, str] | None:
    """One that differs decides at once. Who was not reached is a gap, never good; who is still to come, too early."""
    left = "".join(
        f"，{words}{sample[name]}行"
        for name, words in (("unreached", "未联系上"), ("undone", "未核实"))
        if sample[name]
    )
    note = (
        f"从摸排表{sample['population']}行中随机抽取{sample['size']}行核实（种子{sample['seed']}）："
        f"一致{sample['agrees']}行，个别非关键信息不符{sample['minor']}行，行程或健康状况不符{sample['differs']}行{left}。"
    )
    if sample["differs"]:
        return _PHONED, {"value": "fails", "reason": ""}, note
    if sample["undone"]:
        return None
    if sample["unreached"]:
        reason = f"抽取{sample['size']}行核实，{sample['unreached']}行未联系上，没有核实完"
        return _PHONED, {"value": "not_checked", "reason": reason}, note
    return _PHONED, {"value": "mostly" if sample["minor"] else "conforms", "reason": ""}, note


def _suggestion(desk: Desk, state: VisitState, item: str, given: Json, note: str) -> Suggestion | None:
    entry = state.items[item]
    try:
        normal = entry.accepts(given, state.on)
    except BadInputError:  # more people than the item takes: a whole district's roster
        return None
    value = entry.judge(normal, state.on)
    words = entry.rule.explain(normal, desk.language) or state.checklist.value_label(value, desk.language)
    standing = register(state.answers.get(item), "answer")
    taken = bool(standing) and {k: v for k, v in standing.items() if k != "reason"} == {
        k: v for k, v in normal.items() if k != "reason"
    }
    return Suggestion(item, entry.text.get(desk.language), given, value, words, note, state.value(item), taken)
