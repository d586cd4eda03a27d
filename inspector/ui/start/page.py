"""First start (首次使用): who I am, password, recovery key; then the store is made and the work begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import system_clock
from inspector.base.errors import InspectorError
from inspector.services import security
from inspector.ui import input_method
from inspector.ui.start.gate import Gate
from inspector.ui.start.identity_form import IdentityForm
from inspector.ui.start.password_form import PasswordForm
from inspector.ui.start.recovery import RecoveryForm
from inspector.ui.task import Task
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.held import Held
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.notice import Notice
from inspector.ui.widgets.one_of import OneOf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspector.base.clock import Clock
    from inspector.base.messages import Language
    from inspector.services.desk import Desk

_WHO, _PASSWORD, _RECOVERY = range(3)


class StartPage(Gate):
    """Three steps in one page; the next thing to do is always in view."""

    restore_wanted = Signal()
    """There is a backup: it comes in the place of a fresh store."""

    def __init__(
        self, folder: Path, language: Language, parent: QWidget | None = None, *, clock: Clock = system_clock
    ) -> None:
        super().__init__(language, parent)
        self._folder, self._clock = folder, clock
        self._desk: Desk | None = None
        self._task: Task | None = None
        self.identity, self.password, self.recovery = IdentityForm(), PasswordForm(language), RecoveryForm()
        self._title, self._steps = label("", "title"), label("", "caption")
        self._lay()
        self._go(_WHO)
        self._require_place()

    @classmethod
    def resume(cls, folder: Path, language: Language, desk: Desk) -> StartPage:
        """Show a new recovery key, the old one is void: a first start was cut off, or the master key changed."""
        page = cls(folder, language)
        page.message.hide()
        page.take(desk, security.new_recovery_key(desk), anew=True)
        if security.store_state(folder) == "rekeyed":
            page.recovery.show_in_use()
            page._steps.hide()  # one of ours
        return page

    @property
    def step(self) -> int:
        """The step that is in view, from 0."""
        return self._steps_of.current

    def state(self) -> dict[str, str]:
        """Return what is typed, for the same page in another language; never the password."""
        return self.identity.state()

    def restore(self, state: Mapping[str, str]) -> None:
        """Show what was typed."""
        self.identity.restore(state)

    def take(self, desk: Desk, recovery_key: str, *, anew: bool = False) -> None:
        """Show the recovery key of a store that was just made."""
        self._desk = desk
        self.password.clear()
        self.recovery.show_key(recovery_key, anew=anew)
        self._switch.setVisible(False)  # the key is shown once: no page is made anew from here
        self._go(_RECOVERY)

    def _require_place(self) -> None:
        """Say before anything is typed that there is no place for a store; try again when one goes on."""
        try:
            security.require_place(self._folder)
        except InspectorError as error:
            self.tell(error)
            self.next.setFocus()
        else:
            self.message.hide()

    def _lay(self) -> None:
        self.body.addWidget(self._steps)
        self.body.addWidget(self._title)
        self.body.addWidget(self.message)
        self._steps_of = OneOf(self._who(), self._secret(), self.recovery)
        self.body.addWidget(self._steps_of)
        self.recovery.typed.connect(self._confirm)
        self.recovery.failed.connect(self.tell)

    def _who(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(wrapped(self.tr("This stands in every document that this laptop issues."), "note"))
        if not input_method.is_there():
            column.addWidget(Notice("no_input_method", self.language))
        column.addWidget(self.identity)
        foot = QHBoxLayout()
        sample = LinkButton(self.tr("Fill in an invented inspector, to try things out"))
        sample.clicked.connect(self._fill_sample)
        self.next = PrimaryButton(self.tr("Next"), key="Enter")
        self.next.setMinimumWidth(140)
        foot.addWidget(sample)
        foot.addStretch(1)
        foot.addWidget(self.next)
        column.addLayout(foot)
        self.restore_link = LinkButton(self.tr("Restore from a backup"))
        self.restore_link.clicked.connect(self.restore_wanted)
        row = QHBoxLayout()
        row.addWidget(self.restore_link)
        row.addStretch(1)
        column.addLayout(row)
        self.next.clicked.connect(self._to_password)
        self.identity.entered.connect(self._to_password)
        return holder

    def _secret(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        says = self.tr("The store on this laptop is encrypted. Without the password nobody reads it, not even we.")
        column.addWidget(wrapped(says, "note"))
        column.addWidget(self.password)
        self._progress, self._doing = QProgressBar(), label(self.tr("Making store, keys and certificate…"), "caption")
        self._progress.setAccessibleName(self.tr("Making store, keys and certificate…"))
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        column.addWidget(self._doing)
        column.addWidget(self._progress)
        foot = QHBoxLayout()
        self.back = Button(self.tr("Back"), icon="chevron-left")
        self.make = PrimaryButton(self.tr("Make the store"), key="Enter")
        self.make.setMinimumWidth(140)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.make)
        column.addLayout(foot)
        self.back.clicked.connect(lambda: self._go(_WHO))
        self.make.clicked.connect(self._make)
        self.password.entered.connect(self._make)
        self._held = Held(self.make, self.back, self.password, self._switch)
        self._show_busy(busy=False)
        return holder

    def _go(self, step: int) -> None:
        titles = (self.tr("Who are you"), self.tr("Password"), self.tr("Recovery key"))
        self._steps.setText(self.tr("First start, step {n} of 3").format(n=step + 1))
        self._title.setText(titles[step])
        self.message.hide()
        self._steps_of.show_only(step)
        self.first_field().setFocus()

    @override
    def help_topic(self) -> tuple[str, str]:
        return f"start_{self.step}", self._title.text()

    @override
    def first_field(self) -> QWidget:
        return (self.identity.field("name"), self.password.first.field, self.recovery.print)[self.step]

    def _fill_sample(self) -> None:
        from inspector.services.sample import sample_identity  # draws photos: only where it is asked for

        self.identity.show_identity(sample_identity())
        self.next.setFocus()

    def _to_password(self) -> None:
        self._require_place()
        if not self.message.words() and self.identity.read() is not None:
            self._go(_PASSWORD)

    def _make(self) -> None:
        identity, password = self.identity.read(), self.password.read()
        if identity is None or password is None or self._task is not None:
            return
        self.message.hide()
        self._show_busy(busy=True)
        folder, language, clock = self._folder, self.language, self._clock
        task = self._task = Task(
            lambda _report: security.create_store(folder, identity, password, language=language, clock=clock), self
        )
        task.succeeded.connect(self._made)
        task.failed.connect(self.tell)
        task.ended.connect(self._ended)
        task.start()

    def _made(self, result: Any) -> None:  # noqa: ANN401  # a task's result
        desk, recovery_key = result
        self.take(desk, recovery_key)

    def _ended(self) -> None:
        self._task = None
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        for widget in (self._progress, self._doing):
            widget.setVisible(busy)
        self._held.hold(busy=busy)

    def _confirm(self, typed: str) -> None:
        if self._desk is None:
            return
        try:
            if not security.confirm_recovery(self._desk, typed):
                self.recovery.tell_wrong()
                return
            if self.recovery.sample.isChecked():
                from inspector.services.sample import load_sample  # as above

                load_sample(self._desk)
        except InspectorError as error:
            self.tell(error)
            return
        self.recovery.forget()
        desk, self._desk = self._desk, None
        self.done.emit(desk)
