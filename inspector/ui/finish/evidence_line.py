"""Whether every evidence file of the visit is there with a good hash (证据核对): a line, and one a bad file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.row_button import RowButton

if TYPE_CHECKING:
    from inspector.domain.evidence import Kind
    from inspector.services.evidence import EvidenceCheck, EvidenceFault


class EvidenceLine(QWidget):
    """Shows the check while it runs and what it found; a bad file leads to its item."""

    chosen = Signal(str)
    """Item code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setVisible(False)

    def show_running(self, done: int, total: int) -> None:
        """Say how far the check is."""
        words = self.tr("Checking evidence files: {done} of {total}").format(done=done, total=total)
        self._say("info", "muted", words)

    def show_found(self, found: EvidenceCheck) -> None:
        """Say what was found; nothing where the visit has no evidence."""
        if not found.n_files:
            self.setVisible(False)
            return
        all_good = not found.faults
        counts = self.tr("Evidence: {present} of {n} files present, all hashes good")
        if not all_good:
            counts = self.tr("Evidence: {present} of {n} files present, {good} with a good hash. Before signing:")
        words = counts.format(present=found.n_present, good=found.n_good, n=found.n_files)
        self._say("check" if all_good else "warning", "conforms" if all_good else "fails", words)
        for fault in found.faults:
            self._column.addWidget(self._row(fault))

    def _say(self, icon: str, colour: str, words: str) -> None:
        clear_layout(self._column)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(icon_label(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        self._words = wrapped(words, "note")
        row.addWidget(self._words, 1)
        self._column.addWidget(line)
        self.setVisible(True)

    def _missing(self, kind: Kind) -> str:
        return {
            "photo": self.tr("Photo {which} is lost: attach the original again, or remove it"),
            "pdf": self.tr("PDF {which} is lost: attach the original again, or remove it"),
            "sound": self.tr("Sound note {which} is lost: record it again, or remove it"),
            "reading": self.tr("Reading {which} is lost: note it again, or remove it"),
        }[kind]

    def _damaged(self, kind: Kind) -> str:
        return {
            "photo": self.tr("Photo {which} is damaged: attach the original again, or remove it"),
            "pdf": self.tr("PDF {which} is damaged: attach the original again, or remove it"),
            "sound": self.tr("Sound note {which} is damaged: record it again, or remove it"),
            "reading": self.tr("Reading {which} is damaged: note it again, or remove it"),
        }[kind]

    def _row(self, fault: EvidenceFault) -> RowButton:
        said = self._missing(fault.kind) if fault.missing else self._damaged(fault.kind)
        named = self.tr('"{caption}"').format(caption=fault.caption)
        words = said.format(which=named if fault.caption else fault.n)
        row = RowButton(f"{fault.item}, {words}")
        row.row.setContentsMargins(16, 10, 16, 10)
        row.row.addWidget(label(fault.item, "muted"))
        row.row.addWidget(wrapped(words), 1)
        row.row.addWidget(icon_label("chevron-right", "muted", 18))
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(fault.item))
        return row
