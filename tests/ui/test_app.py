"""The program from its first window on: first start, locking, unlocking, settings, verifying. Driven by keys and mouse."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from inspector.app import MainWindow, application
from inspector.base import places, settings
from inspector.services import inspect, plan, records, sample, security
from inspector.services.plan_views import NewSchool
from inspector.store import keys
from inspector.ui import measure
from inspector.ui.start.page import StartPage
from inspector.ui.unlock.page import UnlockPage
from tests.conftest import PASSWORD
from tests.services import factory
from tests.ui.concluding import WAIT_MS

if TYPE_CHECKING:
    from inspector.ui.frame.shell import Shell

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def open_window(qtbot):
    """Open the program's window as its user does; closed after."""
    opened = []

    def begin():
        window = MainWindow(application([]), places.store_folder())
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield begin
    for window in opened:
        window.close()


@pytest.fixture
def store(watch):
    """A store that is locked."""
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    sample.load_sample(desk)
    visit = factory.begin(desk)
    desk.close()
    return visit, recovery


def type_into(window, text):
    field = window.focusWidget()
    assert isinstance(field, QLineEdit), field
    field.setText(text)
    field.textEdited.emit(text)


def key(window, which, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.windowHandle(), which, held)
    QApplication.processEvents()


def unlock(qtbot, window, password=PASSWORD):
    type_into(window, password)
    key(window, ENTER)
    qtbot.waitUntil(lambda: window.shell is not None or bool(window.gate.message.words()), timeout=WAIT_MS)


def texts(widget):
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisible())


def watch_focus(app, request):
    """Return the widgets that get the focus one after another from now on."""
    seen = []

    def keep(_old, now):
        seen.append(now)

    app.focusChanged.connect(keep)
    request.addfinalizer(lambda: app.focusChanged.disconnect(keep))
    return seen


def test_first_start_by_keys_alone_from_nothing_to_today(qtbot, qapp, open_window, request):
    window = open_window()
    page = window.gate
    assert isinstance(page, StartPage)
    assert window.focusWidget() is page.identity.field("name")
    key(window, ENTER)
    assert page.step == 0
    assert "请填写姓名。" in texts(page)
    page.identity.show_identity(sample.sample_identity())
    assert "请填写姓名。" not in texts(page)
    page.identity.field("region_code").setText("32")
    key(window, ENTER)
    assert page.step == 0
    page.identity.field("region_code").setText("320999")
    key(window, ENTER)
    assert page.step == 1
    type_into(window, "kurz")
    key(window, ENTER)
    type_into(window, "kurz")
    key(window, ENTER)
    assert "8" in page.password.fault()
    page.password.first.setFocus()
    type_into(window, PASSWORD)
    key(window, ENTER)
    type_into(window, PASSWORD + "x")
    key(window, ENTER)
    assert page.password.fault() == "两次输入的密码不一样。"
    type_into(window, PASSWORD)
    focused = watch_focus(qapp, request)
    key(window, ENTER)
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    assert focused == [None, page.recovery.print]  # not by way of a link that was enabled still
    recovery = page.recovery._key
    assert recovery.split("-")[0] in texts(page)
    assert security.store_state(places.store_folder()) == "half"
    page.recovery.field.setFocus()
    type_into(window, "AAAA-BBBB")
    assert recovery.split("-")[0] not in texts(page)  # hidden while it is typed: it is to come from the paper
    key(window, ENTER)
    assert "逐组核对" in texts(page)
    type_into(window, recovery.lower().replace("-", " "))
    key(window, ENTER)
    assert window.shell is not None
    assert security.store_state(places.store_folder()) == "ready"
    assert "吴承泽" in texts(window.shell.status)
    assert window.session.desk.store is not None


def test_the_recovery_key_can_be_saved_to_a_file_that_a_person_reads(qtbot, open_window, tmp_path):
    window = open_window()
    page = window.gate
    page.identity.show_identity(sample.sample_identity())
    page._to_password()
    for field in (page.password.first, page.password.second):
        field.field.setText(PASSWORD)
    page._make()
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    page.recovery.save_to(str(tmp_path / "密钥.txt"))
    assert page.recovery._key in (tmp_path / "密钥.txt").read_text("utf-8")
    page.recovery.save_to(str(tmp_path / "没有" / "密钥.txt"))
    assert page.message.words()
    page.recovery.sample.setChecked(True)
    page.recovery.field.setText(page.recovery._key)
    page.recovery.start.click()
    assert window.shell is not None


