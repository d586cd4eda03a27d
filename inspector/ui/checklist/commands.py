"""What the keys and buttons of the checklist page do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from inspector.ui.checklist.keys import Command, command_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from inspector.ui.checklist.page import ChecklistPage

_PAGE = 8
"""Items that PageDown goes on."""
_OF_ITEMS = frozenset({"two", "note", "photo", "waiting", "reading", "sound", "camera", "flag", "problem", "answer"})
"""Commands that the head of a group's row does not take: it is no item."""


class ChecklistCommands(QObject):
    """Turns keys into what the page does. Waits for a letter after the key that asks for a section."""

    def __init__(self, page: ChecklistPage) -> None:
        super().__init__(page)
        self._page, self._awaits_section = page, False
        detail = page.detail
        self._acts: dict[str, Callable[[], None]] = {
            "next": lambda: self.step(1),
            "back": lambda: self.step(-1),
            "page_down": lambda: self.step(_PAGE),
            "page_up": lambda: self.step(-_PAGE),
            "first": lambda: self.step(-len(page.items.codes)),
            "last": lambda: self.step(len(page.items.codes)),
            "accept": self._accept,
            "unanswered": page.go_on,
            "filter": page.filters.choose_next,
            "goto": self._await_section,
            "finish": self.finish,
            "survey": self.survey,
            "history": self._history,
            "who": page.hand_on,
            "evidence": self.evidence,
            "share": page.share,
            "two": page.ask_two,
            "note": lambda: self.open(detail.focus_note),
            "photo": lambda: self.open(detail.choose_photos),
            "waiting": detail.more.attach_waiting,
            "sound": detail.more.record,
            "camera": detail.more.open_camera,
            "reading": lambda: self.open(detail.more.write_reading),
            "flag": self.flag,
            "problem": lambda: self.open(detail.focus_problem),
        }

    def press(self, event: QKeyEvent) -> None:
        """Do what a key of the list means for the current item; accept the key where it means something."""
        if self._awaits_section:
            self._awaits_section = False
            if event.text().isalpha():
                self.go_to_section(event.text().upper())
                event.accept()
                return
        item = self._page.items.find(self._page.current)
        kind = item.kind if item else "scale4"
        command = command_of(event, "row" if item is not None and item.calculated else kind)
        if command is not None:
            event.accept()
            if item is None or not item.is_structure or command.name not in _OF_ITEMS:
                self._do(command)

    def step(self, by: int) -> None:
        """Go so many rows on or back in the list as it is filtered."""
        page = self._page
        shown = page.rows.shown
        if not shown:
            return
        at = shown.index(page.current) if page.current in shown else 0
        target = shown[min(max(at + by, 0), len(shown) - 1)]
        if target != page.current:
            page.go_to(target)

    def go_to_section(self, letter: str) -> None:
        """Go to a section: its first unanswered item."""
        target = self._page.items.enter_section(letter)
        if target:
            self._page.go_to(target)

    def open(self, act: Callable[[], None]) -> None:
        """Do something in the details, which slide over the list where they have no place of their own."""
        self._page.side.open()
        act()

    def flag(self) -> None:
        """Raise a red flag."""
        self.open(self._page.detail.raise_flag)

    def finish(self) -> None:
        """Go where the visit goes next."""
        self._page.went.emit(self._page.way_on, {"visit_id": self._page.visit_in_hand})

    def survey(self) -> None:
        """Go to roster and survey (摸排核对)."""
        self._page.went.emit("survey", {"visit_id": self._page.visit_in_hand})

    def evidence(self) -> None:
        """Go to all photos of the visit."""
        self._page.went.emit("evidence", {"visit_id": self._page.visit_in_hand})

    def tab(self) -> None:
        """Tab: into the details; at a group's row into its name."""
        item = self._page.items.find(self._page.current)
        if item is not None and item.is_structure:
            self._page.rows.bar.place.name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.open(self._page.detail.focus_first)

    def _do(self, command: Command) -> None:
        if command.name == "notebook":
            self._page.notebook_wanted.emit(command.value)
        elif command.name == "answer":
            self._page.give({"value": command.value, "reason": ""})
        elif command.name == "toggle":
            self._page.rows.bar.toggle(int(command.value))
        else:
            self._acts[command.name]()

    def _accept(self) -> None:
        """Enter: what 3, 4 and 5 prefilled is accepted by going on."""
        item = self._page.items.find(self._page.current)
        if item is not None and item.kind == "add":
            self._page.give({"add": True})
        elif item is not None and item.answer.value:
            self._page.detail.flush()
            self._page.go_on()
        else:
            self.step(1)

    def _await_section(self) -> None:
        self._awaits_section = True
        self._page.told.emit(self.tr("Go to section: its letter"))

    def _history(self) -> None:
        page = self._page
        page.went.emit("history", {"visit_id": page.visit_in_hand, "back": "checklist", **page.whose_history()})
