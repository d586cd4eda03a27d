"""The one door to the time of day, so that tests and the demo can hold it still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

Clock = Callable[[], datetime]
"""Returns an aware UTC instant."""

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""Civil time at the school. China keeps one zone and no summer time."""


def system_clock() -> datetime:
    """Return now, aware, in UTC."""
    return datetime.now(UTC)


def civil_date(instant: datetime) -> date:
    """Return the civil date at the school of an aware instant."""
    return instant.astimezone(CHINA).date()


def utc_text(instant: datetime) -> str:
    """Return an aware instant as ``2026-11-20T00:52:03Z``, whole seconds: the form in findings and journal."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_utc(text: str) -> datetime:
    """Read what ``utc_text`` wrote. Raises ValueError for any other form."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
