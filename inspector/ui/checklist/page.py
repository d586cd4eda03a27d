"""The checklist page: sections at the left, items in the middle, the current item's details at the right."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from inspector.base.clock import civil_date
from inspector.services.resume import Stand
from inspector.ui.checklist.drops import sources_in
from inspector.ui.checklist.filters import FilterBar, passes
from inspector.ui.checklist.head import FlagButton, ProgressHead
from inspector.ui.checklist.keys import Command, command_of, shortcut_words
from inspector.ui.checklist.presenter import ChecklistPresenter
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
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

    from inspector.services.inspect_views import Changed, ChecklistView, ItemView, Progress
    from inspector.ui.desk_session import Session

_SLIDES, _NO_SECTIONS = 1028, 944
"""Widths of the page under which the details slide over, and the sections become a drop-down."""
_MINUTE_MS = 60_000
_OF_ITEMS = frozenset({"note", "photo", "flag", "problem", "answer"})
"""Commands that the head of a group's row does not take: it is no item."""


class ChecklistPage(Page):
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

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._visit_id: UUID | None = None
        self.view: ChecklistView | None = None
        self._items: dict[str, ItemView] = {}
        self._codes: tuple[str, ...] = ()
        self._visible: tuple[str, ...] = ()
        """Codes of the items that are asked for, or were answered while they were."""
        self._at: dict[str, int] = {}
        """Place of each item in the whole checklist, from 0."""
        self._current, self._awaits_section = "", False
        self.read_only, self._way_on = False, "finish"
        self.progress, self.flags = ProgressHead(), FlagButton()
        self.finish = PrimaryButton(self.tr("Finish"), icon_after="chevron-right")
        self.sections, self.filters, self.rows = SectionList(), FilterBar(), ChecklistRows()
        self.detail = DetailPane(session)
        self.side = Side(self.detail, self)
        self._lay()
        self._connect()
        self.setAcceptDrops(True)
        self._presenter = ChecklistPresenter(session, self)
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._show_crumb)
        self.rows.verticalScrollBar().valueChanged.connect(self.stood)
        self.filters.chosen.connect(self.stood)
        self.side.turned.connect(self.stood)

    # What the frame asks for.

    @property
    @override
    def visit_in_hand(self) -> UUID | None:
        return self._visit_id

    @override
    def header_widgets(self) -> list[QWidget]:
        return [self.progress, self.flags, self.finish]

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
        self._presenter.remember()

    @override
    def hand_on(self) -> None:
        if not self.read_only:
            self._keep_written()
            self.detail.flush()  # what is typed is still theirs
            self.hand_on_asked.emit()

    def show_answering(self, name: str, *, handed_on: bool) -> None:
        """Say who answers now; notes and "mine" are theirs."""
        self.answering.emit(name)
        if handed_on:
            self.told.emit(self.tr("{name} answers now").format(name=name))
            if self._current:
                self.detail.show_item(self._items[self._current], self._next_unanswered(self._current))

    @override
    def whose_history(self) -> dict[str, object]:
        item = self._items.get(self._current)
        return {"item": item.code} if item is not None and not item.is_structure else {}

    @override
    def take_changed(self, changed: Changed) -> bool:
        self.show_changed(replace(changed, said=""))
        if changed.item.code == self._current:
            self.detail.show_item(changed.item, self._next_unanswered(self._current))
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
        self._take_items(view.items)
        self._current = ""
        self.title = view.school
        self._show_crumb()
        self._show_way_on(view.stage)
        self.filters.reset()
        self.filters.set_recheck(sum(item.recheck for item in view.items))
        self.rows.bar.written.open_visit(civil_date(view.arrived_at), drafts)
        self.rows.show_items(view.items, view.progress.sections, read_only=view.read_only)
        self.detail.open_visit(view.visit_id, read_only=view.read_only)
        self._show_progress(view.progress)
        start = item if item in self._items else view.current
        if start:
            self.go_to(start)

    def show_changed(self, changed: Changed, *, leaving: bool = False) -> None:
        """Show what an act changed: its row, its section, the counts. ``leaving``: one goes on in this same turn."""
        if changed.page:
            self._show_page(changed)
        else:
            self._items[changed.item.code] = changed.item
            self.rows.bar.written.forget(changed.item.code)
            self.rows.bar.samples.forget(changed.item.code)
            self.rows.update_item(changed.item, leaving=leaving)
            self._show_also(changed, leaving=leaving)
        self._show_progress(changed.progress)
        self._show_crumb()  # the minutes on site stand beside the time of saving
        if changed.item.code == self._current and not leaving:
            self.detail.update_item(changed.item)
        self.saved.emit(changed.saved_at)
        if changed.said:
            self.said.emit(changed.said)

    def _take_items(self, items: Sequence[ItemView]) -> None:
        self._items = {entry.code: entry for entry in items}
        self._codes = tuple(self._items)
        self._at = {code: n for n, code in enumerate(self._codes)}
        self._visible = tuple(entry.code for entry in items if entry.is_shown)

    def _show_also(self, changed: Changed, *, leaving: bool) -> None:
        """Show the rows that an answer moved: they come and go, and the current one stays where it is."""
        for view in changed.also:
            self._items[view.code] = view
            self.rows.update_item(view)
        if changed.also:
            self._visible = tuple(code for code, view in self._items.items() if view.is_shown)
            if not leaving:
                self._refilter(keep=self._current, steady=True)

    def _show_page(self, changed: Changed) -> None:
        """Show all rows anew: one of a group came, went or has another name. The list stays where it was scrolled."""
        at = self.rows.verticalScrollBar().value()
        before = self._current
        self._take_items(changed.page)
        self._current = ""
        self.rows.show_items(changed.page, changed.progress.sections, read_only=self.read_only)
        target = next((code for code in (changed.item.code, before) if code in self._items), self._codes[0])
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
        self.show_changed(replace(changed, said=""))
        self.go_to(changed.item.code)
        self.rows.bar.numbers.forget(changed.item.code)
        self.restored.emit(changed.said, not redo)

    def stand(self) -> Stand:
        """Return how the list is looked at."""
        view, bar = self.rows.viewport().size(), self.rows.verticalScrollBar()
        over = self.side.is_over
        return Stand("checklist", self.filters.current, bar.value(), view.width(), view.height(), over)

    def take_stand(self, stand: Stand) -> None:
        """Look at the list as it was left; the scroll once the page has its size, and where that is the same."""
        wanted = stand.filter
        if not stand.step and any(item.recheck for item in self._items.values()):
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
        self._open(self.detail.focus_reason)

    def show_problem(self) -> None:
        """Show the problem that an answer made: Enter is to accept nothing unseen. The keys stay with the list."""
        self.side.open()

    def tell_refused(self, item: str, text: str) -> None:
        """Say at the row why an answer was not taken."""
        if item == self._current:
            self.rows.tell(text)

    def go_to(self, code: str, *, by_pointer: bool = False) -> None:
        """Make an item the current one."""
        if code not in self._items:
            return
        if code != self._current:
            self._keep_written()
        self._refilter(keep=code)
        self._current = code
        self.rows.set_current(code, by_pointer=by_pointer)
        section = self._items[code].section
        self.sections.set_current(section)
        self.filters.set_section(section)
        self.detail.show_item(self._items[code], self._next_unanswered(code))
        self.moved.emit(code)

    def go_on(self) -> None:
        """Go to the next unanswered item; where all are answered, to the next one, and offer to finish."""
        here = self._current
        if self.side.is_over:
            self.side.close_over()
        target = self._next_unanswered(here)
        if target:
            if self.filters.current == "recheck" and not self._items[target].recheck:
                self.filters.choose("all")
                self.told.emit(self.tr("All problems of earlier visits are checked; the rest of the list follows"))
            self.go_to(target)
            return
        self.told.emit(self.tr("All items are answered"))
        self._step(1)
        if self._current == here and here:  # the last item: one stays, and sees what was given
            self.rows.update_item(self._items[here])
            self.detail.update_item(self._items[here])

    @property
    def current(self) -> str:
        """Code of the current item."""
        return self._current

    def item(self, code: str) -> ItemView:
        """Return an item as it is shown."""
        return self._items[code]

    # Keys.

    def _pressed(self, event: QKeyEvent) -> None:
        if self._awaits_section:
            self._awaits_section = False
            if event.text().isalpha():
                self._go_to_section(event.text().upper())
                event.accept()
                return
        item = self._items.get(self._current)
        kind = item.kind if item else "scale4"
        command = command_of(event, "row" if item is not None and item.calculated else kind)
        if command is not None:
            event.accept()
            if item is None or not item.is_structure or command.name not in _OF_ITEMS:
                self._do(command)

    def _do(self, command: Command) -> None:
        acts = {
            "next": lambda: self._step(1),
            "back": lambda: self._step(-1),
            "page_down": lambda: self._step(8),
            "page_up": lambda: self._step(-8),
            "first": lambda: self._step(-len(self._items)),
            "last": lambda: self._step(len(self._items)),
            "accept": self._accept,
            "unanswered": self.go_on,
            "goto": self._await_section,
            "finish": self._finish,
            "survey": self._survey,
            "history": self._history,
            "who": self.hand_on,
            "evidence": self._evidence,
            "note": lambda: self._open(self.detail.focus_note),
            "photo": lambda: self._open(self.detail.choose_photos),
            "flag": lambda: self._open(self.detail.raise_flag),
            "problem": lambda: self._open(self.detail.focus_problem),
        }
        if command.name == "notebook":
            self.notebook_wanted.emit(command.value)
        elif command.name == "answer":
            self._give({"value": command.value, "reason": ""})
        elif command.name == "toggle":
            self.rows.bar.toggle(int(command.value))
        else:
            acts[command.name]()

    def _give(self, given: object) -> None:
        if self._current:
            self.given.emit(self._current, given)

    def _keep_written(self) -> None:
        given = self.rows.bar.written.flush() if self._current and not self.read_only else {}
        if given:
            self.kept.emit(self._current, given)

    def _accept(self) -> None:
        """Enter: what 3, 4 and 5 prefilled is accepted by going on."""
        item = self._items.get(self._current)
        if item is not None and item.kind == "add":
            self._give({"add": True})
        elif item is not None and item.answer.value:
            self.detail.flush()
            self.go_on()
        else:
            self._step(1)

    def _step(self, by: int) -> None:
        shown = self.rows.shown
        if not shown:
            return
        at = shown.index(self._current) if self._current in shown else 0
        target = shown[min(max(at + by, 0), len(shown) - 1)]
        if target != self._current:
            self.go_to(target)

    def _await_section(self) -> None:
        self._awaits_section = True
        self.told.emit(self.tr("Go to section: its letter"))

    def _go_to_section(self, letter: str) -> None:
        codes = [code for code in self._visible if self._items[code].section == letter]
        if codes:
            target = next((code for code in codes if self._items[code].is_open), codes[0])
            self.go_to(target)

    def _show_way_on(self, stage: str) -> None:
        """Offer what comes next: the check at the end, the signatures, or the document once all have signed."""
        self._way_on = {"draft": "finish", "finalised": "signatures"}.get(stage, "report")
        words = {"finish": self.tr("Finish"), "signatures": self.tr("Signatures"), "report": self.tr("Document")}
        self.finish.setText(words[self._way_on])
        self.finish.setAccessibleName(words[self._way_on])

    def _finish(self) -> None:
        self.went.emit(self._way_on, {"visit_id": self._visit_id})

    def _survey(self) -> None:
        self.went.emit("survey", {"visit_id": self._visit_id})

    def _history(self) -> None:
        self.went.emit("history", {"visit_id": self._visit_id, "back": "checklist", **self.whose_history()})

    def _evidence(self) -> None:
        self.went.emit("evidence", {"visit_id": self._visit_id})

    def _open(self, act: Callable[[], None]) -> None:
        self.side.open()
        act()

    def _tabbed(self) -> None:
        item = self._items.get(self._current)
        if item is not None and item.is_structure:
            self.rows.bar.place.name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._open(self.detail.focus_first)

    def _back_to_list(self) -> None:
        self.side.close_over()
        if self._current:
            self.rows.set_current(self._current)

    # Filters.

    def _refilter(self, *, keep: str = "", steady: bool = False) -> None:
        wanted, sought = self.filters.current, self.filters.finder.text().strip().lower()
        codes = self._visible
        if keep not in codes and keep in self._items and wanted == "all":
            codes = tuple(code for code in self._codes if code == keep or self._items[code].is_shown)
        if wanted != "all" or sought:
            initials, items = self._presenter.initials_of, self._items.items()
            codes = tuple([c for c, item in items if c == keep or passes(item, wanted, sought, initials)])
        if codes != self.rows.shown:
            empty = self.tr("Nothing is found.") if sought else self.tr("No item is left in this view.")
            self.rows.show_only(codes, empty, steady=steady)

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

    def _next_unanswered(self, code: str) -> str:
        after = self._at.get(code, -1) + 1
        around = chain(islice(self._codes, after, None), islice(self._codes, max(after - 1, 0)))
        waiting = [one for one in around if self._items[one].is_open]
        if self.filters.current == "recheck":
            waiting.sort(key=lambda one: not self._items[one].recheck)
        return waiting[0] if waiting else ""

    # Photos by paste and drop.

    def paste(self) -> None:
        """Take a picture or files from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData | None) -> bool:
        sources = sources_in(data) if data is not None else []  # None: no clipboard, or its owner has gone
        if sources and not self.read_only and self._current and not self._items[self._current].is_structure:
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

    # Laying out.

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

    def _connect(self) -> None:
        self.rows.pressed.connect(self._pressed)
        self.rows.tabbed.connect(self._tabbed)
        self.rows.tapped.connect(self._tapped)
        self.rows.bar.given.connect(self._give)
        self.rows.bar.refused.connect(self.rows.tell)
        self.rows.bar.written.drafted.connect(self.drafted)
        self.rows.bar.flagged.connect(lambda: self._open(self.detail.raise_flag))
        self.sections.chosen.connect(self._go_to_section)
        self.filters.section_chosen.connect(self._go_to_section)
        self.filters.chosen.connect(self._filter_chosen)
        self.filters.sought.connect(self._seek)
        self.filters.found.connect(self._found)
        self.filters.left.connect(self._back_to_list)
        self.detail.changed.connect(self.show_changed)
        self.detail.failed.connect(self.show_error)
        self.detail.told.connect(self.told)
        self.detail.accepted.connect(self._accepted)
        self.detail.survey_wanted.connect(self._survey)
        self.detail.evidence_wanted.connect(self._evidence)
        self.detail.left.connect(self._back_to_list)
        self.side.closed.connect(self._back_to_list)
        self.finish.clicked.connect(self._finish)
        self.flags.clicked.connect(lambda: self.filters.choose("flagged"))
        find = QShortcut(QKeySequence("/"), self)
        find.activated.connect(lambda: self.filters.finder.setFocus(Qt.FocusReason.ShortcutFocusReason))
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_asked.emit)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self.redo_asked.emit)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)

    def _accepted(self) -> None:
        self.side.close_over()
        self.go_on()

    def _show_progress(self, progress: Progress) -> None:
        self.progress.show_progress(progress)
        self.flags.show_count(progress.n_flags)
        self.sections.show_sections(progress.sections)
        self.rows.update_sections(progress.sections)
        self.filters.show_progress(progress)

    def _show_crumb(self) -> None:
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
