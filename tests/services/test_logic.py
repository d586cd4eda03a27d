"""A visit with the checklist of places: groups, tables, conditions, calculated items, up to the record's findings."""

from __future__ import annotations

import json

import pytest

from inspector.base.errors import BadInputError
from inspector.exchange.checklist_file import shipped
from inspector.exchange.findings import check
from inspector.services import finish_check, group_rows, inspect, plan
from inspector.services.freeze import build_report
from inspector.services.plan_views import NewVisit
from inspector.services.visit_state import state_of
from inspector.store.audit import audit
from tests.services import factory


@pytest.fixture
def visit(desk, monkeypatch):
    monkeypatch.setattr(plan, "built_in", lambda: shipped()["places-2020-6"])
    return factory.begin(desk)


def page(desk, visit):
    """As it is read back from the disk."""
    desk.cache.clear()
    return inspect.open_checklist(desk, visit)


def items(desk, visit):
    return {item.code: item for item in page(desk, visit).items}


def choose(desk, visit, code, value):
    return inspect.answer(desk, visit, code, {"choices": [value]})


def numbers(desk, visit, code, **given):
    return inspect.answer(desk, visit, code, {"numbers": given})


def test_the_page_shows_the_rows_of_each_group_in_order(desk, visit):
    shown = [item.code for item in page(desk, visit).items if item.is_shown]
    assert shown[:5] == ["gate#1", "A01#1", "gate+", "A04", "A05"]
    assert "canteen+" in shown
    assert not any(code.startswith(("B0", "canteen#", "C02", "dormitory")) for code in shown)
    assert [code for code in shown if code.startswith("class")] == ["class#1", "class#2", "class#3", "class+"]


def test_a_row_that_is_added_named_and_removed_is_journalled_and_undone(desk, visit):
    added = group_rows.add_row(desk, visit, "gate", " 北门 ")
    assert added.item.text == "北门"
    assert [i.code for i in added.page if i.kind == "row"][:2] == ["gate#1", "gate#2"]
    choose(desk, visit, "A01#2", "unguarded")
    group_rows.rename_row(desk, visit, "gate", 1, "南门")
    found = items(desk, visit)
    assert (found["gate#1"].text, found["A01#2"].row_name) == ("南门", "北门")
    assert found["A01#2"].problem.title == "校门开放无人值守"
    assert found["A04"].answer.explained == "1个"
    group_rows.remove_row(desk, visit, "gate", 2)
    gone = items(desk, visit)
    assert "A01#2" not in gone
    assert gone["A04"].answer.explained == "0个"
    assert inspect.undo(desk, visit).page
    back = items(desk, visit)
    assert back["A01#2"].answer.value == "fails"
    assert back["A04"].answer.explained == "1个"
    for _ in range(3):
        inspect.undo(desk, visit)
    assert items(desk, visit).keys() >= {"A01#1"}
    assert "A01#2" not in items(desk, visit)
    assert group_rows.add_row(desk, visit, "gate").item.code == "gate#3"  # a number is never used twice
    with pytest.raises(BadInputError, match="group_needed"):
        group_rows.remove_row(desk, visit, "gate", 1)
    with pytest.raises(BadInputError, match="group_name_long"):
        group_rows.rename_row(desk, visit, "gate", 1, "门" * 21)
    assert not audit(desk.store).faults


def test_what_an_answer_moves_comes_with_it(desk, visit):
    changed = choose(desk, visit, "A01#1", "guarded")
    assert {view.code: view.applies for view in changed.also} == {"A02#1": True, "A03#1": True, "A04": True}
    inspect.answer(desk, visit, "A02#1", {"value": "fails"})
    before = page(desk, visit).progress
    changed = choose(desk, visit, "A01#1", "locked")
    gone = next(view for view in changed.also if view.code == "A02#1")
    assert (gone.applies, gone.answer.value, gone.is_shown, gone.problem) == (False, "fails", True, None)
    assert changed.progress.n_total == before.n_total - 2
    assert changed.progress.n_failed == before.n_failed - 1
    choose(desk, visit, "A01#1", "guarded")
    assert items(desk, visit)["A02#1"].problem.title == "进门未逐人测温登记"


def test_the_card_of_today_counts_as_the_page_does(desk, visit):
    def counts():
        found = page(desk, visit).progress
        desk.cache.clear()
        card = next(card for card in plan.today(desk).going_on if card.id == visit)
        assert (card.n_answered, card.n_total) == (found.n_answered, found.n_total)
        return card.n_answered, card.n_total

    bare = counts()
    group_rows.add_row(desk, visit, "gate")
    more = counts()
    assert more[1] > bare[1]
    choose(desk, visit, "A01#1", "guarded")
    inspect.answer(desk, visit, "A02#1", {"value": "fails"})
    guarded = counts()
    choose(desk, visit, "A01#1", "locked")
    assert counts() == (guarded[0] - 1, guarded[1] - 2)  # what was answered and is asked no more counts nowhere
    group_rows.remove_row(desk, visit, "gate", 2)
    assert counts()[1] < guarded[1] - 2


def test_the_running_counts_are_those_of_a_visit_read_anew(desk, visit):
    choose(desk, visit, "A01#1", "guarded")
    numbers(desk, visit, "C01", value=40)
    numbers(desk, visit, "D01#2", enrolled=40, surveyed=38, away=2)
    group_rows.add_row(desk, visit, "canteen")
    changed = numbers(desk, visit, "B01#1", eaters=200, seats=0)
    assert changed.progress == page(desk, visit).progress


