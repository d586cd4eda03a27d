"""A sound note while it is recorded: what was heard until now, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.services.evidence import sound_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.detail.devices import Microphone

MOST_S: Final = 30 * 60
_TICK_MS: Final = 500


class Recording(QObject):
    """One sound note of one item. It ends on request, after half an hour, or when the microphone is pulled out."""

    ticked = Signal(int)
    """Seconds recorded."""
    ended = Signal(bool)
    """Whether the microphone was lost. ``sound`` has what was recorded until then."""

    def __init__(
        self, microphone: Microphone, item: str, parent: QObject, keep: Callable[[int, bytes], object]
    ) -> None:
        """Prepare; ``keep`` is given what was heard, part by part, twice a second, with the number of the part."""
        super().__init__(parent)
        self.item = item
        self._microphone, self._samples, self._over = microphone, bytearray(), False
        self._keep, self._n_parts, self._n_kept = keep, 0, 0
        microphone.heard.connect(self._samples.extend)
        microphone.lost.connect(lambda: self.end(lost=True))
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin. Raises BadInputError where there is no microphone."""
        self._microphone.start()
        self._timer.start()

    def end(self, *, lost: bool = False) -> None:
        """End."""
        if not self._over:
            self._over = True
            self._timer.stop()
            self._microphone.stop()
            self._keep_heard()
            self.ended.emit(lost)

    @property
    def rate(self) -> int:
        """Samples a second; the microphone says it when it has begun."""
        return self._microphone.rate

    @property
    def seconds(self) -> int:
        """How long it is by now."""
        return len(self._samples) // 2 // self._microphone.rate

    def sound(self) -> bytes:
        """Return the file; b"" where nothing was heard at all."""
        return sound_note(bytes(self._samples), self._microphone.rate) if self._samples else b""

    def _keep_heard(self) -> None:
        fresh = bytes(self._samples[self._n_kept :])
        if fresh:
            self._keep(self._n_parts, fresh)
            self._n_parts, self._n_kept = self._n_parts + 1, len(self._samples)

    def _tick(self) -> None:
        self._keep_heard()
        self.ticked.emit(self.seconds)
        if self.seconds >= MOST_S:
            self.end()
