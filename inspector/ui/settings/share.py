"""This laptop's part of the numbers: a letter, or a block given by the bureau."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.domain.numbering import MAX_COUNT, Share
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most


class ShareFields(QWidget):
    """Says which share is wanted."""

    given = Signal(str, int, int)
    """Letter or "", first and last of the block or 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("This laptop's part of the numbers"), "caption"))
        says = self.tr(
            "Laptops that number without hearing of one another need different letters, or different blocks from the "
            "bureau; leave all empty where only this one numbers."
        )
        column.addWidget(wrapped(says, "note"))
        self.letter = self._field(self.tr("Letter"), 1)
        self.first, self.last = self._field(self.tr("Block from"), 6), self._field(self.tr("Block to"), 6)
        for field in (self.first, self.last):
            field.setValidator(QIntValidator(0, MAX_COUNT, field))
        grid = QGridLayout()
        grid.setSpacing(8)
        for n, field in enumerate((self.letter, self.first, self.last)):
            grid.addWidget(label(field.accessibleName(), "note"), 0, n)
            grid.addWidget(field, 1, n)
        self.keep = Button(self.tr("Keep"))
        self.keep.setAccessibleName(self.tr("Keep this laptop's part of the numbers"))
        self.keep.clicked.connect(self._give)
        line = QHBoxLayout()
        line.addWidget(self.keep)
        line.addStretch(1)
        column.addLayout(grid)
        column.addLayout(line)

    def show_share(self, share: Share) -> None:
        """Show what is set."""
        self.letter.setText(share.letter)
        self.first.setText(str(share.first or ""))
        self.last.setText(str(share.last or ""))

    def _field(self, name: str, most: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        at_most(field, most)
        field.returnPressed.connect(self._give)
        return field

    def _give(self) -> None:
        first, last = (int(field.text() or 0) for field in (self.first, self.last))
        self.given.emit(self.letter.text(), first, last)
