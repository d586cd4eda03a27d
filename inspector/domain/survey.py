"""摸排核对: one person's row of a roster or a survey, and what is wrong with it by itself.

Names never leave the scratch space: what a report holds are the counts of these faults.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from inspector.domain.day_reading import read_day
from inspector.domain.identity_number import read_id

PEOPLE: Final = ("student", "staff")
SIDES: Final = ("roster", "survey")
ROLES: Final = (
    "name", "grade", "class", "id_number", "people", "phone", "birth", "travel", "contact", "start", "end", "unit",
    "returned", "surveyed",
)  # fmt: skip
"""What a column may be: the order is that of the choice by hand."""
DAY_ROLES: Final = ("birth", "start", "end", "returned", "surveyed")
FAULTS: Final = (
    "id_rounded", "id_length", "id_characters", "id_birth", "id_check", "birth_differs", "day_unreadable",
    "day_impossible", "day_future", "end_before_start", "answer_unclear",
)  # fmt: skip
OBSERVATION_FAULTS: Final = ("no_start", "no_end", "ended_early", "no_unit")
"""Of a person from a key area or a close contact."""

SUGGESTED_DAYS = 14
"""Days of medical observation where the bureau names no others: ours, so the program says 建议."""

_DOTS = str.maketrans(dict.fromkeys("•・‧∙●。.", "·"))
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"\u3007": 0, "两": 2}
_CLASS_PARTS = re.compile(r"\d+|[零\u3007一二三四五六七八九十两]+|[A-Za-z]+|[^\W\d_]")
_SILENT = frozenset("第年级班届部级")
_NOT = r"(?:未(?!央)|没有?|无(?!锡|为|棣|极)|否|不(?:曾|是)?)"
_DENIED = re.compile(rf"^{_NOT}|{_NOT}(?:有|曾)?(?:去|到|前往|途[经径]|经过|接触|密接|旅居|旅行|外出|出行|出|离)")
"""A clause that denies. 无锡 is a city, and 从武汉返回无不适 denies no journey."""
_LEFT_NOT = re.compile(rf"{_NOT}(?:有|曾|曾经)?离")
"""Who says not to have left a place says to have been there."""
_TOUCHED = re.compile(r"接触|密接|同[乘车行住吃桌]")
"""What affirms a contact before a clause goes on to deny something else: 与病例同乘后未外出."""
_UNCLEAR = frozenset({"不清楚", "不详", "不知道", "不确定", "未知", "不明", "待查", "待核", "?"})
_NO = frozenset({"", "无", "否", "未", "没有", "没", "N", "NO", "×", "X", "0", "-", "—", "/", "不是", "未到过", "正常"})
_YES = frozenset({"是", "有", "Y", "YES", "√", "✓", "1", "对", "TRUE"})
_MAY_BE_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_LONG_NUMBER = re.compile(r"\d{7,}[\dXx]?")
"""A telephone, an identity number, a pupil's number."""
_CLAUSES = re.compile(r"[，,；;。\n]")
_STAFF = ("教", "职工", "员工", "保安", "食堂", "保洁", "宿管", "外包", "后勤", "工勤", "校医", "司机", "厨")


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One person's row as it is worked on. Texts are as typed but for the three keys."""

    name: str
    """Key: without blanks and with one kind of dot."""
    class_key: str
    """Key: 三年级1班, 三（1）班 and 3.1 are one."""
    id_key: str
    """Key: "" where there is no usable identity number."""
    people: str
    """``student`` or ``staff``."""
    faults: tuple[str, ...]
    travel: str
    """Where this person has been; empty where the table says nowhere."""
    contact: str
    """The table's word on close contact; empty where it denies it."""
    start: date | None
    end: date | None
    unit: str
    shown: Mapping[str, str]
    """The cells as texts, by role: for the list that a person looks at."""


@dataclass(frozen=True, slots=True)
class ObservationRule:
    """How long medical observation (医学观察) has to last, whence that comes, and which areas are key areas."""

    days: int = SUGGESTED_DAYS
    basis: str = ""
    """The document that names the days; empty: the days are our suggestion (建议)."""
    areas: tuple[str, ...] = ()


