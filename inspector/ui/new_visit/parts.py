"""Small pieces of the form: cards, labelled fields, choices of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.plan_views import Option

TARGET = 44
"""Smallest height of anything that is tapped, px."""
MAX_TEXT = 200


def text_label(text: str = "", role: str = "body") -> QLabel:
    """Return a label that wraps and can be selected by mouse."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def short_label(text: str, role: str = "body") -> QLabel:
    """Return a label of one short line."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label


def line_edit(name: str, hint: str = "", *, most: int = MAX_TEXT) -> QLineEdit:
    """Return a field of one line with its accessible name."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(hint)
    edit.setMinimumHeight(TARGET)
    edit.setMaxLength(most)
    return edit


def button(text: str, role: str = "button", *, name: str = "") -> QPushButton:
    """Return a button; ``name`` where its text does not say all."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setMinimumHeight(TARGET)
    made.setAutoDefault(True)  # Enter presses it too, not Space alone
    return made


def labelled(caption: str, field: QWidget) -> QWidget:
    """Return a field under its caption."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    label = short_label(caption, "caption")
    label.setBuddy(field)
    box.addWidget(label)
    box.addWidget(field)
    return holder


class FormCard(QFrame):
    """A card with a head line; fields are added below it."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        head = QFrame()
        head.setProperty("role", "card-head")
        head.setMinimumHeight(TARGET)
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(16, 0, 8, 0)
        self.head.setSpacing(8)
        self.title = short_label(title, "card-title")
        self.head.addWidget(self.title)
        self.note = short_label(note, "muted")
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        outer.addWidget(head)
        body = QWidget()
        self.body = QVBoxLayout(body)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(12)
        outer.addWidget(body)


class OneOf(QWidget):
    """A choice of one of a few (arrows choose, Tab goes on). Lines break where the width is not enough."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        flow = FlowLayout(self, gap=8)
        for option in options:
            made = button(option.label, "segment", name=f"{name}: {option.label}")
            made.setCheckable(True)
            self._group.addButton(made)
            self._buttons[option.key] = made
            flow.addWidget(made)
            made.clicked.connect(lambda _=False, key=option.key: self.chosen.emit(key))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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

    def button_of(self, key: str) -> QPushButton:
        """Return the button of a choice."""
        return self._buttons[key]


class Inline(QFrame):
    """A three-part message at the field it is about: what, what it means, what to do."""

    def __init__(self, level: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", f"inline-{level}")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        self._label = text_label(role=f"inline-{level}-text")
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


def clear_layout(layout: QLayout) -> None:
    """Take all widgets out of a layout and delete them."""
    while (item := layout.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None at the end
        widget = item.widget()
        if widget is not None:  # pyright: ignore[reportUnnecessaryComparison]  # None for stretches
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
