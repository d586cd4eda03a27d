"""The notebook through the services: written, changed, removed, undone, frozen, printed, carried."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.base.messages import message_of
from inspector.domain.notebook import KINDS, DutyCall, PaperSeen, PersonMet, PlaceWalked
from inspector.exchange.findings import check as held_to_schema
from inspector.services import conclude, evidence, inspect, notebook, sample
from inspector.services.freeze import build_report
from inspector.services.thaw import report_from
from inspector.services.visit_state import state_of
from tests.services import factory

CALL = {
    "number": "0510-83210000", "started_at": "2026-11-20T01:05:00Z", "rings": 10, "waited_seconds": 45,
    "answered": False, "who": "", "role": "", "said": "", "leader": "",
}  # fmt: skip
SECOND = {**CALL, "started_at": "2026-11-20T01:09:00Z"}
PERSON = {
    "role_kind": "staff",
    "name": "李芳",
    "role": "保健老师",
    "asked": "晨检怎么做",
    "said": "每班两人",
    "at": "905",
}
PAPER = {
    "title": "防控应急预案",
    "number": "明小〔2026〕3号",
    "dated": "2026.2.20",
    "found": "没有演练记录",
    "photos": (),
}
PLACE = {"place": "北门", "from_at": "9:05", "until_at": "9点20分", "seen": "测温一人"}
TYPED = dict(zip(KINDS, (CALL, PERSON, PAPER, PLACE), strict=True))


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


def listed(desk, visit, kind) -> list[Any]:
    return [noted.entry for noted in notebook.open_notebook(desk, visit).lists[kind]]


def fill(desk, visit):
    for kind, typed in TYPED.items():
        notebook.add(desk, visit, kind, typed)


def test_what_was_noted_is_there_after_the_store_was_opened_again(desk, visit, reopen):
    fill(desk, visit)
    desk = reopen(desk)
    assert listed(desk, visit, "duty_call") == [DutyCall(**CALL)]
    person = PersonMet("staff", "李芳", "保健老师", "晨检怎么做", "每班两人", "2026-11-20T01:05:00Z")
    assert listed(desk, visit, "person_met") == [person]
    assert listed(desk, visit, "paper_seen")[0].dated == "2026-02-20"
    place = PlaceWalked("北门", "2026-11-20T01:05:00Z", "2026-11-20T01:20:00Z", "测温一人")
    assert listed(desk, visit, "place_walked") == [place]


@pytest.mark.parametrize("kind", KINDS)
def test_each_act_is_undone_and_redone_and_the_list_is_named(desk, visit, kind):
    written = notebook.add(desk, visit, kind, TYPED[kind])
    row = written.view.lists[kind][0].id
    notebook.remove(desk, visit, kind, row)
    assert listed(desk, visit, kind) == []
    back = inspect.undo(desk, visit)
    assert back.notebook == kind
    assert len(listed(desk, visit, kind)) == 1
    assert "A01" not in back.said
    inspect.undo(desk, visit)
    assert listed(desk, visit, kind) == []
    inspect.redo(desk, visit)
    assert len(listed(desk, visit, kind)) == 1


def test_a_change_keeps_the_row_and_no_change_writes_nothing(desk, visit):
    row = notebook.add(desk, visit, "place_walked", PLACE).view.lists["place_walked"][0].id
    notebook.change(desk, visit, "place_walked", row, {**PLACE, "seen": "测温两人"})
    assert [entry.seen for entry in listed(desk, visit, "place_walked")] == ["测温两人"]
    before = desk.store.head()
    assert notebook.change(desk, visit, "place_walked", row, {**PLACE, "seen": "测温两人"}).said == ""
    assert desk.store.head() == before
    notebook.remove(desk, visit, "place_walked", row)
    with pytest.raises(MissingError, match="notebook_missing"):
        notebook.change(desk, visit, "place_walked", row, PLACE)


def test_parents_and_minors_are_numbered_and_their_names_never_journalled(desk, visit):
    for kind in ("parent", "student", "parent"):
        notebook.add(desk, visit, "person_met", {**PERSON, "role_kind": kind, "name": "周小满", "role": "三年级"})
    names = [entry.name for entry in listed(desk, visit, "person_met")]
    assert names == ["家长1", "学生1", "家长2"]
    second = notebook.open_notebook(desk, visit).lists["person_met"][2].id
    notebook.remove(desk, visit, "person_met", second)
    notebook.add(desk, visit, "person_met", {**PERSON, "role_kind": "parent"})
    assert listed(desk, visit, "person_met")[-1].name == "家长3"
    assert not any("周小满" in (change.value or "") for change in desk.store.all_changes())


def test_changing_a_member_of_staff_into_a_parent_drops_the_name(desk, visit):
    row = notebook.add(desk, visit, "person_met", PERSON).view.lists["person_met"][0].id
    notebook.change(desk, visit, "person_met", row, {**PERSON, "role_kind": "parent"})
    assert listed(desk, visit, "person_met")[0].name == "家长1"


@pytest.mark.parametrize(
    ("kind", "changed", "code"),
    [
        ("duty_call", {"number": "  "}, "notebook_lacks"),
        ("person_met", {"name": "", "role": ""}, "notebook_lacks"),
        ("person_met", {"said": "说" * 20_001}, "notebook_long"),
        ("person_met", {"at": "25:00"}, "notebook_time"),
        ("person_met", {"at": "上午"}, "notebook_time"),
        ("paper_seen", {"title": ""}, "notebook_lacks"),
        ("paper_seen", {"title": "名" * 101}, "notebook_long"),
        ("paper_seen", {"dated": "2026-2-30"}, "notebook_day"),
        ("paper_seen", {"dated": "去年"}, "notebook_day"),
        ("place_walked", {"place": ""}, "notebook_lacks"),
        ("place_walked", {"from_at": ""}, "notebook_lacks"),
        ("place_walked", {"until_at": "8:59"}, "notebook_times_turned"),
    ],
)
def test_what_is_not_as_it_has_to_be_is_refused_with_words_and_nothing_written(desk, visit, kind, changed, code):
    before = desk.store.head()
    with pytest.raises(BadInputError, match=code) as refused:
        notebook.add(desk, visit, kind, {**TYPED[kind], **changed})
    assert desk.store.head() == before
    for language in ("zh", "en"):
        assert "{" not in message_of(refused.value, language).what


def test_two_tries_that_nobody_answers_suggest_and_one_act_accepts(desk, visit):
    notebook.add(desk, visit, "duty_call", CALL)
    assert notebook.open_notebook(desk, visit).suggestion is None
    with pytest.raises(MissingError):
        notebook.accept(desk, visit)
    suggestion = notebook.add(desk, visit, "duty_call", SECOND).view.suggestion
    assert (suggestion.item, suggestion.value, suggestion.answered, suggestion.taken) == ("B02", "fails", "", False)
    changed = notebook.accept(desk, visit)
    assert changed.item.answer.value == "fails"
    assert changed.item.problem.fact == suggestion.fact
    assert "9时05分、9时09分两次" in suggestion.fact
    assert notebook.open_notebook(desk, visit).suggestion.taken
    inspect.undo(desk, visit)
    item = next(view for view in inspect.open_checklist(desk, visit).items if view.code == "B02")
    assert (item.answer.value, item.problem) == ("", None)


def test_an_answer_that_stands_is_changed_by_accepting_only(desk, visit):
    inspect.answer(desk, visit, "B02", {"value": "conforms"})
    notebook.add(desk, visit, "duty_call", CALL)
    view = notebook.add(desk, visit, "duty_call", SECOND).view
    assert view.suggestion.answered == "conforms"
    assert state_of(desk, visit).value("B02") == "conforms"


def test_a_problem_that_was_withdrawn_comes_back_with_the_fact_of_the_test(desk, visit):
    inspect.answer(desk, visit, "B02", {"value": "fails"})
    inspect.answer(desk, visit, "B02", {"value": "conforms"})
    notebook.add(desk, visit, "duty_call", CALL)
    fact = notebook.add(desk, visit, "duty_call", SECOND).view.suggestion.fact
    assert notebook.accept(desk, visit).item.problem.fact == fact


def test_a_call_that_names_the_leader_conforms_with_a_note_where_i_have_none(desk, visit):
    told = {**CALL, "answered": True, "who": "王建", "role": "保安", "leader": "yes"}
    notebook.add(desk, visit, "duty_call", told)
    assert notebook.accept(desk, visit).item.answer.value == "conforms"
    note = inspect.detail(desk, visit, "B02").notes[0].text
    assert "王建（保安）接听，能说出当班带班领导姓名" in note
    inspect.write_note(desk, visit, "B02", "我自己写的")
    notebook.accept(desk, visit)
    assert inspect.detail(desk, visit, "B02").notes[0].text == "我自己写的"


def test_what_is_being_typed_and_the_stopwatch_outlive_the_program(desk, visit, reopen):
    notebook.save_form(desk, visit, "duty_call", {"number": "8321", "started_ms": 1, "rings": 3})
    desk = reopen(desk)
    assert notebook.form(desk, visit, "duty_call") == {"number": "8321", "started_ms": 1, "rings": 3}
    notebook.drop_form(desk, visit, "duty_call")
    assert notebook.form(desk, visit, "duty_call") == {}


def report_of(desk, visit):
    return build_report(desk, state_of(desk, visit), "澄梅教督记〔2026〕1号", 1)


def test_the_record_holds_it_in_order_of_time_held_to_its_schema_and_frozen(desk, visit):
    evidence.attach_photo(desk, visit, "A01", sample.sample_photo("预案"), name="a.jpg")
    evidence.attach_photo(desk, visit, "A02", sample.sample_photo("别的"), name="b.jpg")
    photo, gone = (choice.photo.id for choice in notebook.open_notebook(desk, visit).photos)
    notebook.add(desk, visit, "place_walked", {**PLACE, "place": "食堂", "from_at": "10:00", "until_at": ""})
    fill(desk, visit)
    notebook.add(desk, visit, "paper_seen", {**PAPER, "photos": (str(photo), str(gone), "not-one")})
    evidence.remove_photo(desk, visit, gone)
    report = report_of(desk, visit)
    assert [place.place for place in report.places_walked] == ["北门", "食堂"]
    assert report.papers_seen[1] == replace(
        PaperSeen("防控应急预案", "明小〔2026〕3号", "2026-02-20", "没有演练记录", ()),
        photos=(report.evidence[0].sha256,),
    )
    assert report_from(held_to_schema(report.canonical())).canonical() == report.canonical()
    assert {register.table for register in report.registers} >= set(KINDS)


def test_a_report_without_a_notebook_is_as_it_was(desk, visit):
    body = json.loads(report_of(desk, visit).canonical())
    assert not body.keys() & {"duty_calls", "people_met", "papers_seen", "places_walked"}


def test_a_frozen_visit_takes_nothing_more_and_after_the_first_signature_the_store_refuses_too(desk, visit):
    fill(desk, visit)
    factory.answer_all(desk, visit)
    frozen = conclude.freeze(desk, visit)
    view = notebook.open_notebook(desk, visit)
    assert view.read_only
    row = view.lists["person_met"][0].id
    for act in (
        lambda: notebook.add(desk, visit, "duty_call", CALL),
        lambda: notebook.change(desk, visit, "person_met", row, PERSON),
        lambda: notebook.remove(desk, visit, "person_met", row),
        lambda: notebook.accept(desk, visit),
    ):
        with pytest.raises(RefusedError, match="visit_finalised"):
            act()
    conclude.sign(desk, visit, frozen.signers[0], sample.sample_strokes("吴"), (892, 339))
    state = state_of(desk, visit)
    edit = inspect.edit_of(state, "person_met", row, "entry", {"role_kind": "staff"})
    with pytest.raises(RefusedError, match="visit_signed"):
        desk.store.record([edit], actor=desk.actor)


def test_the_pdf_of_a_signed_visit_prints_the_four_lists(desk, visit):
    import pypdf

    from inspector.services import records

    fill(desk, visit)
    notebook.add(desk, visit, "duty_call", SECOND)
    notebook.accept(desk, visit)
    factory.answer_all(desk, visit, fails=frozenset({"B02"}))
    factory.sign_all(desk, visit)
    issued = records.issue(desk, visit, lambda _done, _total: None)
    pages = pypdf.PdfReader(io.BytesIO(records.document_bytes(desk, issued.id))).pages
    words = "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")
    for said in (
        "值班电话抽测（2次）",
        "访谈人员（1人次）",
        "查阅资料（1份）",
        "走访地点（1处）",
        "晨检怎么做",
        "没有演练记录",
    ):
        assert said in words
    assert "两次拨打学校公布的值班电话0510-83210000" in words
