"""The fields of a number item: digits go in, Enter goes to the next field and gives the answer after the last.

Letters and signs are not taken: they stay the keys of the list (N note, P photo, …).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget
from typing_extensions import override

from inspector.ui.checklist import words
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import FieldView, ItemView

_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    }
)  # fmt: skip
_HEIGHT = 44


class NumberField(QLineEdit):
    """Takes digits only; every other key goes on to the list."""

    entered = Signal()

    def __init__(self, name: str, most: int = 99_999_999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before: NumberField | None = None
        self.setAccessibleName(name)
        self.set_most(most)
        self.setFixedWidth(fonts.px(84))
        self.setProperty("role", "number")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def set_most(self, most: int) -> None:
        """Take numbers up to this one, and a digit more, so that a slip is told and not swallowed."""
        self.setMaxLength(len(str(most)) + 1)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.ShortcutOverride and not self._is_own(arg__1):  # pyright: ignore[reportArgumentType]  # its type says so
            arg__1.ignore()
            return False
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not arg__1.modifiers() & HELD:
            self.entered.emit()
        elif self._is_own(arg__1):
            super().keyPressEvent(arg__1)
        else:
            arg__1.ignore()

    @override
    def focusNextPrevChild(self, next: bool, /) -> bool:  # Qt's name
        """Shift+Tab goes back a field; Tab, and what is first, are the list's."""
        if next or self.before is None:
            return super().focusNextPrevChild(next)
        self.before.setFocus(Qt.FocusReason.BacktabFocusReason)
        return True

    def _is_own(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return True
        if event.modifiers() & HELD:
            return False
        return event.key() in _OWN_KEYS or (event.text().isascii() and event.text().isdigit())


HELD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
"""Modifiers with which a key is not text."""


class NumberFields(Flow):
    """One field a number, each with its label and unit; what they amount to beside them once answered."""

    given = Signal(object)
    refused = Signal(str)
    """In words, why a number is not taken; "" takes that away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=12)
        self._places: list[_Place] = []
        """Fields that were made so far; an item shows as many as it has numbers."""
        self._fields: dict[str, NumberField] = {}
        self._views: dict[str, FieldView] = {}
        self._code = ""
        self._typed: dict[str, dict[str, str]] = {}
        """What was typed and not yet given, by item: an item that is left half filled keeps it."""
        self._icon, self._judged = QLabel(), label("", "body")
        self._icon.setMinimumWidth(18)
        self._judged.setMinimumWidth(60)
        self._verdict = _group(self._icon, self._judged)
        self.add(self._verdict)

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show an item's fields with its numbers, or what was typed before."""
        fresh = item.code != self._code
        if fresh:
            self._turn_to(item)
        given = {name: str(n) for name, n in item.answer.numbers}
        typed = self._typed.get(item.code, {})
        for name, field in self._fields.items():
            if fresh or not field.hasFocus() or typed.get(name) is None:
                field.setText(typed.get(name, given.get(name, "")))
            field.setReadOnly(read_only)
        self._show_judged(item)

    def prepare(self, n: int) -> None:
        """Make so many fields before they are asked for: making them takes longer than a key may."""
        while len(self._places) < n:
            place = _Place(len(self._places))
            place.field.textEdited.connect(partial(self._keep, place.n))
            place.field.entered.connect(partial(self._entered, place.n))
            self._places.append(place)
            place.hide()
            self.insert(place.n, place)

    def fields(self) -> list[NumberField]:
        """Return the fields in their order."""
        return list(self._fields.values())

    def focus_first(self) -> None:
        """Put the keys on the first field, its number selected, so that a digit replaces it."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()

    def open_visit(self) -> None:
        """Forget what was typed in another visit."""
        self._code = ""
        self._typed.clear()

    def forget(self, code: str) -> None:
        """Drop what was typed on an item: it has been given."""
        self._typed.pop(code, None)

    def _turn_to(self, item: ItemView) -> None:
        """Take the fields that are there to another item."""
        self._code, self._fields, self._views = item.code, {}, {}
        self.prepare(len(item.fields))
        for view, place in zip(item.fields, self._places, strict=False):
            place.show_field(view, item.text, captioned=len(item.fields) > 1)
            place.field.before = next(reversed(self._fields.values()), None)
            self._fields[view.name], self._views[view.name] = place.field, view
        for place in self._places:
            place.setVisible(place.n < len(item.fields))
        self.settle()

    def _show_judged(self, item: ItemView) -> None:
        value = item.answer.value if item.answer.numbers else ""
        self._verdict.setVisible(bool(value))
        self.updateGeometry()
        if value:
            self._icon.setPixmap(icon_label(words.ICONS[value], value, 18).pixmap())
            self._judged.setText(words.judged_words(value))
            if self._judged.property("role") != f"answer-{value}":
                self._judged.setProperty("role", f"answer-{value}")
                self._judged.style().polish(self._judged)

    def _keep(self, n: int, text: str) -> None:
        self._typed.setdefault(self._code, {})[list(self._fields)[n]] = text

    def _entered(self, n: int) -> None:
        """Go to the next field, or give the answer; a number out of its range is told here, where it stands."""
        wrong = next((name for name in self._fields if not self._in_range(name)), "")
        if wrong:
            view = self._views[wrong]
            words = self.tr("{field}: {least} to {most}").format(
                field=view.label or self.tr("The number"), least=view.minimum, most=view.maximum
            )
            self.refused.emit(words)
            self._focus(wrong)
            return
        self.refused.emit("")
        names = list(self._fields)
        name = names[n]
        empty = [one for one in names if not self._fields[one].text()]
        after = names[n + 1 :]
        target = after[0] if after else next(iter(empty), "")
        if target and self._fields[name].text():
            self._focus(target)
        elif not empty:
            self.give()

    def _focus(self, name: str) -> None:
        self._fields[name].setFocus(Qt.FocusReason.TabFocusReason)
        self._fields[name].selectAll()

    def _in_range(self, name: str) -> bool:
        text, view = self._fields[name].text(), self._views[name]
        return not text or view.minimum <= int(text) <= view.maximum

    def give(self) -> None:
        """Say the numbers, if all are there."""
        if self._fields and all(field.text() for field in self._fields.values()):
            self.given.emit({"numbers": {name: int(field.text()) for name, field in self._fields.items()}})


class _Place(QWidget):
    """One field with its label and its unit; they stay together when the line breaks."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.n = n
        self._caption, self._unit = label("", "muted"), label("", "muted")
        self.field = NumberField("")
        _lay_out(self, self._caption, self.field, self._unit)

    def show_field(self, view: FieldView, text: str, *, captioned: bool) -> None:
        """Show a number of an item; where it is the only one, the question is its label."""
        self.field.setAccessibleName(f"{view.label or text} {view.unit}".strip())
        self.field.set_most(view.maximum)
        self.field.setToolTip(f"{view.minimum}–{view.maximum}{view.unit}")
        for widget, words_ in ((self._caption, view.label if captioned else ""), (self._unit, view.unit)):
            widget.setText(words_)
            widget.setVisible(bool(words_))


def _group(*widgets: QWidget) -> QWidget:
    """Return widgets side by side that stay together when the line breaks."""
    holder = QWidget()
    _lay_out(holder, *widgets)
    return holder


def _lay_out(holder: QWidget, *widgets: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    holder.setMinimumHeight(_HEIGHT)
