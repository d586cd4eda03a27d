"""Marks on the screen, as the copies show them (exchange/marked.py draws those)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from inspector.domain.markup import COLOURS, HIDDEN_RGB, UNIT, Mark, edge_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def draw_hidden(painter: QPainter, frame: QRectF, mark: Mark) -> None:
    """Draw a hidden part as it will be: flat grey."""
    spots, grey = _spots(frame, mark), QColor(*HIDDEN_RGB)
    if mark.kind == "hide":
        painter.fillRect(QRectF(spots[0], spots[1]).normalized(), grey)
        return
    _line(painter, spots, grey, mark.width * max(frame.width(), frame.height()) / UNIT)


def draw_mark(painter: QPainter, frame: QRectF, mark: Mark) -> None:
    """Draw any other mark: wider in black or white first, then in its colour."""
    spots = _spots(frame, mark)
    colour, edge = QColor(*COLOURS[mark.colour]), QColor(*edge_of(mark.colour))
    width = max(1.5, mark.width * max(frame.width(), frame.height()) / UNIT)
    if mark.kind in {"text", "number"}:
        _words(painter, spots[0], mark, width)
        return
    for ink, wide in ((edge, width * 1.7), (colour, width)):
        for line in _lines(mark, spots, width):
            _line(painter, line, ink, wide)


def _words(painter: QPainter, at: QPointF, mark: Mark, height: float) -> None:
    colour, edge = QColor(*COLOURS[mark.colour]), QColor(*edge_of(mark.colour))
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(height)))
    font.setWeight(QFont.Weight.Medium)
    if mark.kind == "number":
        radius = height * 0.85
        painter.setPen(QPen(edge, max(1.0, height / 10)))
        painter.setBrush(QBrush(colour))
        painter.drawEllipse(at, radius, radius)
        painter.setFont(font)
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(edge)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.text)
        return
    path = QPainterPath()
    path.addText(at, font, mark.text)
    painter.strokePath(
        path, QPen(edge, height / 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.fillPath(path, colour)


def _line(painter: QPainter, spots: Sequence[QPointF], colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if len(spots) == 1:
        painter.drawPoint(spots[0])
    else:
        painter.drawPolyline(QPolygonF(list(spots)))


def _lines(mark: Mark, spots: Sequence[QPointF], width: float) -> list[list[QPointF]]:
    if mark.kind == "box":
        box = QRectF(spots[0], spots[1])
        return [[box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft()]]
    if mark.kind == "arrow":
        start, end = spots
        turn, long = math.atan2(end.y() - start.y(), end.x() - start.x()), width * 4.5
        wings = [end - QPointF(long * math.cos(turn + a), long * math.sin(turn + a)) for a in (0.5, -0.5)]
        return [[start, end], [wings[0], end, wings[1]]]
    return [list(spots)]


def _spots(frame: QRectF, mark: Mark) -> list[QPointF]:
    return [
        QPointF(frame.x() + x * frame.width() / UNIT, frame.y() + y * frame.height() / UNIT) for x, y in mark.points
    ]
