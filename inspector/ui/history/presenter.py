"""Joins the history page and its service. Reading runs in tasks, a page of the journal each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import history, inspect
from inspector.services.visit_state import register, state_of
from inspector.ui.task import Task

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.inspect_views import Changed
    from inspector.ui.desk_session import Session
    from inspector.ui.history.page import HistoryPage


class HistoryPresenter(QObject):
    """One history at a time; what was asked for before is dropped."""

    def __init__(self, session: Session, page: HistoryPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit: UUID | None = None
        self._item, self._scope = "", "store"
        self._reader: history.History | None = None
        self._task: Task | None = None
        page.asked.connect(self._ask)
        page.more_wanted.connect(self._read)
        page.back_wanted.connect(self._go_back)
        page.undo_asked.connect(partial(self._step, redo=False))
        page.redo_asked.connect(partial(self._step, redo=True))

    def open(self, visit: UUID | None, item: str, scope: str) -> None:
        """Show the history of an item, a visit or the store."""
        self._visit, self._item = visit, item
        self._page.show_people(history.people(self._session.desk, visit))
        self._ask(scope, None, "")

    def stop(self) -> None:
        """The page is left."""
        self._reader = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _ask(self, scope: str, person: UUID | None, kind: str) -> None:
        self.stop()
        desk = self._session.desk
        self._scope = scope
        visit = self._visit if scope != "store" else None
        item = self._item if scope == "item" else ""
        school = str(register(state_of(desk, self._visit).school, "identity").get("name", "")) if self._visit else ""
        self._page.show_scope(scope, school)
        self._page.begin(desk.language)
        self._reader = history.History(desk, visit, item, actor=person, kind=kind)
        self._read()

    def _read(self) -> None:
        reader = self._reader
        if reader is None:
            return
        task = self._task = Task(lambda _report: reader.page(), self)
        task.succeeded.connect(partial(self._show, reader))
        task.failed.connect(self._page.show_error)
        task.ended.connect(task.deleteLater)
        task.start()

    def _show(self, reader: history.History, page: object) -> None:
        if reader is not self._reader or not isinstance(page, history.Page):
            return
        self._task = None
        self._page.show_page(page)
        if page.more and not page.entries:
            self._read()  # a filter that found nothing so far

    def _go_back(self, entry: history.Entry) -> None:
        visit = self._visit_of(entry)
        if visit is None:
            self._page.told.emit(self._page.tr("Open the visit first, then its history"))
            return
        try:
            changed = history.go_back(self._session.desk, visit, entry)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._show_changed(changed)
        self._page.said.emit(changed.said)

    def _visit_of(self, entry: history.Entry) -> UUID | None:
        """Return the visit whose history is shown; in that of the store one goes back from the visit's own."""
        return self._visit if self._scope != "store" and entry.item else None

    def _step(self, *, redo: bool) -> None:
        if self._visit is None:
            return
        try:
            changed = (inspect.redo if redo else inspect.undo)(self._session.desk, self._visit)
        except InspectorError as error:
            self._page.show_error(error)
            return
        if changed is None:
            words = self._page.tr("Nothing to redo") if redo else self._page.tr("Nothing to undo")
            self._page.told.emit(words)
            return
        self._show_changed(changed)
        self._page.restored.emit(changed.said, not redo)

    def _show_changed(self, changed: Changed) -> None:
        self._page.saved.emit(changed.saved_at)
        self._page.ask_again()
