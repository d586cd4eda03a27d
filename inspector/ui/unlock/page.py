"""Unlock (解锁): the password, or the recovery key and a new password. Imports no SQL, no PDF, no signing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import system_clock
from inspector.base.errors import InspectorError
from inspector.services import security
from inspector.ui.start.gate import Gate
from inspector.ui.start.password_form import PasswordForm
from inspector.ui.task import Task
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.held import Held
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.notice import Notice
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.widgets.password import PasswordField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.base.clock import Clock
    from inspector.base.messages import Language
    from inspector.services.desk import Desk


class UnlockPage(Gate):
    """Opens the store; says ``done`` with the desk."""

    anew = Signal()
    """The half-made store is out of the way."""

    def __init__(
        self, folder: Path, language: Language, parent: QWidget | None = None, *, clock: Clock = system_clock
    ) -> None:
        super().__init__(language, parent)
        self._folder, self._clock = folder, clock
        self._task: Task | None = None
        self.password = PasswordField(self.tr("Password"), self.tr("Password"))
        self.open = PrimaryButton(self.tr("Unlock"), key="Enter")
        self.key = QLineEdit()
        self.fresh = PasswordForm(language, replaces=True)
        self.recover = PrimaryButton(self.tr("Open and set the new password"))
        self._ways = OneOf(self._by_password(), self._by_recovery())
        self._held = Held(self._ways, self._switch)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Opening the store"))
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.body.addWidget(label(self.tr("Unlock the store"), "title"))
        self.body.addWidget(self.message)
        self.body.addWidget(self._ways)
        self.body.addWidget(self._progress)
        self._turn(recovery=False)

    def _by_password(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.password)
        column.addWidget(self.open)
        row = QHBoxLayout()
        forgotten = LinkButton(self.tr("Use the recovery key"))
        forgotten.clicked.connect(lambda: self._turn(recovery=True))
        row.addWidget(forgotten)
        row.addStretch(1)
        column.addLayout(row)
        if security.store_state(self._folder) == "half":
            column.addWidget(Notice("store_half", self.language))
            anew = LinkButton(self.tr("Put it aside and start anew"))
            anew.clicked.connect(self._start_anew)
            row.addWidget(anew)
        self.open.clicked.connect(self._unlock)
        self.password.entered.connect(self._unlock)
        return holder

    def _by_recovery(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(wrapped(self.tr("The recovery key opens the store and sets a new password."), "note"))
        column.addWidget(label(self.tr("Recovery key"), "caption"))
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.setPlaceholderText(self.tr("Capitals, hyphens and blanks do not matter"))
        self.key.returnPressed.connect(self.fresh.setFocus)
        column.addWidget(self.key)
        column.addWidget(self.fresh)
        row = QHBoxLayout()
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(lambda: self._turn(recovery=False))
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.recover)
        column.addLayout(row)
        self.recover.clicked.connect(self._recover)
        self.fresh.entered.connect(self._recover)
        return holder

    def _turn(self, *, recovery: bool) -> None:
        self.message.hide()
        self._ways.show_only(int(recovery))
        self.first_field().setFocus()

    @override
    def help_topic(self) -> tuple[str, str]:
        return ("unlock_recovery" if self._ways.current else "unlock"), self.tr("Unlock the store")

    @override
    def first_field(self) -> QWidget:
        return self.key if self._ways.current else self.password.field

    def _start_anew(self) -> None:
        try:
            security.start_anew(self._folder)
        except InspectorError as error:
            self.tell(error)
        else:
            self.anew.emit()

    def _unlock(self) -> None:
        folder, password, language = self._folder, self.password.text(), self.language
        clock = self._clock
        if password:
            self._run(lambda report: security.unlock(folder, password, language=language, clock=clock, report=report))

    def _recover(self) -> None:
        folder, key, language = self._folder, self.key.text().strip(), self.language
        clock = self._clock
        password = self.fresh.read()
        if key and password is not None:
            self._run(
                lambda report: security.unlock_with_recovery(
                    folder, key, password, language=language, clock=clock, report=report
                )
            )
        elif not key:
            self.key.setFocus()

    def _run(self, work: Callable[[Any], Desk]) -> None:
        if self._task is not None:
            return
        self.message.hide()
        task = self._task = Task(work, self)
        task.progressed.connect(self._show_progress)
        task.succeeded.connect(self._opened)
        task.failed.connect(self._refused)
        task.ended.connect(self._ended)
        self._show_busy(busy=True)
        task.start()

    def _opened(self, desk: object) -> None:
        self.password.clear()
        self.fresh.clear()
        self.key.clear()
        self.done.emit(desk)

    def _refused(self, error: Exception) -> None:
        self.tell(error)
        self._show_busy(busy=False)
        field = self.key if self._ways.current else self.password.field
        field.setFocus()
        field.selectAll()

    def _ended(self) -> None:
        self._task = None
        self._show_busy(busy=False)

    def _show_progress(self, done: int, total: int) -> None:
        """A new master key: the store is written anew, file by file."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _show_busy(self, *, busy: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)
        self._held.hold(busy=busy)
