"""抽查名单与抽签记录: rule, what was drawn from, seed, result; anybody can draw it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import furniture
from inspector.documents.stack import Stack
from inspector.documents.writs.parts import WritParts, day, facts_table, signed, table
from inspector.domain.draw import N_TOLD

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"
_WIDTHS = (15, 87, 54)


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the record's text."""
    writ = parts.writ
    drawn = [entry.cells for entry in writ.entries if entry.cells[0]]
    others = [entry.cells for entry in writ.entries if not entry.cells[0]]
    rule = (
        "对每所学校，把种子、一个换行符和学校名称连成一段文字（UTF-8），计算SHA-256；校验值最小的学校被抽中，"
        "按校验值从小到大排列。任何人都可以用同样的种子和名单重新计算。"
    )
    pairs = [
        ("抽查事项", annex.place("抽查事项", writ.word("purpose"))),
        ("抽签日期", day(writ.on)),
        ("参加抽签", f"{len(writ.entries)}所学校"),
        ("名单校验值", writ.word("population_sha256")),
        ("种子", writ.word("seed")),
        ("种子的来源", writ.word("seed_source")),
        ("抽取数", f"{len(drawn)}所"),
        ("监督人", writ.word("observer")),
    ]
    head = ("序号", "学校", f"校验值前{N_TOLD}位")
    return [
        facts_table(pairs),
        Stack([furniture.Heading("一、抽中的学校"), table(head, _WIDTHS, drawn)]),
        *([Stack([furniture.Heading("二、未抽中的学校"), table(head, _WIDTHS, others)])] if others else []),
        *signed(parts, annex, rule),
    ]
