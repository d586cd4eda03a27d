"""History: what changed, when, by whom, on which laptop; back to an earlier answer; undo over restarts."""

from __future__ import annotations

import random
from itertools import pairwise
from uuid import UUID

import pytest

from inspector.base.errors import BadInputError, RefusedError
from inspector.services import conclude, evidence, history, inspect, records, sample
from inspector.services.history_words import known
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from inspector.store import keys
from inspector.store.store import Store
from inspector.store.tables import TABLES, Edit
from tests.conftest import PASSWORD
from tests.services import factory

FAILS, CONFORMS, MOSTLY = {"value": "fails"}, {"value": "conforms"}, {"value": "mostly"}


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


def entries(desk, visit=None, item="", **wanted):
    """All entries, page by page."""
    reader = history.History(desk, visit, item, **wanted)
    found, more = [], True
    while more:
        page = reader.page(7)
        found += page.entries
        more = page.more
    return found


def words(found):
    return [entry.words for entry in found]


def test_an_item_tells_its_answers_newest_first_with_person_and_laptop(desk, visit, watch):
    inspect.answer(desk, visit, "B01", CONFORMS)
    watch.go(minutes=5)
    inspect.answer(desk, visit, "B01", FAILS)
    inspect.write_note(desk, visit, "B01", "门没锁")
    inspect.answer(desk, visit, "B02", CONFORMS)  # of another item
    found = entries(desk, visit, "B01")
    assert words(found)[0] == "备注 “” → “门没锁”"
    assert words(found)[2:] == ["符合 → 不符合", "未答 → 符合"]
    assert words(found)[1].startswith("列为问题 “")
    assert {entry.item for entry in found} == {"B01"}
    assert (found[-1].at, found[-2].at) == (watch.now.replace(minute=0), watch.now)
    assert {entry.who for entry in found} == {sample.sample_identity().name}
    assert all(entry.here for entry in found)
    assert [(e.standing, e.returns) for e in found if e.kind == "answer"] == [("now", False), ("", True)]


def test_english_has_its_own_words(desk, visit):
    desk.language = "en"
    inspect.answer(desk, visit, "B01", CONFORMS)
    inspect.raise_flag(desk, visit, "B01", FlagEdit(fact="open gate"))
    assert words(entries(desk, visit, "B01")) == ["red flag “open gate”", "not answered → Conforms"]


def test_a_visit_tells_everything_and_filters_by_kind_and_person(desk, visit):
    other = factory.begin(desk)
    inspect.answer(desk, other, "A01", FAILS)
    inspect.answer(desk, visit, "A01", FAILS)
    inspect.change_problem(desk, visit, "A01", ProblemEdit(fact="没有值班表"))
    photo = evidence.attach_photo(desk, visit, "A01", sample.sample_photo("门口"), name="x.jpg").item
    assert photo.n_photos == 1
    found = entries(desk, visit)
    assert "添加照片" in words(found)
    assert words(entries(desk, visit, kind="problem"))[0].endswith("→ “没有值班表”")
    assert {e.kind for e in entries(desk, visit, kind="answer")} == {"answer"}
    assert entries(desk, visit, actor=UUID(int=5)) == []
    assert len(entries(desk, visit, actor=desk.actor)) == len(found)
    assert "检查安排" in words(found)
    both = entries(desk)
    assert len(both) > len(found)
    assert both[0].school  # of the store: each says where it belongs
    assert all(a.at >= b.at for a, b in pairwise(both))
    assert {e.id for e in found} < {e.id for e in both}


def test_every_register_of_the_store_has_words():
    lacking = [
        f"{spec.name}.{name}" for spec in TABLES.values() for name in spec.registers if not known(spec.name, name)
    ]
    assert lacking == []


def test_an_undo_and_a_redo_are_told_as_such(desk, visit):
    inspect.answer(desk, visit, "B01", CONFORMS)
    inspect.answer(desk, visit, "B01", MOSTLY)
    inspect.undo(desk, visit)
    inspect.undo(desk, visit)
    inspect.redo(desk, visit)
    inspect.redo(desk, visit)
    assert [e.undo for e in entries(desk, visit, "B01")] == ["redone", "redone", "undone", "undone", "", ""]


