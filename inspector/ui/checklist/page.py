"""The checklist page: shows a visit's items, says what was answered, goes from item to item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from typing_extensions import override

from inspector.base.clock import civil_date
from inspector.services.resume import Stand
from inspector.ui.checklist.commands import ChecklistCommands
from inspector.ui.checklist.drops import sources_in
from inspector.ui.checklist.front import ChecklistFront
from inspector.ui.checklist.items import Items
from inspector.ui.checklist.keys import shortcut_words
from inspector.ui.checklist.presenter import ChecklistPresenter
from inspector.ui.sharing.presenter import SharingPresenter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from inspector.services.inspect_views import Changed, ChecklistView, ItemView, Progress
    from inspector.ui.desk_session import Session

_MINUTE_MS = 60_000


class ChecklistPage(ChecklistFront):
    """Shows a visit's items; says what was answered and where the inspector goes."""

    undoes = True
    given = Signal(str, object)
    """Item and answer as the service takes it."""
    kept = Signal(str, object)
    """The same, of a text that was typed and left: it is saved, and the inspector stays where they go."""
    drafted = Signal(str, str)
    moved = Signal(str)
    stood = Signal()
    """The list was scrolled, filtered, or the details slid over it or away."""
    undo_asked = Signal()
    redo_asked = Signal()
    hand_on_asked = Signal()
    two_asked = Signal(str)
    """An item is to be rated by two, or no longer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._visit_id: UUID | None = None
        self.items = Items()
        self._current = ""
        self.commands = ChecklistCommands(self)
        self._connect()
        self.setAcceptDrops(True)
        self._presenter = ChecklistPresenter(session, self)
        self._sharing: SharingPresenter | None = None
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self.show_crumb)
        self.rows.verticalScrollBar().valueChanged.connect(self.stood)
        self.filters.chosen.connect(self.stood)
        self.side.turned.connect(self.stood)

    # What the frame asks for.

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def shortcuts(self) -> list[tuple[str, str]]:
        return shortcut_words()

    @override
    def enter(self, **arguments: Any) -> None:
        self._visit_id = arguments["visit_id"]
        self._presenter.open(arguments["visit_id"], str(arguments.get("item", "")))
        self._clock.start()

    @override
    def leave(self) -> None:
        self._clock.stop()
        self._keep_written()
        self.detail.flush()
        self.detail.more.leave()
        self._presenter.remember()
        if self._sharing is not None:
            self._sharing.sheet.hide()

    @override
    def hand_on(self) -> None:
        if not self.read_only:
            self._keep_written()
            self.detail.flush()  # what is typed is still theirs
            self.hand_on_asked.emit()

    def ask_two(self) -> None:
        """Let two rate the current item, or no longer."""
        if self._current and not self.read_only:
            self.two_asked.emit(self._current)

    def show_seen(self, views: Iterable[ItemView]) -> None:
        """Show items that look otherwise to who answers now: of two ratings each sees their own only."""
        for view in views:
            self.items.put(view)
            self.rows.update_item(view)

    def show_answering(self, name: str, *, handed_on: bool) -> None:
        """Say who answers now; notes and "mine" are theirs."""
        self.answering.emit(name)
        self.detail.team.set_several(several=bool(name))
        if handed_on:
            self.told.emit(self.tr("{name} answers now").format(name=name))
            if self._current:
                self.detail.show_item(self.items[self._current], self._next_open(self._current))

    @override
    def whose_history(self) -> dict[str, object]:
        item = self.items.find(self._current)
        return {"item": item.code} if item is not None and not item.is_structure else {}

    @override
    def take_changed(self, changed: Changed) -> bool:
        self.show_changed(replace(changed, said=""))
        if changed.item.code == self._current:
            self.detail.show_item(changed.item, self._next_open(self._current))
        return True

    @override
    def undo(self) -> None:
        self.undo_asked.emit()

    @override
    def redo(self) -> None:
        self.redo_asked.emit()

    # What the presenter tells.

    def show_view(self, view: ChecklistView, item: str, drafts: Mapping[str, str]) -> None:
        """Show a visit, at an item or where it stopped."""
        self.view, self.read_only = view, view.read_only
        self.items.take(view.items)
        self._current = ""
        self.title = view.school
        self.show_crumb()
        self.show_way_on(view.stage)
        self.filters.reset()
        self.filters.set_recheck(sum(item.recheck for item in view.items))
        self.rows.bar.open_visit(civil_date(view.arrived_at), drafts)
        self.rows.show_items(view.items, view.progress.sections, read_only=view.read_only)
        self.detail.open_visit(view.visit_id, read_only=view.read_only)
        self.show_progress(view.progress)
        start = item if item in self.items else view.current
        if start:
            self.go_to(start)

    def show_changed(self, changed: Changed, *, leaving: bool = False) -> None:
        """Show what an act changed: its row, its section, the counts. ``leaving``: one goes on in this same turn."""
        if changed.page:
            self._show_page(changed)
        else:
            self.items.put(changed.item)
            self.rows.bar.forget(changed.item.code)
            self.rows.update_item(changed.item, leaving=leaving)
            self._show_also(changed, leaving=leaving)
        self.show_progress(changed.progress)
        self.show_crumb()  # the minutes on site stand beside the time of saving
        if changed.item.code == self._current and not leaving:
            self.detail.update_item(changed.item)
        self.saved.emit(changed.saved_at)
        if changed.said:
            self.said.emit(changed.said)

    def _show_also(self, changed: Changed, *, leaving: bool) -> None:
        """Show the rows that an answer moved: they come and go, and the current one stays where it is."""
        if not changed.also:
            return
        self.items.put_moved(changed.also)
        for view in changed.also:
            self.rows.update_item(view)
        if not leaving:
            self._refilter(keep=self._current, steady=True)

    def _show_page(self, changed: Changed) -> None:
        """Show all rows anew: one of a group came, went or has another name. The list stays where it was scrolled."""
        at = self.rows.verticalScrollBar().value()
        before = self._current
        self.rows.bar.forget(changed.item.code)
        self.items.take(changed.page)
        self._current = ""
        self.rows.show_items(changed.page, changed.progress.sections, read_only=self.read_only)
        target = next((code for code in (changed.item.code, before) if code in self.items), self.items.codes[0])
        self.go_to(target, by_pointer=True)
        self.rows.verticalScrollBar().setValue(at)
        self.rows.reveal(target)

    def show_restored(self, changed: Changed | None, *, redo: bool) -> None:
        """Show what undo or redo brought back, and go there."""
        if changed is None:
            self.told.emit(self.tr("Nothing to redo") if redo else self.tr("Nothing to undo"))
            return
        if changed.notebook:
            self.notebook_wanted.emit(changed.notebook)
            self.restored.emit(changed.said, not redo)
            return
        if changed.shared:
            self.show_progress(changed.progress)
            self.saved.emit(changed.saved_at)
            self.restored.emit(changed.said, not redo)
            return
        self.show_changed(replace(changed, said=""))
        self.go_to(changed.item.code)
        self.rows.bar.numbers.forget(changed.item.code)
        self.restored.emit(changed.said, not redo)

    def share(self) -> None:
        """Show who has which sections."""
        if self._sharing is None:
            self._sharing = SharingPresenter(self._session, self)
        self._sharing.open()

    @override
    def show_progress(self, progress: Progress) -> None:
        super().show_progress(progress)
        mine = frozenset([section.code for section in progress.sections if section.mine])
        if mine != self.items.mine:
            self.items.mine = mine
            if self.filters.current == "mine":
                self._filter_chosen()
        if self._sharing is not None:
            self._sharing.refresh()

    def stand(self) -> Stand:
        """Return how the list is looked at."""
        view, bar = self.rows.viewport().size(), self.rows.verticalScrollBar()
        over = self.side.is_over
        return Stand("checklist", self.filters.current, bar.value(), view.width(), view.height(), over)

    def take_stand(self, stand: Stand) -> None:
        """Look at the list as it was left; the scroll once the page has its size, and where that is the same."""
        wanted = stand.filter
        if not stand.step and any(item.recheck for item in self.items.views.values()):
            wanted = "recheck"  # a follow-up opens with what it is made for
        if wanted != self.filters.current:
            self.filters.choose(wanted)

        def settle() -> None:
            view = self.rows.viewport().size()
            if (view.width(), view.height()) == (stand.width, stand.height):
                self.rows.verticalScrollBar().setValue(stand.scroll)
            if stand.pane:
                self.side.open()

        QTimer.singleShot(0, self, settle)

    def ask_why(self) -> None:
        """Ask why the item is not applicable or was not checked: a digit takes a ready reason, Enter goes on."""
        self.commands.open(self.detail.focus_reason)

    def show_problem(self) -> None:
        """Show the problem that an answer made: Enter is to accept nothing unseen. The keys stay with the list."""
        self.side.open()

    def tell_refused(self, item: str, text: str) -> None:
        """Say at the row why an answer was not taken."""
        if item == self._current:
            self.rows.tell(text)

    def go_to(self, code: str, *, by_pointer: bool = False) -> None:
        """Make an item the current one."""
        if code not in self.items:
            return
        if code != self._current:
            self._keep_written()
        self._refilter(keep=code)
        self._current = code
        self.rows.set_current(code, by_pointer=by_pointer)
        section = self.items[code].section
        self.sections.set_current(section)
        self.filters.set_section(section)
        self.detail.show_item(self.items[code], self._next_open(code))
        self.moved.emit(code)

    def go_on(self) -> None:
        """Go to the next unanswered item; where all are answered, to the next one, and offer to finish."""
        here = self._current
        if self.side.is_over:
            self.side.close_over()
        target = self._next_open(here)
        if target:
            if self.filters.current == "recheck" and not self.items[target].recheck:
                self.filters.choose("all")
                self.told.emit(self.tr("All problems of earlier visits are checked; the rest of the list follows"))
            self.go_to(target)
            return
        self.told.emit(self.tr("All items are answered"))
        self.commands.step(1)
        if self._current == here and here:  # the last item: one stays, and sees what was given
            self.rows.update_item(self.items[here])
            self.detail.update_item(self.items[here])

    @property
    def current(self) -> str:
        """Code of the current item."""
        return self._current

    def item(self, code: str) -> ItemView:
        """Return an item as it is shown."""
        return self.items[code]

    def give(self, given: object) -> None:
        """Give an answer to the current item."""
        if self._current:
            self.given.emit(self._current, given)

    def _keep_written(self) -> None:
        given = self.rows.bar.flush() if self._current and not self.read_only else {}
        if given:
            self.kept.emit(self._current, given)

    def _back_to_list(self) -> None:
        self.side.close_over()
        if self._current:
            self.rows.set_current(self._current)

    # Filters.

    def _refilter(self, *, keep: str = "", steady: bool = False) -> None:
        wanted, sought = self.filters.current, self.filters.finder.text().strip().lower()
        codes = self.items.sift(wanted, sought, self._presenter.initials_of, keep=keep)
        if codes != self.rows.shown:
            self.rows.show_only(codes, self.filters.nothing(), steady=steady)

    def _tapped(self, code: str) -> None:
        self.go_to(code, by_pointer=True)

    def _seek(self) -> None:
        self._refilter()

    def _filter_chosen(self) -> None:
        if self.view is None:
            return
        self._refilter()
        shown = self.rows.shown
        if shown and self._current not in shown:
            self.go_to(shown[0])
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self) -> None:
        shown = self.rows.shown
        if not shown:
            return
        first = shown[0]
        self.filters.finder.clear()
        self.go_to(first)

    def _next_open(self, code: str) -> str:
        return self.items.next_open(code, recheck_first=self.filters.current == "recheck")

    # Photos by paste and drop.

    def paste(self) -> None:
        """Take a picture or files from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData | None) -> bool:
        sources = sources_in(data) if data is not None else []  # None: no clipboard, or its owner has gone
        if sources and not self.read_only and self._current and not self.items[self._current].is_structure:
            self.side.open()
            self.detail.add_photos(sources)
        return bool(sources)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _connect(self) -> None:
        self.rows.pressed.connect(self.commands.press)
        self.rows.tabbed.connect(self.commands.tab)
        self.rows.tapped.connect(self._tapped)
        self.rows.bar.given.connect(self.give)
        self.rows.bar.refused.connect(self.rows.tell)
        self.rows.bar.drafted.connect(self.drafted)
        self.rows.bar.flagged.connect(self.commands.flag)
        self.sections.chosen.connect(self.commands.go_to_section)
        self.filters.section_chosen.connect(self.commands.go_to_section)
        self.filters.chosen.connect(self._filter_chosen)
        self.filters.sought.connect(self._seek)
        self.filters.found.connect(self._found)
        self.filters.left.connect(self._back_to_list)
        self.detail.changed.connect(self.show_changed)
        self.detail.failed.connect(self.show_error)
        self.detail.told.connect(self.told)
        self.detail.accepted.connect(self._accepted)
        self.detail.team.two_wanted.connect(self.ask_two)
        self.detail.team.share_wanted.connect(self.share)
        self.detail.survey_wanted.connect(self.commands.survey)
        self.detail.evidence_wanted.connect(self.commands.evidence)
        self.detail.left.connect(self._back_to_list)
        self.side.closed.connect(self._back_to_list)
        self.finish.clicked.connect(self.commands.finish)
        self.flags.clicked.connect(lambda: self.filters.choose("flagged"))
        find = QShortcut(QKeySequence("/"), self)
        find.activated.connect(lambda: self.filters.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_asked.emit)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo_asked.emit)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)

    def _accepted(self) -> None:
        self.side.close_over()
        self.go_on()
