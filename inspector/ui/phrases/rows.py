"""The rows of the picker: a heading for each source, sentences under it, the first nine with their digit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.ui.theme import fonts
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.hint import draw_hint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.phrases import PhraseGroup

Index = QModelIndex | QPersistentModelIndex
DIGIT = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 2
_DIGITS = 9
_LEFT, _RIGHT, _TOP, _MIN_HEIGHT, _HEAD_PX = 44, 12, 10, 44, 12
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    digit: str = ""
    heading: bool = False


class PhraseModel(QAbstractListModel):
    """Sentences with their headings. A heading can be neither chosen nor passed by the keys."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()

    def show(self, groups: Sequence[PhraseGroup], headings: dict[str, str]) -> None:
        """Replace what is shown."""
        rows: list[_Row] = []
        n = 0
        for group in groups:
            rows.append(_Row(headings[group.source], heading=True))
            for phrase in group.phrases:
                n += 1
                rows.append(_Row(phrase.text, str(n) if n <= _DIGITS else ""))
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def texts(self) -> list[str]:
        """Return the sentences that are shown."""
        return [row.text for row in self._rows if not row.heading]

    def place(self, digit: str) -> int:
        """Return the row with a digit, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.digit == digit), -1)

    def step(self, row: int, by: int) -> int:
        """Return the next sentence in a direction, round the ends; -1 where there is none."""
        stops = [n for n, entry in enumerate(self._rows) if not entry.heading]
        if not stops:
            return -1
        if row not in stops:
            return stops[0]
        return stops[(stops.index(row) + by) % len(stops)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        roles = {Qt.ItemDataRole.DisplayRole: row.text, DIGIT: row.digit, HEADING: row.heading}
        return roles.get(role)  # pyright: ignore[reportArgumentType, reportCallIssue]  # a plain int comes from Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PhraseDelegate(QStyledItemDelegate):
    """Draws and measures the rows: a sentence wraps, it is never cut."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        del option
        width = self._view.viewport().width()
        if index.data(HEADING):
            return QSize(width, QFontMetrics(self._small()).height() + _TOP)
        room = QRect(0, 0, width - _LEFT - _RIGHT, 10_000)
        height = QFontMetrics(self._view.font()).boundingRect(room, _WRAP, str(index.data())).height()
        return QSize(width, max(height + 2 * _TOP, _MIN_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]  # as above
        painter.save()
        if index.data(HEADING):
            painter.setFont(self._small())
            painter.setPen(QColor(current().muted))
            painter.drawText(rect.adjusted(_RIGHT, 0, -_RIGHT, 0), _WRAP, str(index.data()))
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(current().selected))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(current().accent))
        painter.setFont(self._view.font())
        painter.setPen(QColor(current().ink))
        painter.drawText(rect.adjusted(_LEFT, 0, -_RIGHT, 0), _WRAP, str(index.data()))
        if index.data(DIGIT):
            painter.translate(0, rect.top())
            draw_hint(painter, self._view.font(), str(index.data(DIGIT)), _RIGHT + 2, rect.height(), "muted")
        painter.restore()

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(fonts.px(_HEAD_PX))
        return font
