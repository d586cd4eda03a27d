"""Rows of two lines in a list: a title in full (it wraps, it is never cut) and a muted line of details."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.ui.theme.tokens import current

NOTE = Qt.ItemDataRole.UserRole + 1
"""Role of the second line."""
_SIDE, _TOP, _GAP = 16, 8, 2
_MIN_HEIGHT = 44
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class TwoLineDelegate(QStyledItemDelegate):
    """Draws and measures such a row in the theme's colours."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        if isinstance(view, QListView):
            view.setWordWrap(True)  # else a list lays its rows out anew when it grows higher, not when it grows wider

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  # Qt's name
        width = self.width(index)
        title, note = self._boxes(option, index, QRect(0, 0, width, 10_000))
        bottom = note.bottom() if note.isValid() else title.bottom()
        return QSize(width, max(bottom + _TOP + 1, _MIN_HEIGHT))

    def width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the width a cell has: the view's."""
        del index
        return self._view.viewport().width()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]  # PySide's stubs lack the field
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]  # as above
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(current().selected))
            if index.column() == 0:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, QColor(current().accent))
        title, note = self._boxes(option, index, rect)
        painter.setFont(self._view.font())
        painter.setPen(QColor(current().ink))
        painter.drawText(title, _FLAGS, str(index.data()))
        if note.isValid():
            painter.setFont(_small(self._view.font()))
            painter.setPen(QColor(current().muted))
            painter.drawText(note, _FLAGS, str(index.data(NOTE)))
        painter.restore()

    def _boxes(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, rect: QRect
    ) -> tuple[QRect, QRect]:
        del option
        room = QRect(rect.left() + _SIDE, rect.top() + _TOP, rect.width() - 2 * _SIDE, 10_000)
        title = QFontMetrics(self._view.font()).boundingRect(room, _FLAGS, str(index.data()))
        title.setWidth(room.width())
        text = str(index.data(NOTE) or "")
        if not text:
            return title, QRect()
        below = QRect(room.left(), title.bottom() + 1 + _GAP, room.width(), 10_000)
        note = QFontMetrics(_small(self._view.font())).boundingRect(below, _FLAGS, text)
        note.setWidth(room.width())
        return title, note


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * 12 / 14))
    else:
        small.setPointSizeF(font.pointSizeF() * 12 / 14)
    return small
