"""The problem (问题) of a failed item, filled in from the checklist: two keys accept it, every part can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.services.inspect_views import ProblemEdit
from inspector.ui.detail.layout import line
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.growing import GrowingText
from inspector.ui.widgets.labels import label
from inspector.ui.widgets.limit import at_most
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steady import Choice
from inspector.ui.widgets.toggle import CheckBox

if TYPE_CHECKING:
    from inspector.services.inspect_views import ProblemView

_TERMS = (0, 1, 3, 5, 10, 15, 20, 30)
"""Working days that are offered; the checklist's own term is added where it is another."""


class ProblemCard(QFrame):
    """Says each change (a ProblemEdit) and that the problem was accepted."""

    edited = Signal(object)
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self._problem: ProblemView | None = None
        self._number = label("", "heading-fails")
        self.severity = Segmented(
            [
                ("minor", self.tr("Minor"), ""),
                ("serious", self.tr("Serious"), ""),
                ("critical", self.tr("Critical"), ""),
            ]
        )
        self.severity.setAccessibleName(self.tr("Severity"))
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Problem in short"))
        at_most(self.title, 200)
        self.fact = GrowingText(self.tr("Fact"))
        self.measure = GrowingText(self.tr("Measure"))
        self.term = Choice()
        self.term.setAccessibleName(self.tr("Term"))
        self.due = label("", "caption")
        self.responsible = QLineEdit()
        self.responsible.setAccessibleName(self.tr("Person responsible"))
        self.responsible.setPlaceholderText(self.tr("Office, name"))
        at_most(self.responsible, 200)
        self.at_once = CheckBox(self.tr("Put right on the spot"))
        self.at_once.setAccessibleName(self.tr("Put right on the spot"))
        self.put_right = QLineEdit()
        self.put_right.setAccessibleName(self.tr("What was done on the spot"))
        self.put_right.setPlaceholderText(self.tr("What was done"))
        at_most(self.put_right, 1000)
        self.accept = Button("", key="Enter")
        self._lay()
        self._connect()

    def show_problem(self, problem: ProblemView, next_code: str, *, read_only: bool) -> None:
        """Show a problem; a field in which the user types is left alone."""
        self._problem = problem
        self._number.setText(self.tr("Problem {n}").format(n=problem.n))
        words = self.tr("Accept, on to {item}").format(item=next_code) if next_code else self.tr("Accept")
        self.accept.setText(words)
        self.accept.setAccessibleName(words)
        self.severity.set_value(problem.severity)
        for field, text in ((self.title, problem.title), (self.responsible, problem.responsible)):
            if not field.hasFocus():
                fill(field, text)
        self.fact.show_text(problem.fact)
        self.measure.show_text(problem.measure)
        self._show_term(problem)
        self.at_once.setChecked(bool(problem.put_right) or self.put_right.hasFocus())
        if not self.put_right.hasFocus():
            self.put_right.setText(problem.put_right)
        self.put_right.setVisible(self.at_once.isChecked())
        self._lock(read_only=read_only)

    def flush(self) -> None:
        """Say what was typed and not yet said."""
        problem = self._problem
        if problem is None or self.fact.isReadOnly():
            return
        typed = {
            "title": self.title.text(),
            "fact": self.fact.toPlainText(),
            "measure": self.measure.toPlainText(),
            "responsible": self.responsible.text(),
        }
        changed: dict[str, Any] = {k: v.strip() for k, v in typed.items() if v.strip() != getattr(problem, k).strip()}
        put_right = self.put_right.text().strip() if self.at_once.isChecked() else ""
        if put_right != problem.put_right.strip():
            changed["put_right"] = put_right
        if changed:
            self.edited.emit(ProblemEdit(**changed))

    def _show_term(self, problem: ProblemView) -> None:
        days = sorted({*_TERMS, problem.deadline_days})
        self.term.blockSignals(True)  # Qt's signature; filling in is no choice
        self.term.clear()
        for n in days:
            self.term.addItem(self.tr("same day") if n == 0 else self.tr("%n working day(s)", "", n), n)
        self.term.setCurrentIndex(days.index(problem.deadline_days))
        self.term.blockSignals(False)  # as above
        due = problem.due_on
        self.due.setText(self.tr("by {year}-{month:02}-{day:02}").format(year=due.year, month=due.month, day=due.day))

    def _lock(self, *, read_only: bool) -> None:
        for field in (self.title, self.responsible, self.put_right, self.fact, self.measure):
            field.setReadOnly(read_only)
        for control in (self.severity, self.term, self.at_once):
            control.setEnabled(not read_only)
        self.accept.setVisible(not read_only)
        self._filled_in.setVisible(not read_only)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(icon_label("warning", "fails", 18))
        head.addWidget(self._number)
        head.addStretch(1)
        self._filled_in = label(self.tr("Filled in; may be changed"), "caption")
        head.addWidget(self._filled_in)
        column.addLayout(head)
        column.addWidget(line(self.tr("In short"), self.title, top=12))
        column.addWidget(line(self.tr("Severity"), self.severity, top=12))
        column.addWidget(line(self.tr("Fact"), self.fact, top=8))
        column.addWidget(line(self.tr("Measure"), self.measure, top=8))
        term = QHBoxLayout()
        term.setSpacing(8)
        term.addWidget(self.term, 1)
        term.addWidget(self.due)
        column.addWidget(line(self.tr("Term"), term, top=12))
        column.addWidget(line(self.tr("Person"), self.responsible, top=12))
        column.addWidget(self.at_once)
        column.addWidget(self.put_right)
        column.addWidget(self.accept)

    def _connect(self) -> None:
        self.severity.chosen.connect(self._weigh)
        self.term.activated.connect(self._set_term)
        for field in (self.title, self.responsible, self.put_right):
            field.returnPressed.connect(self._accept)
            field.editingFinished.connect(self.flush)
        for text in (self.fact, self.measure):
            text.left.connect(self.flush)
            text.accepted.connect(self._accept)
            text.given_up.connect(self.left)
        self.at_once.clicked.connect(self._tick)
        self.accept.clicked.connect(self._accept)
        self.accept.setAutoDefault(True)

    def _weigh(self, severity: str) -> None:
        self.edited.emit(ProblemEdit(severity=severity))

    def _set_term(self) -> None:
        self.edited.emit(ProblemEdit(deadline_days=int(self.term.currentData())))

    def _tick(self) -> None:
        on = self.at_once.isChecked()
        self.put_right.setVisible(on)
        if on:
            self.put_right.setText(self.put_right.text() or self.tr("Put right on the spot"))
            self.put_right.setFocus(Qt.FocusReason.OtherFocusReason)
            self.put_right.selectAll()
        self.flush()

    def _accept(self) -> None:
        self.flush()
        self.accepted.emit()
