"""What all line edits share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


def fill(field: QLineEdit, text: str) -> None:
    """Show a text from its beginning: Qt shows the end of what is longer than the field."""
    field.setText(text)
    field.setCursorPosition(0)
