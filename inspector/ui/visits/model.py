"""All visits as a table: school with track and team, arrival, progress, stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from inspector.base.clock import civil_date
from inspector.ui.today import words
from inspector.ui.widgets.two_lines import NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from inspector.services.plan_views import VisitCard

Index = QModelIndex | QPersistentModelIndex
SCHOOL, ARRIVED, PROGRESS, STAGE = range(4)
_N_COLUMNS = 4
_PAGE = 50


class VisitsModel(QAbstractTableModel):
    """The visits that are listed now, newest first; cards are read a page at a time, as the view comes to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: list[VisitCard] = []
        self._to_come: Sequence[UUID] = ()
        self._read: Callable[[Sequence[UUID]], list[VisitCard]] | None = None

    def show(self, visits: Sequence[UUID], read: Callable[[Sequence[UUID]], list[VisitCard]]) -> None:
        """Replace the rows; ``read`` returns the cards of some of the visits."""
        self.beginResetModel()
        self._read = read
        self._cards, self._to_come = read(visits[:_PAGE]), visits[_PAGE:]
        self.endResetModel()

    def card(self, row: int) -> VisitCard:
        """Return a row's visit."""
        return self._cards[row]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._cards)

    @override
    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and bool(self._to_come)

    @override
    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        if parent.isValid() or self._read is None:
            return
        cards, self._to_come = self._read(self._to_come[:_PAGE]), self._to_come[_PAGE:]
        if cards:
            self.beginInsertRows(QModelIndex(), len(self._cards), len(self._cards) + len(cards) - 1)
            self._cards += cards
            self.endInsertRows()

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else _N_COLUMNS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(card, index.column())
        if role == NOTE:
            return self._note(card, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.joined(self._text(card, index.column()), self._note(card, index.column()))
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("School"), self.tr("Arrival"), self.tr("Answers"), self.tr("Stage"))
            return titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, card: VisitCard, column: int) -> str:
        if column == SCHOOL:
            return card.school
        if column == ARRIVED:
            return words.day_words(civil_date(card.arrived_at))
        if column == PROGRESS:
            return f"{card.n_answered}/{card.n_total}"
        return words.stage_words(card.stage)

    def _note(self, card: VisitCard, column: int) -> str:
        if column == SCHOOL:
            return words.joined(card.track_name, card.phase_name, "、".join(card.team))
        if column == ARRIVED:
            weekday = words.weekday_words(civil_date(card.arrived_at))
            return f"{words.time_words(card.arrived_at)} {weekday}"
        if column == PROGRESS:
            problems = self.tr("problems: {n}").format(n=card.n_problems) if card.n_problems else ""
            flags = self.tr("at once: {n}").format(n=card.n_flags) if card.n_flags else ""
            return words.joined(problems, flags)
        return card.number
