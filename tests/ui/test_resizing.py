"""A window that is made narrower or wider, as when a tablet is turned: what one does goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.services import factory
from tests.ui.framed import shell_of
from tests.ui.planning import Keys

WIDE, NARROW = (1366, 768), (960, 540)


def settle():
    for _ in range(4):
        QApplication.processEvents()


def test_who_types_a_note_goes_on_typing_when_the_details_move(qtbot, desk):
    shell = shell_of(qtbot, desk, WIDE)
    shell.go("checklist", {"visit_id": factory.begin(desk)})
    Keys(qtbot).press(Qt.Key.Key_N)
    note = shell.page.detail.note.text
    for size, is_over in ((NARROW, True), (WIDE, False)):
        shell.resize(*size)
        settle()
        assert note.hasFocus()
        assert note.isVisible()
        assert shell.page.side.is_over is is_over
        QTest.keyClicks(note, "ab")
    assert note.toPlainText() == "abab"