def test_a_window_that_comes_back_is_given_no_focus_that_it_did_not_have(qtbot, open_window):
    window, other = open_window(), QPushButton("another program")
    QApplication.focusWidget().clearFocus()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert QApplication.focusWidget() is None
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not None


def test_enter_with_the_focus_on_nothing_presses_the_button_that_shows_it(qtbot, open_window):
    window = open_window()
    page = window.gate
    page.identity.show_identity(sample.sample_identity())
    QApplication.focusWidget().clearFocus()
    assert QApplication.focusWidget() is None
    key(window, ENTER)
    assert page.step == 1
    for field in (page.password.first, page.password.second):
        field.field.setText(PASSWORD)
    page._make()
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    QApplication.focusWidget().clearFocus()
    key(window, ENTER)  # nothing is typed, and no button shows Enter
    assert window.shell is None
    page.recovery.field.setText(page.recovery._key)
    key(window, ENTER)
    assert window.shell is not None


def test_a_first_start_that_was_cut_off_shows_a_new_key(qtbot, open_window):
    desk, old = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    desk.close()
    window = open_window()
    type_into(window, PASSWORD)
    key(window, ENTER)
    qtbot.waitUntil(lambda: isinstance(window.gate, StartPage), timeout=WAIT_MS)
    fresh = window.gate.recovery._key
    assert fresh != old
    assert not keys.check_recovery(places.store_folder(), old)
    assert "已经作废" in texts(window)
    window.gate.recovery.field.setText(fresh)
    window.gate.recovery.start.click()
    assert window.shell is not None


def test_a_wrong_password_is_told_in_three_parts_and_the_right_one_opens(qtbot, qapp, open_window, store, request):
    window = open_window()
    assert isinstance(window.gate, UnlockPage)
    focused = watch_focus(qapp, request)
    unlock(qtbot, window, "falsch und lang")
    assert window.gate.message.words().startswith("密码不对。")
    qtbot.waitUntil(lambda: window.focusWidget() is window.gate.password.field, timeout=WAIT_MS)
    assert window.focusWidget().selectedText() != "" or window.focusWidget().hasSelectedText()
    assert focused == [None, window.gate.password.field]
    unlock_again = window.gate
    type_into(window, PASSWORD)
    key(window, ENTER)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)
    assert unlock_again is not window.gate
    assert "梅岭区" in texts(window.shell.page)


def test_caps_lock_is_said(qtbot, open_window, store):
    window = open_window()
    field = window.gate.password
    QTest.keyClick(field.field, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    assert not field.warns_of_caps
    QTest.keyClicks(field.field, "A", Qt.KeyboardModifier.NoModifier)
    assert field.warns_of_caps


def test_the_recovery_key_opens_and_sets_a_new_password(qtbot, open_window, store):
    _visit, recovery = store
    window = open_window()
    page = window.gate
    page._turn(recovery=True)
    page.key.setText("WRONG-KEY0")
    for field in (page.fresh.first, page.fresh.second):
        field.field.setText("Neues Wort 2027 新")
    page.recover.click()
    qtbot.waitUntil(lambda: bool(page.message.words()), timeout=WAIT_MS)
    assert "恢复密钥不对" in page.message.words()
    qtbot.waitUntil(lambda: page._task is None, timeout=WAIT_MS)
    page.key.setText(recovery)
    page.recover.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)
    window.lock()
    type_into(window, "Neues Wort 2027 新")
    key(window, ENTER)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)


