"""Score and grade (评分), section by section, with how it is computed to fold out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.theme import fonts
from inspector.ui.widgets.bars import ScoreBar
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.chips import Tag
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.services.conclude_views import FinishView, SectionScore

_AROUND, _FACTS = 56, 180
"""Margins and gaps round the grade; width of the facts beside it, px at the standard size of text."""
_BAR = 72
"""Width of every bar, so that the eye compares them, px at every size of text."""
_WEAK = 80.0
"""A section under this (良好 begins here) is drawn in the colour of 基本符合."""


class ScoresCard(Card):
    """Shows the grade as it would be now, and each section's score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Score"), parent)
        full_bleed(self.body)
        self.how = LinkButton(self.tr("How it is computed"))
        self.how.setCheckable(True)

        self.tools.addWidget(self.how)
        self._grade = label("", "grade")
        self._figure = label("", "points")
        self._facts = wrapped("", "note")
        self._method = wrapped("", "note")
        self._method.setContentsMargins(16, 0, 16, 12)
        self._method.hide()
        self.how.toggled.connect(self._method.setVisible)
        self.body.addWidget(self._summary())
        self.body.addWidget(self._method)
        self._sections = QVBoxLayout()
        self._sections.setContentsMargins(16, 12, 16, 12)
        self._sections.setSpacing(6)
        self.body.addLayout(self._sections, 1)

    def show_scores(self, view: FinishView) -> None:
        """Show grade, figures and sections."""
        graded = bool(view.score) and view.grade_name != "not_graded"  # a figure would be taken for a grade
        self.set_count(self.tr("{n} of {total} items").format(n=view.n_checked, total=view.n_total))
        self._grade.setText(view.grade_label)
        self._figure.setText(self.tr("{score} points").format(score=view.score) if graded else "")
        facts = [
            self.tr("{unchecked} not checked, of these {unanswered} not answered ({percent}% of the weight)").format(
                unchecked=view.n_unchecked, unanswered=view.n_unanswered, percent=view.unchecked_percent
            )
        ]
        if view.n_not_applicable:
            facts.insert(0, self.tr("{n} not applicable").format(n=view.n_not_applicable))
        self._facts.setText("\n".join([*facts, view.grade_reason]).strip())
        self._method.setText(view.grade_method)
        clear_layout(self._sections)
        for section in view.sections:
            self._sections.addWidget(self._row(section), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The facts stand beside the grade, below it where there is no room for a line of theirs."""
        super().resizeEvent(event)
        grade = self._grade.sizeHint().width() + self._figure.sizeHint().width()
        beside = self.width() - grade - fonts.px(_AROUND) >= fonts.px(_FACTS)
        direction = QBoxLayout.Direction
        self._summary_line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._summary_line.setSpacing(16 if beside else 4)

    def _summary(self) -> QWidget:
        summary = QWidget()
        summary.setProperty("role", "divided")
        line = self._summary_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, summary)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(label(self.tr("For now"), "note"))
        figures = QHBoxLayout()
        figures.setSpacing(8)
        figures.addWidget(self._grade, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignBottom)
        figures.addStretch(1)
        left.addLayout(figures)
        line.addLayout(left)
        line.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignTop)
        return summary

    def _row(self, section: SectionScore) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        code = label(section.code, "muted")
        code.setFixedWidth(fonts.px(18))
        line.addWidget(code)
        line.addWidget(wrapped(section.title, "" if section.n_items else "muted"), 3)
        if section.has_veto:
            line.addWidget(Tag(self.tr("Veto")), 0, Qt.AlignmentFlag.AlignVCenter)
        bar = ScoreBar()
        value = float(section.score) if section.score else 0.0
        bar.setFixedWidth(_BAR)
        bar.set_value(value, "mostly" if value < _WEAK else "accent")
        line.addWidget(bar)
        words = section.score or (self.tr("Not checked") if section.n_items else self.tr("Not applicable"))
        figure = label(words, "" if section.score else "note")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure.setMinimumWidth(fonts.px(44))
        line.addWidget(figure)
        return row
