"""The job itself: where copies go, one signature, progress, what failed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from inspector.ui.error_words import words_of
from inspector.ui.folders import default_folder
from inspector.ui.signatures.pad import SignaturePad
from inspector.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.labels import label, wrapped
from inspector.ui.widgets.layouts import clear_layout, full_bleed
from inspector.ui.widgets.marked_line import marked_line
from inspector.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector.base.messages import Language
    from inspector.services.batch import Job

_PAD = 150
_MOST_SHOWN = 50
"""Failures that are shown one by one."""


class JobCard(Card):
    """Says that the job is to begin, go on, stop or be forgotten."""

    begun = Signal()
    resumed = Signal()
    stopped = Signal()
    dropped = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The job"), parent)
        self._language: Language = language
        self.folder: Path | None = None
        full_bleed(self.body)
        scroll, self._column = scrolled(self.tr("The job"))
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(10)
        self.body.addWidget(scroll, 1)
        self._beginning = self._begin_part()
        self._running = self._run_part()
        self._column.addWidget(self._beginning)
        self._column.addWidget(self._running)
        self._failed = QVBoxLayout()
        self._failed.setSpacing(0)
        self._column.addLayout(self._failed)
        self._column.addStretch(1)
        self.show_chosen(0)

    def show_new(self, inspector: str) -> None:
        """Show what is asked for before a job begins."""
        self.pad.clear()
        self._signs.setText(self.tr("Signed once for all of them: {name}").format(name=inspector))
        self._beginning.show()
        self._running.hide()
        clear_layout(self._failed)
        self.set_count("")
        self.set_folder(self.folder)

    def show_chosen(self, n: int) -> None:
        """Show how many documents it will be."""
        self.begin.setText(self.tr("Make %n document(s)", "", n))
        self.begin.setAccessibleName(self.begin.text())
        self.begin.setEnabled(n > 0)

    def show_job(self, job: Job, *, running: bool) -> None:
        """Show how far a job is, and what failed."""
        self._beginning.hide()
        self._running.show()
        self.show_progress(job.n_done + len(job.failures), job.n)
        self.stop.setVisible(running)
        finished = job.n_done == job.n
        self.go_on.setVisible(not running and not finished)
        self.go_on.setText(
            self.tr("Go on") if job.n_left else self.tr("Try %n failed one(s) again", "", len(job.failures))
        )
        self.forget.setVisible(not running and not finished)
        said = self.tr("{done} of {n} made").format(done=job.n_done, n=job.n)
        self.set_count(said)
        self._says.setText(
            self.tr("All are made. They stand in the register, and where copies go.")
            if finished
            else self.tr("What is made is kept; the rest waits and can be gone on with at any time.")
        )
        clear_layout(self._failed)
        for one in job.failures[:_MOST_SHOWN]:
            told = words_of(one.error, self._language)
            self._failed.addWidget(marked_line("cross", "fails", one.about.title, f"{told.what}\n{told.do}"))
        if len(job.failures) > _MOST_SHOWN:
            more = self.tr("and %n more", "", len(job.failures) - _MOST_SHOWN)
            self._failed.addWidget(marked_line("info", "muted", more))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def set_folder(self, folder: Path | None) -> None:
        """Choose where copies go; None: nowhere."""
        self.folder = folder
        where = QDir.toNativeSeparators(str(folder)) if folder else self.tr("No copies; they stand in the register")
        self._where.setText(where)

    def _begin_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = self.tr("What you wrote into the draft stands in all of them; each has its own number and addressee.")
        column.addWidget(wrapped(words, "note"))
        column.addWidget(label(self.tr("Copies go to"), "caption"))
        self._where = wrapped("", "note")
        column.addWidget(self._where)
        choose, none = Button(self.tr("Choose a folder"), icon="folder"), LinkButton(self.tr("No copies"))
        choose.clicked.connect(self._choose)
        none.clicked.connect(lambda: self.set_folder(None))
        acts = Flow()
        acts.add(choose)
        acts.add(none)
        column.addWidget(acts)
        self._signs = wrapped("", "caption")
        clear = LinkButton(self.tr("Clear the signature"), icon="undo")
        self.pad = SignaturePad()
        self.pad.setMinimumHeight(_PAD)
        clear.clicked.connect(self.pad.clear)
        head = QHBoxLayout()
        head.addWidget(self._signs, 1)
        head.addWidget(clear)
        column.addLayout(head)
        column.addWidget(self.pad)
        self.begin = PrimaryButton("", icon="check", key="Ctrl+Enter")
        self.begin.clicked.connect(self.begun)
        column.addWidget(self.begin)
        return part

    def _run_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._says = wrapped("", "note")
        self.stop = Button(self.tr("Stop"), icon="cross")
        self.go_on = PrimaryButton(self.tr("Go on"))
        self.forget = LinkButton(self.tr("Leave it at that"))
        self.stop.clicked.connect(self.stopped)
        self.go_on.clicked.connect(self.resumed)
        self.forget.clicked.connect(self.dropped)
        acts = Flow()
        for button in (self.stop, self.go_on, self.forget):
            acts.add(button)
        for widget in (self._bar, self._says, acts):
            column.addWidget(widget)
        return part

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), str(default_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.set_folder(Path(name))
