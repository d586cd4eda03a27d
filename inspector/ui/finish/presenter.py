"""Joins the finish page and the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import conclude

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.ui.desk_session import Session
    from inspector.ui.finish.page import FinishPage


class FinishPresenter(QObject):
    """Reads the view when the page is entered; journals the reasons given there."""

    def __init__(self, session: Session, page: FinishPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        page.formality_explained.connect(self._explain)

    def open(self, visit_id: UUID) -> None:
        """Show a visit. One that is frozen but unsigned is opened again, so that gaps can be filled."""
        self._visit_id = visit_id
        try:
            conclude.reopen(self._session.desk, visit_id)
            self._page.show_view(conclude.review(self._session.desk, visit_id))
        except InspectorError as error:
            self._page.show_error(error)

    def _explain(self, key: str, words: str) -> None:
        if self._visit_id is None:
            return
        try:
            conclude.explain_formality(self._session.desk, self._visit_id, key, words)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.saved.emit(self._session.desk.clock())
        self.open(self._visit_id)
