"""Buttons: an icon, words, and the key that does the same; at least 44 px high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget
from typing_extensions import override

from inspector.ui.theme.icons import icon as themed
from inspector.ui.widgets.hint import draw_hint, hint_width
from inspector.ui.widgets.toggle import ToggleButton, took_enter

HEIGHT = 44
if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPaintEvent, QPixmap

_HINT_GAP = 8


class Button(ToggleButton):
    """A plain button. ``key`` is shown after the words: that key does the same."""

    role = "button"
    colour = "ink"

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", icon_after: str = "", key: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._key, self._folded = key, False
        self._wanted: tuple[QSize, int] | None = None
        self._folds = bool(icon) and self.role == "button"
        self.setProperty("role", self.role)
        self.setAccessibleName(text)
        self.setMinimumHeight(HEIGHT)
        name = icon or icon_after
        if name:
            self.setIcon(themed(name, self.colour))
            self.setIconSize(QSize(18, 18))
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @property
    def key(self) -> str:
        """The key that is shown."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key."""
        if key != self._key:
            self._key, self._wanted = key, None
            self.updateGeometry()
            self.update()

    def fold(self, level: int) -> None:
        """Show the icon alone, from level 1; the words are the tool tip then. Without an icon: as it is."""
        folded = level > 0 and self._folds
        if folded != self._folded:
            self._folded = folded
            self.setToolTip(self.text() if folded else "")
            self.updateGeometry()
            self.update()

    def width_at(self, level: int) -> int:
        """Return the width at a level of folding."""
        return HEIGHT if level > 0 and self._folds else self._in_words().width()

    @override
    def setText(self, text: str, /) -> None:
        self._wanted = None
        super().setText(text)

    @override
    def setIcon(self, icon: QIcon | QPixmap, /) -> None:
        self._wanted = None
        super().setIcon(icon)

    @override
    def changeEvent(self, e: QEvent, /) -> None:
        self._wanted = None
        super().changeEvent(e)

    def _in_words(self) -> QSize:
        return self._measured()[0]

    def _measured(self) -> tuple[QSize, int]:
        """Return the size in words and the hint's part of its width: a row of buttons is asked for it at every key."""
        if self._wanted is None:
            hint, room = super().sizeHint(), hint_room(self.font(), self._key)
            self._wanted = QSize(hint.width() + room, hint.height()), room
        return self._wanted

    @override
    def sizeHint(self) -> QSize:
        return QSize(HEIGHT, HEIGHT) if self._folded else QSize(self._in_words())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._key and not self._folded:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        if self._folded:
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
            return
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = self._measured()[1]
        inside = self.rect().adjusted(0, 0, -room, 0)
        option.rect = inside  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        colour = "muted" if self.colour == "ink" or not (self.isEnabled() or self.isChecked()) else self.colour
        draw_hint(painter, self.font(), self._key, self._words_end(inside.width()), self.height(), colour)

    def _words_end(self, width: int) -> int:
        """Return where the words end: they stand in the middle of what the hint leaves."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        return (width + words + icon) // 2 + _HINT_GAP


def hint_room(font: QFont, key: str) -> int:
    """Return what a key's hint takes beside the words of a button."""
    return hint_width(font, key) + _HINT_GAP if key else 0


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
        self.setIconSize(QSize(18, 18))
        self.setMinimumSize(HEIGHT, HEIGHT)
        self.show_as(icon, name, colour=colour)

    def show_as(self, icon: str, name: str, *, colour: str = "ink") -> None:
        """Show what it does now."""
        self.setIcon(themed(icon, colour))
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if not took_enter(self, arg__1):
            super().keyPressEvent(arg__1)
