"""What a document is drawn from, and blocks that several documents share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspector.documents import fonts, furniture, letter
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Style, Text
from inspector.documents.pdfa import Attachment
from inspector.documents.photo import Photo, photo_rows
from inspector.documents.signing_block import signature_table
from inspector.documents.stack import Ending
from inspector.domain.signature import Mark
from inspector.domain.template import Template
from inspector.domain.writ import Writ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from inspector.documents.annex import Annex
    from inspector.domain.report import EvidenceFact, Problem

_PHOTOS_IN_ROW = 2
_PHOTO_HEIGHT = 62 * letter.mm
_LABEL_WIDTH = 34 * letter.mm
FORM_LABEL = Style(fonts.SANS, 10.5, 17, color=furniture.DARK)
FORM_HEAD = Style(fonts.SANS_MEDIUM, 10.5, 16)
FORM_CELL = Style(fonts.SERIF, 11, 17)
FORM_TEXT = Style(fonts.SERIF, 12, 20, "justify", first_indent=24)
_GREY = (0.4, furniture.GREY)
FORM_LOOK = Look(pads=(5, 5, 4, 6), outline=0.8, under_head=0.6, between=_GREY, upright=_GREY)


@dataclass(frozen=True, slots=True)
class WritParts:
    """All that a document is drawn from."""

    writ: Writ
    template: Template
    sha256: str
    """Of its findings.json: what was signed for."""
    photos: Mapping[str, bytes]
    """Page copies (JPEG) by the SHA-256 of their original."""
    marks: tuple[Mark, ...]
    attachments: tuple[Attachment, ...]
    draft: bool
    seal: bytes = b""
    """A picture (JPEG) for the place of the seal; none is a circle."""


def day(text: str) -> str:
    """Return a civil date as printed; "" of none."""
    return letter.written(date.fromisoformat(text)) if text else ""


def own_words(issuer: str) -> str:
    """Return how the issuer calls itself: 我办, 我室, 我局; 我单位 of others."""
    last = issuer[-1:]
    return {"室": "我办" if issuer.endswith("办公室") else "我室", "局": "我局", "会": "我会", "厅": "我厅"}.get(
        last, "我单位"
    )


def record_of(writ: Writ) -> str:
    """Return the record that it builds on: 现场检查记录（澄梅教督记〔2026〕17号）."""
    record = next((one for one in writ.refers if one.kind == "record"), None)
    return f"{record.title}（{record.number}）" if record else "现场检查记录"


def span(writ: Writ) -> str:
    """Return from when until when: 2026年3月2日至3月4日; a single day once."""
    given = [writ.word(name) for name in ("from_on", "until_on")]
    if not all(given):  # while it is filled in
        return "".join(day(one) for one in given)
    first, last = map(date.fromisoformat, given)
    if first == last:
        return letter.written(first)
    short = f"{last.month}月{last.day}日" if first.year == last.year else letter.written(last)
    return f"{letter.written(first)}至{short}"


def chinese(n: int) -> str:
    """Return a number from 1 to 99 in Chinese figures; beyond that as it is."""
    ones = ("", *letter.NUMERALS[:9])
    if not 0 < n < 100:  # noqa: PLR2004  # two figures
        return str(n)
    tens = "" if n < 10 else ("十" if n < 20 else f"{ones[n // 10]}十")  # noqa: PLR2004  # tens
    return f"{tens}{ones[n % 10]}"


def all_photos(parts: WritParts) -> list[Flowable]:
    """Return the photos of all problems, two in a row; nothing where there is none."""
    shown = [fact for fact in parts.writ.evidence if fact.width_px and fact.sha256 in parts.photos]
    if not shown:
        return []
    room = letter.WIDTH / _PHOTOS_IN_ROW - 3 * letter.mm
    pictures = [_photo(fact, parts.photos, room) for fact in shown]
    return [photo_rows(pictures, _PHOTOS_IN_ROW, letter.WIDTH)]


def photos_of(parts: WritParts, problem: Problem, width: float, height: float) -> list[Flowable]:
    """Return a problem's photos in the order they were taken."""
    pictures = (fact for fact in parts.writ.evidence if fact.width_px and fact.sha256 in parts.photos)
    mine = [fact for fact in pictures if fact.item == problem.item]
    mine.sort(key=lambda fact: (fact.taken_at, fact.n))
    return [Photo(fact, parts.photos, width=width, height=height) for fact in mine]


def signed(parts: WritParts, annex: Annex, sentence: str) -> list[Flowable]:
    """Return a form's last sentence with the signatures under it: they never stand alone on a page."""
    return [Ending(Text(sentence, FORM_TEXT, before=6, after=6), signatures(parts, annex))]


def signatures(parts: WritParts, annex: Annex) -> list[Flowable]:
    """Return who signed by hand, with the hash that they signed for; nothing while nobody has."""
    if not parts.marks:
        return []
    sha256 = parts.sha256
    said = f"本文书内容校验值SHA-256为{sha256[:8]}…{sha256[-8:]}，笔迹与之绑定。"
    table = signature_table(parts.marks, said, annex, width=letter.WIDTH)
    table.spaceBefore = letter.PITCH / 2
    return [table]


def facts_table(pairs: Sequence[tuple[str, str]]) -> Grid:
    """Return names and values, one pair a row, ruled all round: what is filled in on the spot."""
    rows = [row(Text(name, FORM_LABEL), Text(value or "—", FORM_CELL), fill=None) for name, value in pairs]
    widths = [_LABEL_WIDTH, letter.WIDTH - _LABEL_WIDTH]
    return Grid(widths, rows, FORM_LOOK, labels=(0,), before=4, after=10)


def table(head: Sequence[str], widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Grid:
    """Return a ruled table with a head; widths in parts of the whole."""
    made = [row(*(Text(cell or "—", FORM_CELL) for cell in cells)) for cells in rows]
    whole = sum(widths)
    headed = row(*(Text(cell, FORM_HEAD) for cell in head), fill=furniture.TINT)
    return Grid([letter.WIDTH * part / whole for part in widths], made, FORM_LOOK, head=headed, before=4, after=10)


def _photo(fact: EvidenceFact, photos: Mapping[str, bytes], width: float) -> Photo:
    return Photo(fact, photos, width=width, height=_PHOTO_HEIGHT)
