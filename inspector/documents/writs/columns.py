"""Columns side by side, for how something is spread over the steps of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

from inspector.documents import fonts, letter
from inspector.documents import furniture as f
from inspector.documents.linesetter import INK, Style, draw_text
from inspector.documents.tagging import mark_figure, tags_of

if TYPE_CHECKING:
    from inspector.domain.writ import Figure

_HEIGHT = 34 * letter.mm
_OVER = 18.0
"""Room over the highest column for its count, in points."""
_COUNT = Style(fonts.SERIF, 10, 13, "center")
_FILLED = 0.62
"""Part of a step's width that its column has."""


class Columns(Flowable):
    """A column for each row of a figure, as high as its share of the highest, with its count over it."""

    def __init__(self, figure: Figure, left: float, each: float) -> None:
        """Make it; ``left`` of the first step and the width of ``each`` are in points."""
        super().__init__()
        self._figure, self._left, self._each = figure, left, each

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        return self._left + self._each * len(self._figure.rows), _HEIGHT + _OVER

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803  # ReportLab's names
        """Columns are never cut."""
        return []

    def draw(self) -> None:
        """Draw columns and base line."""
        canvas: Any = self.canv
        figure, unit = self._figure, self._figure.head[1]
        said = "，".join(f"{one.label}：{one.cells[0]}" for one in figure.rows)
        size = self.wrap(0, 0)
        marked = mark_figure(canvas, f"{figure.title}。{unit}按{figure.head[0]}：{said}", size)
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(INK)
        for n, one in enumerate(figure.rows):
            height = _HEIGHT * float(one.share or 0) / 100
            x, width = self._left + self._each * (n + (1 - _FILLED) / 2), self._each * _FILLED
            if height:
                canvas.setFillColor(f.BAR)
                canvas.rect(x, 0, width, height, stroke=1, fill=1)
            draw_text(canvas, one.cells[0], _COUNT, x, height + _COUNT.lead, width)
        if marked:
            tags_of(canvas).unmark(canvas)
        canvas.setLineWidth(0.6)
        canvas.line(self._left, 0, size[0], 0)
