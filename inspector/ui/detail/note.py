"""My note on an item, kept while it is typed; the notes of others above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui.detail.layout import line
from inspector.ui.widgets.growing import GrowingText
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from inspector.services.inspect_views import DetailView

_DRAFT_MS, _IDLE_MS = 300, 5_000


class NotePart(QWidget):
    """Says what is typed: every 300 ms as a draft; finished on leaving the field or after 5 s."""

    drafted = Signal(str)
    written = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._others = QVBoxLayout()
        column.addLayout(self._others)
        self.text = GrowingText(self.tr("Note"))
        self.text.setPlaceholderText(self.tr("What is seen; key N"))
        column.addWidget(line(self.tr("Note"), self.text, top=8))
        self._kept = ""
        self._draft = QTimer(self, interval=_DRAFT_MS, singleShot=True)
        self._idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self._draft.timeout.connect(lambda: self.drafted.emit(self.text.toPlainText()))
        self._idle.timeout.connect(self.flush)
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.flush)
        self.text.accepted.connect(self.left)
        self.text.given_up.connect(self.left)
        self._showing = False

    def show_detail(self, detail: DetailView, *, read_only: bool) -> None:
        """Show the notes of an item; a draft that was cut off goes on where it stopped."""
        clear_layout(self._others)
        for note in detail.notes:
            if not note.mine:
                self._others.addWidget(line(note.author, wrapped(note.text)))
        mine = next((note.text for note in detail.notes if note.mine), "")
        self._showing = True
        self._kept = mine
        if read_only != self.text.isReadOnly():  # Qt does its work again, also for the same
            self.text.setReadOnly(read_only)
        self.text.setPlaceholderText(self.tr("No note") if read_only else self.tr("What is seen; key N"))
        text = detail.draft if detail.draft is not None else mine
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        self._showing = False
        if detail.draft is not None and detail.draft != mine:
            self._idle.start()

    def flush(self) -> None:
        """Say that what is typed is to be kept, if it differs from what is kept."""
        self._draft.stop()
        self._idle.stop()
        text = self.text.toPlainText()
        if text.strip() != self._kept.strip() and not self.text.isReadOnly():
            self.written.emit(text)

    def settle(self, text: str) -> None:
        """Take note that a text is on disk."""
        self._kept = text

    def _typed(self) -> None:
        if not self._showing:
            self._draft.start()
            self._idle.start()
