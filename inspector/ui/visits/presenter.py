"""Joins the list of visits and ``services.plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.services import plan
from inspector.ui.visits.page import VisitsPage

if TYPE_CHECKING:
    from inspector.services.desk import Desk

MAX_VISITS = 1000


class VisitsPresenter(QObject):
    """Fills the list and answers its search."""

    def __init__(self, page: VisitsPage, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.entered.connect(self.refresh)
        page.asked.connect(self._search)

    def refresh(self) -> None:
        """List all visits, newest first."""
        self._search("")

    def _search(self, text: str) -> None:
        self._page.show_visits(plan.search(self._desk, text, limit=MAX_VISITS).visits)
