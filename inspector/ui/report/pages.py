"""Pages of a PDF as pictures, drawn away from the GUI thread, only those that are wanted."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.ui.report.pdfium import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QImage

_POOL = ThreadPoolExecutor(1, thread_name_prefix="pages")
_CACHE_BYTES = 96_000_000
_POLL_MS = 15

Want = tuple[int, int]
"""Page from 0, and its width in device pixels."""


class PdfPages(QObject):
    """One open PDF. Ask with ``want``; pictures come by ``drawn`` and stay in a cache of 96 MB."""

    opened = Signal(list)
    """Sizes of the pages in points, one ``(width, height)`` each."""
    drawn = Signal(int, int)
    """Page and width: now in ``picture``."""
    failed = Signal(object)
    """The exception: the bytes are no PDF."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Pdf | None = None
        self._wanted: frozenset[Want] = frozenset()
        self._asked: set[Want] = set()
        self._pictures: OrderedDict[Want, QImage] = OrderedDict()
        self._mail: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._n_pending = 0
        self._epoch = 0
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._read_mail)

    def open(self, data: bytes) -> None:
        """Open a PDF; ``opened`` or ``failed`` follows. What was open before is closed."""
        self.close()
        epoch = self._epoch
        self._submit(lambda: self._open(data, epoch))

    def close(self) -> None:
        """Forget the document and every picture of it."""
        self._epoch += 1
        self._wanted = frozenset()
        self._asked.clear()
        self._pictures.clear()
        document, self._document = self._document, None
        if document is not None:
            _POOL.submit(document.close)

    def want(self, wanted: Iterable[Want]) -> None:
        """Say what is in view, the most wanted first; what is no longer in view is not drawn any more."""
        ordered = [entry for entry in wanted if entry not in self._pictures]
        self._wanted = frozenset(ordered)
        document, epoch = self._document, self._epoch
        if document is None:
            return
        for entry in ordered:
            if entry not in self._asked:
                self._asked.add(entry)
                self._submit(lambda entry=entry: self._draw(document, entry, epoch))

    def picture(self, page: int, width: int) -> QImage | None:
        """Return a page at a width, or None while it is not drawn."""
        found = self._pictures.get((page, width))
        if found is not None:
            self._pictures.move_to_end((page, width))
        return found

    def nearest(self, page: int, width: int) -> QImage | None:
        """Return a page at whatever width is there, the nearest one: to show while the right one is drawn."""
        there = [w for p, w in self._pictures if p == page]
        return self._pictures[(page, min(there, key=lambda w: abs(w - width)))] if there else None

    # In the worker: nothing here touches a QObject but the queue and plain values.

    def _open(self, data: bytes, epoch: int) -> None:
        try:
            document = Pdf(data)
        except Exception as error:  # noqa: BLE001  # PDFium tells nothing finer, and the user is told
            failure = error
            self._mail.put(lambda: self._tell_failed(failure, epoch))
            return
        self._mail.put(lambda: self._take(document, epoch))

    def _draw(self, document: Pdf, entry: Want, epoch: int) -> None:
        image = None
        if epoch == self._epoch and entry in self._wanted:
            image = document.draw(*entry)
        self._mail.put(lambda: self._put(entry, image, epoch))

    # On the GUI thread.

    def _submit(self, work: Callable[[], None]) -> None:
        self._n_pending += 1
        _POOL.submit(work)
        self._timer.start()

    def _read_mail(self) -> None:
        while True:
            try:
                letter = self._mail.get_nowait()
            except Empty:
                break
            self._n_pending -= 1
            letter()
        if self._n_pending == 0:
            self._timer.stop()

    def _take(self, document: Pdf, epoch: int) -> None:
        if epoch != self._epoch:
            _POOL.submit(document.close)
            return
        self._document = document
        self.opened.emit(document.sizes)

    def _tell_failed(self, error: Exception, epoch: int) -> None:
        if epoch == self._epoch:
            self.failed.emit(error)

    def _put(self, entry: Want, image: QImage | None, epoch: int) -> None:
        if epoch != self._epoch:
            return
        self._asked.discard(entry)
        if image is None:
            return
        self._pictures[entry] = image
        self._shrink()
        self.drawn.emit(*entry)

    def _shrink(self) -> None:
        used = sum(image.sizeInBytes() for image in self._pictures.values())
        while used > _CACHE_BYTES and len(self._pictures) > 1:
            used -= self._pictures.popitem(last=False)[1].sizeInBytes()
