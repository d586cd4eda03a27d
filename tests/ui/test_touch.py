"""Fingers on the real frame: a drag scrolls and answers nothing, a tap answers once, two fingers answer nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScroller

from inspector.services import inspect, records
from inspector.ui.i18n import speak
from inspector.ui.report.preview import PageColumn
from inspector.ui.report.reader import Reader
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import Fingers, shell_of


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def shell(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = shell_of(qtbot, desk)
    made.go("checklist", {"visit_id": visit})
    QApplication.processEvents()
    return made


@pytest.fixture
def fingers(shell):
    return Fingers(shell)


@pytest.fixture
def rows(shell):
    return shell.page.rows


@pytest.fixture
def button(rows):
    return rows.bar._values["conforms"]


def answers(desk, visit):
    return {item.code: item.answer.value for item in inspect.open_checklist(desk, visit).items if item.answer.value}


def test_a_tap_answers_and_goes_on(shell, fingers, button, desk, visit):
    fingers.tap(button)
    assert answers(desk, visit) == {"A01": "conforms"}
    assert shell.page.current == "A02"


@pytest.mark.parametrize("far", [14, 60, 240])
def test_a_drag_that_begins_on_an_answer_scrolls_and_answers_nothing(fingers, rows, button, desk, visit, far):
    fingers.press(fingers.spot(button))
    fingers.move(QPoint(0, -far), steps=7)
    fingers.lift()
    assert answers(desk, visit) == {}
    assert (rows.verticalScrollBar().value() > 0) == (far > 20)  # the first few pixels only decide what is meant
    assert not button.isDown()


def test_a_drag_that_comes_back_to_where_it_began_answers_nothing(fingers, button, desk, visit):
    fingers.press(fingers.spot(button))
    fingers.move(QPoint(0, -60), steps=6)
    fingers.move(QPoint(0, 60), steps=6)
    fingers.lift()
    assert answers(desk, visit) == {}


def test_a_drag_that_begins_on_a_row_does_not_make_it_current(shell, fingers, rows):
    fingers.press(fingers.spot(rows.row("A04")))
    fingers.move(QPoint(0, -80), steps=8)
    fingers.lift()
    assert shell.page.current == "A01"


def test_a_finger_that_rolls_a_little_still_taps(fingers, button, desk, visit):
    fingers.press(fingers.spot(button))
    fingers.move(QPoint(3, -5), steps=2)
    fingers.lift()
    assert answers(desk, visit) == {"A01": "conforms"}


def test_a_long_press_shows_that_it_is_felt_and_answers_once_when_lifted(qtbot, fingers, button, desk, visit):
    given = []
    button.clicked.connect(lambda: given.append(1))
    fingers.press(fingers.spot(button))
    qtbot.waitUntil(button.isDown, timeout=WAIT_MS)
    assert answers(desk, visit) == {}
    fingers.lift()
    assert answers(desk, visit) == {"A01": "conforms"}
    assert given == [1]


def test_two_fingers_answer_nothing(fingers, rows, button, desk, visit):
    fingers.press(fingers.spot(button))
    fingers.press(fingers.spot(rows.bar._values["fails"]), finger=1)
    fingers.lift(1)
    fingers.lift()
    assert answers(desk, visit) == {}
    fingers.tap(button)  # and afterwards one does again
    assert answers(desk, visit) == {"A01": "conforms"}


def test_a_finger_that_stops_a_running_list_answers_nothing(qtbot, fingers, rows, desk, visit):
    fingers.press(QPoint(700, 600))
    fingers.move(QPoint(0, -300), steps=6)
    fingers.lift()
    scroller = QScroller.scroller(rows.viewport())
    assert scroller.state() == QScroller.State.Scrolling  # it goes on by itself
    value = rows.verticalScrollBar().value()
    qtbot.waitUntil(lambda: rows.verticalScrollBar().value() > value, timeout=WAIT_MS)
    fingers.press(QPoint(700, 400))
    fingers.lift()
    assert scroller.state() != QScroller.State.Scrolling
    assert answers(desk, visit) == {}


def test_a_drag_beyond_the_end_swallows_no_tap_after_it(shell, fingers, rows):
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    QApplication.processEvents()
    fingers.press(QPoint(700, 500))
    fingers.move(QPoint(0, -40), steps=5)
    fingers.lift()  # in full speed, with nowhere to go: Qt 6.8 calls that scrolling for another second
    fingers.tap(rows.row("M02"))
    assert shell.page.current == "M02"


def test_a_tap_on_a_row_makes_it_current_and_puts_the_keys_there(shell, fingers, rows):
    fingers.tap(rows.row("A03"))
    assert shell.page.current == "A03"
    assert rows.hasFocus()


def test_a_finger_scrolls_the_details_and_a_tap_puts_the_caret_into_the_note(qtbot, shell, fingers):
    detail = shell.page.detail
    shell.resize(1366, 560)
    shell.page.given.emit("A01", {"value": "fails", "reason": ""})
    qtbot.waitUntil(lambda: detail._scroll.verticalScrollBar().maximum() > 100, timeout=WAIT_MS)
    detail._scroll.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    fingers.tap(detail.note.text.viewport())
    assert detail.note.text.hasFocus()
    fingers.press(fingers.spot(detail))
    fingers.move(QPoint(0, -90), steps=6)
    fingers.lift()
    assert detail._scroll.verticalScrollBar().value() > 0


def test_a_choice_box_opens_by_a_tap_and_not_by_a_drag(qtbot, shell, fingers):
    shell.page.given.emit("A01", {"value": "fails", "reason": ""})
    term = shell.page.detail.problem.term
    qtbot.waitUntil(term.isVisible, timeout=WAIT_MS)
    shell.page.detail._scroll.ensureWidgetVisible(term)
    QApplication.processEvents()
    fingers.press(fingers.spot(term))
    fingers.move(QPoint(0, -40), steps=5)
    fingers.lift()
    assert QApplication.activePopupWidget() is None
    scroller = QScroller.scroller(shell.page.detail._scroll.viewport())
    qtbot.waitUntil(lambda: scroller.state() == QScroller.State.Inactive, timeout=WAIT_MS)  # a tap would only stop it
    shell.page.detail._scroll.ensureWidgetVisible(term)
    QApplication.processEvents()
    fingers.tap(term)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=WAIT_MS)
    term.hidePopup()


def test_the_pages_of_a_document_scroll_by_finger_and_run_on(qtbot, qapp, desk):
    signed = factory.begin(desk)
    factory.answer_all(desk, signed, fails=frozenset({"B03"}))
    factory.sign_all(desk, signed)
    records.issue(desk, signed, lambda _done, _total: None)
    shell = shell_of(qtbot, desk)
    shell.go("report", {"visit_id": signed})
    reader = shell.page.findChild(Reader)
    qtbot.waitUntil(lambda: reader.n_pages > 1, timeout=WAIT_MS)
    QApplication.processEvents()
    column = max(reader.findChildren(PageColumn), key=lambda c: c.width())
    fingers = Fingers(shell)
    fingers.press(fingers.spot(column))
    fingers.move(QPoint(0, -200), steps=5)
    fingers.lift()
    at_lift = column.verticalScrollBar().value()
    assert at_lift > 100
    qtbot.waitUntil(lambda: column.verticalScrollBar().value() > at_lift, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("page", "given"), [("today", {}), ("visits", {}), ("settings", {"section": "about"}), ("new_visit", {})]
)
def test_other_pages_scroll_by_finger_too(qtbot, desk, page, given):
    for _ in range(9):
        factory.begin(desk)
    shell = shell_of(qtbot, desk, size=(960, 540))
    shell.go(page, given)
    QApplication.processEvents()
    fingers = Fingers(shell)
    areas = [a for a in shell.page.findChildren(QAbstractScrollArea) if a.isVisible()]
    qtbot.waitUntil(lambda: any(a.verticalScrollBar().maximum() > 40 for a in areas), timeout=WAIT_MS)
    area = max(areas, key=lambda a: (a.verticalScrollBar().maximum() > 40) * a.width() * a.height())
    fingers.press(fingers.spot(area.viewport()))
    fingers.move(QPoint(0, -40), steps=5)
    fingers.lift()
    assert any(a.verticalScrollBar().value() > 0 for a in areas)  # the area, or a list in it that lies there
    assert QApplication.activeModalWidget() is None
    assert shell.route[0] == page
