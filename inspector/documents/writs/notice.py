"""督导通知书: told to the school before a special or comprehensive supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.writs.parts import WritParts, ended, own_words, span

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "document"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the notice's text."""
    writ = parts.writ
    opening = f"{own_words(writ.issuer)}定于{span(writ)}对你校进行{writ.word('track')}。现将有关事项通知如下。"
    asked = (
        "请你校如实提供有关材料、说明情况，安排熟悉情况的人员配合；不迎送、不陪餐、不布置会场。"
        "督导组成员有应当回避情形的，你校可以提出。"
    )
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "督导事项", *letter.paragraphs(writ.word("matter"))),
        *letter.section(2, "督导组成员", *letter.paragraphs(writ.word("team"))),
        *letter.section(3, "需准备的材料", *letter.paragraphs(writ.word("prepare"))),
        *letter.section(4, "依据", *letter.paragraphs(writ.word("basis"))),
        *letter.section(5, "有关要求", Text(asked, letter.BODY)),
    ]
    return ended(parts, body, annex, ruled=True)
