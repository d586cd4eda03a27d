"""Enter presses what has the focus; Today goes on where one stopped; a banner goes with its cause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from inspector.base.errors import InspectorError, MissingError, RoomError
from inspector.base.messages import message_of
from inspector.services import conclude, inspect, records
from inspector.ui.folders import default_folder
from inspector.ui.i18n import speak
from inspector.ui.report.page import ReportPage
from inspector.ui.start.recovery import RecoveryForm
from inspector.ui.widgets.buttons import Button, IconButton
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.toggle import CheckBox
from tests.services import factory
from tests.ui.concluding import WAIT_MS, scribble, session_of, stand
from tests.ui.framed import shell_of

ENTER = Qt.Key.Key_Return


def key(window, which, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), which, held)
    QApplication.processEvents()


@pytest.fixture
def shell(qtbot, qapp, desk):
    speak(qapp, "zh")
    return shell_of(qtbot, desk)


@pytest.fixture
def recovery(qtbot, qapp):
    speak(qapp, "zh")
    form = RecoveryForm()
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.show_key("ABCD-EFGH-JKLM-NPQR")
    return form


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("make", [lambda: Button("x"), lambda: IconButton("cross", "x"), lambda: CheckBox("x")])
def test_enter_presses_a_button_that_has_the_focus(qtbot, make, enter):
    button = make()
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=WAIT_MS):
        qtbot.keyClick(button, enter)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, enter, Qt.KeyboardModifier.ControlModifier)


def test_enter_chooses_one_of_several_and_leaves_the_chosen_one_alone(qtbot):
    choice = Segmented([("a", "a", ""), ("b", "b", "")])
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    choice.set_value("a")
    choice.button("b").setFocus()
    qtbot.keyClick(choice.button("b"), ENTER)
    assert choice.value() == "b"
    with qtbot.assertNotEmitted(choice.chosen):
        qtbot.keyClick(choice.button("b"), ENTER)


def test_enter_on_the_recovery_page_ticks_prints_and_starts(qtbot, recovery, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    assert recovery.focusWidget() is recovery.print
    with qtbot.waitSignal(recovery.failed, timeout=WAIT_MS) as told:
        key(recovery, ENTER)
    words = message_of(told.args[0], "zh")
    assert "恢复密钥没有打印" in words.means
    assert "加密库里" not in words.means + words.do
    recovery.sample.setFocus()
    key(recovery, ENTER)
    assert recovery.sample.isChecked()
    recovery.start.setFocus()
    recovery.field.setText("ABCD")
    with qtbot.waitSignal(recovery.typed, timeout=WAIT_MS):
        key(recovery, ENTER)


def test_a_recovery_key_that_cannot_be_saved_is_not_said_to_have_cost_the_store(qtbot, recovery, tmp_path):
    with qtbot.waitSignal(recovery.failed, timeout=WAIT_MS) as told:
        recovery.save_to(str(tmp_path / "none" / "key.txt"))
    words = message_of(told.args[0], "zh")
    assert "恢复密钥没有存成文件" in words.what
    assert "没有建立" not in words.means


@pytest.fixture
def no_documents(monkeypatch, tmp_path):
    """A fresh account: the system names a folder for documents that is not there."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _kind: str(tmp_path / "Documents")))
    return tmp_path


def test_a_record_is_saved_in_the_home_folder_where_there_is_none_for_documents(qtbot, desk, no_documents):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    records.issue(desk, visit, lambda _done, _total: None)
    page = ReportPage(session_of(desk))
    stand(qtbot, page, visit)
    qtbot.waitUntil(lambda: page._document is not None, timeout=WAIT_MS)
    page.ask_where_to_save()
    dialog = page.findChild(QFileDialog)
    (chosen,) = dialog.selectedFiles()
    dialog.reject()
    assert chosen == str(no_documents / page._document.file_name)
    (no_documents / "Documents").mkdir()
    assert default_folder() == no_documents / "Documents"


def test_the_recovery_key_is_saved_in_the_home_folder_too(recovery, no_documents):
    recovery.save.click()
    dialog = recovery.findChild(QFileDialog)
    (chosen,) = dialog.selectedFiles()
    dialog.reject()
    assert chosen.startswith(f"{no_documents}/")
    assert "Documents" not in chosen


@pytest.mark.parametrize("stage", ["draft", "signed"])
def test_enter_on_today_goes_on_with_what_is_there(shell, desk, stage):
    visit = factory.begin(desk)
    if stage == "signed":
        factory.answer_all(desk, visit)
        conclude.freeze(desk, visit)
    shell.go("today", {})
    QApplication.processEvents()
    key(shell, ENTER)
    assert shell.route == ("checklist" if stage == "draft" else "signatures", {"visit_id": visit})


