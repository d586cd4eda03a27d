"""督导意见书: basis, process, what was found, the defence weighed, problems with time limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.writs.parts import WritParts, day, ended, judged, listed, own_words, photo_page, record_of

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex

FORM = "document"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the opinion's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    photos = photo_page(parts)
    opening = (
        f"根据《教育督导条例》和苏校防组〔2020〕6号通知，{us}于{day(writ.visited_on)}对你校疫情防控工作进行{writ.track_name}，"
        f"并制作{record_of(writ)}。现提出督导意见如下。"
    )
    told = [one for one in writ.refers if one.kind == "preliminary_opinion"]
    fed_back = f"初步督导意见（{told[0].number}）已向你校反馈。" if told else ""
    problems = listed(writ.problems, annex) or letter.paragraphs("本次督导未发现须限期整改的问题。")
    by = (
        f"请逐项落实措施、责任人和完成时间，于{day(writ.word('report_by'))}前向{us}书面报送整改报告，"
        f"{us}将对整改情况进行核查。"
    )
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "督导过程", *letter.paragraphs(writ.word("process"))),
        *letter.section(2, "总体评价", *judged(writ), *letter.paragraphs(writ.word("evaluation"))),
        *letter.section(3, "陈述申辩及采纳情况", *letter.paragraphs(fed_back + writ.word("defence"))),
        *letter.section(4, f"主要问题及整改要求（{len(writ.problems)}个）", *problems),
        *letter.section(5, "整改报告", Text(by, letter.BODY)),
    ]
    return [*ended(parts, body, annex, ruled=True, attached=["问题照片"] if photos else []), *photos]
