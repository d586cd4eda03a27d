"""The form of a document: its fields, and of a re-check what became of each problem."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.errors import InspectorError
from inspector.services.plan_views import Option
from inspector.ui.documents.words import said
from inspector.ui.new_visit.form import read_date
from inspector.ui.new_visit.parts import MAX_TEXT, OneOf, labelled, line_edit
from inspector.ui.reply.words import answer_words
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.growing import GrowingText
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.scrolled import keep_bar, scrolled
from inspector.ui.widgets.typing import Typing, put_text, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.services.writ_views import FieldView, ListedProblem, WritView

Field = QLineEdit | QPlainTextEdit


class FormCard(Card):
    """Shows a ``WritView``; says what was written when a field is left."""

    written = Signal(str, str)
    """Field and text; a date as 2026-12-14, or as typed where it cannot be read."""
    typed = Signal(str, str)
    """Field and its text so far."""
    found = Signal(int, str, str, str)
    """Number of a problem, its outcome, words, new day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fill in"), parent)
        full_bleed(self.body)
        self.fields: dict[str, Field] = {}
        self.choices: dict[str, OneOf] = {}
        self.outcomes: dict[int, OutcomeRow] = {}
        self._shown: dict[str, str] = {}
        self._dates: set[str] = set()
        self._typing = Typing(self)
        self._typing.drafted.connect(self.typed)
        scroll, self._column = scrolled(self.tr("Fill in"))
        keep_bar(scroll)  # its fields grow
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self.body.addWidget(scroll, 1)

    def show_form(self, view: WritView, typed: Mapping[str, str]) -> None:
        """Make the form anew; ``typed`` was being typed when the program stopped."""
        clear_layout(self._column)
        self.fields.clear()
        self.choices.clear()
        self.outcomes.clear()
        self._dates = {one.name for one in view.fields if one.kind == "date"}
        self._shown = {one.name: one.value for one in view.fields}
        self._typing.forget()
        for one in view.fields:
            self._column.addWidget(self._field(one))
            if one.name in self.fields:
                if one.name in typed:
                    put_text(self.fields[one.name], typed[one.name])
                self._typing.watch(one.name, self.fields[one.name])
        for problem in view.problems:
            self._column.addWidget(self._problem(problem))
        self._column.addStretch(1)

    def show_saved(self, view: WritView) -> None:
        """Show again what stands on disk, where a text was refused: what is shown is what will be printed."""
        for one in view.fields:
            if one.name in self.fields and self._shown.get(one.name) != one.value:
                put_text(self.fields[one.name], one.value)
                self._shown[one.name] = one.value

    def focus_first(self, view: WritView) -> None:
        """Give the keys to the first field that is asked for and empty; else to the first one."""
        empty = next((one.name for one in view.fields if one.required and not one.value), view.fields[0].name)
        widget = self.fields.get(empty)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Say what is being typed now."""
        for name in self.fields:
            self._left(name)
        for row in self.outcomes.values():
            row.tell()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            name = next((name for name, field in self.fields.items() if field is watched), "")
            if name:
                self._left(name)
        return super().eventFilter(watched, event)

    def _field(self, one: FieldView) -> QWidget:
        caption = said(one.label) + ("" if one.required else self.tr(" (optional)"))
        if one.kind == "choice":
            chosen = OneOf(caption, [Option(choice.zh, said(choice)) for choice in one.choices])
            chosen.choose(one.value)
            chosen.chosen.connect(partial(self._chosen, one.name))
            self.choices[one.name] = chosen
            return labelled(caption, chosen)
        if one.kind == "text":
            field: Field = GrowingText(caption)
            field.setPlainText(one.value)
        else:
            hint = self.tr("as 20261214") if one.kind == "date" else ""
            field = line_edit(caption, hint, most=MAX_TEXT)
            field.setText(one.value)
            field.setCursorPosition(0)
            field.returnPressed.connect(partial(self._left, one.name))
        field.installEventFilter(self)
        self.fields[one.name] = field
        return labelled(caption, field)

    def _problem(self, problem: ListedProblem) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(wrapped(f"{problem.n}. {problem.title}", "bold"))
        column.addWidget(wrapped("　".join(part for part in (problem.fact, problem.due_text) if part), "note"))
        if problem.reported is not None:
            said = answer_words(problem.reported)
            column.addWidget(wrapped(self.tr("The school reports: {said}").format(said=said), "note"))
        if problem.result:
            row = OutcomeRow(problem)
            row.found.connect(partial(self.found.emit, problem.n))
            self.outcomes[problem.n] = row
            column.addWidget(row)
        return holder

    def _chosen(self, name: str, value: str) -> None:
        self._say(name, value)

    def _left(self, name: str) -> None:
        text = text_of(self.fields[name])
        if name in self._dates:
            text = as_date(text)
        self._say(name, text)

    def _say(self, name: str, text: str) -> None:
        self._typing.forget()
        if text != self._shown.get(name):
            self._shown[name] = text
            self.written.emit(name, text)


class OutcomeRow(QWidget):
    """What a re-check found of one problem."""

    found = Signal(str, str, str)

    def __init__(self, problem: ListedProblem) -> None:
        super().__init__()
        self._told = (problem.result, problem.words, problem.due_on)
        name = self.tr("Outcome of problem {n}").format(n=problem.n)
        self.result = OneOf(
            name,
            [
                Option("closed", self.tr("closed")),
                Option("open", self.tr("not closed")),
                Option("extended", self.tr("extended")),
            ],
        )
        self.result.choose(problem.result)
        self.result.chosen.connect(self._chosen)
        words = self.tr("What was seen of problem {n}").format(n=problem.n)
        self.words = GrowingText(words)
        self.words.setPlaceholderText(self.tr("What was seen"))
        self.words.setPlainText(problem.words)
        self.words.left.connect(self.tell)
        self.due = line_edit(self.tr("New day of problem {n}").format(n=problem.n), self.tr("New day, as 20261214"))
        self.due.setText(problem.due_on)
        self.due.editingFinished.connect(self.tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for widget in (self.result, self.words, self.due):
            column.addWidget(widget)
        self._show_due()

    def tell(self) -> None:
        """Say what was found, where it is not said yet."""
        self._show_due()
        said_now = (self.result.value, self.words.toPlainText().strip(), as_date(self.due.text()))
        if said_now != self._told:
            self._told = said_now
            self.found.emit(*said_now)

    def _chosen(self, _value: str) -> None:
        self.tell()

    def _show_due(self) -> None:
        self.due.setVisible(self.result.value == "extended")


def as_date(text: str) -> str:
    """Return a typed date as 2026-12-14; as it is where it cannot be read: the service refuses it then."""
    try:
        found = read_date(text)
    except InspectorError:
        return text.strip()
    return found.isoformat() if found else ""
