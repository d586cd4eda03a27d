"""Joins the opinion page and the services."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import conclude, finish_check, inspect, resume
from inspector.services.inspect_views import ProblemEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.ui.desk_session import Session
    from inspector.ui.opinion.page import OpinionPage


class OpinionPresenter(QObject):
    """Journals what was written; a draft is kept until then."""

    def __init__(self, session: Session, page: OpinionPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        page.drafted.connect(self._draft)
        page.written.connect(self._write)
        page.answered.connect(self._answer)

    def open(self, visit_id: UUID) -> None:
        """Show a visit. One that is frozen but unsigned is opened again: here its texts can be changed.

        Raises InspectorError when it cannot be read: nothing of it is shown then.
        """
        self._visit_id = None
        desk = self._session.desk
        conclude.reopen(desk, visit_id)
        view, drafts = finish_check.review(desk, visit_id), finish_check.drafts(desk, visit_id)
        self._visit_id = visit_id
        self._page.show_view(view, drafts)
        with suppress(InspectorError):  # a full disk is told by the next act; the place is not worth a banner
            resume.remember_step(desk, visit_id, "opinion")

    def _draft(self, name: str, text: str) -> None:
        self._do(lambda visit: finish_check.save_draft(self._session.desk, visit, name, text))

    def _write(self, name: str, text: str) -> None:
        def act(visit: UUID) -> None:
            desk = self._session.desk
            if name == "opinion":
                finish_check.write_opinion(desk, visit, text)
            elif name.startswith("words/"):
                inspect.change_problem(desk, visit, name.partition("/")[2], ProblemEdit(words=text))
            else:
                finish_check.write_statement(desk, visit, *self._page.statement())
            finish_check.drop_draft(desk, visit, name)
            self._page.saved.emit(desk.clock())

        self._do(act)

    def _answer(self, item: str, value: str) -> None:
        def act(visit: UUID) -> None:
            self._page.saved.emit(
                inspect.change_problem(self._session.desk, visit, item, ProblemEdit(agrees=value)).saved_at
            )

        self._do(act)

    def _do(self, act: Callable[[UUID], None]) -> None:
        if self._visit_id is None:
            return
        try:
            act(self._visit_id)
        except InspectorError as error:
            self._page.show_error(error)
