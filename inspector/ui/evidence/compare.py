"""Two photos side by side, as large as the page allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.labels import wrapped
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from inspector.services.gallery import GalleryPhoto


class CompareSheet(QFrame):
    """Covers the page."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "viewer")
        self.setAccessibleName(self.tr("Two photos"))
        self._over = over
        self._images: list[QImage] = []
        self.pictures = (QLabel(), QLabel())
        self._words = (wrapped("", "caption"), wrapped("", "caption"))
        pair = QGridLayout()
        pair.setHorizontalSpacing(12)
        pair.setRowStretch(0, 1)
        for n, (picture, words) in enumerate(zip(self.pictures, self._words, strict=True)):
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            pair.addWidget(picture, 0, n)  # both pictures have the height that the longer words leave
            pair.addWidget(words, 1, n)
            pair.setColumnStretch(n, 1)
        close = Button(self.tr("Close"), key="Esc")
        close.clicked.connect(self.close_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(pair, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close_sheet)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._close = close
        over.installEventFilter(self)
        self.hide()

    def show_pair(self, pairs: list[tuple[GalleryPhoto, QImage]]) -> None:
        """Show two photos with what is known of them."""
        self._images = [image for _, image in pairs]
        for (shown, _), words in zip(pairs, self._words, strict=True):
            facts = (shown.photo.item, civil_time(shown.photo.taken_at), shown.photo.caption)
            words.setText("  ".join(part for part in facts if part))
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._fit()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Go back to the grid."""
        self.hide()
        self._images = []
        self.closed.emit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        for picture, image in zip(self.pictures, self._images, strict=False):
            mode = Qt.TransformationMode.SmoothTransformation
            made = QPixmap.fromImage(image.scaled(picture.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio, mode))
            made.setDevicePixelRatio(ratio)
            picture.setPixmap(made)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False
