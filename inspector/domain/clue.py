"""A clue (问题线索): what somebody told the supervision body, and by when it must say that it has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

KINDS = ("clue", "complaint", "request", "suggestion")
"""线索, 投诉, 申诉求决, 建议."""
CHANNELS = ("mailbox", "telephone", "letter", "visit", "online", "passed_down")
"""信箱, 电话, 信件, 来访, 网上, 上级转办."""
TOLD_WITHIN_DAYS = 15
"""信访工作条例第二十三条: told in writing within 15 days of receipt, unless name or address is unclear."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A clue as it is registered. Who reported it is not part of it."""

    kind: str
    received_on: date
    channel: str
    matter: str
    """What it says, newly written: nothing that tells who reported it."""
    school: str = ""

    def tell_by(self) -> date:
        """Return the last day on which the reporter is told that it was received."""
        return self.received_on + timedelta(days=TOLD_WITHIN_DAYS)
