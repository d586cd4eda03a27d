"""The picker: floats at the field in which one writes. The field keeps the keys, so nothing that is typed is left.

While it is open the field's input method is off: letters are pinyin initials, digits, arrows and Enter choose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.phrases import PhraseGroup, matching
from inspector.ui.phrases.rows import PhraseDelegate, PhraseModel
from inspector.ui.widgets.buttons import IconButton
from inspector.ui.widgets.finger import follow_fingers
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _MOST, _EDGE, _GAP, _PAGE = 520, 400, 8, 4, 5
_STEPS: Final = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE,
}  # fmt: skip
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BARE: Final = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock})
_STAYS: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
KEY = "Alt+J"

Field = QLineEdit | QPlainTextEdit


class PhrasePicker(QFrame):
    """Shows the sentences for one field; says which was taken."""

    taken = Signal(object, str)
    """Field and sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.hide()
        self.setProperty("role", "floating")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(self.tr("Ready sentences"))
        self._field: Field | None = None
        self._groups: tuple[PhraseGroup, ...] = ()
        self._typed, self._loaded, self._had_input_method = "", False, True
        self.model = PhraseModel(self)
        self.list = QListView()
        self.list.setProperty("role", "suggestions")
        self.list.setAccessibleName(self.accessibleName())
        self.list.setModel(self.model)
        self.list.setItemDelegate(PhraseDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.clicked.connect(self._clicked)
        self.head = wrapped("", "muted")
        close = IconButton("cross", self.tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.close_picker)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 0, 0)
        top.addWidget(self.head, 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        follow_fingers(self)
        parent.installEventFilter(self)

    @property
    def field(self) -> Field | None:
        """The field at which it is open, or None."""
        return self._field

    def open_at(self, field: Field) -> None:
        """Float at the caret of a field, without sentences until they are shown."""
        self.close_picker()
        self._field, self._groups, self._typed, self._loaded = field, (), "", False
        QGuiApplication.inputMethod().commit()
        self._had_input_method = field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._set_input_method(on=False)
        field.installEventFilter(self)
        self._show()
        self.show()
        self.raise_()
        self._place()

    def show_groups(self, groups: Sequence[PhraseGroup]) -> None:
        """Show the sentences that were found, filtered by what has been typed since."""
        self._groups, self._loaded = tuple(groups), True
        self._show()
        self._place()

    def close_picker(self) -> None:
        """Go away; the field goes on as before."""
        field, self._field = self._field, None
        if field is not None:
            field.removeEventFilter(self)
            field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self._had_input_method)
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if watched is not self._field:
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._overrides(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        gone = kind == QEvent.Type.Hide
        gone |= kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STAYS
        if gone:
            self.close_picker()
        return False

    # Keys.

    def _overrides(self, event: QKeyEvent) -> bool:
        """Keep keys from the page's shortcuts; those held with Ctrl (lock, undo) go through."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        event.accept()
        return True

    def _press(self, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _BARE:
            return False
        if key == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) == QKeySequence(KEY):
            self.close_picker()
        elif held & ~Qt.KeyboardModifier.ShiftModifier or key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.close_picker()
            return False
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTER:
            self._take(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Backspace:
            self._narrow(self._typed[:-1])
        elif event.text().isascii() and event.text().isdigit():
            self._take(self.model.place(event.text()))
        elif event.text().isprintable():
            self._narrow(self._typed + event.text().strip())
        return True

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        self._show()
        self._place()

    def _step(self, by: int) -> None:
        way = 1 if by > 0 else -1
        row = self.list.currentIndex().row()
        for _ in range(abs(by)):
            row = self.model.step(row, way)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        index = self.model.index(row)
        field = self._field
        if field is not None and row >= 0 and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            text = str(index.data())
            self.close_picker()
            self.taken.emit(field, text)

    # What is shown.

    def _show(self) -> None:
        found = matching(self._groups, self._typed, at_most=self._room())
        self.model.show(found, self._headings())
        if found:
            self.list.setCurrentIndex(self.model.index(self.model.step(-1, 1)))
        self.list.setVisible(bool(found))
        self.head.setText(self._words(any_found=bool(found)))

    def _words(self, *, any_found: bool) -> str:
        if not self._loaded:
            return self.tr("Looking for sentences …")
        if not any_found:
            return self.tr('Nothing has "{typed}". Backspace takes a letter back, Esc closes.').format(
                typed=self._typed
            )
        if self._typed:
            return self.tr('With "{typed}"').format(typed=self._typed)
        return self.tr("Type pinyin initials to narrow; digit, Enter or tap takes a sentence, Esc closes")

    def _headings(self) -> dict[str, str]:
        return {
            "item": self.tr("From this item"),
            "last": self.tr("From the school's last record"),
            "own": self.tr("Written by me before"),
            "common": self.tr("Common sentences"),
            "law": self.tr("Basis"),
        }

    def _room(self) -> int | None:
        """Return how many characters the field still takes; a field of several lines takes all."""
        field = self._field
        if isinstance(field, QLineEdit):
            return field.maxLength() - len(field.text()) + len(field.selectedText())
        return None

    def _set_input_method(self, *, on: bool) -> None:
        if self._field is not None:
            self._field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on)
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def _place(self) -> None:
        """Lie under the caret, or above it where there is more room, within the window."""
        field, window = self._field, self._window
        if field is None:
            return
        caret = self._caret(field, window)
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        left = max(_EDGE, min(caret.x(), window.width() - width - _EDGE))
        below = window.height() - caret.bottom() - _GAP - _EDGE
        above = caret.top() - _GAP - _EDGE
        room = max(below, above)
        self.setGeometry(left, _EDGE, width, room)  # the width first: texts wrap by it
        self._activate()
        self.list.doItemsLayout()
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        height = min(self._head_height() + rows + 4, _MOST, room)
        top = caret.bottom() + _GAP if below >= min(height, above) or below >= above else caret.top() - _GAP - height
        self.setGeometry(left, top, width, height)
        self._activate()
        if self.list.currentIndex().row() <= 1:
            self.list.scrollToTop()  # with its heading

    def _activate(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _head_height(self) -> int:
        return max(self.head.heightForWidth(self.head.width()), 44) + 2

    @staticmethod
    def _caret(field: Field, window: QWidget) -> QRect:
        """Return the line of the caret in the window: as high as the field where that has one line."""
        if isinstance(field, QLineEdit):
            return QRect(field.mapTo(window, QPoint(0, 0)), field.size())
        line = field.cursorRect()
        return QRect(field.viewport().mapTo(window, line.topLeft()), line.size())
