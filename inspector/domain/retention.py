"""How long each kind of data is kept (保存期限) and why; pure rules, read from data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from inspector.domain.text import Text

SHORTEST_DAYS, LONGEST_DAYS = 1, 36_525


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """One kind's period in days from the day of the visit. ``ours``: the number is a suggestion (建议), no law's."""

    kind: str
    days: int
    ours: bool
    title: Text
    basis: Text

    def due_on(self, visited: date) -> date:
        """Return the day from which it is to be erased."""
        return visited + timedelta(days=self.days)

    def with_days(self, days: int) -> RetentionRule:
        """Return the rule with the bureau's own number."""
        return replace(self, days=days, ours=False)
