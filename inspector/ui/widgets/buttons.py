"""Buttons: an icon, words, and the key that does the same; at least 44 px high."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget
from typing_extensions import override

from inspector.ui.theme.icons import icon as themed
from inspector.ui.theme.tokens import current

HEIGHT = 44
_HINT_PX, _HINT_HEIGHT, _HINT_GAP, _HINT_SIDE = 12, 18, 8, 5


class Button(QPushButton):
    """A plain button. ``key`` is shown after the words: that key does the same."""

    role = "button"
    colour = "ink"

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", icon_after: str = "", key: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self.setProperty("role", self.role)
        self.setAccessibleName(text)
        self.setMinimumHeight(HEIGHT)
        name = icon or icon_after
        if name:
            self.setIcon(themed(name, self.colour))
            self.setIconSize(QSize(18, 18))
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._hint_room(), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self._hint_room()
        inside = self.rect().adjusted(0, 0, -room, 0)
        option.rect = inside  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._draw_hint(painter, self._words_end(inside.width()))

    def _words_end(self, width: int) -> int:
        """Return where the words end: they stand in the middle of what the hint leaves."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        return (width + words + icon) // 2 + _HINT_GAP

    def _hint_room(self) -> int:
        if not self._key:
            return 0
        return QFontMetrics(self._hint_font()).horizontalAdvance(self._key) + 2 * _HINT_SIDE + _HINT_GAP

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(_HINT_PX)
        font.setBold(False)
        return font

    def _draw_hint(self, painter: QPainter, left: int) -> None:
        colour = QColor(current().of("muted" if self.colour == "ink" or not self.isEnabled() else self.colour))
        width = self._hint_room() - _HINT_GAP
        box = QRectF(left + 0.5, (self.height() - _HINT_HEIGHT) / 2 + 0.5, width - 1, _HINT_HEIGHT - 1)
        edge = QColor(colour)
        edge.setAlphaF(0.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colour)
        painter.setFont(self._hint_font())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)


class PrimaryButton(Button):
    """The one filled button of a page."""

    role = "primary"
    colour = "on_accent"


class LinkButton(Button):
    """Words in the accent colour without a border."""

    role = "link"
    colour = "accent"


class IconButton(QToolButton):
    """An icon alone; ``name`` is what a screen reader says."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None, *, colour: str = "ink") -> None:
        super().__init__(parent)
        self.setProperty("role", "icon-button")
        self.setIcon(themed(icon, colour))
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumSize(HEIGHT, HEIGHT)
