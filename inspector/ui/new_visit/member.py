"""One of the team: card, shown to whom and when, avoidance (回避)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.base.errors import BadInputError
from inspector.services.plan_views import Option
from inspector.ui.new_visit.form import NO_TIE, TIE, MemberForm, read_date, read_time
from inspector.ui.new_visit.parts import TARGET, Inline, OneOf, button, labelled, line_edit, quiet
from inspector.ui.theme import fonts
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.steady import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY_DAY = date(2000, 1, 1)
"""A time of day is read alike on every day."""


class MemberBox(QFrame):
    """A person's line; the card's fields fold out, open where something has to be typed."""

    changed = Signal()
    removed = Signal()
    asked_now = Signal()  # "shown now"

    def __init__(
        self, member: MemberForm, roles: Sequence[Option], *, known: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._roles = {role.key: role.label for role in roles}
        self._make_fields(roles)
        self._lay()
        self._show(member)
        self._connect()
        self.fold(opened=not known)

    def read(self) -> MemberForm:
        """Return what is typed."""
        return MemberForm(
            name=self.name.text(),
            role=str(self.role.currentData()),
            card_number=self.card.text(),
            issuer=self.issuer.text(),
            expires=self.expires.text(),
            unit=self.unit.text(),
            shown_to=self.shown_to.text(),
            shown_at=self.shown_at.text(),
            avoidance=self.avoidance.value,
            tie=self.tie.text(),
        )

    def fold(self, *, opened: bool) -> None:
        """Show or hide the card's fields."""
        self.fields.setVisible(opened)
        self.more.setChecked(opened)
        self._summarise()

    def declare(self) -> None:
        """Declare that there is no tie, unless a tie was declared."""
        if self.avoidance.value != TIE:
            self.avoidance.choose(NO_TIE)
            self._avoidance_chosen(NO_TIE)

    def show_card_shown(self, to: str, at: str) -> None:
        """Put in to whom and when the card was shown; what is typed already stays."""
        if not self.shown_to.text().strip():
            self.shown_to.setText(to)
        if not self.shown_at.text().strip():
            self.shown_at.setText(at)
        self.changed.emit()

    def find_wrong(self) -> QWidget | None:
        """Return the field that holds up the start: no name, or a date or time that cannot be read."""
        member = self.read()
        if member.empty:
            return None
        if not member.name.strip():
            return self.name
        for field, reads in (
            (self.expires, lambda: read_date(member.expires)),
            (self.shown_at, lambda: read_time(member.shown_at, _ANY_DAY)),
        ):
            try:
                reads()
            except BadInputError:
                self.fold(opened=self.more.isChecked() or field is self.expires)
                return field
        return None

    def judge(self, day: date) -> None:
        """Tell at once of an expired card (督学证到期) or a date that cannot be read."""
        try:
            expires = read_date(self.expires.text())
        except BadInputError:
            self.warning.tell(
                self.tr("The expiry date cannot be read. Please type it as 2027-06-30.") if not self._typing() else ""
            )
            return
        expired = expires is not None and expires < day
        self.warning.tell(
            self.tr("This card expired on {day}. The visit may go on; the record says so.").format(
                day=expires.isoformat() if expires else ""
            )
            if expired
            else ""
        )

    def _make_fields(self, roles: Sequence[Option]) -> None:
        self.name = line_edit(self.tr("Member's name"), self.tr("Name"))
        self.role = Choice()
        self.role.setAccessibleName(self.tr("Role in the team"))
        self.role.setMinimumHeight(TARGET)
        for role in roles:
            self.role.addItem(role.label, role.key)
        self.card = line_edit(self.tr("Card number"), most=60)
        self.issuer = line_edit(self.tr("Issuer of the card"))
        self.expires = line_edit(self.tr("Card expires on"), self.tr("2027-06-30"), most=20)
        self.unit = line_edit(self.tr("Unit"))
        self.shown_to = line_edit(self.tr("Card shown to"), self.tr("Card shown to whom"))
        self.shown_at = line_edit(self.tr("Card shown at"), self.tr("time, as 9:05"), most=8)
        self.now = button(self.tr("Now"), name=self.tr("Card shown now"))
        self.avoidance = OneOf(
            self.tr("Avoidance"),
            [Option(NO_TIE, self.tr("No tie to declare")), Option(TIE, self.tr("A tie exists"))],
        )
        self.tie = line_edit(self.tr("The tie"), self.tr("As: near relative of the head"))
        self.tie.hide()
        self.more = quiet(self.tr("Card"), self.tr("Show or hide the card's fields"))
        self.more.setCheckable(True)
        self.remove = quiet(self.tr("Remove"), self.tr("Remove from the team"))
        self.summary = wrapped(role="muted")
        self.warning = Inline("note")
        self.shown_at.setFixedWidth(fonts.px(130))

    def _lay(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 3)
        top.addWidget(self.role, 2)
        top.addWidget(self.more)
        top.addWidget(self.remove)
        box.addLayout(top)
        box.addWidget(self.summary)
        self.fields = QWidget()
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for n, (caption, field) in enumerate(
            (
                (self.tr("Card number"), self.card),
                (self.tr("Expires on"), self.expires),
                (self.tr("Issuer"), self.issuer),
                (self.tr("Unit"), self.unit),
            )
        ):
            grid.addWidget(labelled(caption, field), n // 2, n % 2)
            grid.setColumnStretch(n % 2, 1)
        box.addWidget(self.fields)
        box.addWidget(self.warning)
        shown = QHBoxLayout()
        shown.setSpacing(8)
        shown.addWidget(self.shown_to, 1)
        shown.addWidget(self.shown_at)
        shown.addWidget(self.now)
        box.addLayout(shown)
        box.addWidget(self.avoidance)
        box.addWidget(self.tie)

    def _show(self, member: MemberForm) -> None:
        fill(self.name, member.name)
        self.role.setCurrentIndex(max(self.role.findData(member.role), 0))
        self.card.setText(member.card_number)
        fill(self.issuer, member.issuer)
        self.expires.setText(member.expires)
        fill(self.unit, member.unit)
        fill(self.shown_to, member.shown_to)
        self.shown_at.setText(member.shown_at)
        self.avoidance.choose(member.avoidance)
        fill(self.tie, member.tie)
        self.tie.setVisible(member.avoidance == TIE)

    def _connect(self) -> None:
        for field in (
            self.name, self.card, self.issuer, self.expires, self.unit, self.shown_to, self.shown_at, self.tie
        ):  # fmt: skip
            field.textEdited.connect(lambda: self._edited())
        self.expires.editingFinished.connect(self.changed)
        self.role.currentIndexChanged.connect(lambda: self._edited())
        self.avoidance.chosen.connect(self._avoidance_chosen)
        self.more.clicked.connect(lambda: self.fold(opened=self.more.isChecked()))
        self.remove.clicked.connect(self.removed)
        self.now.clicked.connect(self.asked_now)

    def _edited(self) -> None:
        self._summarise()
        self.changed.emit()

    def _avoidance_chosen(self, key: str) -> None:
        self.tie.setVisible(key == TIE)
        if key == TIE:
            self.tie.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _summarise(self) -> None:
        """The card in one line, so that the fields may stay folded."""
        parts = [self.card.text(), self.issuer.text()]
        if self.expires.text().strip():
            parts.append(self.tr("valid until {day}").format(day=self.expires.text().strip()))
        words = self.tr(" · ").join(part for part in parts if part.strip())
        self.summary.setText(words or self.tr("No card number yet"))
        self.summary.setVisible(not self.more.isChecked())

    def _typing(self) -> bool:
        return self.expires.hasFocus()
