"""Step 4: what the result says for items of the checklist; each is accepted by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.services.survey_views import Suggestion, SurveyView

_ICONS = {"conforms": "check", "mostly": "half", "fails": "cross", "not_applicable": "dash"}


class AnswersStep(QWidget):
    """Says which answer was accepted."""

    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(self.tr("Answers for the checklist"))
        full_bleed(self._card.body)
        self.rows: dict[str, RowButton] = {}
        area, column = scrolled(self.tr("Answers for the checklist"))
        column.addWidget(self._card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_view(self, view: SurveyView) -> None:
        """Show the suggestions."""
        had_focus = next((item for item, row in self.rows.items() if row.hasFocus()), "")
        clear_layout(self._card.body)
        self.rows.clear()
        for suggestion in view.suggestions:
            row = self._row(suggestion, read_only=view.read_only)
            self.rows[suggestion.item] = row
            self._card.body.addWidget(row)
        if not view.suggestions:
            text = self.tr("Compare first: then the answers to I01, I02, I04 and I05 that follow from it stand here.")
            words = wrapped(text, "muted")
            words.setContentsMargins(16, 24, 16, 24)
            self._card.body.addWidget(words)
        if had_focus in self.rows:
            self.focus_after(had_focus)

    def focus_first(self) -> None:
        """Put the keys on the first suggestion."""
        if self.rows:
            next(iter(self.rows.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_after(self, item: str) -> None:
        """Put the keys on the suggestion after one that was accepted."""
        items = list(self.rows)
        at = min(items.index(item) + 1, len(items) - 1) if item in items else 0
        self.rows[items[at]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, suggestion: Suggestion, *, read_only: bool) -> RowButton:
        row = RowButton(f"{suggestion.item} {suggestion.words}")
        row.row.addWidget(label(suggestion.item, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(wrapped(suggestion.text))
        words.addWidget(wrapped(suggestion.words, "bold"))
        words.addWidget(wrapped(suggestion.note, "note"))
        row.row.addLayout(words, 1)
        colour = suggestion.value if suggestion.value in _ICONS else "muted"
        row.row.addWidget(icon_label(_ICONS.get(suggestion.value, "question"), colour, 18))
        if suggestion.taken:
            act = self.tr("Taken")
        elif suggestion.standing:
            act = self.tr("Replace the answer")
        else:
            act = self.tr("Take")
        row.row.addWidget(label(act, "link" if not suggestion.taken else "note"))
        row.settle()
        row.setEnabled(not read_only)
        row.clicked.connect(lambda: self.accepted.emit(suggestion.item))
        return row
