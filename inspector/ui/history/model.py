"""The entries as a list that grows as one comes to its end: the journal is read a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from inspector.ui.history.words import note_of, title_of
from inspector.ui.widgets.two_lines import NOTE

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.history import Entry, Page

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """What was read so far, newest first; says when more is wanted."""

    wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._language: Language = "zh"
        self._more, self._asked = False, False

    def clear(self, language: Language) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._entries, self._language, self._more, self._asked = [], language, False, True
        self.endResetModel()

    def add(self, page: Page) -> None:
        """Take the next page."""
        first = len(self._entries)
        if page.entries:
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries += page.entries
            self.endInsertRows()
        self._more, self._asked = page.more, False

    def entry(self, row: int) -> Entry | None:
        """Return the change of a row, or None."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and self._more and not self._asked

    @override
    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.wanted.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(entry)
        if role == NOTE:
            return note_of(entry, self._language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title_of(entry)}\n{note_of(entry, self._language)}"
        return None
