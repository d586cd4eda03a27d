"""Joins the choice of a new document and ``services.writ_begin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import writ_begin, writs

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.writ_begin import Subject
    from inspector.ui.desk_session import Session
    from inspector.ui.writ.choose import NewWritPage


class ChoosePresenter(QObject):
    """Offers kinds and subjects; a visit or document in hand narrows both."""

    def __init__(self, session: Session, page: NewWritPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._document_id: UUID | None = None
        self._kind = ""
        page.kind_marked.connect(self._mark)
        page.looked_for.connect(self._look)
        page.begun.connect(self._begin)

    def open(self, visit_id: UUID | None, document_id: UUID | None) -> None:
        """Offer what can be made of a visit or document; None: of any."""
        self._visit_id, self._document_id = visit_id, document_id
        desk = self._session.desk
        kinds = writ_begin.kinds(desk, visit_id, document_id)
        suggested = writ_begin.suggested(desk, visit_id, document_id)
        self._page.show_kinds(kinds, suggested or self._kind)

    def _mark(self, kind: str) -> None:
        self._kind = kind
        self._show_subjects()

    def _look(self, _text: str) -> None:
        self._show_subjects()

    def _show_subjects(self) -> None:
        try:
            found = writ_begin.subjects(
                self._session.desk,
                self._kind,
                self._page.finder.text(),
                visit_id=self._visit_id,
                document_id=self._document_id,
            )
            self._page.show_subjects(found)
        except InspectorError as error:
            self._page.show_error(error)

    def _begin(self, kind: str, subject: Subject) -> None:
        try:
            about = subject.about
            writ = writs.begin(
                self._session.desk,
                kind,
                visit_id=about.get("visit_id"),
                document_id=about.get("document_id"),
                school_id=about.get("school_id"),
            )
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.saved.emit(self._session.desk.clock())
        self._page.went.emit("writ", {"writ_id": writ})
