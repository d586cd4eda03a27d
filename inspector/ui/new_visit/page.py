"""The page: two columns (one where it is narrow), everything at hand, start with Ctrl+Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import CHINA, civil_date
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.arrival import ArrivalCard
from inspector.ui.new_visit.form import VisitForm
from inspector.ui.new_visit.gaps import GapsCard
from inspector.ui.new_visit.parts import Inline, OneOf, button, labelled, line_edit
from inspector.ui.new_visit.presenter import NewVisitPresenter
from inspector.ui.new_visit.school import SchoolCard
from inspector.ui.new_visit.team import TeamCard
from inspector.ui.theme import fonts
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.column import ScrolledColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspector.base.messages import Message
    from inspector.services.plan_views import Gap, SchoolView, VisitOptions
    from inspector.ui.desk_session import Session
    from inspector.ui.new_visit.member import MemberBox

_NARROW = 1000
"""Under this width (px) the right column goes below the left one."""
_RIGHT = 400
_SETTLE_MS = 80
"""The rules are asked when typing pauses, not for every letter."""

_AT_SCHOOL = frozenset({"new_visit_no_school", "name_empty", "name_too_long", "school_missing"})
_AT_KIND = frozenset({"new_visit_no_kind"})
_AT_TEAM = frozenset({
    "visit_without_leader", "new_visit_member_nameless", "new_visit_date_unreadable", "new_visit_time_unreadable",
})  # fmt: skip


class NewVisitPage(Page):
    """Says what was asked, changed and started; shows options, results and gaps that it is told."""

    entered = Signal(object)  # a SchoolView to begin with, or None
    left = Signal()  # what is typed has to be kept now
    asked = Signal(str)
    changed = Signal()  # at rest: the rules may look at it
    edited = Signal()  # by a hand, at once
    school_taken = Signal()  # a known one, by a hand
    started = Signal()
    discarded = Signal()
    now_wanted = Signal(object)  # "arrival", a MemberBox, or None for all cards

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built = False
        self._showing = False  # filling in by program is no edit
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self.changed)
        self._make_header()
        self.title, self.crumb = self.tr("New visit"), self.tr("Today")
        self._presenter = NewVisitPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.count, self.clear, self.start]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Enter", self.tr("start the visit")),
            ("/", self.tr("find a school")),
            ("Alt+A", self.tr("declare for all: no ties")),
            ("Alt+S", self.tr("the cards of all were shown now")),
            ("Alt+1–9", self.tr("add a colleague")),
            ("Alt+0", self.tr("add somebody else")),
            ("Esc", self.tr("back to Today; what is typed is kept")),
        ]

    @override
    def enter(self, **arguments: object) -> None:
        self.entered.emit(arguments.get("school"))

    @override
    def leave(self) -> None:
        if self._built:
            self.left.emit()

    def show_options(self, options: VisitOptions) -> None:
        """Offer what there is to choose from. Before anything else; again when colleagues may have changed."""
        if not self._built:
            self._built = True
            self._make_cards(options)
            self._lay()
            self._connect()
            self._arrange()
        self.team.show_colleagues(options.colleagues)

    def show_form(self, form: VisitForm) -> None:
        """Show a form, fresh or as it was left."""
        self._showing = True
        self.arrival.show_arrival(form.arrived_at)
        self.arrival.show_people(form.met)
        self.track.choose(form.track)
        self.phase.choose(form.phase)
        self.checklist.choose(form.checklist)
        self.assignment.setText(form.assignment)
        self.notice.setText(form.notice)
        self.gaps.show_reasons(form.reasons)
        self.gaps.show_gaps(())
        self.team.show_team(form.team)
        if form.school or form.fresh:
            self.school.show_form(form)
        else:
            self.school.reset()
        self._tell_nothing()
        self._showing = False
        self.changed.emit()

    def offer_numbers(self, assignment: str = "", notice: str = "") -> None:
        """Fill in the numbers of what was issued for the school, where nothing is typed yet."""
        for field, number in ((self.assignment, assignment), (self.notice, notice)):
            if number and not field.text().strip():
                field.setText(number)

    def show_cleared(self, *, cleared: bool) -> None:
        """Offer to take the clearing back."""
        self.clear.setText(self.tr("Undo clearing") if cleared else self.tr("Clear"))
        self.clear.setAccessibleName(
            self.tr("Bring back what was typed") if cleared else self.tr("Clear all that is typed")
        )

    def read(self) -> VisitForm:
        """Return what is typed."""
        form = VisitForm(
            arrived_at=self.arrival.arrived_at,
            track=self.track.value,
            phase=self.phase.value,
            checklist=self.checklist.value,
            assignment=self.assignment.text(),
            notice=self.notice.text(),
            team=self.team.read(),
            met=self.arrival.read_people(),
            reasons=dict(self.gaps.reasons),
        )
        self.school.read(form)
        return form

    def show_school(self, school: SchoolView) -> None:
        """Take a known school, as if it had been found here."""
        self.school.take(school)

    def show_schools(self, text: str, schools: Sequence[SchoolView]) -> None:
        """Show what was found for a text."""
        self.school.show_results(text, schools)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what the track demands and is missing."""
        self.gaps.show_gaps(gaps)
        self.team.judge(civil_date(self.arrival.arrived_at))

    def show_count(self, n: int | None) -> None:
        """Show how many items the visit will have; None while the kind of school is not known."""
        self.count.setText("" if n is None else self.tr("{n} items").format(n=n))
        self.count.setVisible(n is not None)

    def show_cards_now(self, box: MemberBox | None, at: datetime) -> None:
        """Put the time (and the first person met) in for one member or for all."""
        text = at.astimezone(CHINA).strftime("%H:%M")
        for one in self.team.boxes if box is None else [box]:
            one.show_card_shown(self.arrival.first_person(), text)

    def show_message(self, code: str, words: Message) -> None:
        """Show a message at the field that it is about."""
        self._tell_nothing()
        if code in _AT_KIND:
            place, field = self.school.fresh.error, self.school.fresh.kind
        elif code in _AT_SCHOOL:
            place, field = self.school.error, self._school_field()
        elif code in _AT_TEAM:
            place, field = self.team.error, self._team_field()
        else:
            place, field = self.error, self.start
        # First the focus: leaving a field counts as an edit there and takes its message away.
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        place.tell(words.lines())
        # The place gets its height by the layout only after this event.
        QTimer.singleShot(0, place, lambda: self._bring(place, field))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:
            self._arrange()

    def _make_cards(self, options: VisitOptions) -> None:
        self.school = SchoolCard(options.school_kinds)
        self.visit = Card(self.tr("Visit"))
        self.track = OneOf(self.tr("Track"), options.tracks)
        self.phase = OneOf(self.tr("Phase"), options.phases)
        self.checklist = OneOf(self.tr("Checklist"), options.checklists)
        self.assignment = line_edit(self.tr("Assignment number"), self.tr("Number of the assignment"))
        self.notice = line_edit(self.tr("Notice number"), self.tr("If special or comprehensive"))
        self.visit.body.addWidget(labelled(self.tr("Track"), self.track))
        self.visit.body.addWidget(labelled(self.tr("Phase"), self.phase))
        self.visit.body.addWidget(labelled(self.tr("Checklist"), self.checklist))
        numbers = QHBoxLayout()
        numbers.setSpacing(12)
        numbers.addWidget(labelled(self.tr("Assignment number"), self.assignment), 1)
        numbers.addWidget(labelled(self.tr("Notice number"), self.notice), 1)
        self.visit.body.addLayout(numbers)
        self.team = TeamCard(options.roles)
        self.arrival = ArrivalCard()
        self.gaps = GapsCard()
        self.error = Inline("bad")

    def _make_header(self) -> None:
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.hide()
        self.start = button(self.tr("Start the visit"), key="Ctrl+Enter", primary=True)
        self.clear = button(self.tr("Clear"), name=self.tr("Clear all that is typed"))
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _lay(self) -> None:
        self.area = QScrollArea()
        self.area.setProperty("role", "page")
        self.area.setAccessibleName(self.tr("New visit"))
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = ScrolledColumn()
        content.setProperty("role", "page")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(24, 16, 24, 16)
        self._columns.setSpacing(16)
        left, self._right = QVBoxLayout(), QWidget()
        left.setSpacing(16)
        for card in (self.error, self.school, self.visit, self.team):
            left.addWidget(card)
        left.addStretch(1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.arrival)
        right.addWidget(self.gaps)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        self.area.setWidget(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self.area.show()  # now, not with the next event: its field takes the focus at once

    def _connect(self) -> None:
        self.school.asked.connect(self.asked)
        self.school.settled.connect(self.school_taken)
        self.school.settled.connect(lambda: self._focus_on(self.track))
        for card in (self.school, self.team, self.arrival, self.gaps):
            card.changed.connect(self._was_edited)
        for choice in (self.track, self.phase, self.checklist):
            choice.chosen.connect(lambda: self._was_edited())
        for field in (self.assignment, self.notice):
            field.textEdited.connect(lambda: self._was_edited())
        self.team.member_removed.connect(self.gaps.forget_member)
        self.team.asked_now.connect(self.now_wanted)
        self.arrival.asked_now.connect(lambda: self.now_wanted.emit("arrival"))
        self.start.clicked.connect(self.started)
        self.clear.clicked.connect(self.discarded)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.started.emit)
        QShortcut(QKeySequence("/"), self, self._find)
        QShortcut(QKeySequence("Esc"), self, lambda: self.went.emit("today", {}))

    def _arrange(self) -> None:
        narrow = self.width() < fonts.px(_NARROW)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else fonts.px(_RIGHT))
        self._right.setMaximumWidth(16_777_215 if narrow else fonts.px(_RIGHT))

    def _bring(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.area.ensureWidgetVisible(widget, 24, 40)

    def _was_edited(self) -> None:
        if not self._showing:
            self.edited.emit()
            self._settle.start()

    def _find(self) -> None:
        if self.school.field.isVisible():
            self.school.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.school.change.isVisible():
            self.school.reset()

    def _school_field(self) -> QWidget:
        shown = self.school
        if shown.fresh.isVisibleTo(shown):
            return shown.fresh.name
        return shown.field if shown.field.isVisibleTo(shown) else shown.change

    def _team_field(self) -> QWidget:
        for box in self.team.boxes:
            wrong = box.find_wrong()
            if wrong is not None:
                return wrong
        return self.team.boxes[0].name if self.team.boxes else self.team.declare

    def _focus_on(self, choice: OneOf) -> None:
        if choice.value:
            choice.button_of(choice.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_nothing(self) -> None:
        for place in (self.error, self.school.error, self.school.fresh.error, self.team.error):
            place.tell("")
