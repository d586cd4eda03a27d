"""What is typed in the answer bar and not yet given: by item, and told to be kept after each pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

_PAUSE_MS = 300


class Typed(QObject):
    """Texts by item. ``paused`` says the last one, 300 ms after the last key or when it is flushed."""

    paused = Signal(str, str)
    """Item and text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._last = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)

    def __contains__(self, code: object) -> bool:
        return code in self._texts

    def begin(self, drafts: Mapping[str, str]) -> None:
        """Begin with what was being typed when the visit was left."""
        self._pause.stop()
        self._texts = dict(drafts)

    def get(self, code: str, otherwise: str = "") -> str:
        """Return what is typed on an item."""
        return self._texts.get(code, otherwise)

    def keep(self, code: str, text: str) -> None:
        """Take what is typed."""
        self._texts[code], self._last = text, code
        self._pause.start()

    def forget(self, code: str) -> None:
        """Drop what was typed on an item: it has been given."""
        self._texts.pop(code, None)
        self._pause.stop()

    def flush(self) -> None:
        """Tell what waits for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _tell(self) -> None:
        if self._last in self._texts:
            self.paused.emit(self._last, self._texts[self._last])
