"""The pages of a document one under another: a large column to read, a narrow one to find the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from inspector.ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from inspector.ui.report.pages import PdfPages

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SCREEN_POINT = 96 / 72
"""Logical pixels of a point at 100 %."""
_LINE = 48
"""What one arrow key or wheel notch line moves, in pixels."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Room round the pages, logical pixels."""

    margin: int
    gap: int
    label: int
    """Height of the page number under a page; 0: none."""


class PageColumn(QAbstractScrollArea):
    """Pages under one another. Draws, and asks for, what is in view only."""

    turned = Signal(int)
    """The page in view, from 0."""

    def __init__(self, pages: PdfPages, measures: Measures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._measures = pages, measures
        self._sizes: list[tuple[float, float]] = []
        self._places: list[QRect] = []
        self._current = 0
        pages.drawn.connect(self._repaint_page)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "desk")

    @property
    def n_pages(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page in view, from 0."""
        return self._current

    def show_pages(self, sizes: list[tuple[float, float]]) -> None:
        """Lay out pages of these sizes (points) and show the first."""
        self._sizes, self._current = list(sizes), 0
        self.verticalScrollBar().setValue(0)
        self.lay_out()

    def page_width(self) -> int:
        """Return the width of a page in logical pixels: as wide as the column."""
        return max(self.viewport().width() - 2 * self._measures.margin, 40)

    def lay_out(self) -> None:
        """Compute where each page lies and how far one can scroll, keeping the place in the document."""
        bar = self.verticalScrollBar()
        before = self._places[-1].bottom() if self._places else 0
        place = bar.value() / before if before else 0.0
        width, y = self.page_width(), self._measures.margin
        left = max((self.viewport().width() - width) // 2, self._measures.margin)
        self._places = []
        widest = max((size[0] for size in self._sizes), default=1.0)
        for page_width, page_height in self._sizes:
            own = round(width * page_width / widest)
            height = round(own * page_height / page_width)
            self._places.append(QRect(left + (width - own) // 2, y, own, height))
            y += height + self._measures.label + self._measures.gap
        total = y - self._measures.gap + self._measures.margin if self._places else 0
        view = self.viewport().size()
        bar.setRange(0, max(total - view.height(), 0))
        bar.setPageStep(view.height())
        across = self.horizontalScrollBar()
        across.setRange(0, max(width + 2 * self._measures.margin - view.width(), 0))
        across.setPageStep(view.width())
        bar.setValue(round(place * self._places[-1].bottom()) if self._places else 0)
        self._want_visible()
        self.viewport().update()

    def turn_to(self, page: int) -> None:
        """Scroll so that a page begins at the top."""
        if self._places:
            page = min(max(page, 0), len(self._places) - 1)
            self.verticalScrollBar().setValue(self._places[page].top() - self._measures.margin)
            self._set_current(page)

    def place_of(self, page: int) -> QRect:
        """Return where a page lies in the viewport, for the mouse and for tests."""
        return self._places[page].translated(-self._offset())

    def is_drawn(self, page: int) -> bool:
        """Tell whether a page is there at the size in which it is shown."""
        return self._pages.picture(page, round(self._places[page].width() * self.devicePixelRatioF())) is not None

    def visible_pages(self) -> list[int]:
        """Return the pages of which some part is in view."""
        view = QRect(self._offset(), self.viewport().size())
        return [n for n, place in enumerate(self._places) if place.intersects(view)]

    def wanted(self) -> list[tuple[int, int]]:
        """Return what has to be drawn now, most wanted first: in view, then the neighbours."""
        visible = self.visible_pages()
        if not visible:
            return []
        near = [n for n in (visible[-1] + 1, visible[0] - 1) if 0 <= n < len(self._places)]
        ratio = self.devicePixelRatioF()
        return [(n, round(self._places[n].width() * ratio)) for n in (*visible, *near)]

    wants_changed = Signal()

    def _want_visible(self) -> None:
        self.wants_changed.emit()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scrolled(self) -> None:
        visible = self.visible_pages()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        over = [n for n in visible if self._places[n].top() <= middle]
        if visible:
            self._set_current(over[-1] if over else visible[0])
        self._want_visible()
        self.viewport().update()

    def _set_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.turned.emit(page)

    def _repaint_page(self, page: int, _width: int) -> None:
        if page < len(self._places):
            self.viewport().update(self.place_of(page))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self.visible_pages():
            place = self.place_of(page)
            if place.adjusted(0, 0, 0, self._measures.label).intersects(event.rect()):
                self.paint_page(painter, page, place)

    def paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        """Paint one page: white paper, its picture as soon as there is one, and its edge."""
        painter.fillRect(place, QColor(LIGHT.surface))
        width = round(place.width() * self.devicePixelRatioF())
        picture = self._pages.picture(page, width) or self._pages.nearest(page, width)
        if picture is not None:
            painter.drawImage(place, picture)
        painter.setPen(QPen(QColor(LIGHT.line), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class PagePreview(PageColumn):
    """The large column: zoom by Ctrl+wheel, Ctrl++ and Ctrl+−, page keys."""

    zoomed = Signal()

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(pages, Measures(margin=16, gap=16, label=0), parent)
        self._zoom = 0.0
        self.setAccessibleName(self.tr("Pages"))

    @property
    def zoom(self) -> float:
        """1.0 is the size on paper; 0 is as wide as the column."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at a zoom; 0: as wide as the column."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.lay_out()
            self.zoomed.emit()

    def step_zoom(self, direction: int) -> None:
        """Go one step larger (1) or smaller (−1) from what is shown."""
        widest = max((size[0] for size in self._sizes), default=595.0)
        now = self.page_width() / (widest * _SCREEN_POINT)
        further = [z for z in _ZOOMS if (z > now * 1.02 if direction > 0 else z < now * 0.98)]
        if further:
            self.set_zoom(further[0] if direction > 0 else further[-1])

    @override
    def page_width(self) -> int:
        if not self._zoom or not self._sizes:
            return super().page_width()
        return round(max(size[0] for size in self._sizes) * _SCREEN_POINT * self._zoom)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        steps = {Qt.Key.Key_PageDown: self._current + 1, Qt.Key.Key_PageUp: self._current - 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.n_pages - 1}  # fmt: skip
        if key in steps:
            self.turn_to(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep() - _LINE)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)


