"""The list of the checklist: rows under their sections, one of them current.

Laid out by hand, so that a key moves little: nothing is built anew, the old row shrinks, the new one grows, the rows
between them move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from inspector.ui.checklist.answers import AnswerBar
from inspector.ui.checklist.row import CODE, SIDE, ItemRow
from inspector.ui.checklist.section_head import SectionHead
from inspector.ui.widgets.labels import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from inspector.services.inspect_views import ItemView, SectionView

_CONTEXT, _BELOW = 3, 2
"""Rows that stay in view above the current one (interface design), and below it where there is room."""


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
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)  # letters are keys, also under pinyin
        self._canvas = QWidget()
        self._canvas.setProperty("role", "rows-canvas")
        self.setWidget(self._canvas)
        self._rows: dict[str, ItemRow] = {}
        self._heads: dict[str, SectionHead] = {}
        self._shown: list[str] = []
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

    def show_items(self, items: Sequence[ItemView], sections: Iterable[SectionView], *, read_only: bool) -> None:
        """Build the list: once when the page opens."""
        for old in (*self._rows.values(), *self._heads.values()):
            old.hide()
            old.deleteLater()
        self._read_only, self._current = read_only, ""
        self._heads = {section.code: SectionHead(section, self._canvas) for section in sections if section.n_total}
        self._rows = {item.code: ItemRow(item, n, len(items), self._canvas) for n, item in enumerate(items, 1)}
        for row in self._rows.values():
            row.tapped.connect(self.tapped)
        self.bar.raise_()
        self._shown = list(self._rows)
        self._lay_out()

    def show_only(self, codes: Sequence[str], empty: str) -> None:
        """Show some of the items; ``empty`` is said when there are none."""
        self._shown = list(codes)
        self._empty.setText(empty)
        self._lay_out()
        if self._current in codes:
            self._scroll_to(self._current)

    def update_item(self, item: ItemView) -> None:
        """Show a changed item."""
        row = self._rows[item.code]
        row.show_item(item)
        if item.code == self._current:
            self.bar.show_item(item, read_only=self._read_only)
        self._lay_out()

    def update_sections(self, sections: Iterable[SectionView]) -> None:
        """Show changed counts."""
        for section in sections:
            if section.code in self._heads:
                self._heads[section.code].show_section(section)

    def set_current(self, code: str, *, by_pointer: bool = False) -> None:
        """Make a row the current one. By keys it is scrolled into view; under the pointer it stays where it is."""
        before = self._rows[code].mapTo(self.viewport(), QPoint(0, 0)).y()
        if self._current in self._rows:
            self._rows[self._current].set_current(is_current=False)
        self._current = code
        row = self._rows[code]
        row.set_current(is_current=True)
        self.bar.show_item(row.item, read_only=self._read_only)
        self._lay_out()
        if by_pointer:
            after = row.mapTo(self.viewport(), QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + after - before)
        else:
            self._scroll_to(code)
        self._settling.start()
        if row.item.kind == "number" and not self._read_only:
            self.bar.numbers.focus_first()
        elif row.item.kind in {"date", "text"} and not self._read_only:
            self.bar.written.focus_first()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, text: str) -> None:
        """Say under the answer bar why an answer was not taken."""
        self.bar.tell(text)
        self._lay_out()

    def row(self, code: str) -> ItemRow:
        """Return a row."""
        return self._rows[code]

    @property
    def shown(self) -> tuple[str, ...]:
        """Codes of the rows in view, by the filter, in their order."""
        return tuple(self._shown)

    def _lay_out(self) -> None:
        width = self.viewport().width()
        shown = set(self._shown)
        y, section = 0, ""
        bar = self._bar_height = self.bar.needed(self.bar_width(width)) if self._current else 0
        for head in self._heads.values():
            head.setVisible(False)
        for code, row in self._rows.items():
            if code not in shown:
                row.setVisible(False)
                continue
            if row.item.section != section:
                section = row.item.section
                y = self._place_head(section, y, width)
            height = row.needed(width, bar)
            row.setGeometry(0, y, width, height)
            row.setVisible(True)
            y += height
        self._place_bar()
        self._empty.setVisible(not shown)
        if not shown:
            self._empty.setGeometry(16, 24, max(width - 32, 40), 60)
        self._canvas.resize(width, max(y, 100))

    def bar_width(self, width: int) -> int:
        """Return how wide the answer bar is in a list of a width."""
        return max(width - 2 * SIDE - CODE, 200)

    def _settle(self) -> None:
        """Give the answer bar the height it turns out to need, once its new fields are laid out."""
        if self._current and self.bar.needed(self.bar_width(self.viewport().width())) != self._bar_height:
            self._lay_out()

    def _place_head(self, section: str, y: int, width: int) -> int:
        head = self._heads.get(section)
        if head is None:
            return y
        head.setGeometry(0, y, width, head.HEIGHT)
        head.setVisible(True)
        return y + head.HEIGHT

    def _place_bar(self) -> None:
        row = self._rows.get(self._current)
        self.bar.setVisible(row is not None and self._current in self._shown)
        if row is not None:
            place = row.bar_place().translated(row.pos())
            self.bar.setGeometry(place)

    def _scroll_to(self, code: str) -> None:
        if code not in self._shown:
            return
        at = self._shown.index(code)
        above = self._rows[self._shown[max(at - _CONTEXT, 0)]]
        row = self._rows[code]
        below = self._rows[self._shown[min(at + _BELOW, len(self._shown) - 1)]]
        top = 0 if at <= _CONTEXT else above.y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        value = bar.value()
        # What matters most comes last: the row itself before the rows above it, those before the rows below.
        end, own_end = below.geometry().bottom() + 1, row.geometry().bottom() + 1
        for first, last in ((row.y(), end), (top, row.y()), (row.y(), own_end)):
            value = min(max(value, last - room), first)
        bar.setValue(value)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rows and self.viewport().width() != self._laid_for:
            self._laid_for = self.viewport().width()
            self._lay_out()
            if self._current:
                self._scroll_to(self._current)

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
