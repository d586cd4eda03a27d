"""Joins the signature page and the services: freeze on entering, keep each mark, issue in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import BadInputError, InspectorError, MissingError, RefusedError
from inspector.services import finish_check
from inspector.services.conclude_views import DocumentView, SigningView
from inspector.ui.signatures.job import RecordJob, WritJob
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.domain.signature import Signer, Stroke
    from inspector.ui.desk_session import Session
    from inspector.ui.signatures.job import Job
    from inspector.ui.signatures.page import SignaturesPage

_REFUSAL = "refusal/"
"""Before the names of its drafts."""


class SignaturesPresenter(QObject):
    """One document at a time. Nothing that a task brings for another one is shown."""

    def __init__(self, session: Session, page: SignaturesPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._job: Job | None = None
        self._task: Task | None = None
        page.signed.connect(self._sign)
        page.refused.connect(self._refuse)
        page.drafted.connect(self._draft)
        page.text_asked.connect(self._draw)
        page.issue_asked.connect(self._issue)
        page.issuing.cancelled.connect(self._cancel)

    def open(self, visit_id: UUID | None, writ_id: UUID | None = None) -> None:
        """Show a visit's record, or another document; one that is not frozen yet is frozen now.

        Raises InspectorError when it cannot be read: nothing of it is shown then.
        """
        desk = self._session.desk
        job: Job | None = None
        if writ_id is not None:
            job = WritJob(desk, writ_id)
        elif visit_id is not None:
            job = RecordJob(desk, visit_id)
        if job is None:
            raise MissingError("writ_missing")
        self._job = job
        self._show_drafts()
        if job.is_open():
            self._run(lambda _report: job.freeze(), self._frozen, self._not_frozen)
        else:
            self._page.show_view(job.view())

    def leave(self) -> None:
        """Stop what runs: its page is gone."""
        self._cancel()
        self._job = None

    def go_back(self) -> None:
        """Take what nobody has signed back to where it is changed."""
        job = self._in_hand()
        try:
            job.reopen()
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.went.emit(*job.back)

    def _frozen(self, view: object) -> None:
        if isinstance(view, SigningView):
            self._page.show_view(view)
            self._page.saved.emit(self._session.desk.clock())

    def _not_frozen(self, error: Exception) -> None:
        """Go back to where a text that cannot be printed is changed; a full disk is tried again here."""
        if isinstance(error, BadInputError | RefusedError) and self._job is not None:
            self._page.went.emit(*self._job.back)
            self._page.show_error(error)
        else:
            self._page.unopened.emit(error)

    def _sign(self, signer: Signer, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> None:
        def act() -> SigningView:
            if not signer.name:
                raise BadInputError("signer_name_empty")
            return self._in_hand().sign(signer, strokes, size)

        self._mark(act)

    def _refuse(self, signer: Signer, reason: str, witness: str) -> None:
        def act() -> SigningView:
            view = self._in_hand().refuse(signer, reason, witness)
            for field in ("reason", "witness"):
                finish_check.drop_draft(self._session.desk, self._in_hand().key, f"{_REFUSAL}{signer.key}/{field}")
            self._show_drafts()
            return view

        self._mark(act)

    def _draft(self, name: str, text: str) -> None:
        if self._job is None or not self._session.is_open:
            return
        try:
            finish_check.save_draft(self._session.desk, self._job.key, f"{_REFUSAL}{name}", text)
        except InspectorError as error:
            self._page.show_error(error)

    def _show_drafts(self) -> None:
        kept = finish_check.drafts(self._session.desk, self._in_hand().key)
        self._page.show_drafts({k.removeprefix(_REFUSAL): text for k, text in kept.items() if k.startswith(_REFUSAL)})

    def _mark(self, act: Callable[[], SigningView]) -> None:
        if self._try(act):
            self._page.saved.emit(self._session.desk.clock())

    def _draw(self) -> None:
        if self._page.issuing.is_busy:
            return
        job = self._in_hand()
        self._run(job.preview, self._drawn)

    def _drawn(self, data: object) -> None:
        if isinstance(data, bytes):
            self._page.show_text(data)

    def _issue(self) -> None:
        job = self._in_hand()
        self._page.issuing.show_progress(0, 0)
        task = self._run(job.issue, self._issued)
        task.progressed.connect(self._page.issuing.show_progress)
        task.ended.connect(self._page.issuing.show_idle)

    def _issued(self, document: object) -> None:
        if isinstance(document, DocumentView):
            self._page.saved.emit(self._session.desk.clock())
            one: dict[str, object] = {} if document.kind == "record" else {"document_id": document.id}
            self._page.went.emit("report", {"visit_id": document.visit_id, **one})

    def _in_hand(self) -> Job:
        if self._job is None:
            raise RuntimeError("no document is open")
        return self._job

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
        job = self._job
        task = Task(work, self)

        def succeeded(result: object) -> None:
            if job is self._job:
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
