"""Joins the notebook's sheet and ``services.notebook``: an entry stands in its list only once it is on disk."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from inspector.base.errors import BadInputError, InspectorError
from inspector.base.messages import message_of, run_on
from inspector.services import evidence, inspect, notebook
from inspector.ui.detail.photos import filled
from inspector.ui.notebook.words import typed_of
from inspector.ui.task import Task
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from inspector.domain.notebook import Kind
    from inspector.services.inspect_views import Changed, EvidenceView
    from inspector.services.notebook_views import NotebookView, Written
    from inspector.ui.desk_session import Session
    from inspector.ui.notebook.sheet import NotebookSheet


class NotebookPresenter(QObject):
    """One visit's notebook."""

    def __init__(self, session: Session, sheet: NotebookSheet) -> None:
        super().__init__(sheet)
        self._session, self._sheet = session, sheet
        self._visit: UUID | None = None
        self._view: NotebookView | None = None
        for kind, form in sheet.forms.items():
            form.given.connect(partial(self._give, kind))
            form.removed.connect(partial(self._remove, kind))
            form.drafted.connect(partial(self._draft, kind))
            form.cancelled.connect(partial(self._fresh, kind, True))
            sheet.lists[kind].chosen.connect(partial(self._edit, kind))
        sheet.duty.stepped.connect(partial(self._draft, "duty_call"))
        sheet.suggestion.accepted.connect(self._accept)
        sheet.papers.pictures_wanted.connect(self._load)
        self._loading: Task | None = None

    def open(self, visit: UUID) -> None:
        """Show a visit's notebook, with what was being typed when it was left."""
        self._visit = visit
        self._refresh()
        for kind in self._sheet.kinds:
            self._fresh(kind, False)

    def is_ringing(self, visit: UUID) -> bool:
        """Say whether a stopwatch of the visit was started and not noted down yet."""
        kept = notebook.form(self._session.desk, visit, "duty_call")
        return bool(kept.get("started_ms"))

    def flush(self) -> None:
        """Keep what is typed."""
        for form in self._sheet.forms.values():
            form.flush()

    def step(self, *, redo: bool) -> None:
        """Undo or redo the last act on the visit, of the notebook or not."""
        if self._visit is None or self._view is None or self._view.read_only:
            return
        try:
            done = (inspect.redo if redo else inspect.undo)(self._session.desk, self._visit)
        except InspectorError as error:
            self._sheet.failed.emit(error, None)
            return
        if done is None:
            self._sheet.told.emit(self.tr("Nothing to redo") if redo else self.tr("Nothing to undo"))
            return
        self.show_restored(done)
        self._sheet.restored.emit(done.said, not redo)

    def show_restored(self, done: Changed) -> None:
        """Show what undo or redo brought back."""
        self._refresh()
        if not done.notebook:
            self._sheet.changed.emit(done)
        elif self._sheet.isVisible():
            self._fresh(done.notebook, False)
            self._sheet.show_tab(done.notebook)

    def _refresh(self) -> None:
        if self._visit is not None:
            self._show(notebook.open_notebook(self._session.desk, self._visit))

    def _show(self, view: NotebookView) -> None:
        self._view = view
        self._sheet.show_view(view)

    def _fresh(self, kind: Kind, forget: bool) -> None:  # a partial's argument
        """Begin a new entry, or go on with what was being typed."""
        if self._visit is None or self._view is None:
            return
        form = self._sheet.forms[kind]
        if forget:
            form.settle()
            notebook.drop_form(self._session.desk, self._visit, kind)
        kept = notebook.form(self._session.desk, self._visit, kind)
        known = {str(noted.id): noted.id for noted in self._view.lists[kind]}
        editing = known.get(str(kept.get("editing", "")))
        now = civil_time(self._session.desk.clock())
        form.show_values(kept or form.fresh(self._view, now), editing)
        self._sheet.lists[kind].mark(editing)

    def _draft(self, kind: Kind) -> None:
        if self._visit is None or not self._session.is_open:
            return
        try:
            notebook.save_form(self._session.desk, self._visit, kind, self._sheet.forms[kind].draft())
        except InspectorError as error:
            self._sheet.failed.emit(error, None)

    def _edit(self, kind: Kind, entry: UUID) -> None:
        if self._view is None or self._view.read_only:
            return
        noted = next(one for one in self._view.lists[kind] if one.id == entry)
        form = self._sheet.forms[kind]
        form.show_values(typed_of(noted.entry), entry)
        self._sheet.lists[kind].mark(entry)
        form.take_keys()
        self._sheet.show_top()

    def _give(self, kind: Kind, editing: UUID | None, typed: dict[str, Any]) -> None:
        def act() -> Written:
            visit, desk = self._here(), self._session.desk
            if editing is None:
                return notebook.add(desk, visit, kind, typed)
            return notebook.change(desk, visit, kind, editing, typed)

        self._act(kind, act)

    def _remove(self, kind: Kind, entry: UUID) -> None:
        self._act(kind, lambda: notebook.remove(self._session.desk, self._here(), kind, entry))

    def _act(self, kind: Kind, act: Any) -> None:  # noqa: ANN401  # a service's call
        form = self._sheet.forms[kind]
        try:
            written: Written = act()
        except BadInputError as error:
            words = message_of(error, self._session.desk.language)
            form.tell(run_on(words.what, words.do))
            return
        except InspectorError as error:
            self._sheet.failed.emit(error, lambda: self._act(kind, act))
            return
        self._show(written.view)
        self._fresh(kind, True)
        self._sheet.saved.emit(written.saved_at)
        if written.said:
            self._sheet.said.emit(written.said)
        offered = kind == "duty_call" and self._sheet.suggestion.accept.isVisible()
        if offered:
            self._sheet.suggestion.accept.setFocus()
        else:
            form.take_keys()

    def _load(self, photos: Sequence[EvidenceView]) -> None:
        """Load pictures of photos in a worker; those that were asked for before are among them."""
        if self._loading is not None:
            self._loading.cancel()
        desk, ratio = self._session.desk, self._sheet.devicePixelRatioF()

        def work(report: Callable[[int, int], None]) -> list[tuple[EvidenceView, QImage]]:
            found: list[tuple[EvidenceView, QImage]] = []
            for n, photo in enumerate(photos):
                report(n, len(photos))
                with suppress(InspectorError):  # a lost original is told at its item and at the finish
                    found.append((photo, filled(QImage.fromData(evidence.thumbnail(desk, photo)), ratio)))
            return found

        task = self._loading = Task(work, self)
        task.succeeded.connect(self._loaded)
        task.start()

    def _loaded(self, found: list[tuple[EvidenceView, QImage]]) -> None:
        for photo, image in found:
            self._sheet.papers.show_picture(photo, image)

    def _accept(self) -> None:
        try:
            changed = notebook.accept(self._session.desk, self._here())
        except InspectorError as error:
            self._sheet.failed.emit(error, self._accept)
            return
        self._refresh()
        self._sheet.changed.emit(changed)
        self._sheet.said.emit(changed.said)
        self._sheet.saved.emit(changed.saved_at)
        self._sheet.duty.take_keys()

    def _here(self) -> UUID:
        if self._visit is None:
            raise AssertionError  # the sheet is opened for a visit before anything can be done in it
        return self._visit
