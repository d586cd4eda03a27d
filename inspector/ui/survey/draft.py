"""A table that was read and not yet put in: what it is and how its columns are read, to be corrected by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.domain.survey import ROLES
from inspector.services.survey import remarks_of
from inspector.services.survey_views import N_SAMPLES
from inspector.ui.survey.words import counted, joined, sentences, word
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.elided import ElidedLabel
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steady import Choice

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.survey_views import TableDraft

_COLUMN_WIDTH = 184


class DraftCard(Card):
    """Says when the table is to be put in, or not wanted."""

    wanted = Signal(object)
    """This card."""
    unwanted = Signal(object)

    def __init__(self, draft: TableDraft, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.draft = draft
        self._language: Language = language
        self.set_title(self.tr("Read, not put in yet"))
        self.set_count(counted("rows", draft.n_rows))
        self.body.addWidget(ElidedLabel(joined(draft.file_name, draft.sheet.name), "bold"))
        self.side = Segmented([(side, word(side), "") for side in ("roster", "survey")])
        self.people = Segmented([(people, word(people), "") for people in ("student", "staff")])
        for chooser, value in ((self.side, draft.side), (self.people, draft.people)):
            chooser.set_value(value)
            chooser.chosen.connect(self._choose)
        row = Flow()
        for chooser in (self.side, self.people):
            row.add(chooser)
        self.body.addWidget(row)
        self.body.addWidget(wrapped(self.tr("Columns, with the first rows; names and numbers are masked"), "caption"))
        self.boxes: dict[int, Choice] = {}
        self.samples: dict[int, list[ElidedLabel]] = {}
        """What the first people have in a column, a label each."""
        self.body.addWidget(self._columns())
        remarks = QWidget()
        self._remarks = QVBoxLayout(remarks)
        self._remarks.setContentsMargins(0, 0, 0, 0)
        self._remarks.setSpacing(4)
        self.body.addWidget(remarks)
        self.put_in, leave = Button(self.tr("Put in"), icon="check", key="Enter"), Button(self.tr("Not this one"))
        self.put_in.clicked.connect(lambda: self.wanted.emit(self))
        self.put_in.setAutoDefault(True)
        leave.clicked.connect(lambda: self.unwanted.emit(self))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.put_in)
        acts.addWidget(leave)
        acts.addStretch(1)
        self.body.addLayout(acts)
        self._show_remarks()

    def _columns(self) -> QWidget:
        flow = Flow()
        nameless = not any(self.draft.columns.headings)
        for n, heading in enumerate(self.draft.columns.headings):
            if not heading and not nameless:
                continue
            cell = QWidget()
            cell.setFixedWidth(fonts.px(_COLUMN_WIDTH))
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(ElidedLabel(heading or self.tr("column {n}").format(n=n + 1), "muted"))
            box = Choice()
            box.setAccessibleName(self.tr("What {heading} is").format(heading=heading))
            for role in ("", *ROLES):
                box.addItem(word(f"role/{role}"), role)
            box.setCurrentIndex(box.findData(self.draft.columns.roles[n]))
            box.activated.connect(partial(self._correct, n))
            self.boxes[n] = box
            column.addWidget(box)
            self.samples[n] = [ElidedLabel("", "note") for _ in range(N_SAMPLES)]
            for line in self.samples[n]:
                column.addWidget(line)
            flow.add(cell)
        self._show_samples()
        return flow

    def _show_samples(self) -> None:
        for n, lines in self.samples.items():
            texts = self.draft.samples(n)
            for at, line in enumerate(lines):
                line.setText((texts[at] or "—") if at < len(texts) else "")
            self.boxes[n].setAccessibleDescription(joined(*texts))

    def _correct(self, column: int, _index: int = 0) -> None:
        columns = self.draft.columns.with_role(column, self.boxes[column].currentData())
        self.draft = replace(self.draft, columns=columns)
        for n, box in self.boxes.items():
            box.setCurrentIndex(box.findData(columns.roles[n]))
        self._show_samples()
        self._show_remarks()

    def _choose(self, _value: str) -> None:
        self.draft = replace(self.draft, side=self.side.value(), people=self.people.value())

    def _show_remarks(self) -> None:
        clear_layout(self._remarks)
        for remark in remarks_of(self.draft, self._language):
            self._remarks.addWidget(wrapped(sentences(remark), "note"))
        self.put_in.setEnabled("name" in self.draft.columns.roles)
