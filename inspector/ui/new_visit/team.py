"""The team: me as leader, colleagues of earlier visits with one key, cards and avoidance of all at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.new_visit.form import MemberForm
from inspector.ui.new_visit.member import MemberBox
from inspector.ui.new_visit.parts import Inline, button, chip
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspector.services.plan_views import NewMember, Option

_N_BY_KEY = 9


class TeamCard(Card):
    """The team's card."""

    changed = Signal()
    member_removed = Signal(int)  # its place among those who have a name: reasons given for it are void
    asked_now = Signal(object)  # a MemberBox, or None for all: the time and the person met come from the page

    def __init__(self, roles: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Team"))
        self._roles = roles
        self._colleagues: list[NewMember] = []
        self.boxes: list[MemberBox] = []
        self._buttons()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.error = Inline("bad")
        self.body.addWidget(self.error)
        self._make_chips()

    def show_colleagues(self, colleagues: Sequence[NewMember]) -> None:
        """Offer these for the team."""
        self._colleagues = list(colleagues)
        self._show_chips()

    def show_team(self, team: Sequence[MemberForm]) -> None:
        """Show a team, as it was left or as prefilled."""
        self.boxes.clear()
        clear_layout(self._rows)
        for member in team:
            self._add(member, known=bool(member.name))
        self._show_chips()

    def read(self) -> list[MemberForm]:
        """Return the team as typed, empty lines too."""
        return [box.read() for box in self.boxes]

    def judge(self, day: date) -> None:
        """Tell of expired cards on the day of the visit."""
        for box in self.boxes:
            box.judge(day)

    def declare_all(self) -> None:
        """Declare 无应回避情形 for each; a tie that was declared stays."""
        for box in self.boxes:
            box.declare()

    def add_colleague(self, n: int) -> None:
        """Take the n-th colleague that is offered into the team."""
        offered = self._offered()
        if n < len(offered):
            member = offered[n]
            role = "member" if member.role == "leader" else member.role
            self._add(MemberForm.of(replace(member, role=role)), known=True)
            self._show_chips()
            self.changed.emit()

    def add_person(self) -> None:
        """Add an empty line and go to its name."""
        box = self._add(MemberForm(), known=False)
        box.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def show_card_error(self, text: str) -> None:
        """Show a message at the team."""
        self.error.tell(text)

    def _buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.declare = button(
            self.tr("No ties: all"), self.tr("Declare for all: no tie calls for avoidance"), key="Alt+A"
        )
        self.declare.clicked.connect(lambda: self.declare_all())
        self.shown = button(self.tr("Cards shown now: all"), self.tr("The cards of all were shown now"), key="Alt+S")
        self.shown.clicked.connect(lambda: self.asked_now.emit(None))
        row.addWidget(self.declare)
        row.addWidget(self.shown)
        row.addStretch(1)
        self.body.addLayout(row)
        QShortcut(QKeySequence("Alt+A"), self, self.declare_all)
        QShortcut(QKeySequence("Alt+S"), self, lambda: self.asked_now.emit(None))
        for n in range(_N_BY_KEY):
            QShortcut(QKeySequence(f"Alt+{n + 1}"), self, partial(self.add_colleague, n))
        QShortcut(QKeySequence("Alt+0"), self, self.add_person)

    def _make_chips(self) -> None:
        self.offer = QWidget()
        box = QVBoxLayout(self.offer)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(label(self.tr("Add to the team"), "caption"))
        self._chips = Flow(gap=8)
        box.addWidget(self._chips)
        self.body.addWidget(self.offer)

    def _show_chips(self) -> None:
        self._chips.clear()
        for n, member in enumerate(self._offered()):
            key = f"Alt+{n + 1}" if n < _N_BY_KEY else ""
            offer = chip(member.name, self.tr("Add {name}").format(name=member.name), icon="plus", key=key)
            offer.clicked.connect(partial(self._chip_clicked, n))
            self._chips.add(offer)
        other = chip(self.tr("Somebody else"), self.tr("Add somebody else"), icon="plus", key="Alt+0")
        other.clicked.connect(self.add_person)
        self._chips.add(other)

    def _chip_clicked(self, n: int, _checked: bool = False) -> None:  # Qt's signal
        self.add_colleague(n)

    def _offered(self) -> list[NewMember]:
        there = {(box.name.text().strip(), box.card.text().strip()) for box in self.boxes}
        return [member for member in self._colleagues if (member.name, member.card_number) not in there]

    def _add(self, member: MemberForm, *, known: bool) -> MemberBox:
        box = MemberBox(member, self._roles, known=known, parent=self)
        box.changed.connect(self._box_changed)
        box.removed.connect(partial(self._remove, box))
        box.asked_now.connect(partial(self._now, box))
        self.boxes.append(box)
        self._rows.addWidget(box)
        return box

    def _box_changed(self) -> None:
        self.error.tell("")
        self.changed.emit()

    def _now(self, box: MemberBox) -> None:
        self.asked_now.emit(box)

    def _remove(self, box: MemberBox) -> None:
        if box not in self.boxes:  # pressed again before it was gone
            return
        place = sum(not other.read().empty for other in self.boxes[: self.boxes.index(box)])
        counted = not box.read().empty
        self.boxes.remove(box)
        self._rows.removeWidget(box)
        box.hide()
        box.deleteLater()
        self._show_chips()
        if counted:
            self.member_removed.emit(place)
        self.changed.emit()
