"""提醒函: budding and trending problems told early (早发现、早提醒), with a request to reply."""

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
    """Return the reminder's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    ask = f"请举一反三，及时整改，于{day(writ.word('reply_by'))}前将落实情况书面函告{us}。"
    body = [
        *letter.recipient(writ.to),
        *letter.paragraphs(writ.word("reason")),
        *letter.section(1, "有关情况", *letter.paragraphs(writ.word("facts"))),
        *letter.section(2, "提醒要求", *letter.paragraphs(writ.word("requirement")), Text(ask, letter.BODY)),
    ]
    return ended(parts, body, annex, ruled=False)
