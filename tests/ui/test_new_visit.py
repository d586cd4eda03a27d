"""A new visit through the real page: keys and mouse in, the journal out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from inspector.services import inspect, plan, writ_begin, writs
from inspector.services.plan_views import NewSchool
from inspector.services.visit_state import register, state_of
from inspector.ui.new_visit.form import VisitForm, code_remark, read_date, read_time
from inspector.ui.new_visit.page import NewVisitPage
from tests.services.test_writs import sign_all
from tests.ui.planning import Keys, frame, journalled, session_of, write


@pytest.fixture
def page(qtbot, desk):
    made = NewVisitPage(session_of(desk))
    window = frame(qtbot, made)
    yield made
    window.close()


def start(qtbot, page):
    with qtbot.waitSignal(page.went) as told:
        page.start.click()
    assert told.args[0] == "checklist"
    return told.args[1]["visit_id"]


def take(qtbot, page, text):
    write(page.school.field, text)
    qtbot.waitUntil(page.school.field.is_open)
    qtbot.keyClick(page.school.field, Qt.Key.Key_Return)


def test_an_assignment_that_was_issued_for_the_school_fills_in_its_number(qtbot, desk, page):
    (subject,) = writ_begin.subjects(desk, "assignment", "mdxx")
    given = []
    for until in ("2026-11-19", "2026-11-27"):  # the first is over
        writ = writs.begin(desk, "assignment", school_id=subject.about["school_id"])
        writs.write(desk, writ, "phone", "0519-00000001")
        writs.write(desk, writ, "until_on", until)
        sign_all(desk, writ)
        given.append(writs.issue(desk, writ, lambda _done, _total: None).number)
    unsigned = writs.begin(desk, "assignment", school_id=subject.about["school_id"])
    writs.freeze(desk, unsigned)
    take(qtbot, page, "mdxx")
    qtbot.waitUntil(lambda: page.assignment.text() != "")
    assert page.assignment.text() == given[1]
    page.assignment.setText("督派8号")
    page.school.reset()
    take(qtbot, page, "mdxx")
    assert page.assignment.text() == "督派8号"  # what was typed stays


def test_a_known_school_takes_few_keys_to_the_first_answer(qtbot, desk, page):
    keys = Keys(qtbot)
    with qtbot.waitSignal(page.went) as told:
        keys.type("mdxx")  # pinyin initials of 明德小学; the field has the focus at once
        keys.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.school.name.isVisible())
        keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
        keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    visit = told.args[1]["visit_id"]
    state = state_of(desk, visit)
    assert "明德小学" in register(state.school, "identity")["name"]
    first = next(iter(state.items))
    inspect.answer(desk, visit, first, {"value": "conforms"})
    # Ctrl+N on Today before, and 1 for the answer after.
    assert 1 + keys.n + 1 <= 15
    member = journalled(desk, visit)[0]
    assert member["avoidance"] == {"declared": "none"}
    assert member["shown"]["at"] == "2026-11-20T01:00:00Z"


def test_typing_faster_than_the_search_still_takes_the_school(qtbot, page):
    keys = Keys(qtbot)
    keys.type("mdxx")
    keys.press(Qt.Key.Key_Return)  # no wait: the search has not begun
    qtbot.waitUntil(lambda: "明德小学" in page.school.name.text())


def test_results_are_walked_by_keys_and_closed_by_escape(qtbot, page):
    field = page.school.field
    write(field, "澄江")
    qtbot.waitUntil(field.is_open)
    n = field.model.rowCount()
    assert n > 2
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.suggestions.currentIndex().row() == 1
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.suggestions.currentIndex().row() == n - 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.is_open()
    assert field.text() == "澄江"


def test_a_result_is_taken_by_mouse(qtbot, page):
    field = page.school.field
    qtbot.keyClicks(field, "mdxx")
    qtbot.waitUntil(field.is_open)
    view = field.suggestions
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(field.model.index(0)).center())
    assert "明德小学" in page.school.name.text()


def test_a_school_of_80_characters_typed_in_is_shown_whole_and_kept(qtbot, desk, page):
    name = ("澄江市梅岭区" + "特别长的校名" * 20)[:78] + "小学"
    assert len(name) == 80
    take(qtbot, page, name)
    fresh = page.school.fresh
    assert fresh.isVisible()
    assert fresh.name.text() == name
    assert QApplication.focusWidget() is fresh.kind
    fresh.kind.setCurrentIndex(fresh.kind.findData("primary"))
    qtbot.keyClicks(fresh.code, "213204991")
    assert "10" in fresh.remark.text  # soft: told, not refused
    fresh.ownership.button_of("公办").click()
    write(fresh.head_name, "𠮷村㛃")
    qtbot.keyClicks(fresh.students, "812")
    visit = start(qtbot, page)
    school = state_of(desk, visit).school
    assert register(school, "identity")["name"] == name
    assert register(school, "identity")["code"] == "213204991"
    assert register(school, "identity")["ownership"] == "公办"
    assert register(school, "head") == {"name": "𠮷村㛃", "title": "校长"}
    assert register(school, "size") == {"students": 812, "staff": -1}


def test_a_long_known_name_is_wrapped_not_cut(qtbot, desk, page):
    name = "澄江市梅岭区" + "很长的校名" * 14 + "实验小学"
    plan.add_school(desk, NewSchool(name, "primary"))
    take(qtbot, page, name[:12])
    label = page.school.name
    qtbot.waitUntil(lambda: label.text() == name)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))


def test_without_a_school_it_says_so_at_the_field_and_keeps_what_is_typed(qtbot, desk, page):
    write(page.assignment, "澄梅督派〔2026〕8号")
    page.start.click()
    assert page.school.error.isVisible()
    assert page.school.error.text.count("\n") == 2  # what, what it means, what to do
    assert QApplication.focusWidget() is page.school.field
    assert page.assignment.text() == "澄梅督派〔2026〕8号"
    assert not plan.today(desk).going_on


def test_a_new_school_without_a_kind_is_asked_for_it(qtbot, page):
    take(qtbot, page, "山脚下教学点新")
    page.start.click()
    assert page.school.fresh.error.isVisible()
    assert QApplication.focusWidget() is page.school.fresh.kind


def test_what_the_track_demands_is_told_live_and_never_blocks(qtbot, desk, page):
    take(qtbot, page, "mdxx")
    qtbot.waitUntil(lambda: set(page.gaps.keys()) == {"assignment", "avoidance/0"})
    page.track.button_of("special").click()
    qtbot.waitUntil(lambda: set(page.gaps.keys()) == {"assignment", "notice", "team_of_three", "avoidance/0"})
    qtbot.keyClicks(page.assignment, "8")
    qtbot.waitUntil(lambda: "assignment" not in page.gaps.keys())  # noqa: SIM118  # a method, not a dict
    write(page.gaps.line("notice").reason, "现场送达")
    page.gaps.line("team_of_three").findChildren(QPushButton)[0].click()
    visit = start(qtbot, page)
    reasons = register(state_of(desk, visit).visit, "formalities")["reasons"]
    assert reasons == {"notice": "现场送达", "team_of_three": "其他督学在途"}


def test_typing_a_reason_is_not_disturbed_by_the_rules(qtbot, page):
    qtbot.waitUntil(lambda: "assignment" in page.gaps.keys())  # noqa: SIM118  # as above
    reason = page.gaps.line("assignment").reason
    write(reason, "口头")
    with qtbot.waitSignal(page.changed):
        write(reason, "指派")
    assert page.gaps.line("assignment").reason is reason
    assert reason.text() == "口头指派"


def test_colleagues_come_with_one_key_and_leave_with_their_reasons(qtbot, desk, page):
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert len(page.team.boxes) == 3
    qtbot.waitUntil(lambda: "avoidance/2" in page.gaps.keys())  # noqa: SIM118  # as above
    write(page.gaps.line("avoidance/1").reason, "甲")
    write(page.gaps.line("avoidance/2").reason, "乙")
    page.team.boxes[1].remove.click()
    qtbot.waitUntil(lambda: page.gaps.keys() == ("assignment", "avoidance/0", "avoidance/1"))
    assert page.gaps.line("avoidance/1").reason.text() == "乙"
    take(qtbot, page, "mdxx")
    visit = start(qtbot, page)
    assert len(journalled(desk, visit)) == 2
    assert register(state_of(desk, visit).visit, "formalities")["reasons"] == {"avoidance/1": "乙"}


def test_removing_twice_before_the_row_is_gone_removes_one(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    remove = page.team.boxes[1].remove
    remove.click()
    remove.click()
    assert len(page.team.boxes) == 2
    leave = next(b for b in page.arrival.findChildren(QPushButton) if b.accessibleName() == "Remove this person")
    leave.click()
    leave.click()
    assert len(page.arrival.people) == 1


def test_a_tie_is_declared_in_words_and_all_does_not_overrule_it(qtbot, desk, page):
    box = page.team.boxes[0]
    box.avoidance.button_of("tie").click()
    write(box.tie, "校长的姐姐")
    page.team.declare.click()
    take(qtbot, page, "mdxx")
    visit = start(qtbot, page)
    assert journalled(desk, visit)[0]["avoidance"] == {"declared": "校长的姐姐"}


def test_an_expired_card_is_told_on_the_day_of_the_visit(qtbot, page):
    box = page.team.boxes[0]
    box.fold(opened=True)
    box.expires.clear()
    qtbot.keyClicks(box.expires, "2026-11-19")
    qtbot.waitUntil(lambda: "2026-11-19" in box.warning.text)
    qtbot.waitUntil(lambda: "card_expired/0" in page.gaps.keys())  # noqa: SIM118  # as above
    box.expires.clear()
    qtbot.keyClicks(box.expires, "2026-11-20")  # valid through its last day
    qtbot.waitUntil(lambda: not box.warning.text)


def test_an_unreadable_date_is_told_in_three_parts_at_the_team(qtbot, desk, page):
    take(qtbot, page, "mdxx")
    box = page.team.boxes[0]
    box.fold(opened=True)
    box.expires.clear()
    write(box.expires, "明年")
    page.start.click()
    assert "明年" in page.team.error.text
    assert page.team.error.text.count("\n") == 2
    assert QApplication.focusWidget() is box.expires
    assert not plan.today(desk).going_on


def test_whom_they_met_and_to_whom_the_cards_were_shown(qtbot, desk, watch, page):
    name, office = page.arrival.people[0]
    write(name, "沈若兰")
    write(office, "副校长")
    watch.go(minutes=4)
    page.team.shown.click()
    take(qtbot, page, "mdxx")
    visit = start(qtbot, page)
    assert register(state_of(desk, visit).visit, "met") == {"people": [{"name": "沈若兰", "role": "副校长"}]}
    assert journalled(desk, visit)[0]["shown"] == {"to": "沈若兰", "at": "2026-11-20T01:04:00Z"}


def test_arrival_is_now_in_the_schools_time_and_can_be_changed(qtbot, desk, page):
    assert page.arrival.arrived_at == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    page.arrival.show_arrival(datetime(2026, 11, 20, 0, 30, tzinfo=UTC))
    take(qtbot, page, "mdxx")
    visit = start(qtbot, page)
    assert state_of(desk, visit).arrived_at == datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def test_what_is_typed_survives_a_lock(qtbot, desk, reopen, page):
    take(qtbot, page, "mdxx")
    write(page.assignment, "8号")
    qtbot.keyClick(page, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    write(page.team.boxes[1].name, "高")
    page.leave()
    again = NewVisitPage(session_of(reopen(desk)))
    window = frame(qtbot, again)
    assert window.isVisible()
    assert "明德小学" in again.school.name.text()
    assert again.assignment.text() == "8号"
    assert again.team.boxes[1].name.text() == "高"


def test_an_untouched_page_is_not_kept(desk, page):
    page.leave()
    assert plan.kept_form(desk) == ""


def test_clearing_can_be_taken_back(qtbot, page):
    write(page.assignment, "8号")
    page.clear.click()
    assert page.assignment.text() == ""
    page.clear.click()
    assert page.assignment.text() == "8号"


def test_a_team_without_a_leader_is_told_at_the_team(qtbot, desk, page):
    take(qtbot, page, "mdxx")
    role = page.team.boxes[0].role
    role.setCurrentIndex(role.findData("member"))
    page.start.click()
    assert page.team.error.isVisible()
    assert not plan.today(desk).going_on


@pytest.mark.parametrize("text", ["2027-06-30", "2027.6.30", "2027/6/30", "2027年6月30日", "20270630"])
def test_dates_are_read_as_people_write_them(text):
    assert read_date(text) == date(2027, 6, 30)


@pytest.mark.parametrize("text", ["9:05", "09：05", "0905", "9时05分"])
def test_times_are_read_as_people_write_them(text):
    assert read_time(text, date(2026, 11, 20)) == datetime(2026, 11, 20, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(("code", "odd"), [("2132049918", False), ("", False), ("213204991", True), ("3.2E+15", True)])
def test_codes_are_judged_softly(code, odd):
    assert code_remark(code) is odd


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"arrived_at": 1}'])
def test_a_form_of_another_program_is_not_taken(text):
    assert VisitForm.of(text) is None
