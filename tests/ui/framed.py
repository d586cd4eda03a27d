"""The whole frame with its pages, and fingers on it: what the tests of touch and of flow share."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.demo.hand import rest
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.pages import MAKERS


def shell_of(qtbot, desk, size=(1366, 768)) -> Any:
    """Show the frame over an open store."""
    session = Session()
    session.open(desk)
    shell = Shell(session, MAKERS)
    qtbot.addWidget(shell, before_close_func=lambda _window: session.lock())
    shell.resize(*size)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    return shell


_PACE_MS = 8
"""Between two reports of a moving finger, as screens do; the speed of a flick is measured by it."""


@cache
def _screen():
    return QTest.createTouchDevice()


class Fingers:
    """Touches a window through its window system, as a screen does."""

    def __init__(self, window):
        self.device = _screen()
        self.window = window
        self.at = {}

    def spot(self, widget):
        """The middle of a widget, in the window."""
        return widget.mapTo(self.window, widget.rect().center())

    def press(self, at, finger=0):
        self._send(finger, at, "press")

    def move(self, by, finger=0, steps=1):
        """Drag in small steps, the program working between them."""
        start = self.at[finger]
        for n in range(1, steps + 1):
            rest(_PACE_MS)
            self._send(finger, start + QPoint(by.x() * n // steps, by.y() * n // steps), "move")

    def lift(self, finger=0):
        self._send(finger, self.at[finger], "release")
        del self.at[finger]

    def tap(self, widget):
        self.press(self.spot(widget))
        self.lift()

    def _send(self, finger, at, act):
        sequence = QTest.touchEvent(self.window.windowHandle(), self.device)
        for other, place in self.at.items():
            if other != finger:
                sequence.stationary(other)
                assert place is not None
        getattr(sequence, act)(finger, at, self.window.windowHandle())
        sequence.commit()
        self.at[finger] = at
        QApplication.processEvents()
