"""The small box that says which key does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from inspector.ui.theme import fonts
from inspector.ui.theme.tokens import current

_PX, _HEIGHT, _SIDE = 12, 18, 5


def hint_width(font: QFont, key: str) -> int:
    """Return how wide the box of a key is, in logical pixels."""
    return QFontMetrics(_small(font)).horizontalAdvance(key) + 2 * _SIDE


def draw_hint(
    painter: QPainter, font: QFont, key: str, left: int, height: int, colour: str
) -> None:  # a place and a look
    """Draw the box, in the middle of a control's height, in a colour of the theme."""
    ink = QColor(current().of(colour))
    box = QRectF(left + 0.5, (height - _HEIGHT) / 2 + 0.5, hint_width(font, key) - 1, _HEIGHT - 1)
    edge = QColor(ink)
    edge.setAlphaF(0.4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(ink)
    painter.setFont(_small(font))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(fonts.px(_PX))
    made.setBold(False)
    return made
