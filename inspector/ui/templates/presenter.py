"""Joins the page of templates and ``services.templates``; what is saved in the folder is read and drawn at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspector.base.errors import InspectorError
from inspector.services import template_trial, templates
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.templates import TemplateLine
    from inspector.ui.desk_session import Session
    from inspector.ui.templates.page import TemplatesPage

_REST_MS = 150
"""After the last notice: an editor writes a file in several steps."""


class TemplatesPresenter(QObject):
    """The folder is read and the pages are drawn in tasks; what was asked for before is dropped."""

    def __init__(self, session: Session, page: TemplatesPage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._reading: Task | None = None
        self._drawing: Task | None = None
        self._shown: tuple[TemplateLine, ...] | None = None
        self._seen: object = None
        self._drawn_kind = ""
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda: self._rest.start())
        self._watcher.directoryChanged.connect(lambda: self._rest.start())
        self._is_open = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._come_back)
        page.marked.connect(self._mark)
        page.change_wanted.connect(self._change)
        page.folder_given.connect(self._set_folder)

    def open(self) -> None:
        """Show folder and kinds, and watch the folder."""
        self._is_open = True
        self._shown = self._seen = None
        self._drawn_kind = ""
        self._page.show_folder(templates.folder(self._session.desk))
        self.look()

    def stop(self) -> None:
        """Watch no longer."""
        self._is_open = False
        self._rest.stop()
        self._watch(())
        for task in (self._reading, self._drawing):
            if task is not None:
                task.cancel()
        self._reading = self._drawing = None

    def look(self) -> None:
        """Read what changed in the folder; a look that is under way is followed by another."""
        if self._reading is not None:
            self._rest.start()
            return
        if not self._session.is_open:
            return
        desk = self._session.desk
        task = self._reading = Task(lambda _report: (templates.lines(desk), templates.load(desk).seen), self)
        task.succeeded.connect(self._found)
        task.failed.connect(self._page.show_error)
        task.ended.connect(self._looked)
        task.start()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Look when the user comes back to the window: a network's folder sends no notice of its files."""
        if self._is_open and state == Qt.ApplicationState.ApplicationActive:
            self._rest.start()

    def _watch(self, paths: Sequence[Path]) -> None:
        wanted = {str(path) for path in paths}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(sorted(wanted - watched))

    def _looked(self) -> None:
        self._reading = None
        if self._is_open and self._session.is_open:
            folder = templates.folder(self._session.desk)
            there = folder if folder.is_dir() else folder.parent
            self._watch([there, *(there.glob("*.yaml") if there == folder else ())])

    def _found(self, found: tuple[tuple[TemplateLine, ...], object]) -> None:
        lines, seen = found
        if (lines, seen) != (self._shown, self._seen):
            self._shown, self._seen = lines, seen
            self._page.show_lines(lines)

    def _mark(self, line: TemplateLine | None) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
            self._drawing = None
        if line is None or not line.usable or not self._session.is_open:
            return
        desk, kind = self._session.desk, line.kind
        page = self._page.reader.preview.current if kind == self._drawn_kind else 0

        def told(data: object) -> None:
            if isinstance(data, bytes):
                self._drawn_kind = kind
                self._page.show_pages(data, page)

        task = self._drawing = Task(lambda report: template_trial.draw_trial(desk, kind, report), self)
        task.succeeded.connect(told)
        task.failed.connect(self._page.show_error)
        task.start()

    def _change(self, kind: str) -> None:
        try:
            file = templates.take_to_change(self._session.desk, kind)
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._page.open_file(file)
        self.look()

    def _set_folder(self, folder: str) -> None:
        templates.set_folder(self._session.desk, Path(folder) if folder else None)
        self.open()
