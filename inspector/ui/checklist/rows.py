"""The list of the checklist: rows under their sections, one of them current.

Laid out by hand, so that a key moves little: nothing is built anew, the old row shrinks, the new one grows, the rows
between them move. A checklist of usual length has all its rows, for a screen reader; of a longer one only those are
there that are in view or near it, so that a key costs the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from typing_extensions import override

from inspector.ui.checklist.answers import AnswerBar
from inspector.ui.checklist.row import CODE, SIDE, ItemRow, compact_height
from inspector.ui.checklist.section_head import SectionHead
from inspector.ui.widgets.labels import wrapped
from inspector.ui.widgets.scrolled import keep_bar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from inspector.services.inspect_views import ItemView, SectionView

_CONTEXT, _BELOW = 3, 2
"""Rows that stay in view above the current one (interface design), and below it where there is room."""
_ALL, _NEAR = 150, 6
"""Up to so many items every row is there; of more, those in view and so many above and below."""


class ChecklistRows(QScrollArea):
    """Shows items; says which was tapped, and every key pressed while the list has the focus."""

    tapped = Signal(str)
    pressed = Signal(object)
    """A QKeyEvent; who handles it accepts it."""
    tabbed = Signal()
    """Tab: to the details."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Items"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)  # letters are keys, also under pinyin
        self._canvas = QWidget()
        self._canvas.setProperty("role", "rows-canvas")
        self.setWidget(self._canvas)
        self._items: dict[str, ItemView] = {}
        self._places: dict[str, int] = {}
        """Place of each item in the whole checklist, from 1."""
        self._rows: dict[str, ItemRow] = {}
        """Rows that were made so far."""
        self._heads: dict[str, SectionHead] = {}
        self._shown: tuple[str, ...] = ()
        self._at: dict[str, int] = {}
        """Place of each shown item among the shown ones."""
        self._leads: list[int] = []
        """Height of the section head over each shown item, or 0."""
        self._heights: list[int] = []
        """Height of each shown item's row."""
        self._ends: list[int] = []
        """Where each shown item's row ends."""
        self._placed: dict[str, tuple[int, int, int]] = {}
        """Rows and heads that stand in the list now: top, width, height."""
        self._current = ""
        self.bar = AnswerBar(self._canvas)
        self.bar.hide()
        self._empty = wrapped("", "muted")
        self._empty.setParent(self._canvas)
        self._empty.hide()
        self._read_only = False
        self._laid_for, self._bar_height = -1, 0
        self._settling = QTimer(self, interval=0, singleShot=True)
        self._settling.timeout.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_items(self, items: Sequence[ItemView], sections: Iterable[SectionView], *, read_only: bool) -> None:
        """Build the list: once when the page opens."""
        for old in (*self._rows.values(), *self._heads.values()):
            old.hide()
            old.deleteLater()
        self._read_only, self._current = read_only, ""
        used = {item.section for item in items}
        self._heads = {section.code: SectionHead(section, self._canvas) for section in sections if section.code in used}
        self._items = {item.code: item for item in items}
        self._places = {item.code: n for n, item in enumerate(items, 1)}
        self._rows, self._placed = {}, {}
        self.bar.numbers.prepare(max((len(item.fields) for item in items), default=0))
        self._show(tuple(code for code, item in self._items.items() if item.is_shown))
        self.bar.raise_()

    def show_only(self, codes: Sequence[str], empty: str, *, steady: bool = False) -> None:
        """Show some of the items; ``empty`` is said when there are none. ``steady``: the current row does not move."""
        self._empty.setText(empty)
        bar, before = self.verticalScrollBar(), self._top(self._current)
        self._show(tuple(codes))
        if steady and self._current in self._at:
            bar.setValue(bar.value() + self._top(self._current) - before)
        elif self._current in self._at:
            self._scroll_to(self._current)

    def reveal(self, code: str) -> None:
        """Scroll as little as needed to see a row."""
        at, bar, room = self._at.get(code), self.verticalScrollBar(), self.viewport().height()
        if at is not None:
            bar.setValue(min(max(bar.value(), self._ends[at] - room), self._top(code)))

    def update_item(self, item: ItemView, *, leaving: bool = False) -> None:
        """Show a changed item. ``leaving``: another becomes the current one in this turn, so only the row is shown."""
        self._items[item.code] = item
        if item.code in self._rows:
            self._rows[item.code].show_item(item)
        if leaving:
            return
        if item.code == self._current:
            self.bar.show_item(item, read_only=self._read_only)
            self._bar_height = self._bar_needed()
        self._measure(item.code)

    def update_sections(self, sections: Iterable[SectionView]) -> None:
        """Show changed counts."""
        for section in sections:
            if section.code in self._heads:
                self._heads[section.code].show_section(section)

    def set_current(self, code: str, *, by_pointer: bool = False) -> None:
        """Make a row the current one. By keys it is scrolled into view; under the pointer it stays where it is."""
        before, old = self._top(code), self._current
        if old in self._rows:
            self._rows[old].set_current(is_current=False)
        self._current = code
        row = self.row(code)
        row.set_current(is_current=True)
        self.bar.show_item(row.item, read_only=self._read_only)
        self._bar_height = self._bar_needed()
        for one in (old, code):
            if one in self._at:
                self._heights[self._at[one]] = self._height(one)
        self._stack()
        if by_pointer:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + self._top(code) - before)
        else:
            self._scroll_to(code)
        self._settling.start()
        _read_out(row)
        if row.item.kind == "number" and not row.item.calculated and not self._read_only:
            self.bar.numbers.focus_first()
        elif row.item.kind == "table" and not self._read_only:
            self.bar.samples.focus_first()
        elif row.item.kind in {"date", "text"} and not self._read_only:
            self.bar.written.focus_first()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, text: str) -> None:
        """Say under the answer bar why an answer was not taken."""
        self.bar.tell(text)
        self._bar_height = self._bar_needed()
        self._measure(self._current)

    def row(self, code: str) -> ItemRow:
        """Return a row; it is made when it is asked for first."""
        row = self._rows.get(code)
        if row is None:
            row = self._rows[code] = ItemRow(self._items[code], self._places[code], len(self._items), self._canvas)
            row.tapped.connect(self.tapped)
            row.stackUnder(self.bar)
        return row

    @property
    def shown(self) -> tuple[str, ...]:
        """Codes of the rows in view, by the filter, in their order."""
        return self._shown

    def bar_width(self, width: int) -> int:
        """Return how wide the answer bar is in a list of a width."""
        return max(width - 2 * SIDE - CODE, 200)

    # Measuring.

    def _show(self, codes: tuple[str, ...]) -> None:
        self._shown = codes
        self._at = {code: n for n, code in enumerate(codes)}
        sections = [self._items[code].section for code in codes]
        begins = [here != before for here, before in zip(sections, ["", *sections], strict=False)]
        self._leads = [
            SectionHead.HEIGHT if first and section in self._heads else 0
            for first, section in zip(begins, sections, strict=True)
        ]
        self._measure_all()

    def _measure_all(self) -> None:
        self._laid_for = self.viewport().width()
        self._bar_height = self._bar_needed()
        self._heights = [self._height(code) for code in self._shown]
        self._stack()

    def _measure(self, code: str) -> None:
        """Measure one row anew; the list is stacked anew only if its height has changed."""
        at = self._at.get(code)
        if at is None:
            return
        height = self._height(code)
        if height != self._heights[at]:
            self._heights[at] = height
            self._stack()
        elif code == self._current:
            self._place_bar()

    def _height(self, code: str) -> int:
        width = self.viewport().width()
        row = self._rows.get(code)
        if row is None:
            return compact_height(self._items[code], width, self._canvas.font())
        return row.needed(width, self._bar_height)

    def _bar_needed(self) -> int:
        return self.bar.needed(self.bar_width(self.viewport().width())) if self._current else 0

    def _settle(self) -> None:
        """Give the answer bar the height it turns out to need, once its new fields are laid out."""
        height = self._bar_needed()
        if self._current and height != self._bar_height:
            self._bar_height = height
            self._measure(self._current)

    def _top(self, code: str) -> int:
        """Return where a row begins; above the list for one that is not shown."""
        at = self._at.get(code)
        return self._ends[at] - self._heights[at] if at is not None else 0

    # Placing.

    def _stack(self) -> None:
        """Put the rows one under another."""
        self._ends = list(accumulate(map(int.__add__, self._leads, self._heights)))
        width = self.viewport().width()
        self._canvas.resize(width, max(self._ends[-1] if self._ends else 0, 100))
        self._place_rows()
        self._place_bar()
        self._empty.setVisible(not self._shown)
        if not self._shown:
            self._empty.setGeometry(16, 24, max(width - 32, 40), 60)

    def _place_rows(self) -> None:
        """Place the rows in view and near it, and the heads over them; take away what is far."""
        width, placed = self.viewport().width(), dict[str, tuple[int, int, int]]()
        first, last = self._near()
        for n in range(first, last):
            code, lead, height = self._shown[n], self._leads[n], self._heights[n]
            top = self._ends[n] - height
            if lead:
                section = self._items[code].section
                placed[f"/{section}"] = self._put(f"/{section}", self._heads[section], (top - lead, width, lead))
            placed[code] = self._put(code, self.row(code), (top, width, height))
        for gone in self._placed.keys() - placed.keys():
            widget = self._heads[gone[1:]] if gone.startswith("/") else self._rows[gone]
            widget.setVisible(False)
        self._placed = placed

    def _scrolled(self) -> None:
        if len(self._items) > _ALL:  # else they all stand in their places
            self._place_rows()

    def _put(self, key: str, widget: QWidget, place: tuple[int, int, int]) -> tuple[int, int, int]:
        before = self._placed.get(key)
        if before != place:
            top, width, height = place
            widget.setGeometry(0, top, width, height)
        if before is None:
            widget.setVisible(True)
        return place

    def _near(self) -> tuple[int, int]:
        n = len(self._shown)
        if len(self._items) <= _ALL:
            return 0, n
        top = self.verticalScrollBar().value()
        first = bisect_right(self._ends, top) - _NEAR
        last = bisect_left(self._ends, top + self.viewport().height()) + 1 + _NEAR
        return max(first, 0), min(last, n)

    def _place_bar(self) -> None:
        at = self._at.get(self._current)
        if at is None and self.bar.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt takes the bar's going for Tab: into the details
        self.bar.setVisible(at is not None)
        if at is not None:
            place = self.row(self._current).bar_place(self.viewport().width(), self._heights[at])
            self.bar.setGeometry(place.translated(0, self._top(self._current)))

    def _scroll_to(self, code: str) -> None:
        at = self._at.get(code)
        if at is None:
            return
        top = 0 if at <= _CONTEXT else self._top(self._shown[at - _CONTEXT])
        bar, room = self.verticalScrollBar(), self.viewport().height()
        value, own = bar.value(), self._top(code)
        # What matters most comes last: the row itself before the rows above it, those before the rows below.
        end, own_end = self._ends[min(at + _BELOW, len(self._ends) - 1)], self._ends[at]
        for first, last in ((own, end), (top, own), (own, own_end)):
            value = min(max(value, last - room), first)
        bar.setValue(value)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the current row shows that keys go here

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._items and self.viewport().width() != self._laid_for:
            self._measure_all()
            if self._current:
                self._scroll_to(self._current)
        elif self._items:
            self._place_rows()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        arg__1.ignore()
        self.pressed.emit(arg__1)
        if not arg__1.isAccepted():
            super().keyPressEvent(arg__1)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        self.tabbed.emit()
        return True


def _read_out(row: ItemRow) -> None:
    """Let a screen reader read the row where the inspector is; the keys stay with the list."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))
