"""What stands in place of a page that could not be opened: words and a way on, nothing of what was shown before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.frame.page import Page
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable


class UnopenedPage(Page):
    """Says that nothing is shown. Why is said by the banner; trying again is there too."""

    def __init__(self, back: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Not opened")
        card = QFrame()
        card.setProperty("role", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(32, 40, 32, 40)
        box.setSpacing(12)
        box.addWidget(wrapped(self.tr("This page could not be opened, so nothing is shown here."), "strong"))
        box.addWidget(wrapped(self.tr("What was saved before is not changed by this.")))
        self.back = Button(self.tr("Back to Today"))
        self.back.clicked.connect(back)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        box.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(card)
        column.addStretch(1)
