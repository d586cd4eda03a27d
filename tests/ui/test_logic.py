"""The checklist of places in the real page, by keys and mouse."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from inspector.exchange.checklist_file import shipped
from inspector.services import inspect, plan
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.finish.page import FinishPage
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import session_of
from tests.ui.planning import write


@pytest.fixture
def visit(desk, monkeypatch):
    monkeypatch.setattr(plan, "built_in", lambda: shipped()["places-2020-6"])
    return factory.begin(desk)


@pytest.fixture
def page(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = ChecklistPage(session_of(desk))
    qtbot.addWidget(made)
    made.resize(1294, 664)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter(visit_id=visit)
    yield made
    made.leave()


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.window().windowHandle(), key, held)
    QApplication.processEvents()


def digits(page, text):
    for sign in text:
        press(page, Qt.Key.Key_Period if sign == "." else getattr(Qt.Key, f"Key_{sign}"))


def stored(desk, visit):
    desk.cache.clear()
    return {item.code: item for item in inspect.open_checklist(desk, visit).items}


def top_of(page, code):
    return page.rows.row(code).mapTo(page.rows.viewport(), QPoint(0, 0)).y()


def test_rows_appear_and_go_without_the_current_one_moving(page, desk, visit):
    page.go_to("A01#1")
    assert "A02#1" not in page.rows.shown
    press(page, Qt.Key.Key_2)
    assert {"A02#1", "A03#1"} <= set(page.rows.shown)
    assert page.current == "A02#1"
    press(page, Qt.Key.Key_3)
    page.go_to("A05")
    before = top_of(page, "A05")
    digits(page, "2")
    press(page, Qt.Key.Key_Return)
    assert "不一致" in page.item("A05").violated
    page.go_to("A01#1")
    before = top_of(page, "A01#1")
    press(page, Qt.Key.Key_1)
    assert "A03#1" not in page.rows.shown
    assert "A02#1" in page.rows.shown  # answered before: kept and marked
    assert not page.item("A02#1").applies
    page.go_to("A01#1")
    assert top_of(page, "A01#1") == before
    assert stored(desk, visit)["A02#1"].answer.value == "fails"


def test_one_more_gate_by_keyboard_named_and_removed_by_mouse(page, desk, visit):
    page.go_to("gate+")
    press(page, Qt.Key.Key_Return)
    assert page.current == "gate#2"
    page.rows.bar.place.name.setFocus()
    write(page.rows.bar.place.name, "北门")
    press(page, Qt.Key.Key_Return)
    assert stored(desk, visit)["gate#2"].text == "北门"
    assert page.item("A01#2").row_name == "北门"
    page.go_to("gate#2")
    QTest.mouseClick(page.rows.bar.place.remove, Qt.MouseButton.LeftButton)
    assert "gate#2" not in stored(desk, visit)
    assert "A01#2" not in page.rows.shown
    page.undo()
    assert stored(desk, visit)["gate#2"].text == "北门"
    assert "A01#2" in page.rows.shown


def test_a_table_is_filled_by_keys_and_given_after_the_last_cell(page, desk, visit):
    page.go_to("A01#1")
    press(page, Qt.Key.Key_2)
    page.go_to("A03#1")
    table = page.rows.bar.samples
    assert len(table.cells()) == 5
    for n in range(5):
        digits(page, "36.5")
        press(page, Qt.Key.Key_Return)
        digits(page, "36.6" if n else "37.6")
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_1)
        press(page, Qt.Key.Key_Return)
    answer = stored(desk, visit)["A03#1"].answer
    assert answer.value == "mostly"
    assert answer.rows[0] == {"shown": "36.5", "standard": "37.6", "valid": True}
    assert page.current != "A03#1"


def opened_anew(qtbot, desk, visit):
    """As after a kill: nobody left the field."""
    made = ChecklistPage(session_of(desk))
    qtbot.addWidget(made)
    made.show()
    made.enter(visit_id=visit)
    return made


def test_a_table_half_filled_is_there_again_after_a_kill_and_gone_once_it_is_given(qtbot, page, desk, visit):
    choose = inspect.answer(desk, visit, "A01#1", {"choices": ["guarded"]})
    page.show_changed(choose)
    page.go_to("A03#1")
    digits(page, "36.5")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "A03#1" in inspect.answer_drafts(desk, visit), timeout=5000)
    again = opened_anew(qtbot, desk, visit)
    again.go_to("A03#1")
    cell = again.rows.bar.samples.cells()[0][0]
    assert isinstance(cell, QLineEdit)
    assert cell.text() == "36.5"
    again.leave()
    assert stored(desk, visit)["A03#1"].answer.rows == ()
    page.rows.bar.samples.give()
    assert "A03#1" in inspect.answer_drafts(desk, visit)  # half a row is refused, and kept
    for digit in ("36.6", "1"):
        digits(page, digit)
        press(page, Qt.Key.Key_Return)
    page.rows.bar.samples.give()
    assert stored(desk, visit)["A03#1"].answer.rows == ({"shown": "36.5", "standard": "36.6", "valid": True},)
    assert "A03#1" not in inspect.answer_drafts(desk, visit)


def test_a_name_left_without_enter_is_given_and_one_cut_off_is_there_again(qtbot, page, desk, visit):
    page.go_to("gate#1")
    write(page.rows.bar.place.name, "南")
    qtbot.waitUntil(lambda: inspect.answer_drafts(desk, visit).get("gate#1") == "南", timeout=5000)
    again = opened_anew(qtbot, desk, visit)
    again.go_to("gate#1")
    assert again.rows.bar.place.name.text() == "南"
    write(again.rows.bar.place.name, "门")
    again.go_to("A05")
    assert again.current == "A05"
    assert again.item("A01#1").row_name == "南门"
    again.leave()
    assert stored(desk, visit)["gate#1"].text == "南门"
    assert "gate#1" not in inspect.answer_drafts(desk, visit)


def test_what_is_typed_in_one_visit_is_not_shown_in_another(page, desk, visit):
    page.go_to("D01#1")
    digits(page, "40")
    other = factory.begin(desk)
    page.leave()
    page.enter(visit_id=other)
    page.go_to("D01#1")
    assert [field.text() for field in page.rows.bar.numbers.fields()] == ["", "", ""]


def test_calculated_items_are_not_typed_and_say_why_they_cannot_be_computed(page, desk, visit):
    page.go_to("D03")
    assert page.item("D03").cannot == "计算值无法计算：除数为0"
    digits(page, "5")
    press(page, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert stored(desk, visit)["D03"].answer.value == ""
    page.go_to("D01#1")
    for number in ("40", "39", "0"):
        digits(page, number)
        press(page, Qt.Key.Key_Return)
    assert page.item("D03").answer.explained == "97.5％"


def test_finish_says_what_is_required_and_does_not_agree(qtbot, page, desk, visit):
    page.go_to("D01#1")
    for number in ("40", "40", "2"):
        digits(page, number)
        press(page, Qt.Key.Key_Return)
    page.go_to("A05")
    digits(page, "1")
    press(page, Qt.Key.Key_Return)
    finish = FinishPage(session_of(desk))
    qtbot.addWidget(finish)
    finish.resize(1294, 664)
    finish.show()
    finish.enter(visit_id=visit)

    said = " ".join(label.text() for label in finish.findChildren(QLabel))
    assert "必答" in said
    assert "前后不符、没有填全" in said
    assert "公布的出入口数与现场开放的校门数不一致" in said
    if os.environ.get("SHOTS"):
        finish.grab().save(f"{os.environ['SHOTS']}/finish.png")
