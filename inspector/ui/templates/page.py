"""Kinds of document at the left, the pages that the marked one gives at the right, redrawn when it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.documents import words
from inspector.ui.error_words import words_of
from inspector.ui.frame.page import Page
from inspector.ui.report.reader import Reader
from inspector.ui.templates.presenter import TemplatesPresenter
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.two_line_list import TwoLineList
from inspector.ui.writ.choose import TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspector.base.messages import Language
    from inspector.services.templates import TemplateLine
    from inspector.ui.desk_session import Session

_SIDE = 400


class TemplatesPage(Page):
    """Says which kind is marked, what is to be changed and where the folder is; shows lines, faults and pages."""

    marked = Signal(object)
    """A ``TemplateLine``, or None."""
    change_wanted = Signal(str)
    """The kind of the program's template that is to lie in the bureau's folder."""
    folder_given = Signal(str)
    """A path; "" for the one beside the store."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Templates of documents")
        self.crumb = self.tr("Settings")
        self._language: Language = session.desk.language
        self._lines: Sequence[TemplateLine] = ()
        self._path: Path | None = None
        self._page = 0
        self.shown = b""
        """The PDF whose pages are in view."""
        self._back = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self.change = Button(self.tr("Change its template"), icon="pencil", key="Ctrl+E")
        self.model, self.list, self.reader = TwoLines(self), TwoLineList(), Reader()
        self._lay()
        self._connect()
        self._presenter = TemplatesPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._back, self.change]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("another kind")),
            ("Ctrl+E", self.tr("put its template into the unit's folder, or open it there")),
            ("PgUp PgDn", self.tr("turn the page")),
            ("Esc", self.tr("back to the settings")),
        ]

    @override
    def enter(self, **arguments: object) -> None:
        self._presenter.open()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.stop()
        self.reader.close_document()

    @property
    def marked_line(self) -> TemplateLine | None:
        """The line that is marked."""
        index = self.list.currentIndex()
        return self._lines[index.row()] if index.isValid() else None

    def show_folder(self, path: Path) -> None:
        """Show where the bureau's templates lie."""
        self._path = path
        self._where.setText(QDir.toNativeSeparators(str(path)))

    def show_lines(self, lines: Sequence[TemplateLine]) -> None:
        """Show the kinds; the marked one stays marked, and is looked at anew."""
        was = self.marked_line
        self._lines = lines
        self.model.show([(words.said(one.title), self._note(one)) for one in lines])
        row = next((n for n, one in enumerate(lines) if was and (one.kind, one.title) == (was.kind, was.title)), 0)
        if lines:
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self.marked.emit(None)

    def show_line(self, line: TemplateLine | None) -> None:
        """Show what is wrong in the marked kind's file, if anything is."""
        refusal = line.refusal if line else None
        self._wrong.setVisible(refusal is not None)
        if refusal is not None:
            told = words_of(refusal, self._language)
            self._fault.setText(told.what)
            self._advice.setText(("" if self._language == "zh" else " ").join((told.means, told.do)))
        self.change.setEnabled(line is not None)
        own = line is not None and line.is_own
        self.change.setText(self.tr("Open its file") if own else self.tr("Change its template"))
        if line is None or not line.usable:
            self.reader.close_document()

    def show_pages(self, data: bytes, page: int) -> None:
        """Show the pages of the marked kind, from one on (0 is the first)."""
        self.shown, self._page = data, page
        self.reader.open_document(data)

    def open_file(self, path: Path) -> None:
        """Open a file in what the system opens it with; where nothing does, say where it lies."""
        self.told.emit(self.tr("Change {path}; the pages follow when you save").format(path=path))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _note(self, line: TemplateLine) -> str:
        if line.refusal is not None:
            return words_of(line.refusal, self._language).what
        return self.tr("the unit's own template") if line.is_own else self.tr("the program's template")

    def _lay(self) -> None:
        self.list.lay_out(self.tr("Kinds of document"), self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._where = wrapped("", "note")
        self._choose, self._open = Button(self.tr("Choose a folder")), LinkButton(self.tr("Open the folder"))
        acts = Flow()
        acts.add(self._choose)
        acts.add(self._open)
        places = Card(self.tr("The unit's folder of templates"))
        for widget in (self._where, acts):
            places.body.addWidget(widget)
        kinds = Card(self.tr("Kinds of document"))
        full_bleed(kinds.body)
        kinds.body.addWidget(self.list, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(places)
        side.addWidget(kinds, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._wrong_box())
        right.addWidget(self.reader, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self._side)
        columns.addLayout(right, 1)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _wrong_box(self) -> QWidget:
        self._wrong = QFrame()
        self._wrong.setProperty("role", "tint-fails")
        self._fault, self._advice = wrapped("", "heading-fails"), wrapped("", "note")
        column = QVBoxLayout(self._wrong)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._fault)
        column.addWidget(self._advice)
        self._wrong.hide()
        return self._wrong

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._mark)
        self.list.opened.connect(lambda: self.reader.preview.setFocus(Qt.FocusReason.OtherFocusReason))
        self.reader.opened.connect(lambda: self.reader.preview.turn_to(self._page))
        self.reader.failed.connect(self.show_error)
        self.change.clicked.connect(self._change)
        self._choose.clicked.connect(self._choose_folder)
        self._open.clicked.connect(self._open_folder)
        self._back.clicked.connect(self._leave)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("Ctrl+E"), self, self.change.click)

    def _mark(self, index: QModelIndex) -> None:
        line = self._lines[index.row()] if index.isValid() else None
        self.show_line(line)
        self.marked.emit(line)

    def _change(self) -> None:
        line = self.marked_line
        if line is None or self._path is None:
            return
        if line.is_own:
            self.open_file(self._path / (f"{line.kind}.yaml" if line.kind else line.title.zh))
        else:
            self.change_wanted.emit(line.kind)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self._choose.text(), str(self._path or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.folder_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_folder(self) -> None:
        if self._path is not None:
            there = next((one for one in (self._path, *self._path.parents) if one.is_dir()), self._path)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))

    def _leave(self) -> None:
        self.went.emit("settings", {"section": "documents"})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(fonts.px(_SIDE), (self.width() - 64) * 42 // 100))
