"""Last time, and a follow-up visit (整改核查): exactly the problems that still stand come first, each by one key."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.services import conclude, inspect, plan, records
from inspector.services.inspect_views import ProblemEdit
from inspector.store.audit import audit
from inspector.ui import measure
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.framed import shell_of
from tests.ui.planning import Keys


def issue(desk, visit):
    factory.sign_all(desk, visit)
    records.issue(desk, visit, lambda _done, _total: None)


@pytest.fixture
def history(desk, watch):
    """A visit with three problems, one put right on the spot; a later one that found another of them in order."""
    first = factory.begin(desk)
    factory.answer_all(desk, first, fails=frozenset({"A01", "B03", "F06"}))
    inspect.change_problem(desk, first, "F06", ProblemEdit(put_right="当场更换。"))
    issue(desk, first)
    watch.go(days=10)
    second = factory.begin(desk)
    for code, value in (("A01", "conforms"), ("A02", "fails")):
        inspect.answer(desk, second, code, {"value": value})
    issue(desk, second)
    unsigned = factory.begin(desk)
    inspect.answer(desk, unsigned, "C01", {"value": "fails"})
    watch.go(days=10)


def last(desk, visit, code):
    return inspect.detail(desk, visit, code).last_text


def test_the_last_answer_says_what_became_of_the_problem(desk, watch):
    first = factory.begin(desk)
    factory.answer_all(desk, first, fails=frozenset({"A01", "F06"}))
    inspect.change_problem(desk, first, "F06", ProblemEdit(put_right="当场更换。"))
    issue(desk, first)
    watch.go(days=10)
    second = factory.begin(desk)
    assert last(desk, second, "A01").endswith("；尚未核查是否整改")
    assert last(desk, second, "F06").endswith("；已当场整改")
    assert last(desk, second, "A02") == "11月20日符合"
    inspect.answer(desk, second, "A01", {"value": "conforms"})
    issue(desk, second)
    watch.go(days=10)
    third = factory.begin(desk)
    assert last(desk, third, "A01") == "11月30日符合；11月20日的问题已整改"
    desk.language = "en"
    assert last(desk, third, "A01").endswith("; the problem of 20 Nov was put right")


def test_only_what_signed_records_leave_open_is_to_be_rechecked(desk, history):
    def waiting(visit):
        return {item.code for item in inspect.open_checklist(desk, visit).items if item.recheck}

    assert waiting(factory.begin(desk, track="follow_up")) == {"B03", "A02"}
    assert waiting(factory.begin(desk)) == set()
    assert waiting(factory.begin(desk, school="dsyey", track="follow_up")) == set()


def test_what_a_signed_visit_found_put_right_waits_on_today_no_more(desk, watch):
    def waiting():
        view = plan.today(desk)
        assert view.n_open_problems == len(view.due)
        assert view.n_overdue == sum(due.overdue for due in view.due)
        return {due.item for due in view.due}

    first = factory.begin(desk)
    factory.answer_all(desk, first, fails=frozenset({"A01", "A02", "B03"}))
    issue(desk, first)
    watch.go(days=30)
    assert waiting() == {"A01", "A02", "B03"}
    assert plan.today(desk).n_overdue == 3
    second = factory.begin(desk, track="follow_up")
    factory.answer_all(desk, second, fails=frozenset({"B03"}))
    inspect.answer(desk, second, "A02", {"value": "not_checked", "reason": "相关人员不在场"})
    assert waiting() == {"A01", "A02", "B03"}  # nobody has signed for it yet
    document = records.issue(desk, factory.sign_all(desk, second).visit_id, lambda _done, _total: None)
    assert waiting() == {"A02", "B03"}
    records.deliver(desk, document.id, "当面", "孙国栋")
    assert waiting() == {"A02", "B03"}
    assert plan.today(desk).n_open_problems == 3  # B03 was found anew: two problems
    assert not audit(desk.store).faults


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_follow_up_opens_with_the_open_problems_and_one_key_confirms_each(qtbot, qapp, desk, history, language):
    speak(qapp, language)
    desk.language = language
    visit = factory.begin(desk, track="follow_up")
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit})
    page, keys = shell.page, Keys(qtbot)
    assert page.filters.current == "recheck"
    assert page.rows.shown == ("A02", "B03")
    assert page.current == "A02"
    keys.press(Qt.Key.Key_1)
    assert page.current == "B03"
    keys.press(Qt.Key.Key_3)
    assert page.filters.current == "recheck"
    keys.press(Qt.Key.Key_Return)
    assert page.filters.current == "all"
    assert page.item(page.current).is_open
    shell.go("today", {})
    shell.go("checklist", {"visit_id": visit})
    assert page.filters.current == "all"  # as it was left
    conclude.freeze(desk, visit)
    details = {i["code"]: i["detail"] for s in newest(desk, visit)["sections"] for i in s["items"]}
    assert details["A02"] == "整改核查：2026年11月30日发现的“责任分工未落实到人”已整改"
    assert details["B03"] == "整改核查：2026年11月20日发现的“在岗人员与值班表不符”未整改"
    assert "整改核查" not in details["C02"]


def newest(desk, visit):
    rows = desk.store.select("freeze", visit_id=str(visit))
    return json.loads(rows[-1].values["frozen"]["report"])


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_filter_has_its_room(qtbot, qapp, desk, history, language, size):
    speak(qapp, language)
    desk.language = language
    shell = shell_of(qtbot, desk, size)
    shell.go("checklist", {"visit_id": factory.begin(desk, track="follow_up")})
    for _ in range(4):
        QApplication.processEvents()
    assert not [*measure.cut_texts(shell), *measure.beyond(shell), *measure.small_targets(shell)]
    shell.go("today", {})


def test_a_visit_that_is_no_follow_up_has_no_such_filter(qtbot, desk, history):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": factory.begin(desk)})
    assert shell.page.filters.current == "all"
    assert not shell.page.filters._chips["recheck"].isVisible()
