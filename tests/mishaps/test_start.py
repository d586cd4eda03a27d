"""The program on machines that lack something: locale, fonts, input method, a home that can be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

import inspector
from inspector.app import MainWindow, application
from inspector.base import places
from inspector.base.errors import RefusedError
from inspector.services import sample, security
from inspector.store import key_file, keys
from inspector.ui import input_method
from inspector.ui.i18n import speak
from inspector.ui.start.page import StartPage
from inspector.ui.unlock.page import UnlockPage
from inspector.ui.widgets.buttons import LinkButton
from tests.mishaps import places as bad_places

WAIT_MS = 20_000
ROOT = Path(inspector.__file__).parent.parent
PASSWORD = "Mei-Ling 督导 2026"
BARE = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def run(*command, cwd=ROOT, **environment):
    """Run the program with nothing of this environment."""
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**BARE, **environment}, cwd=cwd, check=False, capture_output=True, timeout=240,
    )  # fmt: skip


@pytest.fixture
def open_window(qtbot, qapp):
    opened = []

    def begin(folder=None):
        window = MainWindow(application([]), folder or places.store_folder())
        speak(qapp, "zh")
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield begin
    for window in opened:
        window.close()


def gate(window):
    """What is in view before the pages; another page each time it is asked for."""
    return window.gate


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.slow
@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {}], ids=["C", "none"])  # POSIX is another name of C
def test_the_demo_its_window_and_verify_run_in_any_locale(tmp_path, locale):
    folder = tmp_path / "督导 材料"
    folder.mkdir()
    done = run("-m", "inspector.demo", folder / "演示", HOME=str(tmp_path), **locale)
    assert done.returncode == 0, done.stderr.decode()
    (pdf,) = (folder / "演示").glob("*.pdf")
    assert "现场检查记录" in pdf.name
    verified = run("-m", "inspector", "verify", pdf, INSPECTOR_HOME=str(tmp_path / "家"), **locale)
    assert verified.returncode == 3
    assert "文书完好" in verified.stdout.decode()


def test_a_console_that_knows_no_chinese_shows_question_marks_and_the_exit_code_stands(tmp_path):
    (tmp_path / "没有签名.pdf").write_bytes(b"%PDF-1.7")
    done = run(
        "-m", "inspector", "verify", tmp_path / "没有签名.pdf", PYTHONIOENCODING="latin-1", INSPECTOR_HOME=str(tmp_path)
    )
    assert done.returncode == 2
    assert b"?" in done.stdout
    assert b"Traceback" not in done.stderr


def test_without_a_display_it_says_so_in_both_languages(tmp_path):
    done = run("-m", "inspector", HOME=str(tmp_path), QT_QPA_PLATFORM="")
    assert done.returncode == 66
    assert "没有显示器" in done.stderr.decode()
    assert "No display" in done.stderr.decode()


NO_FONTS = """
import sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLabel
from inspector.app import MainWindow, application
from inspector.base import places
app = application(sys.argv[:1])
window = MainWindow(app, places.store_folder())
window.show()
app.processEvents()
window.grab().save(sys.argv[1])
label = next(label for label in window.findChildren(QLabel) if label.text() == "我是谁")
drawn = {}
for text in ("督", "查", "我", "谁"):
    one = QLabel(text)
    one.setFont(label.font())
    one.adjustSize()
    image = one.grab().toImage()
    drawn[text] = bytes(image.constBits())
