"""A list of people in two lines each: who, and what is wrong; where in the school's table the row stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from inspector.ui.survey.words import detail_words, joined, word
from inspector.ui.widgets.suggest import Suggestion, SuggestionModel
from inspector.ui.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from inspector.services.survey_views import NearLine, PersonLine


class PeopleList(QListView):
    """Shows people; on near matches 1 says one person, 3 says two, 0 takes it back."""

    settled = Signal(object, object)
    """The NearLine, and True, False or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "suggestions")
        self.setAccessibleName(self.tr("People"))
        self._model = SuggestionModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show people of a list."""
        self._show([Suggestion(title_of(line), self._note(line), line) for line in people])

    def show_near(self, lines: Sequence[NearLine]) -> None:
        """Show near matches: the roster's row, then the survey's."""
        entries: list[Suggestion] = []
        for line in lines:
            title = f"{title_of(line.roster)}  ↔  {title_of(line.survey)}"
            said = {None: self.tr("not settled"), True: self.tr("one person"), False: self.tr("two people")}[line.same]
            entries.append(Suggestion(title, joined(said, word(f"reason/{line.reason}")), line))
        self._show(entries)

    def current_near(self) -> object:
        """Return the near match that the keys stand on, or None."""
        index = self.currentIndex()
        return self._model.at(index.row()).value if index.isValid() else None

    def count(self) -> int:
        """Return how many lines are shown."""
        return self._model.rowCount()

    def _show(self, entries: list[Suggestion]) -> None:
        at = max(self.currentIndex().row(), 0)
        self._model.show(entries)
        if entries:
            self.setCurrentIndex(self._model.index(min(at, len(entries) - 1)))

    def _note(self, line: PersonLine) -> str:
        place = self.tr("table {n}, row {row}").format(n=line.table, row=line.table_row)
        return joined(*(word(code) for code in line.codes), detail_words(line.details), place)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        said = {"1": True, "3": False, "0": None}
        if event.text() in said and self.current_near() is not None:
            self.settled.emit(self.current_near(), said[event.text()])
            event.accept()
        else:
            super().keyPressEvent(event)


def title_of(line: PersonLine) -> str:
    """Return a person in one line: name, class, number, telephone."""
    return "　".join(part for part in (line.name, line.clas, line.number, line.phone) if part)
