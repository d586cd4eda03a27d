"""更正书: a visible document that names the first record and says what it should have said."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import BinaryIO

from reportlab.platypus import Flowable, KeepTogether

from inspector.documents import fonts, furniture, qr
from inspector.documents.annex import Annex
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Style, Text
from inspector.documents.pdfa import Attachment, Facts
from inspector.documents.signing_block import signature_table
from inspector.documents.stack import Stack
from inspector.domain.report import Amendment
from inspector.domain.signature import Mark


@dataclass(frozen=True, slots=True)
class AmendmentParts:
    """All that the amendment is drawn from."""

    amendment: Amendment
    sha256: str
    marks: tuple[Mark, ...]
    attachments: tuple[Attachment, ...]


def draw_amendment(parts: AmendmentParts, out: BinaryIO) -> int:
    """Write the amendment and return its number of pages. Raises BadInputError("missing_glyph")."""
    amendment = parts.amendment
    plain = asdict(amendment)
    texts = [str(v) for v in plain.values()] + [t for c in plain["corrections"] for t in c.values()]
    fonts.require_glyphs(texts)
    page = furniture.PageFacts(
        amendment.number,
        amendment.school,
        "更正书",
        furniture.grouped(amendment.journal.hash),
        qr.qr_text(amendment.number, parts.sha256),
        draft=False,
    )
    facts = Facts(
        f"更正书 {amendment.number} {amendment.school}",
        amendment.issuer,
        "更正书",
        amendment.frozen_at,
        parts.sha256,
    )
    return furniture.Document(out, page, facts, parts.attachments).run(_story(parts))


def _story(parts: AmendmentParts) -> list[Flowable]:
    amendment = parts.amendment
    head = row(*(Text(t, furniture.CELL_HEAD) for t in ("序号", "位置", "原记载", "更正为")), fill=furniture.TINT)
    cell = Style(fonts.SERIF, 9.5, 13.4)
    rows = [
        row(*(Text(t, cell) for t in (str(n), c.place, c.was or "（无）", c.now)))
        for n, c in enumerate(amendment.corrections, 1)
    ]
    grey = (0.4, furniture.GREY)
    look = Look(pads=(3, 3, 3, 4), outline=0.8, under_head=0.6, between=grey, upright=grey)
    widths = [furniture.WIDTH * part for part in (0.07, 0.23, 0.35, 0.35)]
    hashes = [
        Text(f"原记录内容校验值SHA-256：{amendment.first_sha256}", furniture.SMALL),
        Text(f"原文件SHA-256：{amendment.first_pdf_sha256}", furniture.SMALL, after=10),
    ]
    annex = Annex()
    sentence = f"本更正书内容校验值SHA-256为{parts.sha256[:8]}…{parts.sha256[-8:]}，笔迹与之绑定。"
    signatures = signature_table(parts.marks, sentence, annex)
    return [
        Text(amendment.issuer, Style(fonts.SERIF_BOLD, 17, 25, "center", furniture.RED, track=1.6), after=4),
        furniture.Rule(1.7, furniture.RED, after=1.2),
        furniture.Rule(0.5, furniture.RED, after=4),
        Text(amendment.number, Style(fonts.SERIF, 10.5, 15, "right")),
        Text("更正书", Style(fonts.SERIF_BOLD, 22, 34, "center", track=6), after=8, role="H1"),
        Text(
            f"{amendment.school}：{furniture.moment(amendment.first_signed_at)}签发的现场检查记录（{amendment.first_number}）"
            "有下列记载需要更正。原记录不作改动，本更正书与原记录一并保存、一并使用。",
            furniture.PLAIN,
            after=6,
        ),
        Text(f"更正原因：{amendment.reason}", furniture.PLAIN, after=8),
        Grid(widths, rows, look, head=head, after=8),
        KeepTogether([*hashes, Stack([furniture.Heading("签字"), signatures])]),
        *annex.flowables(),
    ]
