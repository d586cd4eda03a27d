"""A choice, a date and a text by mouse and by finger in the whole frame; the undo bar's words; the finish page."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.services import finish_check, inspect, plan
from inspector.services.visit_state import register
from inspector.ui.i18n import speak
from tests.checklists import every_kind
from tests.services import factory
from tests.ui.framed import Fingers, shell_of
from tests.ui.planning import write


@pytest.fixture
def visit(desk, monkeypatch):
    monkeypatch.setattr(plan, "built_in", every_kind)
    return factory.begin(desk)


@pytest.fixture(params=["zh", "en"])
def shell(request, qtbot, qapp, desk, visit):
    speak(qapp, request.param)
    desk.language = request.param
    made = shell_of(qtbot, desk)
    made.go("checklist", {"visit_id": visit})
    QApplication.processEvents()
    return made


@pytest.fixture(params=["mouse", "touch"])
def tap(request, shell):
    """Tap a widget with what is at hand."""
    if request.param == "touch":
        return Fingers(shell).tap
    return lambda widget: QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def stored(desk, visit, code):
    desk.cache.clear()
    return next(item for item in inspect.open_checklist(desk, visit).items if item.code == code).answer


def stand_at(shell, code):
    shell.page.go_to(code)
    for _ in range(4):
        QApplication.processEvents()


def press(shell, key):
    QTest.keyClick(shell.windowHandle(), key)
    QApplication.processEvents()


WORDS = {
    "zh": {
        "A90": ("已撤销：A90 每周 → 未答", "已重做：A90 未答 → 每周"),
        "A91": ("已撤销：A91 2026年11月20日 → 未答", "已重做：A91 未答 → 2026年11月20日"),
        "A92": ("已撤销：A92 校医李敏 → 未答", "已重做：A92 未答 → 校医李敏"),
    },
    "en": {
        "A90": ("Undone: A90 weekly → not answered", "Redone: A90 not answered → weekly"),
        "A91": ("Undone: A91 20 Nov 2026 → not answered", "Redone: A91 not answered → 20 Nov 2026"),
        "A92": ("Undone: A92 校医李敏 → not answered", "Redone: A92 not answered → 校医李敏"),
    },
}


def test_each_kind_is_answered_undone_and_redone_by_mouse_and_by_finger(shell, tap, desk, visit):
    bar, status = shell.page.rows.bar, shell.status

    def undo_and_redo(code):
        tap(status._undo)
        undone = status.said()
        assert stored(desk, visit, code).value == ""
        tap(status._redo)
        assert (undone, status.said()) == WORDS[desk.language][code]

    stand_at(shell, "A90")
    tap(bar._boxes[1])
    assert (stored(desk, visit, "A90").choices, shell.page.current) == (("weekly",), "A91")
    undo_and_redo("A90")
    stand_at(shell, "A91")
    tap(bar.written.today)
    assert (stored(desk, visit, "A91").written, shell.page.current) == ("2026-11-20", "A92")
    undo_and_redo("A91")
    stand_at(shell, "A92")
    shell.page.rows.setFocus()
    tap(bar.written.text)
    assert QApplication.focusWidget() is bar.written.text
    write(bar.written.text, "校医李敏")
    press(shell, Qt.Key.Key_Return)
    undo_and_redo("A92")
    stand_at(shell, "A92")
    tap(bar._values["not_checked"])
    assert stored(desk, visit, "A92").value == "not_checked"


def test_what_fails_is_a_problem_at_the_end_and_all_three_stand_in_the_findings(desk, visit):
    factory.answer_all(desk, visit)
    inspect.answer(desk, visit, "A90", {"choices": ["never"]})
    inspect.answer(desk, visit, "A91", {"date": "2026-02-03"})
    inspect.answer(desk, visit, "A92", {"text": "校医李敏"})
    assert {lack.place for lack in finish_check.review(desk, visit).lacks} >= {"A90", "A91"}
    factory.sign_all(desk, visit)
    report = json.loads(register(desk.store.select("freeze", visit_id=str(visit))[-1], "frozen")["report"])
    items = {item["code"]: item for section in report["sections"] for item in section["items"]}
    assert [(items[code]["result"], items[code]["detail"]) for code in ("A90", "A91", "A92")] == [
        ("fails", "没有"), ("fails", "2026年2月3日"), ("conforms", "校医李敏"),
    ]  # fmt: skip
    assert json.loads(items["A91"]["answer"]) == {"date": "2026-02-03"}
    assert [problem["item"] for problem in report["problems"]] == ["A90", "A91"]
