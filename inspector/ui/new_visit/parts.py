"""Small pieces of the form: labelled fields, choices of one, messages at a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QVBoxLayout, QWidget

from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspector.services.plan_views import Option

TARGET = 44
"""Smallest height of anything that is tapped, px."""
MAX_TEXT = 200
_MOST = 240
"""Greatest width of the words of a chip, px."""


def line_edit(name: str, hint: str = "", *, most: int = MAX_TEXT) -> QLineEdit:
    """Return a field of one line with its accessible name."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(hint)
    edit.setMinimumHeight(TARGET)
    at_most(edit, most)
    return edit


def chip(text: str, name: str, *, icon: str = "", key: str = "") -> Button:
    """Return a small round button that adds or takes something; a long text ends in "…", its tip says it whole."""
    made = Button("", icon=icon, key=key)
    made.setProperty("role", "chip")
    made.setAccessibleName(name)
    made.ensurePolished()
    short = made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, fonts.px(_MOST))
    made.setText(short)
    made.setToolTip(text if short != text else "")
    made.setAutoDefault(True)
    return made


def button(text: str, name: str = "", *, icon: str = "", key: str = "", primary: bool = False) -> Button:
    """Return a button that Enter presses too; ``name`` where its text does not say all."""
    made = (PrimaryButton if primary else Button)(text, icon=icon, key=key)
    made.setAccessibleName(name or text)
    made.setAutoDefault(True)
    return made


def quiet(text: str, name: str) -> Button:
    """Return a button without a border, for what is seldom done."""
    made = LinkButton(text)
    made.setAccessibleName(name)
    made.setAutoDefault(True)
    return made


def labelled(caption: str, field: QWidget) -> QWidget:
    """Return a field under its caption."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    words = label(caption, "caption")
    words.setBuddy(field)
    box.addWidget(words)
    box.addWidget(field)
    return holder


class OneOf(Flow):
    """A choice of one of a few (arrows choose, Tab goes on). Lines break where the width is not enough."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for option in options:
            made = button(option.label, f"{name}: {option.label}")
            made.setProperty("role", "segment")
            made.setCheckable(True)
            self._group.addButton(made)
            self._buttons[option.key] = made
            self.add(made)
            made.clicked.connect(self._saying(option.key))

    def _saying(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)

    def choose(self, key: str) -> None:
        """Show a choice; an unknown key shows none."""
        self._group.setExclusive(False)
        for name, made in self._buttons.items():
            made.setChecked(name == key)
        self._group.setExclusive(True)

    @property
    def value(self) -> str:
        """The key that is chosen, or ""."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def button_of(self, key: str) -> Button:
        """Return the button of a choice."""
        return self._buttons[key]


class Inline(QFrame):
    """A three-part message at the field it is about: what, what it means, what to do."""

    def __init__(self, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", f"inline-{level}")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        self._label = wrapped(role=f"inline-{level}-text")
        box.addWidget(self._label)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a text; an empty one takes the message away."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What is shown."""
        return self._label.text()
