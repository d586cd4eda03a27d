"""Whose the sections were in the record: one table, nothing where nobody shared, whole with long names."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf

from inspector.documents.record import RecordParts, draw_record
from inspector.domain.report_sharing import SectionShare
from tests.documents.factory import SHA, a_report
from tests.documents.worst_cases import NAME_60

AT = "2026-11-20T03:05:00Z"
SHARES = (
    SectionShare("A", "组织领导", "吴承泽", AT, SHA),
    SectionShare("B", "应急值守", "高远", "", ""),
    SectionShare("C", "联防联控", "高远", AT, SHA),
)


def printed(shares):
    out = io.BytesIO()
    draw_record(RecordParts(replace(a_report(), shares=shares), SHA, {}, (), (), True), out)
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(out).pages)


def test_each_section_stands_with_its_member_and_when_they_initialled_it():
    text = printed(SHARES)
    assert "、各部分负责人与确认" in text
    for words in ("A组织领导吴承泽11时05分", "B应急值守高远未确认", "C联防联控高远11时05分"):
        assert words in text


def test_where_nobody_shared_anything_no_word_of_it_stands():
    assert "负责人与确认" not in printed(())


def test_thirteen_sections_of_people_with_long_names_are_whole():
    shares = tuple(SectionShare(chr(ord("A") + n), "部分" * 10, NAME_60, AT, SHA) for n in range(13))
    assert printed(shares).count(NAME_60) >= 13