def name_key(text: str) -> str:
    """Return a name as it is compared: no blanks, one kind of dot, one width, capitals."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(_DOTS).strip("·").upper()


def class_key(grade: str, text: str) -> str:
    """Return a class as it is compared: its numbers and what else tells it apart, joined by dots."""
    text = re.sub(r"\.0$", "", unicodedata.normalize("NFKC", text).strip())
    whole = unicodedata.normalize("NFKC", grade).strip() + "|" + text
    if grade and text.startswith(grade.strip()):
        whole = text
    parts: list[str] = []
    for part in _CLASS_PARTS.findall(whole):
        if part in _SILENT:
            continue
        parts += _numbers(part) if part[0] in _NUMERALS or part[0] == "十" else [part.lstrip("0") or "0"]
    return ".".join(part.upper() for part in parts)


def read_row(cells: Mapping[str, object], *, people: str, on: date) -> SurveyRow:
    """Read one row. ``cells`` by role; ``on`` is the day of the visit."""
    shown = {role: cell_text(cell) for role, cell in cells.items() if cell not in (None, "")}
    number = read_id(cells.get("id_number"))
    days = {role: read_day(cells.get(role), on) for role in DAY_ROLES}
    faults = [f"id_{number.fault}"] if number.fault else []
    faults += [f"day_{read.fault}" for role in DAY_ROLES if (read := days[role]).fault]
    birth = days["birth"].day
    if number.birth and birth and number.birth != birth:
        faults.append("birth_differs")
    faults += ["day_future" for role in ("returned", "surveyed", "birth") if (day := days[role].day) and day > on]
    start, end = days["start"].day, days["end"].day
    if start and end and end < start:
        faults.append("end_before_start")
    if {_plain(shown.get("travel", "")), _plain(shown.get("contact", ""))} & _UNCLEAR:
        faults.append("answer_unclear")
    return SurveyRow(
        name=name_key(shown.get("name", "")),
        class_key=class_key(shown.get("grade", ""), shown.get("class", "")),
        id_key=number.key,
        people=people_of(shown.get("people", ""), people),
        faults=tuple(dict.fromkeys(faults)),
        travel=_affirmed(shown.get("travel", "")),
        contact=_affirmed(shown.get("contact", ""), needs=_TOUCHED),
        start=start,
        end=end,
        unit=shown.get("unit", ""),
        shown=shown,
    )


def is_key_person(travel: str, contact: str, areas: tuple[str, ...]) -> bool:
    """Say whether a person is from a named key area (到过重点地区) or a close contact (密切接触)."""
    if contact:
        return True
    return travel.strip().upper() in _YES or any(area in travel for area in areas if area)


def observation_faults(
    start: date | None, end: date | None, unit: str | None, rule: ObservationRule
) -> tuple[str, ...]:
    """Return what the observation of a key person lacks. ``unit`` None: the table has no such column.

    First and last day both count: 14 days from the 1st end on the 14th.
    """
    found: list[str] = []
    if start is None:
        found.append("no_start")
    if end is None:
        found.append("no_end")
    if start and end and start <= end < start + timedelta(days=rule.days - 1):
        found.append("ended_early")
    if unit is not None and not unit.strip():
        found.append("no_unit")
    return tuple(found)


def faults_of_rows(
    rows: Sequence[tuple[date | None, date | None, str | None]], rule: ObservationRule
) -> tuple[str, ...]:
    """Return what the observation of one person lacks who stands in several rows: start, end and unit of each.

    What one row leaves out the next may give; that it ended early is said by any of them.
    """
    start = next((start for start, _, _ in rows if start), None)
    end = next((end for _, end, _ in rows if end), None)
    unit = next((unit for _, _, unit in rows if unit), rows[0][2])
    found = set(observation_faults(start, end, unit, rule))
    found |= {"ended_early" for row in rows if "ended_early" in observation_faults(*row, rule)}
    return tuple(fault for fault in OBSERVATION_FAULTS if fault in found)


def people_of(word: str, otherwise: str) -> str:
    """Return ``student`` or ``staff`` from a row's own word for it; the table's where it says nothing."""
    if not word:
        return otherwise
    if any(part in word for part in _STAFF):
        return "staff"
    return "student" if "生" in word or "幼儿" in word else otherwise


def cell_text(cell: object) -> str:
    """Return a cell as a person would read it: no .0 behind a whole number, dates as 2026-03-02."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


def masked(name: str) -> str:
    """Return a name of which one character is left: 张××. Names are shown whole only on request."""
    return name[:1] + "×" * min(max(len(name) - 1, 1), 3) if name else ""


def sampled(role: str, cell: object) -> str:
    """Return a cell as it is shown to tell a column by: what may be a name or a number of a person is masked."""
    text = cell_text(cell)
    if role == "name" or (not role and _MAY_BE_NAME.fullmatch(text)):
        return masked(text)
    return _LONG_NUMBER.sub(lambda found: f"{found[0][:3]}…{found[0][-2:]}", text) if role not in DAY_ROLES else text


def _affirmed(text: str, needs: re.Pattern[str] | None = None) -> str:
    """Keep of a cell what it does not deny: 未到过湖北 is nowhere, 否 is no, 自武汉返宁后未外出 is 自武汉返宁后.

    ``needs``: what must stand before a denial for that part to be kept.
    """
    if _plain(text) in _NO | _UNCLEAR:
        return ""
    kept: list[str] = []
    for clause in map(str.strip, _CLAUSES.split(text)):
        if clause.upper() in _NO:
            continue
        denied = _DENIED.search(clause)
        if denied is None or _LEFT_NOT.match(clause, denied.start()):
            kept.append(clause)
            continue
        before = clause[: denied.start()].strip()
        if before and (needs is None or needs.search(before)):
            kept.append(before)
    return "，".join(kept)


def _plain(text: str) -> str:
    """Return an answer of one word as it is compared."""
    return unicodedata.normalize("NFKC", text).strip(" 。.").upper()


def _numbers(text: str) -> list[str]:
    """三 is 3, 十二 is 12; 三一 without 十 is 3 and 1, as in 三一班; a year is one number."""
    if "十" in text:
        tens, _, ones = text.partition("十")
        return [str(_NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0))]
    digits = [str(_NUMERALS[c]) for c in text]
    return ["".join(digits)] if len(digits) > 2 else digits  # noqa: PLR2004  # 二〇一九级
