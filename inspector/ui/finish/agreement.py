"""How far two who rated the same items agree: for the team, printed nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class AgreementCard(Card):
    """Hidden where nothing was rated by two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Rated by two. Seen by the team only"), parent)
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show a line each pair."""
        clear_layout(self.body)
        self.setVisible(bool(lines))
        for line in lines:
            self.body.addWidget(wrapped(line))
