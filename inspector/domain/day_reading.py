"""Dates as schools write them into tables: real dates, 2026-3-2, 2026.3.2, 20260302, 2026年3月2日, 3月2日, 46083.

A date that no calendar has (2月30日) is told apart from words that are no date.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Literal

DayFault = Literal["", "unreadable", "impossible"]

_EMPTY = frozenset({"", "无", "没有", "否", "暂无", "不详", "未", "-", "--", "—", "——", "/", "\\", "0"})
_SERIAL_0 = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Days of a spreadsheet from 1954 to 2119: a number outside is no date."""
_CENTURY = 100
_FORMS = (
    re.compile(r"(?P<y>\d{4})\s*[-/.。年]\s*(?P<m>\d{1,2})\s*[-/.。月]\s*(?P<d>\d{1,2})\s*[日号]?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"),
    re.compile(r"(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"),
)
_TIME = re.compile(r"[\sT]*(上午|下午|早上|晚上)?\s*\d{1,2}[:：时点]\d{0,2}(:\d{2})?分?(秒)?$|\s+0+$")
_DIGITS = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"\u3007": "0", "○": "0"}
_CHINESE = re.compile(r"[\u3007○零一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as read; both None and "" for an empty cell."""

    day: date | None = None
    fault: DayFault = ""


_MOST_DIGITS = 9
"""Of a serial day; Python reads no number of thousands of digits."""
NO_DAY = Day()


def read_day(cell: object, on: date) -> Day:
    """Read a cell of a column of dates. ``on`` gives the year where none is written: the last such day, or the next.

    A day and month without a year lies within half a year of ``on``.
    """
    if isinstance(cell, date):
        return Day(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, float) and isfinite(cell):
        cell = int(cell) if cell.is_integer() or int(cell) in _SERIALS else cell
    text = unicodedata.normalize("NFKC", str(cell or "")).strip()
    if text in _EMPTY:
        return NO_DAY
    text = _CHINESE.sub(lambda found: _arabic(found[0]), _TIME.sub("", text)).strip()
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and int(text) in _SERIALS:
        return Day(_SERIAL_0 + timedelta(days=int(text)))
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    return _day(found.groupdict(), on) if found else Day(None, "unreadable")


def _day(parts: dict[str, str | None], on: date) -> Day:
    month, day = int(parts["m"] or 0), int(parts["d"] or 0)
    try:
        if parts.get("y"):
            year = int(parts["y"] or 0)
            return Day(date(year + 2000 if year < _CENTURY else year, month, day))
        near = [_on_year(year, month, day) for year in (on.year - 1, on.year, on.year + 1)]
        found = [one for one in near if one is not None]
        return Day(min(found, key=lambda one: abs((one - on).days))) if found else Day(None, "impossible")
    except ValueError:
        return Day(None, "impossible")


def _on_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _arabic(text: str) -> str:
    """二〇二六 is 2026, 十二 is 12, 三十一 is 31."""
    if "十" not in text:
        return "".join(_DIGITS[c] for c in text)
    tens, _, ones = text.partition("十")
    return str((int(_DIGITS.get(tens, "1")) if tens else 1) * 10 + (int(_DIGITS.get(ones, "0")) if ones else 0))
