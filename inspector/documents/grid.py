"""Tables that split well: head and section repeated, no lonely row at either side, a tall row cut between lines.

ReportLab's table can repeat rows, but not say 续 after a section, and fails at a row taller than a page.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from inspector.documents.linesetter import INK, Text
from inspector.documents.tagging import COLUMN_HEAD, ROW_HEAD, spanning, tags_of

_TALL = 240.0
"""Points over which a row may be cut between lines; a lower one moves on as a whole."""
_LEAST_CUT = 60.0
"""Room in points under which a tall row is not begun; height under which a row keeps another company."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: stacks of flowables, each with the columns it spans."""

    cells: tuple[tuple[Sequence[Flowable], int], ...]
    fill: Color | None = None
    bar: float = 0
    """Width of a black bar at the start."""
    again: Row | None = None
    """For a section's row: what stands for it after a page break, with （续）."""
    repeats: bool = False
    """It stands for another that was drawn before."""
    key: object = field(default_factory=object, compare=False)
    """The same in all parts that a row is cut into."""


@dataclass(frozen=True, slots=True)
class Look:
    """Rules in points and colours; padding left, right, top, bottom."""

    pads: tuple[float, float, float, float] = (2.1, 2.1, 1.6, 2.4)
    top: float = 0
    bottom: float = 0
    under_head: float = 0
    between: tuple[float, Color] | None = None
    upright: tuple[float, Color] | None = None
    outline: float = 0
    least: int = 2
    """Rows that a break leaves for the next page at least."""


def row(*cells: Flowable | Sequence[Flowable], fill: Color | None = None, bar: float = 0) -> Row:
    """Return a row of cells of one column each."""
    return Row(tuple(([c] if isinstance(c, Flowable) else c, 1) for c in cells), fill, bar)


