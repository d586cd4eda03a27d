"""A password field: shown on demand, and it says when Caps Lock seems to be on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_MOST = 1024


class _Field(QLineEdit):
    """Tells from the letters that arrive whether Caps Lock is on: Qt has no other way on all systems."""

    caps_seen = Signal(bool)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        letter = arg__1.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            held = bool(arg__1.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != held)
        super().keyPressEvent(arg__1)


class PasswordField(QWidget):
    """One password, hidden until it is asked to be shown."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setMaxLength(_MOST + 1)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textEdited.connect(self.edited)
        self.field.returnPressed.connect(self.entered)
        self.field.caps_seen.connect(self._tell_caps)
        self._show = LinkButton(self.tr("Show"))
        self._show.setMinimumWidth(56)
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.clicked.connect(self._turn)
        self._caps = label(self.tr("Caps Lock seems to be on."), "bad-text")
        self._caps.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.setFocusProxy(self.field)

    def text(self) -> str:
        """Return the password as typed."""
        return self.field.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._caps.hide()

    @property
    def warns_of_caps(self) -> bool:
        """Whether the hint on Caps Lock is shown."""
        return self._caps.isVisibleTo(self)

    def _tell_caps(self, on: bool) -> None:  # a signal's slot
        self._caps.setVisible(on)

    def _turn(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Password
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(self.tr("Hide") if hidden else self.tr("Show"))
