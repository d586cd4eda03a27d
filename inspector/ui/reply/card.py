"""On the record's page: the form for the school, and what came back of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.base.clock import civil_date
from inspector.ui.theme.icons import icon_label
from inspector.ui.today.words import day_words
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.reply import ReplyView


class RepliesCard(Card):
    """Says what is wanted; lists the reports that were taken in."""

    form_wanted = Signal()
    reply_wanted = Signal()
    chosen = Signal(object)
    """Key of a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Report on rectification"), parent)
        full_bleed(self.body)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.form = Button(self.tr("Form for the school"), icon="download")
        self.take = Button(self.tr("Take in a report"), icon="folder")
        self.form.clicked.connect(self.form_wanted)
        self.take.clicked.connect(self.reply_wanted)
        acts = Flow()
        for button in (self.form, self.take):
            button.setMinimumHeight(44)
            acts.add(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 16)
        foot.addWidget(acts)
        self.body.addLayout(self._rows)
        self.body.addLayout(foot)
        self.hide()

    def show_replies(self, replies: Sequence[ReplyView], *, may_have_form: bool) -> None:
        """Show what came back; the card goes where no problem waits to be put right."""
        clear_layout(self._rows)
        self.setVisible(may_have_form)
        for one in replies:
            self._rows.addWidget(self._row(one))

    def _row(self, one: ReplyView) -> QWidget:
        done = self.tr("{done} of {n} put right, as the school says").format(done=one.reply.n_done, n=len(one.answered))
        when = day_words(civil_date(one.taken_at)) if one.taken_at else ""
        row = RowButton(f"{when}，{done}")
        row.row.setContentsMargins(16, 12, 16, 12)
        row.row.addWidget(icon_label("document", "muted", 20))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(wrapped(done))
        column.addWidget(wrapped(f"{when}·{one.reply.filled_by or one.file}", "note"))
        row.row.addLayout(column, 1)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(one.id))
        return row