def test_a_text_that_cannot_be_printed_leads_back_to_the_opinion(qtbot, shell, desk):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit, fails=frozenset({"B03"}))
    inspect.write_note(desk, visit, "A01", "消毒液\U0001f600")
    shell.go("signatures", {"visit_id": visit})
    qtbot.waitUntil(shell.banner.isVisible, timeout=WAIT_MS)
    assert shell.route == ("opinion", {"visit_id": visit})
    assert shell.page.isVisible()
    inspect.write_note(desk, visit, "A01", "消毒液")
    shell.go("signatures", {"visit_id": visit})
    qtbot.waitUntil(lambda: shell.page.view is not None, timeout=WAIT_MS)
    scribble(shell.page.signing.pad)
    key(shell, ENTER)
    assert len(conclude.signing(desk, visit).marks) == 1


def test_enter_on_a_focused_button_signs_nothing(qtbot, shell, desk):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    shell.go("signatures", {"visit_id": visit})
    qtbot.waitUntil(lambda: shell.page.view is not None, timeout=WAIT_MS)
    scribble(shell.page.signing.pad)
    shell.page.signing.clear.setFocus()
    key(shell, ENTER)
    assert shell.page.signing.pad.is_empty
    assert conclude.signing(desk, visit).marks == ()


@pytest.mark.parametrize("act", ["answer", "escape", "other page", "put away"])
def test_a_banner_goes_with_the_next_success_with_escape_and_with_the_page(shell, desk, act):
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    before = shell.focusWidget()
    shell.show_error(RoomError("disk_full"), lambda: None)
    assert shell.banner.isVisible()
    assert shell.banner.isAncestorOf(shell.focusWidget())
    if act == "answer":
        shell.page.rows.setFocus()
        key(shell, Qt.Key.Key_1)
        assert inspect.open_checklist(desk, visit).items[0].answer.value == "conforms"
    elif act == "escape":
        key(shell, Qt.Key.Key_Escape)
        assert shell.focusWidget() is before
    elif act == "other page":
        shell.go("today", {})
    else:
        shell.banner._close.click()
    assert not shell.banner.isVisible()


def test_whoever_looks_at_the_technical_text_comes_back_to_where_the_keys_were(shell, desk):
    shell.go("checklist", {"visit_id": factory.begin(desk)})
    before = shell.focusWidget()
    shell.show_error(MissingError("file_missing", file="x"))
    shell.banner._unfold.setFocus()
    key(shell, Qt.Key.Key_Space)
    shell.banner._close.setFocus()
    key(shell, Qt.Key.Key_Space)
    assert not shell.banner.isVisible()
    assert shell.focusWidget() is before


def test_escape_closes_a_banner_from_the_list(shell, desk):
    shell.go("checklist", {"visit_id": factory.begin(desk)})
    shell.page.show_error(MissingError("no_printer"))
    key(shell, Qt.Key.Key_Escape)
    assert not shell.banner.isVisible()


def test_an_error_is_still_told_after_it(shell):
    shell.go("today", {})
    for error in (InspectorError("disk_full"), InspectorError("no_printer")):
        shell.show_error(error)
        assert message_of(error, "zh").what in shell.banner.words()


def test_on_a_small_window_the_problem_of_an_answer_is_in_view_before_enter_takes_it(qtbot, desk):
    visit = factory.begin(desk)
    shell = shell_of(qtbot, desk, (960, 540))
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    QApplication.processEvents()
    key(shell, Qt.Key.Key_3)
    assert shell.page.detail.problem.isVisible()
    key(shell, ENTER)
    assert shell.page.current != "A01"
    assert not shell.page.side.is_over


def test_each_number_is_told_where_it_is_wrong_and_can_be_typed_anew(shell, desk):
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit, "item": "A06"})
    QApplication.processEvents()
    bar = shell.page.rows.bar
    first, second = bar.numbers.fields()
    for digit in "70000":
        key(shell, getattr(Qt.Key, f"Key_{digit}"))
    key(shell, ENTER)
    assert bar.error() == "在校学生数应在1到60000之间。"
    assert shell.focusWidget() is first
    key(shell, Qt.Key.Key_5)
    assert first.text() == "5"  # it was selected
    key(shell, Qt.Key.Key_6)
    key(shell, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    key(shell, Qt.Key.Key_8)
    assert first.text() == "8"
    key(shell, ENTER)
    assert bar.error() == ""
    assert shell.focusWidget() is second
    key(shell, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert shell.focusWidget() is first
    for _ in range(9):
        key(shell, Qt.Key.Key_9)
    assert len(first.text()) == 6
    assert inspect.open_checklist(desk, visit).items[0].answer.value == ""


def test_a_single_number_that_is_wrong_is_told_without_an_empty_name(shell, desk):
    shell.go("checklist", {"visit_id": factory.begin(desk), "item": "B04"})
    QApplication.processEvents()
    for _ in range(2):
        key(shell, Qt.Key.Key_9)
    key(shell, ENTER)
    assert shell.page.rows.bar.error() == "数字应在0到42之间。"
