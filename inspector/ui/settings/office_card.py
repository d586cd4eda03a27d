"""How documents are numbered and where copies go (文书)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_CHARACTERS = 40


class OfficeCard(Card):
    """Says which pattern and which folder are wanted."""

    pattern_given = Signal(str)
    folder_given = Signal(str)
    """A path; "" for the system's own folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Documents"))
        self._preview: Callable[[str], str] = str
        self.pattern = QLineEdit()
        self.pattern.setMaxLength(_MAX_CHARACTERS)
        self.pattern.setAccessibleName(self.tr("Pattern of document numbers"))
        self.pattern.textChanged.connect(self._show_preview)
        self.pattern.returnPressed.connect(self._keep)
        self.body.addWidget(label(self.tr("Pattern of document numbers"), "caption"))
        keep = Button(self.tr("Keep"))
        keep.clicked.connect(self._keep)
        self.body.addLayout(_row(self.pattern, keep))
        self._example = wrapped("", "note")
        self.body.addWidget(self._example)
        self.body.addWidget(label(self.tr("Folder for PDF copies"), "caption"))
        self._folder = wrapped("", "note")
        self.body.addWidget(self._folder)
        choose, reset = Button(self.tr("Choose a folder")), Button(self.tr("As the system has it"))
        choose.clicked.connect(self._choose)
        reset.clicked.connect(lambda: self.folder_given.emit(""))
        row = _row(choose, reset)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_office(self, pattern: str, folder: str, preview: Callable[[str], str]) -> None:
        """Show what is set; ``preview`` gives the number that a pattern makes, "" where it is none."""
        self._preview = preview
        self.pattern.setText(pattern)
        self._show_preview(pattern)
        self._folder.setText(folder or self.tr("The system's folder for documents"))

    def _show_preview(self, pattern: str) -> None:
        number = self._preview(pattern)
        if number:
            self._example.setText(self.tr("The first one this year: {number}").format(number=number))
        else:
            self._example.setText(
                self.tr(
                    "Not a pattern yet: {year} and {count} once each, {prefix} if wanted; {padded} fills up to 003"
                ).format(year="{年}", count="{序号}", padded="{序号3}", prefix="{代字}")
            )

    def _keep(self) -> None:
        self.pattern_given.emit(self.pattern.text())

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for PDF copies"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.folder_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
