"""A photo of the visit that a paper can be linked with: its picture, its number, its item and its caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage, QPixmap

from inspector.ui.detail.photos import PICTURE
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon
from inspector.ui.widgets.chips import Chip

if TYPE_CHECKING:
    from inspector.services.notebook_views import PhotoChoice

_HEIGHT, _CAPTION = 60, 168
"""Height, and the width that a caption has, px at the standard size of text."""


class PhotoChip(Chip):
    """On where the paper is linked with it. The picture comes by ``show_picture``."""

    def __init__(self, choice: PhotoChoice) -> None:
        super().__init__("")
        self.choice = choice
        self.lacks_picture = True
        self.setProperty("role", "photo-chip")
        self.setMinimumHeight(_HEIGHT)
        self.setIconSize(PICTURE)
        self.setIcon(icon("camera", "muted"))
        facts = self.tr("Evidence {n} · {item}").format(n=choice.n, item=choice.photo.item)
        said = choice.photo.caption
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, fonts.px(_CAPTION))
        self.setText((f"{facts}\n{shown}" if said else facts).replace("&", "&&"))
        self.setAccessibleName(f"{facts} {said}".strip())
        self.setToolTip(said)

    def show_picture(self, image: QImage) -> None:
        """Show the picture, as ``filled`` made it."""
        self.lacks_picture = False
        self.setIcon(QIcon(QPixmap.fromImage(image)))
