"""A photo with its caption, and rows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

from inspector.documents import furniture as f
from inspector.documents import pdfa
from inspector.documents.grid import Grid, Look, Row
from inspector.documents.linesetter import Line, Text, draw_line, set_lines
from inspector.documents.tagging import mark_figure, tags_of
from inspector.domain.checklist import split_place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspector.domain.report import EvidenceFact

_CAPTION_LINES = 2
_FAULTS = {
    "before": "拍摄于到校之前",
    "after": "拍摄于检查之后",
    "future": "比附上的时间还晚",
    "unreadable": "照片里的拍摄时间不是有效日期，现按附上的时间记",
}
"""As the window says it."""
_ROOMY = 120.0
"""Points of width from which the caption gives both ends of the hash."""


class Photo(Flowable):
    """A photo in a box, with number, caption, time and hash. A long caption is cut: the list has it whole.

    A time of another ``year`` than the visit's says its year, and so does one that does not fit the visit.
    """

    def __init__(
        self, fact: EvidenceFact, photos: Mapping[str, bytes], *, width: float, height: float, year: int = 0
    ) -> None:
        super().__init__()
        self.fact, self._photos, self._year = fact, photos, year
        scale = min(width / fact.width_px, height / fact.height_px)
        self._size = (fact.width_px * scale, fact.height_px * scale)
        self._box = width
        self._captions: list[Line] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return self._box, self._size[1] + len(self._lines()) * f.SMALL.lead + 3

    def draw(self) -> None:
        """Draw photo and caption."""
        canvas: Any = self.canv
        lines = self._lines()
        y = len(lines) * f.SMALL.lead
        sha256 = self.fact.sha256
        figure = mark_figure(canvas, words_of(self.fact), (self._box, y + 3 + self._size[1]))
        pdfa.draw_jpeg(canvas, sha256, lambda: self._photos[sha256], 0, y + 3, self._size)
        canvas.setStrokeColor(f.HAIR)
        canvas.setLineWidth(0.35)
        canvas.rect(0, y + 3, *self._size, stroke=1, fill=0)
        for line in lines:
            y -= f.SMALL.lead
            draw_line(canvas, line, f.SMALL, 0, y + 2, self._box)
        if figure:
            tags_of(canvas).unmark(canvas)

    def _lines(self) -> list[Line]:
        if self._captions:
            return self._captions
        fact, room = self.fact, self._box
        at = f.local(fact.taken_at)
        year = f"{at.year}年" if at and (fact.time_fault or self._year not in {0, at.year}) else ""
        day = f"{year}{at.month}月{at.day}日{at:%H:%M}　" if at else ""
        tail = f"…{fact.sha256[-4:]}" if room >= _ROOMY else ""
        caption = set_lines(
            f.shortened(words_of(fact), f.SMALL, room * _CAPTION_LINES - 2 * f.SMALL.size), f.SMALL, room
        )
        marks = marks_of(fact)
        below = f"{day}{fact.sha256[:8]}{tail}{f'　{marks}' if marks else ''}"
        self._captions = [*caption, *set_lines(below, f.SMALL, room)]
        return self._captions


def words_of(fact: EvidenceFact) -> str:
    """Return kind, number and caption of a photo on one line: 照片3　东门; what stands for it where it is not seen."""
    kind, pages, more = fact.kind.partition("（")
    words = f"{kind}{fact.n}{pages}{more}　{fact.caption or split_place(fact.item)[0]}"
    return " ".join(words.splitlines())


def marks_of(fact: EvidenceFact) -> str:
    """Say what has to be known of a photo besides its picture: 重点证据；局部已遮盖; that its time does not fit."""
    odd = f"时间与检查时间不符：{_FAULTS[fact.time_fault]}" if fact.time_fault in _FAULTS else ""
    marks = ("重点证据" if fact.key_evidence else "", "局部已遮盖" if fact.hidden_parts else "", odd)
    return "；".join(mark for mark in marks if mark)


def photo_rows(photos: Sequence[Flowable], n_columns: int, width: float) -> Grid:
    """Return photos in rows that are never cut: a photo stays with its caption."""
    rows: list[Row] = []
    for n in range(0, len(photos), n_columns):
        part = photos[n : n + n_columns]
        rows.append(Row((*(([photo], 1) for photo in part), *(([Text("", f.SMALL)], 1),) * (n_columns - len(part)))))
    return Grid([width / n_columns] * n_columns, rows, Look(pads=(0, 0, 4, 2), least=1))
