"""Draw a document of the process: its template says the words and the blocks, the furniture is shared."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from inspector.documents import fonts, furniture, qr
from inspector.documents.annex import Annex
from inspector.documents.letter import Head, LetterDocument
from inspector.documents.pdfa import Facts
from inspector.documents.writs.blocks import story
from inspector.documents.writs.facts import Filler
from inspector.documents.writs.parts import WritParts

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WritParts", "draw_writ"]


def draw_writ(parts: WritParts, out: BinaryIO) -> int:
    """Write a document and return its number of pages. The same parts give the same bytes.

    Raises:
        BadInputError: ``missing_glyph``: no embedded font has a character.
    """
    writ = parts.writ
    if not parts.draft:
        fonts.require_glyphs(_texts(asdict(writ)))
        fonts.require_glyphs(_texts(dict(parts.template.content)))
        fonts.require_glyphs(_texts([asdict(mark) for mark in parts.marks]))
    name = " ".join(part for part in (writ.title, writ.number, writ.school) if part)
    page = furniture.PageFacts(
        writ.number, writ.school, writ.title, furniture.grouped(writ.journal.hash),
        qr.qr_text(writ.number, parts.sha256), draft=parts.draft,
    )  # fmt: skip
    seed = f"{parts.sha256}/{len(parts.marks)}/{parts.draft}"
    facts = Facts(name, writ.issuer, writ.title, writ.frozen_at, seed)
    annex = Annex()
    filler = Filler(parts, annex)
    template = parts.template
    title = filler.fill(template.title) if template.title else writ.title
    over = filler.fill(template.letterhead) if template.letterhead else writ.issuer
    head = Head(template.form, over, writ.number, title)
    return LetterDocument(template.form, out, page, facts, parts.attachments).run([head, *story(parts, annex)])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("dict[str, Any]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _texts(inner)
