"""Step 1: the school's files, what was read of them, and the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.survey.draft import DraftCard
from inspector.ui.survey.rules import NamesCard, RuleCard
from inspector.ui.survey.words import counted, joined, sentences, word
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.elided import ElidedLabel
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.survey_views import SurveyView, TableDraft, TableView

_RIGHT, _HEAD = 360, 56


class TablesStep(QWidget):
    """Says which files and tables are wanted."""

    files_wanted = Signal()
    put_in = Signal(object)
    """A DraftCard."""
    taken_out = Signal(int)
    done = Signal()
    """Nothing is to be done here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule, self.names = RuleCard(), NamesCard()
        self.choose = Button(self.tr("Choose files"), icon="folder", key="O")
        self.choose.clicked.connect(self.files_wanted)
        self.drafts: list[DraftCard] = []
        self._tables = Card(self.tr("Tables that are in"))
        self._tables.tools.addWidget(self.choose)
        self._tables.head.setMinimumHeight(_HEAD)
        full_bleed(self._tables.body)
        left, self._left = scrolled(self.tr("Tables"))
        self._left.setSpacing(16)
        self._left.addWidget(self._tables)
        self._left.addStretch(1)
        right, column = scrolled(self.tr("Rules"))
        column.setSpacing(16)
        column.addWidget(self.rule)
        column.addWidget(self.names)
        column.addStretch(1)
        right.setFixedWidth(_RIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(right)

    def show_view(self, view: SurveyView) -> None:
        """Show what is in."""
        clear_layout(self._tables.body)
        self._tables.set_count(self.tr("%n table(s)", "", len(view.tables)) if view.tables else "")
        for table in view.tables:
            self._tables.body.addWidget(self._row(table, read_only=view.read_only))
        if not view.tables:
            self._tables.body.addWidget(self._nothing(read_only=view.read_only))
        self.choose.setEnabled(not view.read_only)
        self.rule.show_rule(view.rule, read_only=view.read_only)
        self.names.show_names(view)

    def add_drafts(self, drafts: tuple[TableDraft, ...], language: Language) -> None:
        """Show tables that were read, the keys on the first."""
        for draft in drafts:
            card = DraftCard(draft, language)
            card.wanted.connect(self.put_in)
            card.unwanted.connect(self.drop_draft)
            self._left.insertWidget(len(self.drafts), card)
            card.show()  # at once: the keys go to it now
            self.drafts.append(card)
        self.focus_first()

    def drop_draft(self, card: DraftCard) -> None:
        """Take a draft away; the keys go on to the next."""
        if card in self.drafts:
            self.drafts.remove(card)
            self._left.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.focus_first()

    def clear_drafts(self) -> None:
        """Forget what was read: names stand in it."""
        for card in tuple(self.drafts):
            self.drop_draft(card)

    def focus_first(self) -> None:
        """Put the keys on the next thing to do here."""
        if self.drafts:
            self.drafts[0].put_in.setFocus()
        elif self.choose.isEnabled():
            self.choose.setFocus()
        else:  # finalised: shown, not changed
            self.done.emit()

    def _row(self, table: TableView, *, read_only: bool) -> QWidget:
        row = QWidget()
        row.setProperty("role", "divided")
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        kind = joined(word(table.people), word(table.side), counted("rows", table.n_rows))
        words.addWidget(label(kind, "bold"))
        words.addWidget(ElidedLabel(joined(table.file_name, table.sheet), "muted"))
        words.addWidget(label(f"SHA-256 {table.sha256[:8]}…{table.sha256[-8:]}", "muted"))
        for remark in table.remarks:
            words.addWidget(wrapped(sentences(remark), "note"))
        line.addLayout(words, 1)
        out = IconButton("trash", self.tr("Take this table out"))
        out.clicked.connect(lambda: self.taken_out.emit(table.id))
        out.setEnabled(not read_only)
        line.addWidget(out)
        return row

    def _nothing(self, *, read_only: bool) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 24, 16, 24)
        row.setSpacing(12)
        row.addWidget(icon_label("info", "muted", 18))
        words = self.tr(
            "The school's rosters and its surveys of travel and health come here: choose the files or drop them on "
            "this page. Excel tables and csv, several sheets too."
        )
        if read_only:
            words = self.tr("Roster and survey were not compared at this visit.")
        row.addWidget(wrapped(words, "muted"), 1)
        return box
