"""Many documents like a draft: whom they are about at the left, the job at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.batch.card import JobCard
from inspector.ui.batch.listed import ListedPart
from inspector.ui.batch.model import AboutModel
from inspector.ui.batch.presenter import BatchPresenter
from inspector.ui.documents.words import said
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import line_edit
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import Button, LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.flow import Flow
from inspector.ui.widgets.layouts import full_bleed
from inspector.ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.domain.checklist import Text
    from inspector.services.batch import About, Job
    from inspector.services.batch_list import Picked
    from inspector.ui.desk_session import Session

_SIDE, _LOW = 460, 500


class BatchPage(Page):
    """Says whom the documents are to be about; shows the job."""

    begun = Signal(object)
    """Those that were chosen."""
    resumed = Signal()
    stopped = Signal()
    dropped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Many at once")
        self._back = Button(self.tr("Back"), icon="chevron-left", key="Esc")
        self.finder = line_edit(self.tr("Find a school"), self.tr("School or number"))
        self.listed = ListedPart()
        self.model, self.list, self.job = AboutModel(self), TwoLineList(), JobCard(session.desk.language)
        self._lay()
        self._connect()
        self._presenter = BatchPresenter(session, self)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self._back]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("another one")),
            ("Enter", self.tr("take it in, or leave it out")),
            ("/", self.tr("find")),
            ("Ctrl+Enter", self.tr("make them")),
            ("Esc", self.tr("back; what is made stays")),
        ]

    @override
    def enter(self, **arguments: Any) -> None:
        """Open with ``writ_id`` of a draft, or ``job_id`` of a job that is not finished."""
        self.finder.clear()
        self.model.show(())
        self.listed.forget()
        self._presenter.open(arguments.get("writ_id"), arguments.get("job_id"))

    @override
    def leave(self) -> None:
        self._presenter.leave()
        self.job.pad.clear()

    def show_new(self, kind: Text, inspector: str) -> None:
        """Show what is asked for before a job begins."""
        self.crumb = said(kind)
        self.left.show()
        self.job.show_new(inspector)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_about(self, about: Sequence[About]) -> None:
        """Show whom the documents can be about."""
        self.model.show(about)

    def show_picked(self, picked: Picked, name: str) -> None:
        """Choose those that a list names."""
        self.finder.clear()
        self.model.find("")
        self.model.tick_only([one.key for one in picked.about])
        self.listed.show_picked(picked, name)

    def show_job(self, kind: Text, job: Job, *, running: bool) -> None:
        """Show a job that was begun."""
        self.crumb = said(kind)
        self.left.hide()
        self.job.show_job(job, running=running)

    def _lay(self) -> None:
        self.list.lay_out(self.tr("Whom they are about"), self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.left = Card(self.tr("Whom they are about"))
        full_bleed(self.left.body)
        self.left.body.setContentsMargins(12, 12, 12, 12)
        self.left.body.setSpacing(12)
        all_on, all_off = LinkButton(self.tr("Choose all found")), LinkButton(self.tr("Leave out all found"))
        all_on.clicked.connect(lambda: self.model.tick_shown(on=True))
        all_off.clicked.connect(lambda: self.model.tick_shown(on=False))
        acts = Flow()
        acts.add(all_on)
        acts.add(all_off)
        acts.add(self.listed.take)
        self.left.body.addWidget(self.finder)
        self.left.body.addWidget(acts)
        self.left.body.addWidget(self.listed)
        self.left.body.addWidget(self.list, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(16)
        columns.addWidget(self.left, 1)
        columns.addWidget(self.job)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _connect(self) -> None:
        self.finder.textEdited.connect(self.model.find)
        self.finder.returnPressed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.opened.connect(self.model.toggle)
        self.list.clicked.connect(self.model.toggle)
        self.model.ticked.connect(self._count)
        self.job.begun.connect(lambda: self.begun.emit(self.model.chosen))
        self.job.resumed.connect(self.resumed)
        self.job.stopped.connect(self.stopped)
        self.job.dropped.connect(self.dropped)
        self._back.clicked.connect(self._leave)
        QShortcut(QKeySequence("Esc"), self, self._leave)
        QShortcut(QKeySequence("/"), self, lambda: self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.job.begin.click)

    def _count(self) -> None:
        n = len(self.model.chosen)
        self.left.set_count(self.tr("{n} chosen").format(n=n))
        self.job.show_chosen(n)

    def _leave(self) -> None:
        self.went.emit("documents", {})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.listed.be_brief(brief=self.height() < fonts.px(_LOW))
        self.job.setFixedWidth(min(fonts.px(_SIDE), (self.width() - 64) * 52 // 100))
