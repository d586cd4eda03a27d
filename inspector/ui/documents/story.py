"""What became of the document that is marked, and numbers that bear no document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.base.clock import civil_date
from inspector.ui.documents import words
from inspector.ui.new_visit.parts import line_edit
from inspector.ui.theme.icons import icon_label
from inspector.ui.today.words import day_words
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.scrolled import scrolled
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.services.writ_views import Gap, RegisterLine, StoryLine

_MARKS = {"void": ("info", "muted"), "waiting": ("clock", "mostly"), "missing": ("warning", "fails")}


class StoryCard(Card):
    """The events of one document, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Its story"), parent)
        full_bleed(self.body)
        scroll, self._lines = scrolled(self.tr("Its story"), to_read=True)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(10)
        self.body.addWidget(scroll, 1)

    def show_story(self, line: RegisterLine | None, story: Sequence[StoryLine]) -> None:
        """Show what became of a document; None: none is marked."""
        clear_layout(self._lines)
        if line is None:
            self._lines.addWidget(wrapped(self.tr("Mark a document to read what became of it."), "muted"))
            self._lines.addStretch(1)
            return
        self._lines.addWidget(wrapped(f"{words.said(line.title)}　{line.number}".strip("　"), "bold"))
        for event in story:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(wrapped(words.said(event.what)))
            when = f"{day_words(civil_date(event.at))} {civil_time(event.at)}"
            column.addWidget(wrapped("　".join(part for part in (when, event.who) if part), "note"))
            self._lines.addLayout(column)
        self._lines.addStretch(1)


class GapsCard(Card):
    """Numbers without a document; says why where somebody explains one."""

    explained = Signal(str, str)
    """Number and reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Numbers without a document"), parent)
        full_bleed(self.body)
        scroll, self._lines = scrolled(self.tr("Numbers without a document"))
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(10)
        self.body.addWidget(scroll, 1)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show them; the card goes where there is none."""
        clear_layout(self._lines)
        self.setVisible(bool(gaps))
        self.set_count(str(len(gaps)))
        for gap in gaps:
            self._lines.addWidget(_GapRow(gap, self))
        self._lines.addStretch(1)


class _GapRow(QWidget):
    def __init__(self, gap: Gap, card: GapsCard) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon, colour = _MARKS.get(gap.state, _MARKS["missing"])
        row.addWidget(icon_label(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(wrapped(gap.number, "bold"))
        column.addWidget(wrapped("：".join(part for part in (words.gap_words(gap.state), gap.reason) if part), "note"))
        row.addLayout(column, 1)
        if gap.state == "missing" and not gap.reason:
            column.addLayout(self._asking(gap.number, card))

    def _asking(self, number: str, card: GapsCard) -> QHBoxLayout:
        asking = QHBoxLayout()
        asking.setSpacing(8)
        why = line_edit(self.tr("Why no document bears {number}").format(number=number), self.tr("Why"))
        keep = Button(self.tr("Keep"))
        keep.setAccessibleName(self.tr("Keep why no document bears {number}").format(number=number))
        tell = partial(_tell, card, number, why)
        keep.clicked.connect(tell)
        why.returnPressed.connect(tell)
        asking.addWidget(why, 1)
        asking.addWidget(keep)
        return asking


def _tell(card: GapsCard, number: str, why: QLineEdit) -> None:
    card.explained.emit(number, why.text())
