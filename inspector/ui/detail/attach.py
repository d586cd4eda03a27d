"""Photos into a visit: read and sealed in a worker, journalled here as each is ready. One bad file stops no other."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Semaphore
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from inspector.base.errors import BadInputError, InspectorError
from inspector.services import evidence
from inspector.ui.detail.photos import filled
from inspector.ui.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from inspector.services.evidence import Photo
    from inspector.services.inspect_views import Changed
    from inspector.ui.desk_session import Session

    Report = Callable[[int, int], None]


_NAMES = 5
"""So many names of bad files are said; the technical text has all."""

_AHEAD = 6
"""Files that may be read and not yet journalled."""
_LOOK_S, _PATIENCE = 0.1, 50
_TOGETHER_MS = 120
"""What comes in such a time is shown together: the pane is laid out and painted once for all of it."""


class _Ready(NamedTuple):
    sha256: str
    size_bytes: int
    photo: Photo
    picture: QImage | None
    """As its tile shows it; a sound has none."""


class Attaching(QObject):
    """One drop, paste or choice of files, on the item that was current then."""

    attached = Signal(object)
    """services.inspect_views.Changed: the last of those that came together."""
    failed = Signal(object)
    """An InspectorError: of the one bad file, or of all of them together when everything is through."""
    progressed = Signal(int, int)
    ended = Signal(int, int, object)
    """How many are in, of how many, and which pictures of the item others of them were already, from 1."""

    def __init__(self, session: Session, visit_id: UUID, item: str, ratio: float, parent: QObject) -> None:
        """Prepare; ``ratio`` is the screen's, for the pictures of the tiles."""
        super().__init__(parent)
        self._session, self._visit_id, self.item, self._ratio = session, visit_id, item, ratio
        self._ready: SimpleQueue[_Ready | InspectorError] = SimpleQueue()
        self._room = Semaphore(_AHEAD)
        self._task: Task | None = None
        self._faults: list[InspectorError] = []
        self._n_in = self._n_wanted = 0
        self._known: list[int] = []
        self._is_read = self._is_told = False
        self._taking = QTimer(self, interval=0, singleShot=True)
        self._taking.timeout.connect(self._take)
        self.originals: list[str] = []
        """SHA-256 of what was sealed: their thumbnails are there, the larger copies are still to be made."""
        self.pictures: dict[str, QImage] = {}
        """What the tiles of those show, by SHA-256."""
        self._changed: Changed | None = None
        self._progress = 0, 0
        self._telling = QTimer(self, interval=_TOGETHER_MS, singleShot=True)
        self._telling.timeout.connect(self._tell_attached)

    def start(self, sources: Sequence[Path | bytes]) -> None:
        """Begin with files or pictures."""
        desk = self._session.desk
        self._n_wanted = len(sources)

        def seal(data: bytes, photo: Photo) -> None:
            sha256, picture = evidence.seal(desk, data, photo), _picture(photo, self._ratio)
            self._ready.put(_Ready(sha256, len(data), photo, picture))

        def work(report: Report) -> object:
            with ThreadPoolExecutor(1, thread_name_prefix="seal") as sealing:  # the next is decoded meanwhile
                sealed: list[Future[None]] = []
                for n, source in enumerate(sources):
                    self._wait_for_room(lambda n=n: report(n, len(sources)))
                    try:
                        name = "" if isinstance(source, bytes) else source.name
                        sealed.append(sealing.submit(seal, *evidence.read(source, name, whole=False)))
                    except BadInputError as error:
                        sealed.append(sealing.submit(self._ready.put, error))  # the next one may be good
                    while sealed and sealed[0].done():
                        sealed.pop(0).result()  # without room in the store none is
                for one in sealed:
                    one.result()
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
        self._progress = done, total
        if not self._taking.isActive():
            self._taking.start()

    def _take(self) -> None:
        """Journal one file; the next in a turn of its own, so that keys and paintings come between."""
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

    def _attach(self, ready: _Ready) -> None:
        """Journal a file; one that is on the item already is told, not put there again."""
        try:
            known = evidence.number_on(self._session.desk, self._visit_id, self.item, ready.sha256)
            if known:
                self._known.append(known)
                return
            changed = evidence.attach(
                self._session.desk, self._visit_id, self.item, ready.sha256, ready.size_bytes, ready.photo
            )
        except InspectorError as error:
            self._faults.append(error)
            return
        self._n_in += 1
        if ready.picture is not None:
            self.originals.append(ready.sha256)
            self.pictures[ready.sha256] = ready.picture
        self._changed = changed
        if not self._telling.isActive():
            self._telling.start()

    def _tell_attached(self) -> None:
        self._telling.stop()
        changed, self._changed = self._changed, None
        if changed is not None and self._session.is_open:
            self.attached.emit(changed)
            self.progressed.emit(*self._progress)

    def _finish(self) -> None:
        self._is_read = True
        self._taking.start()

    def _tell_end(self) -> None:
        """Tell the end once: when all is read and what was read is journalled."""
        if not self._is_read or self._is_told:
            return
        self._is_told = True
        self._tell_attached()
        if self._faults:
            self.failed.emit(self._told())
        self.ended.emit(self._n_in, self._n_wanted, tuple(dict.fromkeys(self._known)))

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


def _picture(photo: Photo, ratio: float) -> QImage | None:
    thumbnail = photo.copies.get("thumbnail")
    return None if thumbnail is None else filled(QImage.fromData(thumbnail), ratio)
