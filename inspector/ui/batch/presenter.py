"""Joins the page of many documents and ``services.batch``; a job goes on while other pages are in view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.base.errors import InspectorError
from inspector.services import batch, batch_list, security, writs
from inspector.services.batch import Job
from inspector.services.batch_list import Picked
from inspector.services.records import title_of
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from inspector.services.batch import About
    from inspector.ui.batch.page import BatchPage
    from inspector.ui.desk_session import Session


class BatchPresenter(QObject):
    """One job runs at a time."""

    def __init__(self, session: Session, page: BatchPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._writ_id: UUID | None = None
        self._job_id: UUID | None = None
        self._running: Task | None = None
        self._is_open = False
        page.begun.connect(self._begin)
        page.listed.chosen.connect(self._take_list)
        page.resumed.connect(self._run)
        page.stopped.connect(self._stop)
        page.dropped.connect(self._drop)
        session.locking.connect(self._stop)

    def open(self, writ_id: UUID | None, job_id: UUID | None) -> None:
        """Ask for whom, for documents like a draft; or show a job, the one that runs above all."""
        self._is_open = True
        desk = self._session.desk
        if self._running is None:
            self._job_id = job_id
        if self._job_id is not None:
            self._show()
            return
        if writ_id is None:
            return
        self._writ_id = writ_id
        view = writs.show(desk, writ_id)
        self._page.show_new(view.title, security.identity_of(desk).name)
        task = Task(lambda _report: batch.subjects(desk, writ_id), self)
        task.succeeded.connect(self._page.show_about)
        task.failed.connect(self._page.show_error)
        task.start()

    def leave(self) -> None:
        """The page goes; what runs goes on."""
        self._is_open = False

    def _take_list(self, file: Path) -> None:
        """Choose those that a spreadsheet names."""
        desk, about = self._session.desk, self._page.model.all

        def work(report: Callable[[int, int], None]) -> object:
            report(0, 1)
            return batch_list.pick_file(desk, about, file)

        task = Task(work, self)
        task.succeeded.connect(partial(self._listed, file.name))
        task.failed.connect(self._page.show_error)
        task.start()

    def _listed(self, name: str, picked: object) -> None:
        if isinstance(picked, Picked) and self._is_open:
            self._page.show_picked(picked, name)

    def _begin(self, about: Sequence[About]) -> None:
        pad = self._page.job.pad
        if self._writ_id is None:
            return
        try:
            strokes, size = pad.strokes(), pad.written_size()
            self._job_id = batch.begin(self._session.desk, self._writ_id, about, strokes, size, self._page.job.folder)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._run()

    def _run(self) -> None:
        job_id = self._job_id
        if job_id is None or self._running is not None:
            return
        desk = self._session.desk
        task = self._running = Task(lambda report: batch.run(desk, job_id, report), self)
        task.progressed.connect(self._page.job.show_progress)
        task.succeeded.connect(self._done)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._ended)
        task.start()
        self._show()

    def _done(self, job: object) -> None:
        if isinstance(job, Job):
            self._page.saved.emit(self._session.desk.clock())
            self._page.show_job(title_of(self._session.desk, job.kind), job, running=False)
            if job.n_done == job.n:
                self._job_id = None
                self._page.said.emit(self._page.tr("%n document(s) made", "", job.n))

    def _ended(self) -> None:
        self._running = None
        if self._job_id is not None and self._session.is_open:
            self._show()

    def _show(self) -> None:
        """Show the job as it stands."""
        if self._job_id is None:
            return
        desk = self._session.desk
        try:
            job = batch.show(desk, self._job_id)
        except InspectorError as error:
            self._job_id = None
            self._page.show_error(error)
            return
        self._page.show_job(title_of(desk, job.kind), job, running=self._running is not None)

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _drop(self) -> None:
        if self._job_id is not None and self._running is None:
            batch.drop(self._session.desk, self._job_id)
            self._job_id = None
            self._page.went.emit("documents", {})
