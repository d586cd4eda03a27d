"""The camera in the window: what it sees over the page, the space bar takes a photo, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from inspector.ui.detail.devices import Camera, jpeg_of
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.labels import label


class CameraSheet(QFrame):
    """Covers the page while the camera runs; says each photo that was taken."""

    taken = Signal(bytes)
    lost = Signal()
    closed = Signal()

    def __init__(self, over: QWidget, camera: Camera) -> None:
        super().__init__(over)
        self.setProperty("role", "viewer")
        self.setAccessibleName(self.tr("Camera"))
        self._over, self._camera, self._image, self._n = over, camera, QImage(), 0
        camera.seen.connect(self._show)
        camera.lost.connect(self._lose)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._words = label("", "caption")
        self.take = PrimaryButton(self.tr("Take a photo"), icon="camera", key=self.tr("Space"))
        self.close_it = Button(self.tr("Close"), key="Esc")
        self.take.clicked.connect(self._take)
        self.close_it.clicked.connect(self.close_sheet)
        self.take.setEnabled(False)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.take)
        foot.addWidget(self.close_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self._picture, 1)
        column.addLayout(foot)
        for keys, act in (("Space", self.take.click), ("Esc", self.close_sheet)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def start(self) -> None:
        """Begin. Raises BadInputError where there is no camera."""
        self._camera.start()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Go back to the item."""
        self._camera.stop()
        self.hide()
        self.closed.emit()

    def _show(self, image: QImage) -> None:
        self._image = image
        self.take.setEnabled(True)
        ratio = self.devicePixelRatioF()
        mode = Qt.AspectRatioMode.KeepAspectRatio
        made = QPixmap.fromImage(image.scaled(self._picture.size() * ratio, mode))
        made.setDevicePixelRatio(ratio)
        self._picture.setPixmap(made)

    def _take(self) -> None:
        if not self._image.isNull():
            self._n += 1
            self._words.setText(self.tr("%n photo(s) taken", "", self._n))
            self.taken.emit(jpeg_of(self._image))

    def _lose(self) -> None:
        self.close_sheet()
        self.lost.emit()
