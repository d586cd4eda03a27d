"""摸排核对 in the record: one table of counts, the tables' hashes, the sample with its seed. No name stands here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from inspector.documents import fonts
from inspector.documents import furniture as f
from inspector.documents.grid import Grid, Look, row
from inspector.documents.linesetter import Style, Text
from inspector.documents.stack import Stack

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from inspector.domain.report import Report
    from inspector.domain.report_survey import SurveyCheck, SurveyCounts, SurveySample

_PEOPLE = {"student": "学生", "staff": "教职工"}
_SIDES = {"roster": "花名册", "survey": "摸排表"}
_LOOK = Look(top=0.9, bottom=0.9, under_head=0.6, between=(0.35, f.HAIR))
_COUNT = 36 * mm


def survey(report: Report, number: str) -> list[Flowable]:
    """Return the section of the comparison that the report holds."""
    (check,) = report.survey
    heading = f.Heading(f"{number}、摸排核对")
    lines = [_tables(check), _rule(check), *(_sample(sample) for sample in check.samples), _names(check)]
    return [Stack([heading, _counts(check)]), *(Text(line, f.NOTE, before=3) for line in lines)]


def _counts(check: SurveyCheck) -> Flowable:
    right = Style(fonts.SERIF, 8.5, 12.05, "right")
    head_right = Style(fonts.SANS_MEDIUM, 8.5, 12.05, "right")
    head = row(Text("核对结果", f.CELL_HEAD), *(Text(_PEOPLE[c.people], head_right) for c in check.counts), fill=f.TINT)
    suggested = "" if check.observation_basis else "（建议天数）"
    names = (
        ("roster", "花名册在册人数", "人"),
        ("surveyed", "摸排表人数", "人"),
        ("matched", "两表对上", "人"),
        ("missing", "在册未摸排", "人"),
        ("strangers", "摸排表中不在册", "人"),
        ("twice", "重复登记", "行"),
        ("bad_rows", "日期不可能或身份证号有误", "行"),
        ("key_people", "到过重点地区或有密切接触情况", "人"),
        ("without_dates", "其中缺医学观察起止日期", "人"),
        ("ended_early", f"其中观察未满{check.observation_days}天{suggested}提前结束", "人"),
        ("without_unit", "其中缺落实单位", "人"),
    )
    rows = [
        row(Text(words, f.CELL), *(Text(_figure(c, name, unit), right) for c in check.counts))
        for name, words, unit in names
    ]
    widths = [f.WIDTH - _COUNT * len(check.counts), *([_COUNT] * len(check.counts))]
    return Grid(widths, rows, _LOOK, head=head)


def _figure(counts: SurveyCounts, name: str, unit: str) -> str:
    value: int = getattr(counts, name)
    return f"{value}{unit}" if value >= 0 else "未提供"


def _tables(check: SurveyCheck) -> str:
    parts = [
        f"{_PEOPLE[table.people]}{_SIDES[table.side]}{table.rows}行（第{table.sheet}个工作表，文件SHA-256为"
        f"{table.sha256[:8]}…{table.sha256[-8:]}）"
        for table in check.tables
    ]
    return f"所核对的表由学校提供：{'；'.join(parts)}。核对时间：{f.moment(check.compared_at)}。"


def _rule(check: SurveyCheck) -> str:
    areas = f"重点地区为{'、'.join(check.areas)}" if check.areas else "没有指定重点地区，只计表中写明“是”的人"
    days = f"医学观察{check.observation_days}天，首尾两天都计入"
    basis = f"依据{check.observation_basis}" if check.observation_basis else "天数为建议，通知没有规定"
    matching = "先按姓名和班级，再按身份证号逐人核对，相近的姓名由督导人员认定，同一人登记几行的只计一人"
    return f"口径：{matching}；{areas}；{days}，{basis}。"


def _sample(sample: SurveySample) -> str:
    before = f"此前抽过{sample.drawn_before}次，未采用。" if sample.drawn_before else ""
    digest = f"{sample.population_sha256[:8]}…{sample.population_sha256[-8:]}"
    return (
        f"随机抽查：从摸排表{sample.population}行中抽取{sample.size}行，逐行电话或当面核实：一致{sample.consistent}行，"
        f"个别非关键信息不符{sample.minor}行，行程或健康状况不符{sample.differs}行，未联系上{sample.unreached}行，"
        f"未核实{sample.undone}行。{before}种子为{sample.seed}，抽取范围校验值{digest}；"
        "行的编号为“文件SHA-256:工作表:行号”，取“种子、换行符、编号”的SHA-256最小的各行，可凭原文件重抽验证。"
    )


def _names(check: SurveyCheck) -> str:
    if not check.names_until:
        return "本记录只留人数，不留姓名。逐人名单单独加密存放，密钥在第一个签字后销毁，名单不能恢复。"
    day = date.fromisoformat(check.names_until)
    until = f"{day.year}年{day.month}月{day.day}日"
    return f"本记录只留人数，不留姓名。逐人名单依据{check.names_basis}加密保存到{until}，到期销毁。"
