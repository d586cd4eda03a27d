"""A column that scrolls: never sideways, on the ground it stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.layouts import full_bleed


def scrolled(name: str, *, to_read: bool = False) -> tuple[QScrollArea, QVBoxLayout]:
    """Return a scroll area and the column inside it; ``name`` is what a screen reader says.

    Only one that holds nothing but texts ``to_read`` takes the focus itself, so that the keys scroll it: in any other
    the focus follows its controls into view, and a ring around the area would lie behind its cards.
    """
    scroll, inside = QScrollArea(), ScrolledColumn()
    scroll.setProperty("role", "plain")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAccessibleName(name)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if to_read else Qt.FocusPolicy.NoFocus)
    inside.setProperty("role", "plain")
    column = QVBoxLayout(inside)
    full_bleed(column)
    scroll.setWidget(inside)
    return scroll, column


def to_top(page: QWidget) -> None:
    """Let all that scrolls on a page begin at its top: another visit is shown than the one before."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
