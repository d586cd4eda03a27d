"""What stands over documents, how they are numbered, and where copies go (文书)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.services.verify_page import FILE_NAME
from inspector.ui.folders import default_folder
from inspector.ui.settings.share import ShareFields
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_PATTERN, _MAX_LETTERHEAD = 40, 100


class OfficeCard(Card):
    """Says which letterhead, which pattern and which folder are wanted; shows the head of a document as it would be."""

    letterhead_given = Signal(str)
    """"" for the unit's name."""
    pattern_given = Signal(str)
    folder_given = Signal(str)
    """A path; "" for the system's own folder."""
    verify_page_wanted = Signal(object)
    """The Path to write it to."""
    templates_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Documents"))
        self._unit = ""
        self._number: Callable[[str], str] = str
        self.letterhead = _field(self.tr("Letterhead, printed in red"), _MAX_LETTERHEAD)
        self.letterhead.textChanged.connect(self._show_preview)
        self.letterhead.returnPressed.connect(self._keep_letterhead)
        self.keep_letterhead = Button(self.tr("Keep"))
        self.keep_letterhead.setAccessibleName(self.tr("Keep the letterhead"))
        self.keep_letterhead.clicked.connect(self._keep_letterhead)
        self.pattern = _field(self.tr("Pattern of document numbers"), _MAX_PATTERN)
        self.pattern.textChanged.connect(self._show_preview)
        self.pattern.returnPressed.connect(self._keep_pattern)
        self.keep_pattern = Button(self.tr("Keep"))
        self.keep_pattern.setAccessibleName(self.tr("Keep the pattern"))
        self.keep_pattern.clicked.connect(self._keep_pattern)
        self.body.addWidget(self._paper())
        for field, keep in ((self.letterhead, self.keep_letterhead), (self.pattern, self.keep_pattern)):
            self.body.addWidget(label(field.accessibleName(), "caption"))
            self.body.addLayout(_row(field, keep))
        self._wrong = wrapped("", "bad-text")
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.share = ShareFields()
        self.body.addWidget(self.share)
        self._add_folder()
        self._add_templates()
        self._add_verify_page()

    def show_office(self, letterhead: str, unit: str, pattern: str, number: Callable[[str], str]) -> None:
        """Show what is set; ``number`` gives the number that a pattern makes, "" where it is none."""
        self._unit, self._number = unit, number
        self.letterhead.setPlaceholderText(unit)
        self.letterhead.setText(letterhead)
        self.letterhead.setCursorPosition(0)
        self.pattern.setText(pattern)
        self._show_preview()

    def show_folder(self, folder: str) -> None:
        """Show where copies go; "" is the system's own folder."""
        self._folder.setText(folder or self.tr("The system's folder for documents"))

    def _paper(self) -> QFrame:
        """Return the upper edge of a record on white paper, as the PDF has it."""
        paper = QFrame()
        paper.setProperty("role", "paper")
        self._issuer = wrapped("", "paper-issuer")
        self._issuer.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rule = QFrame()
        rule.setProperty("role", "paper-rule")
        rule.setFixedHeight(2)
        self._example = label("", "paper-text")
        self._example.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(paper)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(6)
        for widget in (self._issuer, rule, self._example):
            column.addWidget(widget)
        return paper

    def _add_folder(self) -> None:
        self.body.addWidget(label(self.tr("Folder for PDF copies"), "caption"))
        self._folder = wrapped("", "note")
        self.body.addWidget(self._folder)
        choose, reset = Button(self.tr("Choose a folder")), Button(self.tr("As the system has it"))
        choose.clicked.connect(self._choose)
        reset.clicked.connect(lambda: self.folder_given.emit(""))
        row = _row(choose, reset)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_templates(self) -> None:
        self.body.addWidget(label(self.tr("Templates"), "caption"))
        says = self.tr(
            "Wording, form and parts of every kind of document are files that a bureau may change, "
            "and add kinds to; the pages are shown while a file is changed."
        )
        self.body.addWidget(wrapped(says, "note"))
        self.templates = Button(self.tr("Templates of documents"), icon="document")
        self.templates.clicked.connect(self.templates_wanted)
        row = _row(self.templates)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_verify_page(self) -> None:
        self.body.addWidget(label(self.tr("Verify page for schools"), "caption"))
        says = self.tr(
            "One file that opens in any browser, offline: a school drops a document on it and reads whether it is "
            "whole and what was found. It lies beside every document that is saved to a stick."
        )
        self.body.addWidget(wrapped(says, "note"))
        self.save_verify_page = Button(self.tr("Save the verify page"), icon="shield")
        self.save_verify_page.clicked.connect(self._choose_verify_page)
        row = _row(self.save_verify_page)
        row.addStretch(1)
        self.body.addLayout(row)

    def _choose_verify_page(self) -> None:
        suggested = default_folder() / FILE_NAME
        dialog = QFileDialog(self, self.tr("Save the verify page"), str(suggested), self.tr("Web page (*.html)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.selectFile(str(suggested))
        dialog.fileSelected.connect(self._verify_page_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _verify_page_to(self, name: str) -> None:
        self.verify_page_wanted.emit(Path(name))

    def _show_preview(self) -> None:
        self._issuer.setText(self.letterhead.text().strip() or self._unit)
        number = self._number(self.pattern.text())
        self._example.setText(number or "—")
        self._wrong.setVisible(not number)
        if not number:
            words = self.tr(
                "Not a pattern yet: {year} and {count} once each, {prefix} if wanted; {padded} fills up to 003"
            )
            self._wrong.setText(words.format(year="{年}", count="{序号}", padded="{序号3}", prefix="{代字}"))

    def _keep_letterhead(self) -> None:
        self.letterhead_given.emit(self.letterhead.text())

    def _keep_pattern(self) -> None:
        self.pattern_given.emit(self.pattern.text())

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for PDF copies"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.folder_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _field(name: str, most: int) -> QLineEdit:
    field = QLineEdit()
    at_most(field, most)
    field.setAccessibleName(name)
    return field


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
