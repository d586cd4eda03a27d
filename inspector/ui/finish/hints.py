"""Gentle hints on the answers, for the team only: each leads to the item to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspector.services.hints import HintLine


class HintsCard(Card):
    """Hidden where nothing strikes the eye."""

    chosen = Signal(str)
    """Item code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Look again? Seen by the team only"), parent)
        full_bleed(self.body)
        self.hide()

    def show_hints(self, hints: tuple[HintLine, ...]) -> None:
        """Show the hints; none of them is printed or handed over."""
        clear_layout(self.body)
        self.setVisible(bool(hints))
        for hint in hints:
            self.body.addWidget(self._row(hint))

    def _row(self, hint: HintLine) -> QWidget:
        row = RowButton(hint.text)
        row.row.setContentsMargins(16, 12, 16, 12)
        row.row.addWidget(icon_label("info", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.row.addWidget(wrapped(hint.text), 1)
        row.row.addWidget(icon_label("chevron-right", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(hint.item))
        return row
