"""The program's own frame with a visit open in it, without a display, dressed as it runs."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QApplication

    from inspector.services.desk import Desk
    from inspector.ui.checklist.page import ChecklistPage
    from inspector.ui.frame.shell import Shell

_GIVE_UP_S, _LOOK_MS = 60.0, 100


def dressed() -> QApplication:
    """Return the application in its style; the window system is the one without a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # offscreen takes no size hints and says so
    from inspector.app import application
    from inspector.ui.theme import fonts, sheet

    app = application(sys.argv)
    sheet.dress(app, "light")
    fonts.load_rare(app)
    return app


def framed(desk: Desk) -> Shell:
    """Return the frame over an open desk, shown and active."""
    from inspector.ui.desk_session import Session
    from inspector.ui.frame.shell import Shell
    from inspector.ui.pages import MAKERS

    session = Session()
    session.open(desk)
    shell = Shell(session, MAKERS)
    shell.resize(1366, 768)
    shell.show()
    activate(shell)
    return shell


def until(there: Callable[[], bool]) -> None:
    """Let the program work until something is so. Raises RuntimeError when it never is."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    waking, end = QTimer(interval=_LOOK_MS), time.monotonic() + _GIVE_UP_S
    waking.start()
    while not there():
        if time.monotonic() > end:
            raise RuntimeError("what was waited for did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def is_at_rest() -> bool:
    """Whether no long job runs."""
    from inspector.ui.task import RUNNING

    return not RUNNING.tasks


def activate(shell: Shell) -> None:
    """Bring a frame to the front."""
    from PySide6.QtTest import QTest

    shell.activateWindow()
    QTest.qWaitForWindowActive(shell)


def checklist_page(shell: Shell, visit: UUID) -> ChecklistPage:
    """Open a visit's checklist."""
    shell.go("checklist", {"visit_id": visit})
    return cast("ChecklistPage", shell.page)
