"""Today and the list of visits through the real pages on a real store."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from inspector.base import places
from inspector.services import inspect, plan, sample, security
from inspector.services.inspect_views import ProblemEdit
from inspector.services.plan_views import NewVisit
from inspector.ui.today.page import TodayPage
from inspector.ui.visits.page import VisitsPage
from inspector.ui.widgets.buttons import LinkButton
from inspector.ui.widgets.row_button import RowButton
from tests.ui.planning import Keys, frame, session_of, write


def begin(desk, text="mdxx", at=datetime(2026, 11, 20, 0, 52, tzinfo=UTC)):
    school = plan.find_schools(desk, text)[0]
    options = plan.visit_options(desk)
    return plan.start_visit(desk, NewVisit(school.id, "spot_check", "closed", (options.me,), at))


@pytest.fixture
def today(qtbot, desk):
    page = TodayPage(session_of(desk))
    window = frame(qtbot, page)
    yield page
    window.close()


@pytest.fixture
def empty_desk(watch):
    made, recovery = security.create_store(
        places.store_folder(), sample.sample_identity(), "Mei-Ling 督导 2026", clock=watch
    )
    security.confirm_recovery(made, recovery)
    yield made
    made.close()


def test_the_empty_page_offers_the_first_step_and_samples(qtbot, empty_desk):
    page = TodayPage(session_of(empty_desk))
    window = frame(qtbot, page)
    assert window.isVisible()
    assert page.empty.isVisible()
    assert QApplication.focusWidget() is page.empty.begin
    qtbot.mouseClick(page.empty.sample, Qt.MouseButton.LeftButton)
    assert plan.find_schools(empty_desk, "mdxx")
    assert not page.empty.sample.isVisible()  # not twice
    assert page.empty.proposal.isVisible()
    assert "fq" in page.empty.proposal.text()
    assert plan.find_schools(empty_desk, "fq")[0].name in page.empty.proposal.text()
    with qtbot.waitSignal(page.went) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["new_visit", {}]


def test_enter_goes_on_with_the_newest_visit(qtbot, desk, today):
    first = begin(desk)
    begin(desk, "fq")
    inspect.answer(desk, first, "A01", {"value": "conforms"})
    today.enter()
    assert len(today.running_rows) == 2
    assert QApplication.focusWidget() is today.running_rows[0].go
    with qtbot.waitSignal(today.went) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told.args[0] == "checklist"
    assert told.args[1]["visit_id"] == plan.today(desk).going_on[0].id
    filled = [row for row in today.running_rows if row.go.property("role") == "primary"]
    assert len(filled) == 1  # one filled button a page


def test_search_finds_schools_and_visits_by_keys(qtbot, desk, today):
    visit = begin(desk)
    today.enter()
    keys = Keys(qtbot)
    keys.press(Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is today.search
    keys.type("mdxx")
    qtbot.waitUntil(today.search.is_open)
    with qtbot.waitSignal(today.went) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args == ["checklist", {"visit_id": visit}]  # the running visit stands first
    today.enter()  # back from there
    keys.press(Qt.Key.Key_Slash)
    keys.type("mdxx")
    qtbot.waitUntil(today.search.is_open)
    keys.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(today.went) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args[0] == "new_visit"
    assert "明德小学" in told.args[1]["school"].name


def test_nothing_found_says_what_to_do(qtbot, desk, today):
    write(today.search, "无此学校")
    qtbot.waitUntil(today.search.is_open)
    assert not today.search.suggestions.isVisible()
    qtbot.keyClick(today.search, Qt.Key.Key_Return)  # nothing to take: nothing happens
    qtbot.keyClick(today.search, Qt.Key.Key_Escape)
    assert not today.search.is_open()


def test_ctrl_n_begins_a_visit(qtbot, today):
    with qtbot.waitSignal(today.went) as told:
        qtbot.keyClick(today, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["new_visit", {}]


def test_a_deadline_is_shown_in_working_days_and_opens_its_visit(qtbot, desk, today):
    visit = begin(desk)
    inspect.answer(desk, visit, "A01", {"value": "fails"})
    today.enter()
    rows = today.due.findChildren(RowButton)
    due = plan.today(desk).due
    assert len(rows) == len(due) == 1
    assert due[0].title in rows[0].accessibleName()
    assert str(due[0].working_days_left) in rows[0].accessibleName()
    with qtbot.waitSignal(today.went) as told:
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert told.args == ["checklist", {"visit_id": visit}]


def test_the_nearest_deadlines_come_first_and_the_others_when_asked_for(qtbot, desk, today):
    visit = begin(desk)
    codes = [item.code for item in inspect.open_checklist(desk, visit).items if item.kind in {"scale4", "yesno"}][:12]
    for code in codes:
        inspect.answer(desk, visit, code, {"value": "fails"})
    today.enter()
    assert len(today.due.findChildren(RowButton)) == 8
    days = [due.due_on for due in plan.today(desk).due]
    assert days == sorted(days)
    assert plan.today(desk).n_open_problems == 12
    qtbot.mouseClick(today.due.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert len(today.due.findChildren(RowButton)) == 12


def test_a_problem_put_right_and_one_withdrawn_have_no_deadline(desk):
    visit = begin(desk)
    for code in ("A01", "A02", "A03"):
        inspect.answer(desk, visit, code, {"value": "fails"})
    inspect.change_problem(desk, visit, "A01", ProblemEdit(put_right="已当场补签"))
    inspect.answer(desk, visit, "A02", {"value": "conforms"})
    assert [due.item for due in plan.today(desk).due] == ["A03"]
    desk.clock = lambda: datetime(2027, 1, 4, tzinfo=UTC)
    assert plan.today(desk).n_overdue == 1


def test_the_list_shows_all_visits_and_opens_where_each_stands(qtbot, desk):
    visit = begin(desk)
    begin(desk, "fq")
    page = VisitsPage(session_of(desk))
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    window = frame(qtbot, page)
    assert window.isVisible()
    assert page.model.rowCount() == 2
    page.stages.button_of("delivered").click()
    assert page.model.rowCount() == 0
    assert page.nothing.isVisible()
    page.stages.button_of("draft").click()
    assert page.model.rowCount() == 2
    keys = Keys(qtbot)
    page.table.setFocus()
    keys.press(Qt.Key.Key_Slash)
    keys.type("mdxx")
    keys.press(Qt.Key.Key_Return)
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.went) as told:
        keys.press(Qt.Key.Key_Return)
    assert told.args == ["checklist", {"visit_id": visit}]


def test_a_long_list_is_read_as_it_is_scrolled(qtbot, desk):
    visits = [begin(desk) for _ in range(60)]
    page = VisitsPage(session_of(desk))
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    window = frame(qtbot, page)
    page.enter()
    assert page.crumb.startswith("60") or "60" in page.crumb
    assert page.model.card(0).id == visits[-1]
    assert page.model.rowCount() < 60
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.model.rowCount() == 60)
    assert page.model.card(59).id == visits[0]
    window.close()
