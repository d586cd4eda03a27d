"""立行立改确认: what was put right while the team was there, seen by both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import KeepTogether

from inspector.documents import furniture, letter
from inspector.documents.linesetter import Text
from inspector.documents.photo import photo_rows
from inspector.documents.stack import Stack
from inspector.documents.writs.parts import (
    FORM_TEXT,
    WritParts,
    chinese,
    day,
    facts_table,
    photos_of,
    record_of,
    signed,
)

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex
    from inspector.domain.report import Problem

FORM = "form"
_IN_ROW = 3


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the confirmation's text."""
    writ = parts.writ
    opening = (
        f"{day(writ.visited_on)}督导组对{writ.school}进行{writ.track_name}时，{record_of(writ)}所列下列"
        f"{len(writ.problems)}个问题由学校当场整改，经双方现场查看，确认如下。"
    )
    blocks = [_block(parts, n, problem, annex) for n, problem in enumerate(writ.problems, 1)]
    remark = writ.word("remark")
    return [
        Text(opening, FORM_TEXT, after=6),
        *blocks,
        *signed(parts, annex, remark or "上列整改情况双方现场查看属实。"),
    ]


def _block(parts: WritParts, n: int, problem: Problem, annex: Annex) -> Flowable:
    where = f"问题{n}"
    pairs = [
        ("问题事实", annex.place(f"{where}事实", problem.fact)),
        ("依据", annex.place(f"{where}依据", "；".join(problem.basis))),
        ("当场整改措施", annex.place(f"{where}整改措施", problem.put_right)),
        ("完成时间", furniture.moment(problem.put_right_at)),
    ]
    photos = photos_of(parts, problem, letter.WIDTH / _IN_ROW - 2 * letter.mm, 40 * letter.mm)
    shown = [photo_rows(photos, min(_IN_ROW, len(photos)), letter.WIDTH)] if photos else []
    return KeepTogether([Stack([furniture.Heading(f"{chinese(n)}、{problem.title}"), facts_table(pairs), *shown])])
