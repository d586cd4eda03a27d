"""Undo and redo say what they changed, in both languages."""

from __future__ import annotations

import pytest

from inspector.services import evidence, gallery, history, inspect, sample
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from tests.services import factory

FAILS, CONFORMS = {"value": "fails"}, {"value": "conforms"}


def reason(text):
    return {"value": "not_checked", "reason": text}


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


def said(desk, visit):
    """What undo says, and what redo says then."""
    return inspect.undo(desk, visit).said, inspect.redo(desk, visit).said


@pytest.mark.parametrize(
    ("language", "undone", "redone"),
    [
        ("zh", "已撤销：B01 不符合 → 符合", "已重做：B01 符合 → 不符合"),
        ("en", "Undone: B01 Fails → Conforms", "Redone: B01 Conforms → Fails"),
    ],
)
def test_an_answer_is_told_from_and_to(desk, visit, language, undone, redone):
    desk.language = language
    inspect.answer(desk, visit, "B01", CONFORMS)
    inspect.answer(desk, visit, "B01", FAILS)
    assert [words.lower() for words in said(desk, visit)] == [undone.lower(), redone.lower()]


def test_yes_and_no_numbers_and_reasons_are_told_in_their_own_words(desk, visit):
    inspect.answer(desk, visit, "B03", FAILS)
    assert said(desk, visit) == ("已撤销：B03 否 → 未答", "已重做：B03 未答 → 否")
    inspect.answer(desk, visit, "B04", {"numbers": {"value": 2}})
    inspect.answer(desk, visit, "B04", {"numbers": {"value": 0}})
    assert "0班 → " in said(desk, visit)[0]
    inspect.answer(desk, visit, "A01", reason(""))
    inspect.answer(desk, visit, "A01", reason("材料不在现场"))
    assert said(desk, visit)[0] == "已撤销：A01 未查·理由 “材料不在现场” → “”"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (ProblemEdit(fact="门没锁"), "问题事实 “门没锁” → “"),
        (ProblemEdit(responsible="林青"), "责任人 “林青” → “"),
        (ProblemEdit(severity="critical"), "问题程度"),
        (ProblemEdit(deadline_days=20), "整改期限"),
        (ProblemEdit(put_right="已锁上"), "当场整改"),
        (ProblemEdit(agrees="no", words="不认可"), "学校意见"),
    ],
)
def test_a_part_of_the_problem_is_named(desk, visit, edit, words):
    inspect.answer(desk, visit, "A01", FAILS)
    inspect.change_problem(desk, visit, "A01", edit)
    assert said(desk, visit)[0].startswith(f"已撤销：A01 {words}")


def test_notes_are_quoted_in_short(desk, visit):
    inspect.write_note(desk, visit, "A02", "值班表" * 30)
    inspect.write_note(desk, visit, "A02", "改过了")
    undone, redone = said(desk, visit)
    assert undone == f"已撤销：A02 备注 “改过了” → “{('值班表' * 30)[:24]}…”"
    assert redone.endswith("→ “改过了”")


def test_photos_say_whether_they_came_or_went_and_where(desk, visit):
    inspect.answer(desk, visit, "A01", CONFORMS)
    evidence.attach_photo(desk, visit, "B01", sample.sample_photo("门口"), name="x.jpg")
    back = inspect.undo(desk, visit)
    assert (back.item.code, back.said) == ("B01", "已撤销：B01 照片已移除")  # not the first item
    again = inspect.redo(desk, visit)
    assert (again.item.code, again.item.n_photos, again.said) == ("B01", 1, "已重做：B01 照片已添上")
    photo = inspect.detail(desk, visit, "B01").evidence[0]
    evidence.caption_photo(desk, visit, photo.id, "北门")
    assert said(desk, visit)[0] == "已撤销：B01 照片说明 “北门” → “”"
    evidence.remove_photo(desk, visit, photo.id)
    assert said(desk, visit) == ("已撤销：B01 照片已添上", "已重做：B01 照片已移除")


def test_of_a_photos_place_the_part_is_said_that_was_changed_and_a_change_of_nothing_writes_nothing(desk, visit):
    for colour in ("甲", "乙"):
        evidence.attach_photo(desk, visit, "B01", sample.sample_photo(colour), name="x.jpg")
    photo = inspect.detail(desk, visit, "B01").evidence[1]
    long = "值班室的墙上贴着值班表，写明每一班的带班领导和"
    evidence.caption_photo(desk, visit, photo.id, f"{long}手机号")
    acts = (
        (lambda: evidence.caption_photo(desk, visit, photo.id, f"{long}电话"), "照片说明 “", "照片说明 “"),
        (lambda: gallery.set_key(desk, visit, photo.id, is_key=True), "照片标为重点证据", "照片不再是重点证据"),
        (lambda: gallery.move(desk, visit, photo.id, -1), "照片的顺序", "照片的顺序"),
        (lambda: gallery.reassign(desk, visit, photo.id, "B02"), "照片所在条目 B01 → B02", "照片所在条目 B02 → B01"),
    )
    for act, done, undone in acts:
        assert act().said[4:].startswith(done)
        back, again = said(desk, visit)
        assert back[8:].startswith(undone)
        assert again[8:].startswith(done)
    told = [entry.words for entry in history.History(desk, visit, "B02").page().entries]
    assert "照片所在条目 B01 → B02" in told
    assert {"照片标为重点证据", "照片不再是重点证据", "照片的顺序"} <= set(told)
    n = sum(1 for _ in desk.store.all_changes())
    for again, _, _ in (*acts[:2], acts[3]):
        assert again().said == ""
    assert evidence.caption_photo(desk, visit, inspect.detail(desk, visit, "B01").evidence[0].id, " ").said == ""
    assert sum(1 for _ in desk.store.all_changes()) == n


@pytest.mark.parametrize("language", ["zh", "en"])
def test_undo_after_a_red_flag_says_that_the_flag_stands(desk, visit, language):
    desk.language = language
    inspect.answer(desk, visit, "A01", CONFORMS)
    inspect.answer(desk, visit, "A02", CONFORMS)
    inspect.raise_flag(desk, visit, "B01", FlagEdit(fact="危险"))
    flag = "立即督促不能撤销" if language == "zh" else "A red flag is not undone"
    assert flag in inspect.undo(desk, visit).said
    assert flag not in inspect.undo(desk, visit).said


def test_what_was_not_checked_is_offered_no_reason_that_takes_it_out_of_the_score(desk):
    visit = factory.begin(desk)
    offered = inspect.detail(desk, visit, "A01").quick_reasons
    assert set(offered) == {"not_applicable", "not_checked"}
    assert not set(offered["not_applicable"]) & set(offered["not_checked"])
    assert "时间不够，下次检查" in offered["not_checked"]
