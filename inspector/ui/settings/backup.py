"""Joins the card of backups and the services: each backup and each proof runs in a task."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError, MissingError
from inspector.services import backup
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.domain.backup_plan import BackupPlan
    from inspector.ui.desk_session import Session
    from inspector.ui.settings.page import SettingsPage
    from inspector.ui.task import Report


class BackupPresenter(QObject):
    """One job at a time; it goes on when the group is left, and the status line shows it."""

    def __init__(self, session: Session, page: SettingsPage) -> None:
        super().__init__(page)
        self._session, self._page, self._card = session, page, page.backup
        self._task: Task | None = None
        self._card.place_given.connect(self._set_place)
        self._card.plan_given.connect(self._set_plan)
        self._card.wanted.connect(self._make)
        self._card.proof_wanted.connect(self._prove)
        self._card.stopped.connect(self.stop)

    def open(self) -> None:
        """Show what is known; the stick is looked at in a task, for it may be slow."""
        owner = backup.owner_of(self._session.desk)
        try:
            view = backup.view(owner)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._card.show_view(view)
        if not view.place:
            self._card.show_points(())
            return
        task = Task(lambda _report: _points(owner), self, counts=False)
        task.succeeded.connect(self._card.show_points)
        task.failed.connect(self._page.show_error)
        task.start()

    def stop(self) -> None:
        """Stop what runs; the earlier backups are as they were."""
        if self._task is not None:
            self._task.cancel()

    def _set_place(self, folder: str) -> None:
        if self._try(lambda: backup.set_place(backup.owner_of(self._session.desk), Path(folder))):
            self._card.show_found(None)
            self.open()

    def _set_plan(self, plan: BackupPlan) -> None:
        if self._try(lambda: backup.set_plan(backup.owner_of(self._session.desk), plan)):
            self._page.said.emit(self._page.tr("Kept"))

    def _make(self) -> None:
        owner = backup.owner_of(self._session.desk)
        self._run(partial(backup.back_up, owner), self._card.tr("Backing up…"))

    def _prove(self, name: str) -> None:
        owner = backup.owner_of(self._session.desk)
        self._run(partial(backup.prove_own, owner, name), self._card.tr("Reading the backup to its last byte…"))

    def _run(self, work: Callable[[Report], object], words: str) -> None:
        if self._task is not None:
            return
        task = self._task = Task(work, self)
        task.progressed.connect(self._card.show_progress)
        task.succeeded.connect(self._done)
        task.failed.connect(self._failed)
        task.ended.connect(self._ended)
        self._card.show_running(words)
        task.start()

    def _done(self, result: object) -> None:
        self._end()
        if isinstance(result, backup.BackedUp):
            self._card.show_found(result.message)
        elif isinstance(result, backup.Proof):
            self._card.show_found(result.message, result.faults)
        if self._session.is_open:
            self.open()

    def _failed(self, error: Exception) -> None:
        self._end()
        self._page.show_error(error)

    def _ended(self) -> None:
        if self._task is not None:  # cancelled
            self._end()

    def _end(self) -> None:
        self._task = None
        self._card.show_running("")
        self._card.show_found(None)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except InspectorError as error:
            self._page.show_error(error)
            return False
        return True


def _points(owner: backup.Owner) -> tuple[backup.Point, ...] | None:
    try:
        return backup.own_points(owner)
    except MissingError:
        return None
