"""The photos of an item: thumbnails, and the tile that takes new ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector.ui.detail.adder import AdderZone
from inspector.ui.detail.layout import line
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon, pixmap
from inspector.ui.theme.tokens import current
from inspector.ui.widgets.buttons import Button, LinkButton
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.toggle import ToggleButton
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from inspector.services.inspect_views import EvidenceView
    from inspector.ui.theme.tokens import Tokens

TILE = QSize(72, 54)
_FOLDER = 140
"""Width under which the name of a folder is shown whole, px at the standard size of text."""
PICTURE = TILE - QSize(4, 4)


class PhotoPart(QWidget):
    """Says which photo was tapped, that new ones are wanted, or that adding is to stop."""

    opened = Signal(object)
    """An EvidenceView."""
    wanted = Signal()
    all_wanted = Signal()
    """Show all photos of the visit."""
    cancelled = Signal()
    dropped = Signal(object)
    """What was dropped on the zone: files, or pictures as PNG."""
    folder_wanted = Signal()
    """Watch a folder, or no longer."""
    waiting_wanted = Signal()
    """Attach what came into the folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(4)
        self._flow = Flow(gap=8)
        content.addWidget(self._flow)
        self.zone = AdderZone()
        self.zone.clicked.connect(self.wanted)
        self.zone.dropped.connect(self.dropped)
        content.addWidget(self.zone)
        self._warning = wrapped("", "error")
        content.addWidget(self._warning)
        self._several = wrapped("", "caption")
        content.addWidget(self._several)
        content.addWidget(self._progress_line())
        self.waiting = Button("", icon="camera", key="A")
        self.waiting.clicked.connect(self.waiting_wanted)
        self.waiting.hide()
        content.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignLeft)
        self.all = LinkButton(self.tr("All evidence of the visit"), key="E")
        self.all.clicked.connect(self.all_wanted)
        self.folder = LinkButton(self.tr("Watch a folder of a phone"))
        self.folder.clicked.connect(self.folder_wanted)
        links = Flow(gap=4)
        links.add(self.all)
        links.add(self.folder)
        content.addWidget(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line(self.tr("Photos"), content, top=4))
        self._tiles: dict[UUID, QPushButton] = {}
        self._photos: tuple[EvidenceView, ...] = ()
        self._after: QWidget = self
        self._pictured: set[UUID] = set()
        self._adder: QPushButton | None = None
        self._look: tuple[bool, Tokens] | None = None
        """What the tiles were made for: read only or not, in which theme."""
        self.show_progress(0, 0)

    def show_photos(self, photos: Sequence[EvidenceView], *, after: QWidget, read_only: bool) -> None:
        """Show an item's photos; their pictures come by ``show_thumbnail``. Tab comes to them from ``after``."""
        self._after = after
        look = (read_only, current())
        if look != self._look or tuple(photos[: len(self._photos)]) != self._photos:
            self._begin(look)
        elif len(photos) == len(self._photos):  # as for most items: none before and none now
            return
        for n, photo in enumerate(photos[len(self._photos) :], len(self._photos)):
            self._tiles[photo.id] = self._tile(n + 1, photo)
            self._flow.insert(n, self._tiles[photo.id])
        self._photos = tuple(photos)
        made: list[QWidget] = [*self._tiles.values()]
        self.zone.setVisible(not photos and not read_only)
        self._flow.setVisible(bool(photos))
        if not photos:
            made = [self.zone]
        elif self._adder is not None:
            made.append(self._adder)
        for one, following in pairwise((after, *made)):  # made later than what stands below them
            QWidget.setTabOrder(one, following)
        self.all.setVisible(bool(photos))
        self.folder.setVisible(not read_only)
        odd = [photo for photo in photos if photo.time_fault]
        self._warning.setText(self.tr("The time of %n file(s) does not fit the visit", "", len(odd)))
        self._warning.setVisible(bool(odd))
        several = [photo for photo in photos if photo.n_pages > 1]
        words = self.tr("%n file(s) with several pages: only the first is printed", "", len(several))
        self._several.setText(words)
        self._several.setVisible(bool(several))

    def show_more(self, photos: Sequence[EvidenceView], pictures: Mapping[str, QImage]) -> None:
        """Show the photos of the same item with those that came, and what was made of their originals."""
        self.show_photos(photos, after=self._after, read_only=False)
        for photo in self.without_picture():
            if photo.sha256 in pictures and not photo.markup.revision():
                self.show_thumbnail(photo.id, pictures[photo.sha256])

    def without_picture(self) -> tuple[EvidenceView, ...]:
        """Return the photos whose thumbnails are still to be loaded."""
        return tuple(photo for photo in self._photos if photo.id not in self._pictured)

    def show_thumbnail(self, photo_id: UUID, image: QImage) -> None:
        """Show a picture that was loaded, as ``filled`` made it."""
        tile = self._tiles.get(photo_id)
        if tile is not None:
            self._pictured.add(photo_id)
            tile.setIcon(QIcon(QPixmap.fromImage(image)))

    @property
    def n_pictures(self) -> int:
        """How many thumbnails are loaded."""
        return len(self._pictured)

    def show_watching(self, folder: str, n_waiting: int) -> None:
        """Show which folder is watched, "" for none, and how many new files in it wait to be attached."""
        stop = self.tr('Stop watching "{name}"')
        shown = self.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, fonts.px(_FOLDER))
        self.folder.setText(stop.format(name=shown) if folder else self.tr("Watch a folder of a phone"))
        self.folder.setAccessibleName(stop.format(name=folder) if folder else self.folder.text())
        self.folder.setToolTip(folder)
        self.waiting.setText(self.tr("Attach %n new file(s)", "", n_waiting))
        self.waiting.setAccessibleName(self.waiting.text())
        self.waiting.setVisible(n_waiting > 0)

    def open_first(self) -> None:
        """Open the first photo."""
        next(iter(self._tiles.values())).click()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many are in; 0 of 0 takes the line away."""
        self._line.setVisible(total > 0)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._words.setText(self.tr("Adding photos {n}/{of}").format(n=min(done + 1, total), of=total))

    def _begin(self, look: tuple[bool, Tokens]) -> None:
        """Make all anew."""
        self._flow.clear()
        self._tiles, self._photos, self._look = {}, (), look
        self._pictured.clear()
        self._adder = None if look[0] else self._made_adder()
        if self._adder is not None:
            self._flow.add(self._adder)

    def _tile(self, n: int, photo: EvidenceView) -> QPushButton:
        tile = ToggleButton()
        tile.setProperty("role", "photo")
        tile.setFixedSize(TILE)
        tile.setIconSize(PICTURE)
        tile.setIcon(icon("camera", "muted"))
        tile.setAccessibleName(self.tr("Photo {n} {caption}").format(n=n, caption=photo.caption).strip())
        tile.setToolTip(" ".join(part for part in (civil_time(photo.taken_at), photo.caption) if part))
        tile.clicked.connect(lambda: self.opened.emit(photo))
        return tile

    def _made_adder(self) -> QPushButton:
        adder = ToggleButton(self.tr("Photo  P"))
        adder.setProperty("role", "adder")
        adder.setFixedSize(fonts.px(118), fonts.px(TILE.height()))
        adder.setIcon(QIcon(pixmap("camera", current().accent, 18, self.devicePixelRatioF())))
        adder.setIconSize(QSize(18, 18))
        adder.setAccessibleName(self.tr("Add photos"))
        adder.setToolTip(self.tr("Choose files, or drop or paste them here"))
        adder.clicked.connect(self.wanted)
        return adder

    def _progress_line(self) -> QWidget:
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        self._words, self._bar = label("", "caption"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Adding photos"))
        stop = LinkButton(self.tr("Cancel"))
        stop.clicked.connect(self.cancelled)
        for widget in (self._words, self._bar, stop):
            row.addWidget(widget)
        return self._line


def filled(image: QImage, ratio: float) -> QImage:
    """Return the middle of a picture as it fills a tile; ``ratio`` is the screen's. Safe in a worker."""
    whole = QSize(round(PICTURE.width() * ratio), round(PICTURE.height() * ratio))
    mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    scaled = image.scaled(whole, mode, Qt.TransformationMode.SmoothTransformation)
    left, top = (scaled.width() - whole.width()) // 2, (scaled.height() - whole.height()) // 2
    made = scaled.copy(left, top, whole.width(), whole.height())
    made.setDevicePixelRatio(ratio)
    return made
