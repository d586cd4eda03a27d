"""The stopwatch of the duty test: from dialling to an answer or to giving up. Plain values, no clock of its own.

Instants are milliseconds of the epoch by the wall clock, so that a stopwatch that was written down goes on
after the program was locked or killed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

MAX_SECONDS = 3_599
"""59:59: nobody lets it ring longer. A stopwatch that was left running stands still there."""
MAX_RINGS = 999

Phase = Literal["idle", "ringing", "answered", "given_up"]


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """One call. ``started_ms`` 0: not dialled yet; ``ended_ms`` 0: still ringing."""

    started_ms: int = 0
    ended_ms: int = 0
    rings: int = 0
    answered: bool = False

    @property
    def phase(self) -> Phase:
        """Where the call stands."""
        if not self.started_ms:
            return "idle"
        if not self.ended_ms:
            return "ringing"
        return "answered" if self.answered else "given_up"

    @property
    def started_at(self) -> datetime:
        """When it was dialled (UTC)."""
        return datetime.fromtimestamp(self.started_ms / 1000, UTC)

    def tenths(self, now: datetime) -> int:
        """Return tenths of a second since dialling, held between 0 (a clock set back) and ``MAX_SECONDS``."""
        if not self.started_ms:
            return 0
        end = self.ended_ms or _ms(now)
        return min(max(end - self.started_ms, 0) // 100, MAX_SECONDS * 10)

    def dial(self, now: datetime) -> Stopwatch:
        """Start, from any phase."""
        return Stopwatch(started_ms=_ms(now))

    def ring(self, by: int = 1) -> Stopwatch:
        """Count a ring, or take one back; a count can be put right afterwards, too."""
        return replace(self, rings=min(max(self.rings + by, 0), MAX_RINGS)) if self.started_ms else self

    def answer(self, now: datetime) -> Stopwatch:
        """Somebody answered."""
        return replace(self, ended_ms=_ms(now), answered=True) if self.phase == "ringing" else self

    def give_up(self, now: datetime) -> Stopwatch:
        """Nobody answers."""
        return replace(self, ended_ms=_ms(now)) if self.phase == "ringing" else self

    def with_seconds(self, seconds: int) -> Stopwatch:
        """Put the time right by hand, after the call."""
        if not self.ended_ms:
            return self
        end = self.started_at + timedelta(seconds=min(max(seconds, 0), MAX_SECONDS))
        return replace(self, ended_ms=_ms(end))


def _ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)
