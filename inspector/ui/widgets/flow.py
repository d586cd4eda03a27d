"""Widgets set in lines like words: for choices and chips, whatever the language and the width.

A widget and not a layout: one written in Python has to keep Qt's layout items, which may be gone when it asks them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class Flow(QWidget):
    """Left to right, then the next line. Its height follows its width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.insert(len(self._widgets), widget)

    def insert(self, n: int, widget: QWidget) -> None:
        """Put a widget before the n-th, from 0."""
        shown = not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide) or not widget.isHidden()
        widget.setParent(self)
        self._widgets.insert(n, widget)
        widget.setVisible(shown)
        self.settle()

    def clear(self) -> None:
        """Delete all widgets."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self.settle()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._place(width, move=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        size = QSize()
        for widget in self._widgets:
            if not widget.isHidden():
                size = size.expandedTo(_size(widget))
        return size

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a widget wants another size, or came, or went
            self.settle()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.settle()

    def settle(self) -> None:
        """Set the widgets anew, now and not when the layout comes to it: for who measures in this turn."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        """Return the height that a width takes; ``move``: set the widgets there."""
        x = y = line = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = _size(widget)
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            if move:
                widget.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line


def _size(widget: QWidget) -> QSize:
    """Return the size that a widget wants within what it allows, as a layout would give it."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return wanted.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
