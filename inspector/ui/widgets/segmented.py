"""One of a few, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from inspector.ui.theme.icons import icon as themed
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 6


class Segmented(QWidget):
    """Buttons of which one at most is on. Entries are value, words, icon ("" none).

    ``short``: what a button says where the room is short and it is not the one that is on; its key, as a rule.
    """

    chosen = Signal(str)

    def __init__(
        self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None, *, short: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self._words = {value: words for value, words, _ in entries}
        self._short = dict(zip(self._words, short, strict=False))
        self._folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
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
            button.clicked.connect(lambda _checked=False, value=value: self._clicked(value))
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
        self._show_words()

    def fold(self, level: int) -> None:
        """Say the short words, from level 2, on all but the one that is on."""
        self._folded = level > 1 and bool(self._short)
        self._show_words()

    def width_at(self, level: int) -> int:
        """Return the width at a level of folding."""
        widths = sum(self._width_of(value, folded=level > 1) for value in self._buttons)
        return widths + (len(self._buttons) - 1) * _GAP

    def _width_of(self, value: str, *, folded: bool) -> int:
        button = self._buttons[value]
        taken = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(button.text())
        return taken + button.fontMetrics().horizontalAdvance(self._said(value, folded=folded))

    def _said(self, value: str, *, folded: bool) -> str:
        short = folded and value in self._short and not self._buttons[value].isChecked()
        return self._short[value] if short else self._words[value]

    def _show_words(self) -> None:
        if not self._short:
            return
        for value, button in self._buttons.items():
            words = self._said(value, folded=self._folded)
            if button.text() != words:
                button.setText(words)
                button.setToolTip(self._words[value] if words != self._words[value] else "")

    def _clicked(self, value: str) -> None:
        self._show_words()
        self.chosen.emit(value)
