"""The pane's grid: a column of captions and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector.ui.theme import fonts
from inspector.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

CAPTION, GAP = 44, 8
"""Width of the captions in Chinese at the standard size; all captions are as wide as the widest needs."""


def caption_width(words: QLabel) -> int:
    """Return the width of the column of captions in the language and size in use."""
    small = QFont(words.font())
    small.setPixelSize(fonts.px(12))
    names = QCoreApplication.translate("DetailLayout", "Measure")  # the longest of the captions
    return max(fonts.px(CAPTION), QFontMetrics(small).horizontalAdvance(names) + 4)


def line(caption: str, content: QWidget | QLayout, *, top: int = 0) -> QWidget:
    """Return content with its caption at the left; ``top`` moves the caption down to the first line of a field."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    words = label(caption, "caption")
    words.setFixedWidth(caption_width(words))
    words.setContentsMargins(0, top + 2, 0, 0)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(content, QWidget):
        row.addWidget(content, 1)
    else:
        row.addLayout(content, 1)
    return holder
