"""Joins the grid of all evidence and the services."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from inspector.base.errors import InspectorError
from inspector.services import evidence, gallery, inspect
from inspector.ui.evidence import several
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from inspector.services.desk import Desk
    from inspector.services.gallery import Gallery, GalleryPhoto
    from inspector.services.inspect_views import Changed
    from inspector.ui.desk_session import Session
    from inspector.ui.evidence.page import EvidencePage


class GalleryPresenter(QObject):
    """Does what the page asks, then shows it anew: reading 300 rows takes no file."""

    def __init__(self, session: Session, page: EvidencePage) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._visit_id: UUID | None = None
        self._loading: Task | None = None
        page.placed.connect(self._put)
        page.captioned.connect(self._caption)
        page.keyed.connect(self._mark_key)
        page.moved.connect(self._move)
        page.pictures_wanted.connect(self._load)
        page.compared.connect(self._compare)
        page.undo_asked.connect(partial(self._take_back, redo=False))
        page.redo_asked.connect(partial(self._take_back, redo=True))

    def open(self, visit_id: UUID) -> None:
        """Show a visit's photos."""
        self._visit_id = visit_id
        self._show()

    def _show(self) -> None:
        if self._visit_id is not None and self._session.is_open:
            self._page.show_gallery(self._shown())

    def _shown(self) -> Gallery:
        return gallery.gallery(self._session.desk, self._visit())

    def _put(self, ids: Sequence[UUID], item: str) -> None:
        self._each(ids, lambda one: gallery.reassign(*self._at(one), item))

    def _caption(self, ids: Sequence[UUID], text: str) -> None:
        self._each(ids, lambda one: evidence.caption_photo(*self._at(one), text))

    def _mark_key(self, ids: Sequence[UUID], on: bool) -> None:
        self._each(ids, lambda one: gallery.set_key(*self._at(one), is_key=on))

    def _move(self, photo: UUID, by: int) -> None:
        self._each([photo], lambda one: gallery.move(*self._at(one), by))

    def _at(self, photo: UUID) -> tuple[Desk, UUID, UUID]:
        return self._session.desk, self._visit(), photo

    def _visit(self) -> UUID:
        if self._visit_id is None:
            raise RuntimeError("no visit is open")
        return self._visit_id

    def _each(self, ids: Sequence[UUID], act: Callable[[UUID], Changed | None]) -> None:
        """Do it to each; one that fails stops no other, and undo takes one after the other back."""
        names = several.names_of(self._shown().photos) if len(ids) > 1 else {}  # an act may number them anew
        done: list[Changed] = []
        failed: dict[UUID, InspectorError] = {}
        for one in ids:
            try:
                changed = act(one)
            except InspectorError as error:
                failed[one] = error
                continue
            if changed is not None:
                done.append(changed)
        self._show()
        if failed:
            error = several.told(failed, len(ids) - len(failed), names)
            again = partial(self._each, list(failed), act) if error.code == several.PARTLY else None
            self._page.show_error(error, again)
        if done and done[-1].said:
            self._page.saved.emit(done[-1].saved_at)
            self._page.said.emit(done[-1].said)

    def _take_back(self, *, redo: bool) -> None:
        try:
            changed = (inspect.redo if redo else inspect.undo)(self._session.desk, self._visit())
        except InspectorError as error:
            self._page.show_error(error)
            return
        self._show()
        if changed is not None:
            self._page.restored.emit(changed.said, not redo)

    def _load(self, photos: Sequence[GalleryPhoto]) -> None:
        """Load the thumbnails in view; those that were asked for before have left it."""
        if self._loading is not None:
            self._loading.cancel()
        desk = self._session.desk

        def work(report: Callable[[int, int], None]) -> object:
            found: list[tuple[GalleryPhoto, QImage]] = []
            for n, shown in enumerate(photos):
                report(n, len(photos))
                found.append((shown, QImage.fromData(evidence.thumbnail(desk, shown.photo))))
            return found

        task = self._loading = Task(work, self)
        task.succeeded.connect(self._loaded)
        task.failed.connect(self._page.show_error)
        task.start()

    def _loaded(self, found: list[tuple[GalleryPhoto, QImage]]) -> None:
        for shown, image in found:
            self._page.show_picture(shown, image)

    def _compare(self, photos: Sequence[GalleryPhoto]) -> None:
        desk = self._session.desk

        def work(report: Callable[[int, int], None]) -> object:
            report(0, len(photos))
            return [
                (shown, QImage.fromData(evidence.derived(desk, shown.photo.sha256, "working", shown.photo.markup)))
                for shown in photos
            ]

        task = Task(work, self)
        task.succeeded.connect(self._page.show_compared)
        task.failed.connect(self._page.show_error)
        task.start()