class PageThumbnails(PageColumn):
    """The narrow column: the page in view is marked; a click or ↑ ↓ goes to another."""

    chosen = Signal(int)

    def __init__(self, pages: PdfPages, parent: QWidget | None = None) -> None:
        super().__init__(pages, Measures(margin=16, gap=4, label=22), parent)
        self.marked = 0
        self.setFixedWidth(120)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Thumbnails"))

    def mark(self, page: int) -> None:
        """Mark a page and bring it into view."""
        self.marked = page
        if self._places:
            place, bar = self._places[page], self.verticalScrollBar()
            top, bottom = place.top() - 16, place.bottom() + 32
            if top < bar.value():
                bar.setValue(top)
            elif bottom > bar.value() + self.viewport().height():
                bar.setValue(bottom - self.viewport().height())
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 400)

    @override
    def paint_page(self, painter: QPainter, page: int, place: QRect) -> None:
        super().paint_page(painter, page, place)
        marked = page == self.marked
        if marked:
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(place.adjusted(-1, -1, 1, 1))
        font = painter.font()
        font.setBold(marked)
        painter.setFont(font)
        painter.setPen(self.palette().highlight().color() if marked else self.palette().text().color())
        label = QRect(place.left(), place.bottom() + 2, place.width(), self._measures.label - 2)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(page + 1))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for page in self.visible_pages():
            if self.place_of(page).contains(event.position().toPoint()):
                self.chosen.emit(page)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.chosen.emit(min(max(self.marked + step, 0), self.n_pages - 1))
        else:
            super().keyPressEvent(event)
