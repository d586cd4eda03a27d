"""What is still missing (还缺什么), in groups; every line leads to where it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.services.conclude_views import SURVEY
from inspector.ui.finish.evidence_line import EvidenceLine
from inspector.ui.theme import fonts
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.services.conclude_views import Lack
    from inspector.services.evidence import EvidenceCheck

_GROUPS = (
    "unprintable", "required", "constraint", "cannot", "unanswered", "evidence", "reason", "problem", "survey",
    "sharing",
)  # fmt: skip
_CODE_WIDTH, _NOTE = 38, 72
"""Width of the codes; of the longest note that stands beside its line, px at the standard size of text."""


class LacksCard(Card):
    """Says which item was chosen, and the words given for a formality."""

    chosen = Signal(str)
    """Item code."""
    opinion_chosen = Signal()
    """What is missing stands on the page of the overall opinion."""
    survey_chosen = Signal()
    """What is missing stands on the page 摸排核对."""
    explained = Signal(str, str)
    """Key of the formality, the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Still missing"), parent)
        full_bleed(self.body)
        scroll, self._column = scrolled(self.tr("Still missing"))
        self._lines = QVBoxLayout()
        self._column.addLayout(self._lines, 1)
        self.body.addWidget(scroll, 1)
        self.evidence = EvidenceLine()
        self.evidence.chosen.connect(self.chosen)
        self.body.addWidget(self.evidence)
        self.body.addWidget(self._note())

    def show_evidence(self, found: EvidenceCheck) -> None:
        """Show what the check of the files found: a line below; above all else, in the list, where some are bad."""
        if found.faults:
            self._column.insertWidget(0, self.evidence)
        else:
            self.body.insertWidget(self.body.count() - 1, self.evidence)
        self.evidence.show_found(found)

    def show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        """Show the lines, in their groups."""
        clear_layout(self._lines)
        self.set_count(self.tr("%n thing(s)", "", len(lacks)) if lacks else "")
        for group in _GROUPS:
            members = [lack for lack in lacks if _group(lack) == group]
            if members:
                self._lines.addWidget(self._head(group, len(members)))
                for lack in members:
                    self._lines.addWidget(self._row(lack))
        if not lacks:
            self._lines.addWidget(self._nothing())
        self._lines.addStretch(1)

    def _head(self, group: str, n: int) -> QWidget:
        words = {
            "required": ("warning", "fails", self.tr("Required")),
            "constraint": ("warning", "mostly", self.tr("Does not agree")),
            "cannot": ("question", "mostly", self.tr("Cannot be computed")),
            "unprintable": ("warning", "fails", self.tr("Characters that cannot be printed")),
            "unanswered": ("question", "not_checked", self.tr("Not answered")),
            "evidence": ("camera", "mostly", self.tr("No evidence")),
            "reason": ("pencil", "mostly", self.tr("No reason or declaration")),
            "problem": ("warning", "fails", self.tr("Problem incomplete")),
            "survey": ("clipboard", "mostly", self.tr("Sample of the survey")),
            "sharing": ("info", "muted", self.tr("Sections not initialled")),
        }
        icon, colour, title = words[group]
        head = QWidget()
        head.setProperty("role", "group")
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(icon_label(icon, colour, 18))
        line.addWidget(label(title, "bold"))
        line.addWidget(label(self.tr("%n thing(s)", "", n), "note"))
        line.addStretch(1)
        head.setFixedHeight(fonts.px(36))
        return head

    def _row(self, lack: Lack) -> QWidget:
        if lack.group == "formality":
            return FormalityRow(lack, self)
        acts = {
            "unprintable": self.tr("Rewrite"),
            "evidence": self.tr("Add a photo"),
            "reason": self.tr("Fill in"),
            "problem": self.tr("Fill in"),
            "survey": self.tr("Verify"),
        }
        row = RowButton("，".join(part for part in (lack.place, lack.text) if part))
        row.row.setContentsMargins(16, 12, 16, 12)
        code = label(lack.place.partition("#")[0], "muted")
        code.setFixedWidth(fonts.px(_CODE_WIDTH))
        row.row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(wrapped(lack.text))
        row.row.addLayout(words, 1)
        if lack.note:
            note = label(lack.note, "note")
            if note.sizeHint().width() <= fonts.px(_NOTE):
                row.row.addWidget(note)
            else:  # beside them it would leave the words a column of a few characters
                words.addWidget(wrapped(lack.note, "note"))
        if lack.group in acts:
            row.row.addWidget(label(acts[lack.group], "link"))
        row.row.addWidget(icon_label("chevron-right", "muted", 18))
        row.settle()
        if lack.key:
            row.clicked.connect(self.survey_chosen if lack.key == SURVEY else self.opinion_chosen)
        else:
            row.clicked.connect(lambda: self.chosen.emit(lack.place))
        return row

    def _nothing(self) -> QWidget:
        text = wrapped(self.tr("Nothing is missing. Every item is answered, with its evidence and reasons."), "muted")
        text.setContentsMargins(16, 24, 16, 24)
        return text

    def _note(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        line.addWidget(icon_label("info", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "You may go on with gaps. What is not answered is recorded as not checked; "
            "with more than 10% of the weight unchecked, no grade is given."
        )
        line.addWidget(wrapped(words, "note"), 1)
        return foot


class FormalityRow(QWidget):
    """A missing formality: opens in place into a field for the reason, or for the declaration."""

    def __init__(self, lack: Lack, card: LacksCard) -> None:
        super().__init__()
        self._lack, self._card = lack, card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = RowButton(lack.text)
        self._row.row.setContentsMargins(16, 12, 16, 12)
        self._row.row.addWidget(wrapped(lack.text), 1)
        self._row.row.addWidget(label(self.tr("Fill in"), "link"))
        self._row.row.addWidget(icon_label("chevron-right", "muted", 18))
        self._row.settle()
        self._row.clicked.connect(self._open)
        column.addWidget(self._row)
        self._form = self._make_form()
        self._form.hide()
        column.addWidget(self._form)

    def _make_form(self) -> QWidget:
        form = QWidget()
        line = QHBoxLayout(form)
        line.setContentsMargins(16, 0, 16, 12)
        line.setSpacing(8)
        declares = self._lack.key.startswith("avoidance/")
        self._words = QLineEdit()
        self._words.setPlaceholderText(
            self.tr("A tie that calls for avoidance, in words") if declares else self.tr("Why it is missing")
        )
        self._words.setAccessibleName(self._words.placeholderText())
        at_most(self._words, 500)
        self._words.returnPressed.connect(self._save)
        line.addWidget(self._words, 1)
        save = Button(self.tr("Save"))
        save.clicked.connect(self._save)
        line.addWidget(save)
        if declares:
            none = Button(self.tr("No tie"))
            none.clicked.connect(lambda: self._card.explained.emit(self._lack.key, "none"))
            line.addWidget(none)
        return form

    def _open(self) -> None:
        self._form.setVisible(not self._form.isVisible())
        if self._form.isVisible():
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self._card.explained.emit(self._lack.key, self._words.text())


def _group(lack: Lack) -> str:
    return "reason" if lack.group == "formality" else lack.group
