"""The signature pad: mouse, finger and pen; a stroke is on the screen within the frame in which it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from inspector.domain.handwriting import UNKNOWN_PRESSURE, Line, Nib, between, lines
from inspector.ui.signatures.ink import Ink
from inspector.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspector.domain.signature import Stroke

_LINE_FROM_BOTTOM = 0.26
"""Where the line to sign on lies, as a part of the height."""
_THINNEST, _THICKEST = 1.2, 4.4
"""Width of the ink in logical pixels, from no weight to full."""
_PALM_PX = 64
"""A touch as wide as this is the ball of a hand."""
_PEN_RULES_MS = 600
"""So long after the pen was seen, touches are the hand that holds it."""
_TO_DRAW = 3
"""With this many points the piece before the last one is final."""


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
        self._finger: int | None = None
        self._pen_seen_ms = -_PEN_RULES_MS
        self._nib, self._weights = Nib(), list[float]()
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
        self._pen_seen_ms = self._clock.elapsed()
        feels = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        pressure = round(event.pressure() * 1000) if feels else UNKNOWN_PRESSURE
        if event.type() == QEvent.Type.TabletPress:
            self._take_back()  # the hand came down before the pen
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
        """Follow the first finger; another one, the ball of the hand, and the hand that holds a pen draw nothing."""
        if event.type() == QEvent.Type.TouchCancel:
            self._take_back()
            return
        if event.type() == QEvent.Type.TouchBegin:
            self._finger = next((p.id() for p in event.points() if not self._is_hand(p)), None)
        for point in event.points():
            if point.id() == self._finger:
                self._follow(point, event.timestamp())

    def _follow(self, point: QEventPoint, timestamp: int) -> None:
        pressure = round(point.pressure() * 1000) if 0 < point.pressure() < 1 else UNKNOWN_PRESSURE
        if point.state() == QEventPoint.State.Pressed:
            self._begin(point.position(), timestamp, pressure)
        elif point.state() == QEventPoint.State.Released:
            self._end()
            self._finger = None
        elif point.state() == QEventPoint.State.Updated:
            self._extend(point.position(), timestamp, pressure)

    def _is_hand(self, point: QEventPoint) -> bool:
        size = point.ellipseDiameters()
        wide = max(size.width(), size.height()) >= _PALM_PX
        return wide or self._clock.elapsed() - self._pen_seen_ms < _PEN_RULES_MS

    def _take_back(self) -> None:
        """Take away what a finger was drawing: it was not meant."""
        if self._finger is not None:
            self._finger = None
            self._ink.drop()
            self._layer = QPixmap()
            self.update()
            self._tell()

    def _begin(self, at: QPointF, timestamp: int, pressure: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        first = self._ink.is_empty
        self._inked_layer()
        self._ink.begin(at.x(), at.y(), self._ms(timestamp), pressure, self._size())
        self._nib = Nib()
        self._weights = [self._nib.weigh(self._ink.last_stroke()[0])]
        self._update(self._tail())
        if first:
            self.update()  # the hint goes
        self._tell()

    def _extend(self, at: QPointF, timestamp: int, pressure: int) -> None:
        before = self._tail()
        if self._ink.extend(at.x(), at.y(), self._ms(timestamp), pressure, self._size()):
            stroke = self._ink.last_stroke()
            self._weights.append(self._nib.weigh(stroke[-1]))
            if len(stroke) >= _TO_DRAW:
                self._add(list(between(stroke, self._weights, len(stroke) - _TO_DRAW)))
            self._update([*before, *self._tail()])
            self._tell()

    def _end(self) -> None:
        if self._ink.drawing:
            self._add(self._tail())
            self._ink.end()

    def _tail(self) -> list[Line]:
        """Return the last piece of the stroke that is being made: it still changes with the next point."""
        if not self._ink.drawing:
            return []
        stroke = self._ink.last_stroke()
        if len(stroke) == 1:
            x, y = stroke[0][:2]
            return [Line(x, y, x, y, self._weights[0])]
        return list(between(stroke, self._weights, len(stroke) - 2))

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
            painter.save()
            self._draw(painter, self._tail())
            painter.restore()
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
            painter = QPainter(self._layer)
            *finished, last = self._ink.strokes() or ((),)
            for stroke in finished:
                self._draw(painter, lines(stroke))
            if self._ink.drawing:
                for n in range(len(last) - 2):
                    self._draw(painter, between(last, self._weights, n))
            elif last:
                self._draw(painter, lines(last))
            painter.end()
        return self._layer

    def _add(self, pieces: list[Line]) -> None:
        """Put final ink into the layer."""
        self._inked_layer()
        painter = QPainter(self._layer)
        self._draw(painter, pieces)
        painter.end()
        self._update(pieces)

    def _update(self, pieces: list[Line]) -> None:
        """Paint anew where pieces lie."""
        scale = self._ink.scale(self._size()) / 100
        for piece in pieces:
            left, right = sorted((piece.x1 * scale, piece.x2 * scale))
            top, bottom = sorted((piece.y1 * scale, piece.y2 * scale))
            self.update(QRectF(left, top, right - left, bottom - top).adjusted(-5, -5, 5, 5).toAlignedRect())

    def _draw(self, painter: QPainter, pieces: Iterable[Line]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._ink.scale(self._size())
        pen = QPen(QColor(LIGHT.ink), 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        for piece in pieces:
            pen.setWidthF((_THINNEST + (_THICKEST - _THINNEST) * piece.weight) * scale)
            painter.setPen(pen)
            start = QPointF(piece.x1, piece.y1) * scale / 100
            if (piece.x1, piece.y1) == (piece.x2, piece.y2):
                painter.drawPoint(start)
            else:
                painter.drawLine(start, QPointF(piece.x2, piece.y2) * scale / 100)
