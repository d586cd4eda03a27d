"""Times and dates in the words of the page, at the school's clock (UTC+8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.base.clock import CHINA

if TYPE_CHECKING:
    from datetime import datetime


def civil_time(at: datetime) -> str:
    """Return hours and minutes, 24 h: 09:58."""
    return f"{at.astimezone(CHINA):%H:%M}"


def civil_seconds(at: datetime) -> str:
    """Return the time with seconds: 12:14:51."""
    return f"{at.astimezone(CHINA):%H:%M:%S}"


def civil_day(at: datetime, *, chinese: bool) -> str:
    """Return the day: 2026年3月2日, or 2026-03-02."""
    local = at.astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日" if chinese else f"{local:%Y-%m-%d}"
