"""The frame: goes between pages, says what was done, tells errors, shows the keys, loses nothing on locking."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.base.errors import RoomError
from inspector.ui import measure
from inspector.ui.desk_session import Session
from inspector.ui.frame.page import Page
from inspector.ui.frame.shell import Shell
from inspector.ui.i18n import speak
from inspector.ui.idle import IdleWatch
from inspector.ui.visits.page import VisitsPage
from inspector.ui.widgets.steps import StepStrip


class NotePage(Page):
    """A page that types something and undoes it."""

    undoes = True

    def __init__(self, session):
        super().__init__()
        self.session = session
        self.title, self.crumb = "备忘", "今日"
        self.field = QLineEdit(self)
        self.kept, self.undone, self.broken = [], 0, False

    def enter(self, **arguments):
        if self.broken:
            raise RoomError("disk_full")
        self.field.setText(str(arguments.get("text", "")))
        self.field.setFocus()

    def leave(self):
        self.kept.append(self.field.text())

    def undo(self):
        self.undone += 1

    def shortcuts(self):
        return [("N", "写备注")]


@pytest.fixture
def app(qapp):
    speak(qapp, "zh")
    return qapp


@pytest.fixture
def shell(qtbot, app, desk):
    session = Session()
    session.open(desk)
    made = Shell(session, {"today": NotePage, "visits": VisitsPage, "verify": NotePage, "settings": NotePage})
    made.resize(1366, 768)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("today", {"text": "一"})
    return made


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_going_leaves_one_page_and_enters_the_other(qtbot, shell):
    first = shell.page
    assert first.field.text() == "一"
    qtbot.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shell.page, VisitsPage)
    assert first.kept == ["一"]
    assert "检查" in texts(shell.header)
    rail = [button.text() for button in shell.rail.findChildren(QWidget) if getattr(button, "isChecked", bool)()]
    assert rail == ["检查"]


def test_the_status_line_says_what_was_done_and_undoes_it(qtbot, shell):
    shell.page.said.emit("B03不符合")
    assert "刚才：B03不符合" in texts(shell.status)
    undo = next(b for b in shell.status.findChildren(QPushButton) if b.text() == "撤销")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert shell.page.undone == 1


def test_an_error_is_told_in_three_parts_and_can_be_retried(qtbot, shell):
    tries = []
    shell.page.show_error(RoomError("disk_full"), lambda: tries.append(1))
    assert shell.banner.isVisible()
    assert "磁盘" in shell.banner.words()
    shell.banner._unfold.click()
    assert shell.banner._detail.isVisible()
    assert "disk_full" in shell.banner._detail.toPlainText()
    shell.banner._copy.click()
    assert "disk_full" in QGuiApplication.clipboard().text()
    shell.banner._again.click()
    assert tries == [1]
    assert not shell.banner.isVisible()


def test_a_page_that_cannot_open_says_why_and_opens_on_retry(shell):
    page = shell.page
    page.broken = True
    shell.go("today", {"text": "二"})
    assert shell.banner.isVisible()
    assert not page.isVisible()
    assert any("没有打开" in words for words in texts(shell.page))
    page.broken = False
    shell.banner._again.click()
    assert shell.page.field.text() == "二"
    assert not shell.banner.isVisible()


def test_an_unforeseen_error_is_told_in_words_and_its_trace_is_folded_away(shell):
    try:
        {}["nothing"]
    except KeyError as error:
        shell.show_error(error)
    assert "未预料" in shell.banner.words()
    assert "KeyError" not in shell.banner.words()
    assert "KeyError" in shell.banner._detail.toPlainText()


def test_the_keys_of_the_page_are_shown_and_put_away(qtbot, shell):
    shell.setFocus()
    qtbot.keyClick(shell, "?")
    assert shell.help.isVisible()
    assert "写备注" in texts(shell.help)
    assert "锁定" in texts(shell.help)
    qtbot.keyClick(shell.help, Qt.Key.Key_Escape)
    assert not shell.help.isVisible()


def test_a_question_mark_in_a_field_is_text(qtbot, shell):
    field = shell.page.field
    field.clear()
    qtbot.keyClicks(field, "?")
    assert field.text() == "?"
    assert not shell.help.isVisible()


def test_what_is_typed_is_flushed_before_the_store_locks(qtbot, shell):
    shell.page.field.setText("没写完")
    with qtbot.waitSignal(shell.lock_wanted):
        qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.page.session.locking.emit()
    assert shell.page.kept[-1] == "没写完"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_nothing_of_the_frame_is_cut_at_any_size(qtbot, shell, size):
    shell.resize(*size)
    shell.status.show_who("很长的名字" * 12)
    shell.page.title = "很长的校名" * 20
    shell.show_error(RoomError("disk_full"), lambda: None)
    shell.status.say("B03不符合", undoes=True)
    QApplication.processEvents()
    QApplication.processEvents()
    assert measure.cut_texts(shell) == []
    assert (shell.width(), shell.height()) == size
    assert measure.unnamed(shell) == ["QLineEdit"]  # the test page's own
    assert measure.overflowing(shell) == []


def test_measuring_finds_what_is_planted(qtbot, app):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    cut, nameless = QLabel("这一行放不下"), QPushButton("小")
    cut.setFixedWidth(20)
    nameless.setFixedHeight(20)
    area, inside = QScrollArea(), QWidget()
    area.setAccessibleName("列表")
    inside.setMinimumWidth(900)
    box = QVBoxLayout(inside)
    box.addWidget(QLabel("宽" * 80))
    area.setWidget(inside)
    area.setFixedWidth(200)
    for widget in (cut, nameless, area):
        column.addWidget(widget)
    window.show()
    assert "这一行放不下" in measure.cut_texts(window)
    assert measure.unnamed(window) == ["QPushButton"]
    assert measure.overflowing(window) == ["列表"]
    assert [found.split()[-1] for found in measure.small_targets(window)] == ["20"]


def test_idle_minutes_are_counted_from_the_last_touch(qtbot):
    now, told = [0.0], []
    window = QWidget()
    qtbot.addWidget(window)
    watch = IdleWatch(window, 10, lambda: now[0])
    watch.idle.connect(lambda: told.append(now[0]))
    window.show()
    watch.watch(window.windowHandle())
    now[0] = 599.0
    watch.check()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    now[0] = 600.0
    watch.check()
    assert told == []
    now[0] = 1198.0
    watch.check()
    assert told == []
    now[0] = 1199.0
    watch.check()
    assert told == [1199.0]
    watch.minutes = 0
    now[0] = 9_999.0
    watch.check()
    assert told == [1199.0]


def _toggle_as_a_screen_reader(widget):
    QAccessible.queryAccessibleInterface(widget).actionInterface().doAction(QAccessibleActionInterface.toggleAction())


def test_a_screen_readers_toggle_on_the_rail_goes_to_the_page(shell):
    _toggle_as_a_screen_reader(shell.rail._buttons["visits"])
    assert isinstance(shell.page, VisitsPage)
    assert shell.rail._buttons["visits"].isChecked()
    assert not shell.rail._buttons["today"].isChecked()


def test_a_screen_readers_toggle_on_a_step_goes_back_to_it(qtbot):
    strip = StepStrip()
    qtbot.addWidget(strip)
    strip.set_current(3)
    chosen = []
    strip.chosen.connect(chosen.append)
    _toggle_as_a_screen_reader(strip._steps[0])
    assert chosen == [1]


def test_the_status_line_has_no_hole_before_the_first_save(shell):
    before = shell.status._lock_icon.x()
    shell.status.show_saved(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
    QApplication.processEvents()
    assert before == 24  # the margin of every line of the frame
    assert shell.status._lock_icon.x() > before
