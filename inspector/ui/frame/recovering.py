"""After an unlock: sound notes that a fall cut off are put together in a worker, attached, and told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.base.errors import BadInputError, InspectorError
from inspector.services import recordings
from inspector.ui.task import Task

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.inspect_views import Changed
    from inspector.ui.desk_session import Session


class Recovering(QObject):
    """Begins by itself, in the turn after the frame was made."""

    attached = Signal(object, object)
    """The visit (UUID) and services.inspect_views.Changed."""
    told = Signal(object)
    """An InspectorError: what was found, or why it could not be attached."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if not self._session.is_open:
            return
        desk = self._session.desk
        for kept in recordings.left_behind(desk):
            task = Task(lambda _report, kept=kept: recordings.mend(desk, kept), self)
            task.succeeded.connect(partial(self._attach, kept))
            task.failed.connect(self.told)
            task.start()

    def _attach(self, kept: recordings.Kept, mended: recordings.Mended | None) -> None:
        if not self._session.is_open:
            return
        desk = self._session.desk
        try:
            if mended is None:
                recordings.forget(desk, kept)
                return
            changed = recordings.attach(desk, mended)
        except InspectorError as error:
            self.told.emit(error)
            return
        if changed is not None:
            self._tell(kept.visit_id, changed, mended)

    def _tell(self, visit: UUID, changed: Changed, mended: recordings.Mended) -> None:
        self.attached.emit(visit, changed)
        seconds = max(1, round(mended.photo.milliseconds / 1000))
        self.told.emit(BadInputError("sound_found", item=changed.item.code.partition("#")[0], seconds=seconds))
