"""What else is attached to an item than photos: a reading, a watched folder, sound, the camera without a device."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.services import sample
from tests.matrix.states.register import state

if TYPE_CHECKING:
    from inspector.ui.detail.others import ReadingForm
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached


@state("checklist-reading")
def _(stage: Stage) -> Reached:
    form = _reading(stage)
    form.fields["quantity"].setText("冷藏柜温度")
    stage.settle()
    yield
    form.left.emit()
    stage.page.side.close_over()


@state("checklist-reading-refused")
def _(stage: Stage) -> Reached:
    form = _reading(stage)
    form.fields["quantity"].setText("在岗保安")
    form.fields["value"].setText("两个")
    form.note.click()
    stage.settle()
    yield
    form.left.emit()
    stage.page.side.close_over()


@state("checklist-watching")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    more = stage.page.detail.more
    with tempfile.TemporaryDirectory() as name:
        more.watch(Path(name))
        stage.wait(lambda: more.watcher.n_looks > 0)
        (Path(name) / "IMG_0001.jpg").write_bytes(sample.sample_photo("照片", size=(320, 240)))
        stage.page.side.open()
        stage.wait(lambda: more._waiting)
        stage.settle()
        yield
        more.watch(None)
    stage.page.side.close_over()


@state("checklist-recording")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.page.detail.other.show_recording("B02", 75)  # what a device that hears makes it show
    stage.page.detail.reveal(stage.page.detail.other)
    stage.settle()
    yield
    stage.page.detail.other.show_recording("", 0)
    stage.page.side.close_over()


def _reading(stage: Stage) -> ReadingForm:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.page.detail.more.write_reading()
    return stage.page.detail.other.form
