"""Joins a document that is being made and ``services.writs``; its pages are drawn in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import writs
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.services.writ_views import WritView
    from inspector.ui.desk_session import Session
    from inspector.ui.writ.page import WritPage


class WritPresenter(QObject):
    """One document at a time."""

    def __init__(self, session: Session, page: WritPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._writ_id: UUID | None = None
        self._task: Task | None = None
        page.written.connect(self._write)
        page.found.connect(self._find)
        page.form.typed.connect(self._type)
        page.finished.connect(self._finish)
        page.voided.connect(self._void)
        page.drawn.connect(self._draw)

    def open(self, writ_id: UUID) -> None:
        """Show a document; one that waits for signatures and has none is taken back to its form.

        Raises InspectorError when it cannot be read: nothing of it is shown then.
        """
        desk = self._session.desk
        self._writ_id = writ_id
        self._page.show_view(writs.show(desk, writ_id), typed=writs.typed(desk, writ_id))

    def leave(self) -> None:
        """Stop what runs: its page is gone."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._writ_id = None

    def _write(self, name: str, text: str) -> None:
        self._keep(lambda writ: writs.write(self._session.desk, writ, name, text))

    def _type(self, name: str, text: str) -> None:
        if self._writ_id is None or not self._session.is_open:
            return
        try:
            writs.keep_typed(self._session.desk, self._writ_id, name, text)
        except InspectorError as error:
            self._page.show_error(error)

    def _find(self, n: int, result: str, words: str, due_on: str) -> None:
        self._keep(lambda writ: writs.write_outcome(self._session.desk, writ, n, result, words, due_on))

    def _keep(self, act: Callable[[UUID], WritView]) -> None:
        if self._writ_id is None or not self._session.is_open:
            return
        try:
            view = act(self._writ_id)
        except InspectorError as error:
            self._page.show_error(error)
            self._show_saved(self._writ_id)
            return
        self._page.show_view(view)
        self._page.saved.emit(self._session.desk.clock())

    def _show_saved(self, writ_id: UUID) -> None:
        try:
            self._page.form.show_saved(writs.show(self._session.desk, writ_id))
        except InspectorError as error:
            self._page.show_error(error)

    def _finish(self) -> None:
        """Make it final; what is missing is told, and nothing else happens."""
        if self._writ_id is None:
            return
        try:
            writs.freeze(self._session.desk, self._writ_id)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.saved.emit(self._session.desk.clock())
        self._page.went.emit("signatures", {"writ_id": self._writ_id})

    def _void(self, reason: str) -> None:
        if self._writ_id is None:
            return
        try:
            writs.void(self._session.desk, self._writ_id, reason)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.saved.emit(self._session.desk.clock())
        self._page.went.emit("documents", {})

    def _draw(self) -> None:
        writ_id = self._writ_id
        if writ_id is None:
            return
        if self._task is not None:
            self._task.cancel()
        desk = self._session.desk

        def told(data: object) -> None:
            if isinstance(data, bytes) and writ_id == self._writ_id:
                self._page.show_pages(data)

        self._task = Task(lambda report: writs.preview(desk, writ_id, report), self)
        self._task.succeeded.connect(told)
        self._task.failed.connect(self._page.show_error)
        self._task.start()
