"""Run in a process of its own: the program's window hears from a logind of ours, on a system bus of ours."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from inspector.app import MainWindow, application
from inspector.base import places
from inspector.services import sample, security

PASSWORD = "Mei-Ling 督导 2026"


def main() -> None:
    app = application(sys.argv[:1])
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    window = MainWindow(app, places.store_folder())
    window.show()
    window.session.open(desk)
    asleep = [0.0]
    window._idle._now = lambda: asleep[0]
    window._idle.begin()
    window._idle._timer.stop()  # the clock's own look every five seconds must not be what finds it
    logind = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "logind")
    assert logind.registerService("org.freedesktop.login1")

    def tell(begins):
        path, interface = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
        message = QDBusMessage.createSignal(path, interface, "PrepareForSleep")
        message.setArguments([begins])
        assert logind.send(message)

    def go_on():
        if window._sleep is None:
            QTimer.singleShot(20, go_on)
            return
        assert window._sleep.listens
        seen = []
        window._sleep.woke.connect(lambda: seen.append(window.shell is None))

        def third():
            sys.stdout.write(f"short sleep locks: {seen[0]} long sleep locks: {seen[1]}\n")
            window.close()
            QCoreApplication.exit(0)

        def wait(n, then):
            if len(seen) < n:
                QTimer.singleShot(20, lambda: wait(n, then))
            else:
                then()

        def second():
            tell(True)
            asleep[0] += 3600.0
            tell(False)
            wait(2, third)

        tell(True)
        asleep[0] += 60.0
        tell(False)
        wait(1, second)

    go_on()
    sys.exit(app.exec())


main()
