"""Passwords that are long, of emoji, composed otherwise, or typed with the wrong keyboard: in the real gate."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.app import MainWindow, application
from inspector.base import places, system
from inspector.base.errors import RefusedError
from inspector.base.passwords import one_form
from inspector.services import sample, security
from inspector.store import key_file, keys, password_cost
from inspector.ui.i18n import speak
from inspector.ui.widgets.password import PasswordField
from tests.ui.planning import write

WAIT_MS = 20_000


@pytest.fixture
def gate(qtbot, qapp):
    opened = []

    def begin():
        window = MainWindow(application([]), places.store_folder())
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


def make(password):
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), password)
    security.confirm_recovery(desk, recovery)
    desk.close()


def enter(qtbot, window, password):
    """Type as an input method does: it hands over whole words, in its own composition."""
    field = window.gate.password.field
    field.clear()
    field.setEchoMode(field.EchoMode.Normal)
    write(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None or bool(window.gate.message.words()), timeout=WAIT_MS)
    return window.shell is not None


def full_width(text):
    return "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) for c in text)


EMOJI = "🏫🔑👩‍🏫❤️🧯🚸🍚📋"


@pytest.mark.parametrize(
    ("made", "typed"),
    [
        ("督导" * 50 + "x" * 100, "督导" * 50 + "x" * 100),
        (EMOJI, EMOJI),
        (EMOJI, EMOJI.replace("\ufe0f", "")),
        ("é ü ñ password", unicodedata.normalize("NFD", "é ü ñ password")),
        ("Mei-Ling 2026", full_width("Mei-Ling 2026")),
        ("가나다라 마바사아", unicodedata.normalize("NFD", "가나다라 마바사아")),
    ],
    ids=["200", "emoji", "emoji without selectors", "composed", "full width", "hangul"],
)
def test_the_same_password_opens_however_it_was_typed(qtbot, gate, made, typed):
    assert len(one_form(made)) >= 8
    make(made)
    assert enter(qtbot, gate(), typed)


def test_another_password_does_not_open_and_says_what_may_be_wrong(qtbot, gate):
    make("督导" * 50 + "x" * 100)
    window = gate()
    assert not enter(qtbot, window, "督导" * 50 + "x" * 99)
    told = window.gate.message.words()
    for part in ("密码不对", "大写锁定", "键盘布局", "输入法", "恢复密钥"):
        assert part in told


def test_a_store_from_before_opens_as_it_was_typed_then(tmp_path):
    """Slots written before passwords had one form name none: they take the bytes as they come."""
    made = unicodedata.normalize("NFD", "é ü ñ password")
    keys.create_keys(tmp_path, "anything else")
    body = json.loads((tmp_path / key_file.FILE).read_text("utf-8"))
    ring = keys.open_with_password(tmp_path, "anything else")
    slot = {"argon2id": password_cost.cost(2), "salt": "00" * 16}
    body["slots"]["password"] = {**slot, **keys._wrap(body, "password", ring, keys._from_password(made, slot))}
    for name in (key_file.FILE, key_file.COPY):
        (tmp_path / name).write_text(json.dumps(body), "utf-8")
    assert keys.open_with_password(tmp_path, made).master == ring.master
    with pytest.raises(RefusedError, match="wrong_password"):
        keys.open_with_password(tmp_path, unicodedata.normalize("NFC", made))


def test_a_password_of_six_hundred_emoji_is_taken_whole_and_one_too_long_is_told():
    field = PasswordField("x")
    field.field.setText("🏫" * 600)
    assert field.text() == "🏫" * 600
    assert security.password_strength("ab🏫🔑" * 256).level > 0
    assert security.password_strength("ab🏫🔑" * 256 + "x").code == "password_long"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (full_width("Mei"), "输入法处于全角状态，与半角同等对待。"),
        ("пароль", "输入的是其他文字的字母，请检查键盘布局。"),
        ("Mei-Ling 督导 é 2026 🏫", ""),
    ],
)
def test_letters_that_nobody_can_see_are_said(qtbot, gate, typed, said):
    make("Mei-Ling 督导 2026")
    window = gate()
    window.gate.password.field.setText(typed)
    assert window.gate.password.hint == said


ON_X = """
import sys, subprocess
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inspector.app import application
from inspector.ui.widgets.password import PasswordField
app = application(sys.argv[:1])
field = PasswordField("x")
field.show(); field.activateWindow(); field.field.setFocus()
seen = []
def key(*names):
    subprocess.run(["xdotool", "key", *names], check=True)
def steps():
    assert field.field.hasFocus()
    seen.append(field.warns_of_caps); key("Caps_Lock")
    yield
    seen.append(field.warns_of_caps); key("Caps_Lock")
    yield
    seen.append(field.warns_of_caps)
    sys.stdout.write(f"{seen}\\n"); app.exit(0)
    yield
run = steps()
timer = QTimer(interval=400); timer.timeout.connect(lambda: next(run)); timer.start()
sys.exit(app.exec())
"""


@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X display")
def test_caps_lock_is_known_on_x_before_a_letter_is_typed():
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-c", ON_X], env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[False, True, False]"


def test_where_caps_lock_cannot_be_known_nothing_is_claimed(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    assert system.caps_lock() is None
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert system.caps_lock() is None
    assert Path(system.__file__).exists()
