"""限期整改通知书: what has to be put right, until when, and what follows if it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.writs.parts import WritParts, day, ended, listed, own_words, photo_page, record_of

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "letter"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the order's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    photos = photo_page(parts)
    opening = (
        f"{day(writ.visited_on)}，{us}督导组对你校疫情防控工作进行{writ.track_name}，并制作{record_of(writ)}。"
        f"经审核，有{len(writ.problems)}个问题须限期整改。现将有关事项通知如下。"
    )
    by = f"请逐项落实措施、责任人和完成时间，于{day(writ.word('report_by'))}前向{us}书面报送整改报告，并附佐证材料。"
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "整改事项", *listed(writ.problems, annex)),
        *letter.section(2, "整改要求", *letter.paragraphs(writ.word("requirement")), Text(by, letter.BODY)),
        *letter.section(3, "逾期责任", *letter.paragraphs(writ.word("consequence"))),
    ]
    return [*ended(parts, body, annex, ruled=False, attached=["问题照片"] if photos else []), *photos]
