"""The field of a date or text item: Enter gives the answer. A text is kept while it is typed, like a note."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from inspector.ui.checklist.numbers import HELD, NumberField
from inspector.ui.checklist.typed import Typed
from inspector.ui.theme import fonts
from inspector.ui.today.words import day_words
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import ItemView

_HEIGHT, _DATE_WIDTH = 44, 132
_MAX_CHARACTERS = 20_000
"""Far more than a text item takes: what is pasted is refused in words, not cut off unseen."""
_DAY_DIGITS, _FULL_DIGITS = 4, 8
_LIST_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape})


def read_day(typed: str, on: date) -> date | None:
    """Read 20260302, or 0302 of the visit's year; None for what is no date."""
    digits = f"{on.year:04}{typed}" if len(typed) == _DAY_DIGITS else typed
    if len(digits) != _FULL_DIGITS:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


class WrittenField(QWidget):
    """Shows the field that an item needs; says the answer, and what is typed so far."""

    given = Signal(object)
    drafted = Signal(str, str)
    """Item and text, while it is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: ItemView | None = None
        self._on = date(1970, 1, 1)
        self._typed = Typed(self)
        self._typed.paused.connect(self.drafted)
        self.day, self.text = NumberField(self.tr("Date")), _TextField()
        self.day.setMaxLength(_FULL_DIGITS)
        self.day.setFixedWidth(fonts.px(_DATE_WIDTH))
        at_most(self.text, _MAX_CHARACTERS)
        self.today = Button(self.tr("Day of the visit"))
        self.today.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._read = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self._read)
        row.addWidget(self.today)
        row.addWidget(self.text, 1)
        row.addStretch(0)
        self.setMinimumHeight(_HEIGHT)
        self.day.textEdited.connect(self._keep)
        self.text.textEdited.connect(self._keep)
        self.day.entered.connect(self._give_day)
        self.text.entered.connect(self._give_text)
        self.today.clicked.connect(self._give_today)

    def open_visit(self, on: date, drafts: Mapping[str, str]) -> None:
        """Take the visit's day, and the texts that were being typed when it was left."""
        self._on = on
        self._typed.begin(drafts)

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Show a date or text item with its answer, or what was typed before."""
        same = self._item is not None and self._item.code == item.code
        self._item = item
        dated = item.kind == "date"
        for widget in (self.day, self._read, self.today):
            widget.setVisible(dated)
        self.text.setVisible(not dated)
        self.text.setAccessibleName(item.text)
        field = self.day if dated else self.text
        known = item.answer.written.replace("-", "") if dated else item.answer.written
        if not (same and field.hasFocus() and item.code in self._typed):
            field.setText(self._typed.get(item.code, known))
        field.setReadOnly(read_only)
        self.today.setEnabled(not read_only)
        self._show_read()

    def focus_first(self) -> None:
        """Put the keys on the field."""
        field = self.day if self._item is not None and self._item.kind == "date" else self.text
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if field is self.day:
            field.selectAll()

    def forget(self, code: str) -> None:
        """Drop what was typed on an item: it has been given."""
        self._typed.forget(code)

    def flush(self) -> dict[str, str]:
        """Return what is typed on the item in view and not yet given, as an answer; empty when there is nothing."""
        self._typed.flush()
        if self._item is None or self._item.kind != "text" or not self.isVisible():
            return {}
        text = self._typed.get(self._item.code).strip()
        return {"text": text} if text and text != self._item.answer.written else {}

    def _keep(self, text: str) -> None:
        if self._item is not None:
            self._typed.keep(self._item.code, text)
            self._show_read()

    def _show_read(self) -> None:
        day = read_day(self.day.text(), self._on)
        if day is not None:
            self._read.setText(day_words(day))
        else:
            self._read.setText(self.tr("year, month, day: 20260302; or 0302"))

    def _give_day(self) -> None:
        day = read_day(self.day.text(), self._on)
        if self.day.text():
            self.given.emit({"date": day.isoformat() if day is not None else self.day.text()})

    def _give_today(self) -> None:
        self.given.emit({"date": self._on.isoformat()})

    def _give_text(self) -> None:
        self.given.emit({"text": self.text.text()})


class _TextField(QLineEdit):
    """Takes all text; moves and answers with Alt go on to the list."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.ShortcutOverride:
            # "/" and the like are text here, not keys of the page; what is held with Ctrl stays a shortcut.
            own = not self._is_of_page(arg__1)  # pyright: ignore[reportArgumentType]  # its type says so
            return super().event(arg__1) if own else False
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not arg__1.modifiers() & HELD:
            self.entered.emit()
        elif self._is_of_page(arg__1):
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)

    def _is_of_page(self, event: QKeyEvent) -> bool:
        """Moves and answers; and undo and redo, where nothing is typed that they could change."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.isRedoAvailable()
        return event.key() in _LIST_KEYS or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
