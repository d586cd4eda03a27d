"""What deriving a key from a password costs (Argon2id): measured on this machine, and stored in the slot.

Memory stays at 64 MiB: a laptop of 4 GB has that to spare beside a window and a browser. Passes are what is measured:
as many as half a second holds. The least, 64 MiB and two passes, is above OWASP's minimum (19 MiB, two passes), so a
slow machine, or one that was busy just then, gets no weak slot. The slot says what it cost: a store that is carried to
another machine opens there, only slower or faster.
"""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from inspector.store import sealing

if TYPE_CHECKING:
    from inspector.base.canonical import Json

TARGET_S = 0.5
MEMORY_KIB = 65536
LEAST_PASSES, MOST_PASSES = 2, 24
_TRIES = 2


def cost(passes: int) -> dict[str, Json]:
    """Return the cost as a slot holds it."""
    return {"memory_kib": MEMORY_KIB, "passes": passes, "lanes": 1}


@cache
def measured() -> dict[str, Json]:
    """Return the cost that takes ``TARGET_S`` on this machine, measured once in the program's run."""
    return cost(max(LEAST_PASSES, min(MOST_PASSES, int(TARGET_S / _seconds_a_pass()))))


def measured_anew() -> dict[str, Json]:
    """Measure again: the store may have come to another machine since."""
    measured.cache_clear()
    return measured()


def _seconds_a_pass() -> float:
    """Return the shorter of two tries: what else runs just then makes one longer, never shorter."""
    least = LEAST_PASSES
    return min(_seconds(least) for _ in range(_TRIES)) / least


def _seconds(passes: int) -> float:
    start = time.perf_counter()
    sealing.of_password("", bytes(16), cost(passes))
    return time.perf_counter() - start
