"""Joins the card of periods and the services; an erasure runs in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import retention
from inspector.ui.task import Task

if TYPE_CHECKING:
    from inspector.services.desk import Desk
    from inspector.services.retention import Due, Erased
    from inspector.ui.desk_session import Session
    from inspector.ui.settings.page import SettingsPage


class RetentionPresenter(QObject):
    """Nothing is erased by itself: a person does it, one at a time, with a reason."""

    def __init__(self, session: Session, page: SettingsPage) -> None:
        super().__init__(page)
        self._session, self._page, self._card = session, page, page.retention
        self._task: Task | None = None
        self._card.erase_wanted.connect(self._erase)
        self._card.hold_wanted.connect(self._hold)

    def open(self) -> None:
        """Show what is due now; what a fall cut off is gone on with first."""
        desk = self._session.desk
        self._card.show_rules(retention.rules(desk).values())
        task = Task(lambda _report: _read(desk), self, counts=False)
        task.succeeded.connect(self._show)
        task.failed.connect(self._page.show_error)
        task.start()

    def _show(self, read: tuple[tuple[Due, ...], list[tuple[Erased, str]]]) -> None:
        self._card.show_due(read[0])
        self._card.show_erased(read[1])

    def _hold(self, one: Due, reason: str) -> None:
        try:
            retention.hold(self._session.desk, one.visit_id, reason)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.said.emit(self._page.tr("Held back") if reason else self._page.tr("Let go again"))
        self._card.reason.clear()
        self.open()

    def _erase(self, one: Due, reason: str) -> None:
        if self._task is not None:
            return
        desk = self._session.desk
        task = self._task = Task(lambda _report: retention.erase(desk, one.visit_id, one.kind, reason), self)
        task.succeeded.connect(self._erased)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._ended)
        self._card.show_running(running=True)
        task.start()

    def _erased(self, _proof: object) -> None:
        self._card.reason.clear()
        if self._session.is_open:
            self.open()

    def _ended(self) -> None:
        self._task = None
        self._card.show_running(running=False)


def _read(desk: Desk) -> tuple[tuple[Due, ...], list[tuple[Erased, str]]]:
    retention.finish(desk)
    known = retention.rules(desk)
    proofs = [(one, known[one.kind].title.get(desk.language)) for one in retention.erasures(desk)]
    return retention.due(desk), proofs
