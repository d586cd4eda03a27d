"""A school's files as it would hand them over, with planted faults whose number is known."""

from __future__ import annotations

import io

import openpyxl

from tests.people import planted


def book(rows, title="Sheet1"):
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


TRAVELS = (
    ("1月20日从武汉返回", "", "2026-11-01", "2026年11月14日", "枫桥社区"),  # as it should be
    ("从武汉返回，无不适", "", "", "", "枫桥社区"),  # no dates
    ("否", "是", "2026.11.1", "2026.11.9", "枫桥社区"),  # ended early
    ("去过武汉", "", "20261101", "2026/11/14", ""),  # no unit
    ("未到过湖北", "否", "", "", ""),  # no key person
    ("去过无锡", "无", "", "", ""),
)
"""Travel, contact, start, end, unit of the first people of a survey."""


def school(seed=7, n=80, **faults):
    """Return roster and survey of the students as xlsx, and what was planted."""
    made = planted(seed, n, **faults)
    roster = [["明德小学学生花名册"], ["序号", "姓名", "班级", "身份证号"]]
    roster += [
        [n, name, clas.replace(".", "年级") + "班", number] for n, (_, name, clas, number) in enumerate(made.roster, 1)
    ]
    survey = [
        [
            "姓名",
            "班级",
            "身份证号",
            "是否到过重点地区",
            "是否密切接触",
            "观察开始日期",
            "观察结束日期",
            "落实单位",
            "联系电话",
        ]
    ]
    for n_row, (_, name, clas, number) in enumerate(made.survey):
        grade, _, room = clas.partition(".")
        about = TRAVELS[n_row] if n_row < len(TRAVELS) else ("否", "否", "", "", "")
        survey.append([name, f"{grade}（{room}）班", number, *about, f"138{n_row:08d}"])
    return book(roster), book(survey), made


def put_in(desk, visit, *files):
    """Put files in as the page does: read, put in, journal."""
    from inspector.services import survey

    for name, data in files:
        for draft in survey.read_tables(data, name, quiet):
            survey.put_in(desk, visit, draft, quiet)
    survey.keep_tables(desk, visit)


def quiet(_done, _total):
    """No progress is wanted."""
