"""The demo's time of day: it stands still until the story goes on, so that the same story is told on every day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from inspector.base.clock import CHINA


class StoryClock:
    """A clock of the story, from a civil time at the school."""

    def __init__(self, begin: str) -> None:
        self._now = _civil(begin)

    def __call__(self) -> datetime:
        """Return the story's now."""
        return self._now.astimezone(UTC)

    def set(self, civil: str) -> None:
        """Go to a civil time, as ``2026-11-20 08:52``. Raises ValueError when it lies in the past."""
        then = _civil(civil)
        if then < self._now:
            raise ValueError(f"{civil} is before {self._now}")
        self._now = then

    def go(self, *, seconds: int) -> None:
        """Go on."""
        self._now += timedelta(seconds=seconds)


def _civil(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=CHINA)
