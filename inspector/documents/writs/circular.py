"""通报: what happened and what is asked of all; no case figures and no person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.documents import letter
from inspector.documents.writs.parts import WritParts, ended

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex
    from inspector.domain.writ import Writ

FORM = "document"


def title(writ: Writ) -> str:
    """Return the title as printed: 关于…的通报."""
    return f"关于{writ.word('subject').strip().removeprefix('关于').removesuffix('的通报')}的通报"


def story(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return the circular's text."""
    writ = parts.writ
    body = [
        *letter.recipient(writ.to),
        *letter.paragraphs(writ.word("situation")),
        *letter.section(1, "主要问题", *letter.paragraphs(writ.word("facts"))),
        *letter.section(2, "工作要求", *letter.paragraphs(writ.word("requirement"))),
    ]
    return ended(parts, body, annex, ruled=True)
