"""Evidence that comes other ways than by a chosen file: a watched folder, readings, sound, the camera."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from inspector.base.errors import BadInputError, InspectorError
from inspector.base.messages import message_of, run_on
from inspector.services import evidence, readings, recordings
from inspector.ui.detail.camera import CameraSheet
from inspector.ui.detail.devices import Camera, Microphone, Player
from inspector.ui.detail.recording import Recording
from inspector.ui.detail.watch import FolderWatcher
from inspector.ui.task import Task
from inspector.ui.widgets.typing import Typing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from inspector.services.inspect_views import EvidenceView
    from inspector.ui.desk_session import Session
    from inspector.ui.detail.pane import DetailPane


class MoreEvidence(QObject):
    """Serves the pane's parts for such evidence; what comes goes to the item that is current when it is asked for."""

    def __init__(self, session: Session, pane: DetailPane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        self._visit_id: UUID | None = None
        self.watcher: FolderWatcher | None = None
        self._waiting: list[Path] = []
        pane.photos.folder_wanted.connect(self.watch_folder)
        pane.photos.waiting_wanted.connect(self.attach_waiting)
        pane.other.reading_wanted.connect(self.write_reading)
        pane.other.form.given.connect(self._note_reading)
        pane.other.form.left.connect(self._drop_reading)
        pane.other.form.left.connect(pane.left)
        pane.other.sound_wanted.connect(self.record)
        pane.other.camera_wanted.connect(self.open_camera)
        pane.other.play_wanted.connect(self._play)
        self.recording: Recording | None = None
        self._kept: recordings.Kept | None = None
        """The parts of what is being recorded, on disk."""
        self.camera: CameraSheet | None = None
        self._player = Player(self)
        self._player.ended.connect(self._silent)
        self._playing: UUID | None = None
        self._typing, self._reading_on = Typing(self), ""
        for name, field in pane.other.form.fields.items():
            self._typing.watch(name, field)
        self._typing.drafted.connect(self._draft_reading)

    def open_visit(self, visit_id: UUID) -> None:
        """Work on a visit; another one's folder is watched no longer."""
        if visit_id != self._visit_id:
            self.watch(None)
        self.flush()
        self._visit_id, self._reading_on = visit_id, ""
        self._pane.other.form.restore({})

    def leave(self) -> None:
        """The page is left, or the store is about to be locked: what is recorded is kept now."""
        if self.camera is not None:
            self.camera.close_sheet()
        self._player.stop()
        recording, self.recording = self.recording, None
        if recording is not None and self._visit_id is not None and self._session.is_open:
            recording.blockSignals(True)
            recording.end()
            sound = recording.sound()
            attach = partial(evidence.attach_photo, self._session.desk, self._visit_id, recording.item, sound)
            if not sound or self._try(attach):
                self._forget(self._kept)
        self._pane.other.show_recording("", 0)

    def show_item(self, item: str) -> None:
        """Show the reading that is being typed on an item that came into view; the form stays with its item."""
        if item != self._reading_on and self._visit_id is not None and self._session.is_open:
            self.flush()
            self._reading_on = item
            may_change = item == self._pane.item_in_hand
            kept = readings.draft(self._session.desk, self._visit_id, item) if may_change else {}
            self._pane.other.form.restore(kept)

    def flush(self) -> None:
        """Keep the reading that is being typed: it stays with its item, half typed as it is."""
        self._typing.flush()

    # Sound and camera.

    def record(self) -> None:
        """Record a sound note on the current item; end the one that is being recorded."""
        if self.recording is not None:
            self.recording.end()
        elif self._pane.item_in_hand:
            recording = Recording(Microphone(self), self._pane.item_in_hand, self, self._keep)
            recording.ticked.connect(partial(self._pane.other.show_recording, recording.item))
            recording.ended.connect(self._recorded)
            if self._try(recording.start):
                self.recording, self._kept = recording, None
                self._try(partial(self._begin_keeping, recording))
                self._pane.other.show_recording(recording.item, 0)

    def _begin_keeping(self, recording: Recording) -> None:
        if self._visit_id is not None:
            self._kept = recordings.begin(self._session.desk, self._visit_id, recording.item, recording.rate)

    def _keep(self, n: int, samples: bytes) -> None:
        """Keep what was heard; where the disk takes no more it is said once, and the rest is recorded all the same."""
        kept = self._kept
        if kept is None or not self._session.is_open:
            return
        if not self._try(partial(recordings.keep, self._session.desk, kept, n, samples)):
            self._kept = None

    def _forget(self, kept: recordings.Kept | None) -> None:
        if kept is not None and self._session.is_open:
            self._try(partial(recordings.forget, self._session.desk, kept))

    def open_camera(self) -> None:
        """Show what the camera sees; photos go on the item that is current now."""
        item = self._pane.item_in_hand
        if item and (self.camera is None or self.camera.isHidden()):
            camera = CameraSheet(self._pane.window(), Camera(self))
            camera.taken.connect(partial(self._photographed, item))
            camera.lost.connect(partial(self._tell, BadInputError("camera_lost")))
            camera.closed.connect(camera.deleteLater)
            camera.closed.connect(self._camera_closed)
            if self._try(camera.start):
                self.camera = camera

    def _photographed(self, item: str, photo: bytes) -> None:
        self._pane.add_to(item, [photo])

    def _camera_closed(self) -> None:
        self.camera = None
        self._pane.left.emit()

    def _recorded(self, lost: bool) -> None:  # of a signal
        recording, self.recording = self.recording, None
        self._pane.other.show_recording("", 0)
        if recording is None:
            return
        if lost:
            self._pane.failed.emit(BadInputError("sound_lost", seconds=recording.seconds), None)
        sound = recording.sound()
        forget = partial(self._forget, self._kept)
        if sound:
            self._pane.add_to(recording.item, [sound], forget)
            return
        forget()
        if not lost:
            self._pane.failed.emit(BadInputError("sound_empty", name=self.tr("Sound note")), None)

    def _play(self, sound: EvidenceView) -> None:
        if sound.id == self._playing:
            self._player.stop()
            return
        desk = self._session.desk
        task = Task(lambda _report: evidence.original(desk, sound.sha256), self)
        task.succeeded.connect(partial(self._hear, sound.id))
        task.failed.connect(self._tell)
        task.start()

    def _hear(self, sound: UUID, data: bytes) -> None:
        if self._try(partial(self._player.play, data)):
            self._playing = sound
            self._pane.other.show_playing(sound)

    def _silent(self) -> None:
        self._playing = None
        self._pane.other.show_playing(None)

    def _tell(self, error: Exception) -> None:
        self._pane.failed.emit(error, None)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except InspectorError as error:
            self._pane.failed.emit(error, None)
            return False
        return True

    # Readings.

    def write_reading(self) -> None:
        """Put the keys into a new reading of the current item."""
        if self._pane.item_in_hand and self._session.is_open:
            self.show_item(self._pane.item_in_hand)
            self._pane.other.form.begin(readings.beginning(self._session.desk))
            self._pane.reveal(self._pane.other)

    def _draft_reading(self, _field: str, _text: str) -> None:
        if self._reading_on and self._visit_id is not None and self._session.is_open:
            typed = self._pane.other.form.typed()
            self._try(partial(readings.save_draft, self._session.desk, self._visit_id, self._reading_on, typed))

    def _drop_reading(self) -> None:
        self._typing.forget()
        if self._reading_on and self._visit_id is not None and self._session.is_open:
            self._try(partial(readings.drop_draft, self._session.desk, self._visit_id, self._reading_on))

    def _note_reading(self, typed: Mapping[str, str]) -> None:
        item, form = self._reading_on, self._pane.other.form
        if not item or self._visit_id is None or not self._session.is_open:
            return
        desk = self._session.desk
        try:
            changed = readings.note_reading(desk, self._visit_id, item, typed)
        except BadInputError as error:
            told = message_of(error, desk.language)
            form.tell(run_on(told.what, told.do))
            return
        except InspectorError as error:
            self._pane.failed.emit(error, None)
            return
        form.finish()
        self._pane.tell_changed(changed)

    # A folder that is watched.

    def watch_folder(self) -> None:
        """Ask for a folder to be watched; stop watching where one is."""
        if self.watcher is not None:
            self.watch(None)
            return
        dialog = QFileDialog(
            self._pane, self.tr("Choose the phone's folder: new photos wait to be attached"), str(Path.home())
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._watch)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def watch(self, folder: Path | None) -> None:
        """Watch a folder for new files from now on, or none."""
        if self.watcher is not None:
            self.watcher.stop()
            self.watcher.deleteLater()
        self.watcher, self._waiting = None, []
        if folder is not None:
            self.watcher = FolderWatcher(folder, self)
            self.watcher.came.connect(self._came)
            self.watcher.vanished.connect(self._vanished)
            self.watcher.returned.connect(self._returned)
        self._show_watching()

    def attach_waiting(self) -> None:
        """Attach what came into the watched folder to the current item; while that is gone it waits for it."""
        if self.watcher is not None and not self.watcher.there:
            self._vanished()
        elif self._pane.item_in_hand:
            waiting, self._waiting = self._waiting, []
            self._show_watching()
            self._pane.add_photos(waiting)

    def _watch(self, name: str) -> None:
        self.watch(Path(name))
        # Back to the list: the button that was pressed says "stop" now, and Enter would press it again.
        QTimer.singleShot(0, self._pane, self._pane.left.emit)

    def _came(self, paths: Sequence[Path]) -> None:
        self._waiting = list(dict.fromkeys([*self._waiting, *paths]))
        self._show_watching()
        words = self.tr("%n new file(s) in the watched folder: A attaches to this item", "", len(paths))
        self._pane.told.emit(words)

    def _vanished(self) -> None:
        self._show_watching()
        if self.watcher is not None:
            self._pane.failed.emit(BadInputError("watch_gone", name=self.watcher.name), None)

    def _returned(self) -> None:
        self._show_watching()
        if self.watcher is not None:
            words = self.tr('The folder "{name}" is there again and watched on').format(name=self.watcher.name)
            self._pane.told.emit(words)

    def _show_watching(self) -> None:
        name = self.watcher.name if self.watcher is not None else ""
        there = self.watcher is not None and self.watcher.there
        self._pane.photos.show_watching(name, len(self._waiting) if there else 0)
