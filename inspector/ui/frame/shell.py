"""The frame round the pages: rail, header, banner, page, status line. One page at a time, made when first needed."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base import logs
from inspector.base.errors import InspectorError
from inspector.services import templates
from inspector.ui.frame.banner import Banner
from inspector.ui.frame.banner_place import BannerPlace
from inspector.ui.frame.header import Header
from inspector.ui.frame.rail import Rail
from inspector.ui.frame.recovering import Recovering
from inspector.ui.frame.status import StatusLine
from inspector.ui.frame.unopened import UnopenedPage
from inspector.ui.garbage import keep_what_stands
from inspector.ui.help.sheet import HelpSheet
from inspector.ui.notebook.sheet import NotebookSheet
from inspector.ui.notebook.words import KEYS, key_words
from inspector.ui.task import POOL
from inspector.ui.theme import fonts
from inspector.ui.widgets.finger import follow_fingers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from inspector.domain.notebook import Kind
    from inspector.services.inspect_views import Changed
    from inspector.ui.desk_session import Session
    from inspector.ui.frame.page import Page

    Maker = Callable[[Session], Page]
    Route = tuple[str, dict[str, object]]

log = logging.getLogger("inspector.shell")
HOME = "today"
_RAIL = ("today", "visits", "verify", "settings", "documents")
_OF_DOCUMENTS = frozenset({"writ_id", "document_id"})
"""What a page is entered with that belongs to the register of documents, whatever its name."""
_NARROW, _LOW = 1100, 640


class Shell(QWidget):
    """Shows pages by name. ``makers`` says how each is made."""

    lock_wanted = Signal()
    made = Signal(str, object)
    """Name and page, when a page has been made: for what the program joins to it."""

    def __init__(self, session: Session, makers: Mapping[str, Maker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._makers = session, makers
        self._pages: dict[str, Page] = {}
        self._name = ""
        self.route: Route = (HOME, {})
        self.rail, self.header, self.banner = Rail(), Header(), Banner()
        self.status, self._stack = StatusLine(), QStackedWidget()
        self._nothing = UnopenedPage(lambda: self.go(HOME, {}))
        self._stack.addWidget(self._nothing)
        self._is_open = False
        self._lay()
        self.notebook = NotebookSheet(session, self)
        self._stale = False
        """The page shows less than the notebook changed: it is entered anew when the sheet goes."""
        self.help = HelpSheet(self)
        follow_fingers(self.notebook)
        follow_fingers(self.help)
        self._join_notebook()
        self.rail.chosen.connect(self._go_to)
        self.status.undo_wanted.connect(lambda: self._step(redo=False))
        self.status.redo_wanted.connect(lambda: self._step(redo=True))
        self.status.help_wanted.connect(self.toggle_help)
        self.status.hand_on_wanted.connect(lambda: self.page.hand_on())
        session.locking.connect(self.leave)
        POOL.submit(templates.read_ahead)
        self._recovering = Recovering(session, self)
        self._recovering.attached.connect(self._take_found)
        self._recovering.told.connect(self.show_error)
        for key in ("?", "F1"):
            QShortcut(QKeySequence(key), self, self.toggle_help)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock_wanted.emit)
        QShortcut(QKeySequence("Ctrl+H"), self, self.open_history)
        for n, name in enumerate(_RAIL, 1):
            QShortcut(QKeySequence(f"Ctrl+{n}"), self, partial(self._go_to, name))
        for letter, kind in KEYS.items():
            QShortcut(QKeySequence(f"Alt+{letter}"), self, partial(self.open_notebook, kind))

    @property
    def page(self) -> Page:
        """The page that is shown; where it could not be opened, what stands in its place."""
        return self._pages[self._name] if self._is_open else self._nothing

    def go(self, name: str, arguments: dict[str, object]) -> None:
        """Leave the page that is shown, and enter another. One that cannot be opened leaves nothing in view."""
        self.leave()
        self._let_go()
        self.banner.put_away()
        self.help.put_away()
        self.notebook.put_away()
        self._stale = False
        self.status.forget()
        self.status.show_answering("")
        try:
            fresh = name not in self._pages
            page = self._pages.get(name) or self._make(name)
            self._show(name, page)
            page.enter(**arguments)
            if _OF_DOCUMENTS & arguments.keys():
                self.rail.set_current("documents")
            self.rail.give_up_focus()
            if fresh:
                keep_what_stands()
            follow_fingers(page)  # now: some pages make what they show when they are entered
            self.route = (name, {key: value for key, value in arguments.items() if key != "item"})
            # Without the item: after a lock one is where one was, not where one came in.
            if page.visit_in_hand is not None and self.notebook.presenter.is_ringing(page.visit_in_hand):
                self.open_notebook("duty_call")  # a call goes on over pages, a lock and a fall
        except Exception as error:  # noqa: BLE001  # whatever a page meets on opening, the user is told and can go on
            self._show_nothing(name, arguments, error)

    def _let_go(self) -> None:
        """Take the focus from what is about to go: it would wander over the next page, which would scroll after it."""
        held = QApplication.focusWidget()
        if held is not None and self.isAncestorOf(held):
            held.clearFocus()

    def leave(self) -> None:
        """Let the page flush what is being typed."""
        if self._name and self._is_open:
            try:
                self.page.leave()
            except Exception as error:  # noqa: BLE001  # as above; drafts are on disk already
                _log("not left", self._name, error)
                self.show_error(error, None)
        if self._session.is_open:
            self.notebook.presenter.flush()

    def open_notebook(self, kind: Kind) -> None:
        """Open one of the notebook's lists over a page that has a visit in hand."""
        visit = self.page.visit_in_hand
        if visit is None:
            return
        self.help.put_away()
        self.notebook.place(self._stack.geometry())
        try:
            self.notebook.open_at(kind, visit)
        except InspectorError as error:
            self.show_error(error, lambda: self.open_notebook(kind))

    def show_error(self, error: Exception, retry: Callable[[], None] | None = None) -> None:
        """Tell an error in the banner."""
        language = self._session.desk.language if self._session.is_open else "zh"
        self.banner.show_error(error, language, retry)

    def open_history(self) -> None:
        """Show the history of what is marked on the page: an item, a visit, else the store."""
        name, arguments = self.route
        if name == "history" or self._name != name:
            return
        visit: dict[str, object] = {"visit_id": arguments["visit_id"]} if "visit_id" in arguments else {}
        self.go("history", {**visit, **self.page.whose_history(), "back": name})

    def toggle_help(self) -> None:
        """Show what to do on the page and all its keys, or put that away."""
        if self.help.isVisible():
            self.help.close_sheet()
            return
        everywhere = [
            *(key_words() if self.page.visit_in_hand is not None else []),
            ("Ctrl+L", self.tr("lock the store")),
            ("Ctrl+H", self.tr("history of the item, the visit, the store")),
            ("Ctrl+1 2 3 4 5", self.tr("Today, Visits, Verify, Settings, Papers")),
        ]
        language = self._session.desk.language if self._session.is_open else "zh"
        self.help.open_for(self._name, self.page.title, [*self.page.shortcuts(), *everywhere], language)

    def _make(self, name: str) -> Page:
        page = self._makers[name](self._session)
        page.went.connect(self.go)
        page.said.connect(self._say)
        page.notebook_wanted.connect(self.open_notebook)
        page.restored.connect(self.status.say_restored)
        page.told.connect(self._remark)
        page.saved.connect(self.status.show_saved)
        page.answering.connect(self.status.show_answering)
        for succeeded in (page.said, page.restored, page.saved):
            succeeded.connect(self.banner.put_away)
        page.failed.connect(self.show_error)
        page.unopened.connect(partial(self._found_unopened, name))
        self._pages[name] = page
        self._stack.addWidget(page)
        self.made.emit(name, page)
        return page

    def _go_to(self, name: str) -> None:
        self.go(name, {})

    def _join_notebook(self) -> None:
        sheet = self.notebook
        self.header.notebook.clicked.connect(lambda: self.open_notebook(sheet.current))
        sheet.said.connect(self._say_noted)
        sheet.restored.connect(self.status.say_restored)
        sheet.told.connect(self._remark)
        sheet.saved.connect(self.status.show_saved)
        sheet.failed.connect(self.show_error)
        sheet.changed.connect(self._take_changed)
        sheet.closed.connect(self._notebook_closed)

    def _say_noted(self, text: str) -> None:
        self.status.say(text, undoes=True)

    def _take_changed(self, changed: Changed) -> None:
        self._stale = not self.page.take_changed(changed) or self._stale

    def _take_found(self, visit: UUID, changed: Changed) -> None:
        if self.page.visit_in_hand == visit:
            self.page.take_changed(changed)

    def _notebook_closed(self) -> None:
        if self._stale:
            name, arguments = self.route
            self.go(name, arguments)

    def _step(self, *, redo: bool) -> None:
        """Undo or redo from the status line: what the notebook said is taken back by it."""
        if self.notebook.isVisible() or not self.page.undoes:
            self.notebook.presenter.step(redo=redo)
        elif redo:
            self.page.redo()
        else:
            self.page.undo()

    def _say(self, text: str) -> None:
        self.status.say(text, undoes=self.page.undoes)

    def _remark(self, text: str) -> None:
        self.status.say(text, undoes=False)

    def _found_unopened(self, name: str, error: Exception) -> None:
        if self._is_open and name == self._name:
            self.page.leave()
            self._show_nothing(name, dict(self.route[1]), error)

    def _show_nothing(self, name: str, arguments: dict[str, object], error: Exception) -> None:
        _log("not opened", name, error)
        self._is_open = False
        self._stack.setCurrentWidget(self._nothing)
        self._banner_place.set_floating(floating=False)
        self.header.show_page(self._nothing)
        self.show_error(error, lambda: self.go(name, arguments))

    def _show(self, name: str, page: Page) -> None:
        self._name, self._is_open = name, True
        self._stack.setCurrentWidget(page)
        self._banner_place.set_floating(floating=page.holds_still)
        self.header.show_page(page)
        self.rail.set_current(name)

    def _lay(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self.header, self.banner):
            column.addWidget(widget)
        self._stack.setMinimumSize(1, 1)  # else the tallest page that was ever made would hold the window open
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self._banner_place = BannerPlace(self.banner, column, self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the page wanted puts the banner away."""
        if event.key() == Qt.Key.Key_Escape and self.banner.isVisible():
            self.banner.put_away()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < fonts.px(_LOW)
        self.rail.set_narrow(narrow=self.width() < fonts.px(_NARROW))
        self.header.set_low(low=low)
        self.status.set_low(low=low)
        if self.notebook.isVisible():
            self.notebook.place(self._stack.geometry())
        if self.help.isVisible():
            self.help.place()


def _log(what: str, page: str, error: Exception) -> None:
    """Keep where an error of ours came from; one that is told in words says all itself."""
    where = "" if isinstance(error, InspectorError) else logs.trace_of(error)
    log.error("page %s %s: %s\n%s", page, what, type(error).__name__, where)
