"""Joins the card of electronic signatures and the services; all of it runs in tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.services import countersign, stamps, token
from inspector.services.certificates import read_file
from inspector.services.countersign import Standing
from inspector.services.verify import read_file as read_document
from inspector.ui.report.signers import Means
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from inspector.ui.desk_session import Session
    from inspector.ui.report.page import ReportPage


@dataclass(frozen=True, slots=True)
class _Seen:
    standing: Standing
    means: Means


class SigningPresenter(QObject):
    """Further signatures and time stamps of the document in view."""

    changed = Signal()
    """The kept document has more signatures, or a time stamp."""

    def __init__(self, session: Session, page: ReportPage) -> None:
        super().__init__(page)
        self._session, self._page, self._card = session, page, page.signers
        self._document_id: UUID | None = None
        self._task: Task | None = None
        self._tried = False
        self._card.sign_wanted.connect(self._sign)
        self._card.token_wanted.connect(self._sign_by_token)
        self._card.copy_given.connect(self._take_in)
        self._card.stamps_wanted.connect(lambda: self._fetch(aloud=True))

    def open(self, document_id: UUID | None) -> None:
        """Show how a document is signed; None: nothing."""
        if document_id != self._document_id:
            self._tried = False
            self._card.hide()
            self._card.close_pin()
        self._document_id = document_id
        if document_id is None:
            return
        desk = self._session.desk

        def read() -> object:
            means = Means(bool(stamps.address()), bool(token.library()), len(stamps.waiting(desk)))
            return _Seen(countersign.standing(desk, document_id), means)

        self._run(read, self._show, aloud=False)

    def leave(self) -> None:
        """Forget the document; what runs is not broken off: it ends in a whole document or in none."""
        self.open(None)

    def _show(self, found: object) -> None:
        if isinstance(found, _Seen):
            self._card.show_standing(found.standing, found.means)
            if found.standing.stamped_at is None and found.means.has_server and not self._tried:
                self._tried = True  # once while it is in view; the button asks again
                self._fetch(aloud=False)

    def _sign(self) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is not None:
            self._run(lambda: countersign.sign_document(desk, document_id), self._signed)

    def _sign_by_token(self, pin: str, certificate: Path | None) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is None:
            return

        def work() -> object:
            given = read_file(certificate) if certificate else b""
            with token.key(pin, given) as key:
                return countersign.sign_document(desk, document_id, key)

        self._run(work, self._signed)

    def _take_in(self, path: Path) -> None:
        desk, document_id = self._session.desk, self._document_id
        if document_id is not None:
            self._run(lambda: countersign.take_in(desk, document_id, read_document(path)), self._signed)

    def _fetch(self, *, aloud: bool) -> None:
        """Fetch what waits. Not asked for, it says nothing where it fails: the line says that it waits."""
        desk = self._session.desk

        def work() -> object:
            found = stamps.stamp_waiting(desk, lambda _done, _total: None)
            if found.trouble is not None and (aloud or not found.n_done):
                raise found.trouble
            return found.n_done

        self._run(work, self._stamped, aloud=aloud)

    def _signed(self, _document: object) -> None:
        self._page.said.emit(self._page.tr("Signed; all before it is covered"))
        self._page.saved.emit(self._session.desk.clock())
        self._tried = False
        self.changed.emit()

    def _stamped(self, n_done: object) -> None:
        if isinstance(n_done, int) and n_done:
            self._page.said.emit(self._page.tr("%n document(s) stamped", "", n_done))
            self._page.saved.emit(self._session.desk.clock())
            self.changed.emit()

    def _run(self, work: Callable[[], object], then: Callable[[object], None], *, aloud: bool = True) -> None:
        if self._task is not None:
            return
        document_id = self._document_id
        task = self._task = Task(lambda _report: work(), self)

        def succeeded(result: object) -> None:
            self._task = None  # what follows may run another
            if document_id == self._document_id:
                then(result)

        task.succeeded.connect(succeeded)
        if aloud:
            task.failed.connect(self._page.show_error)
        task.ended.connect(lambda: self._ended(task))
        self._card.show_busy(busy=True)
        task.start()

    def _ended(self, task: Task) -> None:
        if self._task in {None, task}:
            self._task = None
            self._card.show_busy(busy=False)
