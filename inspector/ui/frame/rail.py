"""The rail at the left: where one can go. An entry appears when its job exists."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from inspector.ui.theme import fonts
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.toggle import ToggleTool

WIDE, NARROW = 72, 56
_WIDTH, _ITEM = 61, 56


_WITHIN = {**dict.fromkeys(("new_writ", "writ", "reply", "batch"), "documents"), "templates": "settings"}
"""Pages that belong to an entry of another name."""


class Entry(NamedTuple):
    """One place: the page it opens, its icon, its word."""

    page: str
    icon: str
    word: str


class Rail(QWidget):
    """Says which page was chosen; shows in which the user is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 14, 5, 14)
        self._column.setSpacing(4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        upper = (
            Entry("today", "sun", self.tr("Today")),
            Entry("visits", "clipboard", self.tr("Visits")),
            Entry("documents", "document", self.tr("Papers")),
            Entry("verify", "shield", self.tr("Verify")),
        )
        for entry in upper:
            self._column.addWidget(self._button(entry))
        self._column.addStretch(1)
        self._column.addWidget(self._button(Entry("settings", "sliders", self.tr("Settings"))))
        self.set_narrow(narrow=False)

    def set_current(self, page: str) -> None:
        """Show where the user is; the steps of a visit belong to 检查."""
        button = self._buttons.get(_WITHIN.get(page, page)) or self._buttons["visits"]
        button.setChecked(True)

    def give_up_focus(self) -> None:
        """Let go of a focus that nobody gave: Qt hands that of a page which goes on to the first entry here."""
        for button in self._buttons.values():
            if button.hasFocus() and not button.isChecked():
                button.clearFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or icons over words."""
        self.setFixedWidth(NARROW if narrow else fonts.px(WIDE))
        self._column.setContentsMargins(4 if narrow else 5, 14, 4 if narrow else 5, 14)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setFixedSize(48 if narrow else fonts.px(_WIDTH), 48 if narrow else fonts.px(_ITEM))

    def _button(self, entry: Entry) -> QToolButton:
        button = ToggleTool()
        button.setProperty("role", "rail-item")
        button.setCheckable(True)
        button.setText(entry.word)
        button.setToolTip(entry.word)
        button.setAccessibleName(entry.word)
        button.setIcon(_icon(entry.icon))
        button.setIconSize(QSize(22, 22))
        button.clicked.connect(lambda: self.chosen.emit(entry.page))
        self._group.addButton(button)
        self._buttons[entry.page] = button
        return button


def _icon(name: str) -> QIcon:
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, current().muted, 22, ratio), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, current().accent, 22, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made