def test_going_back_is_a_new_change_with_its_problem_and_is_undone(desk, visit):
    inspect.answer(desk, visit, "B01", FAILS)
    inspect.answer(desk, visit, "B01", CONFORMS)
    failed = next(e for e in entries(desk, visit, "B01") if e.words == "未答 → 不符合")
    n = len(entries(desk, visit, "B01"))
    back = history.go_back(desk, visit, failed)
    assert (back.item.answer.value, back.item.problem is not None) == ("fails", True)
    assert len(entries(desk, visit, "B01")) == n + 2  # nothing is taken out: an answer, and its problem revived
    assert inspect.undo(desk, visit).item.answer.value == "conforms"
    inspect.redo(desk, visit)
    with pytest.raises(BadInputError, match="history_stands"):
        history.go_back(desk, visit, failed)


def test_back_to_unanswered_takes_the_problem_away(desk, visit):
    inspect.answer(desk, visit, "B01", CONFORMS)
    inspect.undo(desk, visit)
    empty = next(e for e in entries(desk, visit, "B01") if e.undo == "undone")
    inspect.answer(desk, visit, "B01", FAILS)
    back = history.go_back(desk, visit, empty)
    assert (back.item.answer.value, back.item.problem, back.progress.n_failed) == ("", None, 0)
    assert inspect.undo(desk, visit).item.problem is not None


def test_a_note_goes_back_by_its_author_only(desk, visit):
    inspect.write_note(desk, visit, "A01", "一")
    inspect.write_note(desk, visit, "A01", "二")
    first = entries(desk, visit, "A01")[1]
    assert history.go_back(desk, visit, first).item.has_note
    assert inspect.detail(desk, visit, "A01").notes[0].text == "一"
    second = entries(desk, visit, "A01")[1]
    me = desk.actor
    desk.actor = UUID(int=9)
    with pytest.raises(RefusedError, match="history_note_of_other"):
        history.go_back(desk, visit, second)
    desk.actor = me


def test_a_signed_visit_refuses_to_go_back_and_to_undo_also_after_a_restart(desk, visit, reopen):
    factory.answer_all(desk, visit)
    inspect.answer(desk, visit, "B01", MOSTLY)
    earlier = entries(desk, visit, "B01")[-1]
    conclude.freeze(desk, visit)
    for act in (lambda: history.go_back(desk, visit, earlier), lambda: inspect.undo(desk, visit)):
        with pytest.raises(RefusedError, match="visit_finalised"):
            act()
    conclude.reopen(desk, visit)
    assert inspect.undo(desk, visit).item.answer.value == "conforms"  # a freeze that nobody signed is no wall
    assert inspect.redo(desk, visit).item.answer.value == "mostly"
    factory.sign_all(desk, visit)
    records.issue(desk, visit, lambda _done, _total: None)
    again = reopen(desk)
    for act in (
        lambda: history.go_back(again, visit, earlier),
        lambda: inspect.undo(again, visit),
        lambda: inspect.redo(again, visit),
    ):
        with pytest.raises(RefusedError, match="visit_signed"):
            act()
    tx = again.store.undoable(again.actor, visit)  # and the store itself, whoever asks it
    with pytest.raises(RefusedError, match="visit_signed"):
        again.store.undo(tx, actor=again.actor)
    assert entries(again, visit, "B01")[0].words == "符合 → 基本符合"  # it can be read for ever


def test_two_laptops_that_answered_at_once_are_both_shown(desk, visit, tmp_path, watch):
    inspect.answer(desk, visit, "B01", CONFORMS)
    folder = tmp_path / "other"
    folder.mkdir()
    ring, _ = keys.create_keys(folder, PASSWORD)
    other = Store.create(folder, ring, clock=watch)
    theirs = UUID(int=77)
    before = list(desk.store.all_changes())
    other.receive(before)
    row = next(c for c in before if c.table == "answer" and c.register == "answer")
    other.record([Edit("answer", row.row, row.region_code, "answer", FAILS)], actor=theirs)
    inspect.answer(desk, visit, "B01", MOSTLY)
    desk.store.receive([c for c in other.all_changes() if c.replica == other.replica])
    desk.cache.clear()
    found = [e for e in entries(desk, visit, "B01") if e.kind == "answer"]
    assert sorted(e.standing for e in found) == ["", "losing", "now"]
    lost = next(e for e in found if e.standing == "losing")
    assert {e.here for e in found if e.standing} == {True, False}
    assert lost.returns
    if lost.actor == desk.actor:
        history.go_back(desk, visit, lost)
        assert [e.standing for e in entries(desk, visit, "B01") if e.standing] == ["now"]  # settled by a person
    other.close()


