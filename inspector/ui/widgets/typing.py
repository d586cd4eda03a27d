"""Texts that are typed into fields of a card: told every 300 ms, so that a fall of the program loses none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_DRAFT_MS = 300


class Typing(QObject):
    """Watches fields while they have the keys."""

    drafted = Signal(str, str)
    """Name of a field and its text so far."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._changed: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._timer = QTimer(self, interval=_DRAFT_MS, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def watch(self, name: str, field: QLineEdit | QPlainTextEdit) -> None:
        """Tell what is typed into a field under a name."""
        field.textChanged.connect(partial(self._typed, name, field))

    def flush(self) -> None:
        """Tell at once what is to be told."""
        self._timer.stop()
        self._tell()

    def forget(self) -> None:
        """Tell nothing more of what was typed: it has been journalled."""
        self._timer.stop()
        self._changed.clear()

    def _typed(self, name: str, field: QLineEdit | QPlainTextEdit, _text: str = "") -> None:
        if field.hasFocus():
            self._changed[name] = field
            if not self._timer.isActive():
                self._timer.start()

    def _tell(self) -> None:
        for name, field in self._changed.items():
            self.drafted.emit(name, text_of(field))
        self._changed.clear()


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a field of one line or more."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text in a field of one line or more."""
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
