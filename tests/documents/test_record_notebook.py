"""The notebook in the record: each list a numbered section, nothing where it is empty, whole at its worst."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from inspector.documents.record import RecordParts, draw_record
from inspector.domain.notebook import DutyCall, PaperSeen, PersonMet, PlaceWalked
from inspector.domain.report import EvidenceFact
from tests.documents.factory import SHA, a_report
from tests.documents.worst_cases import NAME_60, PROSE

AT = "2026-11-20T01:05:00Z"
PHOTO = (EvidenceFact(1, "A01", "照片", "预案封面", AT, 2_400_000, SHA, 4000, 3000),)
LIKELY = {
    "duty_calls": (
        DutyCall("0510-83210000", AT, 10, 45, False, "", "", "", ""),
        DutyCall("0510-83210000", "2026-11-20T01:09:00Z", 3, 11, True, "王建国", "保安", "我刚来，不清楚", "no"),
    ),
    "people_met": (
        PersonMet("staff", "李芳", "保健老师", "晨检发现发热学生先做什么、报给谁", "先隔离，再打校长电话", AT),
        PersonMet("parent", "家长1", "三年级学生家长", "返校前要填哪些表", "", AT),
    ),
    "papers_seen": (PaperSeen("疫情防控应急预案", "明小〔2026〕3号", "2026-02-20", "没有演练记录", (SHA,)),),
    "places_walked": (
        PlaceWalked("北门", AT, "2026-11-20T01:20:00Z", "测温一人，登记簿在用"),
        PlaceWalked("食堂", "2026-11-20T02:00:00Z", "", ""),
    ),
}


def worst(n=100):
    person = PersonMet("staff", NAME_60, NAME_60, PROSE, PROSE, AT)
    return {
        "duty_calls": (DutyCall("8" * 100, AT, 999, 3599, True, NAME_60, NAME_60, PROSE * 10, "yes"),) * 3,
        "people_met": (replace(person, said=PROSE * 100), *(person,) * (n - 1)),
        "papers_seen": (PaperSeen("名" * 100, "A" * 100, "2026-02-20", PROSE, (SHA,)),) * n,
        "places_walked": (PlaceWalked("地" * 100, AT, AT, PROSE),) * n,
    }


def drawn(members):
    out = io.BytesIO()
    draw_record(RecordParts(replace(a_report(), evidence=PHOTO, **members), SHA, {}, (), (), True), out)
    return out.getvalue()


def words_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


def test_each_list_is_a_section_with_all_that_was_noted():
    words = words_of(drawn(LIKELY))
    for said in (
        "值班电话抽测（2次）", "响铃10声（45秒）无人接听", "王建国（保安）", "说不出当班带班领导姓名", "访谈人员（2人次）", "李芳（保健老师）",
        "家长1（三年级学生家长）", "查阅资料（1份）", "2026年2月20日", "（见证据1）", "走访地点（2处）", "9时05分—9时20分",
        "10时00分起",
    ):  # fmt: skip
        assert said in words, said


def test_sections_are_numbered_on_without_a_gap_beyond_ten():
    words = words_of(drawn(LIKELY))
    numerals = "一二三四五六七八九十"
    names = [*numerals, "十一", "十二"]
    found = [words.index(f"{name}、") for name in names if re.search(f"{name}、", words)]
    assert len(found) >= 10
    assert "签字确认" in words[words.index("十、") :]


@pytest.mark.parametrize("empty", LIKELY)
def test_a_list_without_an_entry_is_not_there(empty):
    title = {
        "duty_calls": "值班电话抽测",
        "people_met": "访谈人员",
        "papers_seen": "查阅资料",
        "places_walked": "走访地点",
    }
    words = words_of(drawn(LIKELY | {empty: ()}))
    assert title[empty] not in words
    assert all(other in words for key, other in title.items() if key != empty)


def test_a_hundred_long_entries_are_all_printed_and_the_longest_stand_in_the_annex():
    words = words_of(drawn(worst()))
    assert words.count(NAME_60) >= 200
    assert "访谈人员（100人次）" in words
    assert "全文见附页" in words
    assert words.count(PROSE[:20].replace(" ", "")) > 300
