"""Figures of a campaign's report: a chart whose bars stand in the table that holds its numbers.

So a copier that washes grey out, a reader of black and white and one who hears the page all have the same: the bars are
decoration, the numbers are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

from inspector.documents import fonts, letter
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import INK, Style, Text
from inspector.documents.stack import Lead, Whole

if TYPE_CHECKING:
    from inspector.domain.writ import Figure

_CAPTION = Style(fonts.SANS_MEDIUM, 11, 18, "center")
_HEAD = Style(fonts.SANS_MEDIUM, 9.5, 14)
_HEAD_RIGHT = Style(fonts.SANS_MEDIUM, 9.5, 14, "right")
_LABEL = Style(fonts.SERIF, 10, 14.5)
_CELL = Style(fonts.SERIF, 10, 14.5, "right")
_CELL_WIDTH = 19 * letter.mm
_LOOK = Look(pads=(4, 4, 2.5, 3.5), top=0.9, bottom=0.9, under_head=0.5, between=(0.3, f.GREY))
_BAR_HEIGHT = 8.5
_LONG_LABEL = 16
"""Characters of a label over which labels have most of the width, and bars the rest."""
_MOST_KEPT = 0.45 * letter.HEIGHT
"""A lower figure is not cut."""
_BAR_WIDTHS = (74 * letter.mm, 30 * letter.mm)
"""Of figures with short labels, with long ones."""


class Caption(Text, Lead):
    """The figure's title over it: never last on a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _CAPTION, before=letter.PITCH / 3, role="P")


class _Bar(Flowable):
    """A bar from the left, as long as its share of the full length, which is drawn as an outline."""

    def __init__(self, share: str) -> None:
        super().__init__()
        self._share = float(share) if share else -1.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size: a line of the table."""
        self._width = aW
        return aW, _LABEL.lead

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: ARG002, N803  # ReportLab's names
        """A bar is never cut."""
        return []

    def draw(self) -> None:
        """Draw outline and bar; nothing of a row without one."""
        if self._share < 0:
            return
        canvas: Any = self.canv
        y = (_LABEL.lead - _BAR_HEIGHT) / 2
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(f.BAR)
        width = self._width * min(self._share, 100.0) / 100
        if width:
            canvas.rect(0, y, width, _BAR_HEIGHT, stroke=1, fill=1)
        canvas.setDash(1, 2)
        canvas.line(width, y, self._width, y)
        canvas.line(self._width, y, self._width, y + _BAR_HEIGHT)
        canvas.setDash()


def is_chart(figure: Figure) -> bool:
    """Say whether a figure has bars; else it is a table."""
    return any(one.share for one in figure.rows)


def drawn_figure(figure: Figure, n: int) -> list[Flowable]:
    """Return a figure with its caption; ``n`` counts charts (图) and tables (表) apart."""
    n_cells = len(figure.head) - 1
    has_bars = is_chart(figure)
    is_long = max(len(one.label) for one in figure.rows) > _LONG_LABEL
    bar = _BAR_WIDTHS[is_long] if has_bars else 0.0
    label = letter.WIDTH - bar - n_cells * _CELL_WIDTH
    widths = [label, *([bar] if has_bars else []), *[_CELL_WIDTH] * n_cells]
    head = [Text(figure.head[0], _HEAD), *([Text("", _HEAD)] if has_bars else [])]
    head += [Text(one, _HEAD_RIGHT) for one in figure.head[1:]]
    rows = [
        row(
            Text(one.label, _LABEL),
            *([_Bar(one.share)] if has_bars else []),
            *(Text(cell, _CELL) for cell in one.cells),
        )
        for one in figure.rows
    ]
    table = Grid(widths, rows, _LOOK, head=row(*head, fill=f.TINT), labels=(0,), after=letter.PITCH / 2)
    return [Whole([Caption(f"{'图' if has_bars else '表'}{n}　{figure.title}"), table], _MOST_KEPT)]
