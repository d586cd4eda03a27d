"""Joins the card of the certificate authority and ``services.authority``; its key is opened in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.services import authority, certificates, security
from inspector.services.authority import Authority
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.ui.desk_session import Session
    from inspector.ui.settings.page import SettingsPage


class AuthorityPresenter(QObject):
    """One authority at a time, forgotten when its card is closed, the page left or the store locked."""

    def __init__(self, session: Session, page: SettingsPage) -> None:
        super().__init__(page)
        self._session, self._page, self._card = session, page, page.authority
        self._opened: Authority | None = None
        self._task: Task | None = None
        card = self._card
        card.opened.connect(self._open)
        card.made.connect(self._make)
        card.issue_wanted.connect(self._issue)
        card.trust_file_wanted.connect(self._write_trust)
        card.revoked.connect(self._revoke)
        card.closed.connect(self.close)
        session.locking.connect(self.close)

    def close(self) -> None:
        """Forget the authority's key."""
        self._opened = None
        self._card.show_closed(security.identity_of(self._session.desk).unit if self._session.is_open else "")

    def _open(self, folder: Path, passphrase: str) -> None:
        self._run(lambda: authority.open_authority(folder, passphrase), self._take)

    def _make(self, folder: Path, unit: str, passphrase: str) -> None:
        now = self._session.desk.clock()
        self._run(lambda: authority.create(folder, unit, passphrase, now), self._take)

    def _take(self, opened: object) -> None:
        if isinstance(opened, Authority):
            self._opened = opened
            self._card.show_authority(opened.view())

    def _issue(self, path: Path) -> None:
        """Issue for a request; the answer lies beside it, under its name."""
        opened, now = self._opened, self._session.desk.clock()
        if opened is None:
            return
        out = path.with_name(f"{path.stem}-{self._page.tr('answer')}.pem")

        def work() -> object:
            certificates.write_file(out, opened.issue(certificates.read_file(path), now))
            return out

        self._run(work, lambda _out: self._said(self._page.tr("Issued; the answer is {path}").format(path=out)))

    def _write_trust(self, path: Path) -> None:
        opened, now = self._opened, self._session.desk.clock()
        if opened is None:
            return

        def work() -> object:
            certificates.write_file(path, opened.trust_file(now))
            return path

        self._run(work, lambda _out: self._said(self._page.tr("Trust file saved: {path}").format(path=path)))

    def _revoke(self, serial: str, why: str) -> None:
        opened, now = self._opened, self._session.desk.clock()
        if opened is None:
            return
        words = self._page.tr("Revoked; write the trust file and hand it round")
        self._run(lambda: opened.revoke(serial, why, now), lambda _done: self._said(words))

    def _said(self, words: str) -> None:
        self._page.said.emit(words)
        if self._opened is not None:
            self._card.show_authority(self._opened.view())

    def _run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        if self._task is not None:
            return
        task = self._task = Task(lambda _report: work(), self)
        task.succeeded.connect(then)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._ended)
        self._card.show_busy(busy=True)
        task.start()

    def _ended(self) -> None:
        self._task = None
        self._card.show_busy(busy=False)
