"""Moves what was committed from the log into the file, and what is listed in memory too, while nobody writes.

Left to itself, the commit that finds a thousand pages in the log moves them: 30 to 50 ms on a laptop's disk, in the
time of a key. Here a thread does it through a connection of its own, which holds no writer up. What was committed is
in the log and on disk before: nothing depends on when it is moved. What is listed in memory can be listed again from
the journal; it is committed like any change, in its turn among the writers.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from inspector.base.errors import InspectorError

if TYPE_CHECKING:
    from collections.abc import Callable

QUIET_S = 1.0
"""So long nothing was written: the hand rests."""


class Checkpoints:
    """One open store's. ``connect`` opens its file anew; ``settle`` writes what waits in memory to be written."""

    def __init__(self, connect: Callable[[], driver.Connection], settle: Callable[[], object]) -> None:
        self._connect, self._settle = connect, settle
        self._written, self._stopped = threading.Event(), threading.Event()
        self._last = 0.0
        self._thread = threading.Thread(target=self._run, name="checkpoint", daemon=True)
        self._thread.start()

    def note(self) -> None:
        """Take note of a commit."""
        self._last = time.monotonic()
        if not self._written.is_set():
            self._written.set()

    def stop(self) -> None:
        """Stop; what is being moved is moved to its end."""
        self._stopped.set()
        self._written.set()
        self._thread.join()

    def _run(self) -> None:
        while self._written.wait() and not self._stopped.is_set():
            left = self._last + QUIET_S - time.monotonic()
            if left > 0:
                self._stopped.wait(left)
                continue
            self._written.clear()
            with suppress(driver.Error, InspectorError):  # what cannot be moved stays in the log; who reads is told
                self._settle()
                connection = self._connect()
                try:
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
                finally:
                    connection.close()
