"""A card: head with title and count, body below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.widgets.labels import label


class Card(QFrame):
    """Title bold, count muted beside it, what is put into ``tools`` at the right; content goes into ``body``."""

    HEAD = 44

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QWidget()
        self.head.setProperty("role", "card-head")
        self.head.setMinimumHeight(self.HEAD)
        self.tools = QHBoxLayout(self.head)
        self.tools.setContentsMargins(16, 0, 16, 0)
        self.tools.setSpacing(8)
        self._title = label(title, "card-title")
        self._count = label("", "muted")
        self.tools.addWidget(self._title)
        self.tools.addWidget(self._count)
        self.tools.addStretch(1)
        column.addWidget(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_count(self, count: str) -> None:
        """Show a count, or a remark, beside the title."""
        self._count.setText(count)
