"""Joins the page and ``services.plan``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.clock import civil_date
from inspector.base.errors import InspectorError
from inspector.base.messages import message_of
from inspector.services import plan, writ_begin
from inspector.services.plan_views import NewMember, SchoolView
from inspector.ui.new_visit.form import MemberForm, VisitForm
from inspector.ui.new_visit.member import MemberBox

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.ui.desk_session import Session
    from inspector.ui.new_visit.page import NewVisitPage

_N_SCHOOLS = 12


class NewVisitPresenter(QObject):
    """Fills the page, asks the rules, starts the visit."""

    def __init__(self, session: Session, page: NewVisitPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._cleared: VisitForm | None = None
        self._me, self._track, self._phase = NewMember("", "leader"), "", ""
        self._checklist = ""
        page.entered.connect(self.open)
        page.left.connect(self.keep)
        page.asked.connect(self._search)
        page.changed.connect(self._judge)
        page.edited.connect(self._edited)
        page.school_taken.connect(self._offer_numbers)
        page.started.connect(self._start)
        page.discarded.connect(self._clear)
        page.now_wanted.connect(self._now)

    def open(self, school: object = None) -> None:
        """Show what was being typed, or a fresh form: me as leader, arrived now; at a school where one is given."""
        options = plan.visit_options(self._session.desk)
        self._me, self._track, self._phase = options.me, options.default_track, options.default_phase
        self._checklist = options.checklists[0].key
        self._page.show_options(options)
        now = self._session.desk.clock()
        kept = VisitForm.of(plan.kept_form(self._session.desk))
        if kept is not None and civil_date(kept.arrived_at) != civil_date(now):
            kept.arrived_at = now  # begun on another day: nobody arrived then
        self._page.show_form(kept or self._fresh())
        if isinstance(school, SchoolView):
            self._page.show_school(school)

    def keep(self) -> None:
        """Keep what is typed; an untouched form is not worth it (its time of arrival would grow old)."""
        form = self._page.read()
        fresh = self._fresh()
        fresh.arrived_at = form.arrived_at
        plan.keep_form(self._session.desk, "" if _same(form, fresh) else form.text())

    def _fresh(self) -> VisitForm:
        return VisitForm(
            arrived_at=self._session.desk.clock(),
            track=self._track,
            phase=self._phase,
            checklist=self._checklist,
            team=[MemberForm.of(self._me)],
        )

    def _search(self, text: str) -> None:
        if not self._session.is_open:  # locked while a search was due
            return
        found = plan.find_schools(self._session.desk, text, limit=_N_SCHOOLS) if text else ()
        self._page.show_schools(text, found)

    def _judge(self) -> None:
        if not self._session.is_open:  # locked while the typing came to rest
            return
        form = self._page.read()
        self._page.show_gaps(plan.gaps(self._session.desk, form.plan()))
        kind, desk = form.kind, self._session.desk
        self._page.show_count(plan.count_items(desk, kind, form.phase, form.checklist) if kind else None)

    def _offer_numbers(self) -> None:
        school = self._page.read().school_title
        if school:
            self._page.offer_numbers(**writ_begin.numbers_for(self._session.desk, school))

    def _now(self, what: object) -> None:
        at: datetime = self._session.desk.clock()
        if what == "arrival":
            self._page.arrival.show_arrival(at)
        else:
            self._page.show_cards_now(what if isinstance(what, MemberBox) else None, at)

    def _clear(self) -> None:
        """Begin anew, or take that back."""
        if self._cleared is not None:
            form, self._cleared = self._cleared, None
        else:
            form, self._cleared = self._fresh(), self._page.read()
        self._page.show_form(form)
        self._page.show_cleared(cleared=self._cleared is not None)

    def _edited(self) -> None:
        """What is typed after clearing is worth more than what was cleared."""
        if self._cleared is not None:
            self._cleared = None
            self._page.show_cleared(cleared=False)

    def _start(self) -> None:
        form = self._page.read()
        try:
            demanded = {gap.key for gap in plan.gaps(self._session.desk, form.plan())}
            visit = plan.start_visit(self._session.desk, form.visit(demanded))
        except InspectorError as error:
            self._page.show_message(error.code, message_of(error, self._session.desk.language))
            return
        plan.keep_form(self._session.desk, "")
        self._page.saved.emit(self._session.desk.clock())
        self._page.show_form(self._fresh())
        self._page.went.emit("checklist", {"visit_id": visit})


def _same(form: VisitForm, other: VisitForm) -> bool:
    """Compare two forms; an empty line for a person met counts as none."""

    def typed(one: VisitForm) -> str:
        met = [person for person in one.met if any(part.strip() for part in person)]
        return replace(one, met=met).text()

    return typed(form) == typed(other)
