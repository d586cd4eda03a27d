"""A school's report: its pages at the left, what it says of each problem at the right, to be taken in or read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import civil_date
from inspector.ui.frame.page import Page
from inspector.ui.reply.presenter import ReplyPresenter
from inspector.ui.reply.words import answer_words, lack_words
from inspector.ui.report.reader import Reader
from inspector.ui.theme import fonts
from inspector.ui.today.words import day_words
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.marked_line import marked_line
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.services.reply import ReplyView
    from inspector.ui.desk_session import Session

_SIDE = 440
_MARKS = {"已完成": ("check", "conforms"), "部分完成": ("info", "mostly"), "未完成": ("cross", "fails")}


class ReplyPage(Page):
    """Says that a report is to be taken in; shows what it says."""

    taken = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Report on rectification")
        self._view: ReplyView | None = None
        self._back = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self.take = PrimaryButton(self.tr("Take it in"), icon="check", key="Ctrl+Enter")
        self.recheck = Button(self.tr("Re-check"), icon="plus", key="Ctrl+N")
        self.reader, self.answers = Reader(), Card(self.tr("What the school says"))
        self._lay()
        self._connect()
        self._presenter = ReplyPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._back, self.recheck, self.take]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+Enter", self.tr("take it in")),
            ("Ctrl+N", self.tr("make the re-check of it")),
            ("PgUp PgDn", self.tr("turn the page")),
            ("Esc", self.tr("back to the record")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        """Open with ``path`` (a Path) to look at a file, or ``reply_id`` of one that was taken in."""
        self._view = None
        clear_layout(self._lines)
        self.reader.close_document()
        path = arguments.get("path")
        self.take.setEnabled(False)
        self.recheck.setEnabled(False)
        self._presenter.open(path if isinstance(path, Path) else None, arguments.get("reply_id"))

    @override
    def leave(self) -> None:
        self._presenter.stop()
        self.reader.close_document()

    @property
    def is_settled(self) -> bool:
        """Whether what it says and its first page are in view."""
        return self._view is not None and self.reader.is_drawn

    def show_reply(self, view: ReplyView, data: bytes) -> None:
        """Show a report and its pages."""
        self._view = view
        self.crumb = " / ".join(part for part in (view.school, view.number) if part)
        is_new = view.taken_at is None
        self.take.setVisible(is_new)
        self.take.setEnabled(is_new)
        self.recheck.setVisible(not is_new)
        self.recheck.setEnabled(not is_new)
        self.answers.set_count(
            self.tr("not taken in yet") if view.taken_at is None else day_words(civil_date(view.taken_at))
        )
        clear_layout(self._lines)
        for one in view.answered:
            icon, colour = _MARKS.get(one.answer.state, ("info", "muted"))
            said = answer_words(one.answer) or self.tr("nothing was filled in")
            lacks = self._lacks(view, one.n)
            note = "\n".join(part for part in (said, lacks) if part)
            self._lines.addWidget(marked_line(icon, colour, f"{one.n}. {one.title}", note))
        self._lines.addWidget(self._who(view))
        self._lines.addStretch(1)
        self.reader.open_document(data)
        (self.take if is_new else self.reader.preview).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_taken(self, view: ReplyView) -> None:
        """Tell that it is kept, and show it so."""
        self.said.emit(self.tr("Report taken in; a re-check of the visit shows it at each problem"))
        self.went.emit("reply", {"reply_id": view.id})

    def _who(self, view: ReplyView) -> QWidget:
        said = view.reply
        who = "　".join(part for part in (said.filled_by, said.phone, said.filled_on) if part)
        closes = self.tr("The school's word closes no problem.")
        note = "\n".join(part for part in (self._lacks(view, 0), closes) if part)
        return marked_line("info", "muted", who or self.tr("who filled it in is not said"), note)

    def _lacks(self, view: ReplyView, n: int) -> str:
        names = [lack_words(name) for number, name in view.lacks if number == n]
        return self.tr("Missing: {names}").format(names="、".join(names)) if names else ""

    def _lay(self) -> None:
        full_bleed(self.answers.body)
        scroll, self._lines = scrolled(self.tr("What the school says"), to_read=True)
        self.answers.body.addWidget(scroll, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self.reader, 1)
        columns.addWidget(self.answers)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _connect(self) -> None:
        self.take.clicked.connect(self.taken)
        self.recheck.clicked.connect(self._make_recheck)
        self._back.clicked.connect(self._leave)
        self.reader.failed.connect(self.show_error)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("Ctrl+N"), self, self.recheck.click)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.take.click)

    def _make_recheck(self) -> None:
        if self._view is not None:
            self._presenter.make_recheck(self._view.visit_id)

    def _leave(self) -> None:
        if self._view is not None:
            self.went.emit("report", {"visit_id": self._view.visit_id})
        else:
            self.went.emit("documents", {})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.answers.setFixedWidth(min(fonts.px(_SIDE), (self.width() - 64) * 48 // 100))
