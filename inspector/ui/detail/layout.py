"""The pane's grid: a column of captions and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.ui.theme import fonts
from inspector.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

CAPTION, GAP = 44, 8


def line(caption: str, content: QWidget | QLayout, *, top: int = 0) -> QWidget:
    """Return content with its caption at the left; ``top`` moves the caption down to the first line of a field."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    words = label(caption, "caption")
    words.setFixedWidth(fonts.px(CAPTION))
    words.setContentsMargins(0, top + 2, 0, 0)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(content, QWidget):
        row.addWidget(content, 1)
    else:
        row.addLayout(content, 1)
    return holder
