"""The record says what happened and nothing else: headings, kinds of rectification, times, a grade that is none."""

import io

import pypdf
import pytest

from inspector.documents.record import RecordParts, draw_record
from inspector.domain.problem import danger_title, kind_of
from inspector.services import conclude, finish_check, inspect
from inspector.services.conclude import latest_freeze
from inspector.services.freeze import build_report
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from inspector.services.visit_state import state_of
from tests.services.factory import begin


@pytest.fixture
def visit(desk):
    return begin(desk)


def report_of(desk, visit):
    return build_report(desk, state_of(desk, visit), "督记1号", 1)


def printed(report):
    out = io.BytesIO()
    draw_record(RecordParts(report, report.sha256(), {}, (), (), draft=False), out)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    return "".join(text.split())


def test_a_red_flag_of_an_item_that_conforms_is_headed_by_what_was_seen(desk, visit):
    inspect.answer(desk, visit, "B04", {"numbers": {"value": 0}})
    inspect.raise_flag(desk, visit, "B04", FlagEdit(fact="值班室窗台放着两瓶84消毒液，没有盖。伸手可及。"))
    (flag,) = report_of(desk, visit).red_flags
    assert flag.title == "值班室窗台放着两瓶84消毒液，没有盖"
    inspect.answer(desk, visit, "B04", {"numbers": {"value": 2}})
    (flag,) = report_of(desk, visit).red_flags
    assert flag.title == "值班记录缺签名或交接"


def test_a_red_flag_without_words_has_the_items_question_and_a_long_one_a_short_heading():
    assert danger_title("缺签名", "是否签名？", "", fails=False) == "是否签名？"
    assert danger_title("", "是否签名？", "", fails=True) == "是否签名？"
    assert danger_title("", "", "长" * 200, fails=False) == "长" * 30 + "……"


def test_put_right_at_once_is_said_only_of_what_was_put_right(desk, visit):
    inspect.answer(desk, visit, "B03", {"value": "fails"})
    inspect.change_problem(desk, visit, "B03", ProblemEdit(deadline_days=0))
    (problem,) = report_of(desk, visit).problems
    assert (problem.kind, problem.due_text) == ("in_term", "2026年11月20日（当日）")
    assert "立行立改" not in printed(report_of(desk, visit))
    inspect.change_problem(desk, visit, "B03", ProblemEdit(put_right="已到岗"))
    (problem,) = report_of(desk, visit).problems
    assert problem.kind == "at_once"


def test_a_kind_of_an_older_journal_is_read_as_a_term():
    assert [kind_of(kind, put_right=False) for kind in ("at_once", "in_term", "ongoing")] == [
        "in_term",
        "in_term",
        "ongoing",
    ]


def test_the_record_names_the_time_of_the_freeze_as_what_it_is(desk, visit, watch):
    watch.go(minutes=30)
    conclude.freeze(desk, visit)
    report = latest_freeze(desk, visit)["report"]
    assert '"left_at":""' in report
    text = printed(report_of(desk, visit))
    assert "定稿时间2026" in text
    assert "离开时间" not in text


def test_no_figure_stands_beside_not_graded(desk, visit):
    inspect.answer(desk, visit, "A01", {"value": "conforms"})
    report = report_of(desk, visit)
    assert report.grade.name == "not_graded"
    assert "总分—（满分100）" in printed(report)


def test_the_answer_that_stands_already_is_not_written_again(desk, visit):
    inspect.answer(desk, visit, "B01", {"value": "conforms"})
    inspect.answer(desk, visit, "B01", {"value": "fails"})
    before = desk.store.head()
    inspect.answer(desk, visit, "B01", {"value": "fails"})
    assert desk.store.head() == before
    assert inspect.undo(desk, visit).item.answer.value == "conforms"


def test_the_figures_of_the_finish_page_add_up(desk, visit):
    inspect.answer(desk, visit, "A01", {"value": "not_applicable", "reason": "学校无此项业务"})
    inspect.answer(desk, visit, "A02", {"value": "conforms"})
    view = finish_check.review(desk, visit)
    assert view.n_not_applicable == 1
    assert view.n_checked + view.n_unchecked + view.n_not_applicable == view.n_total
