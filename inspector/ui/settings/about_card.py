"""About: version, and the licence of everything that is shipped, readable without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget
from typing_extensions import override

import inspector
from inspector.ui.settings.about import Component, components, licence_text
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_LIST, _TEXT = 220, 260


class AboutCard(Card):
    """The parts are read when the card is first shown: some fifty files of metadata."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("About"))
        self._components: tuple[Component, ...] = ()
        version = self.tr("Inspector {version}. Free software under the Apache License 2.0.")
        self.body.addWidget(wrapped(version.format(version=inspector.__version__)))
        self.body.addWidget(label(self.tr("Shipped with it; choose one to read its licence"), "caption"))
        self.parts = QListWidget()
        self.parts.setProperty("role", "parts")
        self.parts.setAccessibleName(self.tr("Parts of the program"))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.parts.setFixedHeight(_LIST)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.text)
        self.parts.currentRowChanged.connect(self._show_text)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._components:
            self._components = components()
            self.parts.addItems([_line(part) for part in self._components])
            self.parts.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        self.text.setPlainText(licence_text(self._components[row]))


def _line(part: Component) -> str:
    return "　".join(word for word in (part.name, part.version, part.licence) if word)
