"""Processes that draw, certify and verify documents of plain values; they read and write nothing of the store.

The signing key goes to them through a pipe and stays in memory: they are this program, run by the same user.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from inspector.services.writ_draw import Certified, Certifying, Pieces, make

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime
    from types import TracebackType

_LOOK_S = 1.0
"""Between two looks whether the program is still there."""
_own: list[Certifying] = []
"""In a process of the pool: by whom it certifies."""


class Pool:
    """As many processes as there are cores; they end with the program, however that ends."""

    def __init__(self, by: Certifying, n_processes: int = 0) -> None:
        self.n_processes = n_processes or n_cores()
        self._pool = ProcessPoolExecutor(
            self.n_processes, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(by, os.getpid())
        )

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End: what was not begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, pieces: Pieces, at: datetime) -> Future[Certified]:
        """Have a document made, certified at a time. The future raises as ``writ_draw.make``."""
        return self._pool.submit(_make, pieces, at)


def n_cores() -> int:
    """Return how many cores this program may use."""
    allowed: Any = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _begin(by: Certifying, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program is told, and ends us
    _own[:] = [by]
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(0)


def _make(pieces: Pieces, at: datetime) -> Certified:
    return make(pieces, replace(_own[0], at=at))
