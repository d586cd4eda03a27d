"""A quiet note in the page: a message that is true for now and no fault of what was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.base.messages import message
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.base.messages import Language


class Notice(QFrame):
    """Shows the message of a code, all three parts as one text."""

    def __init__(self, code: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inline-note")
        told = message(code, language)
        self.text = told.lines().replace("\n", "" if language == "zh" else " ")
        self.setAccessibleName(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(wrapped(self.text, "inline-note-text"))
