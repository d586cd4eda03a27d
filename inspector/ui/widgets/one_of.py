"""Several contents of which one is in view, and which takes no more room than that one needs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui.widgets.layouts import full_bleed


class OneOf(QWidget):
    """A stack that is as high as what it shows; Qt's own is as high as its highest page."""

    def __init__(self, *contents: QWidget) -> None:
        super().__init__()
        self._contents = contents
        column = QVBoxLayout(self)
        full_bleed(column)
        for content in contents:
            column.addWidget(content)
        self.show_only(0)

    @property
    def current(self) -> int:
        """Which one is in view, from 0."""
        return self._current

    def show_only(self, n: int) -> None:
        """Show one of the contents."""
        self._current = n
        for i, content in enumerate(self._contents):
            content.setVisible(i == n)
