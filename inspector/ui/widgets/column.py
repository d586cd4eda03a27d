"""What a page scrolls: as high as its texts are at its width, and no higher."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class ScrolledColumn(QWidget):
    """Content of a scroll area.

    Qt takes the least height of wrapped texts at their least width: 2901 px for the new-visit page, which needs 2268.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        height = self.heightForWidth(max(self.width(), hint.width()))
        return QSize(hint.width(), height if height >= 0 else hint.height())
