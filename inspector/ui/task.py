"""One long job in a worker: progress, cancel, and its error told on the GUI thread.

The worker only fills a queue; a timer on the GUI thread empties it. A sender that is deleted by its own last
signal from a worker would lose signals: the parent deletes.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

Report = Callable[[int, int], None]
log = logging.getLogger("inspector.task")
POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
_TICK_MS = 30
"""Two frames."""


class Running(QObject):
    """The tasks under way in this window, for the status line and for closing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tasks: list[Task] = []

    def add(self, task: Task) -> None:
        """Count a task in."""
        self.tasks.append(task)
        self.changed.emit()

    def drop(self, task: Task) -> None:
        """Count it out."""
        if task in self.tasks:
            self.tasks.remove(task)
            self.changed.emit()


class Task(QObject):
    """Runs ``work(report)``; work calls ``report(done, total)``, which raises once the task is cancelled."""

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)
    """The exception."""
    ended = Signal()
    """Always last, also after a cancel."""

    def __init__(self, work: Callable[[Report], object], parent: QObject, *, counts: bool = True) -> None:
        """``counts``: closing and locking wait for it. Not where it only reads what a page shows."""
        super().__init__(parent)
        self._work, self._counts = work, counts
        self._stop = threading.Event()
        self._mail: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._empty)

    def start(self) -> None:
        """Begin."""
        if self._counts:
            RUNNING.add(self)
            self.destroyed.connect(lambda: RUNNING.drop(self))
        self._timer.start()
        POOL.submit(self._run)

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing but ``ended`` comes after."""
        self._stop.set()

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        self._mail.put(lambda: self.progressed.emit(done, total))

    def _run(self) -> None:
        try:
            result = self._work(self._report)
            self._mail.put(lambda: self._unless_cancelled(self.succeeded, result))
        except CancelledError:
            log.info("cancelled")
        except Exception as error:  # noqa: BLE001  # the thread's last frame: whatever it is, the user is told
            log.info("failed: %s", type(error).__name__)
            failure = error
            self._mail.put(lambda: self._unless_cancelled(self.failed, failure))
        finally:
            self._mail.put(self._finish)

    def _unless_cancelled(self, signal: SignalInstance, value: object) -> None:
        if not self._stop.is_set():
            signal.emit(value)

    def _finish(self) -> None:
        self._timer.stop()
        RUNNING.drop(self)
        self.ended.emit()

    def _empty(self) -> None:
        while True:
            try:
                self._mail.get_nowait()()
            except Empty:
                return


RUNNING = Running()
