"""Joins the list of visits and ``services.plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError, StoreError
from inspector.services import plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from inspector.services.plan_views import VisitCard
    from inspector.ui.desk_session import Session
    from inspector.ui.visits.page import VisitsPage


class VisitsPresenter(QObject):
    """Fills the list and answers its search; cards are read as they come into view."""

    def __init__(self, session: Session, page: VisitsPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        page.asked.connect(self._search)

    def _search(self, text: str, stage: str) -> None:
        if not self._session.is_open:  # locked while a search was due
            return
        try:
            found = plan.find_visits(self._session.desk, text, stage=stage)
            self._page.show_visits(found, self._cards, any_at_all=bool(found) or self._has_any())
        except InspectorError as error:
            self._page.show_error(error)

    def _has_any(self) -> bool:
        return bool(plan.find_visits(self._session.desk, "", limit=1))

    def _cards(self, visits: Sequence[UUID]) -> list[VisitCard]:
        try:
            read = plan.visit_cards(self._session.desk, visits)
        except InspectorError as error:
            self._page.show_error(error)
            return []
        if None in read:
            self._page.show_error(StoreError("store_damaged"))
        return [card for card in read if card is not None]