def test_undo_and_redo_reach_back_over_restarts(desk, visit, reopen):
    for given in (CONFORMS, MOSTLY, FAILS):
        inspect.answer(desk, visit, "B01", given)
    inspect.undo(desk, visit)
    again = reopen(desk)
    assert inspect.redo(again, visit).item.answer.value == "fails"
    again = reopen(again)
    seen = [inspect.undo(again, visit).item.answer.value for _ in range(3)]
    assert seen == ["mostly", "conforms", ""]
    assert inspect.undo(again, visit) is None


class Model:
    """What undo and redo have to do: a list of pictures of the visit, and where one stands in it."""

    def __init__(self, picture):
        self.pictures, self.at = [picture], 0

    def act(self, picture):
        del self.pictures[self.at + 1 :]
        self.pictures.append(picture)
        self.at += 1

    def step(self, by):
        if not 0 <= self.at + by < len(self.pictures):
            return False
        self.at += by
        return True


def picture(desk, visit, items):
    """What a person sees of some items, as far as it can be undone."""
    page = {i.code: i for i in inspect.open_checklist(desk, visit).items}
    return tuple(
        (code, page[code].answer.value, page[code].answer.reason, page[code].problem and page[code].problem.fact,
         tuple(n.text for n in inspect.detail(desk, visit, code).notes if n.mine), page[code].n_photos)
        for code in items
    )  # fmt: skip


def random_act(rng, desk, visit, items):
    """Do one thing at random; say whether anything that can be undone was done."""
    item = rng.choice(items)
    kind = rng.choice(["answer", "answer", "answer", "note", "problem", "flag", "photo"])
    before = len(list(desk.store.all_changes()))
    if kind == "answer":
        value = rng.choice(["conforms", "mostly", "fails", "not_checked"])
        inspect.answer(desk, visit, item, {"value": value, "reason": rng.choice(["", "没时间"])})
    elif kind == "note":
        inspect.write_note(desk, visit, item, rng.choice(["甲", "乙", ""]))
    elif kind == "problem":
        if not next(i for i in inspect.open_checklist(desk, visit).items if i.code == item).problem:
            return False
        inspect.change_problem(desk, visit, item, ProblemEdit(fact=rng.choice(["门没锁", "灯不亮"])))
    elif kind == "flag":
        inspect.raise_flag(desk, visit, item, FlagEdit(fact="危险"))
        return False
    else:
        evidence.attach_photo(desk, visit, item, sample.sample_photo("门"), name="x.jpg")
    return len(list(desk.store.all_changes())) > before


@pytest.mark.parametrize("seed", range(4))
def test_random_acts_undo_and_redo_as_the_model_does_for_two_people_over_restarts(desk, visit, reopen, seed):
    rng = random.Random(seed)
    people = {desk.actor: ["A01", "A02"], UUID(int=9): ["B01", "C01"]}
    models = {who: Model(picture(desk, visit, items)) for who, items in people.items()}
    for _ in range(45):
        who = rng.choice(list(people))
        desk.actor, model, items = who, models[who], people[who]
        act = rng.choice(["do", "do", "do", "undo", "undo", "redo", "restart"])
        if act == "do":
            if random_act(rng, desk, visit, items):
                model.act(picture(desk, visit, items))
        elif act == "restart":
            desk = reopen(desk)
            desk.actor = who
        else:
            by = -1 if act == "undo" else 1
            moved = model.step(by)
            done = inspect.undo(desk, visit) if act == "undo" else inspect.redo(desk, visit)
            assert (done is not None) == moved
        assert picture(desk, visit, items) == model.pictures[model.at]