sys.stdout.write(f"{len(set(drawn.values()))}|" + ",".join(sorted(QFontDatabase.families())))
"""


def test_without_any_font_on_the_system_the_window_shows_chinese_by_our_own(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    picture = tmp_path / "window.png"
    done = run("-c", NO_FONTS, picture, FONTCONFIG_FILE=str(config), HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr.decode()
    different, families = done.stdout.decode().split("|")
    assert int(different) == 4  # four characters, four pictures: no empty boxes
    # Ours alone, beside the names that Qt gives to nothing in particular.
    assert set(families.split(",")) - {"Monospace", "Sans Serif", "Serif"} == {"Noto Sans SC"}
    assert picture.stat().st_size > 10_000


def test_a_home_that_cannot_be_written_is_said_before_anything_is_typed(qtbot, open_window, tmp_path):
    with bad_places.closed(tmp_path / "closed") as home:
        window = open_window(home / "store")
        start = gate(window)
        told = start.message.words()
        assert f"不能在{home}写入" in told
        assert "INSPECTOR_HOME" in told
        start._fill_sample()
        QTest.mouseClick(start.next, Qt.MouseButton.LeftButton)
        assert start.step == 0
        assert "INSPECTOR_HOME" in start.message.words()
    QTest.mouseClick(start.next, Qt.MouseButton.LeftButton)  # the permission was given: it goes on
    assert start.step == 1
    assert not start.message.words()


def test_a_read_only_disk_is_said_too(qtbot, open_window, tmp_path):
    with bad_places.read_only(tmp_path / "disk") as home:
        assert "INSPECTOR_HOME" in gate(open_window(home / "inspector" / "store")).message.words()


def test_looking_for_a_place_leaves_nothing_behind(tmp_path):
    security.require_place(tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def half_made():
    desk, _recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    desk.close()


def test_a_half_finished_first_start_says_so_and_goes_on_at_the_recovery_key(qtbot, open_window):
    half_made()
    window = open_window()
    assert isinstance(gate(window), UnlockPage)
    assert "上次首次使用没有做完" in words(gate(window))
    QTest.keyClicks(gate(window).password.field, "x")
    gate(window).password.field.setText(PASSWORD)
    QTest.keyClick(gate(window).password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(gate(window), StartPage), timeout=WAIT_MS)
    assert gate(window).step == 2
    QTest.keyClicks(gate(window).recovery.field, gate(window).recovery._key)
    QTest.keyClick(gate(window).recovery.field, Qt.Key.Key_Return)
    assert window.shell is not None
    assert security.store_state(places.store_folder()) == "ready"


def test_whose_password_is_forgotten_it_is_put_aside_and_begun_anew(qtbot, open_window):
    half_made()
    window = open_window()
    (anew,) = [b for b in gate(window).findChildren(LinkButton) if b.text() == "移到一旁，另行开始"]
    QTest.mouseClick(anew, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert isinstance(gate(window), StartPage)
    assert gate(window).step == 0
    assert not places.store_folder().exists()
    (aside,) = places.home().glob("store.half-*")
    assert keys.open_with_password(aside, PASSWORD)  # nothing was destroyed


def test_a_finished_store_is_never_put_aside():
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    desk.close()
    with pytest.raises(RefusedError, match="store_not_half"):
        security.start_anew(places.store_folder())


def test_a_store_that_lost_its_keys_is_no_place_for_a_new_one(qtbot, open_window):
    half_made()
    for name in (key_file.FILE, key_file.COPY):
        (places.store_folder() / name).unlink()
    window = open_window()
    assert isinstance(gate(window), UnlockPage)
    gate(window).password.field.setText(PASSWORD)
    QTest.keyClick(gate(window).password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gate(window).message.words()), timeout=WAIT_MS)
    assert "密钥文件损坏" in gate(window).message.words()


def bus_file(folder, process):
    (folder / "ibus" / "bus").mkdir(parents=True)
    (folder / "ibus" / "bus" / "abc-unix-0").write_text(f"IBUS_ADDRESS=unix:x\nIBUS_DAEMON_PID={process}\n")
    return {"XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}


@pytest.mark.parametrize(
    ("asked", "runs", "chosen"),
    [
        ({"QT_IM_MODULE": "ibus"}, True, "ibus"),
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, True, "ibus"),  # as desktops with fcitx 5 set it
        ({"QT_IM_MODULES": "wayland;fcitx"}, True, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, False, "ibus"),  # it may start after us
        ({"QT_IM_MODULE": "xim"}, True, "ibus"),
        ({}, True, "ibus"),
        ({}, False, None),
        ({"QT_IM_MODULE": "compose"}, True, "compose"),  # chosen by somebody who knows
    ],
)
def test_the_plugin_that_is_there_is_asked_for(tmp_path, asked, runs, chosen):
    environment = {**asked, **bus_file(tmp_path, os.getpid() if runs else 2**22 + 1)}
    input_method.choose(environment)
    assert environment.get("QT_IM_MODULE") == chosen
    if chosen == "ibus":
        assert input_method.can_answer(environment) is runs
    if chosen is None:
        assert not input_method.can_answer(environment)


def test_a_plugin_of_another_qt_that_cannot_be_loaded_is_not_counted(tmp_path):
    folder = tmp_path / "plugins" / "platforminputcontexts"
    folder.mkdir(parents=True)
    (folder / "libfcitx5platforminputcontextplugin.so").write_bytes(b"\x7fELF of another Qt")
    environment = {"QT_IM_MODULE": "fcitx", "QT_PLUGIN_PATH": str(folder.parent), **bus_file(tmp_path, os.getpid())}
    input_method.choose(environment)
    assert environment["QT_IM_MODULE"] == "ibus"


def test_no_input_method_is_said_where_the_first_chinese_is_typed(qtbot, open_window, monkeypatch):
    monkeypatch.setattr(input_method, "is_there", lambda: False)  # here: a window without a screen
    window = open_window()
    assert "没有找到中文输入法" in words(gate(window))
    assert "fcitx5-chinese-addons" in words(gate(window))
