"""Step 2: what was found, counted; the people of each list, masked until they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from inspector.services.survey_lists import LISTS
from inspector.services.survey_views import NearLine
from inspector.ui.survey.people import PeopleList
from inspector.ui.survey.words import counted, word
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from inspector.services.survey_views import Counts, PersonLine, SurveyView

_LEFT, _HEAD = 360, 56
_NARROW = 800
"""Under this width the button that shows names is its icon."""
_SEVERAL = frozenset({"renamed", "shared_numbers"})
"""Each person or number of these lists stands there with its rows."""
_GRAVE = frozenset({"missing", "without_dates", "ended_early"})


class ResultStep(QWidget):
    """Says which list is wanted, and what a person settled."""

    list_wanted = Signal(str, str)
    """List and people."""
    settled = Signal(object, object)
    names_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = ("", "")
        self._counts, self._counts_column = scrolled(self.tr("Result"))
        self._counts.setFixedWidth(_LEFT)
        self._counts_column.setSpacing(16)
        self.card = Card()
        full_bleed(self.card.body)
        self.card.head.setMinimumHeight(_HEAD)
        self.names = Button(self.tr("Show names"), icon="eye", key="S")
        self.names.setCheckable(True)
        self.names.toggled.connect(self.names_wanted)
        self.card.tools.addWidget(self.names)
        self.people = PeopleList()
        self.people.settled.connect(self.settled)
        self._hint = wrapped("", "note")
        self._hint.setContentsMargins(16, 8, 16, 8)
        words = self.tr("Put in a roster and a survey under Tables, then compare: what was left out stands here.")
        self._nothing = wrapped(words, "muted")
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._nothing.hide()
        self.card.body.addWidget(self._hint)
        self.card.body.addWidget(self._nothing)
        self.card.body.addWidget(self.people, 1)
        self.card.body.addWidget(self._make_acts())
        self.rows: dict[tuple[str, str], RowButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._counts)
        row.addWidget(self.card, 1)

    def show_view(self, view: SurveyView) -> None:
        """Show the counts; the list that is open stays."""
        clear_layout(self._counts_column)
        self.rows.clear()
        for counts in view.counts:
            self._counts_column.addWidget(self._card(counts))
        self._counts_column.addStretch(1)
        self._counts.setVisible(bool(view.counts))
        self._nothing.setVisible(not view.counts)
        self.names.setEnabled(view.has_names)
        if self.current not in self.rows:
            self.current = next(iter(self.rows), ("", ""))
        self._mark()

    def show_people(self, people: Sequence[PersonLine], total: int) -> None:
        """Show the people of the list that is open."""
        self._head("rows" if self.current[0] in _SEVERAL else self.current[0], total)
        self.people.show_people(people)
        more = total - len(people)
        self._hint.setText(self.tr("%n line(s) more not shown.", "", more) if more > 0 else "")
        self._hint.setVisible(more > 0)
        self._acts.hide()

    def show_near(self, lines: Sequence[NearLine], *, read_only: bool) -> None:
        """Show near matches, to be settled."""
        self._head("near", len(lines))
        self.people.show_near(lines)
        self._hint.setText(self.tr("Left the roster, right the survey. Ask the class teacher, then say."))
        self._hint.setVisible(bool(lines))
        self._acts.setVisible(bool(lines) and not read_only)

    def choose(self, name: str, people: str) -> None:
        """Open a list."""
        self.current = (name, people)
        self._mark()
        self.list_wanted.emit(name, people)
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_people(self) -> None:
        """Show nobody: the page is left."""
        self.names.setChecked(False)
        self.people.show_people(())

    def _card(self, counts: Counts) -> QWidget:
        card = Card(word(counts.people))
        full_bleed(card.body)
        summary = wrapped(self._summary(counts), "note")
        summary.setContentsMargins(16, 8, 16, 8)
        card.body.addWidget(summary)
        values = {name: _count(counts, name) for name in LISTS}
        for name in LISTS:
            if values[name] > 0 or name in {"missing", "near"}:
                row = self._row(name, counts.people, values[name])
                self.rows[name, counts.people] = row
                card.body.addWidget(row)
        if counts.near_skipped:
            words = self.tr("Too many people have no match to look for near ones. Was the right table chosen?")
            remark = wrapped(words, "bad-text")
            remark.setContentsMargins(16, 8, 16, 8)
            card.body.addWidget(remark)
        return card

    def _summary(self, counts: Counts) -> str:
        if counts.roster < 0:
            return self.tr("surveyed {n}, no roster").format(n=counts.surveyed)
        words = self.tr("roster {roster}, surveyed {surveyed}, matched {matched}")
        return words.format(roster=counts.roster, surveyed=counts.surveyed, matched=counts.matched)

    def _row(self, name: str, people: str, n: int) -> RowButton:
        text = counted(name, n)
        row = RowButton(f"{word(people)} {word(name)} {text}")
        row.row.addWidget(wrapped(word(name)), 1)
        number = label(text, "heading-fails" if name in _GRAVE and n > 0 else "heading")
        number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.row.addWidget(number)
        row.settle()
        row.setMinimumHeight(44)  # above its layout's own wish in a card that is squeezed
        row.clicked.connect(lambda: self.choose(name, people))
        return row

    def _mark(self) -> None:
        for key, row in self.rows.items():
            row.setProperty("selected", key == self.current)
            row.style().unpolish(row)
            row.style().polish(row)
        self.card.set_title(word(self.current[0]) if self.current[0] else self.tr("Nothing compared yet"))

    def _head(self, name: str, n: int) -> None:
        self.card.set_count(counted(name, n))

    def _make_acts(self) -> QWidget:
        self._acts = QWidget()
        self._acts.setProperty("role", "foot")
        outer = QHBoxLayout(self._acts)
        outer.setContentsMargins(16, 8, 16, 8)
        row = Flow()
        outer.addWidget(row)
        for words, key, said in (
            (self.tr("One person"), "1", True), (self.tr("Two people"), "3", False), (self.tr("Take back"), "0", None),
        ):  # fmt: skip
            button = Button(words, key=key)
            button.clicked.connect(lambda _checked=False, said=said: self._say(said))
            row.add(button)
        self._acts.hide()
        return self._acts

    def _say(self, said: bool | None) -> None:
        line = self.people.current_near()
        if isinstance(line, NearLine):
            self.settled.emit(line, said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.names.fold(int(self.width() < fonts.px(_NARROW)))


def _count(counts: Counts, name: str) -> int:
    return getattr(counts, name)
