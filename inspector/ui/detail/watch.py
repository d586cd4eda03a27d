"""Watches a folder in a thread of its own: a phone that does not answer holds up neither the window nor other work."""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.services.watching import FolderWatch, Seen

if TYPE_CHECKING:
    from pathlib import Path

EVERY_S = 1.0
"""Between two looks at the folder; read at each."""
_TICK_MS = 100


class FolderWatcher(QObject):
    """Says which files are new in a folder, that it vanished, and that it is there again."""

    came = Signal(object)
    """Paths of new files that are complete, the oldest first."""
    vanished = Signal()
    returned = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.name = folder.name or str(folder)
        self._stop = threading.Event()
        self.there = True
        """The folder could be read when it was last looked at."""
        self.n_looks = 0
        """How often the folder was looked at: new is what comes after the first."""
        self._mail: SimpleQueue[Seen] = SimpleQueue()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._empty)
        self._timer.start()
        run = _Looking(FolderWatch(folder), self._stop, self._mail)
        threading.Thread(target=run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Watch no longer; nothing is said after this."""
        self._stop.set()
        self._timer.stop()

    def _empty(self) -> None:
        while not self._stop.is_set():
            try:
                seen = self._mail.get_nowait()
            except Empty:
                return
            self.n_looks += 1
            if seen.there != self.there:
                self.there = seen.there
                (self.returned if seen.there else self.vanished).emit()
            if seen.fresh:
                self.came.emit(seen.fresh)


class _Looking:
    """The thread: holds no QObject, so that it may outlive one."""

    def __init__(self, watch: FolderWatch, stop: threading.Event, mail: SimpleQueue[Seen]) -> None:
        self._watch, self._stop, self._mail = watch, stop, mail

    def __call__(self) -> None:
        while not self._stop.is_set():
            self._mail.put(self._watch.look())
            self._stop.wait(EVERY_S)
