"""The bar of a group's head: the name of a gate or canteen, and taking away one that was added by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.ui.checklist.samples import TextCell
from inspector.ui.checklist.typed import Typed
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.inspect_views import ItemView

_HEIGHT = 44


class PlaceBar(QWidget):
    """Says {"name": text}, {"remove": True} or {"add": True}."""

    given = Signal(object)
    drafted = Signal(str, str)
    """The head's code and its name, while it is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.remove, self.add = TextCell(), Button(self.tr("Remove")), Button("", key="Enter")
        self._code, self._known = "", ""
        self._typed = Typed(self)
        self._typed.paused.connect(self.drafted)
        self.name.textEdited.connect(self._keep)
        self.name.setAccessibleName(self.tr("Name of this place"))
        at_most(self.name, 20)
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

    def open_visit(self, drafts: Mapping[str, str]) -> None:
        """Take the names that were being typed when the visit was left."""
        self._typed.begin(drafts)

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show a group's head, or what adds one more."""
        is_head = item.kind == "row"
        self.name.setVisible(is_head)
        self.name.setPlaceholderText(self.tr("Name it, as North gate; Enter saves"))
        self._code, self._known = item.code, item.answer.written
        self.name.setText(self._typed.get(item.code, self._known))
        self.name.setReadOnly(read_only)
        self.remove.setVisible(is_head and bool(item.draws) and not read_only)
        self.add.setVisible(not is_head)
        self.add.setText(item.text)
        self.add.setEnabled(not read_only)

    def forget(self, code: str) -> None:
        """Drop what was typed on a head: it has been given."""
        self._typed.forget(code)

    def _keep(self, text: str) -> None:
        self._typed.keep(self._code, text)

    def flush(self) -> dict[str, str]:
        """Return the name that is typed and not yet given; empty when there is none."""
        self._typed.flush()
        if not self.isVisible() or self._typed.get(self._code, self._known).strip() == self._known:
            return {}
        return {"name": self._typed.get(self._code)}
