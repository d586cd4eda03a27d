"""A choice, a date and a text answered in the real page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector.services import inspect, plan
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.checklist.written import read_day
from inspector.ui.i18n import speak
from tests.checklists import every_kind
from tests.services import factory
from tests.ui.concluding import session_of
from tests.ui.planning import write

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visit(desk, monkeypatch):
    monkeypatch.setattr(plan, "built_in", every_kind)
    return factory.begin(desk)


@pytest.fixture
def page(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = ChecklistPage(session_of(desk))
    qtbot.addWidget(made, before_close_func=lambda _page: made.leave())  # as the frame does before it locks
    made.resize(1294, 664)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter(visit_id=visit)
    yield made
    made.leave()  # a page left open would note its place later, in a store that is closed by then


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.window().windowHandle(), key, held)
    QApplication.processEvents()


def digits(page, text):
    for digit in text:
        press(page, getattr(Qt.Key, f"Key_{digit}"))


def stored(desk, visit, code):
    desk.cache.clear()
    return next(item for item in inspect.open_checklist(desk, visit).items if item.code == code).answer


def test_a_digit_takes_a_choice_and_goes_on_unless_it_fails(page, desk, visit):
    page.go_to("A90")
    press(page, Qt.Key.Key_2)
    assert stored(desk, visit, "A90").value == "mostly"
    assert page.current == "A91"
    page.go_to("A90")
    press(page, Qt.Key.Key_3)
    assert page.current == "A90"
    assert stored(desk, visit, "A90").choices == ("never",)
    assert page.item("A90").problem is not None
    press(page, Qt.Key.Key_4, ALT)
    assert stored(desk, visit, "A90").value == "not_applicable"


@pytest.mark.parametrize("code", ["A90", "A91", "A92", "A01", "B04", "G01"])
def test_fields_and_buttons_of_each_kind_have_their_room(page, code):
    page.go_to(code)
    for _ in range(4):
        QApplication.processEvents()
    bar = page.rows.bar
    parts = [w for w in bar.children() if isinstance(w, QWidget) and w.isVisible()]
    for n, one in enumerate(parts):
        assert bar.rect().contains(one.geometry())
        assert one.height() >= 44
        assert not any(one.geometry().intersects(other.geometry()) for other in parts[n + 1 :])


def test_a_date_is_typed_in_digits_and_read_back_in_words(page, desk, visit):
    page.go_to("A91")
    digits(page, f"{desk.clock():%Y}0231")
    press(page, Qt.Key.Key_Return)
    assert "看不懂" in page.rows.bar.error()
    assert stored(desk, visit, "A91").value == ""
    for _ in range(8):
        press(page, Qt.Key.Key_Backspace)
    digits(page, "0101")
    press(page, Qt.Key.Key_Return)
    assert stored(desk, visit, "A91").written.endswith("-01-01")
    page.go_to("A91")
    press(page, Qt.Key.Key_Down)
    assert page.current == "A92"


def test_a_text_is_given_by_enter_or_by_leaving_and_a_draft_outlives_the_page(qtbot, page, desk, visit):
    page.go_to("A92")
    write(page.rows.bar.written.text, "校医李敏 /n1")
    press(page, Qt.Key.Key_Return)
    assert stored(desk, visit, "A92").written == "校医李敏 /n1"
    assert page.current != "A92"
    page.go_to("A92")
    page.rows.bar.written.text.clear()
    write(page.rows.bar.written.text, "校医王芳")
    QTest.keyClick(page.rows.bar.written.text, Qt.Key.Key_A)
    page.go_to("A01")
    assert stored(desk, visit, "A92").written == "校医王芳a"
    page.go_to("A92")
    QTest.keyClick(page.rows.bar.written.text, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: inspect.answer_drafts(desk, visit) == {"A92": "校医王芳ab"})
    page.enter(visit_id=visit, item="A92")  # as after a fall: nobody left the field
    assert page.rows.bar.written.text.text() == "校医王芳ab"
    press(page, Qt.Key.Key_3, ALT)
    assert stored(desk, visit, "A92").value == "fails"
    assert inspect.answer_drafts(desk, visit) == {}


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20260302", date(2026, 3, 2)), ("0302", date(2026, 3, 2)), ("0230", None), ("302", None), ("", None)],
)
def test_days_are_read_from_digits(typed, day):
    assert read_day(typed, date(2026, 5, 1)) == day


def test_undo_and_redo_reach_the_page_from_a_text_field_where_nothing_is_typed(page, desk, visit):
    page.go_to("A92")
    write(page.rows.bar.written.text, "校医李敏")
    press(page, Qt.Key.Key_Return)
    page.go_to("A92")
    press(page, Qt.Key.Key_Z, CTRL)
    assert stored(desk, visit, "A92").written == ""
    assert page.rows.bar.written.text.text() == ""
    press(page, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert stored(desk, visit, "A92").written == "校医李敏"
    page.go_to("A92")
    QTest.keyClick(page.rows.bar.written.text, Qt.Key.Key_A)
    press(page, Qt.Key.Key_Z, CTRL)  # of the field: the letter
    assert page.rows.bar.written.text.text() == "校医李敏"
    assert stored(desk, visit, "A92").written == "校医李敏"


def test_a_text_that_is_too_long_or_empty_is_told_and_stays_in_its_field(page, desk, visit):
    page.go_to("A92")
    text = page.rows.bar.written.text
    QApplication.clipboard().setText("长" * 2001)
    press(page, Qt.Key.Key_V, CTRL)
    press(page, Qt.Key.Key_Return)
    assert page.rows.bar.error() == "A92填写的内容超过2000字。请写要点，详细情况写在备注里。"
    assert (page.current, len(text.text())) == ("A92", 2001)
    page.go_to("A01")  # left without Enter: told in the banner, and kept
    page.go_to("A92")
    assert len(text.text()) == 2001
    text.clear()
    QApplication.clipboard().setText("\0")
    press(page, Qt.Key.Key_V, CTRL)
    press(page, Qt.Key.Key_Return)
    assert page.rows.bar.error().startswith("A92还没有填写内容。")
    assert stored(desk, visit, "A92").written == ""
    text.clear()
    QApplication.clipboard().setText("李\0敏")
    press(page, Qt.Key.Key_V, CTRL)
    press(page, Qt.Key.Key_Return)
    assert stored(desk, visit, "A92").written == "李敏"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "A91填的日期在检查当天之后。请核对年月日后重新填写。"),
        ("en", "The date of A91 is after the day of the visit. Check year, month and day and enter them again."),
    ],
)
def test_a_date_after_the_visit_is_told_as_such(page, desk, visit, language, said):
    desk.language = language
    page.go_to("A91")
    digits(page, "20261121")
    press(page, Qt.Key.Key_Return)
    assert page.rows.bar.error() == said
    assert stored(desk, visit, "A91").value == ""


@pytest.mark.parametrize("code", ["A90", "A91", "A92"])
@pytest.mark.parametrize(
    ("digit", "value", "reason"),
    [(Qt.Key.Key_4, "not_applicable", "学校无此类场所"), (Qt.Key.Key_5, "not_checked", "相关人员不在场")],
)
def test_alt_4_and_alt_5_ask_why_and_are_undone_and_redone(page, desk, visit, code, digit, value, reason):
    page.go_to(code)
    press(page, digit, ALT)
    press(page, Qt.Key.Key_2)  # a ready reason
    press(page, Qt.Key.Key_Return)
    found = stored(desk, visit, code)
    assert (found.value, found.reason) == (value, reason)
    page.undo()
    page.undo()
    assert stored(desk, visit, code).value == ""
    page.redo()
    assert stored(desk, visit, code).value == value


def test_a_long_answer_leaves_room_for_the_other_rows(page, desk, visit):
    inspect.answer(desk, visit, "A92", {"text": "长" * 2000})
    page.enter(visit_id=visit, item="A90")
    QApplication.processEvents()
    assert page.rows.row("A92").height() < page.rows.viewport().height() // 3