class Grid(Flowable):
    """Rows of cells of fixed widths: a table where it has a head of several cells or labels, else only a layout."""

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Row],
        look: Look,
        *,
        head: Row | None = None,
        labels: Sequence[int] = (),
        before: float = 0,
        after: float = 0,
    ) -> None:
        """Make it.

        Args:
            widths: Of the columns, in points.
            rows: All rows.
            look: Rules and padding.
            head: Stands again on each page.
            labels: Columns whose cells name what stands at their right, from 0.
            before: Room over it where something stands there.
            after: Room under it.
        """
        super().__init__()
        self.widths, self.rows, self.look, self.head = tuple(widths), tuple(rows), look, head
        self.labels = tuple(labels)
        self.key: object = self
        """The same in all parts of one table."""
        self.spaceBefore, self.spaceAfter = before, after
        self._is_table = bool(labels) or (head is not None and len(head.cells) > 1)
        self._heights: tuple[float, ...] = ()
        self._not_in = -1.0
        """Room that was left on the page where the rows before these ended: these begin on the next."""

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803  # ReportLab's names
        """Return the size."""
        if not self._heights:
            self._heights = tuple(self._height(row) for row in self.rows)
            self._head_height = self._height(self.head) if self.head else 0.0
        if aH <= self._not_in:
            return sum(self.widths), aH + 1
        return sum(self.widths), self._head_height + sum(self._heights)

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split between rows, or between the lines of a tall one; [] where nothing good fits."""
        self.wrap(aW, aH)
        if aH <= self._not_in:
            return []
        room = aH - self._head_height
        n = 0
        while n < len(self.rows) and self._heights[n] <= room:
            room -= self._heights[n]
            n += 1
        if n < len(self.rows) and self._heights[n] > _TALL and room >= _LEAST_CUT:
            cut = self._cut(self.rows[n], room)
            if cut:
                return self._parts([*self.rows[:n], cut[0]], [cut[1], *self.rows[n + 1 :]], aH)
        n = self._good_break(n)
        return self._parts(self.rows[:n], self.rows[n:], aH) if n else []

    def draw(self) -> None:
        """Draw fills, cells and rules."""
        canvas: Any = self.canv
        look, width = self.look, sum(self.widths)
        y = top = self._head_height + sum(self._heights)
        self._begin(canvas, "Table", self.key)
        if self.head:
            self._draw_row(canvas, self.head, y, self._head_height)
            y -= self._head_height
            _rule(canvas, look.under_head, INK, width, y)
        for n, (row, height) in enumerate(zip(self.rows, self._heights, strict=True)):
            self._draw_row(canvas, row, y, height)
            y -= height
            if look.between and n + 1 < len(self.rows):
                _rule(canvas, look.between[0], look.between[1], width, y)
        if look.upright:
            canvas.setLineWidth(look.upright[0])
            canvas.setStrokeColor(look.upright[1])
            divided = self.head is None or len(self.head.cells) == len(self.widths)
            for n in range(1, len(self.widths)):
                x = sum(self.widths[:n])
                canvas.line(x, 0, x, top if divided else top - self._head_height)
        _rule(canvas, look.top, INK, width, top)
        _rule(canvas, look.bottom, INK, width, 0)
        if look.outline:
            canvas.setLineWidth(look.outline)
            canvas.setStrokeColor(INK)
            canvas.rect(0, 0, width, top, stroke=1, fill=0)
        self._end(canvas)

    def _height(self, row: Row) -> float:
        return max(_stack_height(stack, width) for stack, width in self._placed(row)) + sum(self.look.pads[2:])

    def _placed(self, row: Row) -> list[tuple[Sequence[Flowable], float]]:
        """Return each cell with the width inside its padding."""
        found: list[tuple[Sequence[Flowable], float]] = []
        column = 0
        for stack, span in row.cells:
            found.append((stack, sum(self.widths[column : column + span]) - sum(self.look.pads[:2])))
            column += span
        return found

    def _draw_row(self, canvas: Any, row: Row, top: float, height: float) -> None:
        if row.fill is not None:
            canvas.setFillColor(row.fill)
            canvas.rect(0, top - height, sum(self.widths), height, stroke=0, fill=1)
        if row.bar:
            canvas.setFillColor(INK)
            canvas.rect(0, top - height, row.bar, height, stroke=0, fill=1)
        if row.repeats:
            tags_of(canvas).hush()
        self._begin(canvas, "TR", row.key)
        column = 0
        for stack, span in row.cells:
            self._begin(canvas, *self._cell_tag(row, column, span))
            self._draw_stack(canvas, stack, column, span, top)
            self._end(canvas)
            column += span
        self._end(canvas)
        if row.repeats:
            tags_of(canvas).speak()

    def _cell_tag(self, row: Row, column: int, span: int) -> tuple[str, Hashable, str]:
        if row is self.head:
            return "TH", (row.key, column), COLUMN_HEAD
        if column in self.labels:
            return "TH", (row.key, column), ROW_HEAD
        return "TD", (row.key, column), spanning(span)

    def _begin(self, canvas: Any, role: str, key: Hashable, more: str = "") -> None:
        if self._is_table:
            tags_of(canvas).begin(role, key, more)

    def _end(self, canvas: Any) -> None:
        if self._is_table:
            tags_of(canvas).end()

    def _draw_stack(self, canvas: Any, stack: Sequence[Flowable], column: int, span: int, top: float) -> None:
        x = sum(self.widths[:column]) + self.look.pads[0]
        width = sum(self.widths[column : column + span]) - sum(self.look.pads[:2])
        y = top - self.look.pads[2]
        for flowable in stack:
            y -= flowable.wrap(width, 1e6)[1]
            if isinstance(flowable, Text):
                flowable.paint(canvas, x, y)
            else:
                flowable.drawOn(canvas, x, y)

    def _good_break(self, n: int) -> int:
        """Return the last good break at or before n: no section's row last, no row of the table's end alone."""
        while self.look.least <= n - 1 and len(self.rows) - n < self.look.least and self._heights[n - 1] < _LEAST_CUT:
            n -= 1
        while n and self.rows[n - 1].again is not None:
            n -= 1
        return n

    def _parts(self, first: Sequence[Row], rest: Sequence[Row], room: float) -> list[Flowable]:
        section = next((row.again for row in reversed(first) if row.again is not None), None)
        if section is not None and rest[0].again is None:
            rest = [replace(section, again=section, repeats=True), *rest]
        widths, look = self.widths, self.look
        kept: dict[str, Any] = {"head": self.head, "labels": self.labels}
        one = Grid(widths, first, look, before=self.getSpaceBefore(), **kept)
        two = Grid(widths, rest, look, after=self.getSpaceAfter(), **kept)
        one.key = two.key = self.key
        two._not_in = room - one.wrap(0, room)[1] + 1
        return [one, two]

    def _cut(self, row: Row, room: float) -> tuple[Row, Row] | None:
        """Cut a row between the lines of its cells; None where a cell cannot be cut there."""
        inside = room - sum(self.look.pads[2:])
        firsts: list[tuple[Sequence[Flowable], int]] = []
        rests: list[tuple[Sequence[Flowable], int]] = []
        for (stack, span), (_, width) in zip(row.cells, self._placed(row), strict=True):
            first, rest = cut_stack(stack, width, inside)
            if stack and not first:
                return None
            firsts.append((first, span))
            rests.append((rest, span))
        if not any(rest for rest, _ in rests):
            return None
        if not rests[0][0]:
            rests[0] = row.cells[0]  # the row's number or label stands again
        return replace(row, cells=tuple(firsts)), replace(row, cells=tuple(rests))


def cut_stack(stack: Sequence[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    """Return what of a stack fits a height, and the rest."""
    first: list[Flowable] = []
    for n, flowable in enumerate(stack):
        height = flowable.wrap(width, room)[1]
        if height > room:
            parts = flowable.split(width, room)
            if parts:
                return [*first, parts[0]], [*parts[1:], *stack[n + 1 :]]
            return first, list(stack[n:])
        first.append(flowable)
        room -= height
    return first, []


def _stack_height(stack: Sequence[Flowable], width: float) -> float:
    return sum(flowable.wrap(width, 1e6)[1] for flowable in stack)


def _rule(canvas: Any, thickness: float, color: Color, width: float, y: float) -> None:
    if thickness:
        canvas.setLineWidth(thickness)
        canvas.setStrokeColor(color)
        canvas.line(0, y, width, y)
