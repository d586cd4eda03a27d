"""An amendment (更正书): what stood where, what it has to say, why; signed by hand by the inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from inspector.ui.signatures.pad import SignaturePad
from inspector.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.scrolled import scrolled

_MAX_ROWS = 50
_SIDES = 28
"""What a field needs beside its hint, px."""


class CorrectionRow(QWidget):
    """One thing put right."""

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.place = self._field(self.tr("Item or place"))
        self.was = self._field(self.tr("What it said"))
        self.now = self._field(self.tr("What it should say"))
        for field, stretch in ((self.place, 2), (self.was, 3), (self.now, 3)):
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance(field.placeholderText()) + _SIDES)
            line.addWidget(field, stretch)
        remove = IconButton("trash", self.tr("Take this line away"))
        remove.clicked.connect(lambda: self.removed.emit(self))
        line.addWidget(remove)

    def value(self) -> tuple[str, str, str]:
        """Return place, was, now."""
        return self.place.text().strip(), self.was.text().strip(), self.now.text().strip()

    def _field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        at_most(field, 1000)
        return field


class AmendmentCard(Card):
    """Says what is to be amended; or that nothing is."""

    given = Signal(str, tuple, tuple, tuple)
    """Reason, corrections, strokes, size of the pad."""
    left = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Amendment"), parent)
        full_bleed(self.body)
        self.rows: list[CorrectionRow] = []
        self.pad = SignaturePad()
        scroll, column = scrolled(self.tr("Amendment"))
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        words = self.tr(
            "The signed record stays as it is. The amendment is a document of its own that names the record; "
            "give both to the school."
        )
        column.addWidget(wrapped(words, "note"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column.addLayout(self._lines)
        self._more = Button(self.tr("One more line"), icon="plus")
        self._more.clicked.connect(self._add)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_reason(column)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(self._buttons())

    def open(self, inspector: str) -> None:
        """Start anew, for this inspector to sign."""
        for row in self.rows:
            row.deleteLater()
        self.rows.clear()
        self._add()
        self.reason.clear()
        self.pad.clear()
        self._signs.setText(self.tr("Signed by the inspector: {name}").format(name=inspector))
        self.show_idle()
        self.rows[0].place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_idle(self) -> None:
        """Nothing runs."""
        self._bar.hide()
        self.issue.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.issue.setEnabled(False)
        self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _add_reason(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("Reason"), "note"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setFixedHeight(64)
        column.addWidget(self.reason)
        self._signs = label("", "note")
        clear = LinkButton(self.tr("Clear the signature"), icon="undo")
        clear.clicked.connect(self.pad.clear)
        signs = QHBoxLayout()
        signs.addWidget(self._signs)
        signs.addStretch(1)
        signs.addWidget(clear)
        column.addLayout(signs)
        self.pad.setMinimumHeight(180)
        column.addWidget(self.pad, 1)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 16)
        buttons.setSpacing(12)
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(self._leave)
        self._bar = QProgressBar()
        self._bar.hide()
        self._bar.setAccessibleName(self.tr("Progress"))
        self.issue = PrimaryButton(self.tr("Issue the amendment"), icon="document")
        self.issue.clicked.connect(self._give)
        buttons.addWidget(back)
        buttons.addWidget(self._bar, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.issue)
        return buttons

    def _add(self) -> None:
        if len(self.rows) < _MAX_ROWS:
            row = CorrectionRow()
            row.removed.connect(self._remove)
            self.rows.append(row)
            self._lines.addWidget(row)
            row.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: CorrectionRow) -> None:
        if row in self.rows and len(self.rows) > 1:  # else it was pressed again before it was gone
            self.rows.remove(row)
            row.deleteLater()

    def _leave(self) -> None:
        self.cancelled.emit()
        self.left.emit()

    def _give(self) -> None:
        corrections = tuple(row.value() for row in self.rows if any(row.value()))
        strokes = self.pad.strokes() if self.pad.is_signature else ()
        self.given.emit(self.reason.toPlainText(), corrections, strokes, self.pad.written_size())
