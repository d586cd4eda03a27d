"""Tells when the laptop wakes, where logind says so; elsewhere the idle clock finds out within seconds.

Before sleep there is nothing to do: answers are on disk when they are shown, typing within 300 ms.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")


class SleepWatch(QObject):
    """Listens on the system bus. No bus, no logind, or a Qt without D-Bus: it says nothing."""

    woke = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.listens = False
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # Windows and macOS
            return
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            slot: Any = SLOT("_prepare(bool)")  # the stubs want bytes, which it refuses; it takes this string
            self.listens = bus.connect(*_LOGIND, self, slot)

    @Slot(bool)
    def _prepare(self, begins: bool) -> None:
        """PrepareForSleep: true just before, false after."""
        if not begins:
            self.woke.emit()
