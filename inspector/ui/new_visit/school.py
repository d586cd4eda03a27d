"""Which school: found by name, pinyin initials or code, or typed in on the spot with its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.services.plan_views import Option, SchoolView
from inspector.ui.new_visit.form import MAX_PUPILS, OWNERSHIPS, SchoolForm, VisitForm, code_remark
from inspector.ui.new_visit.parts import TARGET, Inline, OneOf, button, labelled, line_edit
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.steady import Choice
from inspector.ui.widgets.suggest import SuggestField, Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence


class SchoolCard(Card):
    """The first card: a search field, then the school that was chosen or is typed in."""

    asked = Signal(str)
    changed = Signal()
    settled = Signal()  # a known school was taken: the page goes on

    def __init__(self, kinds: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._kinds = {kind.key: kind.label for kind in kinds}
        self._known: SchoolView | tuple[str, str, str, str] | None = None
        self.set_title(self.tr("School"))
        self.field = SuggestField(
            self.tr("Find a school"), self.tr("Name, pinyin initials (as mdxx) or code; not listed: type the name")
        )
        self.field.asked.connect(self.asked)
        self.field.taken.connect(self.take)
        self.error = Inline("bad")
        self.body.addWidget(self.field)
        self.body.addWidget(self._make_chosen())
        self.fresh = FreshSchool(kinds)
        self.fresh.changed.connect(self.changed)
        self.fresh.dropped.connect(self.reset)
        self.fresh.hide()
        self.body.addWidget(self.fresh)
        self.body.addWidget(self.error)

    def show_results(self, text: str, schools: Sequence[SchoolView]) -> None:
        """Show what was found; the last line always offers to type the school in."""
        found = [Suggestion(school.name, self._note(school), school) for school in schools]
        found.append(
            Suggestion(
                self.tr('Type in "{name}" as a new school').format(name=text),
                self.tr("Its kind is asked for next"),
                text,
            )
        )
        self.field.show_results(text, found, "")

    def read(self, form: VisitForm) -> None:
        """Put what is chosen or typed into the form."""
        form.fresh = self.fresh.read() if self.fresh.isVisibleTo(self) else None
        known = self._known
        if isinstance(known, SchoolView):
            known = (str(known.id), known.name, self._note(known), known.kind)
        form.school, form.school_title, form.school_note, form.school_kind = known or ("", "", "", "")

    def show_form(self, form: VisitForm) -> None:
        """Show what the form holds."""
        if form.fresh is not None:
            self._open_fresh(form.fresh)
        elif form.school:
            self._show_known((form.school, form.school_title, form.school_note, form.school_kind))

    def reset(self) -> None:
        """Choose anew."""
        self._known = None
        self._chosen.hide()
        self.fresh.hide()
        self.error.tell("")
        self.field.show()
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _make_chosen(self) -> QWidget:
        self._chosen = QWidget()
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.name = wrapped(role="strong")
        self.details = wrapped(role="muted")
        words.addWidget(self.name)
        words.addWidget(self.details)
        row.addLayout(words, 1)
        self.change = button(self.tr("Change"), name=self.tr("Choose another school"))
        self.change.clicked.connect(self.reset)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self._chosen.hide()
        return self._chosen

    def take(self, value: object) -> None:
        """Take a known school (a SchoolView), or type in a new one (its name)."""
        self.error.tell("")
        if isinstance(value, SchoolView):
            self._show_known(value)
            self.changed.emit()
            self.settled.emit()
        else:
            self._open_fresh(SchoolForm(name=str(value)))
            self.fresh.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _show_known(self, known: SchoolView | tuple[str, str, str, str]) -> None:
        self._known = known
        name, note = (known.name, self._note(known)) if isinstance(known, SchoolView) else known[1:3]
        self.name.setText(name)
        self.details.setText(note)
        self.details.setVisible(bool(note))
        self.fresh.hide()
        self.field.hide()
        self._chosen.show()

    def _open_fresh(self, school: SchoolForm) -> None:
        self._known = None
        self._chosen.hide()
        self.field.hide()
        self.fresh.show_school(school)
        self.fresh.show()

    def _note(self, school: SchoolView) -> str:
        parts = [school.kind_name, school.code, school.address]
        if school.last_visit_on:
            day = school.last_visit_on
            parts.append(self.tr("last visit {day}").format(day=day.isoformat()))
        return self.tr(" · ").join(part for part in parts if part)


class FreshSchool(QWidget):
    """The fields of a school that is typed in on the spot."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, kinds: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = line_edit(self.tr("School's name"), self.tr("As on the seal"))
        self.kind = Choice()
        self.kind.setAccessibleName(self.tr("Kind of school"))
        self.kind.setMinimumHeight(TARGET)
        self.kind.addItem(self.tr("Choose"), "")
        for kind in kinds:
            self.kind.addItem(kind.label, kind.key)
        self.kind.setMaxVisibleItems(len(kinds) + 1)
        self.code = line_edit(self.tr("School code"), self.tr("10 digits, may stay empty"), most=32)
        self.ownership = OneOf(
            self.tr("Ownership"),
            [Option(OWNERSHIPS[0], self.tr("Public")), Option(OWNERSHIPS[1], self.tr("Private"))],
        )
        self.address = line_edit(self.tr("Address"))
        self.head_name = line_edit(self.tr("Head of the school"))
        self.head_title = line_edit(self.tr("Office of the head"))
        self.students = line_edit(self.tr("Students"), self.tr("number"), most=5)
        self.staff = line_edit(self.tr("Staff"), self.tr("number"), most=5)
        for field in (self.students, self.staff):
            field.setValidator(QIntValidator(0, MAX_PUPILS, field))
        self.remark = Inline("note")
        self.error = Inline("bad")
        self._lay()
        self._connect()

    def read(self) -> SchoolForm:
        """Return what is typed."""
        return SchoolForm(
            name=self.name.text(),
            kind=str(self.kind.currentData()),
            code=self.code.text(),
            ownership=self.ownership.value,
            address=self.address.text(),
            head_name=self.head_name.text(),
            head_title=self.head_title.text(),
            students=self.students.text(),
            staff=self.staff.text(),
        )

    def show_school(self, school: SchoolForm) -> None:
        """Show a half-typed school."""
        fill(self.name, school.name)
        self.kind.setCurrentIndex(max(self.kind.findData(school.kind), 0))
        self.code.setText(school.code)
        self.ownership.choose(school.ownership)
        fill(self.address, school.address)
        fill(self.head_name, school.head_name)
        self.head_title.setText(school.head_title)
        self.students.setText(school.students)
        self.staff.setText(school.staff)
        self._judge_code()

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(labelled(self.tr("School (new)"), self.name), 1)
        self.drop = button(self.tr("Find instead"), name=self.tr("Find a school instead"))
        self.drop.clicked.connect(self.dropped)
        top.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(top, 0, 0, 1, 4)
        grid.addWidget(labelled(self.tr("Kind (required)"), self.kind), 1, 0, 1, 2)
        grid.addWidget(labelled(self.tr("School code"), self.code), 1, 2, 1, 2)
        grid.addWidget(self.error, 2, 0, 1, 4)
        grid.addWidget(self.remark, 3, 0, 1, 4)
        grid.addWidget(labelled(self.tr("Ownership"), self.ownership), 4, 0, 1, 2)
        grid.addWidget(labelled(self.tr("Address"), self.address), 4, 2, 1, 2)
        grid.addWidget(labelled(self.tr("Head of the school"), self.head_name), 5, 0)
        grid.addWidget(labelled(self.tr("Office of the head"), self.head_title), 5, 1)
        grid.addWidget(labelled(self.tr("Students"), self.students), 5, 2)
        grid.addWidget(labelled(self.tr("Staff"), self.staff), 5, 3)
        for column in range(4):
            grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        for field in (self.name, self.address, self.head_name, self.head_title, self.students, self.staff):
            field.textEdited.connect(lambda: self.changed.emit())
        self.code.textEdited.connect(self._code_edited)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.ownership.chosen.connect(lambda: self.changed.emit())

    def _kind_changed(self) -> None:
        self.error.tell("")
        self.changed.emit()

    def _code_edited(self) -> None:
        self._judge_code()
        self.changed.emit()

    def _judge_code(self) -> None:
        """A wrong code warns at once and stops nobody: the school may have none, or its plate may be wrong."""
        text = self.code.text().strip()
        odd = code_remark(text)
        spoilt = odd and "E+" in text.upper()
        words = self.tr(
            "A spreadsheet has spoilt this code: its digits are lost. Please copy it from the school's plate."
        )
        if not spoilt:
            words = self.tr(
                "A school code has 10 digits; this one has {n} characters. It is recorded as typed."
            ).format(n=len(text))
        self.remark.tell(words if odd else "")