def test_locking_loses_nothing_and_comes_back_to_the_same_item(qtbot, open_window, store):
    visit, _recovery = store
    window = open_window()
    unlock(qtbot, window)
    window.shell.go("checklist", {"visit_id": visit})
    key(window, "1")
    key(window, Qt.Key.Key_N)
    window.shell.page.detail.note.text.insertPlainText("没写完的备注")
    key(window, Qt.Key.Key_L, CTRL)
    assert window.shell is None
    assert isinstance(window.gate, UnlockPage)
    assert "没写完" not in texts(window)
    unlock(qtbot, window)
    shell: Shell | None = window.shell
    assert shell is not None
    assert shell.route[0] == "checklist"
    page = shell.page
    assert page.current == "A02"
    assert inspect.detail(window.session.desk, visit, "A02").notes[0].text == "没写完的备注"


def test_a_full_disk_is_told_the_row_stays_open_and_a_retry_answers(qtbot, open_window, store):
    visit, _recovery = store
    window = open_window()
    unlock(qtbot, window)
    shell = window.shell
    shell.go("checklist", {"visit_id": visit})
    page = shell.page
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    code = page.current
    # Less than the log has now: a log that began anew in between is full after a few answers, too.
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        for _ in range(400):
            code = page.current
            key(window, "1") if page.item(code).kind in {"scale4", "yesno"} else key(window, Qt.Key.Key_Down)
            if shell.banner.isVisible():
                break
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "磁盘" in shell.banner.words()
    assert page.current == code
    assert page.item(code).answer.value == ""
    stored = {item.code: item.answer.value for item in inspect.open_checklist(window.session.desk, visit).items}
    assert stored == {item: page.item(item).answer.value for item in stored}
    shell.banner._again.click()
    assert page.item(code).answer.value == "conforms"
    assert page.current != code


def test_locking_closes_a_dialog_that_runs_its_own_loop(qtbot, open_window, store):
    window = open_window()
    unlock(qtbot, window)
    window.shell.go("verify", {})
    window.shell.page.ask_for_file()
    dialog = window.shell.page.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible, timeout=WAIT_MS)
    seen = []

    def lock():
        seen.append(type(QApplication.activeModalWidget()).__name__)
        window.lock()

    QTimer.singleShot(200, lock)
    dialog.findChild(QLineEdit).setText("/nowhere/none.pdf")
    dialog.accept()  # "file not found" runs here, in a loop of its own
    assert seen == ["QMessageBox"]
    assert window.shell is None
    qtbot.waitUntil(lambda: not any(isinstance(w, QDialog) for w in QApplication.topLevelWidgets()), timeout=WAIT_MS)
    unlock(qtbot, window)
    assert window.shell is not None


def test_it_locks_when_idle(qtbot, open_window, store):
    window = open_window()
    unlock(qtbot, window)
    window._idle.idle.emit()
    assert window.shell is None


def test_a_second_copy_is_told_so(qtbot, open_window, store):
    first = security.unlock(places.store_folder(), PASSWORD)
    window = open_window()
    unlock(qtbot, window)
    assert window.shell is None
    assert "另一个窗口" in window.gate.message.words()
    first.close()
    qtbot.waitUntil(lambda: window.gate._task is None, timeout=WAIT_MS)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)


def damage(table):
    """Overwrite 16 bytes of the first page of a table, as a bad sector does. Returns the file's bytes after it."""
    desk = security.unlock(places.store_folder(), PASSWORD)
    connection = desk.store._connection
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    desk.close()
    database = places.store_folder() / "store.db"
    data = bytearray(database.read_bytes())
    at = (page - 1) * size + 1000
    data[at : at + 16] = bytes(byte ^ 0xFF for byte in data[at : at + 16])
    database.write_bytes(data)
    return bytes(data)


def test_a_damaged_page_that_opening_reads_is_told_at_the_gate_and_nothing_is_written(qtbot, open_window, store):
    after = damage("change")
    window = open_window()
    unlock(qtbot, window)
    assert window.shell is None
    words = window.gate.message.words()
    assert "损坏" in words
    assert "密码没有问题" in words
    assert "备份" in words
    assert (places.store_folder() / "store.db").read_bytes() == after


