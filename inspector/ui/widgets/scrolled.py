"""A column that scrolls: never sideways, on the ground it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.layouts import full_bleed


def scrolled(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """Return a scroll area and the column inside it; ``name`` is what a screen reader says."""
    scroll, inside = QScrollArea(), ScrolledColumn()
    scroll.setProperty("role", "plain")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAccessibleName(name)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    inside.setProperty("role", "plain")
    column = QVBoxLayout(inside)
    full_bleed(column)
    scroll.setWidget(inside)
    return scroll, column
