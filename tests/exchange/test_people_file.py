"""Ugly files: each is read as far as it can be, and what is odd is said."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from inspector.base.errors import BadInputError
from inspector.base.messages import LANGUAGES, catalogue
from inspector.domain.survey import ROLES, read_row
from inspector.exchange.people_columns import guess_people, guess_side, people_rows, recognise, remarks_of, role_of
from inspector.exchange.people_file import read_people

ON = date(2026, 3, 2)


def book(*sheets, merged=()):
    """An xlsx: each sheet is (title, rows)."""
    made = openpyxl.Workbook()
    del made[made.sheetnames[0]]
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read_all(data, name):
    """Read, recognise, and return the rows of the first sheet with the codes of all remarks."""
    found = read_people(data, name)
    sheet = found.sheets[0]
    columns = recognise(sheet)
    rows = [read_row(cells, people="student", on=ON) for _, cells in people_rows(sheet, columns)]
    codes = [remark.code for remark in (*found.remarks, *remarks_of(sheet, columns))]
    return rows, codes, columns


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_encoding_and_delimiter(codec, delimiter):
    text = "姓名,班级,身份证号\r\n张𠮷,三(1)班,11010519491231002X\r\n李娜,三(2)班,\r\n".replace(",", delimiter)
    rows, _, _ = read_all(text.encode(codec), "花名册.csv")
    assert [(row.name, row.class_key, row.id_key) for row in rows] == [
        ("张𠮷", "3.1", "11010519491231002X"),
        ("李娜", "3.2", ""),
    ]


def test_a_heading_of_merged_cells_over_three_rows():
    rows = [
        ["澄江市明德小学学生摸排表", None, None, None, None, None, None],
        ["序号", "学生姓名", "班级", "家长姓名", "是否到过重点地区", "医学观察", None],
        [None, None, None, None, None, "开始", "结束"],
        [1, "张三", "三1班", "张大", "否", None, None],
        [2, "李四", "三1班", "李大", "从武汉返回", "2026年2月1日", datetime(2026, 2, 14)],  # noqa: DTZ001  # as in a sheet
        [None, "合计", None, None, 2, None, None],
    ]
    found, codes, columns = read_all(
        book(("Sheet1", rows), merged=("A1:G1", "F2:G2", "B2:B3", "A2:A3", "C2:C3", "D2:D3", "E2:E3")), "摸排表.xlsx"
    )
    assert columns.roles == ("", "name", "class", "", "travel", "start", "end")
    assert [row.name for row in found] == ["张三", "李四"]
    assert (found[1].start, found[1].end) == (date(2026, 2, 1), date(2026, 2, 14))
    assert "people_merged" in codes


def test_a_class_merged_down_its_rows_belongs_to_each():
    rows = [["班级", "姓名"], ["三1班", "张三"], [None, "李四"], [None, "王五"]]
    found, _, _ = read_all(book(("花名册", rows), merged=("A2:A4",)), "花名册.xlsx")
    assert {row.class_key for row in found} == {"3.1"}


def test_two_sheets_are_two_tables():
    data = book(("三1班", [["姓名"], ["张三"]]), ("三2班", [["姓名"], ["李四"]]), ("空表", []))
    found = read_people(data, "名册.xlsx")
    assert [sheet.name for sheet in found.sheets] == ["三1班", "三2班"]
    assert [(r.code, r.values) for r in found.remarks] == [("people_two_sheets", {"n": 2})]


def test_dates_as_text_in_four_ways_and_numbers_as_text():
    rows = [
        ["姓名", "电话", "观察开始日期"], ["甲", "13800000000", "2026-2-1"], ["乙", 13800000000, "2026年2月1日"],
        ["丙", "'13800000000", "2026.2.1"], ["丁", "13800000000 ", "20260201"], ["戊", 1.38e10, 46054],
    ]  # fmt: skip
    found, _, _ = read_all(book(("摸排", rows)), "摸排.xlsx")
    assert {row.start for row in found} == {date(2026, 2, 1)}


def test_identity_numbers_in_scientific_notation_are_told_and_match_nobody():
    rows = [["姓名", "身份证号"], ["甲", 3.2010620150302e17], ["乙", "3.20106E+17"], ["丙", "11010519491231002X"]]
    found, _, _ = read_all(book(("名册", rows)), "名册.xlsx")
    assert [row.faults for row in found] == [("id_rounded",), ("id_rounded",), ()]
    assert [row.id_key for row in found] == ["", "", "11010519491231002X"]


def test_formulas_are_told_of_the_table_that_has_them_and_each_once_as_saved_or_not():
    formula = '="三"&"1班"'
    rows = [["姓名", "班级"], ["张三", formula], ["李四", "三1班"], ["王五", formula]]
    data = book(("名册", rows), ("三&2班", [["姓名"], ["赵六"]]))
    found, codes, _ = read_all(data, "名册.xlsx")
    assert "people_formulas_unsaved" in codes
    assert "people_formulas" not in codes  # what has no saved result is not read by it
    assert [row.name for row in found] == ["张三", "李四", "王五"]
    plain, other = read_people(saved(data, n=1), "名册.xlsx").sheets
    assert [(one.code, one.values) for one in plain.remarks] == [
        ("people_formulas", {"n": 1}), ("people_formulas_unsaved", {"n": 1}),
    ]  # fmt: skip
    assert other.remarks == ()


def saved(data, *, n):
    """The same file as a spreadsheet program saves it: with the results of the first ``n`` formulas."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name.startswith("xl/worksheets/"):
                text = re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>1</v>", text, count=n)
            after.writestr(name, text)
    return out.getvalue()


