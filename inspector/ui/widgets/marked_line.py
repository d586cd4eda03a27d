"""One line of a card that is looked through: a mark in its colour, a title, and a muted note under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.labels import wrapped


def marked_line(icon: str, colour: str, title: str, note: str = "") -> QWidget:
    """Return such a line; it fills the width of its card and is divided from the next."""
    row = QWidget()
    row.setProperty("role", "divided")
    line = QHBoxLayout(row)
    line.setContentsMargins(16, 8, 16, 8)
    line.setSpacing(10)
    line.addWidget(icon_label(icon, colour, 20), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(wrapped(title))
    if note:
        column.addWidget(wrapped(note, "note"))
    line.addLayout(column, 1)
    return row
