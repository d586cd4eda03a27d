"""The register of documents: find one by any word, open it, begin another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.plan_views import Option
from inspector.services.writ_views import STAGES, RegisterLine
from inspector.ui.documents import words
from inspector.ui.documents.model import RegisterModel
from inspector.ui.documents.presenter import DocumentsPresenter
from inspector.ui.documents.story import GapsCard, StoryCard
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import OneOf, button, line_edit
from inspector.ui.theme import fonts
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from inspector.services.writ_views import Gap, StoryLine
    from inspector.ui.desk_session import Session

ALL = "all"
_PAUSE_MS = 120
_SIDE, _NARROW = 380, 900


class DocumentsPage(Page):
    """Says what is looked for and opened; shows the lines it is told."""

    asked = Signal(str, str)
    """Words, and a stage or ""."""
    marked = Signal(object)
    """The line that is marked, or None."""
    explained = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Documents")
        self._job_id: UUID | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.finder = line_edit(self.tr("Find a document"), self.tr("Number, school, kind"))
        self.finder.setMinimumWidth(fonts.px(220))
        self.finder.setMaximumWidth(fonts.px(360))
        self.unfinished = button(self.tr("Unfinished job"), icon="clock")
        self.unfinished.hide()
        self.new = button(self.tr("New document"), icon="plus", key="Ctrl+N", primary=True)
        self.stages = OneOf(
            self.tr("Stage"),
            [Option(ALL, self.tr("All")), *(Option(stage, words.stage_words(stage).capitalize()) for stage in STAGES)],
        )
        self.stages.choose(ALL)
        self.model = RegisterModel(self)
        self.list = TwoLineList()
        self.story, self.gaps = StoryCard(), GapsCard()
        self._lay()
        self._connect()
        self._presenter = DocumentsPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.finder, self.unfinished, self.new]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("/", self.tr("find a document")),
            ("↑ ↓", self.tr("another document")),
            ("Enter", self.tr("open it where it stands")),
            ("Ctrl+N", self.tr("new document")),
        ]

    @override
    def enter(self, **arguments: object) -> None:
        self.finder.clear()
        self._ask()
        first = self.list if self.list.isVisibleTo(self) else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.stop()
        self.model.show(())
        self.story.show_story(None, ())

    def show_lines(self, lines: Sequence[RegisterLine], *, any_at_all: bool) -> None:
        """Show what was found."""
        self.crumb = self.tr("{n} in all").format(n=len(lines))
        self.model.show(lines)
        if not lines and self.list.hasFocus():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)  # the first step, and not what the list hands it on to
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._head.setText(self.tr("No document found") if any_at_all else self.tr("No document yet"))
        self._says.setText(
            self.tr("Other words, or another stage, may find it.")
            if any_at_all
            else self.tr("Every document will be listed here with its number. Ctrl+N begins the first one.")
        )
        if lines:
            self.list.setCurrentIndex(self.model.index(0, 0))
        else:
            self.marked.emit(None)

    def show_story(self, line: RegisterLine | None, story: Sequence[StoryLine]) -> None:
        """Show what became of the document that is marked."""
        self.story.show_story(line, story)

    def show_job(self, job_id: UUID | None) -> None:
        """Offer to go on with a job of many documents; None: there is none."""
        self._job_id = job_id
        self.unfinished.setVisible(job_id is not None)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show the numbers that bear no document."""
        self.gaps.show_gaps(gaps)

    def _go_on(self) -> None:
        self.went.emit("batch", {"job_id": self._job_id})

    def _lay(self) -> None:
        self.list.lay_out(self.tr("Documents"), self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.nothing = QFrame()
        self.nothing.setProperty("role", "card")
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(32, 40, 32, 40)
        column.setSpacing(12)
        self._head, self._says = wrapped(role="strong"), wrapped()
        column.addWidget(self._head)
        column.addWidget(self._says)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        left.addStretch(0)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        side.addWidget(self.story, 3)
        side.addWidget(self.gaps, 2)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 1)
        columns.addWidget(self._side)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(self.stages)
        box.addLayout(columns, 1)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _connect(self) -> None:
        self.finder.textEdited.connect(lambda: self._pause.start())
        self.finder.returnPressed.connect(self._to_list)
        self.new.clicked.connect(self._begin)
        self.unfinished.clicked.connect(self._go_on)
        self.stages.chosen.connect(lambda: self._ask())
        self.list.opened.connect(self._opened)
        self.list.clicked.connect(self._opened)
        self.list.selectionModel().currentChanged.connect(self._mark)
        self.gaps.explained.connect(self.explained)
        QShortcut(QKeySequence("/"), self, lambda: self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin)

    def _ask(self) -> None:
        self._pause.stop()
        stage = self.stages.value or ALL
        self.asked.emit(self.finder.text().strip(), "" if stage == ALL else stage)

    def _mark(self, index: QModelIndex) -> None:
        if index.isValid():
            self.marked.emit(self.model.line(index.row()))

    def _opened(self, index: QModelIndex) -> None:
        self.went.emit(*where(self.model.line(index.row())))

    def _to_list(self) -> None:
        self._ask()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.went.emit("new_writ", {})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= fonts.px(_NARROW))
        self._side.setFixedWidth(fonts.px(_SIDE))


def where(line: RegisterLine) -> tuple[str, dict[str, object]]:
    """Return page and arguments with which a line of the register is opened."""
    if line.what == "document":
        return "report", {"visit_id": line.visit_id, "document_id": line.key}
    if line.what == "visit":
        return "signatures", {"visit_id": line.key}
    return ("signatures" if line.stage == "frozen" else "writ"), {"writ_id": line.key}
