"""摸排核对 through the services: planted faults found, answers fed, names gone for good at the first signature."""

from __future__ import annotations

import json
from concurrent.futures import CancelledError
from datetime import date

import pytest

from inspector.base import places
from inspector.base.errors import BadInputError, RefusedError, StoreError
from inspector.exchange.findings import check as held_to_schema
from inspector.services import (
    conclude,
    finish_check,
    inspect,
    records,
    sample,
    survey,
    survey_answers,
    survey_lists,
    survey_names,
    survey_sample,
    survey_state,
)
from inspector.services.survey_views import Retention, RuleView
from inspector.store import scratch
from inspector.store.scratch import Scratch
from tests.rosters import put_in, quiet, school
from tests.services import factory

FAULTS = {"omitted": 4, "strange": 2, "twice": 3, "listed": 1, "renamed": 2, "misspelt": 2}


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def compared(desk, visit):
    """A visit whose tables are in and compared; returns what was planted."""
    roster, surveyed, made = school(**FAULTS)
    put_in(desk, visit, ("学生花名册.xlsx", roster), ("学生摸排表.xlsx", surveyed))
    survey.set_rule(desk, visit, RuleView(14, "", ("武汉", "湖北")))
    compare(desk, visit)
    return made


def compare(desk, visit):
    survey.compare(desk, visit, quiet)
    survey.keep_result(desk, visit)


def names_in(desk, visit, name, **more):
    return sorted(line.name for line in survey_lists.people_in(desk, visit, name, "student", whole=True, **more))


def planted_names(entries, rows):
    return sorted(entry[1] for entry in entries if entry[0] in rows)


def test_planted_faults_are_all_found_and_no_others(desk, visit, compared):
    (counts,) = survey.view(desk, visit).counts
    assert (counts.roster, counts.missing, counts.strangers) == (80, 6, 4)
    assert (counts.twice, counts.renamed, counts.near) == (4, 2, 2)
    assert (counts.key_people, counts.without_dates, counts.ended_early, counts.without_unit) == (4, 1, 1, 1)
    assert counts.matched == 74
    assert names_in(desk, visit, "missing") == planted_names(compared.roster, compared.missing)
    assert names_in(desk, visit, "strangers") == planted_names(compared.survey, compared.strangers)


TWICE = """姓名,班级,身份证号,是否到过重点地区,观察开始日期,观察结束日期,落实单位
王小明,三1班,320106201503020010,武汉,2026-11-01,,枫桥社区
李雷雷,三1班,,否,,,
王小明,三1班,320106201503020010,武汉,,2026-11-05,
"""


def test_who_stands_in_two_rows_is_one_person_and_the_rows_are_called_rows(desk, visit):
    put_in(desk, visit, ("学生花名册.csv", "姓名,班级\n王小明,三1班\n李雷雷,三1班".encode()))
    put_in(desk, visit, ("学生摸排表.csv", TWICE.encode()))
    survey.set_rule(desk, visit, RuleView(14, "", ("武汉",)))
    compare(desk, visit)
    (counts,) = survey.view(desk, visit).counts
    assert [table.n_rows for table in survey.view(desk, visit).tables] == [2, 3]
    assert (counts.surveyed, counts.twice, counts.key_people) == (2, 1, 1)
    # What one row leaves out the other gives: both days, too close to one another, and a unit.
    assert (counts.without_dates, counts.ended_early, counts.without_unit) == (0, 1, 0)
    assert len(survey_lists.people_in(desk, visit, "key_people", "student")) == 1
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 3, "2026110", quiet))
    for outcome in survey.view(desk, visit).sample.outcomes:
        survey_sample.record_outcome(desk, visit, outcome.person.row, way="phone", result="agrees")
    notes = {one.item: one.note for one in survey.view(desk, visit).suggestions}
    assert "到过重点地区或有密切接触情况的1人" in notes["I04"]
    assert notes["I05"].startswith("从摸排表3行中随机抽取3行核实")


