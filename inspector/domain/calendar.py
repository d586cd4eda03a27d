"""Working days (工作日): weekends, public holidays and the weekends worked in exchange (调休)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days that differ from Monday to Friday. Outside the days known only weekends are known to be free."""

    holidays: frozenset[date]
    workdays: frozenset[date]
    known_until: date
    known_from: date = date.min

    def is_working(self, day: date) -> bool:
        """Say whether people work on a day."""
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def add_working_days(self, start: date, days: int) -> date:
        """Return the day on which a term of working days ends.

        The start is day 0, so a term of 3 days ends on the third working day after it; 0 is the start
        itself, working or not.
        """
        if days < 0:
            raise ValueError(f"a term of {days} days")
        day = start
        while days:
            day += _DAY
            days -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return the working days after ``start`` up to ``end``, inclusive; negative when ``end`` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + _DAY * n) for n in range(1, (end - start).days + 1))
