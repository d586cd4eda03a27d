"""问题线索转办单: the matter newly written and neutral, a deadline; never who told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.writs.parts import WritParts, day, ended, own_words

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "letter"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the slip's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    opening = (
        f"{us}于{day(writ.word('received_on'))}收到下列{writ.word('clue_kind')}，属于你单位职责范围，现转你单位办理。"
    )
    due = f"请于{day(writ.word('due'))}前办结，并向{us}书面反馈核实情况和处理结果。"
    kept_close = "不得追查、猜测反映人，不得将本件交给被反映的单位和个人，不得打击报复。"
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "反映事项", *letter.paragraphs(writ.word("matter"))),
        *letter.section(2, "办理要求", *letter.paragraphs(writ.word("requirement")), Text(due, letter.BODY)),
        *letter.section(3, "保密要求", Text(kept_close, letter.BODY)),
    ]
    return ended(parts, body, annex, ruled=False)
