"""The answer bar of the current row: one button a value, fields for numbers, boxes for choices, the red flag."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.ui.checklist import words
from inspector.ui.checklist.numbers import NumberFields
from inspector.ui.checklist.places import PlaceBar
from inspector.ui.checklist.samples import SampleTable
from inspector.ui.checklist.written import WrittenField
from inspector.ui.theme.icons import icon
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.buttons import Button, IconButton, hint_room
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.toggle import ToggleButton

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspector.services.inspect_views import ItemView
    from inspector.ui.theme.tokens import Tokens

_HEIGHT, _ICON, _ICON_GAP = 44, 18, 4
KEYS = {"conforms": "1", "mostly": "2", "fails": "3", "not_applicable": "4", "not_checked": "5"}
_BY_KIND = {
    "scale4": ("conforms", "mostly", "fails", "not_applicable", "not_checked"),
    "yesno": ("conforms", "fails", "not_applicable", "not_checked"),
    "number": ("not_applicable", "not_checked"),
    "multichoice": ("not_applicable", "not_checked"),
    "choice": ("not_applicable", "not_checked"),
    "date": ("not_applicable", "not_checked"),
    "text": ("fails", "not_applicable", "not_checked"),
    "table": ("not_applicable", "not_checked"),
    "row": (),
    "add": (),
}
_DRESSES = (("icon", "key"), ("key",), ("icon",))
"""What a value's button shows beside its words, the fullest first: the words say what the icon says."""
_BY_DIGIT = frozenset({"scale4", "yesno"})
"""Kinds whose digits are the values; on the others a value is a digit with Alt."""


def values_of(kind: str) -> tuple[str, ...]:
    """Return the plain values that an item of a kind takes."""
    return _BY_KIND[kind]


