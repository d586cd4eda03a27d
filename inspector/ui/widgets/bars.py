"""Bars: a score, a progress."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from inspector.ui.theme.tokens import current


class ScoreBar(QWidget):
    """A bar of 0 to 100 in a colour of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._colour = 0.0, "accent"
        self.setFixedHeight(6)

    def set_value(self, value: float, colour: str = "accent") -> None:
        """Show a value."""
        self._value, self._colour = value, colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(104, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(QColor(current().line))
        painter.drawRoundedRect(whole, 3, 3)
        whole.setWidth(whole.width() * min(max(self._value, 0), 100) / 100)
        painter.setBrush(QColor(current().of(self._colour)))
        painter.drawRoundedRect(whole, 3, 3)
