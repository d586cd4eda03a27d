"""Step 3: a random sample to telephone or meet, and what each said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.survey_sample import MAX_SIZE, RESULTS, SUGGESTED_SIZE, WAYS
from inspector.ui.survey.people import title_of
from inspector.ui.survey.words import detail_words, joined, word
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steady import Number

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from inspector.services.survey_views import OutcomeView, SampleView

_KEYS = {"1": "agrees", "2": "minor", "3": "differs", "5": "unreached"}


class OutcomeRow(QWidget):
    """One of the sample; digits say what came of it while the keys stand on the row."""

    said = Signal(int, str, str, str)
    given = Signal()
    """By a key: the next person is to come."""
    """Row, way, result, note."""

    def __init__(self, outcome: OutcomeView, *, read_only: bool) -> None:
        super().__init__()
        self._row, self._read_only = outcome.person.row, read_only
        self.setProperty("role", "divided")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        who = title_of(outcome.person)
        self.setAccessibleName(who)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(wrapped(who, "bold"))
        if outcome.person.details:
            column.addWidget(wrapped(detail_words(outcome.person.details), "note"))
        self.way = Segmented([(way, word(way), "") for way in WAYS])
        self.result = Segmented([(result, f"{key} {word(result)}", "") for key, result in _KEYS.items()])
        self.way.set_value(outcome.way)
        self.result.set_value(outcome.result)
        self.note = QLineEdit(outcome.note)
        self.note.setAccessibleName(self.tr("What was said"))
        self.note.setPlaceholderText(self.tr("What was said (destroyed with the names)"))
        at_most(self.note, 500)
        flow = Flow()
        flow.add(self.way)
        flow.add(self.result)
        column.addWidget(flow)
        column.addWidget(self.note)
        for widget in (self.way, self.result, self.note):
            widget.setEnabled(not read_only)
        self.way.chosen.connect(self._say)
        self.result.chosen.connect(self._say)
        self.note.editingFinished.connect(self._say)

    def give(self, result: str) -> None:
        """Take a result."""
        self.result.set_value(result)
        self._say()

    def _say(self, _value: str = "") -> None:
        self.said.emit(self._row, self.way.value() or "phone", self.result.value(), self.note.text())

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.text() in _KEYS and not self._read_only:
            self.give(_KEYS[event.text()])
            self.given.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class SampleStep(QWidget):
    """Says when to draw, and each outcome."""

    drawn = Signal(int, str)
    """Size and seed ("" for one by chance)."""
    said = Signal(int, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.size_box, self.seed = Number(), QLineEdit()
        self.size_box.setRange(1, MAX_SIZE)
        self.size_box.setValue(SUGGESTED_SIZE)
        self.size_box.setSuffix(self.tr(" rows"))
        self.size_box.setAccessibleName(self.tr("How many to draw"))
        self.size_box.lineEdit().setTextMargins(8, 0, 0, 0)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setPlaceholderText(self.tr("seed; empty: by chance"))
        at_most(self.seed, 64)
        self.draw = Button(self.tr("Draw"), icon="check", key="D")
        self.draw.clicked.connect(self.ask)
        card = Card(self.tr("Random sample"))
        row = Flow()
        self.size_box.setMinimumWidth(112)
        self.seed.setMinimumWidth(240)
        for widget in (self.size_box, self.seed, self.draw):
            row.add(widget)
        card.body.addWidget(row)
        self._facts = wrapped("", "note")
        card.body.addWidget(self._facts)
        card.body.addWidget(wrapped(self._algorithm(), "note"))
        self._people = Card(self.tr("Telephone or meet"))
        full_bleed(self._people.body)
        self.rows: list[OutcomeRow] = []
        area, column = scrolled(self.tr("Random sample"))
        column.setSpacing(16)
        column.addWidget(card)
        column.addWidget(self._people)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def ask(self) -> None:
        """Ask for a sample."""
        self.drawn.emit(self.size_box.value(), self.seed.text())

    def show_sample(self, sample: SampleView | None, *, has_names: bool, read_only: bool) -> None:
        """Show the sample; rows stay while only their outcome changes."""
        self.draw.setEnabled(has_names and not read_only)
        self._people.setVisible(sample is not None)
        if sample is None:
            self._facts.setText(self.tr("Three people are suggested for item I05."))
            return
        words = self.tr("Seed {seed} · drawn {size} of {population} rows · population {hash}")
        facts = words.format(
            seed=sample.seed, size=sample.size, population=sample.population, hash=sample.population_sha256[:16]
        )
        if sample.drawn_before:
            facts = joined(facts, self.tr("%n sample(s) drawn before", "", sample.drawn_before))
        self._facts.setText(facts)
        self._people.set_count(self._counts(sample))
        clear_layout(self._people.body)
        self.rows = [OutcomeRow(outcome, read_only=read_only) for outcome in sample.outcomes]
        for row in self.rows:
            row.said.connect(self.said)
            row.given.connect(partial(self._go_on, row))
            self._people.body.addWidget(row)
        if not self.rows:
            self._people.body.addWidget(self._gone())

    def show_counts(self, sample: SampleView) -> None:
        """Show the counts alone: somebody is typing in a row."""
        self._people.set_count(self._counts(sample))

    def focus_first(self) -> None:
        """Put the keys on the first who is not done, else on drawing."""
        todo = next((row for row in self.rows if not row.result.value()), None)
        (todo or self.draw).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, after: OutcomeRow) -> None:
        """Put the keys on the next person: one who is not done yet, as long as there is one."""
        at = self.rows.index(after)
        order = [*self.rows[at + 1 :], *self.rows[:at]]
        target = next((row for row in order if not row.result.value()), order[0] if order else after)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _counts(self, sample: SampleView) -> str:
        return joined(*(f"{word(result)} {sample.n_by_result[result]}" for result in RESULTS))

    def _gone(self) -> QWidget:
        text = label(self.tr("The names were destroyed; the counts remain."), "muted")
        text.setContentsMargins(16, 16, 16, 16)
        return text

    def _algorithm(self) -> str:
        return self.tr(
            "Drawn are the rows whose SHA-256 of seed, line feed and row key is smallest; a row's key is "
            "file SHA-256:sheet:row. Whoever has file and seed draws the same."
        )
