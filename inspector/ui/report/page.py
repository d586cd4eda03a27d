"""The report page (文书): the signed document to read, check, save, print, deliver, amend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.errors import InspectorError
from inspector.ui.folders import default_folder
from inspector.ui.frame.page import Page
from inspector.ui.reply.card import RepliesCard
from inspector.ui.report.amendment import AmendmentCard
from inspector.ui.report.delivery import DeliveryCard
from inspector.ui.report.documents import DocumentsCard
from inspector.ui.report.presenter import ReportPresenter
from inspector.ui.report.printing import printer_for, require_printer
from inspector.ui.report.reader import Reader
from inspector.ui.report.signers import SignersCard
from inspector.ui.report.verdict import VerdictCard
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.widgets.steps import StepStrip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from inspector.services.conclude_views import DocumentView
    from inspector.services.reply import ReplyView
    from inspector.services.verify import Verdict
    from inspector.ui.desk_session import Session

_SIDE, _SIDE_NARROW, _NARROW, _NARROWEST = 400, 356, 1100, 800


class ReportPage(Page):
    """Shows kept documents; says what is to be done with the one in view."""

    form_asked = Signal(object)
    """The Path to write the school's form to."""
    document_chosen = Signal(object)
    """Key of the document to show."""
    save_asked = Signal(object)
    """Path to write to."""
    print_asked = Signal(object)
    """The printer, set up in the dialog."""
    delivered = Signal(str, str)
    amended = Signal(str, tuple, tuple, tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self.form_name = ""
        self._document: DocumentView | None = None
        self._copies: Path | None = None
        self._saved_to: Path | None = None
        self.title = self.tr("On-site record")
        self._steps = StepStrip()
        self._steps.set_current(4)
        self._steps.set_open(is_open=False)
        self._save = PrimaryButton(self.tr("Save as PDF"), icon="download", key="Ctrl+S")
        self.reader, self.amendment = Reader(), AmendmentCard()
        self.signers, self.replies = SignersCard(), RepliesCard()
        self.verdict, self.delivery, self.documents = VerdictCard(scrolls=False), DeliveryCard(), DocumentsCard()
        self._lay_out()
        self._connect()
        self._presenter = ReportPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._steps, self._save]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+S", self.tr("Save as PDF")),
            ("Ctrl+P", self.tr("Print")),
            ("Ctrl+N", self.tr("Make another document of it")),
            ("PgUp PgDn", self.tr("Turn the page")),
            ("Ctrl++ Ctrl+-", self.tr("Larger, smaller")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self._visit_id, self._saved_to = arguments.get("visit_id"), None
        self._folder.setEnabled(False)
        self._show_side(self.verdict)
        self._show_main(self.reader)
        self._presenter.open(self._visit_id, arguments.get("document_id"))
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.leave()
        self.reader.close_document()
        self.amendment.pad.clear()

    @property
    def is_settled(self) -> bool:
        """Whether the first page and the verdict are on the screen."""
        return self.verdict.is_shown and self.reader.is_drawn

    @property
    def file_name(self) -> str:
        """The name under which the document is suggested to be saved."""
        return self._document.file_name if self._document else ""

    def show_replies(self, replies: Sequence[ReplyView], form_name: str) -> None:
        """Show the school's reports; without a name for it there is no form."""
        self.form_name = form_name
        self.replies.show_replies(replies, may_have_form=bool(form_name))

    def show_documents(self, documents: tuple[DocumentView, ...], current: DocumentView) -> None:
        """Show the list and which one is in view."""
        self._document = current
        self.title = self.documents.title_of(current)
        self.crumb = self.tr("Visits / {number}").format(number=current.number)
        self.documents.show_documents(documents, current.id)
        self.documents.setVisible(len(documents) > 1 or any(d.delivered_text for d in documents))
        self.amend_button.setEnabled(current.kind == "record")
        self._steps.setVisible(current.kind in {"record", "amendment"})

    def show_waiting(self) -> None:
        """Show that a document is coming."""
        self.verdict.show_waiting()
        self.reader.close_document()

    def show_bytes(self, data: bytes) -> None:
        """Show the pages."""
        self.reader.open_document(data)

    def show_verdict(self, verdict: Verdict, at: datetime) -> None:
        """Show what the check found."""
        self.verdict.show_verdict(verdict, at)

    def show_saved(self, path: Path, *, with_page: bool) -> None:
        """Tell where the copy lies, and whether the page to verify it by lies beside it."""
        self._saved_to = path
        self._folder.setEnabled(True)
        words = self.tr("Saved as {path}, with the verify page beside it") if with_page else self.tr("Saved as {path}")
        self.said.emit(words.format(path=QDir.toNativeSeparators(str(path))))

    def show_printed(self, n_pages: int) -> None:
        """Tell that the printer has it."""
        self.said.emit(self.tr("%n page(s) sent to the printer", "", n_pages))

    def show_delivered(self) -> None:
        """Tell that delivery is registered."""
        self._show_side(self.verdict)
        self.said.emit(self.tr("Delivery registered"))

    def show_amended(self) -> None:
        """Tell that the amendment is there."""
        self._show_main(self.reader)
        self.said.emit(self.tr("Amendment issued; deliver it together with the record"))

    def open_amendment(self, inspector: str) -> None:
        """Show the form of an amendment, for this inspector to sign."""
        self.amendment.open(inspector)
        self._show_main(self.amendment)

    # Laying out.

    def _lay_out(self) -> None:
        self._main, self._side = QStackedWidget(), OneOf(self.verdict, self.delivery)
        for widget in (self.reader, self.amendment):
            self._main.addWidget(widget)
        scroll, cards = scrolled(self.tr("Verification and documents"))
        cards.setSpacing(12)
        cards.addWidget(self._side, 1)
        cards.addWidget(self.replies)
        cards.addWidget(self.signers)
        cards.addWidget(self.documents)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(scroll, 1)
        self._acts = self._buttons()
        column.addWidget(self._acts)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self._main, 1)
        columns.addWidget(self._column)

    def _buttons(self) -> QWidget:
        self._print = Button(self.tr("Print"), icon="printer")
        self._folder = Button(self.tr("Open the folder"), icon="folder")
        self._folder.setToolTip(self.tr("After saving"))
        self.deliver_button = Button(self.tr("Register delivery"), icon="send")
        self.amend_button = Button(self.tr("Amend"), icon="pencil")
        acts = QWidget()
        grid = QGridLayout(acts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.next_button = Button(self.tr("Make another document of it"), icon="plus", key="Ctrl+N")
        self.next_button.setMinimumHeight(44)
        for n, button in enumerate((self._print, self._folder, self.deliver_button, self.amend_button)):
            button.setMinimumHeight(44)
            grid.addWidget(button, n // 2, n % 2)
        grid.addWidget(self.next_button, 2, 0, 1, 2)  # last: Tab goes as they were put in
        return acts

    def _connect(self) -> None:
        self._save.clicked.connect(self.ask_where_to_save)
        self._print.clicked.connect(self.ask_for_printer)
        self._folder.clicked.connect(self._open_folder)
        self.deliver_button.clicked.connect(self._open_delivery)
        self.amend_button.clicked.connect(lambda: self._presenter.begin_amendment())
        self.next_button.clicked.connect(self._make_next)
        self.documents.chosen.connect(self.document_chosen)
        self.replies.form_wanted.connect(self.ask_where_to_save_form)
        self.replies.reply_wanted.connect(self.ask_for_reply)
        self.replies.chosen.connect(self._show_reply)
        self.delivery.given.connect(self.delivered)
        self.delivery.left.connect(lambda: self._show_side(self.verdict))
        self.amendment.given.connect(self.amended)
        self.amendment.left.connect(lambda: self._show_main(self.reader))
        self.reader.failed.connect(self.show_error)
        QShortcut(QKeySequence.StandardKey.Save, self, self.ask_where_to_save)
        QShortcut(QKeySequence.StandardKey.Print, self, self.ask_for_printer)
        QShortcut(QKeySequence("Ctrl+N"), self, self._make_next)

    def _show_side(self, widget: VerdictCard | DeliveryCard) -> None:
        self._side.show_only((self.verdict, self.delivery).index(widget))
        self._acts.setVisible(widget is self.verdict)  # the form of a delivery has its own, and wants the room

    def _show_main(self, widget: QWidget) -> None:
        self._main.setCurrentWidget(widget)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the page to an amendment that is being written, where both have no room."""
        alone = self._main.currentWidget() is self.amendment and self.width() < fonts.px(_NARROWEST)
        self._column.setVisible(not alone)

    # What the inspector asks for.

    def _make_next(self) -> None:
        """Begin a document of the one in view: of the visit while that is its record, else of the document."""
        if self._document is not None:
            arguments = {"visit_id": self._visit_id, "document_id": self._document.id}
            self.went.emit("new_writ", {name: key for name, key in arguments.items() if key is not None})

    def ask_where_to_save(self) -> None:
        """Open the dialog with the suggested name; ``save_asked`` follows."""
        if self._document is None:
            return
        suggested = (self._copies or default_folder()) / self._document.file_name
        dialog = QFileDialog(self, self.tr("Save as PDF"), str(suggested), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(str(suggested))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_where_to_save_form(self) -> None:
        """Open the dialog with the suggested name for the school's form; ``form_asked`` follows."""
        suggested = (self._copies or default_folder()) / self.form_name
        dialog = QFileDialog(self, self.tr("Form for the school"), str(suggested), self.tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(str(suggested))
        dialog.fileSelected.connect(self.save_form_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_form_to(self, path: str) -> None:
        """Ask for the school's form at a path, as the dialog does."""
        self.form_asked.emit(Path(path))

    def ask_for_reply(self) -> None:
        """Open the dialog for a report that came back."""
        dialog = QFileDialog(self, self.tr("Take in a report"), str(default_folder()), self.tr("PDF (*.pdf)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_reply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_reply(self, reply_id: object) -> None:
        self.went.emit("reply", {"reply_id": reply_id})

    def open_reply(self, path: str) -> None:
        """Look at a report that came back, as the dialog does."""
        self.went.emit("reply", {"path": Path(path)})

    def suggest_folder(self, folder: Path | None) -> None:
        """Begin in a folder when a copy is saved; None: the system's folder for documents."""
        self._copies = folder if folder is not None and folder.is_dir() else None

    def save_to(self, path: str) -> None:
        """Ask for a copy at a path, as the dialog does."""
        self.save_asked.emit(Path(path))

    def ask_for_printer(self) -> None:
        """Open the print dialog; where there is no printer, say so plainly."""
        if self._document is None:
            return
        try:
            require_printer()
        except InspectorError as error:
            self.show_error(error)
            return
        printer = printer_for(self._document.number, self.reader.n_pages)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, max(self.reader.n_pages, 1))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_asked.emit(printer)

    def _open_folder(self) -> None:
        if self._saved_to is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_to.parent)))

    def _open_delivery(self) -> None:
        self._show_side(self.delivery)
        self.delivery.open()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        self._column.setFixedWidth(min(fonts.px(_SIDE if wide else _SIDE_NARROW), (self.width() - 64) // 2))
        self.verdict.foot.setVisible(wide)
        self._make_room()