def test_names_are_masked_until_they_are_asked_for(desk, visit, compared):
    masked = survey_lists.people_in(desk, visit, "missing", "student")
    whole = survey_lists.people_in(desk, visit, "missing", "student", whole=True)
    assert all("×" in line.name and not line.number and not line.phone for line in masked)
    assert all("×" not in line.name and line.number for line in whole)
    assert [line.row for line in masked] == [line.row for line in whole]


def test_a_person_settles_near_matches_and_the_counts_follow(desk, visit, compared):
    first, second = survey_lists.near_in(desk, visit, "student")
    survey_lists.settle(desk, visit, first.roster.row, first.survey.row, same=True)
    survey_lists.settle(desk, visit, second.roster.row, second.survey.row, same=False)
    (counts,) = survey.view(desk, visit).counts
    assert (counts.missing, counts.strangers, counts.near, counts.settled, counts.matched) == (5, 3, 0, 1, 75)
    survey_lists.settle(desk, visit, first.roster.row, first.survey.row, same=None)
    assert survey.view(desk, visit).counts[0].missing == 6


def test_the_result_suggests_answers_that_are_accepted_with_a_note(desk, visit, compared):
    found = {one.item: one for one in survey.view(desk, visit).suggestions}
    assert found["I01"].given == {"numbers": {"counted": 74, "booked": 80}}
    assert (found["I01"].value, found["I04"].value) == ("fails", "fails")
    assert "I02" not in found
    survey_answers.accept(desk, visit, "I01")
    view = next(item for item in inspect.open_checklist(desk, visit).items if item.code == "I01")
    assert dict(view.answer.numbers) == {"counted": 74, "booked": 80}
    assert view.problem is not None
    (note,) = inspect.detail(desk, visit, "I01").notes
    assert "在册80人，对上74人，未摸排6人" in note.text
    assert {one.item: one.taken for one in survey.view(desk, visit).suggestions}["I01"]


def test_more_people_than_an_item_takes_suggest_nothing_for_it_and_the_page_opens(desk, visit, compared):
    counts = {**survey_state.kept(desk, visit, "result")["counts"][0], "roster": 200_000, "matched": 199_000}
    survey_state.journal(desk, visit, result={"compared_at": "2026-11-20T01:00:00Z", "counts": [counts]})
    assert [one.item for one in survey.view(desk, visit).suggestions] == ["I04"]


def test_a_sample_is_drawn_again_from_its_seed_and_its_outcomes_feed_i05(desk, visit, compared):
    once, again = (survey_sample.draw_sample(desk, visit, 3, "2026110", quiet) for _ in range(2))
    assert once == again
    assert (
        survey_sample.draw_sample(desk, visit, 3, "", quiet)["seed"]
        != survey_sample.draw_sample(desk, visit, 3, "", quiet)["seed"]
    )
    survey_sample.keep_sample(desk, visit, once)
    for outcome in survey.view(desk, visit).sample.outcomes:
        assert "I05" not in {one.item for one in survey.view(desk, visit).suggestions}
        survey_sample.record_outcome(desk, visit, outcome.person.row, way="phone", result="agrees", note="妈妈接的")
    view = survey.view(desk, visit)
    assert view.sample.n_by_result == {"agrees": 3, "minor": 0, "differs": 0, "unreached": 0}
    assert {one.item: one.value for one in view.suggestions}["I05"] == "conforms"
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 3, "", quiet))
    assert survey.view(desk, visit).sample.drawn_before == 1


def test_who_was_not_reached_is_never_good_and_one_that_differs_decides(desk, visit, compared):
    for outcomes, value, says in (
        (("agrees", "unreached"), "not_checked", "未联系上1行。"),  # a gap, never good
        (("unreached", "unreached"), "not_checked", "未联系上2行。"),
        (("unreached", "differs"), "fails", "不符1行，未联系上1行。"),  # what was found stands without the other
        (("differs", ""), "fails", "不符1行，未核实1行。"),
        (("agrees", ""), "", ""),
        (("minor", "agrees"), "mostly", "不符0行。"),
    ):
        survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 2, "17", quiet))
        for outcome, result in zip(survey.view(desk, visit).sample.outcomes, outcomes, strict=True):
            survey_sample.record_outcome(desk, visit, outcome.person.row, way="phone", result=result)
        found = {one.item: one for one in survey.view(desk, visit).suggestions}
        assert ("I05" in found) == bool(value)
        if value:
            assert (found["I05"].value, found["I05"].note.endswith(says)) == (value, True)
            survey_answers.accept(desk, visit, "I05")
            answer = next(item for item in inspect.open_checklist(desk, visit).items if item.code == "I05").answer
            assert (answer.value, bool(answer.reason)) == (value, value == "not_checked")


