"""The page 摸排核对: tables, result, sample, answers. Everything by keys; names only on request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.folders import default_folder
from inspector.ui.frame.page import Page
from inspector.ui.survey.answers import AnswersStep
from inspector.ui.survey.presenter import SurveyPresenter
from inspector.ui.survey.result import ResultStep
from inspector.ui.survey.sample import SampleStep
from inspector.ui.survey.tables import TablesStep
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.scrolled import to_top
from inspector.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.survey_views import SurveyView
    from inspector.ui.desk_session import Session

STEPS = ("tables", "result", "sample", "answers")


class WorkLine(QWidget):
    """What is being done, how far, and cancel."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._words, self._bar = label("", "small"), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Work in progress"))
        cancel = Button(self.tr("Cancel"), key="Esc")
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(cancel)
        self.hide()

    def begin(self, words: str) -> None:
        """Show work that has begun."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)


class SurveyPage(Page):
    """Shows a ``SurveyView``; its steps say what the inspector wants."""

    files_chosen = Signal(object)
    """Paths."""
    compare_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self.title = self.tr("Nobody missed")
        self.step = 0
        self.read_only = False
        self.tables, self.result, self.sample, self.answers = TablesStep(), ResultStep(), SampleStep(), AnswersStep()
        self.work = WorkLine()
        names = (self.tr("Tables"), self.tr("Result"), self.tr("Sample"), self.tr("Answers"))
        self.steps = Segmented(
            [(step, f"{n} {name}", "") for n, (step, name) in enumerate(zip(STEPS, names, strict=True), 1)],
            short=("1", "2", "3", "4"),
        )
        self.back = Button(self.tr("Back to the list"), icon="chevron-left")
        self.compare = PrimaryButton(self.tr("Compare"), key="C")
        self._stack = QStackedWidget()
        self._stack.setMinimumSize(1, 1)
        for widget in (self.tables, self.result, self.sample, self.answers):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.work)
        column.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self._presenter = SurveyPresenter(session, self)
        self.go_to(0)

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.steps, self.back, self.compare]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("O", self.tr("Choose files")), ("Enter", self.tr("Put in; take an answer")),
            ("C", self.tr("Compare")), ("S", self.tr("Show or mask names")),
            ("1 3 0", self.tr("Near match: one person, two people, take back")),
            ("D", self.tr("Draw a sample")),
            ("1 2 3 5", self.tr("Sample: agrees, small difference, differs, not reached")),
            ("Alt+Right Alt+Left", self.tr("Next step, step back")),
        ]  # fmt: skip

    @override
    def enter(self, **arguments: Any) -> None:
        if self._visit_id != arguments["visit_id"]:
            to_top(self)
        self._visit_id = arguments["visit_id"]
        self._presenter.open(arguments["visit_id"])

    @override
    def leave(self) -> None:
        self._presenter.stop()
        self.result.clear_people()
        self.tables.clear_drafts()

    def show_view(self, view: SurveyView) -> None:
        """Show what the service says of the visit."""
        self.read_only = view.read_only
        self.crumb = self.tr("Visits / {school}").format(school=view.school)
        self.tables.show_view(view)
        self.result.show_view(view)
        self.answers.show_view(view)
        self.compare.setEnabled(bool(view.tables) and not view.read_only)

    def go_to(self, step: int) -> None:
        """Show a step and put the keys where its next thing is."""
        self.step = min(max(step, 0), len(STEPS) - 1)
        self._stack.setCurrentIndex(self.step)
        self.steps.set_value(STEPS[self.step])
        if self.step == 0:
            self.tables.focus_first()
        elif self.step == 1:
            self.result.people.setFocus()
        elif self.step == 2:  # noqa: PLR2004  # the third of the four
            self.sample.focus_first()
        else:
            self.answers.focus_first()

    def choose_files(self) -> None:
        """Ask for files."""
        if self.read_only:
            return
        start = str(default_folder())
        kinds = self.tr("Tables") + " (*.xlsx *.xlsm *.xls *.xlsb *.ods *.et *.csv *.txt *.tsv)"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Rosters and surveys"), start, kinds)
        if names:
            self.files_chosen.emit([Path(name) for name in names])

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.read_only:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.go_to(0)
            self.files_chosen.emit(files)

    def _connect(self) -> None:
        self.steps.chosen.connect(self._go_to_step)
        self.back.clicked.connect(self._back)
        self.compare.clicked.connect(self._compare)
        self.tables.files_wanted.connect(self.choose_files)
        self.tables.done.connect(self.back.setFocus)
        for keys, act in (
            ("O", self.choose_files), ("C", self._compare), ("D", self._draw), ("S", self._names),
            ("Alt+Right", lambda: self.go_to(self.step + 1)), ("Alt+Left", self._step_back),
            ("Escape", self.work.cancelled.emit),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)

    def _go_to_step(self, step: str) -> None:
        self.go_to(STEPS.index(step))

    def _compare(self) -> None:
        if self.compare.isEnabled():
            self.compare_wanted.emit()

    def _draw(self) -> None:
        if self.step == 2 and self.sample.draw.isEnabled():  # noqa: PLR2004  # the third of the four
            self.sample.ask()

    def _names(self) -> None:
        if self.result.names.isEnabled():
            self.result.names.toggle()

    def _step_back(self) -> None:
        if self.step:
            self.go_to(self.step - 1)
        else:
            self._back()

    def _back(self) -> None:
        self.went.emit("checklist", {"visit_id": self._visit_id})
