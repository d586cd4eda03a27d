"""A password field: shown on demand; it says what one cannot see: Caps Lock, full-width or foreign letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base import system
from inspector.base.passwords import has_full_width, has_other_letters
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

_MOST = 1024
_KNOWN = ("xcb", "windows")
"""Platforms on which Caps Lock can be asked for."""


class _Field(QLineEdit):
    """Tells whether Caps Lock is on: by the system where it says so, else by the letters that arrive."""

    caps_seen = Signal(bool)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        letter = arg__1.text()
        if not self._ask_system() and len(letter) == 1 and letter.isascii() and letter.isalpha():
            held = bool(arg__1.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != held)
        super().keyPressEvent(arg__1)

    @override
    def keyReleaseEvent(self, arg__1: QKeyEvent) -> None:
        self._ask_system()  # Caps Lock goes off when its key is released
        super().keyReleaseEvent(arg__1)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self._ask_system()

    def _ask_system(self) -> bool:
        on = system.caps_lock() if QGuiApplication.platformName() in _KNOWN else None
        if on is not None:
            self.caps_seen.emit(on)
        return on is not None


class PasswordField(QWidget):
    """One password, hidden until it is asked to be shown."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setMaxLength(2 * _MOST + 2)  # Qt counts an emoji as two; one more than may be, so that it is told
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textEdited.connect(self.edited)
        self.field.textChanged.connect(self._tell_letters)
        self.field.returnPressed.connect(self.entered)
        self.field.caps_seen.connect(self._tell_caps)
        self._show = LinkButton(self.tr("Show"))
        self._show.setMinimumWidth(56)
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.clicked.connect(self._turn)
        self._caps = label(self.tr("Caps Lock is on."), "bad-text")
        self._letters = wrapped("", "caption")
        self._caps.hide()
        self._letters.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._caps)
        column.addWidget(self._letters)
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

    @property
    def hint(self) -> str:
        """What is said of the letters; "" for nothing."""
        return self._letters.text() if self._letters.isVisibleTo(self) else ""

    def _tell_letters(self, typed: str) -> None:
        words = ""
        if has_other_letters(typed):
            words = self.tr("These are letters of another alphabet: check the keyboard layout.")
        elif has_full_width(typed):
            words = self.tr("The input method is set to full width; it counts the same as half width.")
        self._letters.setText(words)
        self._letters.setVisible(bool(words))

    def _turn(self) -> None:
        hidden = self.field.echoMode() == QLineEdit.EchoMode.Password
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setText(self.tr("Hide") if hidden else self.tr("Show"))
