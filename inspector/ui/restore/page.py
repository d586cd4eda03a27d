"""Restoring (恢复) on a computer without a store: the stick, the password, the point; then it is opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import CHINA, system_clock
from inspector.base.errors import InspectorError
from inspector.base.messages import message
from inspector.services import security
from inspector.ui.start.gate import Gate
from inspector.ui.start.password_form import PasswordForm
from inspector.ui.task import Task
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.held import Held
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.one_of import OneOf
from inspector.ui.widgets.password import PasswordField

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.base.clock import Clock
    from inspector.base.messages import Language
    from inspector.services.backup import Point, Proof
    from inspector.services.restore import Found, Opened

_PLACE, _KEY, _POINT, _DONE = range(4)
_LIST_HEIGHT = 220


class RestorePage(Gate):
    """Four steps in one page. Says ``done`` with the desk of the restored store."""

    left = Signal()
    """Back to the first start."""

    def __init__(
        self, folder: Path, language: Language, parent: QWidget | None = None, *, clock: Clock = system_clock
    ) -> None:
        super().__init__(language, parent)
        self.setProperty("gate", "restore")  # asked for before this module is loaded
        self._folder, self._clock = folder, clock
        self._found: Found | None = None
        self._backups: Opened | None = None
        self._points: tuple[Point, ...] = ()
        self._secret = ""
        self._task: Task | None = None
        self.password = PasswordField(self.tr("Password"), self.tr("Password"))
        self.key, self.fresh = QLineEdit(), PasswordForm(language, replaces=True)
        self.points = QListWidget()
        self._title, self._steps = label("", "title"), label("", "caption")
        self._said = wrapped("")
        self.body.addWidget(self._steps)
        self.body.addWidget(self._title)
        self.body.addWidget(self.message)
        self._steps_of = OneOf(self._place_step(), self._key_step(), self._point_step(), self._done_step())
        self.body.addWidget(self._steps_of)
        self._held = Held(self._steps_of, self._switch)
        self._add_work()
        self._go(_PLACE)

    @property
    def step(self) -> int:
        """The step in view, from 0."""
        return self._steps_of.current

    @override
    def help_topic(self) -> tuple[str, str]:
        return "restore", self._title.text()

    @override
    def first_field(self) -> QWidget:
        ways = self.key if self._ways.current else self.password.field
        return (self.choose, ways, self.points, self.open)[self.step]

    def look_at(self, place: str) -> None:
        """Take the folder that was chosen."""
        from inspector.services import restore  # SQL comes with it: not before a folder is chosen

        self._run(lambda _report: restore.find(Path(place)), self._take_found, self.tr("Looking for backups…"))

    def _place_step(self) -> QWidget:
        holder, column = _column()
        says = self.tr(
            "Plug the backup stick in and choose it, or the folder with the backups. Nothing on it is changed."
        )
        column.addWidget(wrapped(says, "note"))
        self.choose = PrimaryButton(self.tr("Choose a stick or folder"))
        self.choose.clicked.connect(self._choose)
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(self.left)
        column.addLayout(_foot(back, self.choose))
        return holder

    def _key_step(self) -> QWidget:
        holder, column = _column()
        self._where = wrapped("", "note")
        column.addWidget(self._where)
        by_password, first = _column()
        first.addWidget(self.password)
        forgotten = LinkButton(self.tr("Use the recovery key"))
        forgotten.clicked.connect(lambda: self._turn(recovery=True))
        first.addLayout(_start(forgotten))
        by_recovery, second = _column()
        second.addWidget(label(self.tr("Recovery key"), "caption"))
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.setPlaceholderText(self.tr("Capitals, hyphens and blanks do not matter"))
        second.addWidget(self.key)
        second.addWidget(self.fresh)
        remembered = LinkButton(self.tr("Use the password"))
        remembered.clicked.connect(lambda: self._turn(recovery=False))
        second.addLayout(_start(remembered))
        self._ways = OneOf(by_password, by_recovery)
        column.addWidget(self._ways)
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(lambda: self._go(_PLACE))
        self.next = PrimaryButton(self.tr("Next"), key="Enter")
        self.next.clicked.connect(self._unlock)
        self.password.entered.connect(self._unlock)
        self.fresh.entered.connect(self._unlock)
        column.addLayout(_foot(back, self.next))
        return holder

    def _point_step(self) -> QWidget:
        holder, column = _column()
        column.addWidget(wrapped(self.tr("Choose the time to go back to; the newest is at the top."), "note"))
        self.points.setProperty("role", "parts")
        self.points.setAccessibleName(self.tr("Backups"))
        self.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.points.setFixedHeight(_LIST_HEIGHT)
        column.addWidget(self.points)
        self.prove = Button(self.tr("Only check it"), icon="shield")
        self.restore = PrimaryButton(self.tr("Restore"), key="Enter")
        self.prove.clicked.connect(self._prove)
        self.restore.clicked.connect(self._restore)
        back = Button(self.tr("Back"), icon="chevron-left")
        back.clicked.connect(lambda: self._go(_KEY))
        column.addLayout(_foot(back, self.prove, self.restore))
        return holder

    def _done_step(self) -> QWidget:
        holder, column = _column()
        self.open = PrimaryButton(self.tr("Open the store"), key="Enter")
        self.open.clicked.connect(self._open)
        column.addLayout(_foot(self.open))
        return holder

    def _add_work(self) -> None:
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self.stop = LinkButton(self.tr("Cancel"))
        self.stop.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.addWidget(self._progress, 1)
        row.addWidget(self.stop)
        self.body.addWidget(self._said)
        self.body.addLayout(row)
        self._show_busy("")

    def _go(self, step: int) -> None:
        titles = (self.tr("Where the backup is"), self.tr("Password"), self.tr("Which backup"), self.tr("Restored"))
        self._steps.setText(self.tr("Restore from a backup"))
        self._title.setText(titles[step])
        self.message.hide()
        self._said.hide()
        self._steps_of.show_only(step)
        self.first_field().setFocus()

    def _turn(self, *, recovery: bool) -> None:
        self._ways.show_only(int(recovery))
        self.first_field().setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.choose.text(), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.look_at)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_found(self, found: tuple[Found, ...]) -> None:
        self._found = found[0]
        self._where.setText(QDir.toNativeSeparators(str(self._found.folder)))
        self._go(_KEY)

    def _unlock(self) -> None:
        from inspector.services import restore  # as above

        found, recovery = self._found, self._ways.current == 1
        typed = self.key.text().strip() if recovery else self.password.text()
        fresh = self.fresh.read() if recovery else typed
        if found is None or not typed or fresh is None:
            return
        self._secret = fresh

        def work(_report: object) -> tuple[Opened, tuple[Point, ...]]:
            opened = restore.unlock(found, **{"recovery_key" if recovery else "password": typed})
            return opened, restore.points_of(opened)

        self._run(work, self._take_points, self.tr("Opening the backup…"))

    def _take_points(self, opened: tuple[Opened, tuple[Point, ...]]) -> None:
        self._backups, listed = opened
        self._points = tuple(point for point in listed if point.made_at is not None)
        self.points.clear()
        for point in self._points:
            self.points.addItem(
                self.tr("{time} · {n} evidence files, {mb} MB").format(
                    time=_time(point), n=point.n_evidence, mb=f"{point.evidence_bytes / 1e6:.1f}"
                )
            )
        self.points.setCurrentRow(0)
        self._go(_POINT)

    def _prove(self) -> None:
        from inspector.services import restore  # as above

        point, backups = self._chosen(), self._backups
        if point is not None and backups is not None:
            clock, language = self._clock, self.language
            work = partial(restore.dry_run, backups, point.name, clock, language)
            self._run(work, self._take_proof, self.tr("Reading the backup to its last byte…"))

    def _take_proof(self, proof: Proof) -> None:
        self._say("\n".join((proof.message.what, proof.message.means, *proof.faults)))

    def _restore(self) -> None:
        from inspector.services import restore  # as above

        point, backups = self._chosen(), self._backups
        if point is not None and backups is not None:
            fresh = self._secret if self._ways.current else ""
            folder, clock = self._folder, self._clock

            def work(report: Callable[[int, int], None]) -> tuple[Point, int]:
                n = restore.bring_back(backups, point.name, folder, report, clock=clock, new_password=fresh)
                return point, n

            self._run(work, self._take_restored, self.tr("Restoring and checking…"))

    def _take_restored(self, result: tuple[Point, int]) -> None:
        point, n_faults = result
        self._go(_DONE)
        values = {"time": _time(point), "folder": str(self._folder), "faults": n_faults}
        self._say(message("restore_done", self.language, **values).lines())

    def _open(self) -> None:
        folder, secret, language, clock = self._folder, self._secret, self.language, self._clock
        self._run(
            lambda _report: security.unlock(folder, secret, language=language, clock=clock),
            self._opened,
            self.tr("Opening the store"),
        )

    def _opened(self, desk: object) -> None:
        self._secret, self._backups = "", None
        self.password.clear()
        self.key.clear()
        self.fresh.clear()
        self.done.emit(desk)

    def _chosen(self) -> Point | None:
        row = self.points.currentRow()
        return self._points[row] if 0 <= row < len(self._points) else None

    def _say(self, text: str) -> None:
        self._said.setText(text.strip())
        self._said.show()

    def _run(self, work: Callable[[Any], object], then: Callable[[Any], None], words: str) -> None:
        if self._task is not None:
            return
        self.message.hide()
        task = self._task = Task(work, self)
        task.progressed.connect(self._show_progress)
        task.succeeded.connect(partial(self._end, then))
        task.failed.connect(self._failed)
        task.ended.connect(self._ended)
        self._show_busy(words)
        task.start()

    def _end(self, then: Callable[[Any], None], result: object) -> None:
        self._ended()
        then(result)

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.tell(error)
        if isinstance(error, InspectorError) and error.code.startswith("wrong_"):
            self.first_field().setFocus()

    def _ended(self) -> None:
        if self._task is not None:  # else what came out of it stands there by now
            self._task = None
            self._show_busy("")

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def _show_busy(self, words: str) -> None:
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(words or self.tr("Restoring"))
        for widget in (self._progress, self.stop, self._said):
            widget.setVisible(bool(words))
        self._said.setText(words)
        self._held.hold(busy=bool(words))


def _time(point: Point) -> str:
    return f"{point.made_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if point.made_at else ""


def _column() -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return holder, column


def _foot(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(buttons[0])
    row.addStretch(1)
    for button in buttons[1:]:
        row.addWidget(button)
    return row


def _start(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