def test_a_damaged_page_found_later_is_told_in_the_banner_and_the_rest_goes_on(qtbot, open_window, store):
    visit, _recovery = store
    damage("answer")
    window = open_window()
    unlock(qtbot, window)
    shell = window.shell
    assert shell.route[0] == "today"
    assert shell.banner.isVisible()
    assert "损坏" in shell.banner.words()
    shell.go("checklist", {"visit_id": visit})
    assert "损坏" in shell.banner.words()
    shell.go("settings", {})
    assert not shell.banner.isVisible()
    assert shell.page.identity.field("name").text() == sample.sample_identity().name
    desk = window.session.desk
    assert plan.find_schools(desk, "mdxx")
    assert plan.add_school(desk, NewSchool("枫桥镇中心小学", "primary"))


def test_damaged_keys_are_told(qtbot, open_window, store):
    for file in places.store_folder().glob("keys*"):
        file.write_text("{", "utf-8")
    window = open_window()
    unlock(qtbot, window)
    assert "密钥文件损坏" in window.gate.message.words()


def test_language_changes_at_once_before_and_after_unlock(qtbot, open_window, store):
    window = open_window()
    switch = next(b for b in window.gate.findChildren(QPushButton) if b.text() == "English")
    switch.click()
    assert "Unlock the store" in texts(window.gate)
    unlock(qtbot, window)
    window.shell.go("settings", {})
    window.shell.page.language.button("zh").click()
    assert window.shell.route[0] == "settings"
    assert "设置" in texts(window.shell.header)
    assert settings.load().language == "zh"
    window.shell.page.theme.button("dark").click()
    assert settings.load().theme == "dark"
    window.shell.page.theme.button("light").click()


def test_first_start_keeps_what_is_typed_when_the_language_changes(open_window):
    window = open_window()
    window.gate.identity.field("name").setText("周启明")
    next(b for b in window.gate.findChildren(QPushButton) if b.text() == "English").click()
    assert window.gate.identity.field("name").text() == "周启明"
    assert "Who are you" in texts(window.gate)


def test_any_pdf_is_verified_in_the_window(qtbot, open_window, store, tmp_path):
    visit, _recovery = store
    window = open_window()
    unlock(qtbot, window)
    desk = window.session.desk
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    document = records.issue(desk, visit, lambda _done, _total: None)
    whole, changed = tmp_path / "whole.pdf", tmp_path / "changed.pdf"
    records.save_document(desk, document.id, whole)
    data = bytearray(whole.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(bytes(data))
    for path, words in ((whole, "完好"), (changed, "改动"), (tmp_path / "missing.pdf", "")):
        window.shell.go("verify", {"path": path})
        page = window.shell.page
        if words:
            qtbot.waitUntil(lambda: words in texts(page.verdict), timeout=WAIT_MS)  # noqa: B023  # waits here
        else:
            qtbot.waitUntil(lambda: window.shell.banner.isVisible(), timeout=WAIT_MS)
    assert document.number


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_before_the_pages(qtbot, open_window, language, size):
    settings.save(settings.Settings(language=language))
    window = open_window()
    window.resize(*size)
    page = window.gate
    page.identity.read()
    for step in range(3):
        page._go(step)
        if step == 2:
            page.recovery.show_key("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345")
        for _ in range(4):
            QApplication.processEvents()
        assert measure.cut_texts(window) == []
        assert measure.overflowing(window) == []
        assert measure.unnamed(window) == []
        assert measure.small_targets(window) == []


def test_the_first_window_imports_no_store_no_pdf_no_signing():
    code = (
        "import sys, inspector.app, inspector.ui.unlock.page, inspector.ui.start.page\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'reportlab', 'pyhanko', 'alembic', 'pypdfium2', 'PIL'} & set(sys.modules)\n"
        "print(sorted(heavy)); sys.exit(bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_window_fills_a_screen_that_is_no_larger_than_the_design(qtbot):
    window = MainWindow(application([]), places.store_folder())
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert (room.width(), room.height()) < (1414, 816), "the tests' screen is a small one"
    window.show_fitting()
    assert window.isMaximized()
    window.showNormal()
    window.resize(1000, 600)
    window.close()
    again = MainWindow(application([]), places.store_folder())
    qtbot.addWidget(again)
    again.show_fitting()
    assert not again.isMaximized()
    again.close()
