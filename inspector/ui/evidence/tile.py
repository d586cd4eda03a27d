"""How a photo of the grid is drawn: picture, item, marks, caption."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.theme.tokens import current

TILE = QSize(160, 120)
CELL = QSize(184, 180)
_EDGE, _LINE = 4, 20


class TileDelegate(QStyledItemDelegate):
    """One text line of facts, one of caption; what is selected has ground and border in the accent."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # PySide's stubs lack the fields of style options.
        cell: QRect = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        tokens = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setBrush(QColor(tokens.selected if selected else tokens.surface))
        painter.setPen(QPen(QColor(tokens.accent if selected else tokens.line), 2 if selected else 1))
        painter.drawRoundedRect(cell, 6, 6)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        room = QRect(cell.left() + 8, cell.top() + 6, cell.width() - 16, TILE.height())
        if isinstance(picture, QPixmap):
            at = QRect(room.topLeft(), picture.deviceIndependentSize().toSize())
            at.moveCenter(room.center())
            painter.drawPixmap(at, picture)
        facts, _, caption = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        line = QRect(room.left(), room.bottom() + 3, room.width(), _LINE)
        for words, colour in ((facts, tokens.ink), (caption, tokens.muted)):
            font = painter.font()
            font.setPixelSize(fonts.px(12))
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, _LINE)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return CELL
