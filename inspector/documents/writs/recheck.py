"""整改核查意见书: of each problem whether it is closed (销号), and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inspector.documents import letter
from inspector.documents.linesetter import Text
from inspector.documents.stack import Stack
from inspector.documents.writs.parts import WritParts, chinese, day, ended, own_words, record_of, sentence

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex
    from inspector.domain.writ import Writ

FORM = "document"
RESULTS: Final = {"closed": "已完成整改，予以销号", "open": "未完成整改，不予销号", "extended": "同意延期"}


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the re-check's text."""
    writ = parts.writ
    us = own_words(writ.issuer)
    closed = sum(outcome.result == "closed" for outcome in writ.outcomes)
    left = len(writ.outcomes) - closed
    opening = (
        f"{us}于{day(writ.word('checked_on'))}对{record_of(writ)}所列{len(writ.outcomes)}个问题的整改情况进行了核查。"
        f"经核查，已完成整改并销号{closed}个，{f'未销号{left}个' if left else '全部销号'}。现提出核查意见如下。"
    )
    body = [
        *letter.recipient(writ.to),
        Text(opening, letter.BODY),
        *letter.section(1, "核查过程", *letter.paragraphs(writ.word("process"))),
        *letter.section(2, "逐项核查结果", *_outcomes(writ, annex)),
        *letter.section(3, "下一步要求", *letter.paragraphs(writ.word("next_step"))),
    ]
    return ended(parts, body, annex, ruled=True)


def _outcomes(writ: Writ, annex: Annex) -> list[Flowable]:
    found: list[Flowable] = []
    by_number = {problem.n: problem for problem in writ.problems}
    for n, outcome in enumerate(writ.outcomes, 1):
        problem = by_number[outcome.n]
        seen = annex.place(f"问题{n}核查情况", sentence(outcome.words)) if outcome.words else ""
        until = f"，期限延至{day(outcome.due_on)}" if outcome.due_on else ""
        first = Text(f"核查情况：{seen or '见核查过程。'}", letter.BODY)
        found += [
            Stack([letter.Second(f"（{chinese(n)}）{problem.title}"), first]),
            Text(f"核查结论：{RESULTS[outcome.result]}{until}。", letter.BODY),
        ]
    return found
