"""Joins the sharing sheet and ``services.sharing``: a section stands as given only once it is on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import BadInputError, InspectorError, RefusedError
from inspector.base.messages import message_of, run_on
from inspector.services import sharing
from inspector.ui.sharing.sheet import SharingSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.services.sharing import Shared
    from inspector.ui.checklist.page import ChecklistPage
    from inspector.ui.desk_session import Session


class SharingPresenter(QObject):
    """The sheet of the visit on the checklist page; made when it is first asked for."""

    def __init__(self, session: Session, page: ChecklistPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.sheet = SharingSheet(page)
        self.sheet.given.connect(self._give)
        self.sheet.initialled.connect(self._initial)
        self.sheet.hand_on_asked.connect(page.hand_on)
        self.sheet.closed.connect(page.rows.setFocus)

    def open(self) -> None:
        """Show the sheet at the section of the current item."""
        visit, current = self._page.visit_in_hand, self._page.items.find(self._page.current)
        if visit is not None:
            self.sheet.show_view(sharing.open_sharing(self._session.desk, visit))
            self.sheet.open_at(current.section if current else "")

    def refresh(self) -> None:
        """Show what has changed beside the sheet: undo, or another who answers."""
        visit = self._page.visit_in_hand
        if self.sheet.isVisible() and visit is not None:
            self.sheet.show_view(sharing.open_sharing(self._session.desk, visit))

    def _give(self, section: str, actor: UUID | None) -> None:
        self._act(lambda visit: sharing.give(self._session.desk, visit, section, actor))

    def _initial(self, section: str) -> None:
        self._act(lambda visit: sharing.initial(self._session.desk, visit, section))

    def _act(self, act: Callable[[UUID], Shared]) -> None:
        visit = self._page.visit_in_hand
        if visit is None or not self._session.is_open:
            return
        try:
            done = act(visit)
        except (BadInputError, RefusedError) as error:
            self.refresh()
            words = message_of(error, self._session.desk.language)
            self.sheet.tell(run_on(words.what, words.do))
            return
        except InspectorError as error:
            self.refresh()
            self._page.show_error(error, lambda: self._act(act))
            return
        self.sheet.show_view(done.view)
        self._page.show_progress(done.progress)
        self._page.saved.emit(done.saved_at)
        if done.said:
            self._page.said.emit(done.said)
