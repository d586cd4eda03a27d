"""The signature pad: mouse, finger and pen; a stroke is on the screen within the frame in which it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from inspector.ui.signatures.ink import UNKNOWN_PRESSURE, Ink
from inspector.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from inspector.domain.signature import Point, Stroke

_LINE_FROM_BOTTOM = 0.26
"""Where the line to sign on lies, as a part of the height."""
_THINNEST, _THICKEST = 1.2, 4.4
"""Width of the ink in logical pixels, from no pressure to full."""


class SignaturePad(QWidget):
    """Says when there is ink; gives the strokes when asked. White in the dark theme too."""

    inked = Signal(bool)
    """Emitted when the pad comes to hold a signature, and when it no longer does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink()
        self._layer = QPixmap()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._was_signature = False
        self._hint = self.tr("Sign above the line")
        self.setMinimumSize(320, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Signature pad"))
        self.setAccessibleDescription(self._hint)

    @property
    def is_signature(self) -> bool:
        """There is enough ink to have been meant."""
        return self._ink.is_signature

    @property
    def is_empty(self) -> bool:
        """There is no ink at all."""
        return self._ink.is_empty

    def strokes(self) -> tuple[Stroke, ...]:
        """Return what was written, in the format of ``domain.signature``."""
        return self._ink.strokes()

    def written_size(self) -> tuple[int, int]:
        """Return the size of the pad in which the strokes are measured."""
        return self._ink.size

    def clear(self) -> None:
        """Take the ink away."""
        self._ink.clear()
        self._layer = QPixmap()
        self.update()
        self._tell()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), event.timestamp(), UNKNOWN_PRESSURE)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._extend(event.position(), event.timestamp(), UNKNOWN_PRESSURE)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        feels = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        pressure = round(event.pressure() * 1000) if feels else UNKNOWN_PRESSURE
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), event.timestamp(), pressure)
        elif event.type() == QEvent.Type.TabletMove and event.buttons():
            self._extend(event.position(), event.timestamp(), pressure)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()  # else Qt would send the same again as mouse events

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Follow the first finger; a second one (the ball of the hand) draws nothing."""
        points = event.points()
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel} or not points:
            self._end()
            return
        point = points[0]
        pressure = round(point.pressure() * 1000) if 0 < point.pressure() < 1 else UNKNOWN_PRESSURE
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(point.position(), event.timestamp(), pressure)
        else:
            self._extend(point.position(), event.timestamp(), pressure)

    def _begin(self, at: QPointF, timestamp: int, pressure: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        first = self._ink.is_empty
        self._ink.begin(at.x(), at.y(), self._ms(timestamp), pressure, self._size())
        self._draw_newest()
        if first:
            self.update()  # the hint goes
        self._tell()

    def _extend(self, at: QPointF, timestamp: int, pressure: int) -> None:
        if self._ink.extend(at.x(), at.y(), self._ms(timestamp), pressure, self._size()):
            self._draw_newest()
            self._tell()

    def _end(self) -> None:
        self._ink.end()

    def _ms(self, timestamp: int) -> int:
        """The device's own time, which is nearer to the hand than ours; ours where it gives none."""
        return timestamp or self._clock.elapsed()

    def _size(self) -> tuple[int, int]:
        return self.width(), self.height()

    def _tell(self) -> None:
        if self._ink.is_signature != self._was_signature:
            self._was_signature = self._ink.is_signature
            self.inked.emit(self._was_signature)

    # Painting: finished ink lies in a layer, and only the newest piece is added to it.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layer = QPixmap()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(LIGHT.surface))
        self._draw_line(painter)
        if not self._ink.is_empty:
            painter.drawPixmap(0, 0, self._inked_layer())
        focused = self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.accent if focused else LIGHT.edge), 2 if focused else 1))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _draw_line(self, painter: QPainter) -> None:
        y = round(self.height() * (1 - _LINE_FROM_BOTTOM)) + 0.5
        margin = min(40, self.width() // 12)
        painter.setPen(QPen(QColor(LIGHT.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(margin, y), QPointF(self.width() - margin, y))
        painter.setPen(QColor(LIGHT.muted))
        height = painter.fontMetrics().height()
        painter.drawText(QRectF(margin, y + 6, self.width() - 2 * margin, height), self._hint)

    def _inked_layer(self) -> QPixmap:
        if self._layer.isNull():
            ratio = self.devicePixelRatioF()
            self._layer = QPixmap(self.size() * ratio)
            self._layer.setDevicePixelRatio(ratio)
            self._layer.fill(Qt.GlobalColor.transparent)
            painter = self._ink_painter()
            for stroke in self._ink.strokes():
                for end in range(1, len(stroke) + 1):
                    _draw_piece(painter, stroke[max(end - 3, 0) : end])
            painter.end()
        return self._layer

    def _draw_newest(self) -> None:
        self._inked_layer()
        painter = self._ink_painter()
        piece = _draw_piece(painter, self._ink.last_stroke()[-3:])
        painter.end()
        scale = self._ink.scale(self._size())
        around = QRectF(piece.topLeft() * scale, piece.bottomRight() * scale)
        self.update(around.adjusted(-6, -6, 6, 6).toAlignedRect())

    def _ink_painter(self) -> QPainter:
        painter = QPainter(self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._ink.scale(self._size())
        painter.scale(scale, scale)
        return painter


def _draw_piece(painter: QPainter, points: list[Point] | tuple[Point, ...]) -> QRectF:
    """Draw the last piece of a stroke: from the middle before a point, over it, to the middle after it."""
    spots = [QPointF(x / 100, y / 100) for x, y, _, _ in points]
    width = _THINNEST + (_THICKEST - _THINNEST) * points[-1][3] / 1000
    pen = QPen(QColor(LIGHT.ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if len(spots) == 1:
        painter.drawPoint(spots[0])
        return QRectF(spots[0], spots[0]).adjusted(-2, -2, 2, 2)
    path = QPainterPath(spots[0] if len(spots) == 2 else (spots[0] + spots[1]) / 2)  # noqa: PLR2004  # a line
    if len(spots) == 2:  # noqa: PLR2004  # a line
        path.lineTo(spots[1])
    else:
        path.quadTo(spots[1], (spots[1] + spots[2]) / 2)
        path.lineTo(spots[2])
    painter.drawPath(path)
    return path.boundingRect().adjusted(-2, -2, 2, 2)
