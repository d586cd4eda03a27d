"""A button that is on or off. A screen reader's toggle does all that a click does.

Qt's own accessible "toggle" changes the mark without a click: an answer would look given and nothing would be saved.
"""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from typing_extensions import override


class ToggleButton(QPushButton):
    """Tells its own changes (a click, the program's word) from one that came from outside, and clicks for that one."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._own = False
        self.toggled.connect(self._was_toggled)

    @override
    def setChecked(self, arg__1: bool, /) -> None:
        before, self._own = self._own, True
        super().setChecked(arg__1)
        self._own = before

    @override
    def nextCheckState(self) -> None:
        before, self._own = self._own, True
        super().nextCheckState()
        self._own = before

    def _was_toggled(self, on: bool) -> None:  # Qt's signal
        if not self._own:
            self.setChecked(not on)
            self.click()


class ToggleTool(QToolButton):
    """The same for a button with its icon over its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self.toggled.connect(self._was_toggled)

    @override
    def setChecked(self, arg__1: bool, /) -> None:
        before, self._own = self._own, True
        super().setChecked(arg__1)
        self._own = before

    @override
    def nextCheckState(self) -> None:
        before, self._own = self._own, True
        super().nextCheckState()
        self._own = before

    def _was_toggled(self, on: bool) -> None:  # Qt's signal
        if not self._own:
            self.setChecked(not on)
            self.click()
