"""Photos into a visit: read and sealed in a worker, journalled here as each is ready. One bad file stops no other."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Semaphore
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.base.errors import BadInputError, InspectorError
from inspector.services import evidence
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from inspector.services.evidence import Photo
    from inspector.ui.desk_session import Session

    Report = Callable[[int, int], None]


_NAMES = 5
"""So many names of bad files are said; the technical text has all."""

_AHEAD = 6
"""Files that may be read and not yet journalled."""
_LOOK_S, _PATIENCE = 0.1, 50


class _Sealed(NamedTuple):
    sha256: str
    size_bytes: int
    photo: Photo


class Attaching(QObject):
    """One drop, paste or choice of files, on the item that was current then."""

    attached = Signal(object)
    """services.inspect_views.Changed, one a photo."""
    failed = Signal(object)
    """An InspectorError: of the one bad file, or of all of them together when everything is through."""
    progressed = Signal(int, int)
    ended = Signal(int, int)
    """How many are in, of how many."""

    def __init__(self, session: Session, visit_id: UUID, item: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._visit_id, self._item = session, visit_id, item
        self._ready: SimpleQueue[_Sealed | InspectorError] = SimpleQueue()
        self._room = Semaphore(_AHEAD)
        self._task: Task | None = None
        self._faults: list[InspectorError] = []
        self._n_in = self._n_wanted = 0
        self._is_read = self._is_told = False
        self._taking = QTimer(self, interval=0, singleShot=True)
        self._taking.timeout.connect(self._take)
        self.originals: list[str] = []
        """SHA-256 of what was sealed: their thumbnails are there, the larger copies are still to be made."""

    def start(self, sources: Sequence[Path | bytes]) -> None:
        """Begin with files or pictures."""
        desk = self._session.desk
        self._n_wanted = len(sources)

        def work(report: Report) -> object:
            for n, source in enumerate(sources):
                self._wait_for_room(lambda n=n: report(n, len(sources)))
                try:
                    data, photo = evidence.read(source, "" if isinstance(source, bytes) else source.name, whole=False)
                    self._ready.put(_Sealed(evidence.seal(desk, data, photo), len(data), photo))
                except BadInputError as error:
                    self._ready.put(error)  # the next one may be good; without room in the store none is
            report(len(sources), len(sources))
            return None

        self._task = Task(work, self)
        self._task.progressed.connect(self._progressed)
        self._task.failed.connect(self._faults.append)
        self._task.ended.connect(self._finish)
        self._task.start()

    def _wait_for_room(self, report: Callable[[], None]) -> None:
        """In the worker: stay a few files ahead of the journal, so that little is read in vain when it is cancelled."""
        report()
        for _ in range(_PATIENCE):  # not for ever: the page may have gone
            if self._room.acquire(timeout=_LOOK_S):
                return
            report()

    def cancel(self) -> None:
        """Stop after the photo that is being read; what is in stays in."""
        if self._task is not None:
            self._task.cancel()

    def _progressed(self, done: int, total: int) -> None:
        self._taking.start()
        self.progressed.emit(done, total)

    def _take(self) -> None:
        """Journal one photo; the next in a turn of its own, so that keys and paintings come between."""
        try:
            ready = self._ready.get_nowait()
        except Empty:
            self._tell_end()
            return
        self._room.release()
        if isinstance(ready, InspectorError):
            self._faults.append(ready)
        elif self._session.is_open:
            self._attach(ready)
        self._taking.start()

    def _attach(self, ready: _Sealed) -> None:
        try:
            changed = evidence.attach(
                self._session.desk, self._visit_id, self._item, ready.sha256, ready.size_bytes, ready.photo
            )
        except InspectorError as error:
            self._faults.append(error)
        else:
            self._n_in += 1
            if ready.photo.copies:  # a sound has none
                self.originals.append(ready.sha256)
            self.attached.emit(changed)

    def _finish(self) -> None:
        self._is_read = True
        self._taking.start()

    def _tell_end(self) -> None:
        """Tell the end once: when all is read and what was read is journalled."""
        if not self._is_read or self._is_told:
            return
        self._is_told = True
        if self._faults:
            self.failed.emit(self._told())
        self.ended.emit(self._n_in, self._n_wanted)

    def _told(self) -> InspectorError:
        """Return one error for all: the banner holds one, and it is to say what is missing in the end."""
        last = self._faults[-1]
        if len(self._faults) == 1 or not isinstance(last, BadInputError):
            return last
        names = [str(fault.values.get("name", "")) for fault in self._faults]
        shown = "、".join(names[:_NAMES]) + ("…" if len(names) > _NAMES else "")
        told = BadInputError("photos_not_attached", n=len(names), names=shown, attached=self._n_in)
        told.__cause__ = ExceptionGroup("files", self._faults)
        return told
