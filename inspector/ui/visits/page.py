"""The list of visits: choose a stage or type a word, Enter opens a visit where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.plan_views import Option, VisitCard
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import OneOf, button, line_edit
from inspector.ui.theme import fonts
from inspector.ui.today import words
from inspector.ui.visits.model import ARRIVED, PROGRESS, SCHOOL, STAGE, VisitsModel
from inspector.ui.visits.presenter import VisitsPresenter
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from inspector.ui.desk_session import Session

ALL = "all"
_STAGES = (ALL, "draft", "finalised", "signed", "delivered")
_PAUSE_MS = 60


class VisitsTable(QTableView):
    """A table in which Enter opens."""

    opened = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)


class VisitsPage(Page):
    """Says what is asked for and opened; shows the visits it is told."""

    asked = Signal(str, str)  # words, and a stage or ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Visits")
        self._presenter = VisitsPresenter(session, self)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.finder = line_edit(self.tr("Find a visit"), self.tr("School, number or pinyin initials"))
        self.finder.setMinimumWidth(fonts.px(240))
        self.finder.setMaximumWidth(fonts.px(400))
        self.finder.textEdited.connect(lambda: self._pause.start())
        self.finder.returnPressed.connect(self._to_table)
        self.new = button(self.tr("New visit"), icon="plus", key="Ctrl+N")
        self.new.clicked.connect(self._begin)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows
        self.stages = OneOf(
            self.tr("Stage"),
            [Option(key, self.tr("All") if key == ALL else words.stage_words(key).capitalize()) for key in _STAGES],
        )
        self.stages.choose(ALL)
        self.stages.chosen.connect(lambda: self._ask())
        self.model = VisitsModel(self)
        self._make_table()
        self._make_nothing()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(12)
        box.addWidget(self.stages)
        box.addWidget(self.nothing)
        box.addWidget(self.table, 1)
        box.addStretch(0)
        QShortcut(QKeySequence("/"), self, lambda: self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.finder, self.new]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("/", self.tr("find a visit")),
            ("Enter", self.tr("open where it stands")),
            ("Ctrl+N", self.tr("new visit")),
        ]

    @override
    def whose_history(self) -> dict[str, object]:
        index = self.table.currentIndex()
        return {"visit_id": self.model.card(index.row()).id} if index.isValid() and self.table.isVisible() else {}

    @override
    def enter(self, **arguments: object) -> None:
        self.finder.clear()
        self._ask()
        first = self.table if self.table.isVisibleTo(self) else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_visits(
        self, visits: Sequence[UUID], read: Callable[[Sequence[UUID]], list[VisitCard]], *, any_at_all: bool
    ) -> None:
        """Show the visits found; ``read`` returns the cards of some of them."""
        self.crumb = self.tr("{n} in all").format(n=len(visits))
        self.model.show(visits, read)
        shown = self.model.rowCount() > 0
        self.table.setVisible(shown)
        self.nothing.setVisible(not shown)
        self._nothing_head.setText(self.tr("No visit found") if any_at_all else self.tr("No visit yet"))
        self._nothing_words.setText(
            self.tr("Other words, or another stage, may find it.")
            if any_at_all
            else self.tr("Each visit will be listed here with its stage. Ctrl+N begins the first one.")
        )
        self.show_all.setVisible(any_at_all)
        if shown:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.resizeRowsToContents()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.resizeRowsToContents()

    def _make_nothing(self) -> None:
        """What stands here while no visit does: what is the matter, and a way on."""
        self.nothing = QFrame()
        self.nothing.setProperty("role", "card")
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(32, 40, 32, 40)
        column.setSpacing(12)
        self._nothing_head, self._nothing_words = wrapped(role="strong"), wrapped()
        self.show_all = button(self.tr("Show all visits"))
        self.show_all.clicked.connect(self._show_everything)
        column.addWidget(self._nothing_head)
        column.addWidget(self._nothing_words)
        row = QHBoxLayout()
        row.addWidget(self.show_all)
        row.addStretch(1)
        column.addLayout(row)

    def _show_everything(self) -> None:
        self.finder.clear()
        self.stages.choose(ALL)
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_table(self) -> None:
        self.table = VisitsTable()
        self.table.setProperty("role", "list")
        self.table.setAccessibleName(self.tr("Visits"))
        self.table.setModel(self.model)
        self.model.rowsInserted.connect(self._lay_out)
        self.table.setItemDelegate(_CellDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setAccessibleName(self.tr("Visits"))
        header.setHighlightSections(False)
        header.setSectionResizeMode(SCHOOL, QHeaderView.ResizeMode.Stretch)
        for column, width in ((ARRIVED, 140), (PROGRESS, 170), (STAGE, 230)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setFixedHeight(fonts.px(44))
        self.table.opened.connect(self._opened)
        self.table.clicked.connect(self._opened)

    def _ask(self) -> None:
        self._pause.stop()
        stage = self.stages.value or ALL
        self.asked.emit(self.finder.text().strip(), "" if stage == ALL else stage)

    def _lay_out(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.table.resizeRowToContents(row)

    def _opened(self, index: QModelIndex) -> None:
        self.went.emit(*words.where(self.model.card(index.row())))

    def _to_table(self) -> None:
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.went.emit("new_visit", {})


class _CellDelegate(TwoLineDelegate):
    """Two lines in a cell as wide as its column."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    @override
    def width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._table.columnWidth(index.column())
