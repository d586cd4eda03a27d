"""督办通知单: a matter handled under supervision, with its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents.writs.parts import WritParts, day, facts_table, own_words, signed

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the slip's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    pairs = [
        ("承办单位", writ.to),
        ("督办事项", annex.place("督办事项", writ.word("matter"))),
        ("依据", annex.place("依据", writ.word("basis"))),
        ("事实", annex.place("事实", writ.word("facts"))),
        ("办理要求", annex.place("办理要求", writ.word("requirement"))),
        ("办结期限", day(writ.word("due"))),
        ("签发日期", day(writ.on)),
        ("联系人", f"{writ.word('contact')}　{writ.word('phone')}"),
        ("抄送", "，".join(writ.copies)),
    ]
    note = (
        f"请在办结期限前向{us}书面报告办理结果，附佐证材料。逾期未办结或者弄虚作假的，由{us}约谈；情节严重的，"
        "依照《教育督导条例》（2012年）第二十五条通报批评并责令改正。"
    )
    return [facts_table(pairs), *signed(parts, annex, note)]