def test_people_of_the_sample_whom_nobody_telephoned_are_told_at_the_finish_and_block_nothing(desk, visit, compared):
    def told():
        return [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "survey"]

    assert told() == []
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 3, "2026110", quiet))
    first, second, _ = survey.view(desk, visit).sample.outcomes
    survey_sample.record_outcome(desk, visit, first.person.row, way="phone", result="agrees")
    assert [(lack.text, lack.note, lack.key) for lack in told()] == [
        ("摸排核对抽出的2行还没有核实", "第一个签字后姓名销毁", "survey")
    ]
    survey_sample.record_outcome(desk, visit, second.person.row, way="meet", result="unreached")
    factory.answer_all(desk, visit)
    assert len(told()) == 1
    factory.sign_all(desk, visit)
    assert told() == []  # the names are gone: nobody can be telephoned any more


def test_a_table_that_comes_or_goes_makes_the_result_out_of_date(desk, visit, compared):
    table = survey.view(desk, visit).tables[1]
    survey.take_out(desk, visit, table.id)
    assert survey.view(desk, visit).counts == ()
    with pytest.raises(BadInputError, match="survey_no_tables"):
        survey.compare(desk, visit, quiet)


def test_what_was_settled_of_a_table_that_went_hides_nobody_of_the_next_one(desk, visit):
    def sheet(*names):
        return "姓名,班级\n" + "\n".join(f"{name},三（1）班" for name in names)

    put_in(desk, visit, ("学生花名册.csv", sheet("王小明", "李雷雷", "赵一一").encode()))
    put_in(desk, visit, ("学生摸排表.csv", sheet("王晓明", "李雷雷", "赵一一").encode()))
    compare(desk, visit)
    (near,) = survey_lists.near_in(desk, visit, "student", whole=True)
    survey_lists.settle(desk, visit, near.roster.row, near.survey.row, same=True)
    assert names_in(desk, visit, "missing") == []
    assert [one.settled for one in survey.view(desk, visit).counts] == [1]
    tables = [table.id for table in survey.view(desk, visit).tables]
    survey.take_out(desk, visit, tables[-1])
    put_in(desk, visit, ("学生摸排表.csv", sheet("周伯通", "李雷雷").encode()))
    compare(desk, visit)
    assert names_in(desk, visit, "missing") == ["王小明", "赵一一"]
    assert names_in(desk, visit, "strangers") == ["周伯通"]


def test_a_cancelled_import_leaves_nothing(desk, visit):
    roster, _, _ = school()

    def cancel(done, _total):
        raise CancelledError

    (draft,) = survey.read_tables(roster, "学生花名册.xlsx", quiet)
    with pytest.raises(CancelledError):
        survey.put_in(desk, visit, draft, cancel)
    assert survey.view(desk, visit).tables == ()


def test_a_name_or_number_is_in_no_file_and_in_no_journal(desk, visit, compared):
    survey_answers.accept(desk, visit, "I01")
    secrets = [entry[1].encode() for entry in compared.roster[:30]] + [entry[3].encode() for entry in compared.roster]
    journal = "".join(change.value or "" for change in desk.store.all_changes()).encode()
    on_disk = b"".join(path.read_bytes() for path in places.home().rglob("*") if path.is_file())
    for secret in secrets:
        assert secret not in journal
        assert secret not in on_disk


