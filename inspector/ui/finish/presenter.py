"""Joins the finish page and the services."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import conclude, evidence, finish_check, hints, resume, two_ratings
from inspector.ui.task import Task

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.conclude_views import Lack
    from inspector.ui.desk_session import Session
    from inspector.ui.finish.page import FinishPage


class FinishPresenter(QObject):
    """Reads the view when the page is entered; journals the reasons given there."""

    def __init__(self, session: Session, page: FinishPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._task: Task | None = None
        self._reading: Task | None = None
        page.formality_explained.connect(self._explain)

    def open(self, visit_id: UUID) -> None:
        """Show a visit. One that is frozen but unsigned is opened again, so that gaps can be filled.

        Raises InspectorError when it cannot be read: nothing of it is shown then.
        """
        self._visit_id = None
        conclude.reopen(self._session.desk, visit_id)
        view = finish_check.review(self._session.desk, visit_id)
        self._visit_id = visit_id
        self._page.show_view(view)
        self._page.show_agreement(two_ratings.agreement_lines(self._session.desk, visit_id))
        self._page.show_hints(hints.hint_lines(self._session.desk, visit_id))
        with suppress(InspectorError):  # a full disk is told by the next act; the place is not worth a banner
            resume.remember_step(self._session.desk, visit_id, "finish")
        self._check()
        self._look_for_unprintable(view.lacks)

    def stop(self) -> None:
        """Stop what runs: the page is left."""
        for task in (self._task, self._reading):
            if task is not None:
                task.cancel()
        self._task = self._reading = None

    def _check(self) -> None:
        if self._visit_id is None:
            return
        self.stop()
        desk = self._session.desk
        photos = evidence.to_check(desk, self._visit_id)
        if not photos:
            self._page.show_evidence(evidence.EvidenceCheck(0, ()))
            return
        task = self._task = Task(lambda report: evidence.check(desk, photos, report), self)
        task.progressed.connect(self._page.show_checking)
        task.succeeded.connect(self._checked)
        task.failed.connect(self._page.show_error)
        task.start()

    def _look_for_unprintable(self, lacks: tuple[Lack, ...]) -> None:
        desk, visit_id = self._session.desk, self._visit_id
        if visit_id is None:
            return
        task = self._reading = Task(lambda _report: finish_check.not_printable(desk, visit_id), self)

        def found(lines: object) -> None:
            if task is self._reading and isinstance(lines, tuple) and lines:
                self._page.show_lacks((*cast("tuple[Lack, ...]", lines), *lacks))

        task.succeeded.connect(found)
        task.failed.connect(self._page.show_error)
        task.start()

    def _checked(self, found: object) -> None:
        if isinstance(found, evidence.EvidenceCheck) and self.sender() is self._task:
            self._task = None
            self._page.show_evidence(found)

    def _explain(self, key: str, words: str) -> None:
        if self._visit_id is None:
            return
        try:
            finish_check.explain_formality(self._session.desk, self._visit_id, key, words)
            self._page.saved.emit(self._session.desk.clock())
            self.open(self._visit_id)
        except InspectorError as error:
            self._page.show_error(error)
