"""The entries of one list, newest first: Enter or a tap takes one into the form above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget
from typing_extensions import override

from inspector.ui.notebook.words import note_of, title_of
from inspector.ui.widgets.two_lines import NOTE, TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from inspector.services.notebook_views import Noted

_ID = Qt.ItemDataRole.UserRole + 2


class EntryList(QListView):
    """As high as its rows: what it stands in scrolls."""

    chosen = Signal(object)
    """UUID of an entry."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notebook-list")
        self.setAccessibleName(name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_entries(self, entries: Sequence[Noted]) -> None:
        """Show the entries of a list, the newest first."""
        self._model.clear()
        for noted in reversed(entries):
            row = QStandardItem(title_of(noted.entry))
            row.setData(note_of(noted), NOTE)
            row.setData(str(noted.id), _ID)
            row.setData(f"{title_of(noted.entry)}, {note_of(noted)}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(row)
        self.clearSelection()
        self._fit()

    def mark(self, entry: UUID | None) -> None:
        """Show which entry is in the form; None for none."""
        self.clearSelection()
        for n in range(self._model.rowCount()):
            index = self._model.index(n, 0)
            if entry is not None and index.data(_ID) == str(entry):
                self.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        from uuid import UUID  # at run time here only

        self.chosen.emit(UUID(str(index.data(_ID))))

    def _fit(self) -> None:
        border = self.height() - self.viewport().height()
        height = sum(self.sizeHintForRow(n) for n in range(self._model.rowCount())) + border
        height = max(height, 0)
        if height != self.height():
            self.setFixedHeight(height)
        self.setVisible(self._model.rowCount() > 0)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            event.accept()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}:
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters are keys of the sheet, not a search in the list

    @override
    def resizeEvent(self, e: QResizeEvent, /) -> None:
        super().resizeEvent(e)
        self._fit()

    def data_of(self, n: int) -> tuple[Any, Any]:
        """Return both lines of a row."""
        index = self._model.index(n, 0)
        return index.data(), index.data(NOTE)
