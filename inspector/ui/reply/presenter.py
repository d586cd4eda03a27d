"""Joins a school's report and ``services.reply``; files are read in tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import reply, writs
from inspector.services.reply import ReplyView
from inspector.services.verify import read_file
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from inspector.ui.desk_session import Session
    from inspector.ui.reply.page import ReplyPage


@dataclass(frozen=True, slots=True)
class _Opened:
    view: ReplyView
    data: bytes


class ReplyPresenter(QObject):
    """One report at a time."""

    def __init__(self, session: Session, page: ReplyPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._task: Task | None = None
        self._file: tuple[str, bytes] | None = None
        page.taken.connect(self._take)

    def open(self, path: Path | None, reply_id: UUID | None) -> None:
        """Read a file that came, or show a report that was taken in."""
        desk = self._session.desk
        self._file = None

        def work() -> object:
            if path is not None:
                data = read_file(path)
                return _Opened(reply.read(desk, data, path.name), data)
            return _Opened(*reply.find(desk, reply_id)) if reply_id is not None else None

        def told(found: object) -> None:
            if isinstance(found, _Opened):
                if path is not None:
                    self._file = (path.name, found.data)
                self._page.show_reply(found.view, found.data)

        self._run(work, told)

    def stop(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def make_recheck(self, visit_id: UUID) -> None:
        """Begin the re-check of the report's visit."""
        try:
            writ = writs.begin(self._session.desk, "recheck", visit_id=visit_id)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.saved.emit(self._session.desk.clock())
        self._page.went.emit("writ", {"writ_id": writ})

    def _take(self) -> None:
        if self._file is None:
            return
        desk, (name, data) = self._session.desk, self._file

        def told(view: object) -> None:
            if isinstance(view, ReplyView):
                self._page.saved.emit(desk.clock())
                self._page.show_taken(view)

        self._run(lambda: reply.take(desk, data, name), told)

    def _run(self, work: Callable[[], object], told: Callable[[object], None]) -> None:
        self.stop()
        task = self._task = Task(lambda _report: work(), self)
        task.succeeded.connect(told)
        task.failed.connect(self._page.show_error)
        task.start()
