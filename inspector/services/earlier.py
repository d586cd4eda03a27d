"""What the school's earlier signed records say: the last answer to each item, and which problems still stand.

A problem counts as put right (已整改) when that was done on the spot, or when a later signed visit found its item in
order. All else waits to be checked (待核查); a follow-up visit (整改核查) opens with exactly those.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from inspector.base.clock import civil_date, parse_utc
from inspector.domain.checklist import place_of
from inspector.services.visit_state import VisitState, register

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk

FOLLOW_UP = "follow_up"
_SIGNED = frozenset({"signed", "delivered"})
_IN_ORDER = frozenset({"conforms", "mostly"})
_CHECKED = "整改核查："
_FATES = {"conforms": "已整改", "mostly": "基本整改", "fails": "未整改"}


@dataclass(frozen=True, slots=True)
class EarlierProblem:
    """The newest problem of an item in signed records."""

    on: date
    """Civil date of the visit that found it."""
    title: str
    at_once: bool
    """Put right on the spot."""
    settled_on: date | None = None
    """Civil date of the later visit that found the item in order."""

    @property
    def is_open(self) -> bool:
        """It waits to be checked."""
        return not self.at_once and self.settled_on is None


@dataclass(frozen=True, slots=True)
class Earlier:
    """All signed records of a school before a visit. ``on`` is None where there is none."""

    on: date | None = None
    """Civil date of the last one."""
    results: dict[str, tuple[str, str]] = field(default_factory=dict[str, "tuple[str, str]"])
    """Value and words of the last one, by item."""
    findings: dict[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    """Fact and note of the last one, by item."""
    problems: dict[str, EarlierProblem] = field(default_factory=dict[str, EarlierProblem])


def earlier_of(desk: Desk, state: VisitState) -> Earlier:
    """Return what earlier signed records of the visit's school say; read once a visit."""
    key = ("last", str(state.visit.id))
    if key not in desk.cache:
        found = Earlier()
        for visit in desk.store.select("visit", school_id=register(state.visit, "key")["school_id"]):
            if visit.id >= state.visit.id:
                break
            freezes = desk.store.select("freeze", visit_id=str(visit.id))
            if register(visit, "stage").get("value") in _SIGNED and freezes:
                found = _follow(found, json.loads(register(freezes[-1], "frozen")["report"]))
        desk.cache[key] = found
    return desk.cache[key]


def settled_by(desk: Desk, state: VisitState) -> list[UUID]:
    """Return the problems of earlier signed visits to the school whose items this visit found in order.

    Journalled with the stage when the record is signed: lists then count what still waits without reading records.
    """
    in_order = {code for code in state.items if state.applies(code) and state.value(code) in _IN_ORDER}
    found: list[UUID] = []
    for visit in desk.store.select("visit", school_id=register(state.visit, "key")["school_id"]):
        if visit.id >= state.visit.id:
            break
        if register(visit, "stage").get("value") not in _SIGNED:
            continue
        for problem in desk.store.select("problem", visit_id=str(visit.id)):
            key = register(problem, "key")
            waits = not register(problem, "withdrawn").get("value") and not register(problem, "put_right").get("text")
            if waits and place_of(key.get("item", ""), key.get("instance", 0)) in in_order:
                found.append(problem.id)
    return found


def last_answer(desk: Desk, state: VisitState, item: str) -> tuple[str, str]:
    """Return value and words of the last signed visit on an item, with what became of its problem; or two "".

    11月20日不符合：值班室无人；尚未核查是否整改.
    """
    earlier = earlier_of(desk, state)
    found = earlier.results.get(item)
    if earlier.on is None or found is None:
        return "", ""
    value, detail = found
    label = state.checklist.value_label(value, desk.language)
    gap, colon = ("", "：") if desk.language == "zh" else (" ", ": ")
    said = f"{_day(earlier.on, desk.language)}{gap}{label}{colon + detail if detail else ''}"
    return value, said + ("" if detail.startswith(_CHECKED) else _fate(earlier, item, value, desk.language))


def last_findings(desk: Desk, state: VisitState, item: str) -> tuple[str, ...]:
    """Return what the last signed record says of an item: the fact of its problem, and the note."""
    return earlier_of(desk, state).findings.get(item, ())


def to_recheck(desk: Desk, state: VisitState, item: str) -> EarlierProblem | None:
    """Return the problem of an item that a follow-up visit has to check; None in all other visits."""
    if state.plan["track"] != FOLLOW_UP:
        return None
    problem = earlier_of(desk, state).problems.get(item)
    return problem if problem is not None and problem.is_open else None


def recheck_words(desk: Desk, state: VisitState, item: str, result: str) -> str:
    """Return what a follow-up's record says of an earlier problem; "" where there was none to check."""
    problem = to_recheck(desk, state, item)
    if problem is None:
        return ""
    day = f"{problem.on.year}年{problem.on.month}月{problem.on.day}日"
    return f"{_CHECKED}{day}发现的“{problem.title}”{_FATES.get(result, '未核查')}"


def _fate(earlier: Earlier, item: str, value: str, language: str) -> str:
    problem = earlier.problems.get(item)
    if problem is None:
        return ""
    zh = language == "zh"
    if value == "fails":
        if problem.at_once:
            return "；已当场整改" if zh else "; put right on the spot"
        return "；尚未核查是否整改" if zh else "; not yet checked whether it was put right"
    day = _day(problem.on, language)
    if problem.is_open:
        return f"；{day}的问题尚未核查" if zh else f"; the problem of {day} was not checked"
    if problem.settled_on is not None and problem.settled_on == earlier.on:
        return f"；{day}的问题已整改" if zh else f"; the problem of {day} was put right"
    return ""


def _day(on: date, language: str) -> str:
    return f"{on.month}月{on.day}日" if language == "zh" else f"{on:%d %b}"


def _follow(before: Earlier, report: dict[str, Any]) -> Earlier:
    """Take one more signed record, newer than those before."""
    on = civil_date(parse_utc(report["arrived_at"]))
    found = {p["item"]: p for p in report["problems"]}
    items = [item for section in report["sections"] for item in section["items"]]
    results: dict[str, tuple[str, str]] = {}
    findings: dict[str, tuple[str, ...]] = {}
    problems = dict(before.problems)
    for i in items:
        code, problem = i["code"], found.get(i["code"], {})
        results[code] = (i["result"], problem.get("title", i["detail"]))
        findings[code] = tuple(text for text in (problem.get("fact", ""), i["note"]) if text)
        if problem:
            problems[code] = EarlierProblem(on, problem["title"], bool(problem["put_right"]))
        elif code in problems and problems[code].is_open and i["result"] in _IN_ORDER:
            problems[code] = replace(problems[code], settled_on=on)
    return Earlier(on, results, findings, problems)
