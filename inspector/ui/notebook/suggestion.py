"""What the duty test suggests for its item: nothing is answered before the button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.services.notebook_views import NotebookView


class SuggestionCard(QFrame):
    """Item, suggested answer and the fact that goes with it."""

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._head, self._fact, self._note = wrapped("", "card-title"), wrapped(""), wrapped("", "muted")
        self.accept = Button(self.tr("Take as the answer"), icon="check", key="Enter")
        self.accept.clicked.connect(self.accepted)
        for widget in (self._head, self._fact, self._note):
            column.addWidget(widget)
        column.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_suggestion(self, view: NotebookView) -> None:
        """Show what the calls say, or that a second try is due, or nothing."""
        suggestion, calls = view.suggestion, view.lists["duty_call"]
        self.setVisible(bool(calls) and not (view.read_only and suggestion is None))
        if suggestion is None:
            self._head.setText(self.tr("No answer is suggested yet"))
            again = self.tr("Nobody answered: try once more a little later (two tries are our suggestion).")
            name = self.tr("Say whether they could name the leader on duty.")
            answered = any(getattr(call.entry, "answered", False) for call in calls)
            self._fact.setText(name if answered else again)
            self._note.hide()
            self.accept.hide()
            return
        self._head.setText(self.tr("{item}: {words} is suggested").format(item=suggestion.item, words=suggestion.words))
        self._fact.setText(suggestion.fact)
        note = ""
        if suggestion.taken:
            note = self.tr("The item is answered so.")
        elif suggestion.answered:
            note = self.tr("The item is answered otherwise or with another fact; taking this changes it.")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.accept.setVisible(not suggestion.taken and not view.read_only)

    def said(self) -> tuple[str, str, str]:
        """Return the words of the card."""
        return self._head.text(), self._fact.text(), self._note.text() if self._note.isVisible() else ""
