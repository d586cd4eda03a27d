"""约谈记录: who talked with whom about what, as it was said, signed by both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import furniture
from inspector.documents.linesetter import Text
from inspector.documents.stack import Stack
from inspector.documents.writs.parts import FORM_TEXT, WritParts, day, facts_table, signed

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "form"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the record's text."""
    writ = parts.writ
    pairs = [
        ("约谈时间", writ.word("at")),
        ("约谈地点", writ.word("place")),
        ("约谈人", writ.word("host")),
        ("被约谈单位", writ.school),
        ("被约谈人", writ.word("guest")),
        ("记录人", writ.word("recorder")),
        ("约谈事由", annex.place("约谈事由", writ.word("reason"))),
    ]
    said = [Text(line.strip(), FORM_TEXT) for line in writ.word("record").splitlines() if line.strip()]
    asked = [Text(line.strip(), FORM_TEXT) for line in writ.word("requirement").splitlines() if line.strip()]
    until = Text(f"整改期限：{day(writ.word('due'))}。", FORM_TEXT, after=6)
    note = "以上记录经被约谈人核对，与所说一致。约谈不代替处分，不记录无关个人的信息。"
    return [
        facts_table(pairs),
        Stack([furniture.Heading("一、谈话内容"), *said[:1]]),
        *said[1:],
        Stack([furniture.Heading("二、整改要求"), *asked[:1]]),
        *asked[1:],
        until,
        *signed(parts, annex, note),
    ]
