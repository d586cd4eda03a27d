"""A photo of an item seen large: its caption, its pages, who opened the original, what is drawn over it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.ui.detail.editor import MarkEditor
from inspector.ui.detail.viewer import PhotoViewer

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from inspector.domain.markup import Markup
    from inspector.services.inspect_views import EvidenceView
    from inspector.ui.detail.presenter import DetailPresenter


class PhotoLook(QObject):
    """Opens viewer and editor over the pane's window; both are made when they are first wanted."""

    left = Signal()
    """Back to the list."""

    def __init__(self, presenter: DetailPresenter, pane: QWidget) -> None:
        super().__init__(pane)
        self._presenter, self._pane, self._chinese = presenter, pane, True
        self.viewer: PhotoViewer | None = None
        self.editor: MarkEditor | None = None

    def open_photo(self, photo: EvidenceView, *, read_only: bool, chinese: bool) -> None:
        """Show a photo large."""
        self._chinese = chinese
        viewer = self.viewer = self.viewer or self._made_viewer()
        viewer.open_photo(photo, read_only=read_only, chinese=chinese)
        viewer.show_openings(self._presenter.openings(photo), chinese=chinese)
        self._presenter.load_picture(photo, viewer.show_image)
        self._presenter.find_place(photo, partial(viewer.show_place, photo))

    def _made_viewer(self) -> PhotoViewer:
        viewer = PhotoViewer(self._pane.window())
        viewer.captioned.connect(self._presenter.caption)
        viewer.removed.connect(self._presenter.remove)
        viewer.edit_wanted.connect(self._mark_up)
        viewer.original_wanted.connect(self._see_original)
        viewer.page_wanted.connect(self._turn_page)
        viewer.closed.connect(self.left)
        return viewer

    def _see_original(self, photo: EvidenceView) -> None:
        if self.viewer is not None:
            self._presenter.open_original(photo, self.viewer.show_image)
            self.viewer.show_openings(self._presenter.openings(photo), chinese=self._chinese)

    def _turn_page(self, photo: EvidenceView, page: int) -> None:
        if self.viewer is not None:
            self._presenter.load_page(photo, page, partial(self.viewer.show_page, photo, page))

    def _mark_up(self, photo: EvidenceView) -> None:
        if self.editor is None:
            self.editor = MarkEditor(self._pane.window())
            self.editor.drafted.connect(self._presenter.draft_markup)
            self.editor.closed.connect(self._keep_markup)
            self.editor.faces_wanted.connect(self._find_faces)
        self._presenter.open_editor(photo, self.editor)

    def _find_faces(self, photo: EvidenceView) -> None:
        if self.editor is not None:
            self._presenter.find_faces(photo, self.editor)

    def _keep_markup(self, photo_id: UUID, markup: Markup) -> None:
        self._presenter.keep_markup(photo_id, markup)
        self.left.emit()
