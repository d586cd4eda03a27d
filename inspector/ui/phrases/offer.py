"""Offers ready sentences in the fields of a page: by Alt+J, or by the small button in the field that has the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from inspector.services import phrases
from inspector.ui.phrases.picker import KEY, PhrasePicker
from inspector.ui.task import Task
from inspector.ui.widgets.buttons import HEIGHT, IconButton

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.ui.desk_session import Session
    from inspector.ui.phrases.picker import Field

_ROOM: Final = HEIGHT - 8
"""What the button takes of the field's right edge."""


@dataclass(frozen=True, slots=True)
class _Watched:
    """A field with what it holds, the item it is about, and its button."""

    use: str
    item: Callable[[], str]
    button: IconButton


class PhraseOffer(QObject):
    """Watches the fields of one page; the sentences are looked for in a worker."""

    failed = Signal(object)
    """An error."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._watched: dict[Field, _Watched] = {}
        self._picker: PhrasePicker | None = None

    @property
    def picker(self) -> PhrasePicker | None:
        """The picker, once it was asked for."""
        return self._picker

    def button(self, field: Field) -> IconButton:
        """Return the button in a field."""
        return self._watched[field].button

    def open_visit(self, visit_id: UUID) -> None:
        """Offer what belongs to a visit."""
        self._visit_id = visit_id

    def watch(self, field: Field, use: str, item: Callable[[], str]) -> None:
        """Offer sentences in a field. ``use`` as in services.phrases; ``item`` is asked when they are looked for."""
        button = IconButton("phrases", self.tr("Ready sentences ({key})").format(key=KEY), field, colour="muted")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)  # not the field's own
        button.clicked.connect(lambda: self.open_at(field))
        button.hide()
        self._watched[field] = _Watched(use, item, button)
        if isinstance(field, QLineEdit):
            field.setTextMargins(0, 0, _ROOM, 0)
        else:
            field.setViewportMargins(0, 0, _ROOM, 0)
        field.installEventFilter(self)
        field.destroyed.connect(lambda: self._watched.pop(field, None))

    def open_at(self, field: Field) -> None:
        """Open the picker at a field and look for its sentences."""
        if self._visit_id is None or not self._session.is_open or field.isReadOnly():
            return
        picker = self._picker
        if picker is None or picker.parentWidget() is not field.window():
            picker = self._picker = PhrasePicker(field.window())
            picker.taken.connect(put_in)
            self._page.destroyed.connect(picker.deleteLater)
        picker.open_at(field)
        desk, visit, watched = self._session.desk, self._visit_id, self._watched[field]
        item = watched.item()
        task = Task(lambda _report: phrases.find_phrases(desk, visit, item, watched.use), self)
        task.succeeded.connect(partial(self._show, picker, field))
        task.failed.connect(partial(self._fail, picker))
        task.ended.connect(task.deleteLater)
        task.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if not isinstance(watched, QLineEdit | QPlainTextEdit) or watched not in self._watched:
            return False
        if kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) != QKeySequence(KEY):
                return False
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.open_at(watched)
            return True
        if kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize, QEvent.Type.ReadOnlyChange}:
            self._show_button(watched, has_keys=kind == QEvent.Type.FocusIn or watched.hasFocus())
        return False

    def _show_button(self, field: Field, *, has_keys: bool) -> None:
        button = self._watched[field].button
        button.setGeometry(field.width() - HEIGHT, 0, HEIGHT, HEIGHT)
        button.setVisible(has_keys and not field.isReadOnly())

    def _show(self, picker: PhrasePicker, field: Field, found: object) -> None:
        if picker.field is field:
            picker.show_groups(cast("tuple[phrases.PhraseGroup, ...]", found))

    def _fail(self, picker: PhrasePicker, error: object) -> None:
        picker.close_picker()
        self.failed.emit(error)


def put_in(field: Field, text: str) -> None:
    """Put a sentence in at the caret, in place of what is selected: one step for the field's own undo."""
    if isinstance(field, QLineEdit):
        _cut_off(field)
        field.insert(text)
        _cut_off(field)
        return
    document = field.document()
    document.setModified(False)  # Qt joins an insertion to the one before unless nothing was modified since
    cursor = field.textCursor()
    cursor.insertText(text)
    document.setModified(False)  # the same for what is typed after it
    field.setTextCursor(cursor)
    field.ensureCursorVisible()


def _cut_off(field: QLineEdit) -> None:
    """End the field's running undo step: a caret that moves does that, typing on would be undone with the sentence."""
    if field.hasSelectedText():
        return
    at = field.cursorPosition()
    field.setCursorPosition(0 if at else len(field.text()))
    field.setCursorPosition(at)
