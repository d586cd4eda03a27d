"""When the team arrived (civil time at the school) and whom it met."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.base.clock import CHINA
from inspector.ui.new_visit.parts import TARGET, button, labelled, line_edit, quiet
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.steady import Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFFICES = ("校长", "副校长", "值班干部")
"""Offices as printed; the first ones that one meets at a gate."""


class ArrivalCard(Card):
    """Arrival, now unless changed, and a line for each person met."""

    changed = Signal()
    asked_now = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Arrival"))
        self.at = Moment()
        self.at.setAccessibleName(self.tr("Time of arrival"))
        # The laptop's own zone must not move the time that the school's clock shows.
        self.at.setTimeZone(QTimeZone.utc())
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.setMinimumHeight(TARGET)
        self.at.lineEdit().setTextMargins(8, 0, 0, 0)  # style sheets give an editor inside no padding
        self.at.dateTimeChanged.connect(lambda: self.changed.emit())
        self.now = button(self.tr("Now"), name=self.tr("Arrived now"))
        self.now.clicked.connect(self.asked_now)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(labelled(self.tr("Time of arrival"), self.at), 1)
        row.addWidget(self.now, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.body.addWidget(label(self.tr("Whom the team met"), "caption"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.people: list[tuple[QLineEdit, QLineEdit]] = []
        self.more = button(self.tr("Another person"), icon="plus")
        self.more.clicked.connect(self._another)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def arrived_at(self) -> datetime:
        """The time shown, as an instant."""
        day, at = self.at.date(), self.at.time()
        return datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=CHINA)

    def show_arrival(self, at: datetime) -> None:
        """Show a time of arrival."""
        local = at.astimezone(CHINA)
        self.at.setDateTime(
            QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute), QTimeZone.utc())
        )

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Show whom the team met; there is always a line to type in."""
        self.people.clear()
        clear_layout(self._rows)
        for name, office in people or [("", "")]:
            self._add(name, office)

    def read_people(self) -> list[tuple[str, str]]:
        """Return (name, office) as typed."""
        return [(name.text(), office.text()) for name, office in self.people]

    def first_person(self) -> str:
        """Return the name of the first person met, for "shown to"."""
        return next((name.text().strip() for name, _ in self.people if name.text().strip()), "")

    def _another(self) -> None:
        name, _ = self._add("", "")
        name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, office: str) -> tuple[QLineEdit, QLineEdit]:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        who = line_edit(self.tr("Name of the person met"), self.tr("Name"))
        what = line_edit(self.tr("Office of the person met"), self.tr("Office, as {office}").format(office=_OFFICES[0]))
        fill(who, name)
        what.setText(office)
        remove = quiet(self.tr("Remove"), self.tr("Remove this person"))
        box.addWidget(who, 1)
        box.addWidget(what, 1)
        box.addWidget(remove)
        pair = (who, what)
        remove.clicked.connect(partial(self._remove, row, pair))
        for field in pair:
            field.textEdited.connect(lambda: self.changed.emit())
        self.people.append(pair)
        self._rows.addWidget(row)
        for one, following in pairwise((who, what, remove, self.more)):  # made after what stands below it
            QWidget.setTabOrder(one, following)
        return pair

    def _remove(self, row: QWidget, pair: tuple[QLineEdit, QLineEdit]) -> None:
        if pair not in self.people:  # pressed again before it was gone
            return
        self.people.remove(pair)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.people:
            self._add("", "")
        self.changed.emit()
