"""Joins the report page and the services; what is slow runs in tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError, MissingError
from inspector.services import office, records, reply, security
from inspector.services.conclude_views import DocumentView
from inspector.services.verify import Verdict
from inspector.services.verify_page import save_beside
from inspector.ui.report.printing import print_pages
from inspector.ui.report.signing import SigningPresenter
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtPrintSupport import QPrinter

    from inspector.domain.signature import Stroke
    from inspector.ui.desk_session import Session
    from inspector.ui.report.page import ReportPage

    Report = Callable[[int, int], None]


class ReportPresenter(QObject):
    """The documents of one visit."""

    def __init__(self, session: Session, page: ReportPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._document_id: UUID | None = None
        self._is_open = False
        self._tasks: list[Task] = []
        page.document_chosen.connect(self._show)
        page.save_asked.connect(self._save)
        page.form_asked.connect(self._save_form)
        page.print_asked.connect(self._print)
        page.delivered.connect(self._deliver)
        page.amended.connect(self._amend)
        page.amendment.cancelled.connect(self._cancel)
        self._signing = SigningPresenter(session, page)
        self._signing.changed.connect(self._read_again)
        page.reader.opened.connect(self._check)
        page.reader.failed.connect(self._check)

    def open(self, visit_id: UUID | None, document_id: UUID | None = None) -> None:
        """Show a document, else a visit's record. Raises InspectorError when there is none: nothing is shown then."""
        self._visit_id, self._document_id, self._is_open = visit_id, None, True
        self._page.suggest_folder(office.documents_folder(self._session.desk))
        self._find(document_id)

    def leave(self) -> None:
        """Stop what runs: its page is gone."""
        self._cancel()
        self._signing.leave()
        self._visit_id = self._document_id = None
        self._is_open = False

    def begin_amendment(self) -> None:
        """Open the form, for the inspector at this desk to sign."""
        self._page.open_amendment(security.identity_of(self._session.desk).name)

    def _show(self, document_id: UUID | None) -> None:
        """Show a document; None: the record."""
        if not self._is_open:
            return
        try:
            self._find(document_id)
        except InspectorError as error:
            self._page.show_error(error)

    def _find(self, document_id: UUID | None) -> None:
        desk = self._session.desk
        kept: tuple[DocumentView, ...] = ()
        if self._visit_id is not None:
            kept = records.documents(desk, self._visit_id)
        elif document_id is not None:
            kept = (records.document(desk, document_id),)
        current = next((d for d in kept if document_id in {None, d.id}), None)
        if current is None:
            raise MissingError("document_missing")
        self._page.show_documents(kept, current)
        self._show_replies(current)
        if current.id != self._document_id:
            self._document_id = current.id
            self._read(current.id)

    def _show_replies(self, current: DocumentView) -> None:
        """Show the school's reports beside the record, which they answer."""
        desk, visit_id = self._session.desk, self._visit_id
        self._page.show_replies((), "")
        if visit_id is None or current.kind != "record":
            return

        def read(_report: Report) -> object:
            return reply.standing(desk, visit_id)

        def told(found: object) -> None:
            if isinstance(found, reply.Standing) and current.id == self._document_id:
                self._page.show_replies(found.replies, found.form_name)

        self._run(read, told)

    def _save_form(self, path: Path) -> None:
        desk, visit_id = self._session.desk, self._visit_id
        if visit_id is None:
            return
        self._run(
            lambda _report: reply.save_form(desk, visit_id, path),
            lambda _done: self._page.show_saved(path, with_page=False),
        )

    def _read_again(self) -> None:
        """Show the document in view anew: it has grown."""
        document_id, self._document_id = self._document_id, None
        self._show(document_id)

    def _read(self, document_id: UUID) -> None:
        """Fetch a document from where it is kept, with 300 photos some 30 MB; what was shown before is gone at once."""
        desk = self._session.desk

        def told(data: object) -> None:
            if isinstance(data, bytes) and document_id == self._document_id:
                self._page.show_bytes(data)

        self._page.show_waiting()
        self._run(lambda _report: records.document_bytes(desk, document_id), told)

    def _check(self) -> None:
        """Verify what is shown; once its pages can be read, which the school waits for."""
        document_id = self._document_id
        if document_id is None:
            return
        desk = self._session.desk

        def told(verdict: object) -> None:
            if isinstance(verdict, Verdict) and document_id == self._document_id:
                self._page.show_verdict(verdict, desk.clock())
                self._signing.open(document_id)

        self._run(lambda _report: records.check_document(desk, document_id), told)

    def _save(self, path: Path) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is None:
            return

        def work(_report: Report) -> object:
            records.save_document(desk, document_id, path)
            return save_beside(desk, path)

        self._run(work, lambda beside: self._page.show_saved(path, with_page=beside is not None))

    def _print(self, printer: QPrinter) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is None:
            return

        def told(n_pages: object) -> None:
            if isinstance(n_pages, int):
                self._page.show_printed(n_pages)

        def work(report: Report) -> object:
            return print_pages(records.document_bytes(desk, document_id), printer, report)

        self._run(work, told)

    def _deliver(self, how: str, to: str) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is None:
            return
        try:
            records.deliver(desk, document_id, how, to)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.show_delivered()
        self._page.saved.emit(desk.clock())
        self._show(document_id)

    def _amend(
        self,
        reason: str,
        corrections: tuple[tuple[str, str, str], ...],
        strokes: tuple[Stroke, ...],
        size: tuple[int, int],
    ) -> None:
        desk, visit_id = self._session.desk, self._visit_id
        if visit_id is None:
            return

        def told(document: object) -> None:
            if isinstance(document, DocumentView):
                self._page.show_amended()
                self._page.saved.emit(desk.clock())
                self._show(document.id)

        def work(report: Report) -> object:
            return records.amend(desk, visit_id, reason, corrections, strokes, size, report)

        task = self._run(work, told)
        self._page.amendment.show_progress(0, 0)
        task.progressed.connect(self._page.amendment.show_progress)
        task.ended.connect(self._page.amendment.show_idle)

    def _run(self, work: Callable[[Report], object], then: Callable[[object], None]) -> Task:
        visit_id = self._visit_id
        task = Task(work, self)

        def succeeded(result: object) -> None:
            if self._is_open and visit_id == self._visit_id:
                then(result)

        task.succeeded.connect(succeeded)
        task.failed.connect(self._page.show_error)
        task.ended.connect(lambda: self._tasks.remove(task) if task in self._tasks else None)
        self._tasks.append(task)
        task.start()
        return task

    def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
