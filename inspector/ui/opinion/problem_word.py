"""One problem with the school's word on it: 认可 or 有异议, and its words, verbatim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.opinion.drafts import TypedText
from inspector.ui.theme import fonts
from inspector.ui.widgets.chips import Pill
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.services.conclude_views import ProblemLine

_NARROW = 480
"""Under this width the words stand below the choice: beside it there would be room for a few characters only."""


class ProblemWord(QWidget):
    """Says what the school answered to one problem."""

    answered = Signal(str, str)
    """Item code; yes, no or ""."""

    def __init__(self, line: ProblemLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = line.item
        self.setProperty("role", "divided")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._head(line))
        fact = wrapped(line.problem.fact, "note")
        fact.setContentsMargins(46, 0, 0, 0)
        column.addWidget(fact)
        column.addLayout(self._answers(line))

    def _head(self, line: ProblemLine) -> QHBoxLayout:
        names = {"minor": self.tr("Minor"), "serious": self.tr("Serious"), "critical": self.tr("Critical")}
        head = QHBoxLayout()
        head.setSpacing(8)
        code = label(line.item.partition("#")[0], "muted")
        code.setFixedWidth(fonts.px(38))
        head.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(wrapped(line.problem.title, "bold"), 1)
        severity = line.problem.severity
        head.addWidget(Pill(names[severity], "mostly" if severity == "minor" else "fails"))
        return head

    def _answers(self, line: ProblemLine) -> QBoxLayout:
        answers = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        answers.setContentsMargins(46, 0, 0, 0)
        answers.setSpacing(8)
        self.choice = Segmented([("yes", self.tr("Agrees"), "check"), ("no", self.tr("Disagrees"), "cross")])
        self.choice.setAccessibleName(self.tr("The school's answer to {item}").format(item=line.item))
        self.choice.set_value(line.problem.agrees)
        self.choice.chosen.connect(self._chosen)
        answers.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = QLineEdit()
        at_most(self.words, 2000)
        self.words.setAccessibleName(self.tr("The school's words on {item}").format(item=line.item))
        self._ask_for_words(line.problem.agrees)
        answers.addWidget(self.words, 1)
        self.typed = TypedText(f"words/{line.item}", self.words)
        return answers

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if self.width() < fonts.px(_NARROW) else direction.LeftToRight)

    def _chosen(self, value: str) -> None:
        self._ask_for_words(value)
        self.answered.emit(self.item, value)
        if value == "no":
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_words(self, value: str) -> None:
        words = self.tr("Why the school disagrees, in its own words") if value == "no" else self.tr("Its words, if any")
        self.words.setPlaceholderText(words)
