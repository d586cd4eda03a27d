"""Sound notes and the camera through the real window and Qt Multimedia; only the device itself is a virtual one."""

from __future__ import annotations

import io
import math
import struct
import sys
import wave

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from inspector.services import inspect
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.detail import devices, more
from inspector.ui.i18n import speak
from inspector.ui.widgets.buttons import IconButton
from tests.services import factory
from tests.ui.concluding import WAIT_MS, idle, session_of
from tests.ui.test_checklist import show

SECOND = b"".join(struct.pack("<h", int(8000 * math.sin(n / 20))) for n in range(devices.RATE))


class VirtualMicrophone(devices.Microphone):
    """A device that says what the test says: what it hears, and that it was pulled out."""

    def start(self):
        VirtualMicrophone.last = self


class VirtualCamera(devices.Camera):
    """A device whose frames the test gives to the real sink."""

    def _open(self, library):  # noqa: ARG002  # as the real one
        VirtualCamera.last = self

    def look_at(self, colour):
        image = QImage(640, 480, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        self.sink.setVideoFrame(devices._library().QVideoFrame(image))


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def hand(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = show(qtbot, ChecklistPage(session_of(desk)), visit)
    yield made
    qtbot.waitUntil(lambda: idle(made.page), timeout=WAIT_MS)


@pytest.fixture
def errors(hand):
    found = []
    hand.page.failed.connect(lambda error, _retry: found.append(error))
    return found


@pytest.fixture
def microphone(monkeypatch):
    monkeypatch.setattr(more, "Microphone", VirtualMicrophone)


@pytest.fixture
def camera(monkeypatch):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    monkeypatch.setattr(more, "Camera", VirtualCamera)


def attached(desk, visit, item="A01"):
    return inspect.detail(desk, visit, item).evidence


def test_a_sound_note_is_recorded_by_one_key_and_kept_on_the_item_where_it_began(qtbot, hand, desk, visit, microphone):
    hand.keys("Y")
    for _ in range(3):
        VirtualMicrophone.last.heard.emit(SECOND)
    hand.page.go_to("A02")
    hand.keys("Y")
    qtbot.waitUntil(lambda: len(attached(desk, visit)) == 1, timeout=WAIT_MS)
    (found,) = attached(desk, visit)
    assert (found.kind, found.milliseconds) == ("sound", 3000)
    assert attached(desk, visit, "A02") == ()
    with wave.open(io.BytesIO(desk.store.evidence.get(found.sha256))) as sound:
        assert sound.readframes(sound.getnframes()) == SECOND * 3


def test_a_microphone_that_is_pulled_out_is_told_and_what_was_recorded_is_kept(
    qtbot, hand, errors, desk, visit, microphone
):
    hand.keys("Y")
    VirtualMicrophone.last.heard.emit(SECOND * 2)
    VirtualMicrophone.last.lost.emit()
    qtbot.waitUntil(lambda: len(attached(desk, visit)) == 1, timeout=WAIT_MS)
    assert [(error.code, error.values["seconds"]) for error in errors] == [("sound_lost", 2)]
    assert attached(desk, visit)[0].milliseconds == 2000


def test_a_page_that_is_left_keeps_what_is_being_recorded(hand, desk, visit, microphone):
    hand.keys("Y")
    VirtualMicrophone.last.heard.emit(SECOND)
    hand.page.leave()
    assert [one.milliseconds for one in attached(desk, visit)] == [1000]


def test_a_sound_note_is_heard_from_memory_and_silent_when_the_page_is_left(qtbot, hand, desk, visit, microphone):
    media = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    hand.keys("Y")
    VirtualMicrophone.last.heard.emit(SECOND * 2)
    hand.keys("Y")
    detail = hand.page.detail
    named = lambda: [b for b in detail.other.findChildren(IconButton) if b.accessibleName().startswith("播放")]  # noqa: E731
    qtbot.waitUntil(lambda: len(named()) == 1, timeout=WAIT_MS)
    qtbot.mouseClick(named()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(detail.more.findChildren(media.QMediaPlayer)), timeout=WAIT_MS)
    (player,) = detail.more.findChildren(media.QMediaPlayer)
    heard = player.sourceDevice()
    assert bytes(heard.data().data()) == desk.store.evidence.get(attached(desk, visit)[0].sha256)
    assert player.source().isEmpty()  # no file lies anywhere
    qtbot.waitUntil(lambda: player.duration() == 2000, timeout=WAIT_MS)  # the library reads what we keep
    assert named() == []
    (stop,) = [one for one in detail.other.findChildren(IconButton) if one.accessibleName().startswith("停止播放")]
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert len(named()) == 1
    qtbot.waitUntil(lambda: not detail.more.findChildren(media.QMediaPlayer), timeout=WAIT_MS)
    qtbot.mouseClick(named()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(detail.more.findChildren(media.QMediaPlayer)), timeout=WAIT_MS)
    hand.page.leave()
    assert len(named()) == 1
    qtbot.waitUntil(lambda: not detail.more.findChildren(media.QMediaPlayer), timeout=WAIT_MS)


def test_silence_of_no_length_is_told(hand, errors, desk, visit, microphone):
    hand.keys("Y")
    hand.keys("Y")
    assert [error.code for error in errors] == ["sound_empty"]
    assert attached(desk, visit) == ()


def test_the_camera_shows_what_it_sees_and_space_takes_photos(qtbot, hand, desk, visit, camera):
    hand.keys("X")
    sheet = hand.page.detail.more.camera
    assert not sheet.take.isEnabled()
    for n, colour in enumerate(("red", "blue"), 1):
        VirtualCamera.last.look_at(colour)
        qtbot.waitUntil(lambda colour=colour: seen(sheet) == QColor(colour).name(), timeout=WAIT_MS)
        qtbot.keyClick(sheet, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda n=n: len(attached(desk, visit)) == n, timeout=WAIT_MS)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert hand.page.detail.more.camera is None
    pictures = [Image.open(io.BytesIO(desk.store.evidence.get(one.sha256))) for one in attached(desk, visit)]
    assert [picture.size for picture in pictures] == [(640, 480)] * 2
    assert [picture.convert("RGB").tobytes()[0] > 128 for picture in pictures] == [True, False]


def seen(sheet):
    shown = sheet._picture.pixmap().toImage()
    return "" if shown.isNull() else shown.pixelColor(shown.width() // 2, shown.height() // 2).name()


def test_a_camera_that_is_pulled_out_is_told_and_its_photos_stay(qtbot, hand, errors, desk, visit, camera):
    hand.keys("X")
    sheet = hand.page.detail.more.camera
    VirtualCamera.last.look_at("red")
    qtbot.waitUntil(sheet.take.isEnabled, timeout=WAIT_MS)
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    VirtualCamera.last.lost.emit()
    assert [error.code for error in errors] == ["camera_lost"]
    assert hand.page.detail.more.camera is None
    qtbot.waitUntil(lambda: len(attached(desk, visit)) == 1, timeout=WAIT_MS)


@pytest.mark.parametrize("key", ["Y", "X"])
def test_without_the_optional_part_it_is_explained(hand, errors, monkeypatch, key):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    hand.keys(key)
    assert [error.code for error in errors] == ["media_not_installed"]


@pytest.mark.parametrize(("key", "code"), [("Y", "sound_none"), ("X", "camera_none")])
def test_without_a_device_it_is_told(hand, errors, key, code):
    media = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    if media.QMediaDevices.audioInputs() or media.QMediaDevices.videoInputs():
        pytest.skip("this machine has devices")
    hand.keys(key)
    assert [error.code for error in errors] == [code]
