"""A phone on its cable: new photos wait, one key attaches them, and a cable that is pulled out is told."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog

from inspector.services import inspect
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.detail import watch as watching
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import WAIT_MS, idle, session_of
from tests.ui.test_checklist import ENTER, show


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def hand(qtbot, qapp, desk, visit, monkeypatch):
    speak(qapp, "zh")
    monkeypatch.setattr(watching, "EVERY_S", 0.1)
    made = show(qtbot, ChecklistPage(session_of(desk)), visit)
    yield made
    made.page.detail.more.watch(None)
    qtbot.waitUntil(lambda: idle(made.page), timeout=WAIT_MS)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "DCIM"
    made.mkdir()
    Image.new("RGB", (60, 40), "red").save(made / "从前.jpg")
    return made


def watch(qtbot, hand, folder):
    pane = hand.page.detail
    pane.photos.folder.setFocus()
    hand.key(ENTER)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.selectFile(str(folder))
    dialog.fileSelected.emit(str(folder))
    dialog.reject()
    watcher = pane.more.watcher
    qtbot.waitUntil(lambda: watcher.n_looks > 0, timeout=WAIT_MS)


def attached(desk, visit, item):
    return inspect.detail(desk, visit, item).evidence


def test_new_photos_wait_and_one_key_attaches_them_to_the_current_item(qtbot, hand, desk, visit, folder):
    watch(qtbot, hand, folder)
    photos = hand.page.detail.photos
    assert photos.folder.text() == "停止接收“DCIM”"
    assert not photos.waiting.isVisibleTo(hand.page)
    for n in range(2):
        Image.new("RGB", (60, 40 + n), "blue").save(folder / f"新{n}.jpg")
    qtbot.waitUntil(lambda: photos.waiting.text() == "附上2个新文件", timeout=WAIT_MS)
    assert not attached(desk, visit, "A01")
    hand.keys("A")
    qtbot.waitUntil(lambda: len(attached(desk, visit, "A01")) == 2, timeout=WAIT_MS)
    assert {photo.height_px for photo in attached(desk, visit, "A01")} == {40, 41}
    assert not photos.waiting.isVisibleTo(hand.page)


def test_enter_after_the_choice_goes_on_in_the_list_and_watching_goes_on(qtbot, hand, folder):
    watch(qtbot, hand, folder)
    hand.key(ENTER)
    assert hand.page.detail.more.watcher is not None
    assert hand.page.current == "A02"


def test_a_bad_file_is_told_and_the_rest_goes_in(qtbot, hand, desk, visit, folder):
    told = []
    hand.page.failed.connect(lambda error, _retry: told.append(error.code))
    watch(qtbot, hand, folder)
    (folder / "a.jpg").write_bytes(b"PK\x03\x04 renamed")
    Image.new("RGB", (60, 40), "blue").save(folder / "b.jpg")
    qtbot.waitUntil(lambda: hand.page.detail.photos.waiting.text() == "附上2个新文件", timeout=WAIT_MS)
    hand.keys("A")
    qtbot.waitUntil(lambda: bool(told) and bool(attached(desk, visit, "A01")), timeout=WAIT_MS)
    assert told == ["photo_kind"]


def test_a_folder_that_vanishes_is_told_and_watched_on_when_it_is_back(qtbot, hand, folder, tmp_path):
    errors, told = [], []
    hand.page.failed.connect(lambda error, _retry: errors.append(error.code))
    hand.page.told.connect(told.append)
    watch(qtbot, hand, folder)
    photos = hand.page.detail.photos
    Image.new("RGB", (60, 40), "blue").save(folder / "一.jpg")
    qtbot.waitUntil(lambda: photos.waiting.text() == "附上1个新文件", timeout=WAIT_MS)
    folder.rename(tmp_path / "away")
    qtbot.waitUntil(lambda: errors == ["watch_gone"], timeout=WAIT_MS)
    assert not photos.waiting.isVisibleTo(hand.page)
    hand.keys("A")  # what cannot be read is not offered, and not lost either
    assert errors == ["watch_gone", "watch_gone"]
    (tmp_path / "away").rename(folder)
    qtbot.waitUntil(lambda: any("又能看到了" in words for words in told), timeout=WAIT_MS)
    assert photos.waiting.isVisibleTo(hand.page)
    Image.new("RGB", (60, 40), "blue").save(folder / "新.jpg")
    qtbot.waitUntil(lambda: photos.waiting.text() == "附上2个新文件", timeout=WAIT_MS)


def test_watching_ends_on_request(qtbot, hand, folder):
    watch(qtbot, hand, folder)
    hand.page.detail.photos.folder.click()
    assert hand.page.detail.photos.folder.text() == "接收手机文件夹里的新照片"
    assert hand.page.detail.more.watcher is None
