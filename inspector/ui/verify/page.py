"""Verify (核验) any PDF of this program: choose it or drop it here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import CHINA, parse_utc
from inspector.ui.folders import default_folder
from inspector.ui.frame.page import Page
from inspector.ui.report.signers import SignersCard
from inspector.ui.report.verdict import VerdictCard
from inspector.ui.theme.icons import icon_label
from inspector.ui.verify.presenter import VerifyPresenter
from inspector.ui.widgets.buttons import PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.services.verify import Verdict
    from inspector.ui.desk_session import Session


class VerifyPage(Page):
    """Says which file is to be checked; shows what was found."""

    asked = Signal(object)
    """A Path."""
    save_given = Signal(object)
    """The Path that a signed file is to be written to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.crumb = self.tr("Verify"), self.tr("Is a document whole, and who issued it")
        self.choose = PrimaryButton(self.tr("Choose a PDF"), icon="folder", key="Ctrl+O")
        self.verdict, self.signers = VerdictCard(), SignersCard()
        self._facts = Card(self.tr("Document"))
        full_bleed(self._facts.body)
        scroll, self._lines = scrolled(self.tr("Document"), to_read=True)
        self._lines.setContentsMargins(16, 12, 16, 16)
        self._lines.setSpacing(12)
        self._facts.body.addWidget(scroll)
        self._file = ""
        self._lay()
        self.setAcceptDrops(True)
        self.choose.clicked.connect(self.ask_for_file)
        QShortcut(QKeySequence.StandardKey.Open, self, self.ask_for_file)
        self._presenter = VerifyPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.choose]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Ctrl+O", self.tr("choose a PDF"))]

    @override
    def enter(self, **arguments: Any) -> None:
        if isinstance(arguments.get("path"), Path):
            self.asked.emit(arguments["path"])
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.stop()

    @property
    def is_settled(self) -> bool:
        """Whether the verdict is there."""
        return self.verdict.is_shown

    def show_waiting(self, path: Path) -> None:
        """A file is being checked."""
        self.signers.hide()
        self._file = path.name
        self._stack.setCurrentIndex(1)
        self.verdict.show_waiting()
        self._fill([(self.tr("File"), path.name)])

    def show_verdict(self, verdict: Verdict, at: datetime) -> None:
        """Show what was found."""
        self.verdict.show_verdict(verdict, at)
        signed = f"{parse_utc(verdict.signed_at).astimezone(CHINA):%Y-%m-%d %H:%M:%S}" if verdict.signed_at else ""
        self._fill(
            [
                (self.tr("File"), self._file),
                (self.tr("Number"), verdict.number),
                (self.tr("School"), verdict.school),
                (self.tr("Issued by"), verdict.signer),
                (self.tr("Claimed time"), signed),
                (self.tr("Certificate"), _grouped(verdict.certificate[:32])),
                (self.tr("Content hash"), _grouped(verdict.findings_sha256[:32])),
            ]
        )

    def ask_where_to_save(self, suggested: Path) -> None:
        """Open the dialog for the signed file; ``save_given`` follows."""
        dialog = QFileDialog(self, self.tr("Save the signed file"), str(suggested), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(str(suggested))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Ask for the signed file at a path, as the dialog does."""
        self.save_given.emit(Path(name))

    def show_signed(self, path: Path) -> None:
        """Tell where the signed file lies, and check it."""
        self.said.emit(self.tr("Signed and saved as {path}").format(path=QDir.toNativeSeparators(str(path))))
        self.asked.emit(path)

    def show_nothing(self) -> None:
        """No file is shown."""
        self._stack.setCurrentIndex(0)

    def ask_for_file(self) -> None:
        """Open the dialog."""
        start = str(default_folder())
        dialog = QFileDialog(self, self.tr("Choose a PDF"), start, self.tr("PDF (*.pdf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.asked.emit(Path(name))

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._invitation())
        found = QWidget()
        columns = QHBoxLayout(found)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self.verdict, 3)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self._facts, 1)
        side.addWidget(self.signers)
        columns.addLayout(side, 2)
        self._stack.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self._stack)

    def _invitation(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "drop-zone")
        column = QVBoxLayout(frame)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(icon_label("shield", "accent", 48))
        row.addStretch(1)
        column.addLayout(row)
        for text, role in (
            (self.tr("Drop a PDF here, or choose one"), "heading"),
            (
                self.tr("Says whether it is as issued, by whom, and what differs. Nothing leaves this laptop."),
                "note",
            ),
        ):
            words = label(text, role)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(1)
        return frame

    def _fill(self, entries: list[tuple[str, str]]) -> None:
        clear_layout(self._lines)
        for caption, text in entries:
            if text:
                entry = QVBoxLayout()
                entry.setSpacing(2)
                entry.addWidget(label(caption, "caption"))
                entry.addWidget(wrapped(text))
                self._lines.addLayout(entry)
        self._lines.addStretch(1)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.asked.emit(Path(files[0]))


def _grouped(digits: str) -> str:
    """Return digits in groups of eight: easier to compare, and a line may end between them."""
    return " ".join(digits[n : n + 8] for n in range(0, len(digits), 8))
