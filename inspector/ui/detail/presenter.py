"""Joins the details of an item and the services: notes, problem, red flags, photos."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from inspector.base.errors import InspectorError
from inspector.services import evidence, inspect, markup, resume
from inspector.services.inspect_views import FlagEdit
from inspector.ui.detail.attach import Attaching
from inspector.ui.detail.photos import filled
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from inspector.domain.evidence import Place
    from inspector.domain.markup import Markup
    from inspector.services.inspect_views import Changed, EvidenceView, ProblemEdit
    from inspector.services.markup import Opening
    from inspector.ui.desk_session import Session
    from inspector.ui.detail.editor import MarkEditor
    from inspector.ui.detail.pane import DetailPane

_T = TypeVar("_T")
_COPIES_MS = 500
"""The larger copies are made when the thumbnails are there."""


class DetailPresenter(QObject):
    """One item at a time; what is asked for is done at once and on disk when it is shown."""

    def __init__(self, session: Session, pane: DetailPane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        self._visit_id: UUID | None = None
        self._item = ""
        self._wanted = QTimer(self, interval=0, singleShot=True)
        self._wanted.timeout.connect(self._load)
        pane.phrases.failed.connect(self._tell)
        self._thumbnails: Task | None = None
        self._adding: list[Attaching] = []
        self._is_telling = False
        self.n_failed = 0
        """Acts that could not be journalled."""

    def open_visit(self, visit_id: UUID) -> None:
        """Work on a visit."""
        self._visit_id, self._item = visit_id, ""

    def want(self, item: str) -> None:
        """Load an item's details in the next turn: the key that led here is painted first, the last one wins.

        Photos that come in are put among those shown; all is loaded anew when the last of them is there.
        """
        if item == self._item and self._is_telling:
            return
        self._item = item
        self._wanted.start(0)

    def load_now(self) -> None:
        """Load what is wanted at once: somebody is about to type into it."""
        if self._wanted.isActive():
            self._wanted.stop()
            self._load()

    def draft(self, item: str, text: str) -> None:
        """Keep a note that is being typed."""
        if self._visit_id is not None and self._session.is_open:
            self._try(lambda: inspect.save_draft(self._session.desk, self._ask(), item, text))

    def keep_typed(self, item: str, field: str, text: str) -> None:
        """Keep a text of the problem, the reason or a flag that is being typed."""
        if self._visit_id is not None and self._session.is_open:
            self._try(lambda: resume.save_typed(self._session.desk, self._ask(), item, field, text))

    def drop_typed(self, item: str) -> None:
        """Forget such texts: they have been journalled."""
        if self._visit_id is not None and self._session.is_open:
            self._try(lambda: resume.drop_typed(self._session.desk, self._ask(), item))

    def write_note(self, item: str, text: str) -> bool:
        """Journal a note; False when that failed: it stays a draft."""
        return self._change(lambda: inspect.write_note(self._session.desk, self._ask(), item, text))

    def change_problem(self, item: str, edit: ProblemEdit) -> None:
        """Journal a change of the problem."""
        self._change(lambda: inspect.change_problem(self._session.desk, self._ask(), item, edit))

    def give_reason(self, item: str, value: str, reason: str) -> None:
        """Journal why an item is not applicable or was not checked."""
        given = {"value": value, "reason": reason}
        self._change(lambda: inspect.answer(self._session.desk, self._ask(), item, given))

    def raise_flag(self, item: str, fact: str) -> None:
        """Raise a red flag now."""
        self._change(lambda: inspect.raise_flag(self._session.desk, self._ask(), item, FlagEdit(fact=fact))[1])

    def change_flag(self, flag_id: UUID, edit: FlagEdit) -> None:
        """Journal who was told and what was done."""
        self._change(lambda: inspect.change_flag(self._session.desk, self._ask(), flag_id, edit))

    def strike_flag(self, flag_id: UUID, reason: str) -> None:
        """Strike a flag through."""
        self._change(lambda: inspect.strike_flag(self._session.desk, self._ask(), flag_id, reason))

    def caption(self, photo_id: UUID, text: str) -> None:
        """Journal a caption."""
        self._change(lambda: evidence.caption_photo(self._session.desk, self._ask(), photo_id, text))

    def remove(self, photo_id: UUID) -> None:
        """Take a photo off; undo brings it back."""
        self._change(lambda: evidence.remove_photo(self._session.desk, self._ask(), photo_id))

    def add_photos(self, item: str, sources: Sequence[Path | bytes], then: Callable[[], None] | None = None) -> None:
        """Add photos to an item, whatever item is shown when they are in; ``then`` is done when all of them are."""
        adding = Attaching(self._session, self._ask(), item, self._pane.devicePixelRatioF(), self)
        self._adding.append(adding)
        adding.attached.connect(partial(self._show_attached, adding))
        adding.failed.connect(self._tell)
        adding.progressed.connect(self._pane.photos.show_progress)
        adding.ended.connect(partial(self._ended, adding, then))
        self._pane.photos.show_progress(0, len(sources))
        adding.start(sources)

    def stop_adding(self) -> None:
        """Stop adding photos."""
        for adding in self._adding:
            adding.cancel()

    def load_picture(self, photo: EvidenceView, then: Callable[[QImage], None]) -> None:
        """Load a photo's working copy in a worker."""
        self.load_page(photo, 0, then)

    def find_place(self, photo: EvidenceView, then: Callable[[Place | None], None]) -> None:
        """Read in a worker where a photo says that it was taken; a lost original is told by its picture."""
        desk = self._session.desk
        task = Task(lambda _report: evidence.place(desk, photo.sha256), self)
        task.succeeded.connect(then)
        task.start()

    def load_page(self, photo: EvidenceView, page: int, then: Callable[[QImage], None]) -> None:
        """Load a page of a scan in a worker; the first one with its mark-up, for that is what is drawn upon."""
        desk = self._session.desk

        def work(_report: Callable[[int, int], None]) -> QImage:
            if page:
                return QImage.fromData(evidence.page(desk, photo.sha256, page))
            return QImage.fromData(evidence.derived(desk, photo.sha256, "working", photo.markup))

        task = Task(work, self)
        task.succeeded.connect(then)
        task.failed.connect(self._tell)
        task.start()

    def open_editor(self, photo: EvidenceView, editor: MarkEditor) -> None:
        """Draw on a photo: on the whole of it, which is journalled where something of it is hidden."""
        opened = self._try(lambda: markup.drawn(self._session.desk, self._ask(), photo.id))
        if opened is not None and self._opened(photo, markup.EDITED):
            editor.open_photo(photo, opened, chinese=self._session.desk.language == "zh")
            self._load_whole(photo, editor.show_image)

    def open_original(self, photo: EvidenceView, then: Callable[[QImage], None]) -> None:
        """Look at the whole of a photo of which something is hidden: journalled before it is shown."""
        if self._opened(photo, markup.LOOKED):
            self._load_whole(photo, then)

    def openings(self, photo: EvidenceView) -> Sequence[Opening]:
        """Return who has looked at what is hidden."""
        return self._try(lambda: markup.openings(self._session.desk, self._ask(), photo.id)) or ()

    def draft_markup(self, photo_id: UUID, drawn: Markup) -> None:
        """Keep what is being drawn."""
        if self._session.is_open:
            self._try(lambda: markup.save_draft(self._session.desk, self._ask(), photo_id, drawn))

    def keep_markup(self, photo_id: UUID, drawn: Markup) -> None:
        """Journal what was drawn; undo takes it back."""
        self._change(lambda: markup.mark(self._session.desk, self._ask(), photo_id, drawn))

    def find_faces(self, photo: EvidenceView, editor: MarkEditor) -> None:
        """Look for faces in a worker and propose to hide them."""
        desk, drawn = self._session.desk, editor.canvas.markup
        task = Task(lambda report: markup.propose_faces(desk, photo.sha256, drawn, report), self)
        task.succeeded.connect(partial(editor.show_proposals, photo))
        task.failed.connect(editor.tell_failed)
        task.start()

    def _opened(self, photo: EvidenceView, why: str) -> bool:
        def act() -> bool:
            markup.note_opening(self._session.desk, self._ask(), photo.id, why)
            return True

        return self._try(act) is not None

    def _load_whole(self, photo: EvidenceView, then: Callable[[QImage], None]) -> None:
        desk = self._session.desk
        task = Task(lambda _report: QImage.fromData(markup.whole(desk, photo.sha256)), self)
        task.succeeded.connect(then)
        task.failed.connect(self._tell)
        task.start()

    def _load(self) -> None:
        if self._visit_id is None or not self._item or not self._session.is_open:
            return
        detail = self._try(lambda: inspect.detail(self._session.desk, self._ask(), self._item))
        if detail is not None:
            self._pane.show_detail(detail)
            self._load_thumbnails()

    def _load_thumbnails(self) -> None:
        if self._thumbnails is not None:
            self._thumbnails.cancel()
            self._thumbnails = None
        if not self._pane.photos.without_picture():
            return
        desk, wanted, ratio = self._session.desk, self._pane.photos.without_picture(), self._pane.devicePixelRatioF()

        def work(report: Callable[[int, int], None]) -> object:
            found: list[tuple[UUID, QImage]] = []
            for n, photo in enumerate(wanted):
                report(n, len(wanted))
                found.append((photo.id, filled(QImage.fromData(evidence.thumbnail(desk, photo)), ratio)))
            return found

        task = self._thumbnails = Task(work, self)
        task.succeeded.connect(self._pane.show_thumbnails)
        task.failed.connect(self._tell)
        task.start()

    def _tell(self, error: Exception) -> None:
        self._pane.failed.emit(error, None)

    def _ended(
        self, adding: Attaching, then: Callable[[], None] | None, n: int, wanted: int, known: tuple[int, ...]
    ) -> None:
        self._adding.remove(adding)
        if then is not None and n == wanted:
            then()
        if adding.originals:
            QTimer.singleShot(_COPIES_MS, self, partial(self._make_copies, tuple(adding.originals)))
        adding.deleteLater()
        if not self._adding:
            self._pane.photos.show_progress(0, 0)
            self._wanted.start(0)
        self._pane.tell_added(adding.item, n, wanted, known)

    def _show_attached(self, adding: Attaching, changed: Changed) -> None:
        """Tell the page; put what came among the photos shown, where its item still is."""
        self._is_telling = True
        self._pane.tell_changed(changed)
        self._is_telling = False
        if self._pane.shown == adding.item:
            views = self._try(lambda: evidence.on_item(self._session.desk, self._ask(), adding.item))
            self._pane.photos.show_more([view for view in views or () if view.has_picture], adding.pictures)

    def _make_copies(self, originals: tuple[str, ...]) -> None:
        if self._session.is_open:
            desk = self._session.desk
            Task(lambda report: evidence.make_copies(desk, originals, report), self).start()

    def _ask(self) -> UUID:
        if self._visit_id is None:
            raise RuntimeError("no visit is open")
        return self._visit_id

    def _change(self, act: Callable[[], Changed]) -> bool:
        if self._visit_id is None or not self._session.is_open:
            return False
        changed = self._try(act, again=lambda: self._change(act))
        if changed is not None:
            self._pane.tell_changed(changed)
        return changed is not None

    def _try(self, act: Callable[[], _T], again: Callable[[], object] | None = None) -> _T | None:
        try:
            return act()
        except InspectorError as error:
            self.n_failed += 1
            self._pane.failed.emit(error, again)
            return None
