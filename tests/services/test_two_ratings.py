"""Items that two rate without seeing each other's: hidden everywhere until both are in, then settled together."""

from __future__ import annotations

import json

import pytest

from inspector.base.errors import BadInputError, RefusedError
from inspector.services import conclude, finish_check, hints, history, inspect, sample, team, two_ratings
from inspector.services.plan_views import NewMember
from tests.services import factory
from tests.services.test_team import begin

CONFORMS, MOSTLY, FAILS = ({"value": value} for value in ("conforms", "mostly", "fails"))
ME, COLLEAGUE = sample.sample_identity().name, sample.sample_members()[0].name


def item(desk, visit, code):
    return next(one for one in inspect.open_checklist(desk, visit).items if one.code == code)


def scaled(desk, visit, n):
    return [one.code for one in inspect.open_checklist(desk, visit).items if one.kind == "scale4"][:n]


@pytest.fixture
def rated(desk):
    """A visit in which I rated A01, and the colleague answers now."""
    visit = begin(desk)
    two_ratings.ask(desk, visit, "A01")
    two_ratings.rate(desk, visit, "A01", FAILS)
    team.hand_on(desk, visit)
    return visit


def test_i_see_what_i_rated_and_may_change_it_while_it_is_no_answer(desk):
    visit = begin(desk)
    two_ratings.ask(desk, visit, "A01")
    first = two_ratings.rate(desk, visit, "A01", FAILS)
    assert (first.item.two.stage, first.item.two.mine, first.item.two.ratings) == ("mine", "fails", ())
    assert (first.item.answer.value, first.item.problem, first.progress.n_answered) == ("", None, 0)
    assert "不符合" not in first.said
    assert two_ratings.rate(desk, visit, "A01", MOSTLY).item.two.mine == "mostly"
    assert inspect.undo(desk, visit).item.two.mine == "fails"
    assert inspect.undo(desk, visit).item.two.stage == "open"


def test_nothing_of_a_rating_is_shown_before_both_have_rated(desk, rated):
    view = item(desk, rated, "A01")
    assert (view.two.stage, view.two.n, view.two.mine, view.two.ratings) == ("open", 1, "", ())
    told = [entry.words for entry in history.History(desk, rated).page(200).entries]
    told += [entry.words for entry in history.History(desk, rated, "A01").page(200).entries]
    told += [line.text for line in hints.hint_lines(desk, rated)]
    told += [lack.text + lack.note for lack in finish_check.review(desk, rated).lacks if lack.place == "A01"]
    assert "个人评分（两人都评后显示）" in told
    assert not [words for words in told if "不符合" in words]
    team.hand_on(desk, rated)
    assert "不符合" not in inspect.undo(desk, rated).said
    assert "不符合" not in inspect.redo(desk, rated).said


def test_a_note_by_the_one_is_not_read_by_the_other_either(desk, rated):
    team.hand_on(desk, rated)
    inspect.write_note(desk, rated, "A01", "预案是复印的")
    team.hand_on(desk, rated)
    assert inspect.detail(desk, rated, "A01").notes == ()
    assert not [e.words for e in history.History(desk, rated, "A01").page().entries if "复印" in e.words]
    two_ratings.rate(desk, rated, "A01", FAILS)
    assert [note.text for note in inspect.detail(desk, rated, "A01").notes] == ["预案是复印的"]


def test_both_stand_beside_each_other_and_what_is_settled_is_the_answer(desk, rated, reopen):
    both = two_ratings.rate(desk, rated, "A01", CONFORMS)
    assert (both.item.two.stage, both.said) == ("both", "A01两人都已评分，待商定")
    assert both.item.two.ratings == ((ME, "fails", ""), (COLLEAGUE, "conforms", ""))
    assert not both.item.two.agreed
    done = two_ratings.rate(desk, rated, "A01", FAILS)
    assert (done.item.answer.value, done.item.two.stage, done.progress.n_answered) == ("fails", "settled", 1)
    assert done.item.problem is not None
    again = reopen(desk)
    view = item(again, rated, "A01")
    assert (view.answer.value, view.answer.by) == ("fails", COLLEAGUE)
    assert view.two.ratings == both.item.two.ratings
    told = [entry.words for entry in history.History(again, rated, "A01").page().entries]
    assert {"个人评分 不符合", "个人评分 符合", "双人评分商定", "未答 → 不符合"} <= set(told)


