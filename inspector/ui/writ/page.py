"""One document being made: the form at the left, its pages as they will be at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.documents.words import said
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import line_edit
from inspector.ui.report.reader import Reader
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.writ.form import FormCard
from inspector.ui.writ.presenter import WritPresenter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.writ_views import WritView
    from inspector.ui.desk_session import Session

_FORM, _PAUSE_MS = 440, 500


class WritPage(Page):
    """Shows a ``WritView``; says what was written, and when it is final or given up."""

    written = Signal(str, str)
    found = Signal(int, str, str, str)
    finished = Signal()
    voided = Signal(str)
    drawn = Signal()
    """The pages are to be drawn anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: WritView | None = None
        self.form, self.reader, self.voiding = FormCard(), Reader(), VoidCard()
        self._back = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self._void = Button(self.tr("Void"), icon="trash")
        self.many = Button(self.tr("For many"), icon="plus", key="Ctrl+M")
        self.finish = PrimaryButton(self.tr("Make final and sign"), icon="pen", key="Ctrl+Enter")
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.drawn)
        self._lay()
        self._connect()
        self._presenter = WritPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._back, self._void, self.many, self.finish]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Tab", self.tr("the next field")),
            ("Ctrl+Enter", self.tr("make it final and sign")),
            ("Ctrl+M", self.tr("make many like it in one job")),
            ("PgUp PgDn", self.tr("turn the page")),
            ("Esc", self.tr("back to the register; what was typed is kept")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        self._side.show_only(0)
        self.reader.close_document()
        self._presenter.open(arguments["writ_id"])

    @override
    def leave(self) -> None:
        self._pause.stop()
        if self.view is not None and self.view.stage == "draft":
            self.form.flush()
        self._presenter.leave()
        self.reader.close_document()
        self.view = None

    @property
    def is_settled(self) -> bool:
        """Whether its pages are on the screen as it is filled in."""
        return not self._pause.isActive() and self.reader.is_drawn

    def show_view(self, view: WritView, *, typed: Mapping[str, str] | None = None) -> None:
        """Show a document; ``typed`` with another one, whose form is made: what was being typed into it."""
        anew = typed is not None
        self.view = view
        self.title = said(view.title)
        self.crumb = " / ".join(part for part in (self.tr("Documents"), view.school, view.number) if part)
        draft = view.stage == "draft"
        if typed is not None:
            self.form.show_form(view, typed)
            self.form.setEnabled(draft)
        self.form.set_count(self.tr("%n field(s) to fill in", "", len(view.lacks)) if view.lacks else "")
        self.finish.setEnabled(draft)
        self._void.setEnabled(view.stage in {"draft", "frozen"})
        self.many.setVisible(view.for_many)
        self.many.setEnabled(draft)
        if anew and draft:
            self.form.focus_first(view)
        if view.stage == "void":
            self.told.emit(self.tr("Voided: {reason}").format(reason=view.void_reason))
        self._pause.start(0 if anew else _PAUSE_MS)

    def show_pages(self, data: bytes) -> None:
        """Show its pages."""
        self.reader.open_document(data)

    def _lay(self) -> None:
        self._side = OneOf(self.form, self.voiding)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self._side)
        columns.addWidget(self.reader, 1)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _connect(self) -> None:
        self.form.written.connect(self.written)
        self.form.found.connect(self.found)
        self.finish.clicked.connect(self._finish)
        self._back.clicked.connect(self._leave)
        self._void.clicked.connect(self._ask_why)
        self.many.clicked.connect(self._go_to_many)
        QShortcut(QKeySequence("Ctrl+M"), self, self.many.click)
        self.voiding.given.connect(self.voided)
        self.voiding.left.connect(lambda: self._side.show_only(0))
        self.reader.failed.connect(self.show_error)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._finish)

    def _finish(self) -> None:
        if self.finish.isEnabled():
            self.form.flush()
            self.finished.emit()

    def _go_to_many(self) -> None:
        if self.view is not None:
            self.form.flush()
            self.went.emit("batch", {"writ_id": self.view.id})

    def _ask_why(self) -> None:
        self._side.show_only(1)
        self.voiding.open()

    def _leave(self) -> None:
        self.went.emit("documents", {})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(min(fonts.px(_FORM), (self.width() - 64) * 48 // 100))


class VoidCard(Card):
    """Asks why a document is given up."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Void"), parent)
        words = self.tr("A number that it took stays taken; the register says why no document bears it.")
        self.body.addWidget(wrapped(words, "note"))
        self.why = line_edit(self.tr("Why it is voided"), self.tr("Why it is voided"))
        self.why.returnPressed.connect(self._give)
        self.body.addWidget(self.why)
        back, void = Button(self.tr("Back"), icon="chevron-left"), Button(self.tr("Void it"), icon="trash")
        back.clicked.connect(self.left)
        void.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(void)
        self.body.addLayout(row)
        column: QVBoxLayout = self.body
        column.addStretch(1)

    def open(self) -> None:
        """Ask anew."""
        self.why.clear()
        self.why.setFocus()

    def _give(self) -> None:
        self.given.emit(self.why.text())
