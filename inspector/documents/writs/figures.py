"""Figures of a campaign's report: a chart whose bars stand in the table that holds its numbers.

So a copier that washes grey out, a reader of black and white and one who hears the page all have the same: the bars are
decoration, the numbers are text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

from inspector.documents import fonts, letter
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import INK, Style, Text, width_of
from inspector.documents.stack import Lead, Whole
from inspector.documents.writs.columns import Columns

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
"""Of figures with short labels, at most; with long ones."""
_LEAST_LABEL = 25 * letter.mm
_IN_COLUMNS = frozenset({"scores"})
"""Figures whose labels are steps of one scale: columns side by side show its shape."""
_STEP = Style(fonts.SANS_MEDIUM, 8.5, 14, "center")
_STEP_CELL = Style(fonts.SERIF, 10, 14.5, "center")


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
    caption = Caption(f"{'图' if is_chart(figure) else '表'}{n}　{figure.title}")
    drawn = _columns(figure) if figure.key in _IN_COLUMNS else [_bars(figure)]
    return [Whole([caption, *drawn], _MOST_KEPT)]


def _bars(figure: Figure) -> Grid:
    has_bars = is_chart(figure)
    room = letter.WIDTH - (len(figure.head) - 1) * _CELL_WIDTH
    is_long = max(len(one.label) for one in figure.rows) > _LONG_LABEL
    widest = max(width_of(one.label, _LABEL) for one in figure.rows) + _LOOK.pads[0] + _LOOK.pads[1] + 1
    bar = _BAR_WIDTHS[1] if is_long else min(_BAR_WIDTHS[0], room - max(widest, _LEAST_LABEL))
    label = room - bar if has_bars else room
    widths = [label, *([bar] if has_bars else []), *[_CELL_WIDTH] * (len(figure.head) - 1)]
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
    return Grid(widths, rows, _LOOK, head=row(*head, fill=f.TINT), labels=(0,), after=letter.PITCH / 2)


def _columns(figure: Figure) -> list[Flowable]:
    """Return columns over a table whose own columns go on under them."""
    first = _CELL_WIDTH
    each = (letter.WIDTH - first) / len(figure.rows)
    heads = [Text(figure.head[0], _HEAD), *(Text(one.label, _STEP) for one in figure.rows)]
    cells = row(Text(figure.head[1], _LABEL), *(Text(one.cells[0], _STEP_CELL) for one in figure.rows))
    widths = [first, *[each] * len(figure.rows)]
    look = replace(_LOOK, pads=(1, 1, *_LOOK.pads[2:]))  # steps are narrow
    table = Grid(widths, [cells], look, head=row(*heads, fill=f.TINT), labels=(0,), after=letter.PITCH / 2)
    return [Columns(figure, first, each), table]
