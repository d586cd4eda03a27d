"""Photos in a grid: only what is in view is loaded, so that 300 scroll as 30 do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from inspector.ui.detail.facts import kind_words, other_words, time_words
from inspector.ui.evidence.tile import CELL, TILE, TileDelegate
from inspector.ui.theme.icons import pixmap
from inspector.ui.theme.tokens import current

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from inspector.services.gallery import GalleryPhoto

_SETTLE_MS = 40
_ICONS = {"reading": "gauge", "sound": "microphone"}
"""Of what has no picture."""


class GalleryModel(QAbstractListModel):
    """The photos that the filter lets through, and those thumbnails that were in view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.photos: tuple[GalleryPhoto, ...] = ()
        self._pictures: dict[tuple[UUID, str], QPixmap] = {}

    def show_photos(self, photos: Sequence[GalleryPhoto]) -> None:
        """Show others."""
        self.beginResetModel()
        self.photos = tuple(photos)
        self.endResetModel()

    def lacks(self, row: int) -> bool:
        """Say whether a row's picture is still to come."""
        return self.photos[row].photo.has_picture and _key(self.photos[row]) not in self._pictures

    def show_picture(self, photo: GalleryPhoto, image: QImage) -> None:
        """Take a picture that was loaded."""
        mode = Qt.TransformationMode.SmoothTransformation
        made = QPixmap.fromImage(image.scaled(TILE, Qt.AspectRatioMode.KeepAspectRatio, mode))
        self._pictures[_key(photo)] = made
        for row, shown in enumerate(self.photos):
            if shown.photo.id == photo.photo.id:
                self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.DecorationRole])

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.photos)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = self.photos[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(_key(shown)) or pixmap(
                _ICONS.get(shown.photo.kind, "camera"), current().muted, 32
            )
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            key, hidden = "★ " if shown.is_key else "", self.tr("hidden parts") if shown.photo.markup.hidden else ""
            place = shown.photo.item if shown.is_placed else self.tr("unplaced")
            odd = self.tr("time does not fit") if shown.photo.time_fault else ""
            facts = "  ".join(part for part in (f"{key}{place}", kind_words(shown.photo), hidden, odd) if part)
            said = shown.photo.caption if shown.photo.has_picture else other_words(shown.photo)
            return f"{facts}\n{said}" if said else facts
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (f"{shown.photo.item} {shown.text}", time_words(shown.photo))
            return "\n".join(part for part in said if part)
        return None


class GalleryGrid(QListView):
    """Says which photos lie in view without a picture, and keys that it does not take itself."""

    wanted = Signal(object)
    """GalleryPhotos, in the order of the page."""
    pressed_key = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("All photos"))
        self.pictures = GalleryModel(self)
        self.setModel(self.pictures)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setIconSize(TILE)
        self.setGridSize(CELL)
        self.setItemDelegate(TileDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._settle.start)

    def show_photos(self, photos: Sequence[GalleryPhoto]) -> None:
        """Show photos; what was selected stays selected where it is still there, and what was current, current."""
        before = {shown.photo.id for shown in self.chosen()}
        current = self.currentIndex().row()
        stood = self.pictures.photos[current].photo.id if current >= 0 else None
        self.pictures.show_photos(photos)
        rows = [n for n, shown in enumerate(photos) if shown.photo.id in before] or ([0] if photos else [])
        if rows:
            keys_on = next((n for n in rows if photos[n].photo.id == stood), rows[0])
            chosen = QItemSelection()
            for row in rows:
                chosen.select(self.pictures.index(row), self.pictures.index(row))
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.pictures.index(keys_on), flag.NoUpdate)
            self.selectionModel().select(chosen, flag.ClearAndSelect)
            self.scrollTo(self.pictures.index(keys_on))
        self._settle.start()

    def chosen(self) -> list[GalleryPhoto]:
        """Return what is selected, in the order of the page."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.pictures.photos[row] for row in rows if row < len(self.pictures.photos)]

    def _ask(self) -> None:
        view = self.viewport().rect()
        rows = [
            row
            for row in range(len(self.pictures.photos))
            if self.pictures.lacks(row) and view.intersects(self.visualRect(self.pictures.index(row)))
        ]
        if rows:
            self.wanted.emit([self.pictures.photos[row] for row in rows])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed_key.emit(event)
        if not event.isAccepted():
            event.accept()
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._settle.start()


def _key(shown: GalleryPhoto) -> tuple[UUID, str]:
    return shown.photo.id, shown.photo.markup.revision()
