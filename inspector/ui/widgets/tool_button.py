"""A tool that is in the hand or not, with the key that takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from typing_extensions import override

from inspector.ui.widgets.hint import draw_hint, hint_width
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_GAP, _EDGE = 10, 10


class ToolButton(ToggleButton):
    """Words at the left, the key at the right; 44 px high."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text)
        self._key = key
        self.setCheckable(True)
        self.setProperty("role", "tool")
        self.setAccessibleName(text)
        self.setMinimumHeight(44)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + hint_width(self.font(), self._key) + _GAP, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        left = self.width() - hint_width(self.font(), self._key) - _EDGE
        draw_hint(painter, self.font(), self._key, left, self.height(), "accent" if self.isChecked() else "muted")
