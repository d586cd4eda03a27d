"""Tells when nobody has touched the window for some minutes, so that the store locks. Sleep of the laptop counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from inspector.base.system import running_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TabletPress, QEvent.Type.TabletMove,
    }
)  # fmt: skip
_TICK_MS = 5_000


class IdleWatch(QObject):
    """Watches one window. ``minutes`` 0: never idle."""

    idle = Signal()

    def __init__(self, parent: QObject, minutes: int, now: Callable[[], float] = running_seconds) -> None:
        super().__init__(parent)
        self.minutes, self._now = minutes, now
        self._last = now()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def begin(self) -> None:
        """Begin to count: somebody has just unlocked."""
        self._last = self._now()

    def watch(self, window: QWindow) -> None:
        """Listen at a window: its own events are few, those of all widgets are many."""
        window.installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touched)

    def touched(self) -> bool:
        """Begin to count anew; True when the time was over already: the touch that wakes a laptop comes too late."""
        was_over = self.check()
        self._last = self._now()
        return was_over

    def check(self) -> bool:
        """Say so when the time is over. Only once until the next touch."""
        is_over = bool(self.minutes) and self._now() - self._last >= self.minutes * 60
        if is_over:
            self._last = self._now()
            self.idle.emit()
        return is_over

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        return event.type() in _TOUCHES and self.touched()  # a key for a page that was just locked goes nowhere
