"""Whom a job is about, taken from a list: the file is chosen here, and what it names nobody by is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from PySide6.QtWidgets import QVBoxLayout as Column

from inspector.ui.folders import default_folder
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from inspector.services.batch_list import Picked

_MOST_SHOWN = 3
"""Rows that name nobody and are told one by one."""
_MOST_LETTERS = 12
"""Of such a row that are shown."""


class ListedPart(QWidget):
    """Says which file was chosen; shows what it named."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief = self._whole = ""
        self._is_brief = False
        self.take = LinkButton(self.tr("Take from a list"), icon="folder")
        self.take.setAccessibleDescription(self.tr("A spreadsheet with names of schools, codes or numbers of records"))
        self.take.clicked.connect(self._ask)
        self.said = wrapped("", "note")
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        self.forget()

    def forget(self) -> None:
        """Show nothing of a list."""
        self.said.clear()
        self.hide()

    def show_picked(self, picked: Picked, name: str) -> None:
        """Show how many a list named, and its rows that name nobody."""
        told = self.tr("%n chosen by {name}.", "", len(picked.about)).format(name=name)
        lost = self.tr("%n row(s) name nobody here:", "", picked.n_unmatched) if picked.n_unmatched else ""
        rows = [
            self.tr("row {n}: {text}").format(n=one.n, text=_begun(one.text)) for one in picked.unmatched[:_MOST_SHOWN]
        ]
        left = picked.n_unmatched - len(rows)
        more = [self.tr("and %n more", "", left)] if left else []
        self._brief = " ".join(part for part in (told, lost.rstrip("：:")) if part)
        self._whole = " ".join(part for part in (told, lost, self.tr("; ").join([*rows, *more])) if part)
        self.said.setToolTip(self._whole)
        self._show()
        self.show()

    def be_brief(self, *, brief: bool) -> None:
        """Leave the rows out where the window is low: the list under them needs the room."""
        if brief != self._is_brief:
            self._is_brief = brief
            self._show()

    def _show(self) -> None:
        self.said.setText(self._brief if self._is_brief else self._whole)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Take from a list"), str(default_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Spreadsheets (*.xlsx *.xls *.ods *.et *.csv)"))
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.chosen.emit(Path(name))


def _begun(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
