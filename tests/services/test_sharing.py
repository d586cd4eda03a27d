"""Sections handed to members, their initials on them, and what the record says of both."""

from __future__ import annotations

import hashlib
import json

import pytest

from inspector.base.canonical import canonical_bytes
from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.services import conclude, finish_check, history, inspect, sample, sharing, team
from inspector.services.visit_state import state_of
from tests.services import factory
from tests.services.test_team import begin

FAILS = {"value": "fails"}
COLLEAGUE = sample.sample_members()[0].name


def section(view, code):
    return next(one for one in view.sections if one.code == code)


def answer_section(desk, visit, code):
    for item in inspect.open_checklist(desk, visit).items:
        if item.section == code:
            inspect.answer(desk, visit, item.code, factory.good(item))


def two(desk):
    """A visit of me and a colleague, and our ids."""
    visit = begin(desk)
    me, other = (one.actor for one in team.members(desk, visit))
    return visit, me, other


def test_a_section_is_handed_over_and_back_by_undo_also_after_a_restart(desk, reopen):
    visit, me, other = two(desk)
    done = sharing.give(desk, visit, "A", other)
    assert (section(done.view, "A").member, section(done.view, "A").mine) == (COLLEAGUE, False)
    assert done.said == f"A部分交给{COLLEAGUE}"
    sharing.give(desk, visit, "A", me)
    undone = inspect.undo(desk, visit)
    assert undone is not None
    assert undone.shared
    assert undone.said == "已撤销：部分分工"
    assert section(undone.progress, "A").member == COLLEAGUE
    again = reopen(desk)
    assert section(sharing.open_sharing(again, visit), "A").member == COLLEAGUE
    inspect.undo(again, visit)
    assert section(sharing.open_sharing(again, visit), "A").member == ""
    inspect.redo(again, visit)
    assert section(sharing.give(again, visit, "A", None).view, "A").member == ""


def test_each_member_sees_how_far_their_own_sections_are(desk):
    visit, me, other = two(desk)
    sharing.give(desk, visit, "A", me)
    sharing.give(desk, visit, "B", other)
    sharing.give(desk, visit, "C", other)
    inspect.answer(desk, visit, "A01", FAILS)
    team.hand_on(desk, visit)
    inspect.answer(desk, visit, "B01", FAILS)
    view = sharing.open_sharing(desk, visit)
    totals = {one.code: one.n_total for one in view.sections}
    mine, theirs = view.members
    assert (mine.n_sections, mine.n_answered, mine.n_total, mine.answering) == (1, 1, totals["A"], False)
    assert (theirs.n_sections, theirs.n_answered, theirs.n_total) == (2, 1, totals["B"] + totals["C"])
    assert [one.code for one in view.sections if one.mine] == ["B", "C"]


def test_what_cannot_be_handed_over_is_refused_and_the_same_again_writes_nothing(desk):
    visit, me, _ = two(desk)
    with pytest.raises(MissingError, match="section_missing"):
        sharing.give(desk, visit, "Z", me)
    with pytest.raises(MissingError, match="member_missing"):
        sharing.give(desk, visit, "A", visit)
    sharing.give(desk, visit, "A", me)
    head = desk.store.head()
    assert sharing.give(desk, visit, "A", me).said == ""
    assert desk.store.head() == head


def test_initials_hold_until_an_answer_of_the_section_changes(desk):
    visit, me, other = two(desk)
    sharing.give(desk, visit, "A", me)
    with pytest.raises(BadInputError, match="section_open"):
        sharing.initial(desk, visit, "A")
    answer_section(desk, visit, "A")
    assert section(sharing.initial(desk, visit, "A").view, "A").initials == "given"
    inspect.answer(desk, visit, "B01", FAILS)
    assert section(inspect.open_checklist(desk, visit).progress, "A").initials == "given"
    changed = inspect.answer(desk, visit, "A01", FAILS)
    assert section(changed.progress, "A").initials == "outdated"
    undone = inspect.undo(desk, visit)
    assert undone is not None
    assert section(undone.progress, "A").initials == "given"  # the very answers that were initialled
    inspect.answer(desk, visit, "A01", FAILS)
    assert section(sharing.initial(desk, visit, "A").view, "A").initials == "given"
    sharing.give(desk, visit, "A", other)
    assert section(sharing.open_sharing(desk, visit), "A").initials == ""  # it is another's now


def test_nobody_initials_for_another(desk):
    visit, _, other = two(desk)
    sharing.give(desk, visit, "A", other)
    answer_section(desk, visit, "A")
    with pytest.raises(RefusedError, match="section_not_yours"):
        sharing.initial(desk, visit, "A")
    team.hand_on(desk, visit)
    sharing.initial(desk, visit, "A")
    said = history.History(desk, visit, actor=other).page().entries[0]
    assert (said.who, said.words) == (COLLEAGUE, "部分确认 A")
    assert f"部分分工 A {COLLEAGUE}" in {entry.words for entry in history.History(desk, visit).page(200).entries}


def test_the_finish_page_names_what_is_not_initialled_and_hinders_nothing(desk):
    visit, me, other = two(desk)
    factory.answer_all(desk, visit)
    assert [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "sharing"] == []
    sharing.give(desk, visit, "A", me)
    sharing.give(desk, visit, "B", other)
    sharing.initial(desk, visit, "A")
    inspect.answer(desk, visit, "A01", FAILS)
    found = [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "sharing"]
    assert [(lack.place, lack.text.partition("：")[2]) for lack in found] == [
        ("A01", f"{sample.sample_identity().name}确认后答案有改动，需重新确认"),
        ("B01", f"{COLLEAGUE}还没有确认"),
    ]
    assert conclude.freeze(desk, visit).number


def test_the_record_says_whose_sections_were_and_its_hash_can_be_computed_from_it(desk):
    visit, me, other = two(desk)
    factory.answer_all(desk, visit)
    sharing.give(desk, visit, "A", me)
    sharing.give(desk, visit, "B", other)
    sharing.initial(desk, visit, "A")
    conclude.freeze(desk, visit)
    frozen = conclude.latest_freeze(desk, visit)
    assert frozen is not None
    report = json.loads(frozen["report"])
    first, second = report["shares"]
    assert (second["code"], second["initialled_at"], second["answers_sha256"]) == ("B", "", "")
    held = next(one for one in report["sections"] if one["code"] == "A")
    answers = {item["code"]: item["answer"] for item in held["items"]}
    body = canonical_bytes({"visit": report["visit"], "section": "A", "answers": answers})
    assert hashlib.sha256(body).hexdigest() == first["answers_sha256"]
    assert {"section_member", "initials"} <= {one["table"] for one in report["registers"]}
    with pytest.raises(RefusedError, match="visit_finalised"):
        sharing.give(desk, visit, "A", other)


def test_a_record_where_nobody_shared_anything_has_no_word_of_it(desk):
    visit = begin(desk)
    conclude.freeze(desk, visit)
    frozen = conclude.latest_freeze(desk, visit)
    assert frozen is not None
    assert "shares" not in json.loads(frozen["report"])


def test_an_answer_where_nothing_is_initialled_computes_no_hash(desk):
    visit, me, _ = two(desk)
    sharing.give(desk, visit, "A", me)
    inspect.answer(desk, visit, "A01", FAILS)
    assert state_of(desk, visit).sharing.digests == {}
