"""Run as a process of its own, to be killed: unlocks the real window and answers by keys at full speed.

Prints, for each answer that its row shows as given: the item, what the row says, and the item that is current then.
"""

from __future__ import annotations

import os
import sys
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.app import MainWindow, application
from inspector.demo.hand import rest
from inspector.services import security
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.unlock.page import UnlockPage


def main() -> None:
    visit, password, key = UUID(sys.argv[1]), sys.argv[2], sys.argv[3]
    window = MainWindow(application([]), security.default_folder())
    window.show()
    window.activateWindow()
    gate = window.gate
    assert isinstance(gate, UnlockPage)
    gate.password.field.setText(password)
    gate.open.click()
    while window.shell is None:
        rest(10)
    window.shell.go("checklist", {"visit_id": visit})
    page = window.shell.page
    assert isinstance(page, ChecklistPage)
    assert page.view is not None
    say("begins", "", page.current)
    handle = window.windowHandle()
    while True:
        code = page.current
        item = page.item(code)
        pressed = key if item.kind == "scale4" else "1" if item.kind == "yesno" else ""
        if pressed:
            QTest.keyClick(handle, Qt.Key(ord(pressed)))
        else:
            QTest.keyClick(handle, Qt.Key.Key_Down)
        QApplication.processEvents()
        if pressed:
            say(code, page.rows.row(code).item.answer.value, page.current)
        if page.current == code:  # the last item: begin again
            page.go_to(next(iter(page.view.items)).code)


def say(*words: str) -> None:
    sys.stdout.write("|".join(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
