"""One row of a roster or a survey: identity numbers, dates in many forms, classes, travel, observation."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from inspector.domain.day_reading import read_day
from inspector.domain.identity_number import check_character, read_id
from inspector.domain.survey import (
    ObservationRule,
    class_key,
    is_key_person,
    masked,
    name_key,
    observation_faults,
    read_row,
)

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("cell", "key", "fault"),
    [
        ("11010519491231002X", "11010519491231002X", ""),  # the standard's own example
        ("11010519491231002x", "11010519491231002X", ""),
        (" 110105 19491231 002\uff38", "11010519491231002X", ""),
        ("440524188001010014", "440524188001010014", ""),  # the standard's other example
        ("110105194912310021", "110105194912310021", "check"),
        ("110105194902310026", "110105194902310026", "birth"),
        ("110105491231002", "11010519491231002X", ""),  # the older 15 digits
        (3.20106200903021e17, "", "rounded"),
        ("3.20106E+17", "", "rounded"),
        ("3.20106200903021E17", "", "rounded"),
        (320106200903021000, "", "rounded"),
        ("32010620090302", "", "length"),
        ("三二〇一", "", "characters"),
        ("E12345678", "E12345678", ""),  # a passport: no check of ours
        ("无", "", ""),
        (None, "", ""),
    ],
)
def test_identity_numbers_are_read_and_judged(cell, key, fault):
    read = read_id(cell)
    assert (read.key, read.fault) == (key, fault)


def test_every_single_wrong_digit_of_an_identity_number_is_found():
    body = "32010620150302123"
    number = body + check_character(body)
    for n in range(17):
        for digit in "0123456789":
            if digit != number[n]:
                assert read_id(number[:n] + digit + number[n + 1 :]).fault in {"check", "birth"}


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 2, 3),
        datetime(2026, 2, 3, 8, 30),  # noqa: DTZ001  # as a spreadsheet has it
        "2026-2-3", "2026/02/03", "2026.2.3", "20260203", 20260203.0, "2026年2月3日", "2026年2月3号", "2月3日", "2.3",
        "02-03", 46056, 46056.0, "46056", "二〇二六年二月三日", "二月三日", "2026-02-03 08:30:00", "26.2.3",
        "2026-02-03T08:30:00", "２０２６年２月３日",
    ],
)  # fmt: skip
def test_one_day_written_in_many_ways(cell):
    read = read_day(cell, ON)
    assert (read.day, read.fault) == (date(2026, 2, 3), "")


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("2026年2月30日", "impossible"), ("2月30日", "impossible"), ("20261301", "impossible"), ("13月1日", "impossible"),
        ("过完年", "unreadable"), ("2026年2月", "unreadable"), (7.0, "unreadable"), ("无", ""), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_impossible_days_are_told_from_words(cell, fault):
    read = read_day(cell, ON)
    assert read.day is None
    assert read.fault == fault


def test_a_day_without_a_year_lies_nearest_the_visit():
    assert read_day("12月28日", ON).day == date(2025, 12, 28)
    assert read_day("3月9日", ON).day == date(2026, 3, 9)
    assert read_day("2月29日", date(2028, 1, 3)).day == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("grade", "text"),
    [("", "三年级1班"), ("", "三（1）班"), ("", "三(1)班"), ("", "3.1"), ("", "3年1班"), ("", "三年一班"), ("", "三一班"),
     ("三年级", "1班"), ("三年级", "三年级1班"), ("", "３年級１班"[:2] + "级1班"), ("", "第三年级第1班"), ("三", "01")],
)  # fmt: skip
def test_one_class_written_in_many_ways(grade, text):
    assert class_key(grade, text) == "3.1"


def test_other_classes_stay_apart():
    keys = {
        class_key("", text)
        for text in ("三1班", "三11班", "十一班", "大一班", "小一班", "高一(1)班", "初一(1)班", "2026级1班")
    }
    assert len(keys) == 8


def test_names_are_compared_without_blanks_and_by_one_dot():
    assert name_key("张　伟 ") == name_key("张伟") == "张伟"
    assert name_key("阿依古丽•买买提") == name_key("阿依古丽·买买提")


@pytest.mark.parametrize(
    ("travel", "contact", "is_key"),
    [
        ("1月20日从武汉返回", "", True),
        ("1月20日从武汉返回无不适", "", True),
        ("从湖北返回，无接触史", "", True),
        ("未到过湖北", "", False),
        ("无湖北旅居史", "", False),
        ("寒假期间未离开南京", "否", False),
        ("本人没有去过武汉", "", False),
        ("去过无锡", "", False),
        ("是", "", True),
        ("否", "否", False),
        ("南京", "是", True),
        ("", "与确诊病例同车", True),
        ("", "无", False),
        ("", "未接触", False),
        # What is denied after a journey does not undo the journey.
        ("1月22日自武汉返宁后未外出", "", True),
        ("从武汉返回没有接触病例", "", True),
        ("离开武汉后不曾外出", "", True),
        ("没有离开武汉", "", True),
        ("", "与确诊病例同乘后未出现症状", True),
        ("", "与病例未接触", False),
        ("", "来校后未接触", False),
        ("不详", "不清楚", False),
    ],
)
def test_key_people_are_found_by_area_and_contact(travel, contact, is_key):
    row = read_row({"name": "甲", "travel": travel, "contact": contact}, people="student", on=ON)
    assert is_key_person(row.travel, row.contact, ("武汉", "湖北")) is is_key


@pytest.mark.parametrize("said", ["不清楚", "不详。", "未知", "不确定", "？"])
@pytest.mark.parametrize("role", ["travel", "contact"])
def test_who_does_not_know_is_listed_and_not_taken_for_a_no(role, said):
    assert read_row({"name": "甲", role: said}, people="student", on=ON).faults == ("answer_unclear",)


def test_wuxi_is_a_place_where_it_is_a_key_area():
    row = read_row({"name": "甲", "travel": "去过无锡"}, people="student", on=ON)
    assert is_key_person(row.travel, row.contact, ("无锡",))


def test_observation_counts_first_and_last_day():
    rule = ObservationRule(14)
    assert observation_faults(date(2026, 2, 1), date(2026, 2, 14), None, rule) == ()
    assert observation_faults(date(2026, 2, 1), date(2026, 2, 13), None, rule) == ("ended_early",)
    assert observation_faults(None, None, "", rule) == ("no_start", "no_end", "no_unit")
    assert observation_faults(date(2026, 2, 1), date(2026, 2, 7), "社区", ObservationRule(7, "苏卫〔2026〕1号")) == ()


def test_a_row_tells_its_faults():
    cells = {
        "name": "张三", "id_number": "110105194902310026", "birth": "2019-3-4", "start": "2月20日", "end": "2月10日",
        "surveyed": "2026-3-9", "returned": "2月31日",
    }  # fmt: skip
    row = read_row(cells, people="student", on=ON)
    assert set(row.faults) == {"id_birth", "end_before_start", "day_future", "day_impossible"}


def test_a_birthday_that_the_number_denies_is_told():
    body = "32010620150302123"
    cells = {"name": "张三", "id_number": body + check_character(body), "birth": "2015年3月20日"}
    assert read_row(cells, people="student", on=ON).faults == ("birth_differs",)


def test_who_a_row_counts_among():
    assert read_row({"name": "甲", "people": "学生"}, people="staff", on=ON).people == "student"
    assert read_row({"name": "甲", "people": "食堂人员"}, people="student", on=ON).people == "staff"
    assert read_row({"name": "甲"}, people="staff", on=ON).people == "staff"


def test_a_masked_name_keeps_one_character():
    assert masked("张三丰") == "张××"
    assert masked("阿依古丽·买买提") == "阿×××"
    assert masked("") == ""
