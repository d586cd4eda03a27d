"""One photo, large, over the page: its caption, its times, and the way to take it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import label
from inspector.ui.words import civil_day, civil_time

if TYPE_CHECKING:
    from inspector.services.inspect_views import EvidenceView


class PhotoViewer(QFrame):
    """Covers the window's page. Says a changed caption, and that the photo is to go."""

    captioned = Signal(object, str)
    removed = Signal(object)
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
        self.remove = Button(self.tr("Take off"), icon="trash")
        close = IconButton("cross", self.tr("Close"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for widget, stretch in ((self._facts, 0), (self.caption, 1), (self.remove, 0), (close, 0)):
            foot.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self._picture, 1)
        column.addLayout(foot)
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
        if photo.n_pages > 1:
            facts.append(self.tr("page 1 of {n}").format(n=photo.n_pages))
        self._facts.setText("  ".join(facts))
        fill(self.caption, photo.caption)
        self.caption.setReadOnly(read_only)
        self.remove.setVisible(not read_only)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.caption.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_image(self, image: QImage) -> None:
        """Show the picture."""
        self._image = image
        self._fit()

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
