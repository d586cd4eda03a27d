"""Joins the list of visits and ``services.plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import plan

if TYPE_CHECKING:
    from inspector.ui.desk_session import Session
    from inspector.ui.visits.page import VisitsPage

MAX_VISITS = 1000


class VisitsPresenter(QObject):
    """Fills the list and answers its search."""

    def __init__(self, session: Session, page: VisitsPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        page.entered.connect(self.refresh)
        page.asked.connect(self._search)

    def refresh(self) -> None:
        """List all visits, newest first."""
        self._search("")

    def _search(self, text: str) -> None:
        if not self._session.is_open:  # locked while a search was due
            return
        try:
            self._page.show_visits(plan.search(self._session.desk, text, limit=MAX_VISITS).visits)
        except InspectorError as error:
            self._page.show_error(error)
