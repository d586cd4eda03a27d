"""The calendar of working days: the State Council's published years by chinese-calendar, later ones by data file."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, cast

from chinese_calendar import constants
from ruamel.yaml import YAML

from inspector.base import places
from inspector.domain.calendar import WorkCalendar


@cache
def load_calendar() -> WorkCalendar:
    """Return all known days. ``resources/calendar/days.yaml`` adds to, and wins over, the library's years."""
    holidays = set(cast("dict[date, Any]", constants.holidays))
    workdays = set(cast("dict[date, Any]", constants.workdays))
    plain: dict[str, Any] = YAML(typ="safe", pure=True).load(  # pyright: ignore[reportUnknownMemberType]  # untyped
        (places.resources() / "calendar" / "days.yaml").read_text("utf-8")
    )
    for day in cast("list[date]", plain["holidays"]):
        workdays.discard(day)
        holidays.add(day)
    for day in cast("list[date]", plain["workdays"]):
        holidays.discard(day)
        workdays.add(day)
    known = max(max(holidays).year, plain["known_until"].year)
    first = date(min(holidays).year, 1, 1)
    return WorkCalendar(frozenset(holidays), frozenset(workdays), date(known, 12, 31), first)