def test_rows_without_a_name_repeated_headings_and_totals_are_no_people():
    rows = [
        ["姓名", "班级", "电话"],
        ["张三", "三1班"],
        ["", "三1班", "13800000000"],
        ["姓名", "班级"],
        ["合 计", 2],
        ["李四", "三1班"],
        ["填表人：赵六", ""],
    ]
    found, codes, _ = read_all(book(("名册", rows)), "名册.xlsx")
    assert [row.name for row in found] == ["张三", "李四"]
    assert "people_nameless" in codes


def test_the_number_of_a_row_is_the_spreadsheets():
    sheet = read_people(book(("名册", [["学生名册"], ["姓名"], ["张三"], [None], ["李四"]])), "名册.xlsx").sheets[0]
    assert [n for n, _ in people_rows(sheet, recognise(sheet))] == [3, 5]


def test_a_table_without_a_column_of_names_waits_for_a_hand():
    sheet = read_people("甲,乙\n张三,三1班\n".encode(), "x.csv").sheets[0]
    columns = recognise(sheet)
    assert [remark.code for remark in remarks_of(sheet, columns)] == ["people_no_name_column"]
    corrected = columns.with_role(0, "name")
    assert [cells["name"] for _, cells in people_rows(sheet, corrected)] == ["甲", "张三"]
    assert corrected.with_role(1, "name").roles == ("", "name")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "people_file_empty"), (b"PK\x03\x04 cut", "a.xlsx", "people_file_unreadable"),
        (b"%PDF-1.7", "a.pdf", "people_file_kind"), (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xls", "people_file_unreadable"),
        (b"\xff\xff\x00\x81\xff", "a.csv", "people_file_unreadable"), (b"\n\n,,\n", "a.csv", "people_file_empty"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(data, name, code):
    with pytest.raises(BadInputError) as told:
        read_people(data, name)
    assert told.value.code == code
    assert all(code in catalogue(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("学生姓名", "name"), ("家长姓名", ""), ("身份证件号", "id_number"), ("监护人身份证号", ""), ("所在班级", "class"),
        ("联系电话", "phone"), ("家长联系电话", ""), ("14天内是否到过重点地区", "travel"), ("是否密切接触者", "contact"),
        ("隔离开始日期", "start"), ("解除隔离日期", "end"), ("返校日期", "returned"), ("观察落实单位", "unit"), ("备注", ""),
    ],
)  # fmt: skip
def test_headings_are_recognised(heading, role):
    assert role_of(heading) == role
    assert role in {"", *ROLES}


def test_side_and_people_are_guessed():
    def guess(name, *heading):
        sheet = read_people(book(("Sheet1", [list(heading), ["甲"] * len(heading)])), name).sheets[0]
        columns = recognise(sheet)
        return guess_side(name, sheet, columns), guess_people(name, sheet, columns)

    assert guess("学生花名册.xlsx", "姓名", "班级") == ("roster", "student")
    assert guess("教职工摸排表.xlsx", "姓名", "是否到过重点地区") == ("survey", "staff")
    assert guess("表1.xlsx", "姓名", "是否密切接触") == ("survey", "student")
    assert guess("2026教师名册.xlsx", "姓名") == ("roster", "staff")
