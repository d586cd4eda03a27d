"""Scrolling by finger: a drag moves what is under it and answers nothing; a tap is one click, given when it is lifted.

Qt turns touches that nobody takes into mouse events. With its own gesture a drag then scrolls *and* presses the
button on which it began (seen: 180 px scrolled, one click). So touches are taken here, and only a tap becomes a click.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QScroller,
    QScrollerProperties,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

TAP_PX: Final = 12
"""A finger that moves further than this (logical pixels) scrolls; it rolls by a few when it taps."""
_SHOW_DOWN_MS = 70
"""A button looks pressed after this, so that a drag does not make it flash."""
_TOUCHES = frozenset(
    {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
)  # fmt: skip
_FOLLOWED = "finger"
"""Property of the viewports that are followed already."""


def follow_fingers(page: QWidget) -> None:
    """Let fingers scroll every list, pane and reader inside a page. Text fields stay with what scrolls them."""
    for area in page.findChildren(QAbstractScrollArea):
        if not isinstance(area, QPlainTextEdit | QTextEdit) and not area.viewport().property(_FOLLOWED):
            FingerScroll(area)


class FingerScroll(QObject):
    """Follows the fingers on one scroll area; lives as long as the area."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        view = self._view = area.viewport()
        view.setProperty(_FOLLOWED, True)
        view.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        view.installEventFilter(self)
        if isinstance(area, QAbstractItemView):
            area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._scroller: QScroller | None = None
        self._start = QPointF()
        self._taps = self._follows = False
        self._under: QWidget | None = None
        self._down = QTimer(self, interval=_SHOW_DOWN_MS, singleShot=True)
        self._down.timeout.connect(self._show_down)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() not in _TOUCHES or not isinstance(event, QTouchEvent):
            return False
        if event.type() == QEvent.Type.TouchBegin:
            if self._is_for_outer():
                event.ignore()
                return True
            self._begin(event.points()[0])
        if len(event.points()) > 1:
            self._give_up()
        elif event.type() == QEvent.Type.TouchUpdate:
            self._move(event.points()[0])
        elif event.type() == QEvent.Type.TouchEnd:
            self._end(event.points()[0])
        elif event.type() == QEvent.Type.TouchCancel:
            self._give_up()
        event.accept()
        return True

    def _begin(self, point: QEventPoint) -> None:
        scroller = self._get_scroller()
        self._start, self._follows = point.position(), True
        self._taps = not self._runs(scroller)  # a finger stops what runs
        at = point.position().toPoint()
        self._under = (self._view.childAt(at) or self._view) if self._taps else None
        scroller.handleInput(QScroller.Input.InputPress, point.position(), point.timestamp())
        self._down.start()

    def _move(self, point: QEventPoint) -> None:
        if not self._follows:
            return
        if self._taps and _distance(point.position() - self._start) > TAP_PX:
            self._no_tap()
        self._get_scroller().handleInput(QScroller.Input.InputMove, point.position(), point.timestamp())

    def _end(self, point: QEventPoint) -> None:
        if not self._follows:
            return
        self._move(point)
        self._get_scroller().handleInput(QScroller.Input.InputRelease, point.position(), point.timestamp())
        under, self._follows = self._under, False
        tapped = self._taps and under is not None
        self._no_tap()
        if tapped and under is not None:
            self._click(under)

    def _give_up(self) -> None:
        """Two fingers, or the system took the touch: nothing is meant until all are lifted."""
        if self._follows:
            self._get_scroller().stop()
        self._follows = False
        self._no_tap()

    def _no_tap(self) -> None:
        self._down.stop()
        if isinstance(self._under, QAbstractButton):
            self._under.setDown(False)
        self._taps, self._under = False, None

    def _show_down(self) -> None:
        if isinstance(self._under, QAbstractButton) and self._under.isEnabled():
            self._under.setDown(True)

    def _click(self, under: QWidget) -> None:
        """Press and release the mouse where the finger came down."""
        scene = QPointF(self._view.mapTo(self._view.window(), self._start.toPoint()))
        glob = self._view.mapToGlobal(self._start)
        local = QPointF(under.mapFrom(self._view, self._start.toPoint()))
        _focus(under)
        left, none, held = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        for kind, buttons in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            QApplication.sendEvent(under, QMouseEvent(kind, local, scene, glob, left, buttons, held))

    def _runs(self, scroller: QScroller) -> bool:
        """Tell whether it still moves to the eye.

        Qt 6.8 calls it scrolling for a second when a drag is let go beyond the end, and every Qt does for the last part
        of a pixel: a tap taken for a stop there would be lost without a reason that anybody could see.
        """
        if scroller.state() != QScroller.State.Scrolling:
            return False
        shown = QPointF(self._area.horizontalScrollBar().value(), self._area.verticalScrollBar().value())
        return _distance(scroller.finalPosition() - shown) >= 1

    def _is_for_outer(self) -> bool:
        """What cannot scroll leaves the finger to what it stands in, if that is followed too."""
        area = self._area
        if area.verticalScrollBar().maximum() or area.horizontalScrollBar().maximum():
            return False
        return any(parent.property(_FOLLOWED) for parent in _parents(area))

    def _get_scroller(self) -> QScroller:
        """Return Qt's scroller, which goes on by itself after a flick; it does not run over the ends."""
        if self._scroller is None:
            self._scroller = QScroller.scroller(self._view)
            properties = self._scroller.scrollerProperties()
            metric, off = QScrollerProperties.ScrollMetric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
            for overshoot in (metric.VerticalOvershootPolicy, metric.HorizontalOvershootPolicy):
                properties.setScrollMetric(overshoot, off)
            metres = TAP_PX / max(self._view.logicalDpiY(), 1) * 0.0254
            properties.setScrollMetric(metric.DragStartDistance, metres)
            self._scroller.setScrollerProperties(properties)
        return self._scroller


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _focus(under: QWidget) -> None:
    """Give the keys to what a click would give them to: events that we send do not."""
    for widget in (under, *_parents(under)):
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            widget.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        if widget.isWindow():
            return


def _distance(way: QPointF | QPoint) -> float:
    return (way.x() ** 2 + way.y() ** 2) ** 0.5
