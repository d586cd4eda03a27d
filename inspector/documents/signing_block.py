"""The signature blocks: strokes as vectors, refusals in the person's own words, three in a row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, Row, row
from inspector.documents.linesetter import Style, Text
from inspector.documents.paper_block import COLUMN, HOW, Code
from inspector.documents.pdfa import draw_outline
from inspector.documents.tagging import mark_figure, tags_of
from inspector.domain.handwriting import lines
from inspector.domain.signature import HandSignature, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.documents.annex import Annex

_PEN = Color(0.05, 0.11, 0.27)
_IN_ROW = 3
_PAD_HEIGHT = 16 * mm
_PAD_WIDTH = 48 * mm
_THINNEST, _THICKEST, _GRADES = 0.5, 2.0, 20
"""Width of the ink in points, from no weight to full, in so many grades: pieces of one grade are one path."""


def signature_table(
    marks: Sequence[Mark], sentence: str, annex: Annex, code: str = "", *, width: float = f.WIDTH
) -> Flowable:
    """Return all marks in boxes, in the order they were given, under the sentence that says what is signed.

    The sentence stands again where the boxes go on on another page. The text of a code (验真码) is drawn at the right
    of the first three: so it takes a line of words more, not a row.
    """
    cells = [_cell(mark, annex) for mark in marks]
    rows: list[Row] = []
    for n in range(0, len(cells), _IN_ROW):
        part: list[Sequence[Flowable]] = [*cells[n : n + _IN_ROW]]
        part += [(Text("", f.SMALL),)] * (_IN_ROW - len(part))
        if code:
            part.append((Text("", f.SMALL),) if n else (Code(code),))
        rows.append(row(*part))
    column = COLUMN if code else 0
    widths = [*[(width - column) / _IN_ROW] * _IN_ROW, *[column] * bool(code)]
    says = [Text(sentence, f.FACT), *[Text(HOW, f.SMALL)] * bool(code)]
    look = Look(pads=(6, 4, 5, 6), outline=0.8, under_head=0.5, between=(0.5, f.GREY), upright=(0.5, f.GREY), least=1)
    return Grid(widths, rows, look, head=Row(((says, len(widths)),)))


def _cell(mark: Mark, annex: Annex) -> list[Flowable]:
    signer = mark.signer
    label = Text(signer.label, Style(fonts.SANS, 9, 13, color=f.GREY))
    small = Style(fonts.SERIF, 9, 12.8)
    if isinstance(mark, HandSignature):
        who = "　".join(part for part in (signer.name, signer.card_number or signer.role) if part)
        return [label, Strokes(mark), Text(who or "—", small), Text(f.moment(mark.signed_at), small)]
    who = "　".join(part for part in (signer.name, signer.role) if part)
    reason = annex.place(f"{signer.label}拒绝签字的理由", mark.reason)
    return [
        label,
        Text("拒绝签字", Style(fonts.SANS_BOLD, 12, 18)),
        Text(f"理由（本人原话）：“{reason}”", small),
        Text(f"见证人：{annex.place(f'{signer.label}拒签见证人', mark.witness)}", small),
        Text(who or "—", small),
        Text(f.moment(mark.refused_at), small),
    ]


class Strokes(Flowable):
    """A signature as drawn: vectors, thicker where the pen pressed harder."""

    def __init__(self, mark: HandSignature) -> None:
        super().__init__()
        self.mark = mark

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        self._width = min(_PAD_WIDTH, aW)
        return self._width, _PAD_HEIGHT

    def draw(self) -> None:
        """Draw all strokes, scaled into the box by what was drawn."""
        canvas: Any = self.canv
        points = [point for stroke in self.mark.strokes for point in stroke]
        left, top = min(p[0] for p in points), min(p[1] for p in points)
        width = max(max(p[0] for p in points) - left, 1)
        height = max(max(p[1] for p in points) - top, 1)
        scale = min((self._width - 6) / width, (_PAD_HEIGHT - 6) / height)
        signer = self.mark.signer
        figure = mark_figure(canvas, f"{signer.label}{signer.name}的手写签名", (self._width, _PAD_HEIGHT))
        canvas.setStrokeColor(_PEN)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in self.mark.strokes:
            for weight, run in groupby(lines(stroke), key=lambda piece: round(piece.weight * _GRADES)):
                pieces = list(run)
                canvas.setLineWidth(_THINNEST + (_THICKEST - _THINNEST) * weight / _GRADES)
                ends = [(pieces[0].x1, pieces[0].y1), *((piece.x2, piece.y2) for piece in pieces)]
                points = [(3 + (x - left) * scale, _PAD_HEIGHT - 3 - (y - top) * scale) for x, y in ends]
                draw_outline(canvas, points)
        if figure:
            tags_of(canvas).unmark(canvas)
