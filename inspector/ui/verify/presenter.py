"""Joins the verify page and ``services.verify``; the check runs in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.services.verify import Verdict, verify_file
from inspector.ui.task import Task

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.ui.desk_session import Session
    from inspector.ui.verify.page import VerifyPage


class VerifyPresenter(QObject):
    """One file at a time; the last one asked for wins."""

    def __init__(self, session: Session, page: VerifyPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        page.asked.connect(self._check)

    def stop(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _check(self, path: Path) -> None:
        self.stop()
        desk = self._session.desk
        self._page.show_waiting(path)
        task = self._task = Task(lambda _report: verify_file(path, desk.language, desk), self)
        task.succeeded.connect(self._told)
        task.failed.connect(self._failed)
        task.start()

    def _told(self, verdict: object) -> None:
        self._task = None
        if isinstance(verdict, Verdict):
            self._page.show_verdict(verdict, self._session.desk.clock())

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._page.show_nothing()
        self._page.show_error(error)
