"""Today: figures, running visits, what to finish, what falls due; search and new visit in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.services.plan_views import DueView, SearchResult, TodayView, VisitCard
from inspector.ui.frame.page import Page
from inspector.ui.new_visit.parts import button
from inspector.ui.theme import fonts
from inspector.ui.today import words
from inspector.ui.today.cards import EmptyToday, Figure, RunningRow, due_row, figures, unfinished_row
from inspector.ui.today.presenter import TodayPresenter
from inspector.ui.today.reminder import Reminder
from inspector.ui.today.results import suggestions
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.column import ScrolledColumn
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.layouts import clear_layout, widgets_of
from inspector.ui.widgets.row_button import RowButton
from inspector.ui.widgets.suggest import SuggestField

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.ui.desk_session import Session

_NARROW = 1000
_RIGHT = 436
_N_DUE = 8


class TodayPage(Page):
    """Says what was asked for and opened; shows the view it is told."""

    entered = Signal()
    asked = Signal(str)
    sampled = Signal()
    school_taken = Signal(object)  # a SchoolView: a new visit there

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Today")
        self._presenter = TodayPresenter(session, self)
        self.view: TodayView | None = None
        self._make_header()
        self._lay()
        self._arrange()
        QShortcut(QKeySequence("/"), self, lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence("Ctrl+N"), self, self._begin)

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.search, self.new]

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            ("/", self.tr("search schools and visits")),
            ("Ctrl+N", self.tr("new visit")),
            ("Enter", self.tr("go on with the visit in progress")),
        ]

    @override
    def enter(self, **arguments: object) -> None:
        self.search.clear()
        self.entered.emit()

    def show_view(self, view: TodayView, *, has_schools: bool) -> None:
        """Show the day."""
        self.view = view
        week = self.tr("week {n}").format(n=view.week)
        self.crumb = words.joined(f"{words.day_words(view.on)} {words.weekday_words(view.on)}", week)
        empty = not (view.going_on or view.to_finish or view.done)
        self.empty.setVisible(empty)
        self.empty.show_sample_offer(offered=not has_schools)
        self._full.setVisible(not empty)
        figures(view, self._figures, self._figure_texts(view))
        self._show_running(view)
        self._fill(self.unfinished, [self._unfinished(card) for card in view.to_finish])
        self.unfinished.setVisible(bool(view.to_finish))
        self._fill(self.due, [self._due(due, view) for due in view.due[:_N_DUE]])
        self.due.setVisible(True)
        self.due.set_count(self.tr("{n} in all").format(n=view.n_open_problems) if view.due else "")
        if len(view.due) > _N_DUE:
            self._offer_more(view)
        if not view.due:
            self._due_rows.addWidget(self._nothing(self.tr("No deadline is running.")))

    def show_results(self, text: str, result: SearchResult) -> None:
        """Show what was found for a text."""
        empty = self.tr('Nothing found for "{text}". Ctrl+N: a new visit, the school typed in.').format(text=text)
        self.search.show_results(text, suggestions(result), empty)

    def focus_first(self) -> None:
        """Put the keys on the next thing to do: 继续, else what is to finish, what falls due, the first step."""
        target = next((widget for widget in self._next_acts() if widget.isVisible()), self.new)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(0)  # from the top, where the next thing to do stands

    def _next_acts(self) -> Iterator[QWidget]:
        yield from (row.go for row in self.running_rows)
        for rows in (self._unfinished_rows, self._due_rows):
            yield from (row for row in widgets_of(rows) if isinstance(row, RowButton))
        yield self.empty.begin

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_header(self) -> None:
        self.search = SuggestField(
            self.tr("Search schools and visits"),
            self.tr("School, number or pinyin initials"),
            key="/",
        )
        self.search.setMaximumWidth(fonts.px(400))
        self.search.asked.connect(self.asked)
        self.search.taken.connect(self._taken)
        self.new = button(self.tr("New visit"), icon="plus", key="Ctrl+N")
        self.new.clicked.connect(self._begin)
        for widget in self.header_widgets():
            widget.setParent(self)  # until the frame takes them: shown without parent they would be windows

    def _lay(self) -> None:
        scroll = QScrollArea()
        scroll.setProperty("role", "page")
        scroll.setAccessibleName(self.tr("Today"))
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = ScrolledColumn()
        content.setProperty("role", "page")
        page = QVBoxLayout(content)
        page.setContentsMargins(24, 16, 24, 16)
        page.setSpacing(16)
        self.reminder = Reminder()
        self.reminder.go.clicked.connect(lambda: self.went.emit("settings", {"section": "backup"}))
        page.addWidget(self.reminder)
        self.empty = EmptyToday()
        self.empty.began.connect(self._begin)
        self.empty.sampled.connect(self.sampled)
        page.addWidget(self.empty)
        self._full = QWidget()
        self._lay_full()
        page.addWidget(self._full)
        page.addStretch(1)
        scroll.setWidget(content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)
        self.area = scroll

    def _lay_full(self) -> None:
        full = QVBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(16)
        self._strip = QGridLayout()
        self._strip.setSpacing(12)
        self._figures = (Figure(), Figure(), Figure(), Figure())
        full.addLayout(self._strip)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        self.running, self._running_rows = self._list_card(self.tr("Visits in progress"))
        self.unfinished, self._unfinished_rows = self._list_card(self.tr("To finish"))
        self.due, self._due_rows = self._list_card(self.tr("Deadlines"))
        left.addWidget(self.running)
        left.addWidget(self.unfinished)
        left.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.due)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        full.addLayout(self._columns)
        self.running_rows: list[RunningRow] = []

    def _list_card(self, title: str) -> tuple[Card, QVBoxLayout]:
        card = Card(title)
        card.body.setContentsMargins(0, 0, 0, 0)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        card.body.addLayout(rows)
        return card, rows

    def _show_running(self, view: TodayView) -> None:
        clear_layout(self._running_rows)
        self.running_rows = []
        for n, card in enumerate(view.going_on):
            row = RunningRow(card, view.on, primary=n == 0)
            row.opened.connect(self._open)
            self.running_rows.append(row)
            self._running_rows.addWidget(row)
            row.show()  # now, not with the next layout: it takes the focus at once
        self.running.set_count(self.tr("{n} in all").format(n=len(view.going_on)) if view.going_on else "")
        if not view.going_on:
            self._running_rows.addWidget(self._nothing(self.tr("No visit is in progress. Ctrl+N begins one.")))

    def _fill(self, card: Card, rows: Sequence[QWidget]) -> None:
        box = self._due_rows if card is self.due else self._unfinished_rows
        clear_layout(box)
        for row in rows:
            box.addWidget(row)
            row.show()  # as a running one
        card.set_count(self.tr("{n} in all").format(n=len(rows)) if rows else "")

    def _offer_more(self, view: TodayView) -> None:
        """Offer the deadlines after the first ones: made when they are asked for, the page comes first."""
        more = LinkButton(self.tr("Show {n} more").format(n=len(view.due) - _N_DUE))
        more.clicked.connect(lambda: self._show_more(more, view))
        self._due_rows.addWidget(more)

    def _show_more(self, more: LinkButton, view: TodayView) -> None:
        rows = [self._due(due, view) for due in view.due[_N_DUE:]]
        more.hide()
        for row in rows:
            self._due_rows.addWidget(row)
        rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfinished(self, card: VisitCard) -> QWidget:
        row = unfinished_row(card)
        row.clicked.connect(lambda: self._open(card))
        return row

    def _due(self, due: DueView, view: TodayView) -> QWidget:
        row = due_row(due)
        draft = any(card.id == due.visit_id for card in view.going_on)
        unsigned = any(card.id == due.visit_id and card.stage == "finalised" for card in view.to_finish)
        page = "checklist" if draft else "signatures" if unsigned else "report"
        row.clicked.connect(lambda: self.went.emit(page, {"visit_id": due.visit_id}))
        return row

    def _nothing(self, text: str) -> QFrame:
        holder = QFrame()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 14, 16, 14)
        box.addWidget(wrapped(text, "muted"))
        return holder

    def _figure_texts(self, view: TodayView) -> dict[str, str]:
        return {
            "week": self.tr("Visits this week"),
            "visits": self.tr("visits", "", view.n_visits_this_week),
            "problems": self.tr("Problems to be checked"),
            "open": self.tr("items", "", view.n_open_problems),
            "urged": self.tr("items", "", view.n_open_flags),
            "overdue": self.tr("{n} past their term"),
            "flags": self.tr("Urged at once, not yet acted on"),
            "finish": self.tr("Records to finish"),
            "records": self.tr("records", "", len(view.to_finish)),
        }

    def _open(self, card: VisitCard) -> None:
        self.went.emit(*words.where(card))

    def _begin(self) -> None:
        self.went.emit("new_visit", {})

    def _taken(self, value: object) -> None:
        self.search.clear()
        if isinstance(value, VisitCard):
            self._open(value)
        else:
            self.school_taken.emit(value)

    def _arrange(self) -> None:
        narrow = self.width() < fonts.px(_NARROW)
        for n, figure in enumerate(self._figures):
            self._strip.addWidget(figure, n // 2 if narrow else 0, n % 2 if narrow else n)
        for column in range(4):
            self._strip.setColumnStretch(column, 0 if narrow and column > 1 else 1)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._right.setMinimumWidth(0 if narrow else fonts.px(_RIGHT))
        self._right.setMaximumWidth(16_777_215 if narrow else fonts.px(_RIGHT))
