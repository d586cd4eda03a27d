"""Draw a document of the process: the module of its kind says the words, the furniture is shared."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from inspector.documents import fonts, furniture, qr
from inspector.documents.annex import Annex
from inspector.documents.letter import Head, LetterDocument
from inspector.documents.pdfa import Facts
from inspector.documents.writs import (
    assignment,
    circular,
    clue_return,
    clue_transfer,
    defence,
    draw_record,
    notice,
    on_the_spot,
    opinion,
    preliminary_opinion,
    receipt,
    recheck,
    rectification_order,
    reminder,
    supervised,
    talk,
)
from inspector.documents.writs.parts import WritParts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

__all__ = ["WritParts", "draw_writ"]

_MODULES: Final[dict[str, ModuleType]] = {
    module.__name__.rpartition(".")[2]: module
    for module in (
        assignment,
        circular,
        clue_return,
        clue_transfer,
        defence,
        draw_record,
        notice,
        on_the_spot,
        opinion,
        preliminary_opinion,
        receipt,
        recheck,
        rectification_order,
        reminder,
        supervised,
        talk,
    )
}


def draw_writ(parts: WritParts, out: BinaryIO) -> int:
    """Write a document and return its number of pages. The same parts give the same bytes.

    Raises:
        BadInputError: ``missing_glyph``: no embedded font has a character.
    """
    writ = parts.writ
    if not parts.draft:
        fonts.require_glyphs(_texts(asdict(writ)))
        fonts.require_glyphs(_texts([asdict(mark) for mark in parts.marks]))
    module: Any = _MODULES[writ.kind]
    name = " ".join(part for part in (writ.title, writ.number, writ.school) if part)
    page = furniture.PageFacts(
        writ.number, writ.school, writ.title, furniture.grouped(writ.journal.hash),
        qr.qr_text(writ.number, parts.sha256), draft=parts.draft,
    )  # fmt: skip
    seed = f"{parts.sha256}/{len(parts.marks)}/{parts.draft}"
    facts = Facts(name, writ.issuer, writ.title, writ.frozen_at, seed)
    annex = Annex()
    body = module.story(parts, annex)
    head = Head(module.FORM, writ.issuer, writ.number, module.title(writ) if hasattr(module, "title") else writ.title)
    return LetterDocument(module.FORM, out, page, facts, parts.attachments).run([head, *body, *annex.flowables()])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("dict[str, Any]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _texts(inner)
