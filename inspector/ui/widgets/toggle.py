"""A button, on or off where it can be; Enter presses it as Space does. A screen reader's toggle does what a click does.

Qt's own accessible "toggle" changes the mark without a click: an answer would look given and nothing would be saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QToolButton, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractButton

_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ToggleButton(QPushButton):
    """Tells its own changes (a click, the program's word) from one that came from outside, and clicks for that one."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._own = False
        self.toggled.connect(self._was_toggled)

    @override
    def setChecked(self, arg__1: bool, /) -> None:
        before, self._own = self._own, True
        super().setChecked(arg__1)
        self._own = before

    @override
    def nextCheckState(self) -> None:
        before, self._own = self._own, True
        super().nextCheckState()
        self._own = before

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if not took_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def _was_toggled(self, on: bool) -> None:  # Qt's signal
        if not self._own:
            self.setChecked(not on)
            self.click()


class ToggleTool(QToolButton):
    """The same for a button with its icon over its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self.toggled.connect(self._was_toggled)

    @override
    def setChecked(self, arg__1: bool, /) -> None:
        before, self._own = self._own, True
        super().setChecked(arg__1)
        self._own = before

    @override
    def nextCheckState(self) -> None:
        before, self._own = self._own, True
        super().nextCheckState()
        self._own = before

    @override
    def keyPressEvent(self, arg__1: QKeyEvent, /) -> None:
        if not took_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def _was_toggled(self, on: bool) -> None:  # Qt's signal
        if not self._own:
            self.setChecked(not on)
            self.click()


class CheckBox(QCheckBox):
    """A box that Enter ticks, as Space does."""

    @override
    def keyPressEvent(self, e: QKeyEvent, /) -> None:
        if not took_enter(self, e):
            super().keyPressEvent(e)


def took_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter; say whether it was an Enter of any kind: Qt is to see none.

    An Enter that presses nothing is left to what the button lies in, as Ctrl+Enter to the page that shows it. On
    desktops of GNOME and KDE Qt would press the button by it, with whatever is held.
    """
    if event.key() not in _ENTERS:
        return False
    if not pressed_by(button, event):
        event.ignore()
    return True


def pressed_by(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if the key is Enter, once however long it is held; say whether it was taken."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTERS or not plain or not presses(button):
        return False
    event.accept()
    if not event.isAutoRepeat():
        button.click()
    return True


def presses(button: QAbstractButton) -> bool:
    """Whether a click does something: one of several that is chosen already leaves Enter to the page."""
    one_of = bool(button.group()) or button.autoExclusive()
    return button.isEnabled() and not (one_of and button.isCheckable() and button.isChecked())
