"""The finish page (完成检查): what is missing, the score, the problems. One may always go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.finish.agreement import AgreementCard
from inspector.ui.finish.hints import HintsCard
from inspector.ui.finish.lacks import LacksCard
from inspector.ui.finish.presenter import FinishPresenter
from inspector.ui.finish.problems import FlagsCard, ProblemsCard
from inspector.ui.finish.scores import ScoresCard
from inspector.ui.frame.page import Page
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, PrimaryButton
from inspector.ui.widgets.scrolled import scrolled, to_top
from inspector.ui.widgets.steps import StepStrip

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.conclude_views import FinishView, Lack
    from inspector.services.evidence import EvidenceCheck
    from inspector.services.hints import HintLine
    from inspector.ui.desk_session import Session

_NARROW = 1180
"""Under this width score and problems share one column."""
_SCORES, _PROBLEMS = 396, 408
"""Widths of the columns; that of the problems is never more than half the page."""


class FinishPage(Page):
    """Shows a ``FinishView``; says where the inspector wants to go."""

    item_chosen = Signal(str)
    formality_explained = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit_id: UUID | None = None
        self.title = self.tr("Finish")
        self._lacks, self._scores = LacksCard(), ScoresCard()
        self._flags, self._problems, self._hints = FlagsCard(), ProblemsCard(), HintsCard()
        self._agreement = AgreementCard()
        self._steps = StepStrip()
        self._steps.set_current(1)
        self._back = Button(self.tr("Back to the list"), icon="chevron-left")
        self._next = PrimaryButton(self.tr("Next"), icon_after="chevron-right")
        self._lay_out()
        self._connect()
        self._presenter = FinishPresenter(session, self)

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._steps, self._back, self._next]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [("Alt+Right", self.tr("Next step")), ("Alt+Left", self.tr("Back to the list"))]

    @override
    def enter(self, **arguments: Any) -> None:
        if self._visit_id != arguments["visit_id"]:
            to_top(self)
        self._visit_id = arguments["visit_id"]
        self._presenter.open(arguments["visit_id"])
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._presenter.stop()

    @property
    def visit_id(self) -> UUID | None:
        """The visit that is shown."""
        return self._visit_id

    def show_view(self, view: FinishView) -> None:
        """Show what the service says of the visit."""
        self.crumb = self.tr("Visits / {school} / {track}").format(school=view.school, track=view.track_name)
        self._lacks.show_lacks(view.lacks)
        self._scores.show_scores(view)
        self._flags.show_flags(view.flags)  # Tab goes through rows as they are made
        self._problems.show_problems(view.problems)

    def show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        """Show what is missing anew: more was found."""
        self._lacks.show_lacks(lacks)

    def show_hints(self, hints: tuple[HintLine, ...]) -> None:
        """Show what in the answers strikes the eye: for the team, nowhere else."""
        self._hints.show_hints(hints)

    def show_agreement(self, lines: tuple[str, ...]) -> None:
        """Show how far two who rated the same items agree: for the team, nowhere else."""
        self._agreement.show_lines(lines)

    def show_checking(self, done: int, total: int) -> None:
        """Show how far the check of the evidence files is."""
        self._lacks.evidence.show_running(done, total)

    def show_evidence(self, found: EvidenceCheck) -> None:
        """Show what the check of the evidence files found."""
        self._lacks.show_evidence(found)

    def computing_link(self) -> QWidget:
        """Return the link that folds out how the score is computed."""
        return self._scores.how

    def _lay_out(self) -> None:
        self._middle, self._middle_column = scrolled(self.tr("Score"))
        self._right, self._right_column = scrolled(self.tr("Problems"))
        self._middle.setFixedWidth(fonts.px(_SCORES))
        self._right_column.setSpacing(16)
        self._middle_column.addWidget(self._scores, 1)
        self._right_column.addWidget(self._flags)
        self._right_column.addWidget(self._problems)
        self._right_column.addWidget(self._hints)
        self._right_column.addWidget(self._agreement)
        self._right_column.addStretch(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self._lacks, 1)
        columns.addWidget(self._middle)
        columns.addWidget(self._right)

    def _connect(self) -> None:
        for card in (self._lacks, self._flags, self._problems, self._hints):
            card.chosen.connect(self._go_to_item)
        self._lacks.explained.connect(self.formality_explained)
        self._lacks.opinion_chosen.connect(lambda: self._go("opinion"))
        self._lacks.survey_chosen.connect(lambda: self._go("survey"))
        self._back.clicked.connect(lambda: self._go("checklist"))
        self._next.clicked.connect(lambda: self._go("opinion"))
        self._steps.chosen.connect(self._go_to_step)
        QShortcut(QKeySequence("Alt+Right"), self, lambda: self._go("opinion"))
        QShortcut(QKeySequence("Alt+Left"), self, lambda: self._go("checklist"))

    def _go_to_item(self, code: str) -> None:
        if not code:
            self._go("checklist")
            return
        self.item_chosen.emit(code)
        self.went.emit("checklist", {"visit_id": self._visit_id, "item": code})

    def _go_to_step(self, step: int) -> None:
        self._go(("finish", "opinion", "signatures", "report")[step - 1])

    def _go(self, page: str) -> None:
        if page != "finish":
            self.went.emit(page, {"visit_id": self._visit_id})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < fonts.px(_NARROW)
        self._right.setFixedWidth(min(fonts.px(_PROBLEMS), (self.width() - 64) // 2))
        if narrow == self._middle.isVisibleTo(self):
            self._middle.setVisible(not narrow)
            (self._right_column if narrow else self._middle_column).insertWidget(0, self._scores, 0 if narrow else 1)