def test_one_undo_takes_back_what_was_settled_and_no_undo_a_rating_that_was_seen(desk, rated):
    inspect.answer(desk, rated, "A02", CONFORMS)
    two_ratings.rate(desk, rated, "A01", CONFORMS)
    two_ratings.rate(desk, rated, "A01", MOSTLY)
    undone = inspect.undo(desk, rated)
    assert (undone.item.answer.value, undone.item.two.stage) == ("", "both")
    with pytest.raises(RefusedError, match="rating_revealed"):
        inspect.undo(desk, rated)
    assert item(desk, rated, "A01").two.stage == "both"
    assert inspect.undo(desk, rated).item.code == "A02"  # what was done before it can still be taken back


def test_an_item_that_two_rate_takes_no_plain_answer_until_they_settled(desk, rated):
    with pytest.raises(RefusedError, match="rated_by_two"):
        inspect.answer(desk, rated, "A01", CONFORMS)
    two_ratings.rate(desk, rated, "A01", CONFORMS)
    with pytest.raises(RefusedError, match="rated_by_two"):
        inspect.answer(desk, rated, "A01", CONFORMS)
    two_ratings.rate(desk, rated, "A01", CONFORMS)
    assert inspect.answer(desk, rated, "A01", MOSTLY).item.answer.value == "mostly"


def test_what_cannot_be_rated_by_two_is_refused(desk, rated):
    with pytest.raises(BadInputError, match="two_ratings_kind"):
        two_ratings.ask(desk, rated, "B04")
    inspect.answer(desk, rated, "A02", CONFORMS)
    with pytest.raises(BadInputError, match="two_ratings_answered"):
        two_ratings.ask(desk, rated, "A02")
    two_ratings.rate(desk, rated, "A01", CONFORMS)
    with pytest.raises(RefusedError, match="two_ratings_both"):
        two_ratings.ask(desk, rated, "A01")
    with pytest.raises(BadInputError, match="two_ratings_alone"):
        two_ratings.ask(desk, factory.begin(desk), "A01")


def test_asked_for_again_it_is_answered_as_usual_and_the_one_rating_stays_unseen(desk, rated):
    assert two_ratings.ask(desk, rated, "A01").item.two is None
    assert inspect.answer(desk, rated, "A01", CONFORMS).item.answer.value == "conforms"
    assert not [e.words for e in history.History(desk, rated, "A01").page().entries if "不符合" in e.words]


def test_of_three_the_two_who_came_first_rate(desk):
    visit = begin(desk, NewMember("戴青", "expert"))
    two_ratings.ask(desk, visit, "A01")
    two_ratings.rate(desk, visit, "A01", FAILS)
    team.hand_on(desk, visit)
    team.hand_on(desk, visit)
    both = two_ratings.rate(desk, visit, "A01", FAILS)
    assert [name for name, _, _ in both.item.two.ratings] == [ME, "戴青"]
    assert both.item.two.agreed
    team.hand_on(desk, visit)
    assert item(desk, visit, "A01").two.stage == "both"


def test_agreement_is_told_to_the_team_and_stands_in_no_record(desk):
    visit = begin(desk)
    codes = scaled(desk, visit, 10)
    for code in codes:
        two_ratings.ask(desk, visit, code)
        two_ratings.rate(desk, visit, code, CONFORMS if code in codes[:6] else FAILS)
    assert two_ratings.agreement_lines(desk, visit) == ()
    team.hand_on(desk, visit)
    for code in codes:
        two_ratings.rate(desk, visit, code, CONFORMS if code in codes[:5] else FAILS)
    # 9 of 10 agree; by chance 0.6 × 0.5 + 0.4 × 0.5 = 0.5 would: (0.9 - 0.5) / 0.5
    assert two_ratings.agreement_lines(desk, visit) == (f"{ME}和{COLLEAGUE}双人评分10项，一致9项，Kappa系数0.80",)
    for code in codes:
        two_ratings.rate(desk, visit, code, CONFORMS)
    conclude.freeze(desk, visit)
    text = conclude.latest_freeze(desk, visit)["report"]
    assert "双人评分" not in text
    assert not {"rating", "two_ratings"} & {one["table"] for one in json.loads(text)["registers"]}


def test_what_is_not_settled_counts_as_not_answered_at_the_end(desk, rated):
    (lack,) = [one for one in finish_check.review(desk, rated).lacks if one.place == "A01"]
    assert (lack.group, lack.note) == ("unanswered", "双人评分1/2")
    two_ratings.rate(desk, rated, "A01", CONFORMS)
    (lack,) = [one for one in finish_check.review(desk, rated).lacks if one.place == "A01"]
    assert lack.note == "双人评分待商定"
