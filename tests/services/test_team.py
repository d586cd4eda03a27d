"""Several people at one laptop: each answer bears who gave it, each undoes their own."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from inspector.base.errors import MissingError, RefusedError
from inspector.services import history, inspect, plan, sample, security, team
from inspector.services.plan_views import NewMember, NewVisit
from tests.services import factory

CONFORMS, FAILS = {"value": "conforms"}, {"value": "fails"}


def begin(desk, *more):
    """A visit of me, a colleague who is known, and whoever was typed in."""
    me = plan.visit_options(desk).me
    people = (replace(me, shown_to="孙国栋", avoidance="none"), sample.sample_members()[0], *more)
    school = plan.search(desk, "mdxx").schools[0].id
    return plan.start_visit(desk, NewVisit(school, "spot_check", "closed", people, desk.clock()))


def test_answers_and_notes_bear_who_gave_them_also_after_a_restart(desk, reopen):
    visit = begin(desk, NewMember("戴青", "expert"))
    names = [one.name for one in team.members(desk, visit)]
    assert names == [sample.sample_identity().name, sample.sample_members()[0].name, "戴青"]
    inspect.answer(desk, visit, "A01", CONFORMS)
    assert team.hand_on(desk, visit).name == names[1]
    inspect.answer(desk, visit, "A02", CONFORMS)
    inspect.write_note(desk, visit, "A02", "看过文件")
    assert team.hand_on(desk, visit).name == "戴青"
    changed = inspect.answer(desk, visit, "A03", CONFORMS)
    assert changed.item.answer.by == ""  # one's own
    again = reopen(desk)
    assert team.answering(again, visit).name == names[0]  # who unlocked it
    items = {i.code: i.answer.by for i in inspect.open_checklist(again, visit).items}
    assert [items[code] for code in ("A01", "A02", "A03")] == ["", names[1], "戴青"]
    note = inspect.detail(again, visit, "A02").notes[0]
    assert (note.author, note.mine) == (names[1], False)
    who = {name: actor for actor, name in history.people(again, visit)}
    assert {e.item for e in history.History(again, visit, actor=who["戴青"]).page().entries} == {"A03"}


def test_each_undoes_their_own_and_is_told_where_another_changed_it_since(desk):
    visit = begin(desk)
    inspect.answer(desk, visit, "A01", CONFORMS)
    team.hand_on(desk, visit)
    assert inspect.undo(desk, visit) is None
    inspect.answer(desk, visit, "A02", FAILS)
    inspect.answer(desk, visit, "A01", FAILS)
    team.hand_on(desk, visit)
    with pytest.raises(RefusedError, match="undo_changed_since"):
        inspect.undo(desk, visit)
    assert inspect.open_checklist(desk, visit).progress.n_answered == 2


def test_the_laptops_owner_stays_who_they_are_while_another_answers(desk):
    visit = begin(desk)
    me = security.identity_of(desk)
    team.hand_on(desk, visit)
    assert security.identity_of(desk) == me
    security.change_identity(desk, replace(me, unit="澄江市教育督导室"))
    assert security.identity_of(desk).unit == "澄江市教育督导室"
    assert plan.visit_options(desk).me.name == me.name


def test_who_is_not_of_the_team_does_not_answer(desk):
    visit, alone = begin(desk), factory.begin(desk)
    with pytest.raises(MissingError, match="member_missing"):
        team.hand_over(desk, visit, uuid4())
    team.hand_on(desk, visit)
    assert desk.actor != desk.owner
    assert team.answering(desk, alone).actor == desk.owner  # the colleague is not in that one
    assert len(team.members(desk, alone)) == 1
