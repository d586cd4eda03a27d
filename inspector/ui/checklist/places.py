"""The bar of a group's head: the name of a gate or canteen, and taking away one that was added by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.ui.checklist.samples import TextCell
from inspector.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView

_HEIGHT = 44


class PlaceBar(QWidget):
    """Says {"name": text}, {"remove": True} or {"add": True}."""

    given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.remove, self.add = TextCell(), Button(self.tr("Remove")), Button("", key="Enter")
        self.name.setAccessibleName(self.tr("Name of this place"))
        self.name.setMaxLength(20)
        self.name.setMinimumHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 1)
        for button in (self.remove, self.add):
            button.setMinimumHeight(_HEIGHT)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addStretch(1)
        self.name.entered.connect(lambda: self.given.emit({"name": self.name.text()}))
        self.remove.clicked.connect(lambda: self.given.emit({"remove": True}))
        self.add.clicked.connect(lambda: self.given.emit({"add": True}))

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show a group's head, or what adds one more."""
        is_head = item.kind == "row"
        self.name.setVisible(is_head)
        self.name.setPlaceholderText(self.tr("Name it, as North gate; Enter saves"))
        self.name.setText(item.answer.written)
        self.name.setReadOnly(read_only)
        self.remove.setVisible(is_head and bool(item.draws) and not read_only)
        self.add.setVisible(not is_head)
        self.add.setText(item.text)
        self.add.setEnabled(not read_only)

    def typed(self) -> str:
        """Return the name as it is typed."""
        return self.name.text()
