"""Register delivery (送达): how the document was left, and with whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.chips import Chip
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.limit import at_most

WAYS = ("当面送达", "留置送达", "邮寄送达", "电子送达")
"""Official wording, as it is printed and kept; the windows show it in their own language."""


class DeliveryCard(Card):
    """Says how and to whom; or that nothing is to be registered."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Register delivery"), parent)
        full_bleed(self.body)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("How"), "note"))
        column.addLayout(self._ways())
        column.addWidget(label(self.tr("Received by: name and office"), "note"))
        self.to = QLineEdit()
        self.to.setAccessibleName(self.tr("Received by: name and office"))
        at_most(self.to, 200)
        self.to.returnPressed.connect(self._give)
        column.addWidget(self.to)
        words = self.tr("Left with somebody who will not take it: name the witness as well.")
        column.addWidget(wrapped(words, "note"))
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.body.addLayout(column, 1)

    def open(self) -> None:
        """Start anew."""
        self._chips[0].setChecked(True)
        self.to.clear()
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways(self) -> QGridLayout:
        names = (self.tr("In person"), self.tr("Left on the spot"), self.tr("By post"), self.tr("Electronically"))
        self._chips = [Chip(name) for name in names]
        grid = QGridLayout()
        grid.setSpacing(8)
        for n, chip in enumerate(self._chips):
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            grid.addWidget(chip, n // 2, n % 2)
        return grid

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(self.left)
        buttons.addWidget(back)
        buttons.addStretch(1)
        register = PrimaryButton(self.tr("Register"), icon="check")
        register.clicked.connect(self._give)
        buttons.addWidget(register)
        return buttons

    def _give(self) -> None:
        way = next(way for way, chip in zip(WAYS, self._chips, strict=True) if chip.isChecked())
        self.given.emit(way, self.to.text())
