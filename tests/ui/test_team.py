"""Handing on by one key or a click; the status line says who answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.services import inspect, sample
from inspector.ui import measure
from inspector.ui.i18n import speak
from tests.services import factory
from tests.services.test_team import begin
from tests.ui.framed import shell_of
from tests.ui.planning import Keys, write


def settle():
    for _ in range(5):
        QApplication.processEvents()


def test_w_hands_on_after_keeping_what_is_typed_and_the_line_says_who(qtbot, qapp, desk):
    speak(qapp, "zh")
    visit = begin(desk)
    colleague = sample.sample_members()[0].name
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    settle()
    line = shell.status._answering
    assert line.text() == f"作答人：{sample.sample_identity().name}"
    keys = Keys(qtbot)
    keys.press(Qt.Key.Key_N)
    write(shell.page.detail.note.text, "我写的")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_W)
    settle()
    assert line.text() == f"作答人：{colleague}"
    assert colleague in shell.status.said()
    notes = inspect.detail(desk, visit, "A01").notes
    assert [(n.author, n.mine, n.text) for n in notes] == [(sample.sample_identity().name, False, "我写的")]
    assert shell.page.detail.note.text.toPlainText() == ""
    keys.press(Qt.Key.Key_1)
    assert next(i for i in inspect.open_checklist(desk, visit).items if i.code == "A01").answer.by == ""
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.text() == f"作答人：{sample.sample_identity().name}"
    answered = next(i for i in inspect.open_checklist(desk, visit).items if i.code == "A01").answer
    assert (answered.value, answered.by) == ("conforms", colleague)
    shell.go("today", {})
    assert not line.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_line_cuts_nothing_on_the_smallest_screen_and_is_quiet_for_one_person(qtbot, qapp, desk, language):
    speak(qapp, language)
    desk.language = language
    shell = shell_of(qtbot, desk, (960, 540))
    shell.go("checklist", {"visit_id": begin(desk)})
    Keys(qtbot).press(Qt.Key.Key_W)
    settle()
    assert measure.cut_texts(shell.status) == []
    assert measure.beyond(shell.status) == []
    shell.go("checklist", {"visit_id": factory.begin(desk)})
    assert not shell.status._answering.isVisible()
