"""Joins the verify page and ``services.verify``; the check runs in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.services import countersign, token
from inspector.services.certificates import read_file as read_certificates
from inspector.services.countersign import Standing
from inspector.services.records import write_whole
from inspector.services.verify import Verdict, read_file, verify_file
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.ui.desk_session import Session
    from inspector.ui.verify.page import VerifyPage


class VerifyPresenter(QObject):
    """One file at a time; the last one asked for wins."""

    def __init__(self, session: Session, page: VerifyPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        self._path: Path | None = None
        self._signing: Callable[[bytes], bytes] | None = None
        """How the file is signed, once it is said where to."""
        page.asked.connect(self._check)
        page.signers.sign_wanted.connect(self._sign)
        page.signers.token_wanted.connect(self._sign_by_token)
        page.save_given.connect(self._save)

    def stop(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _check(self, path: Path) -> None:
        self.stop()
        desk = self._session.desk
        self._path = path
        self._page.show_waiting(path)
        task = self._task = Task(lambda _report: verify_file(path, desk.language, desk), self)
        task.succeeded.connect(self._told)
        task.failed.connect(self._failed)
        task.start()

    def _told(self, verdict: object) -> None:
        self._task = None
        if isinstance(verdict, Verdict):
            self._page.show_verdict(verdict, self._session.desk.clock())
            if verdict.state.startswith("intact"):
                self._offer_to_sign()

    def _offer_to_sign(self) -> None:
        """Show who signed it and what this laptop or its token may sign next."""
        desk, path = self._session.desk, self._path
        if path is None:
            return

        def told(found: object) -> None:
            if isinstance(found, Standing) and path == self._path:
                self._page.signers.show_file(found, has_token=bool(token.library()))

        task = Task(lambda _report: countersign.standing_of(desk, read_file(path)), self)
        task.succeeded.connect(told)
        task.start()

    def _sign(self) -> None:
        desk = self._session.desk
        self._ask(lambda data: countersign.sign_file(data, countersign.own_key(desk), desk.clock(), desk.language)[0])

    def _sign_by_token(self, pin: str, certificate: Path | None) -> None:
        desk = self._session.desk

        def sign(data: bytes) -> bytes:
            with token.key(pin, read_certificates(certificate) if certificate else b"") as key:
                return countersign.sign_file(data, key, desk.clock(), desk.language)[0]

        self._ask(sign)

    def _ask(self, signing: Callable[[bytes], bytes]) -> None:
        if self._path is not None:
            self._signing = signing
            self._page.ask_where_to_save(self._path.with_name(f"{self._path.stem} 加签.pdf"))

    def _save(self, target: Path) -> None:
        path, signing = self._path, self._signing
        self._signing = None
        if path is None or signing is None:
            return

        def done(_result: object) -> None:
            self._page.show_signed(target)

        task = Task(lambda _report: write_whole(signing(read_file(path)), target), self)
        task.succeeded.connect(done)
        task.failed.connect(self._page.show_error)
        task.ended.connect(lambda: self._page.signers.show_busy(busy=False))
        self._page.signers.show_busy(busy=True)
        task.start()

    def _failed(self, error: Exception) -> None:
        self._task = self._path = None
        self._page.show_nothing()
        self._page.show_error(error)
