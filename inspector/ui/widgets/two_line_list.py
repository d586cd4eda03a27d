"""A list of rows of two lines in which Enter opens, and letters and digits are the page's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView
from typing_extensions import override

from inspector.ui.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class TwoLineList(QListView):
    """Says which row was opened by Enter."""

    opened = Signal(QModelIndex)

    def lay_out(self, name: str, model: QAbstractItemModel) -> None:
        """Take the name that a screen reader says, and the rows."""
        self.setProperty("role", "list")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """Letters and digits are keys of the page, not a search."""

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap by the width
