"""The logic of a checklist: one answer's re-evaluation in 2,000 items with 500 conditions, and with more beside."""

from __future__ import annotations

import copy
import statistics
from datetime import date
from typing import Any

from benchmarks.table import timed
from inspector.domain.checklist_build import build_checklist
from inspector.domain.logic import Evaluation
from inspector.domain.values import Day
from inspector.exchange.calendar_file import load_calendar
from inspector.exchange.checklist_file import built_in

_CONDITIONS, _TURNS = 500, 3
_IN_SECTION = 500
_BOUND_MS, _BOUND_GROWTH = 1.0, 1.25


def measure() -> list[str]:
    """Return the lines: the median of 2,000 items, the share of a full evaluation, the growth to 8,000 items."""
    small, n_small = _median_ms(2_000)
    large, _ = _median_ms(8_000)
    full = statistics.median(timed(lambda: _evaluation(2_000)) for _ in range(3)) * 1000
    growth = large / small
    answer = f"{small:.3f} ms (bound {_BOUND_MS:.0f} ms: {_said(small < _BOUND_MS)})"
    beside = f"{large:.3f} ms, x {growth:.2f} (bound x {_BOUND_GROWTH}: {_said(growth < _BOUND_GROWTH)})"
    return [
        f"logic: 2,000 items, {_CONDITIONS} conditions, {n_small} answers",
        f"re-evaluation of one answer, median: {answer}; all of it made and evaluated: {full:.0f} ms",
        f"the same with 6,000 items more that do not depend on it: {beside}",
    ]


def _said(holds: bool) -> str:
    return "kept" if holds else "MISSED"


def _median_ms(n_items: int) -> tuple[float, int]:
    made, codes = _evaluation(n_items)
    took: list[float] = []
    for turn in range(_TURNS):
        for code in codes:
            answer = {"numbers": {"value": turn % 2 * 5 + 1}}
            took.append(timed(lambda code=code, answer=answer: made.put((code, 0), answer)))
    return statistics.median(took) * 1000, len(took)


def _evaluation(n_items: int) -> tuple[Evaluation, list[str]]:
    """In ten items: two numbers, four that apply by them and are required by them, a calculated one, a constraint."""
    whole: Any = built_in().plain
    frame = copy.deepcopy(whole["sections"][0]["items"][0])
    frame.pop("applies_to", None)
    number = {"kind": "number", "unit": {"zh": "个", "en": ""}, "min": 0, "max": 99, "conforms_when": "value <= 3"}
    codes = [f"{_letters(n // _IN_SECTION)}{n % _IN_SECTION:03}" for n in range(n_items)]
    items = [{**frame, "code": code, "answer": number} for code in codes]
    asked: list[str] = []
    for n in range(0, _CONDITIONS * 2, 10):
        a, b, *rest = codes[n : n + 10]
        rules = [
            f"{a} > 3",
            f"{a} + {b} > 5",
            f"{a} > 3 and judged({rest[0]}) != 'fails'",
            f"{rest[1]} > 1 or {a} == 1",
        ]
        for k, rule in enumerate(rules):
            items[n + 2 + k]["applies_when"] = rule
            items[n + 2 + k]["required_when"] = f"{b} > 1"
        items[n + 6]["calculate"] = {"value": f"({a} + {b}) / 2", "decimals": 1}
        items[n + 7]["constraint"] = {"rule": f"{rest[4]} <= 9", "message": {"zh": "不超过", "en": "too many"}}
        asked += [a, b]
    sections = [
        {"code": _letters(n), "title": whole["title"], "items": items[n * _IN_SECTION : (n + 1) * _IN_SECTION]}
        for n in range((n_items + _IN_SECTION - 1) // _IN_SECTION)
    ]
    checklist = build_checklist({**whole, "format": "inspector-checklist/2", "sections": sections})
    made = Evaluation(checklist.logic, Day(date(2026, 3, 2), load_calendar()), {}, codes)
    made.load({(code, 0): {"numbers": {"value": 1}} for code in codes}, {})
    return made, asked


def _letters(n: int) -> str:
    return chr(ord("A") + n)
