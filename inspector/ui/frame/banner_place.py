"""Where the banner stands: over a page, which makes room for it, or floating where the page may not move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

_OWN = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show})
_BELOW = frozenset({QEvent.Type.Resize, QEvent.Type.Move})


class BannerPlace(QObject):
    """Keeps a banner at the upper edge of the pages."""

    def __init__(self, banner: QWidget, column: QVBoxLayout, pages: QWidget) -> None:
        super().__init__(banner)
        self._banner, self._column, self._pages = banner, column, pages
        self._floats = False
        banner.installEventFilter(self)
        pages.installEventFilter(self)

    def set_floating(self, *, floating: bool) -> None:
        """Lie over the pages, or make them give way: a signature that is being written must not become smaller."""
        if floating == self._floats:
            return
        self._floats = floating
        if floating:
            self._column.removeWidget(self._banner)
            self._place()
        else:
            self._column.insertWidget(self._column.indexOf(self._pages), self._banner)

    def _place(self) -> None:
        room, layout = self._pages.geometry(), self._banner.layout()
        height = layout.totalHeightForWidth(room.width()) if layout is not None else self._banner.sizeHint().height()
        self._banner.setGeometry(room.left(), room.top(), room.width(), min(height, room.height()))
        self._banner.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        wanted = _OWN if watched is self._banner else _BELOW
        if self._floats and event.type() in wanted:
            self._place()
        return False
