"""A quiet line over the day when the last backup is old, and the way to make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.base.messages import Message


class Reminder(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inline-note")
        self._text = wrapped("", "inline-note-text")
        self.go = LinkButton(self.tr("Back up"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self.go)
        self.hide()

    def show_message(self, message: Message | None) -> None:
        """Say it; None: nothing."""
        self.setVisible(message is not None)
        if message is not None:
            self._text.setText(f"{message.what}\n{message.means}")
            self.setAccessibleName(self._text.text())
