"""Rows that are full: words become tool tips before anything is cut, and everything still does what it did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.base.errors import RoomError
from inspector.services import inspect
from inspector.services.inspect_views import FlagEdit
from inspector.ui import measure
from inspector.ui.i18n import speak
from inspector.ui.task import RUNNING
from inspector.ui.theme import sheet
from inspector.ui.today.page import TodayPage
from inspector.ui.widgets.steps import StepStrip
from tests.services import factory
from tests.ui.concluding import WAIT_MS, scribble, session_of
from tests.ui.framed import shell_of
from tests.ui.test_evidence import jpeg


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def shell(qtbot, dressed, desk):
    speak(dressed, "en")
    return shell_of(qtbot, desk, (960, 540))


def test_steps_and_back_fold_in_large_text_and_unfold_in_a_wide_window(qtbot, dressed, desk):
    speak(dressed, "en")
    sheet.dress(dressed, "light", 130)
    shell = shell_of(qtbot, desk, (960, 540))
    visit = factory.begin(desk)
    shell.go("opinion", {"visit_id": visit})
    settle()
    strip = shell.header.findChild(StepStrip)
    steps, back = strip._steps, shell.page._back
    assert [step.width() for step in steps if not step.isChecked()] == [44, 44, 44]
    assert [step.toolTip() for step in steps] == ["Check", "Opinion", "Signatures", "Document"]
    assert (back.width(), back.toolTip(), back.accessibleName()) == (44, "Back", "Back")
    assert not measure.cut_texts(shell.header)
    shell.resize(1920, 1080)
    settle()
    assert min(step.width() for step in steps) > 60
    assert (back.width() > 60, back.toolTip()) == (True, "")
    shell.resize(960, 540)
    settle()
    QTest.mouseClick(steps[0], Qt.MouseButton.LeftButton)
    settle()
    assert shell.route[0] == "finish"


def test_the_section_list_of_a_window_made_narrow_shows_where_one_is(qtbot, desk, shell):
    shell.resize(1366, 768)
    shell.go("checklist", {"visit_id": factory.begin(desk), "item": "G01"})
    shell.resize(960, 540)
    settle()
    sections = shell.page.filters.sections
    assert sections.currentData() == "G"
    assert sections.count() > 9
    assert sections.toolTip() == sections.currentText()


def test_a_message_does_not_change_the_size_of_what_is_being_signed(qtbot, desk, shell):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    shell.go("signatures", {"visit_id": visit})
    qtbot.waitUntil(lambda: not RUNNING.tasks, timeout=WAIT_MS)
    settle()
    pad = shell.page.signing.pad
    scribble(pad)
    size, place = pad.size(), pad.mapTo(shell, pad.rect().topLeft())
    shell.show_error(RoomError("disk_full"), lambda: None)
    settle()
    assert shell.banner.isVisible()
    assert (pad.size(), pad.mapTo(shell, pad.rect().topLeft())) == (size, place)
    assert shell.banner.geometry().top() == shell.header.geometry().bottom() + 1
    assert shell.banner.geometry().bottom() < place.y()
    assert not measure.cut_texts(shell.banner)
    shell.go("today", {})
    shell.show_error(RoomError("disk_full"), lambda: None)
    settle()
    assert shell.page.mapTo(shell, shell.page.rect().topLeft()).y() > shell.banner.geometry().bottom()


def test_the_zone_takes_a_dropped_photo_a_click_and_the_keys(qtbot, desk, shell, tmp_path, monkeypatch):
    shell.resize(1366, 768)
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    detail = shell.page.detail
    qtbot.waitUntil(lambda: detail.photos.zone.isVisible(), timeout=WAIT_MS)
    zone, asked = detail.photos.zone, []
    assert zone.height() >= 44
    assert zone.focusPolicy() & Qt.FocusPolicy.TabFocus
    detail.photos.wanted.disconnect()
    detail.photos.wanted.connect(lambda: asked.append(True))
    QTest.mouseClick(zone, Qt.MouseButton.LeftButton)
    zone.setFocus()
    QTest.keyClick(zone, Qt.Key.Key_Return)
    assert len(asked) == 2
    photo = tmp_path / "gate.jpg"
    photo.write_bytes(jpeg(1))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    zone.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, plain))
    qtbot.waitUntil(lambda: len(inspect.detail(desk, visit, "A01").evidence) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not zone.isVisible(), timeout=WAIT_MS)


def test_one_open_problem_is_one_item(qtbot, dressed, desk):
    speak(dressed, "en")
    visit = factory.begin(desk)
    factory.answer_some(desk, visit, fails=frozenset({"A01"}))
    inspect.raise_flag(desk, visit, "A01", FlagEdit("gate open"))
    page = TodayPage(session_of(desk))
    qtbot.addWidget(page)
    page.enter()
    names = [figure.accessibleName() for figure in page._figures]
    assert names[2] == "Urged at once, not yet acted on 1 item"


def test_the_help_of_a_long_school_name_ends_in_dots(qtbot, desk, shell):
    shell.help.open_for("checklist", "枫桥九年一贯制学校" * 12, [], "en")
    settle()
    assert shell.help._title.toolTip().endswith("学校")
    assert not measure.cut_texts(shell.help)
    assert not measure.beyond(shell.help)
    shell.help.close_sheet()
