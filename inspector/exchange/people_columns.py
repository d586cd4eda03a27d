"""Which column of a table is what, by the words of its heading. Shown to the inspector, who corrects it by hand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from inspector.domain.survey import ROLES, cell_text
from inspector.exchange.people_file import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspector.exchange.people_file import Row, Sheet

_PATTERNS: Mapping[str, str] = {
    "name": r"姓名|名字",
    "id_number": r"身份证|证件号|公民身份",
    "class": r"^班级|^所在班|班别|年级班级|班级名称|部门|科室|^班$|^岗位$|处室",
    "grade": r"^(所在)?年级$|^学段年级",
    "people": r"人员类[别型]|^类[别型]$|^身份$|人员性质|师生类别",
    "phone": r"电话|手机|联系方式",
    "birth": r"出生",
    "end": r"(观察|隔离).*(结束|终止|解除|止|截至|期满)|^(结束|终止|解除|截止)(日期|时间)|^解除",
    "start": r"(观察|隔离).*(开始|起|始)|^(开始|起始)(日期|时间)",
    "unit": r"落实单位|(观察|隔离)(地点|场所|单位)|管理单位|责任单位",
    "returned": r"(返[回校宁苏]|回[校宁苏]|到达|抵达|离开).*(日期|时间)|返[回校宁苏]日",
    "surveyed": r"(摸排|填[表报写]|登记|上报|排查)(日期|时间)",
    "contact": r"密切?接触|密接|接触史|接触(过)?.*(病例|人员|患者)",
    "travel": r"重点(疫区|地区)|行程|途[经径]|旅居|旅行|去向|外出|到过|居住史|出行|(返回|来自).*地|疫区",
}
"""A column is what the first pattern says that it matches; longer words before shorter ones."""

_COMPILED = {role: re.compile(pattern) for role, pattern in _PATTERNS.items()}
_OTHERS = re.compile(r"家长|监护人|父亲|母亲|班主任|填报人|负责人|联系人|学校|填表人|跟进人|接触者姓名")
"""Names of other people than the one whom the row is about."""

_HEAD_WITHIN = 15
_HEAD_DEPTH = 3
_TOTALS = re.compile(r"^(合计|总计|小计|共计|备注|说明|注[:：]|填表|填报|审核|制表|校长)")
_SURVEY = re.compile(r"摸排|排查|调查|行程|健康|登记表")
_ROSTER = re.compile(r"花名册|名册|学籍|名单|在册|通讯录|信息表")
_STAFF = re.compile(r"教职工|教师|老师|职工|员工|保安|食堂|后勤|外包|宿管|保洁|工勤")
_STUDENT = re.compile(r"学生|幼儿|班级|学籍|[一二三四五六七八九初高]年级")


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is read: rows before ``first_row`` are heading; roles by column from 0."""

    headings: tuple[str, ...]
    first_row: int
    """Index of the first row of people, from 0."""
    roles: tuple[str, ...]
    """One a column; "" where it is not used."""

    def column(self, role: str) -> int | None:
        """Return the column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def with_role(self, column: int, role: str) -> Columns:
        """Return the mapping corrected by hand: a role belongs to one column."""
        roles = tuple(role if n == column else "" if one == role else one for n, one in enumerate(self.roles))
        return Columns(self.headings, self.first_row, roles)


def recognise(sheet: Sheet) -> Columns:
    """Find the heading and what its columns are. Without a column of names nothing is counted until one is chosen."""
    width = max((len(row) for row in sheet.rows[:200]), default=0)
    top, best = 0, 0
    for n, row in enumerate(sheet.rows[:_HEAD_WITHIN]):
        found = len({role for cell in row if (role := role_of(cell_text(cell)))})
        if found > best:
            top, best = n, found
    depth = _depth(sheet.rows, top) if best else 0
    headings = tuple(_heading(sheet.rows[top : top + depth], column) for column in range(width))
    taken: list[str] = []
    for heading in headings:
        role = role_of(heading)
        taken.append(role if role not in taken else "")
    return Columns(headings, top + depth if best else 0, tuple(taken))


def role_of(heading: str) -> str:
    """Return what a heading says a column is, or ""."""
    text = re.sub(r"\s|[（(].*?[)）]", "", unicodedata.normalize("NFKC", heading))
    if _OTHERS.search(text):
        return ""
    return next((role for role, pattern in _COMPILED.items() if pattern.search(text)), "")


def guess_side(name: str, sheet: Sheet, mapping: Columns) -> str:
    """Return ``roster`` or ``survey`` from the file's and the table's names, else from what the columns ask."""
    words = _words(name, sheet, mapping)
    asks = {"travel", "contact", "start", "surveyed"} & set(mapping.roles)
    return "survey" if asks or (_SURVEY.search(words) and not _ROSTER.search(words)) else "roster"


def guess_people(name: str, sheet: Sheet, mapping: Columns) -> str:
    """Return ``staff`` or ``student`` from the file's and the table's names and headings."""
    words = _words(name, sheet, mapping)
    return "staff" if _STAFF.search(words) and not _STUDENT.search(words) else "student"


def people_rows(sheet: Sheet, mapping: Columns) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield each person's row: its number as the spreadsheet shows it, and its cells by role."""
    columns = [(role, mapping.roles.index(role)) for role in ROLES if role in mapping.roles]
    name_at = mapping.column("name")
    if name_at is None:
        return
    for n, row in enumerate(sheet.rows[mapping.first_row :], mapping.first_row + 1):
        name = cell_text(row[name_at]) if name_at < len(row) else ""
        if not name or _TOTALS.match(name.replace(" ", "")) or role_of(name) == "name":
            continue
        yield n, {role: row[column] for role, column in columns if column < len(row)}


