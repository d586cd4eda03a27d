"""Joins the signature page and the services: freeze on entering, keep each mark, issue in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import BadInputError, InspectorError, RefusedError
from inspector.services import conclude, finish_check, records
from inspector.services.conclude_views import DocumentView, SigningView
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.domain.signature import Signer, Stroke
    from inspector.ui.desk_session import Session
    from inspector.ui.signatures.page import SignaturesPage

_REFUSAL = "refusal/"
"""Before the names of its drafts."""


class SignaturesPresenter(QObject):
    """One visit at a time. Nothing that a task brings for another visit is shown."""

    def __init__(self, session: Session, page: SignaturesPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._task: Task | None = None
        page.signed.connect(self._sign)
        page.refused.connect(self._refuse)
        page.drafted.connect(self._draft)
        page.text_asked.connect(self._draw)
        page.issue_asked.connect(self._issue)
        page.issuing.cancelled.connect(self._cancel)

    def open(self, visit_id: UUID) -> None:
        """Show a visit; one that is not frozen yet is frozen now.

        Raises InspectorError when it cannot be read: nothing of it is shown then.
        """
        self._visit_id = visit_id
        desk = self._session.desk
        self._show_drafts()
        if finish_check.review(desk, visit_id).stage == "draft":
            self._run(lambda _report: conclude.freeze(desk, visit_id), self._frozen, self._not_frozen)
        else:
            self._page.show_view(conclude.signing(desk, visit_id))

    def leave(self) -> None:
        """Stop what runs: its page is gone."""
        self._cancel()
        self._visit_id = None

    def _frozen(self, view: object) -> None:
        if isinstance(view, SigningView):
            self._page.show_view(view)
            self._page.saved.emit(self._session.desk.clock())

    def _not_frozen(self, error: Exception) -> None:
        """Go back to where a text that cannot be printed is changed; a full disk is tried again here."""
        if isinstance(error, BadInputError | RefusedError) and self._visit_id is not None:
            self._page.went.emit("opinion", {"visit_id": self._visit_id})
            self._page.show_error(error)
        else:
            self._page.unopened.emit(error)

    def _sign(self, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> None:
        def act() -> SigningView:
            if not signer.name:
                raise BadInputError("signer_name_empty")
            return conclude.sign(self._session.desk, self._visit(), signer, strokes, size)

        self._mark(act)

    def _refuse(self, signer: Signer, reason: str, witness: str) -> None:
        def act() -> SigningView:
            view = conclude.refuse(self._session.desk, self._visit(), signer, reason, witness)
            for field in ("reason", "witness"):
                finish_check.drop_draft(self._session.desk, self._visit(), f"{_REFUSAL}{signer.key}/{field}")
            self._show_drafts()
            return view

        self._mark(act)

    def _draft(self, name: str, text: str) -> None:
        if self._visit_id is None or not self._session.is_open:
            return
        try:
            finish_check.save_draft(self._session.desk, self._visit_id, f"{_REFUSAL}{name}", text)
        except InspectorError as error:
            self._page.show_error(error)

    def _show_drafts(self) -> None:
        kept = finish_check.drafts(self._session.desk, self._visit())
        self._page.show_drafts({k.removeprefix(_REFUSAL): text for k, text in kept.items() if k.startswith(_REFUSAL)})

    def _mark(self, act: Callable[[], SigningView]) -> None:
        if self._try(act):
            self._page.saved.emit(self._session.desk.clock())

    def _draw(self) -> None:
        if self._page.issuing.is_busy:
            return
        desk, visit_id = self._session.desk, self._visit()
        self._run(lambda report: records.draw_preview(desk, visit_id, report), self._drawn)

    def _drawn(self, data: object) -> None:
        if isinstance(data, bytes):
            self._page.show_text(data)

    def _issue(self) -> None:
        desk, visit_id = self._session.desk, self._visit()
        self._page.issuing.show_progress(0, 0)
        task = self._run(lambda report: records.issue(desk, visit_id, report), self._issued)
        task.progressed.connect(self._page.issuing.show_progress)
        task.ended.connect(self._page.issuing.show_idle)

    def _issued(self, document: object) -> None:
        if isinstance(document, DocumentView):
            self._page.saved.emit(self._session.desk.clock())
            self._page.went.emit("report", {"visit_id": document.visit_id})

    def _visit(self) -> UUID:
        if self._visit_id is None:
            raise RuntimeError("no visit is open")
        return self._visit_id

    def _try(self, act: Callable[[], SigningView]) -> bool:
        try:
            self._page.show_view(act())
        except InspectorError as error:
            self._page.show_error(error)
            return False
        return True

    def _run(
        self,
        work: Callable[[Callable[[int, int], None]], object],
        then: Callable[[object], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Task:
        self._cancel()
        visit_id = self._visit_id
        task = Task(work, self)

        def succeeded(result: object) -> None:
            if visit_id == self._visit_id:
                then(result)

        task.succeeded.connect(succeeded)
        task.failed.connect(otherwise or self._page.show_error)
        self._task = task
        task.start()
        return task

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
