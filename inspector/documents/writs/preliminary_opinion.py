"""初步督导意见: what was found, and until when the school may defend itself before the opinion is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.writs.parts import WritParts, day, ended, judged, listed, own_words, record_of

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "document"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the preliminary opinion's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    opening = (
        f"{us}于{day(writ.visited_on)}对你校疫情防控工作进行{writ.track_name}，并制作{record_of(writ)}。"
        "根据《教育督导条例》（2012年）第二十条，现将初步督导意见反馈如下。"
    )
    right = (
        f"你校对上述意见可以进行陈述和申辩。请于{day(writ.word('term'))}前向{us}提交申辩书，附有关证据；没有异议的，"
        f"也请书面说明。{us}研究陈述申辩后作出督导意见书；逾期未提出的，依据现有材料作出。"
    )
    problems = listed(writ.problems, annex) or letter.paragraphs("本次督导未发现不符合的条目。")
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "督导过程", *letter.paragraphs(writ.word("process"))),
        *letter.section(2, "初步评价", *judged(writ), *letter.paragraphs(writ.word("evaluation"))),
        *letter.section(3, f"发现的问题（{len(writ.problems)}个）", *problems),
        *letter.section(4, "陈述和申辩", Text(right, letter.BODY)),
    ]
    return ended(parts, body, annex, ruled=True)
