"""Red flags (立即督促): when it was seen, who was told, what was done at once. Struck through, never removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector.services.inspect_views import FlagEdit
from inspector.ui.detail.layout import line
from inspector.ui.theme.icons import icon_label
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.fields import fill
from inspector.ui.widgets.growing import GrowingText
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.limit import at_most
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.inspect_views import FlagView


class FlagCard(QFrame):
    """One red flag. Says each change with the flag's id."""

    edited = Signal(object, object)
    """Id and FlagEdit."""
    struck = Signal(object, str)
    """Id and reason."""
    left = Signal()

    def __init__(self, flag: FlagView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "flag-card")
        self.id: UUID = flag.id
        self._flag = flag
        self._head = label("", "heading-fails")
        self.strike = LinkButton(self.tr("Strike"))
        self.fact = GrowingText(self.tr("What is dangerous"), fewest=1)
        self.told, self._told_at = QLineEdit(), label("", "caption")
        self.told.setAccessibleName(self.tr("Who was told"))
        self.told.setPlaceholderText(self.tr("Name and office"))
        at_most(self.told, 200)
        self.act, self._act_at = QLineEdit(), label("", "caption")
        self.act.setAccessibleName(self.tr("What was done at once"))
        self.act.setPlaceholderText(self.tr("What the school did at once"))
        at_most(self.act, 1000)
        self._reason_line, self.reason = QWidget(), QLineEdit()
        self._struck = wrapped("", "muted")
        self._lay()
        self._connect()
        self.show_flag(flag, read_only=False)

    def show_flag(self, flag: FlagView, *, read_only: bool) -> None:
        """Show a changed flag; a field in which the user types is left alone."""
        self._flag = flag
        self._head.setText(self.tr("Urged at once {time}").format(time=civil_time(flag.seen_at)))
        self.fact.show_text(flag.fact)
        for field, text in ((self.told, flag.told), (self.act, flag.act)):
            if not field.hasFocus():
                fill(field, text)
        self._told_at.setText(civil_time(flag.told_at) if flag.told_at else "")
        self._act_at.setText(civil_time(flag.act_at) if flag.act_at else "")
        for at in (self._told_at, self._act_at):
            at.setVisible(bool(at.text()))
        self._struck.setText(self.tr("Struck: {reason}").format(reason=flag.struck_reason))
        self._struck.setVisible(bool(flag.struck_reason))
        closed = read_only or bool(flag.struck_reason)
        for field in (self.told, self.act, self.fact):
            field.setReadOnly(closed)
        self.strike.setVisible(not closed)

    def fields(self) -> dict[str, QLineEdit | QPlainTextEdit]:
        """Return the fields by the parts of the flag that they hold."""
        return {"fact": self.fact, "told": self.told, "act": self.act}

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, along the eye."""
        return self.strike, self.fact, self.told, self.act, self.reason

    def sentences(self) -> tuple[tuple[str, QLineEdit | QPlainTextEdit], ...]:
        """Return the fields that hold sentences, with what they hold (services.phrases)."""
        return ("fact", self.fact), ("flag", self.act), ("reason", self.reason)

    def flush(self) -> None:
        """Say what was typed and not yet said."""
        if self.told.isReadOnly():
            return
        fact, told, act = self.fact.toPlainText().strip(), self.told.text().strip(), self.act.text().strip()
        edit = FlagEdit(
            fact=fact if fact != self._flag.fact else None,
            told=told if told != self._flag.told else None,
            act=act if act != self._flag.act else None,
        )
        if edit != FlagEdit():
            self.edited.emit(self.id, edit)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(icon_label("flag", "fails", 18))
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self.strike)
        column.addLayout(head)
        column.addWidget(line(self.tr("Danger"), self.fact, top=8))
        for caption, field, at in (
            (self.tr("Told"), self.told, self._told_at),
            (self.tr("Done"), self.act, self._act_at),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(field, 1)
            row.addWidget(at)
            column.addWidget(line(caption, row, top=12))
        reason = QHBoxLayout(self._reason_line)
        reason.setContentsMargins(0, 0, 0, 0)
        self.reason.setAccessibleName(self.tr("Reason for striking"))
        self.reason.setPlaceholderText(self.tr("Reason for striking; Enter"))
        at_most(self.reason, 500)
        reason.addWidget(self.reason)
        self._reason_line.hide()
        column.addWidget(self._reason_line)
        column.addWidget(self._struck)

    def _connect(self) -> None:
        for field in (self.told, self.act):
            field.editingFinished.connect(self.flush)
        self.told.returnPressed.connect(lambda: self.act.setFocus(Qt.FocusReason.TabFocusReason))
        self.act.returnPressed.connect(self._done)
        self.fact.left.connect(self.flush)
        self.fact.accepted.connect(lambda: self.told.setFocus(Qt.FocusReason.TabFocusReason))
        self.fact.given_up.connect(self.left)
        self.strike.clicked.connect(self._ask_reason)
        self.reason.returnPressed.connect(self._strike)

    def _done(self) -> None:
        self.flush()
        self.left.emit()

    def _ask_reason(self) -> None:
        self._reason_line.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _strike(self) -> None:
        if self.reason.text().strip():
            self._reason_line.hide()
            self.struck.emit(self.id, self.reason.text())
