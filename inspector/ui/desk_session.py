"""The session at the laptop: the desk while it is unlocked, and when it opens and locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.base.errors import RefusedError

if TYPE_CHECKING:
    from inspector.services.desk import Desk


class Session(QObject):
    """Holds the desk. Pages flush what is being typed on ``locking``, before the store closes."""

    opened = Signal()
    locking = Signal()
    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        """The unlocked desk. Raises RefusedError("store_locked")."""
        if self._desk is None:
            raise RefusedError("store_locked")
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether the store is unlocked."""
        return self._desk is not None

    def open(self, desk: Desk) -> None:
        """Take an unlocked desk."""
        self._desk = desk
        self.opened.emit()

    def lock(self) -> None:
        """Flush, close the store, forget its keys."""
        if self._desk is None:
            return
        self.locking.emit()
        self._desk.close()
        self._desk = None
        from inspector.services.desk import end_readers  # brings the store with it: not before the password

        end_readers()
        self.locked.emit()
