"""Joins the register and ``services.writ_register``: reading it all runs in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import batch, writ_register
from inspector.ui.task import Task

if TYPE_CHECKING:
    from inspector.services.writ_views import RegisterLine
    from inspector.ui.desk_session import Session
    from inspector.ui.documents.page import DocumentsPage


class DocumentsPresenter(QObject):
    """Answers searches, the newest one only."""

    def __init__(self, session: Session, page: DocumentsPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        page.asked.connect(self._search)
        page.marked.connect(self._tell)
        page.explained.connect(self._explain)

    def stop(self) -> None:
        """Forget what was asked for."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _search(self, text: str, stage: str) -> None:
        if not self._session.is_open:  # locked while a search was due
            return
        self.stop()
        desk = self._session.desk

        def work(_report: object) -> object:
            found = writ_register.lines(desk, text, stage)
            any_at_all = bool(found) or bool(writ_register.lines(desk))
            waiting = batch.jobs(desk)
            return found, any_at_all, writ_register.gaps(desk, desk.clock().year), waiting

        self._task = Task(work, self)
        self._task.succeeded.connect(self._found)
        self._task.failed.connect(self._page.show_error)
        self._task.start()

    def _found(self, result: Any) -> None:  # noqa: ANN401  # what the task returned
        lines, any_at_all, gaps, waiting = result
        self._page.show_job(waiting[0].id if waiting else None)
        self._page.show_lines(lines, any_at_all=any_at_all)
        self._page.show_gaps(gaps)

    def _tell(self, line: RegisterLine | None) -> None:
        if not self._session.is_open:
            return
        try:
            self._page.show_story(line, writ_register.story(self._session.desk, line) if line else ())
        except InspectorError as error:
            self._page.show_error(error)

    def _explain(self, number: str, reason: str) -> None:
        try:
            writ_register.explain_gap(self._session.desk, number, reason)
            self._page.show_gaps(writ_register.gaps(self._session.desk, self._session.desk.clock().year))
            self._page.saved.emit(self._session.desk.clock())
        except InspectorError as error:
            self._page.show_error(error)
