"""Run in a process of its own: the program's window hears from a logind of ours, on a system bus of ours."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from inspector.app import MainWindow, application
from inspector.base import places
from inspector.services import sample, security

PASSWORD = "Mei-Ling 督导 2026"


LOGIND = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")


class Night:
    """Sends the laptop to sleep twice, a minute and an hour, and notes after which of them the window is locked."""

    def __init__(self, window, bus):
        self.window, self.bus = window, bus
        self.asleep_s, self.locked = 0.0, []
        window._idle._now = lambda: self.asleep_s
        window._idle.begin()
        window._idle._timer.stop()  # the clock's own look every five seconds must not be what finds it

    def begin(self):
        if self.window._sleep is None:  # it begins to listen after its first paint
            QTimer.singleShot(20, self.begin)
            return
        assert self.window._sleep.listens
        self.window._sleep.woke.connect(lambda: self.locked.append(self.window.shell is None))
        self.sleep(60.0)
        self.after(1, lambda: (self.sleep(3600.0), self.after(2, self.end)))

    def sleep(self, seconds):
        self.tell(begins=True)
        self.asleep_s += seconds
        self.tell(begins=False)

    def tell(self, *, begins):
        message = QDBusMessage.createSignal(*LOGIND)
        message.setArguments([begins])
        assert self.bus.send(message)

    def after(self, n_wakings, then):
        if len(self.locked) < n_wakings:
            QTimer.singleShot(20, lambda: self.after(n_wakings, then))
        else:
            then()

    def end(self):
        sys.stdout.write(f"short sleep locks: {self.locked[0]} long sleep locks: {self.locked[1]}\n")
        self.window.close()
        QCoreApplication.exit(0)


def main() -> None:
    app = application(sys.argv[:1])
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    window = MainWindow(app, places.store_folder())
    window.show()
    window.session.open(desk)
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "logind")
    assert bus.registerService("org.freedesktop.login1")
    night = Night(window, bus)
    night.begin()
    sys.exit(app.exec())


main()
