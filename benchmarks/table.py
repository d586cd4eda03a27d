"""One line a measure: a value, the floor measured in the same run, their ratio and its bound."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(act: Callable[[], object]) -> float:
    """Return how long an act takes, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def percentile(values: list[float], n: int) -> float:
    """Return a percentile, 1 to 99."""
    return statistics.quantiles(values, n=100)[n - 1]


def most_held() -> int:
    """Return the most memory that this process has held, in bytes.

    ``getrusage`` would not do: of a child it begins with its parent's.
    """
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def row(name: str, value: float, floor: float, bound: float) -> str:
    """Return one line: seconds in, milliseconds out."""
    return f"{name}: {value * 1e3:.2f} ms / {floor * 1e3:.2f} ms = {value / floor:.2f} x (bound {bound} x)"
