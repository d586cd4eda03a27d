"""Buttons: an icon, words, and the key that does the same; at least 44 px high."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from inspector.ui.theme.icons import icon as themed

HEIGHT = 44


class Button(QPushButton):
    """A plain button. ``key`` is shown after the words: that key does the same."""

    role = "button"
    colour = "ink"

    def __init__(
        self, text: str, parent: QWidget | None = None, *, icon: str = "", icon_after: str = "", key: str = ""
    ) -> None:
        super().__init__(f"{text}　{key}" if key else text, parent)
        self.setProperty("role", self.role)
        self.setAccessibleName(text)
        self.setMinimumHeight(HEIGHT)
        name = icon or icon_after
        if name:
            self.setIcon(themed(name, self.colour))
            self.setIconSize(QSize(18, 18))
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


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
