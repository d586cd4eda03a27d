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

ALT = Qt.KeyboardModifier.AltModifier


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
