"""One photo, large, over the page: its caption, its times, and the way to take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.words import civil_day, civil_time

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "viewer")
        self.setAccessibleName(self.tr("Photo"))
        self._over = over
        self._photo: EvidenceView | None = None
        self._image = QImage()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._facts = label("", "caption")
        self.caption = QLineEdit()
        self.caption.setAccessibleName(self.tr("Caption"))
        self.caption.setPlaceholderText(self.tr("Caption, printed under the photo"))
        self.caption.setMaxLength(200)
        self.mark_up = Button(self.tr("Mark up, hide"), icon="pencil", key="Ctrl+E")
        self.original = Button(self.tr("See the original"), icon="lock", key="Ctrl+O")
        self.remove = Button(self.tr("Take off"), icon="trash")
        close = IconButton("cross", self.tr("Close"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        acts = (self.original, self.mark_up, self.remove, close)
        for widget, stretch in ((self.caption, 1), *((act, 0) for act in acts)):
            foot.addWidget(widget, stretch)
        self._openings = wrapped("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self._picture, 1)
        column.addWidget(self._facts)
        column.addWidget(self._openings)
        column.addLayout(foot)
        self.mark_up.clicked.connect(self._edit)
        self.original.clicked.connect(self._see_original)
        for keys, act in (("Ctrl+E", self.mark_up.click), ("Ctrl+O", self.original.click)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.caption.editingFinished.connect(self._keep)
        self.caption.returnPressed.connect(self.close_viewer)
        self.remove.clicked.connect(self._remove)
        close.clicked.connect(self.close_viewer)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_viewer)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        over.installEventFilter(self)
        self.hide()

    def open_photo(self, photo: EvidenceView, *, read_only: bool, chinese: bool) -> None:
        """Show a photo; its picture comes by ``show_image``."""
        self._photo, self._image = photo, QImage()
        self._picture.clear()
        when = f"{civil_day(photo.taken_at, chinese=chinese)} {civil_time(photo.taken_at)}"
        facts = [when, f"{photo.width_px}×{photo.height_px}", f"SHA-256 {photo.sha256[:8].upper()}"]
        if photo.markup.hidden:
            facts.append(self.tr("%n part(s) hidden in all copies", "", len(photo.markup.hidden)))
        if photo.n_pages > 1:
            facts.append(self.tr("page 1 of {n}").format(n=photo.n_pages))
        self._facts.setText("  ".join(facts))
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
        return False
