"""摸排核对 in the record: every count is on the page, with the words for what is missing."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf

from inspector.documents.record import RecordParts, draw_record
from inspector.domain.report_survey import SurveyCheck, SurveyCounts, SurveySample, SurveyTable
from tests.documents.factory import SHA, a_report

CHECK = SurveyCheck(
    tables=(SurveyTable("roster", "student", SHA, 1, 1286), SurveyTable("survey", "student", SHA, 2, 1284)),
    counts=(
        SurveyCounts("student", 1286, 1284, 1279, 7, 5, 3, 4, 12, 2, 1, 6),
        SurveyCounts("staff", -1, 137, -1, -1, -1, 0, 0, 1, 0, 0, 0),
    ),
    areas=("武汉", "湖北"),
    observation_days=14,
    observation_basis="",
    samples=(SurveySample("sha256-rank/1", "7f3a90", 1421, SHA, 3, 1, 2, 0, 0, 1, 0),),
    compared_at="2026-11-20T02:10:00Z",
    names_basis="",
    names_until="",
)


def words_of(check):
    out = io.BytesIO()
    draw_record(RecordParts(replace(a_report(), survey=(check,)), SHA, {}, (), (), True), out)
    pages = [page.extract_text() for page in pypdf.PdfReader(out).pages]
    return "".join(pages).replace("\n", "").replace(" ", "")


def test_the_counts_the_hashes_and_the_seed_are_printed():
    words = words_of(CHECK)
    for said in (
        "摸排核对", "1286人", "花名册1286行", "摸排表1421行中抽取3行", "一致2行", "重复登记3行", "在册未摸排", "7人", "未提供", "观察未满14天（建议天数）提前结束", "重点地区为武汉、湖北",
        "种子为7f3a90", "此前抽过1次", "第2个工作表", "密钥在第一个签字后销毁", "天数为建议，通知没有规定",
    ):  # fmt: skip
        assert said in words, said


def test_a_basis_of_the_days_and_of_keeping_the_names_is_printed():
    words = words_of(
        replace(CHECK, observation_basis="苏卫〔2026〕1号", names_basis="苏教督〔2026〕3号", names_until="2026-12-01")
    )
    assert "依据苏卫〔2026〕1号" in words
    assert "建议天数" not in words
    assert "依据苏教督〔2026〕3号加密保存到2026年12月1日" in words


def test_a_record_without_a_comparison_says_nothing_of_it():
    out = io.BytesIO()
    draw_record(RecordParts(a_report(), SHA, {}, (), (), True), out)
    assert "摸排核对" not in "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
