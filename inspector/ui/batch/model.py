"""Whom a job is about, as a list to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from inspector.ui.widgets.two_lines import NOTE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from inspector.services.batch import About

Index = QModelIndex | QPersistentModelIndex
_ON, _OFF = "☑", "☐"


class AboutModel(QAbstractListModel):
    """All that the kind of document can be about; those found by a text are shown, ticks stay."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: Sequence[About] = ()
        self._shown: list[About] = []
        self._off: set[str] = set()

    def show(self, about: Sequence[About]) -> None:
        """Replace the rows; all are ticked."""
        self._all, self._off = about, set()
        self.find("")

    def find(self, text: str) -> None:
        """Show the rows that hold a text."""
        wanted = text.strip().lower()
        self.beginResetModel()
        self._shown = [one for one in self._all if wanted in f"{one.title} {one.note}".lower()]
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> tuple[About, ...]:
        """Those that are ticked, shown or not."""
        return tuple(one for one in self._all if one.key not in self._off)

    @property
    def all(self) -> Sequence[About]:
        """All of them, ticked or not."""
        return self._all

    def toggle(self, index: QModelIndex) -> None:
        """Tick a row, or take its tick away."""
        if index.isValid():
            self._off ^= {self._shown[index.row()].key}
            self.dataChanged.emit(index, index)
            self.ticked.emit()

    def tick_only(self, keys: Collection[str]) -> None:
        """Tick these, shown or not, and no other."""
        self._off = {one.key for one in self._all} - set(keys)
        self.dataChanged.emit(self.index(0, 0), self.index(max(len(self._shown) - 1, 0), 0))
        self.ticked.emit()

    def tick_shown(self, *, on: bool) -> None:
        """Tick all rows in view, or none of them."""
        keys = {one.key for one in self._shown}
        self._off = self._off - keys if on else self._off | keys
        self.dataChanged.emit(self.index(0, 0), self.index(max(len(self._shown) - 1, 0), 0))
        self.ticked.emit()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._shown[index.row()]
        on = one.key not in self._off
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_ON if on else _OFF} {one.title}"
        if role == NOTE:
            return one.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.title}，{_chosen() if on else _not_chosen()}"
        return None


def _chosen() -> str:
    return QCoreApplication.translate("BatchWords", "chosen")


def _not_chosen() -> str:
    return QCoreApplication.translate("BatchWords", "not chosen")
