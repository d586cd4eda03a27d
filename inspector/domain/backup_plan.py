"""Which backups are kept (日、周、月), and when the last one is old. Our numbers (建议): no rule fixes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How many days, weeks and months keep a backup, and after how many days without one it is said."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 12
    remind_after_days: int = 7
    """0: never."""

    def kept(self, times: Iterable[datetime], day_of: Callable[[datetime], date]) -> set[datetime]:
        """Return which are kept: the newest of each of the last days, weeks and months that have one.

        The two newest of all are always among them. ``day_of`` gives the civil day.
        """
        newest_first = sorted(set(times), reverse=True)
        kept = set(newest_first[:2])  # should the newest turn out bad
        periods: tuple[tuple[int, Callable[[date], object]], ...] = (
            (self.daily, lambda day: day),
            (self.weekly, lambda day: day.isocalendar()[:2]),
            (self.monthly, lambda day: (day.year, day.month)),
        )
        for most, period_of in periods:
            seen: set[object] = set()
            for time in newest_first:
                period = period_of(day_of(time))
                if period not in seen and len(seen) < most:
                    seen.add(period)
                    kept.add(time)
        return kept

    def is_old(self, last: datetime, now: datetime) -> bool:
        """Say whether a reminder is due. ``last``: of the last backup, or when the store began."""
        return bool(self.remind_after_days) and now - last > timedelta(days=self.remind_after_days)
