"""Joins Today and ``services.plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError, StoreError
from inspector.services import backup, plan
from inspector.services.plan_views import SchoolView

if TYPE_CHECKING:
    from inspector.ui.desk_session import Session
    from inspector.ui.today.page import TodayPage


class TodayPresenter(QObject):
    """Fills the page and answers its search."""

    def __init__(self, session: Session, page: TodayPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        page.entered.connect(self.refresh)
        page.asked.connect(self._search)
        page.sampled.connect(self._load_sample)
        page.school_taken.connect(self._begin_at)

    def refresh(self) -> None:
        """Read the day anew."""
        try:
            view = plan.today(self._session.desk)
            self._page.show_view(view, has_schools=plan.has_schools(self._session.desk))
            self._page.reminder.show_message(backup.reminder(self._session.desk))
            self._propose()
        except InspectorError as error:
            self._page.show_error(error, self.refresh)
            return
        self._page.focus_first()
        if view.n_unreadable:
            self._page.show_error(StoreError("store_damaged"))

    def _propose(self) -> None:
        """On the first day, name a school to try the program with where samples are loaded."""
        if not self._page.empty.isHidden() and self._page.empty.sample.isHidden():
            from inspector.services.sample import school_to_try  # reads the samples: only where they may be

            self._page.empty.propose(school_to_try(self._session.desk))

    def _search(self, text: str) -> None:
        if not (text and self._session.is_open):
            return
        try:
            self._page.show_results(text, plan.search(self._session.desk, text))
        except InspectorError as error:
            self._page.show_error(error)

    def _load_sample(self) -> None:
        from inspector.services.sample import load_sample  # draws photos: only where it is asked for

        try:
            load_sample(self._session.desk)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self.refresh()

    def _begin_at(self, school: object) -> None:
        if isinstance(school, SchoolView):
            self._page.went.emit("new_visit", {"school": school})
