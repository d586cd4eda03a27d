"""One photo, large, over the page: its caption, its times, and the way to take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.detail.facts import time_words
from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.words import civil_day, civil_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.evidence import Place
    from inspector.services.inspect_views import EvidenceView
    from inspector.services.markup import Opening


_SHOWN = 4
"""So many openings of an original are listed."""


class PhotoViewer(QFrame):
    """Covers the window's page. Says a changed caption, and that the photo is to go."""

    captioned = Signal(object, str)
    removed = Signal(object)
    edit_wanted = Signal(object)
    """Mark up this EvidenceView."""
    original_wanted = Signal(object)
    """Show the whole of this EvidenceView, of which something is hidden."""
    page_wanted = Signal(object, int)
    """Show a page, from 0, of this EvidenceView."""
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "viewer")
        self.setAccessibleName(self.tr("Photo"))
        self._over = over
        self._photo: EvidenceView | None = None
        self._image = QImage()
        self._known: list[str] = []
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._facts = wrapped("", "caption")
        self._fault = wrapped("", "error")
        self._page = 0
        self.earlier = IconButton("chevron-left", self.tr("Page before"))
        self.later = IconButton("chevron-right", self.tr("Next page"))
        self.caption = QLineEdit()
        self.caption.setAccessibleName(self.tr("Caption"))
        self.caption.setPlaceholderText(self.tr("Caption, printed under the photo"))
        at_most(self.caption, 200)
        self.mark_up = Button(self.tr("Mark up, hide"), icon="pencil", key="Ctrl+E")
        self.original = Button(self.tr("See the original"), icon="lock", key="Ctrl+O")
        self.remove = Button(self.tr("Take off"), icon="trash")
        close = IconButton("cross", self.tr("Close"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        acts = (self.earlier, self.later, self.original, self.mark_up, self.remove, close)
        for widget, stretch in ((self.caption, 1), *((act, 0) for act in acts)):
            foot.addWidget(widget, stretch)
        self._openings = wrapped("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self._picture, 1)
        column.addWidget(self._facts)
        column.addWidget(self._fault)
        column.addWidget(self._openings)
        column.addLayout(foot)
        self.mark_up.clicked.connect(self._edit)
        self.original.clicked.connect(self._see_original)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        for keys, act in (
            ("Ctrl+E", self.mark_up.click), ("Ctrl+O", self.original.click),
            ("PgUp", self.earlier.click), ("PgDown", self.later.click),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.caption.editingFinished.connect(self._keep)
        self.caption.returnPressed.connect(self.close_viewer)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.close_viewer)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_viewer)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        over.installEventFilter(self)
        self.caption.installEventFilter(self)
        self.hide()

    def open_photo(self, photo: EvidenceView, *, read_only: bool, chinese: bool) -> None:
        """Show a photo; its picture comes by ``show_image``."""
        self._photo, self._image, self._page = photo, QImage(), 0
        self._picture.clear()
        when = f"{civil_day(photo.taken_at, chinese=chinese)} {civil_time(photo.taken_at)}"
        size = "PDF" if photo.kind == "pdf" else f"{photo.width_px}×{photo.height_px}"
        self._known = [when, size, f"SHA-256 {photo.sha256[:8].upper()}"]
        if photo.markup.hidden:
            self._known.append(self.tr("%n part(s) hidden in all copies", "", len(photo.markup.hidden)))
        self._tell_page()
        scripted = self.tr("This PDF carries scripts. They are not run, and none goes into a document")
        faults = [words for words in (time_words(photo), scripted if photo.scripted else "") if words]
        self._fault.setText("\n".join(faults))
        self._fault.setVisible(bool(faults))
        fill(self.caption, photo.caption)
        self.caption.setReadOnly(read_only)
        self.remove.setVisible(not read_only)
        self.mark_up.setVisible(not read_only)
        self.original.setVisible(photo.markup.conceals)
        self.original.setEnabled(True)
        self._openings.hide()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_image(self, image: QImage) -> None:
        """Show the picture."""
        self._image = image
        self._fit()

    def show_place(self, photo: EvidenceView, place: Place | None) -> None:
        """Show where it says that it was taken, unless another one is in view by now."""
        if photo is self._photo and place is not None:
            self._known.append(self.tr("taken at {place} (on this laptop only)").format(place=place.text()))
            self._tell_page()

    def show_page(self, photo: EvidenceView, page: int, image: QImage) -> None:
        """Show a page that was loaded, unless another one is wanted by now."""
        if photo is self._photo and page == self._page:
            self.show_image(image)

    def _turn(self, by: int) -> None:
        photo, to = self._photo, self._page + by
        if photo is not None and 0 <= to < photo.n_pages:
            self._page = to
            self._tell_page()
            self.page_wanted.emit(photo, to)

    def _tell_page(self) -> None:
        n_pages = self._photo.n_pages if self._photo is not None else 1
        known = list(self._known)
        if n_pages > 1:
            known.append(self.tr("page {page} of {n}").format(page=self._page + 1, n=n_pages))
        self._facts.setText("  ".join(known))
        for button, at_end in ((self.earlier, self._page == 0), (self.later, self._page == n_pages - 1)):
            button.setVisible(n_pages > 1)
            button.setEnabled(not at_end)

    def show_openings(self, openings: Sequence[Opening], *, chinese: bool) -> None:
        """Show who has looked at what is hidden, the last ones first."""
        self._openings.setVisible(bool(openings))
        whys = {"look": self.tr("looked"), "edit": self.tr("drew on it")}
        said = [
            f"{civil_day(one.at, chinese=chinese)} {civil_time(one.at)} {one.by} {whys.get(one.why, one.why)}"
            for one in reversed(openings)
        ]
        words = self.tr("Original opened %n time(s)", "", len(openings)) + ("：" if chinese else ": ")
        more = " …" if len(said) > _SHOWN else ""
        self._openings.setText(words + ("；" if chinese else "; ").join(said[:_SHOWN]) + more)

    def _edit(self) -> None:
        photo = self._photo
        if photo is not None and self.mark_up.isVisibleTo(self):
            self.close_viewer()
            self.edit_wanted.emit(photo)

    def _see_original(self) -> None:
        if self._photo is not None and self.original.isVisibleTo(self):
            self.original.setEnabled(False)
            self.original_wanted.emit(self._photo)

    def close_viewer(self) -> None:
        """Go back to the item."""
        if self.isVisible():
            self._keep()
            self.hide()
            self._photo, self._image = None, QImage()
            self._picture.clear()
            self.closed.emit()

    def _fit(self) -> None:
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            size = self._picture.size() * ratio
            mode = Qt.AspectRatioMode.KeepAspectRatio
            made = QPixmap.fromImage(self._image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation))
            made.setDevicePixelRatio(ratio)
            self._picture.setPixmap(made)

    def _keep(self) -> None:
        if self._photo is not None and self.caption.text().strip() != self._photo.caption:
            self.captioned.emit(self._photo.id, self.caption.text())

    def _remove(self) -> None:
        photo, self._photo = self._photo, None
        self.hide()
        if photo is not None:
            self.removed.emit(photo.id)
        self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        if watched is self.caption and event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            # On X11 a field takes Ctrl+E for the end of its line, and the button that shows it would not hear of it.
            event.ignore()
            return True
        return False


def _is_ours(event: QEvent) -> bool:
    ctrl = Qt.KeyboardModifier.ControlModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == ctrl and event.key() in {Qt.Key.Key_E, Qt.Key.Key_O}
