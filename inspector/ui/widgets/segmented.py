"""One of a few, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector.ui.theme.icons import icon as themed
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from collections.abc import Sequence


class Segmented(QWidget):
    """Buttons of which one at most is on. Entries are value, words, icon ("" none)."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for value, words, icon in entries:
            button = ToggleButton(words)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setMinimumHeight(44)
            button.setAccessibleName(words)
            if icon:
                button.setIcon(themed(icon))
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def value(self) -> str:
        """Return what is chosen, or ""."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def button(self, value: str) -> QPushButton:
        """Return the button of a value."""
        return self._buttons[value]

    def set_value(self, value: str) -> None:
        """Show a choice without saying that it was made; "" none."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == value)
        self._group.setExclusive(True)
