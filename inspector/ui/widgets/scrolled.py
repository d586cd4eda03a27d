"""A column that scrolls: never sideways, on the ground it stands on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget
from shiboken6 import isValid

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


def keep_bar(area: QAbstractScrollArea) -> None:
    """Give the vertical bar its room always; its handle shows only where there is something to scroll.

    Content whose height follows its width must not change its width by growing: it would make the bar come and go in
    one call without end, until the stack is full and the program gone (Qt 6.11, with fields that grow).
    """
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar.rangeChanged.connect(_Bar(bar).take_range)


class _Bar(QObject):
    """Lives and dies with the bar that it enables."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar

    def take_range(self, _first: int, last: int) -> None:
        if isValid(self._bar):  # its last range comes when it is gone already
            self._bar.setEnabled(last > 0)


def to_top(page: QWidget) -> None:
    """Let all that scrolls on a page begin at its top: another visit is shown than the one before."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
