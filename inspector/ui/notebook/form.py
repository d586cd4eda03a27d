"""The base of the forms: fields with captions, what is typed, one button that notes it down, one that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.growing import GrowingText
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.typing import put_text, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from inspector.services.notebook_views import NotebookView

SHORT, LONG, TIME_WIDTH = 100, 20_000, 84
_DRAFT_MS = 300

Field = QLineEdit | GrowingText


class EntryForm(QWidget):
    """Says what was typed as it is typed, and when it is to be noted down."""

    given = Signal(object, object)
    """UUID of the entry that is changed or None, and the typed values."""
    removed = Signal(object)
    drafted = Signal()
    """Something was typed; ``draft`` has it."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing: UUID | None = None
        self.fields: dict[str, Field] = {}
        self._showing = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.error = wrapped("", "error")
        self.error.hide()
        self.note = Button(self.tr("Note down"), key="Ctrl+Enter")
        self.take_away = Button(self.tr("Remove"), icon="trash")
        self.cancel = Button(self.tr("Cancel"))
        self.note.clicked.connect(self.give)
        self.take_away.clicked.connect(lambda: self.removed.emit(self.editing))
        self.cancel.clicked.connect(self.cancelled)
        self._timer = QTimer(self, interval=_DRAFT_MS, singleShot=True)
        self._timer.timeout.connect(self.drafted)

    # What a form of its own says.

    def values(self) -> dict[str, Any]:
        """Return what is typed, by the names of the fields."""
        return {name: text_of(field) for name, field in self.fields.items()}

    def fresh(self, view: NotebookView, now: str) -> dict[str, str]:
        """Return what a new entry begins with; ``now`` is the time of day."""
        del view, now
        return {}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Show values; a field that is not in them is emptied."""
        for name, field in self.fields.items():
            put_text(field, str(values.get(name, "")))
            if isinstance(field, QLineEdit):
                field.home(False)

    def show_choices(self, view: NotebookView) -> None:
        """Show what can be chosen from besides what is typed."""

    def first(self) -> QWidget:
        """Return the field that is filled in first."""
        return next(iter(self.fields.values()))

    # What the sheet asks.

    def show_values(self, values: Mapping[str, Any], editing: UUID | None) -> None:
        """Show an entry to be changed, a draft, or the beginning of a new one."""
        self._showing = True
        self.editing = editing
        self.put_values(values)
        self.tell("")
        self.note.setText(self.tr("Save changes") if editing else self.tr("Note down"))
        self.note.setAccessibleName(self.note.text())
        self.take_away.setVisible(editing is not None)
        self.cancel.setVisible(editing is not None)
        self._showing = False

    def take_keys(self) -> None:
        """Take the keys where one fills in, at the end of what stands there."""
        first = self.first()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.end(False)

    def draft(self) -> dict[str, Any]:
        """Return what is typed, with the entry that it is to change."""
        return {**self.values(), "editing": str(self.editing) if self.editing else ""}

    def tell(self, words: str) -> None:
        """Say why it was not noted down."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only."""
        self.setEnabled(not read_only)
        self.setVisible(not read_only)

    def flush(self) -> None:
        """Say at once what is typed."""
        if self._timer.isActive():
            self._timer.stop()
            self.drafted.emit()

    def settle(self) -> None:
        """What was typed is journalled: no draft of it comes after."""
        self._timer.stop()

    def give(self) -> None:
        """Say that it is to be noted down."""
        self.given.emit(self.editing, self.values())

    def touched(self, _value: object = None) -> None:
        """Something was typed or chosen."""
        if not self._showing:
            self._timer.start()

    # Laying out.

    def line(self, name: str, words: str, *, hint: str = "", width: int = 0) -> QWidget:
        """Return a field of one line under its caption."""
        field = QLineEdit()
        at_most(field, SHORT)
        field.setPlaceholderText(hint)
        if width:
            field.setFixedWidth(width)
        return self._captioned(name, words, field)

    def text(self, name: str, words: str) -> QWidget:
        """Return a field of several lines under its caption."""
        field = GrowingText(words, fewest=1)
        field.accepted.connect(self.give)
        return self._captioned(name, words, field)

    def row(self, *widgets: QWidget) -> QHBoxLayout:
        """Return fields side by side; those of a fixed width take no more."""
        made = QHBoxLayout()
        made.setSpacing(8)
        for widget in widgets:
            made.addWidget(widget, 0 if widget.maximumWidth() < SHORT * 2 else 1)
        return made

    def foot(self) -> None:
        """End with the error and the buttons."""
        buttons = Flow()
        for button in (self.note, self.take_away, self.cancel):
            buttons.add(button)
        self.column.addWidget(self.error)
        self.column.addWidget(buttons)

    def _captioned(self, name: str, words: str, field: Field) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(words, "muted"))
        column.addWidget(field)
        field.setAccessibleName(words)
        field.textChanged.connect(self.touched)
        field.installEventFilter(self)
        self.fields[name] = field
        if field.maximumWidth() < SHORT * 2:
            holder.setFixedWidth(field.maximumWidth())
        return holder

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Enter in a field of one line goes on to the next; with Ctrl it notes the entry down, as in a text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.note_down(event)
            elif enter:
                self.entered(watched)
            return enter
        return False

    def note_down(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter, once however long it is held: what the button that shows it does."""
        event.accept()
        if self.note.isVisible() and self.note.isEnabled() and not event.isAutoRepeat():
            self.give()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if noted_by(event):
            self.note_down(event)
        else:
            super().keyPressEvent(event)

    def entered(self, field: QLineEdit) -> None:
        """Go on after Enter in a field of one line."""
        del field
        self.focusNextChild()


def noted_by(event: QKeyEvent) -> bool:
    """Whether a key is Ctrl+Enter."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held == Qt.KeyboardModifier.ControlModifier