def test_division_by_zero_is_said_and_the_rest_goes_on(desk, visit):
    found = items(desk, visit)["D03"]
    assert found.cannot == "计算值无法计算：除数为0"
    assert not found.is_open
    group_rows.add_row(desk, visit, "canteen")
    changed = numbers(desk, visit, "B01#1", eaters=200, seats=0)
    assert changed.item.answer.value == "not_checked"
    assert changed.item.cannot == "是否符合无法计算：除数为0"
    lacks = {(lack.group, lack.place): lack.text for lack in finish_check.review(desk, visit).lacks}
    assert lacks["cannot", "B01#1"] == "是否符合无法计算：除数为0"
    assert numbers(desk, visit, "B01#1", eaters=200, seats=100).item.cannot == ""


def test_a_calculated_item_that_fails_opens_its_problem_in_the_same_act(desk, visit):
    for n in (1, 2):
        numbers(desk, visit, f"D01#{n}", enrolled=40, surveyed=40, away=0)
    changed = numbers(desk, visit, "D01#3", enrolled=40, surveyed=37, away=0)
    rate = next(view for view in changed.also if view.code == "D03")
    assert (rate.answer.explained, rate.answer.value) == ("97.5％", "fails")
    assert rate.problem.title == "摸排率不到100％"
    inspect.undo(desk, visit)
    assert items(desk, visit)["D03"].problem is None
    with pytest.raises(BadInputError, match="answer_calculated"):
        numbers(desk, visit, "D03", value=100)


def test_finish_lists_what_is_required_and_what_does_not_agree(desk, visit):
    choose(desk, visit, "A01#1", "guarded")
    numbers(desk, visit, "A05", value=2)
    numbers(desk, visit, "D01#1", enrolled=40, surveyed=40, away=3)
    rows = [{"shown": "36.5", "standard": "36.6", "valid": True}]
    inspect.answer(desk, visit, "A03#1", {"rows": rows})
    lacks = [(lack.group, lack.place) for lack in finish_check.review(desk, visit).lacks]
    assert ("required", "D02#1") in lacks
    assert ("unanswered", "D02#1") not in lacks
    assert ("constraint", "A05") in lacks
    assert ("constraint", "A03#1") in lacks
    assert not any(place.startswith(("D02#2", "C02", "A04")) for _, place in lacks)
    numbers(desk, visit, "A05", value=1)
    assert ("constraint", "A05") not in [(lack.group, lack.place) for lack in finish_check.review(desk, visit).lacks]


def test_the_grade_counts_an_item_once_however_many_rows_it_has(desk, visit):
    for n in range(2, 5):
        group_rows.add_row(desk, visit, "gate", f"门{n}")
    for n in range(1, 5):
        choose(desk, visit, f"A01#{n}", "unguarded" if n == 4 else "locked")
    view = finish_check.review(desk, visit)
    # A01 weighs 2 with a mean of 0.75; A04 (1 gate open) weighs 2 and conforms.
    assert next(s.score for s in view.sections if s.code == "A") == "87.5"
    assert view.n_checked == 5


def test_the_findings_carry_rows_and_dropped_answers_and_their_schema_takes_them(desk, visit):
    group_rows.rename_row(desk, visit, "gate", 1, "南门")
    choose(desk, visit, "A01#1", "guarded")
    inspect.answer(desk, visit, "A02#1", {"value": "fails"})
    choose(desk, visit, "A01#1", "locked")
    report = build_report(desk, state_of(desk, visit), "澄梅教督记〔2026〕1号", 1)
    content = check(report.canonical())
    assert content["group_rows"][0] == {
        "group": "gate", "group_name": "校门", "n": 1, "name": "南门", "items": ["A01#1", "A02#1", "A03#1"],
    }  # fmt: skip
    assert [(d["code"], d["row"], json.loads(d["answer"])["value"]) for d in content["dropped"]] == [
        ("A02", "南门", "fails")
    ]
    codes = [item["code"] for section in content["sections"] for item in section["items"]]
    assert "A01#1" in codes
    assert "A02#1" not in codes
    assert not content["problems"]


def test_a_visit_without_logic_is_as_it_was(desk):
    visit = factory.begin(desk)
    changed = inspect.answer(desk, visit, "A01", {"value": "conforms"})
    assert (changed.also, changed.page) == ((), ())
    report = json.loads(build_report(desk, state_of(desk, visit), "澄梅教督记〔2026〕1号", 1).canonical())
    assert not {"group_rows", "dropped"} & report.keys()


def test_a_visit_takes_the_checklist_that_was_chosen(desk):
    options = plan.visit_options(desk)
    assert [option.key for option in options.checklists] == ["notice-2020-6", "places-2020-6"]
    school, when = plan.search(desk, "mdxx").schools[0].id, desk.clock()
    visit = plan.start_visit(
        desk, NewVisit(school, "spot_check", "opening", (options.me,), when, checklist="places-2020-6")
    )
    assert state_of(desk, visit).checklist.id == "places-2020-6"
    assert plan.count_items(desk, "primary", "opening", "places-2020-6") == 14
    with pytest.raises(BadInputError, match="unknown_option"):
        plan.start_visit(desk, NewVisit(school, "spot_check", "opening", (options.me,), when, checklist="other"))
