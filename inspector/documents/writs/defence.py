"""申辩书: the school's word on the preliminary opinion, or that it has no objection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents.writs.parts import WritParts, day, facts_table, signed

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the defence's text."""
    writ = parts.writ
    first = writ.refers[0]
    pairs = [
        ("申辩单位", writ.school),
        ("收受单位", writ.issuer),
        ("初步督导意见", f"{first.number}（{day(first.on)}）"),
        ("对初步督导意见", writ.word("objects")),
        ("有异议的事实", annex.place("有异议的事实", writ.word("facts"))),
        ("理由和证据", annex.place("理由和证据", writ.word("reasons"))),
        ("请求", annex.place("请求", writ.word("request"))),
        ("提交日期", day(writ.word("given_on"))),
    ]
    note = "申辩内容由学校填写或者口述，照原话记入。督导机构研究后，在督导意见书中说明采纳情况。"
    return [facts_table(pairs), *signed(parts, annex, note)]
