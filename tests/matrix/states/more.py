"""What else is attached to an item than photos: a reading, a watched folder, sound, the camera without a device."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from inspector.base.errors import BadInputError
from inspector.services import sample
from inspector.ui.detail.camera import CameraSheet
from inspector.ui.detail.devices import Camera
from tests.matrix.filled import WITH_OTHERS
from tests.matrix.states.register import doing, state

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

EMPTY: dict[str, Any] = {"visit": "fresh", "item": "A01", "details": True}
FILLED: dict[str, Any] = {"visit": "noted", "item": WITH_OTHERS, "details": True}
PHONE = Path("内部存储设备/DCIM/Camera-2026-11-20-督导现场照片")


class LentCamera(Camera):
    """A device that sees one picture."""

    def start(self) -> None:
        """Nothing is opened."""

    def look(self) -> None:
        self.seen.emit(QImage.fromData(QByteArray(sample.sample_photo("校门口", size=(1280, 720)))))


def _read(stage: Stage, **typed: str) -> None:
    stage.page.detail.more.write_reading()
    form = stage.page.detail.other.form
    for name, text in typed.items():
        form.fields[name].setText(text)
    if "value" in typed:
        form.note.click()


def _drop_reading(stage: Stage) -> None:
    stage.page.detail.other.form.finish()
    stage.page.detail.more._drop_reading()


def _watch(stage: Stage) -> None:
    more = stage.page.detail.more
    more.watch(PHONE)
    more.watcher.came.emit([PHONE / f"IMG_{n}.jpg" for n in range(12)])
    stage.page.detail.reveal(stage.page.detail.photos)


def _record(stage: Stage) -> None:
    stage.page.detail.other.show_recording("A01", 1_799)  # what a device that hears makes it show
    stage.page.detail.reveal(stage.page.detail.other)


def _play(stage: Stage) -> None:
    other = stage.page.detail.other
    other.show_playing(next(iter(other._plays), None))
    stage.page.detail.reveal(other)


def _no_more(stage: Stage) -> None:
    stage.page.detail.other.show_recording("", 0)
    stage.page.detail.other.show_playing(None)
    stage.page.detail.more.watch(None)


doing("checklist-reading", "checklist", lambda stage: _read(stage, quantity="冷藏柜温度"), _drop_reading, **EMPTY)
doing(
    "checklist-reading-refused", "checklist", lambda stage: _read(stage, quantity="在岗保安", value="两个"), _drop_reading,
    **EMPTY,
)  # fmt: skip
doing("checklist-watching", "checklist", _watch, _no_more, **EMPTY)
doing("checklist-recording", "checklist", _record, _no_more, **EMPTY)
doing("checklist-playing", "checklist", _play, _no_more, **FILLED)
doing(
    "today-sound-found", "today",
    lambda stage: stage.shell.show_error(BadInputError("sound_found", item="B02", seconds=83)),
    lambda stage: stage.shell.banner.put_away(),
)  # fmt: skip


@state("checklist-camera")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="fresh", item="A01")
    camera = LentCamera(stage.window)
    sheet = CameraSheet(stage.window, camera)
    sheet.start()

    def look() -> None:
        sheet.setGeometry(stage.window.rect())
        camera.look()

    stage.at_size = look
    yield
    sheet.close_sheet()
    sheet.deleteLater()
