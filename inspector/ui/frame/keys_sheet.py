"""All keys of the page, over it, until Escape or ``?``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.ui.widgets.buttons import IconButton
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from inspector.ui.frame.page import Page

_WIDTH, _MARGIN = 720, 24
_COLUMNS = 2
_ROW, _HEAD = 34, 104


class KeysSheet(QFrame):
    """Floats in the middle of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "sheet")
        self.setAccessibleName(self.tr("Keys"))
        self._title = label("", "heading")
        close = IconButton("cross", self.tr("Close"))
        close.clicked.connect(self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(close)
        inside = QWidget()
        inside.setProperty("role", "plain")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._n_rows = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 12, 24)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self._before: QWidget | None = None
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_sheet)
        self.hide()

    def open_for(self, page: Page) -> None:
        """Show a page's keys and those that hold everywhere."""
        clear_layout(self._grid)
        self._title.setText(self.tr("Keys: {page}").format(page=page.title))
        everywhere = [
            ("Ctrl+L", self.tr("lock the store")),
            ("?", self.tr("show and hide the keys")),
            ("Ctrl+1 2 3 4", self.tr("Today, Visits, Verify, Settings")),
        ]
        entries = [*page.shortcuts(), *everywhere]
        half = self._n_rows = -(-len(entries) // _COLUMNS)
        for n, (keys, words) in enumerate(entries):
            row, column = n % half, n // half * 2
            key = label(keys, "key")
            key.setMinimumHeight(22)
            self._grid.addWidget(key, row, column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(wrapped(words), row, column + 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(half, 1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self.place()
        self._before = self.window().focusWidget()
        self.show()
        self.raise_()
        self.setFocus()

    def place(self) -> None:
        """Lie in the middle of the window, within its edges."""
        room = self._over.rect()
        width = min(_WIDTH, room.width() - 2 * _MARGIN)
        height = min(self._n_rows * _ROW + _HEAD, room.height() - 2 * _MARGIN)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def close_sheet(self) -> None:
        """Go back to where the focus was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
