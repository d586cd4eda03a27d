"""The photo that is marked up: strokes of mouse, finger, pen and keys become vectors over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from inspector.domain.markup import MAX_MARKS, MAX_POINTS, UNIT, Mark, Markup, bounds_of, touches
from inspector.ui.detail.strokes import draw_hidden, draw_mark
from inspector.ui.theme.tokens import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.markup import Point

_MARGIN: Final = 12
_STEP: Final = 25
"""A line's next point is kept when the hand has moved so far, in 1/10,000."""
_NUDGE: Final = 200
_FINE: Final = 40
_LEAST: Final = 60
"""A drag shorter than this in both directions was a tap."""
_TWO_CORNERS: Final = frozenset({"arrow", "box", "hide", "crop"})
_LINES: Final = frozenset({"brush", "freehand"})
_WIDTHS: Final = {"brush": (350, 800), "text": (350, 600), "number": (300, 500)}
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class MarkCanvas(QWidget):
    """Holds the mark-up being drawn, with its own undo and redo. Says each step, and where a text is wanted."""

    changed = Signal()
    text_wanted = Signal(object)
    """A Point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Photo to mark up"))
        self.markup = Markup()
        self.tool, self.colour, self.thick = "hide", "red", False
        self.chosen = -1
        """Index of the mark that is selected, or -1."""
        self.proposals: tuple[Mark, ...] = ()
        self._undo: list[Markup] = []
        self._redo: list[Markup] = []
        self._image, self._scaled = QImage(), QPixmap()
        self._points: list[Point] = []
        self._cursor: Point = (UNIT // 2, UNIT // 2)
        self._by_keys = False

    # What the editor asks for.

    def open(self, markup: Markup) -> None:
        """Begin with what was drawn before; the picture comes by ``show_image``."""
        self.markup, self.proposals, self.chosen = markup, (), -1
        self._undo, self._redo, self._points, self._by_keys = [], [], [], False
        self._image, self._scaled = QImage(), QPixmap()
        self.update()

    def show_image(self, image: QImage) -> None:
        """Show the picture that is drawn upon."""
        self._image, self._scaled = image, QPixmap()
        self.update()

    @property
    def has_image(self) -> bool:
        """The picture is there: only then can it be drawn upon."""
        return not self._image.isNull()

    @property
    def can_undo(self) -> bool:
        """A step was made."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """A step was taken back."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last step back."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Do it again."""
        self._swap(self._redo, self._undo)

    def put(self, markup: Markup) -> None:
        """Make a step."""
        if markup != self.markup:
            self._undo.append(self.markup)
            self._redo.clear()
            self.markup = markup
            self.changed.emit()
        self.update()

    def add(self, *marks: Mark) -> None:
        """Add marks, as one step. Past the most a photo takes nothing is added."""
        if len(self.markup.marks) + len(marks) <= MAX_MARKS:
            self.put(replace(self.markup, marks=(*self.markup.marks, *marks)))

    def write(self, at: Point, text: str) -> None:
        """Add a text, or change the one that is selected; an empty one takes it away."""
        marks = list(self.markup.marks)
        if 0 <= self.chosen < len(marks) and marks[self.chosen].kind == "text":
            marks[self.chosen : self.chosen + 1] = [replace(marks[self.chosen], text=text)] if text.strip() else []
            self.chosen = -1
            self.put(replace(self.markup, marks=tuple(marks)))
        elif text.strip():
            self.add(Mark("text", (at,), self.width_of("text"), self.colour, text.strip()))

    def delete(self) -> None:
        """Take away what is selected; with the crop tool, the crop."""
        if self.tool == "crop":
            self.put(replace(self.markup, crop=None))
        elif 0 <= self.chosen < len(self.markup.marks):
            marks = tuple(mark for n, mark in enumerate(self.markup.marks) if n != self.chosen)
            self.chosen = -1
            self.put(replace(self.markup, marks=marks))

    def use(self, tool: str) -> None:
        """Take a tool."""
        self.tool, self.chosen, self._points, self._by_keys = tool, -1, [], False
        pointer = Qt.CursorShape.ArrowCursor if tool == "select" else Qt.CursorShape.CrossCursor
        self.setCursor(pointer)
        self.update()

    def propose(self, marks: Sequence[Mark]) -> None:
        """Show parts that may be hidden, to be accepted or put aside."""
        self.proposals = tuple(marks)
        self.update()

    def accept(self, indexes: Sequence[int]) -> None:
        """Hide proposed parts, as one step. Past the most a photo takes they stay proposed: none looks hidden."""
        taken = [mark for n, mark in enumerate(self.proposals) if n in indexes]
        if len(self.markup.marks) + len(taken) > MAX_MARKS:
            return
        self.proposals = tuple(mark for n, mark in enumerate(self.proposals) if n not in indexes)
        if taken:
            self.add(*taken)
        self.update()

    def put_aside(self) -> None:
        """Hide none of those that are still proposed."""
        self.propose(())

    def width_of(self, kind: str) -> int:
        """Return a mark's width as chosen, in 1/10,000."""
        return _WIDTHS.get(kind, (60, 130))[self.thick]

    def where(self, point: Point) -> QPointF:
        """Return where a point of the picture lies on the canvas."""
        frame = self._frame()
        return QPointF(frame.x() + point[0] * frame.width() / UNIT, frame.y() + point[1] * frame.height() / UNIT)

    # Hands.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.has_image and event.button() == Qt.MouseButton.LeftButton:
            self._by_keys = False
            self._press(self._point(event.position()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._points and not self._by_keys:
            self._drag(self._point(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._points and not self._by_keys and event.button() == Qt.MouseButton.LeftButton:
            self._drag(self._point(event.position()))
            self._release()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self._rewrite()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way and self.has_image:
            self._move(way, _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NUDGE)
        elif event.key() == Qt.Key.Key_Space and self.has_image:
            if self._by_keys and self._points:
                self._release()
            else:
                self._by_keys = True
                self._press(self._cursor)
                if self.tool not in _TWO_CORNERS | _LINES:
                    self._release()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.tool == "select":
            self._rewrite()
        else:
            super().keyPressEvent(event)

    def _move(self, way: tuple[int, int], step: int) -> None:
        across, down = way[0] * step, way[1] * step
        if self.tool == "select" and self.chosen >= 0:
            self._shift(self.chosen, across, down)
            return
        self._by_keys = True
        self._cursor = (_inside(self._cursor[0] + across), _inside(self._cursor[1] + down))
        if self._points:
            self._drag(self._cursor)
        self.update()

    def _press(self, at: Point) -> None:
        proposed = [n for n, mark in enumerate(self.proposals) if touches(mark, at)]
        if proposed:
            self.accept(proposed[-1:])
            return
        self._cursor, self._points = at, [at]
        if self.tool == "select":
            hit = [n for n, mark in enumerate(self.markup.marks) if touches(mark, at)]
            self.chosen = hit[-1] if hit else -1
        self.update()

    def _drag(self, at: Point) -> None:
        last = self._points[-1]
        if self.tool in _LINES:
            if max(abs(at[0] - last[0]), abs(at[1] - last[1])) >= _STEP and len(self._points) < MAX_POINTS:
                self._points.append(at)
        else:
            self._points[1:] = [at]
        self._cursor = at
        self.update()

    def _release(self) -> None:
        points, self._points = self._points, []
        start, end = points[0], points[-1]
        moved = max(abs(end[0] - start[0]), abs(end[1] - start[1])) >= _LEAST
        if self.tool == "select":
            if moved and self.chosen >= 0:
                self._shift(self.chosen, end[0] - start[0], end[1] - start[1])
        elif self.tool == "text":
            self.text_wanted.emit(end)
        elif self.tool == "number":
            taken = [int(mark.text) for mark in self.markup.marks if mark.kind == "number" and mark.text.isdecimal()]
            self.add(Mark("number", (end,), self.width_of("number"), self.colour, str(max(taken, default=0) + 1)))
        elif self.tool == "crop":
            self._crop(start, end)
        elif self.tool in _LINES or moved:
            self.add(self._mark(points))
        self.update()

    def _crop(self, a: Point, b: Point) -> None:
        left, right, top, bottom = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
        if right - left >= _NUDGE and bottom - top >= _NUDGE:
            self.put(replace(self.markup, crop=(left, top, right, bottom)))

    def _shift(self, index: int, across: int, down: int) -> None:
        mark = self.markup.marks[index]
        (x0, y0), (x1, y1) = bounds_of(mark)
        across = min(max(across, -x0), UNIT - x1)
        down = min(max(down, -y0), UNIT - y1)
        moved = replace(mark, points=tuple((x + across, y + down) for x, y in mark.points))
        marks = list(self.markup.marks)
        marks[index] = moved
        self.put(replace(self.markup, marks=tuple(marks)))

    def _rewrite(self) -> None:
        if 0 <= self.chosen < len(self.markup.marks) and self.markup.marks[self.chosen].kind == "text":
            self._points = []
            self.text_wanted.emit(self.markup.marks[self.chosen].points[0])

    def _mark(self, points: Sequence[Point]) -> Mark:
        kind = self.tool
        colour = "red" if kind in {"hide", "brush"} else self.colour
        kept = (points[0], points[-1]) if kind in _TWO_CORNERS else tuple(points)
        return Mark(kind, kept, self.width_of(kind), colour)  # pyright: ignore[reportArgumentType]  # a tool that draws is a kind

    def _swap(self, giving: list[Markup], taking: list[Markup]) -> None:
        if giving:
            taking.append(self.markup)
            self.markup, self.chosen = giving.pop(), -1
            self.changed.emit()
            self.update()

    def _point(self, position: QPointF) -> Point:
        frame = self._frame()
        across, down = (position.x() - frame.x()) / frame.width(), (position.y() - frame.y()) / frame.height()
        return _inside(round(across * UNIT)), _inside(round(down * UNIT))

    # Drawing.

    def _frame(self) -> QRectF:
        """Return where the picture lies."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = QSizeF(self._image.size()) if self.has_image else QSizeF(4, 3)
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRectF(QPointF(0, 0), size)
        frame.moveCenter(room.center())
        return frame

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        if not self.has_image:
            painter.setPen(QColor(current().muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Loading the photo"))
            return
        painter.drawPixmap(frame.topLeft(), self._picture(frame))
        marks = list(self.markup.marks)
        if self._points and self.tool in {"arrow", "box", "hide", "brush", "freehand"}:
            marks.append(self._mark(self._points))
        for mark in (m for m in marks if m.hides):
            draw_hidden(painter, frame, mark)
        for mark in (m for m in marks if not m.hides):
            draw_mark(painter, frame, mark)
        self._draw_crop(painter, frame)
        for n, mark in enumerate(self.proposals, 1):
            self._draw_frame(painter, mark, str(n))
        if 0 <= self.chosen < len(self.markup.marks):
            self._draw_frame(painter, self.markup.marks[self.chosen], "")
        if self._by_keys and self.hasFocus():
            self._draw_cursor(painter)

    def _picture(self, frame: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = (frame.size() * ratio).toSize()
        if self._scaled.size() != size:
            mode = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _draw_crop(self, painter: QPainter, frame: QRectF) -> None:
        crop = self.markup.crop
        if self.tool == "crop" and len(self._points) > 1:
            (x0, y0), (x1, y1) = self._points[0], self._points[-1]
            crop = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if crop is None:
            return
        kept = QRectF(self.where((crop[0], crop[1])), self.where((crop[2], crop[3])))
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlpha(215)
        painter.save()
        painter.setClipRect(frame)
        for part in (
            QRectF(frame.topLeft(), QPointF(frame.right(), kept.top())),
            QRectF(QPointF(frame.left(), kept.bottom()), frame.bottomRight()),
            QRectF(QPointF(frame.left(), kept.top()), kept.bottomLeft()),
            QRectF(kept.topRight(), QPointF(frame.right(), kept.bottom())),
        ):
            painter.fillRect(part, veil)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current().accent), 2))
        painter.drawRect(kept)

    def _draw_frame(self, painter: QPainter, mark: Mark, number: str) -> None:
        """Draw a dashed frame, dark on light, so that it is seen on any photo."""
        low, high = bounds_of(mark)
        box = QRectF(self.where(low), self.where(high)).adjusted(-4, -4, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, dashes in ((current().surface, Qt.PenStyle.SolidLine), (current().accent, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(QColor(colour), 3, dashes))
            painter.drawRect(box)
        if number:
            label = QRectF(box.left(), box.top(), 24, 22)
            painter.fillRect(label, QColor(current().accent))
            painter.setPen(QColor(current().on_accent))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, number)

    def _draw_cursor(self, painter: QPainter) -> None:
        at = self.where(self._cursor)
        for colour, width in ((current().surface, 4), (current().accent, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(at - QPointF(12, 0), at + QPointF(12, 0))
            painter.drawLine(at - QPointF(0, 12), at + QPointF(0, 12))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scaled = QPixmap()


def _inside(value: int) -> int:
    return min(max(value, 0), UNIT)
