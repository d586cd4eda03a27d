"""Checklists for tests: the one that comes with the program, with items of other kinds added to its first section."""

from __future__ import annotations

import copy
from typing import Any

from inspector.domain.checklist_build import build_checklist
from inspector.exchange.checklist_file import built_in

_OFTEN = {"daily": ("每天", "conforms"), "weekly": ("每周", "mostly"), "never": ("没有", "fails")}
_KINDS = (
    ("A90", "卫生消毒多久做一次？", {
        "kind": "choice",
        "choices": [{"value": v, "zh": zh, "en": v, "judged": judged} for v, (zh, judged) in _OFTEN.items()],
    }),
    ("A91", "最近一次应急演练是哪一天？", {
        "kind": "date", "conforms_when": "age_days <= 60", "mostly_when": "age_days <= 180", "checks": ["age_days >= 0"],
    }),
    ("A92", "疫情防控联系人是谁？", {"kind": "text"}),
)  # fmt: skip


def with_items(items):
    """Return the built-in checklist with items added, each a copy of the first one changed so."""
    plain: Any = copy.deepcopy(built_in().plain)
    first = plain["sections"][0]["items"]
    first += [{**copy.deepcopy(first[0]), **item} for item in items]
    return build_checklist(plain)


def every_kind():
    """Return one that has a choice (A90), a date (A91) and a text (A92)."""
    return with_items([{"code": code, "text": {"zh": zh, "en": zh}, "answer": answer} for code, zh, answer in _KINDS])


def plain_of(items, groups=None):
    """Return the plain data of a checklist of format 2: the built-in one's frame with these items in section A."""
    whole: Any = built_in().plain
    plain: Any = {**whole, "format": "inspector-checklist/2"}
    first, frame = {**whole["sections"][0]}, {**whole["sections"][0]["items"][0]}
    frame.pop("applies_to", None)
    frame.pop("phase", None)
    first["items"] = [{**frame, "text": {"zh": item["code"], "en": item["code"]}, **item} for item in items]
    plain["sections"] = [first]
    if groups:
        plain["groups"] = groups
    return plain


def made_of(items, groups=None):
    """Return such a checklist."""
    return build_checklist(plain_of(items, groups))