def test_the_first_signature_destroys_the_names_for_good(desk, visit, compared, reopen):
    factory.answer_all(desk, visit)
    folder = desk.store.home / scratch.FOLDER
    desk.cache.pop(("scratch", str(visit))).close()
    before = {path.suffix: path.read_bytes() for path in folder.iterdir()}
    assert len(before[""]) > 20_000
    signing = conclude.freeze(desk, visit)
    assert survey.view(desk, visit).has_names
    conclude.sign(desk, visit, signing.signers[0], sample.sample_strokes("甲"), (892, 339))
    view = survey.view(desk, visit)
    assert not view.has_names
    assert view.erased_at
    assert view.counts[0].missing == 6
    assert list(folder.iterdir()) == []
    with pytest.raises(RefusedError, match="survey_erased"):
        survey_lists.people_in(desk, visit, "missing", "student")
    home = b"".join(path.read_bytes() for path in places.home().rglob("*") if path.is_file())
    for _, name, _, number in compared.roster:
        assert name.encode() not in home
        assert number.encode() not in home

    # Whoever holds the master key and a copy of the encrypted file has no key to it: a new one is made, and fails.
    desk = reopen(desk)
    fresh = Scratch.open(desk.store.home, desk.store.ring, visit)
    fresh.close()
    (database,) = [path for path in folder.iterdir() if not path.suffix]
    database.write_bytes(before[""])
    with pytest.raises(StoreError, match="survey_scratch_damaged"):
        Scratch.open(desk.store.home, desk.store.ring, visit)


def test_a_kill_between_signature_and_destruction_is_made_good_at_unlock(desk, visit, compared, reopen, monkeypatch):
    factory.answer_all(desk, visit)
    signing = conclude.freeze(desk, visit)
    with monkeypatch.context() as patch:
        patch.setattr(survey_names, "after_signature", lambda *_: None)  # the process ends here
        conclude.sign(desk, visit, signing.signers[0], sample.sample_strokes("甲"), (892, 339))
    assert survey.view(desk, visit).has_names
    desk = reopen(desk)
    assert not survey.view(desk, visit).has_names


def test_a_rule_with_basis_and_end_date_keeps_the_names_until_then(desk, visit, compared, reopen, watch):
    with pytest.raises(BadInputError, match="survey_rule_wrong"):
        survey_names.set_retention(desk, Retention("", date(2026, 12, 1)))
    with pytest.raises(BadInputError, match="survey_rule_wrong"):
        survey_names.set_retention(desk, Retention("苏教督〔2026〕3号第五条", date(2026, 11, 1)))
    survey_names.set_retention(desk, Retention("苏教督〔2026〕3号第五条", date(2026, 12, 1)))
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    assert survey.view(desk, visit).has_names
    watch.go(days=10)
    desk = reopen(desk)
    assert survey.view(desk, visit).has_names
    watch.go(days=2)
    desk = reopen(desk)
    assert not survey.view(desk, visit).has_names
    assert desk.store.select("survey")[0].values["erased"]["reason"] == "expired"


def test_the_record_holds_counts_hashes_and_seed_and_no_name(desk, visit, compared):
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 3, "17", quiet))
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    findings = conclude.latest_freeze(desk, visit)["report"]
    assert held_to_schema(findings.encode())
    records.issue(desk, visit, quiet)
    (check,) = json.loads(findings)["survey"]
    assert [table["rows"] for table in check["tables"]] == [81, 81]
    assert check["counts"][0]["missing"] == 6
    assert check["samples"][0]["seed"] == "17"
    for _, name, _, number in compared.roster:
        assert name not in findings
        assert number not in findings


def test_a_visit_without_a_survey_has_the_findings_it_had(desk, visit):
    factory.answer_all(desk, visit)
    conclude.freeze(desk, visit)
    assert "survey" not in json.loads(conclude.latest_freeze(desk, visit)["report"])


def test_a_damaged_scratch_space_is_no_damaged_store(desk, visit, compared):
    desk.cache.pop(("scratch", str(visit))).close()
    (database,) = [p for p in (desk.store.home / scratch.FOLDER).iterdir() if p.suffix == ""]
    database.write_bytes(b"\0" * database.stat().st_size)
    with pytest.raises(StoreError, match="survey_scratch_damaged"):
        survey.view(desk, visit)
    survey_names.erase(desk, visit, "by_hand")
    assert survey.view(desk, visit).tables == ()
