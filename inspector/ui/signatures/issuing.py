"""Everybody has signed or refused: issue the document (出具文书), with progress and cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import full_bleed


class IssuingCard(Card):
    """Says when the document is wanted, and when the work is to stop."""

    issue_asked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("All have signed"), parent)
        full_bleed(self.body)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(icon_label("shield", "conforms", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(self.tr("Everybody has signed or refused"), "heading")
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = wrapped("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        column.addLayout(self._work())
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.show_idle()

    def show_ready(self, *, n_signed: int, may_witness: bool) -> None:
        """Offer the document."""
        words = self.tr(
            "The record is drawn once, signed electronically with this laptop's key, checked, and kept encrypted."
        )
        if may_witness:
            words += "\n" + self.tr("The witness may still sign: choose the name at the left.")
        self.set_count(self.tr("%n mark(s)", "", n_signed))
        self._words.setText(words)
        self.show_idle()

    def show_idle(self) -> None:
        """Nothing runs."""
        self._bar.hide()
        self._cancel.hide()
        self._issue.show()
        self._issue.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._issue.hide()
        self._bar.show()
        self._cancel.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = (self.tr("Setting the pages"), self.tr("Certifying and checking"))
        self._bar.setFormat(words[0] if done < total else words[1])

    @property
    def is_busy(self) -> bool:
        """The document is being made."""
        return self._bar.isVisibleTo(self)

    def focus(self) -> None:
        """Put the keys on the next thing to do."""
        self._issue.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self) -> None:
        """Enter."""
        if self._issue.isVisibleTo(self):
            self._issue.click()

    def _work(self) -> QHBoxLayout:
        self._issue = PrimaryButton(self.tr("Issue the document"), icon="document", key="Enter")
        self._issue.clicked.connect(self.issue_asked)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setMinimumWidth(320)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addStretch(1)
        line.addWidget(self._issue)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        line.addStretch(1)
        return line
