"""A whole row as one button: a click, Enter or Space anywhere in it opens what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from inspector.ui.widgets.toggle import took_enter

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class RowButton(QPushButton):
    """Holds labels in ``row``; they let the mouse through. Its height follows its width, so texts wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row-button")
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.setSpacing(12)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def settle(self) -> None:
        """Let the mouse through all that was put into the row."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self.row.sizeHint().expandedTo(QSize(0, 44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.row.minimumSize().expandedTo(QSize(0, 44))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return max(self.row.heightForWidth(width) if self.row.hasHeightForWidth() else self.sizeHint().height(), 44)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)
