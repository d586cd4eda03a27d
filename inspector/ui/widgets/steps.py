"""The strip of steps: 核对, 意见, 签字, 文书; walked back until the first signature."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

_SIDES = 24
"""Room at both sides of the words, which are bold where one is: no step may move when another is chosen."""


class StepStrip(QWidget):
    """Steps from 1. One before the current may be chosen, unless it is closed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons: list[QPushButton] = []
        names = (self.tr("Check"), self.tr("Opinion"), self.tr("Signatures"), self.tr("Document"))
        for n, name in enumerate(names, 1):
            button = QPushButton(f"{n} {name}")
            button.setProperty("role", "step")
            button.setMinimumHeight(44)
            button.setAccessibleName(name)
            button.setCheckable(True)
            bold = QFont(button.font())
            bold.setBold(True)
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + _SIDES)
            button.clicked.connect(lambda _checked=False, n=n: self.chosen.emit(n))
            self._buttons.append(button)
            row.addWidget(button)
        self._open = True
        self.set_current(1)

    def set_current(self, current: int) -> None:
        """Show where one is."""
        self._current = current
        for n, button in enumerate(self._buttons, 1):
            button.setChecked(n == current)
            button.setEnabled(n == current or (n < current and self._open))

    def set_open(self, *, is_open: bool) -> None:
        """Say whether earlier steps may be gone back to."""
        self._open = is_open
        self.set_current(self._current)
