"""Texts that are typed: kept as a draft every 300 ms, journalled when the field is left or rests for 5 s."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from inspector.ui.widgets.fields import fill

DRAFT_MS = 300
REST_MS = 5000


class TypedText(QObject):
    """Watches one text field."""

    drafted = Signal(str, str)
    """Name and text: keep it, not journalled."""
    written = Signal(str, str)
    """Name and text: journal it."""

    def __init__(self, name: str, field: QPlainTextEdit | QLineEdit) -> None:
        super().__init__(field)
        self.name = name
        self._field = field
        self._kept = self.text()
        self._draft = QTimer(self, interval=DRAFT_MS, singleShot=True)
        self._draft.timeout.connect(lambda: self.drafted.emit(self.name, self.text()))
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.flush)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    def text(self) -> str:
        """Return what stands in the field."""
        return self._field.toPlainText() if isinstance(self._field, QPlainTextEdit) else self._field.text()

    def show_text(self, text: str, draft: str | None) -> None:
        """Show what is journalled, or what was being typed when the program ended."""
        self._kept = text
        shown = text if draft is None else draft
        if shown != self.text():
            if isinstance(self._field, QPlainTextEdit):
                self._field.setPlainText(shown)
            else:
                fill(self._field, shown)
        if shown == text:
            self._stop()

    def flush(self) -> None:
        """Journal what was typed, if it is anything new."""
        self._stop()
        if self.text() != self._kept:
            self._kept = self.text()
            self.written.emit(self.name, self._kept)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.text() == self._kept:
            self._stop()
            return
        if not self._draft.isActive():
            self._draft.start()
        self._rest.start()

    def _stop(self) -> None:
        self._draft.stop()
        self._rest.stop()
