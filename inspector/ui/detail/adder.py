"""The zone that takes new photos where an item has none: chosen, dropped on it, or pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.checklist.drops import sources_in
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

_HEIGHT = 64


class AdderZone(ToggleButton):
    """As wide as its column. Says what was dropped on it; a click, Enter and Space ask for files."""

    dropped = Signal(object)
    """Files, or pictures as PNG."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", "adder")
        self.setAccessibleName(self.tr("Add photos"))
        self.setAcceptDrops(True)
        self.setFixedHeight(fonts.px(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addStretch(1)
        for part in (icon_label("camera", "accent", 18), label(self.tr("Photo"), "link"), label("P", "key")):
            head.addWidget(part)
        head.addStretch(1)
        column.addLayout(head)
        how = label(self.tr("Drop, paste or choose files"), "caption")
        column.addWidget(how, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._light(on=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._light(on=False)
        event.acceptProposedAction()
        self.dropped.emit(sources_in(event.mimeData()))

    def _light(self, *, on: bool) -> None:
        self.setProperty("dropping", on)
        self.style().unpolish(self)
        self.style().polish(self)
