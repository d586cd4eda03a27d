"""What a team does with the item and its section, for who has no keys: let two rate it, hand out sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.services.two_ratings import RATED
from inspector.ui.detail.layout import line
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from inspector.services.inspect_views import ItemView


class TeamPart(QWidget):
    """Hidden where one person works alone."""

    two_wanted = Signal()
    """Two are to rate the item, or no longer."""
    share_wanted = Signal()
    """Hand out sections, or initial them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.two, self.share = Button("", key="K"), Button(self.tr("Sections of each"), key="B")
        self.two.clicked.connect(self.two_wanted)
        self.share.clicked.connect(self.share_wanted)
        buttons = Flow(gap=8)
        buttons.add(self.share)
        buttons.add(self.two)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line(self.tr("Team"), buttons, top=4))
        self.hide()

    def set_several(self, *, several: bool) -> None:
        """Say whether the visit has a team."""
        self.setVisible(several)

    def show_item(self, item: ItemView, *, read_only: bool) -> None:
        """Offer what the item takes now: who has answered it, or both ratings on it, cannot ask for two any more."""
        asked = item.two is not None
        words = self.tr("Rate it alone") if asked else self.tr("Two rate it")
        self.two.setText(words)
        self.two.setAccessibleName(words)
        waits = item.two is not None and item.two.stage in {"open", "mine"}
        takes = waits or (not asked and item.kind in RATED and not item.calculated and not item.answer.value)
        self.two.setVisible(takes and not read_only)
