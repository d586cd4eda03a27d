"""From a key press to what it changed painted, the answer on disk included: a full visit of 96 items in the real page.

Painted is the end of the first pass after the key: the row answered, the next one with its answer bar, what was typed.
The details of the next item come in the turn after it and are timed, too: until nothing is left to paint.
Nine of ten items conform at one key. Every tenth fails and its problem is accepted by Enter; every seventh gets a note;
numbers are typed digit by digit. The same on 96 items in the middle of a checklist of 2,000, turn and turn about.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks import window
from benchmarks.setting import begin, checklist_of, desk_of_its_own
from benchmarks.table import percentile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, Qt

    from inspector.services.inspect_views import ItemView
    from inspector.ui.checklist.page import ChecklistPage
    from inspector.ui.frame.shell import Shell

_ITEMS, _MANY, _BLOCK = 96, 2000, 12
_BOUND_MS, _BOUND_MANY, _GIVE_UP_S = 16.7, 1.3, 2.0


def measure() -> list[str]:
    """Return the lines."""
    window.dressed()
    with desk_of_its_own() as desk:
        pages: list[tuple[_Hand, Sequence[str]]] = []
        for n in (_ITEMS, _MANY):
            shell = window.framed(desk)
            page = window.checklist_page(shell, begin(desk, checklist_of(n)))
            pages.append((_Hand(shell, page), _middle([item.code for item in page.view.items])))
        for start in range(0, _ITEMS, _BLOCK):
            for hand, codes in pages:
                window.activate(hand.shell)
                for n, code in enumerate(codes[start : start + _BLOCK], start):
                    hand.work(n, code)
        for hand, _ in pages:
            hand.shell.leave()
            hand.shell.close()
    (few, _), (many, _) = pages
    return [*few.lines(f"{_ITEMS} items"), *many.lines(f"{_MANY} items"), *_against(many, few)]


def _middle(codes: Sequence[str]) -> list[str]:
    """Return the 96 items of the usual checklist; of a longer one, whose sections repeat them, the copies half way."""
    chosen: list[str] = []
    for section in checklist_of(_ITEMS).sections:
        usual, there = len(section.items), [code for code in codes if code.startswith(section.code)]
        first = len(there) // usual // 2 * usual
        chosen += there[first : first + usual]
    return chosen


def _against(many: _Hand, few: _Hand) -> list[str]:
    lines: list[str] = []
    for n in (50, 99):
        a, b = percentile(many.taken, n) * 1e3, percentile(few.taken, n) * 1e3
        lines.append(
            f"key to painted, {_MANY} / {_ITEMS} items, p{n}: {a:.1f} ms / {b:.1f} ms = {a / b:.2f} x"
            f" (bound {_BOUND_MANY} x)"
        )
    return lines


class _Hand:
    """Works through items by keys; notes how long each key took until what it changed was painted."""

    def __init__(self, shell: Shell, page: ChecklistPage) -> None:
        from PySide6.QtCore import QEvent, QObject
        from typing_extensions import override

        class Painted(QObject):
            at = worked = last = 0.0
            seen = False

            def begin(self) -> None:
                self.at, self.seen = 0.0, False

            @override
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    self.last, self.seen = time.perf_counter(), True
                elif event.type() == QEvent.Type.UpdateRequest and watched is shell and not self.at:
                    self.seen = False
                    shell.event(event)  # one pass: all that waits to be painted, and its way to the screen
                    if self.seen:
                        self.at, self.worked = time.perf_counter(), time.thread_time()
                    return True
                return False

        self.shell, self.page = shell, page
        self.taken: list[float] = []
        self._all: list[float] = []
        self._cpu: list[float] = []
        self._painted = Painted()
        self._watched: dict[int, list[QObject]] = {}
        shell.installEventFilter(self._painted)

    def lines(self, name: str) -> list[str]:
        """Return what was measured."""
        p50, p99 = (percentile(self.taken, n) * 1e3 for n in (50, 99))
        c50, c99 = (percentile(self._cpu, n) * 1e3 for n in (50, 99))
        said = f"p50 {p50:.1f} ms, p99 {p99:.1f} ms (bound p99 {_BOUND_MS} ms)"
        at_work = f"of that at work: p50 {c50:.1f} ms, p99 {c99:.1f} ms"
        a50, a99 = (percentile(self._all, n) * 1e3 for n in (50, 99))
        return [
            f"key press to painted, {name}, {len(self.taken)} keys: {said}; {at_work}",
            f"key press to all painted, details of the next item included, {name}: p50 {a50:.1f} ms, p99 {a99:.1f} ms",
        ]

    def work(self, n: int, code: str) -> None:
        """Answer one item as one does on site."""
        from PySide6.QtCore import Qt

        page, key = self.page, Qt.Key
        if page.current != code:
            page.go_to(code)
        self._rest()
        item: ItemView = page.item(code)
        if n % 7 == 0:
            self._press(key.Key_N)
            for letter in "ok":
                self._press(getattr(key, f"Key_{letter.upper()}"))
            self._press(key.Key_Escape)
        if item.kind == "number":
            for field in item.fields:
                for digit in str(field.minimum):
                    self._press(getattr(key, f"Key_{digit}"))
                self._press(key.Key_Return)
        elif item.kind == "multichoice":
            self._press(key.Key_1)
        else:
            self._press(key.Key_3 if n % 10 == 9 else key.Key_1)
        if page.current == code:  # failed, or ticked: its problem is accepted as it is filled in
            self._rest()
            self._press(key.Key_Down if item.kind == "number" else key.Key_Return)

    def _press(self, key: Qt.Key) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        self._watch()
        self._painted.begin()
        start, cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(self.shell.windowHandle(), key)
        while not self._painted.at and time.perf_counter() - start < _GIVE_UP_S:
            QApplication.processEvents()
        if not self._painted.at:
            raise RuntimeError(f"nothing was painted after {key} on {self.page.current}")
        self._rest()
        QApplication.processEvents()
        self.taken.append(self._painted.at - start)
        self._all.append(self._painted.last - start)
        self._cpu.append(self._painted.worked - cpu)

    def _watch(self) -> None:
        """Look at the rows, the answer bar, and the field where one types."""
        from PySide6.QtWidgets import QApplication, QWidget

        from inspector.ui.checklist.row import ItemRow

        note = self.page.detail.note.text
        bar = self.page.rows.bar
        fields = (note, note.viewport(), bar, *bar.findChildren(QWidget), QApplication.focusWidget())
        for seen in (*self.page.rows.findChildren(ItemRow), *fields):
            if seen is not None and not any(seen is one for one in self._watched.get(id(seen), ())):
                self._watched.setdefault(id(seen), []).append(seen)
                seen.installEventFilter(self._painted)

    def _rest(self) -> None:
        """Wait for the details of the current item, which come in the next turn."""
        page = self.page
        window.until(lambda: page.detail.shown == page.current)
