"""The register as a list: name and number of a document over school and stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.base.clock import civil_date
from inspector.ui.documents import words
from inspector.ui.today.words import day_words, joined
from inspector.ui.widgets.two_lines import NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.writ_views import RegisterLine

Index = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractListModel):
    """The lines that were found, newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[RegisterLine] = ()

    def show(self, lines: Sequence[RegisterLine]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> RegisterLine:
        """Return a row's line."""
        return self._lines[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        title = "　".join(part for part in (words.said(line.title), line.number) if part)
        day = day_words(civil_date(line.at))
        note = joined(line.school, words.stage_words(line.stage), day, line.note)
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == NOTE:
            return note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}，{note}"
        return None
