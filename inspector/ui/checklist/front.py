"""What stands on the checklist page, where at each width, and what its head says of the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.ui.checklist.filters import FilterBar
from inspector.ui.checklist.head import FlagButton, ProgressHead
from inspector.ui.checklist.rows import ChecklistRows
from inspector.ui.checklist.sections import SectionList
from inspector.ui.checklist.side import Side
from inspector.ui.checklist.words import joined
from inspector.ui.detail.pane import DetailPane
from inspector.ui.frame.page import Page
from inspector.ui.theme import fonts
from inspector.ui.widgets.buttons import PrimaryButton
from inspector.ui.words import civil_time

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from inspector.services.inspect_views import ChecklistView, Progress
    from inspector.ui.desk_session import Session

_SLIDES, _NO_SECTIONS = 1028, 944
"""Widths of the page under which the details slide over, and the sections become a drop-down."""


class ChecklistFront(Page):
    """Sections at the left, items in the middle, the current item's details at the right; says nothing itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view: ChecklistView | None = None
        self.read_only, self.way_on = False, "finish"
        self.progress, self.flags = ProgressHead(), FlagButton()
        self.finish = PrimaryButton(self.tr("Finish"), icon_after="chevron-right")
        self.sections, self.filters, self.rows = SectionList(), FilterBar(), ChecklistRows()
        self.detail = DetailPane(session)
        self.side = Side(self.detail, self)
        self._lay()

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.progress, self.flags, self.finish]

    def show_progress(self, progress: Progress) -> None:
        """Show the counts: in the head, of each section, on each filter."""
        self.progress.show_progress(progress)
        self.flags.show_count(progress.n_flags)
        self.sections.show_sections(progress.sections)
        self.rows.update_sections(progress.sections)
        self.filters.show_progress(progress)

    def show_way_on(self, stage: str) -> None:
        """Offer what comes next: the check at the end, the signatures, or the document once all have signed."""
        self.way_on = {"draft": "finish", "finalised": "signatures"}.get(stage, "report")
        words = {"finish": self.tr("Finish"), "signatures": self.tr("Signatures"), "report": self.tr("Document")}
        self.finish.setText(words[self.way_on])
        self.finish.setAccessibleName(words[self.way_on])

    def show_crumb(self) -> None:
        """Say where one is, when one came and how long one has been there."""
        if self.view is None:
            return
        where = self.tr("Visits / {track}").format(track=self.view.track_name)
        arrived = self.tr("arrived {time}").format(time=civil_time(self.view.arrived_at))
        minutes = int((self._session.desk.clock() - self.view.arrived_at).total_seconds() // 60)
        stayed = self._stayed(minutes) if not self.read_only and minutes >= 0 else ""
        state = self.tr("finalised, read only") if self.read_only else ""
        self.crumb = joined(where, arrived, stayed, state)

    def _stayed(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if hours:
            return self.tr("{h} h {m} min on site").format(h=hours, m=rest)
        return self.tr("{m} min on site").format(m=rest)

    def _lay(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.filters)
        middle.addWidget(self.rows, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addLayout(middle, 1)
        row.addWidget(self.side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        slides, narrow = self.width() < fonts.px(_SLIDES), self.width() < fonts.px(_NO_SECTIONS)
        self.side.set_sliding(sliding=slides)
        self.sections.setVisible(not narrow)
        self.filters.set_narrow(narrow=narrow)
        self.progress.set_narrow(narrow=narrow)
        self.flags.set_narrow(narrow=narrow)
        if narrow and self.view is not None:
            self.filters.show_progress(self.view.progress)