class AnswerBar(QWidget):
    """Shows one item's answer; says what was tapped. ``given`` carries the answer as the service takes it."""

    given = Signal(object)
    refused = Signal(str)
    """In words, why a number is not taken; "" takes that away."""
    flagged = Signal()
    drafted = Signal(str, str)
    """Item and what is being typed there: a text, a name, the rows of a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.numbers = NumberFields()
        self.numbers.given.connect(self.given)
        self.numbers.refused.connect(self.refused)
        self.written = WrittenField()
        self.written.given.connect(self.given)
        self._values = {value: _ValueButton(value) for value in KEYS}
        self.samples, self.place = SampleTable(), PlaceBar()
        self.samples.given.connect(self.given)
        self.place.given.connect(self.given)
        for typing in (self.written, self.samples, self.place):
            typing.drafted.connect(self.drafted)
        self._error = wrapped("", "error")
        self._boxes: list[QPushButton] = []
        self._choices = Flow()
        self._lay()

    def open_visit(self, on: date, drafts: Mapping[str, str]) -> None:
        """Take the visit's day, and what was being typed when it was left; what was typed in another is gone."""
        self.numbers.open_visit()
        self.written.open_visit(on, drafts)
        self.samples.open_visit(drafts)
        self.place.open_visit(drafts)

    def forget(self, code: str) -> None:
        """Drop what was typed on an item: it has been given."""
        for typing in (self.written, self.samples, self.place):
            typing.forget(code)

    def flush(self) -> dict[str, str]:
        """Have kept what is being typed; return the text or name to be given on leaving, if there is one."""
        self.samples.flush()
        return self.written.flush() or self.place.flush()

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show an item with its answer."""
        self._item = item
        self.tell("")
        offered = () if item.calculated else values_of(item.kind)
        for value, button in self._values.items():
            button.setVisible(value in offered)
            alone = item.kind not in _BY_DIGIT
            button.show_words(value, item.kind, f"Alt+{KEYS[value]}" if alone else KEYS[value])
            button.set_on(is_on=item.answer.value == value and not (alone and item.answer.explained))
            button.setEnabled(not read_only)
        self.numbers.setVisible(item.kind == "number" and not item.calculated)
        self.samples.setVisible(item.kind == "table")
        self.place.setVisible(item.is_structure)
        self._flag.setVisible(not item.is_structure)
        if item.kind == "table":
            self.samples.show_item(item, read_only=read_only)
        if item.is_structure:
            self.place.show_item(item, read_only=read_only)
        self._choices.setVisible(item.kind in {"multichoice", "choice"})
        self.written.setVisible(item.kind in {"date", "text"})
        if item.kind == "number" and not item.calculated:
            self._place_numbers(beside=len(item.fields) == 1)
            self.numbers.show_item(item, read_only=read_only)
        if item.kind in {"date", "text"}:
            self.written.show_item(item, read_only=read_only)
        if item.kind in {"multichoice", "choice"}:
            self._show_choices(item, read_only=read_only)
        self._flag.setEnabled(not read_only)

    def tell(self, text: str) -> None:
        """Say under the bar why an answer was not taken; "" takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def error(self) -> str:
        """Return what is said under the bar."""
        return self._error.text()

    def toggle(self, n: int) -> None:
        """Tick or untick the n-th choice, from 1."""
        if 1 <= n <= len(self._boxes) and self._boxes[n - 1].isEnabled():
            self._boxes[n - 1].click()

    def needed(self, width: int) -> int:
        """Return the height this bar needs at a width, as it is filled now."""
        self._give_way(width)
        self._choices.updateGeometry()
        self._column.invalidate()
        high = self._column.hasHeightForWidth()  # a bar without anything that wraps has none, and Qt says -1
        height = self._column.heightForWidth(width) if high else self._column.totalSizeHint().height()
        return max(height, _HEIGHT)

    def _give_way(self, width: int) -> None:
        """Leave the icons out where the words and keys need their room, then the keys; then break the line."""
        shown = [button for button in self._values.values() if not button.isHidden()]
        room = width - self._flag.minimumWidth() - self._row.spacing() * len(shown)
        if self._row.indexOf(self.numbers) >= 0:
            room -= self.numbers.sizeHint().width()
        fits = next((dress for dress in _DRESSES if sum(button.room(dress) for button in shown) <= room), None)
        for button in shown:
            button.dress(fits or _DRESSES[-1])
        self._break_line(broken=fits is None)

    def _break_line(self, *, broken: bool) -> None:
        """Put 不适用, 未查 and the flag on a line of their own, or back."""
        if broken == self._broken:
            return
        self._broken = broken
        for widget in (self._values["not_applicable"], self._values["not_checked"]):
            (self._lower if broken else self._row).addWidget(widget, 1)
        (self._lower if broken else self._row).addWidget(self._flag)

    def _lay(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        for button in self._values.values():
            self._row.addWidget(button, 1)
        self._flag = IconButton("flag", self.tr("Urge at once"), colour="fails")
        self._flag.setProperty("role", "flag-button")
        self._flag.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._flag.setToolTip(self.tr("Urge at once: a danger that cannot wait (F)"))
        self._flag.clicked.connect(self.flagged)
        self._row.addWidget(self._flag)
        column.addWidget(self._choices)
        column.addWidget(self.written)
        column.addWidget(self.samples)
        column.addWidget(self.place)
        column.addLayout(self._row)
        self._lower, self._broken, self._beside = QHBoxLayout(), False, False
        self._lower.setSpacing(6)
        column.addLayout(self._lower)
        column.addWidget(self._error)
        self._put_numbers()  # from the first: what gets its parent later is dressed later, in a key's time
        self.numbers.hide()
        for value, button in self._values.items():
            button.clicked.connect(lambda _checked=False, value=value: self.given.emit({"value": value, "reason": ""}))

    def _place_numbers(self, *, beside: bool) -> None:
        """One number stands beside the values, several above them."""
        if beside != self._beside:
            self._beside = beside
            self._put_numbers()

    def _put_numbers(self) -> None:
        if self._beside:
            self._row.insertWidget(0, self.numbers, 2)
        else:
            self._column.insertWidget(0, self.numbers)

    def _show_choices(self, item: ItemView, *, read_only: bool) -> None:
        while len(self._boxes) < len(item.choices):
            box = ToggleButton()
            box.setProperty("role", "choice")
            box.setCheckable(True)
            box.setMinimumHeight(_HEIGHT)
            box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            box.clicked.connect(partial(self._ticked, len(self._boxes)))
            self._boxes.append(box)
            self._choices.add(box)
        for n, box in enumerate(self._boxes):
            box.setVisible(n < len(item.choices))
            if n < len(item.choices):
                choice = item.choices[n]
                box.setText(f"{n + 1}  {choice.label}")
                box.setAccessibleName(choice.label)
                box.setChecked(choice.value in item.answer.choices)
                box.setIcon(icon("check", "accent") if box.isChecked() else icon("plus", "muted"))
                box.setEnabled(not read_only)

    def _ticked(self, n: int) -> None:
        if self._item.kind == "choice":
            self._boxes[n].setChecked(self._item.choices[n].value in self._item.answer.choices)  # until it is on disk
            self.given.emit({"choices": [self._item.choices[n].value]})
            return
        boxes = zip(self._item.choices, self._boxes, strict=False)
        self.given.emit({"choices": [choice.value for choice, box in boxes if box.isChecked()]})


class _ValueButton(Button):
    """One value: its icon in its colour; filled in that colour once chosen."""

    def __init__(self, value: str) -> None:
        super().__init__("", key=KEYS[value])
        self._value, self._key_of_value = value, KEYS[value]
        self._dress = _DRESSES[0]
        self._rooms: dict[tuple[str, str, str, Tokens], tuple[int, int]] = {}
        self._look: tuple[bool, bool, Tokens] | None = None
        """What it was filled for: whether chosen, with its icon or without, and the theme."""
        self.setProperty("role", f"value-{value}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setMinimumHeight(_HEIGHT)

    def show_words(self, value: str, kind: str, key: str) -> None:
        """Say the value as the kind of item says it; ``key`` does the same."""
        shown = words.button_words(value, kind)
        if shown != self.text():
            self.setText(shown)
            self.setAccessibleName(words.value_words(value, kind))
        if key != self._key_of_value:
            self._key_of_value = key
            self.dress(self._dress)

    def room(self, dress: tuple[str, ...]) -> int:
        """Return how wide the button has to be with its icon, its key's hint or both."""
        look = (self.text(), self._key_of_value, self.font().key(), current())
        if look not in self._rooms:
            beside = 0 if self.icon().isNull() else _ICON + _ICON_GAP
            self._rooms[look] = QPushButton.sizeHint(self).width() - beside, hint_room(self.font(), self._key_of_value)
        words, hint = self._rooms[look]
        return words + (_ICON + _ICON_GAP if "icon" in dress else 0) + (hint if "key" in dress else 0)

    def dress(self, dress: tuple[str, ...]) -> None:
        """Show icon and key, or one of them; the tool tip says the key in any case."""
        self._dress = dress
        tip = "" if "key" in dress else self._key_of_value
        if tip != self.toolTip():
            self.setToolTip(tip)
        self.set_key(self._key_of_value if "key" in dress else "")
        self.set_on(is_on=self.isChecked())

    def set_on(self, *, is_on: bool) -> None:
        """Fill the button, or not."""
        look = (is_on, "icon" in self._dress, current())
        if look == self._look and self.isChecked() == is_on:
            return
        self._look = look
        self.setChecked(is_on)
        self.colour = "surface" if is_on else "ink"
        ink = "surface" if is_on else self._value
        shown = icon(words.ICONS[self._value], ink, still="surface" if is_on else "muted")
        self.setIcon(shown if "icon" in self._dress else QIcon())