def first_people(sheet: Sheet, mapping: Columns, n: int) -> list[Row]:
    """Return the first rows of people, whole; without a column of names the first rows that are not empty."""
    if mapping.column("name") is not None:
        return [sheet.rows[at - 1] for at, _ in islice(people_rows(sheet, mapping), n)]
    filled = (row for row in sheet.rows[mapping.first_row :] if any(cell not in {None, ""} for cell in row))
    return list(islice(filled, n))


def remarks_of(sheet: Sheet, mapping: Columns) -> tuple[Remark, ...]:
    """Return what is odd before a row is judged: no column of names or numbers, rows without a name."""
    found = list(sheet.remarks)
    name_at, number_at = mapping.column("name"), mapping.column("id_number")
    if name_at is None:
        return (*found, Remark("people_no_name_column"))
    nameless = sum(
        1
        for row in sheet.rows[mapping.first_row :]
        if not _at(row, name_at) and sum(1 for cell in row if cell not in {None, ""}) > 1 and not _is_total(row)
    )
    if nameless:
        found.append(Remark("people_nameless", {"n": nameless}))
    if number_at is None:
        found.append(Remark("people_no_number_column"))
    return tuple(found)


def _is_total(row: Row) -> bool:
    return any(_TOTALS.match(cell_text(cell)) for cell in row)


def _at(row: Row, column: int) -> str:
    return cell_text(row[column]) if column < len(row) else ""


def _depth(rows: Sequence[Row], top: int) -> int:
    """Count the rows of a heading: those below its first in which no person stands and at least one heading does."""
    name_at = next((n for n, cell in enumerate(rows[top]) if role_of(cell_text(cell)) == "name"), None)
    depth = 1
    for row in rows[top + 1 : top + _HEAD_DEPTH]:
        name = "" if name_at is None else _at(row, name_at)
        if (name and role_of(name) != "name") or not any(_is_heading(cell_text(cell)) for cell in row):
            break
        depth += 1
    return depth


def _is_heading(words: str) -> bool:
    """开始 and 结束 are headings where they stand under 医学观察."""
    return bool(words) and (bool(role_of(words)) or role_of(f"观察{words}日期") in {"start", "end"})


def _heading(rows: Sequence[Row], column: int) -> str:
    """Join the words of a heading from top to bottom: 医学观察 over 开始日期."""
    words = [_at(row, column) for row in rows]
    return "".join(dict.fromkeys(word for word in words if word))


def _words(name: str, sheet: Sheet, mapping: Columns) -> str:
    above = [cell_text(cell) for row in sheet.rows[: mapping.first_row] for cell in row]
    return " ".join([name, sheet.name, *above])
