"""Problems with their deadlines and the school's word, and the red flags (立即督促)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspector.domain.checklist import split_place
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.chips import Pill
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from inspector.services.conclude_views import ProblemLine
    from inspector.services.inspect_views import FlagView, ProblemView


class ProblemsCard(Card):
    """The problems as they will be printed. Says which one was chosen."""

    chosen = Signal(str)
    """Item code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Problems"), parent)
        full_bleed(self.body)

    def show_problems(self, problems: tuple[ProblemLine, ...]) -> None:
        """Show the lines in the order of printing."""
        clear_layout(self.body)
        self.set_count(self.tr("%n problem(s)", "", len(problems)) if problems else "")
        for line in problems:
            self.body.addWidget(self._row(line))
            if line.problem.agrees == "no" and line.problem.words:
                self.body.addWidget(self._words(line))
        if not problems:
            nothing = wrapped(self.tr("No item fails, so there is no problem to put right."), "muted")
            nothing.setContentsMargins(16, 16, 16, 16)
            self.body.addWidget(nothing)

    def _row(self, line: ProblemLine) -> QWidget:
        row = RowButton(f"{line.item}，{line.problem.title}")
        row.row.setContentsMargins(16, 12, 16, 12)
        code = label(line.item.partition("#")[0], "muted")
        code.setFixedWidth(fonts.px(38))
        row.row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(wrapped(line.problem.title))
        column.addWidget(self._pills(line))
        row.row.addLayout(column, 1)
        row.row.addWidget(icon_label("chevron-right", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(line.item))
        return row

    def _pills(self, line: ProblemLine) -> Flow:
        problem = line.problem
        names = {"minor": self.tr("Minor"), "serious": self.tr("Serious"), "critical": self.tr("Critical")}
        pills = Flow(gap=6)
        pills.add(Pill(names[problem.severity], "mostly" if problem.severity == "minor" else "fails"))
        if problem.put_right:
            pills.add(Pill(self.tr("Put right at once"), "conforms", "check"))
        else:
            pills.add(_beside_pills(self._deadline(problem)))
        if line.flagged:
            pills.add(Pill(self.tr("Danger now"), "fails", "flag"))
        pills.add(self._agrees(problem))
        return pills

    def _deadline(self, problem: ProblemView) -> str:
        if problem.deadline_days == 0:
            return self.tr("Due the same day")
        return self.tr("%n working day(s)", "", problem.deadline_days)

    def _agrees(self, problem: ProblemView) -> QWidget:
        if not problem.agrees:
            return _beside_pills(self.tr("School not asked yet"))
        if problem.agrees == "yes":
            return Pill(self.tr("School agrees"), "conforms", "check")
        return Pill(self.tr("School disagrees"), "fails", "cross")

    def _words(self, line: ProblemLine) -> QWidget:
        box = QWidget()
        box.setProperty("role", "group")
        column = QVBoxLayout(box)
        column.setContentsMargins(62, 10, 16, 10)
        column.setSpacing(4)
        column.addWidget(label(self.tr("In the school's words"), "note"))
        column.addWidget(wrapped(line.problem.words))
        return box


class FlagsCard(Card):
    """The dangers that were pressed home on the spot, in the order of time."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Pressed at once"), parent)
        full_bleed(self.body)
        self.tools.addWidget(icon_label("flag", "fails", 18))

    def show_flags(self, flags: tuple[FlagView, ...]) -> None:
        """Show the flags; the card is hidden when there is none."""
        clear_layout(self.body)
        self.set_count(self.tr("%n thing(s)", "", len(flags)))
        self.setVisible(bool(flags))
        for flag in sorted(flags, key=lambda f: f.seen_at):
            self.body.addWidget(self._row(flag))

    def _row(self, flag: FlagView) -> QWidget:
        row = RowButton(f"{flag.item}，{flag.fact}")
        row.row.setContentsMargins(16, 12, 16, 12)
        row.row.addWidget(label(civil_time(flag.seen_at), "fails"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(wrapped(f"{split_place(flag.item)[0]}　{flag.fact}", "struck" if flag.struck_reason else ""))
        column.addWidget(wrapped(self._story(flag), "note"))
        row.row.addLayout(column, 1)
        row.row.addWidget(icon_label("chevron-right", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.settle()
        row.clicked.connect(lambda: self.chosen.emit(flag.item))
        return row

    def _story(self, flag: FlagView) -> str:
        if flag.struck_reason:
            return self.tr("Struck through: {reason}").format(reason=flag.struck_reason)
        told = self.tr("Told {who}").format(who=flag.told) if flag.told else self.tr("Nobody told yet")
        if not flag.act:
            return self.tr("{told}; not lifted yet").format(told=told)
        at = civil_time(flag.act_at) if flag.act_at else ""
        return self.tr("{told}; {time} {act}").format(told=told, time=at, act=flag.act)


def _beside_pills(words: str) -> QLabel:
    """Return words as high as the pills that they stand beside."""
    made = label(words, "note")
    made.setContentsMargins(0, 2, 0, 2)
    return made
