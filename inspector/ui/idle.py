"""Tells when nobody has touched the window for some minutes, so that the store locks. Sleep of the laptop counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

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


def running_seconds() -> float:
    """Return a time that never goes back and, where the system tells it, goes on while the laptop sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


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

    def watch(self, window: QWindow) -> None:
        """Listen at a window: its own events are few, those of all widgets are many."""
        window.installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touched)

    def touched(self) -> None:
        """Begin to count anew."""
        self._last = self._now()

    def check(self) -> None:
        """Say so when the time is over. Only once until the next touch."""
        if self.minutes and self._now() - self._last >= self.minutes * 60:
            self._last = self._now()
            self.idle.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _TOUCHES:
            self.touched()
        return False
