"""指派书: who inspects which school, when, in what matter, and on what basis."""

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
    """Return the assignment's text."""
    writ = parts.writ
    opening = (
        f"根据教育督导工作安排，{own_words(writ.issuer)}决定于{span(writ)}对{writ.school}进行{writ.word('track')}，"
        "指派下列人员组成督导组。"
    )
    duty = (
        "督导组成员应当出示证件，客观公正实施督导，如实记录；与被督导单位主要负责人有近亲属关系或者有其他可能影响"
        "客观公正情形的，应当回避；对知悉的个人信息予以保密。"
    )
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "督导组成员", *letter.paragraphs(writ.word("team"))),
        *letter.section(2, "督导事项", *letter.paragraphs(writ.word("matter"))),
        *letter.section(3, "依据", *letter.paragraphs(writ.word("basis"))),
        *letter.section(4, "要求", Text(duty, letter.BODY)),
    ]
    return ended(parts, body, annex, ruled=True)
