"""Chips, pills and tags: short words in a rounded shape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.toggle import ToggleButton


class Chip(ToggleButton):
    """A filter that is on or off; its count stands after the words."""

    chosen = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._text = text
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setMinimumHeight(44)
        self.setAccessibleName(text)
        self.clicked.connect(lambda _checked=False: self.chosen.emit())

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        text = f"{self._text} {count}"
        if text != self.text():
            self.setText(text)


class Pill(QWidget):
    """A word in a tint: conforms, mostly, fails, not_applicable, not_checked."""

    def __init__(self, text: str, colour: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", f"pill-{colour}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # a class of ours has no ground of the sheet without
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 1)
        row.setSpacing(4)
        if icon:
            row.addWidget(icon_label(icon, colour, 14))
        self._label = QLabel(text)
        self._label.setProperty("role", f"pill-text-{colour}")
        row.addWidget(self._label)

    def text(self) -> str:
        """Return the word."""
        return self._label.text()


class Tag(QLabel):
    """A bordered word, as 否决."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "tag")
