"""Backups (备份): where, when the last was made, which are kept; make one, prove one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inspector.base.clock import CHINA
from inspector.domain.backup_plan import BackupPlan
from inspector.services.backup import MOST_KEPT
from inspector.ui.widgets.buttons import Button, LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.held import Held
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout
from inspector.ui.widgets.steady import Number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspector.base.messages import Message
    from inspector.services.backup import BackupView, Point

_MOST_SHOWN = 30


class BackupCard(Card):
    """Says what is asked for; shows what it is told."""

    place_given = Signal(str)
    wanted = Signal()
    proof_wanted = Signal(str)
    """Name of the snapshot."""
    stopped = Signal()
    plan_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Backup"))
        says = self.tr(
            "Encrypted, only what is new, and read back after writing. Password or recovery key open it anywhere."
        )
        self.body.addWidget(wrapped(says, "note"))
        self._place, self._last, self._waiting = wrapped(""), wrapped("", "note"), wrapped("", "bad-text")
        self.choose = Button(self.tr("Choose a stick or folder"))
        self.make = Button(self.tr("Back up now"), icon="shield")
        self.choose.clicked.connect(self._choose)
        self.make.clicked.connect(self.wanted)
        acts = Flow()
        acts.add(self.make)
        acts.add(self.choose)
        for widget in (self._place, self._last, self._waiting, acts):
            self.body.addWidget(widget)
        self._add_work()
        self.body.addWidget(label(self.tr("Backups that are there"), "caption"))
        self._none = wrapped("", "note")
        self._points = QVBoxLayout()
        self._points.setSpacing(8)
        self.body.addWidget(self._none)
        self.body.addLayout(self._points)
        self._add_plan()
        self._held = Held(self.make, self.choose)

    def show_view(self, view: BackupView) -> None:
        """Show where, and when the last was made."""
        self._place.setText(QDir.toNativeSeparators(view.place) if view.place else self.tr("No place is chosen yet."))
        self.make.setEnabled(bool(view.place))
        last = (
            self.tr("Last backup {time}").format(time=_time(view.last_at)) if view.last_at else self.tr("No backup yet")
        )
        if view.proved_at is not None:
            found = self.tr("checked {time}, whole") if not view.n_faults else self.tr("checked {time}, not whole")
            last = f"{last} · {found.format(time=_time(view.proved_at))}"
        self._last.setText(last)
        places = "\n".join(QDir.toNativeSeparators(one) for one in view.waiting)
        words = self.tr("Data was erased since: bring these here and back up once, so that their older backups follow:")
        self._waiting.setText(f"{words}\n{places}")
        self._waiting.setVisible(bool(view.waiting))
        plan = view.plan
        for field, n in zip(
            self._numbers, (plan.daily, plan.weekly, plan.monthly, plan.remind_after_days), strict=True
        ):
            field.setValue(n)

    def show_points(self, points: Sequence[Point] | None) -> None:
        """Show the snapshots, newest first; None where the stick is not there."""
        clear_layout(self._points)
        absent = self.tr("The stick is not there.") if points is None else self.tr("None yet.")
        self._none.setText(absent)
        self._none.setVisible(not points)
        for point in (points or ())[:_MOST_SHOWN]:
            self._points.addWidget(self._line(point))

    def show_running(self, words: str) -> None:
        """Show that something runs; "" when it has ended."""
        for widget in (self._progress, self.stop):
            widget.setVisible(bool(words))
        self._progress.setAccessibleName(words)
        self._progress.setRange(0, 0)
        self._held.hold(busy=bool(words))
        for link in self.links():
            link.setEnabled(not words)
        if words:
            self.found.setText(words)
            self.found.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def show_found(self, message: Message | None, faults: Sequence[str] = ()) -> None:
        """Show what was done or found; None: nothing."""
        lines = (message.what, message.means, message.do, *faults) if message else ()
        self.found.setText("\n".join(line for line in lines if line))
        self.found.setVisible(bool(lines))

    def links(self) -> list[LinkButton]:
        """The buttons that check a snapshot."""
        return [link for link in self.findChildren(LinkButton) if link.property("point")]

    def _line(self, point: Point) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        time = _time(point.made_at) if point.made_at else self.tr("cannot be read")
        size = self.tr("{n} evidence files, {mb} MB").format(n=point.n_evidence, mb=f"{point.evidence_bytes / 1e6:.1f}")
        row.addWidget(label(time))
        row.addWidget(label(size if point.made_at else "", "muted"), 1)
        prove = LinkButton(self.tr("Check"))
        prove.setProperty("point", point.name)
        prove.setAccessibleName(self.tr("Check the backup of {time}").format(time=time))
        prove.clicked.connect(partial(self.proof_wanted.emit, point.name))
        row.addWidget(prove)
        return line

    def _add_work(self) -> None:
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self.stop = LinkButton(self.tr("Cancel"))
        self.stop.clicked.connect(self.stopped)
        self.found = wrapped("")
        work = QHBoxLayout()
        work.addWidget(self._progress, 1)
        work.addWidget(self.stop)
        self.body.addWidget(self.found)
        self.body.addLayout(work)
        for widget in (self._progress, self.stop, self.found):
            widget.hide()

    def _add_plan(self) -> None:
        self.body.addWidget(label(self.tr("Keep the newest of each"), "caption"))
        self._numbers = (Number(), Number(), Number(), Number())
        names = (self.tr("of the last days"), self.tr("of the last weeks"), self.tr("of the last months"))
        remind = self.tr("Remind when the last is older than")
        for name, field in zip((*names, remind), self._numbers, strict=True):
            field.setRange(0, MOST_KEPT)
            field.setMinimumWidth(120)
            field.setAccessibleName(name)
            field.lineEdit().setTextMargins(8, 0, 0, 0)  # style sheets give an editor inside no padding
            row = QHBoxLayout()
            row.addWidget(label(name), 1)
            row.addWidget(field)
            self.body.addLayout(row)
        self._numbers[-1].setSuffix(self.tr(" days"))
        self._numbers[-1].setSpecialValueText(self.tr("never"))
        self.keep = Button(self.tr("Keep"))
        self.keep.setAccessibleName(self.tr("Keep the plan"))
        self.keep.clicked.connect(self._keep_plan)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.keep)
        self.body.addLayout(row)

    def _keep_plan(self) -> None:
        self.plan_given.emit(BackupPlan(*(field.value() for field in self._numbers)))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a stick or folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self.place_given)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _time(instant: datetime) -> str:
    return f"{instant.astimezone(CHINA):%Y-%m-%d %H:%M}"
