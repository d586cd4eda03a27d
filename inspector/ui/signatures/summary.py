"""What is being signed: the document, its number, one or two sentences, its hash in short, the full text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.documents.words import said
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from inspector.services.conclude_views import SigningView

_SHOWN_DIGITS = 16


class SummaryCard(QFrame):
    """Says when the full text is asked for."""

    text_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = self._column = QVBoxLayout(self)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon_label("document", "accent", 20))
        self._title = label("", "heading")
        head.addWidget(self._title)
        self._number = wrapped("", "muted")
        head.addWidget(self._number, 1)
        self._full = LinkButton(self.tr("Full text"))
        self._full.clicked.connect(self.text_asked)
        head.addWidget(self._full)
        column.addLayout(head)
        self._summary = wrapped("")
        column.addWidget(self._summary)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(label(self.tr("Content check"), "note"))
        self._hash = label("", "code")
        foot.addWidget(self._hash)
        self._same = wrapped(self.tr("the same as on the cover and in the QR code"), "note")
        foot.addWidget(self._same, 1)
        foot.addStretch(0)
        column.addLayout(foot)
        self.set_low(low=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Say of the hash only what it is; where else it stands is its tool tip."""
        self._same.setVisible(not narrow)
        self._hash.setToolTip(self._same.text() if narrow else "")

    def set_low(self, *, low: bool) -> None:
        """Leave the pad its height on a low screen: the sentence is in the full text, one tap away."""
        self._summary.setVisible(not low)
        side = 4 if low else 12
        self._column.setContentsMargins(16, side, 16, side)

    def show_view(self, view: SigningView) -> None:
        """Show what is signed."""
        self._title.setText(said(view.title))
        self._number.setText(view.number)
        self._summary.setText(view.summary)
        self._hash.setText(grouped(view.sha256))

    def show_pages(self, n_pages: int) -> None:
        """Tell how long the full text is, once it is drawn; 0: not known."""
        self._full.setText(self.tr("Full text, %n page(s)", "", n_pages) if n_pages else self.tr("Full text"))

    def show_open(self, *, is_open: bool) -> None:
        """Tell what the link does next."""
        if is_open:
            self._full.setText(self.tr("Back to signing"))


def grouped(sha256: str) -> str:
    """Return the first 16 digits of a hash in groups of four, as printed: 7F3A 91C2 0D4E B85A."""
    short = sha256[:_SHOWN_DIGITS].upper()
    return " ".join(short[n : n + 4] for n in range(0, len(short), 4))
