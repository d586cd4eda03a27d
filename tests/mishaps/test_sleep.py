"""The laptop sleeps in the middle, wakes hours later, somewhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from inspector.base.clock import CHINA
from inspector.services import inspect, records
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.idle import IdleWatch
from tests.services import factory
from tests.ui.concluding import session_of


def test_the_key_that_wakes_a_laptop_after_its_time_locks_and_is_not_typed(qtbot):
    now, told = [0.0], []
    field = QLineEdit()
    qtbot.addWidget(field)
    watch = IdleWatch(field, 10, lambda: now[0])
    watch.idle.connect(lambda: told.append(now[0]))
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    watch.watch(field.windowHandle())
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    now[0] += 3 * 3600  # no tick of the timer between waking and the key
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_B)
    assert told == [now[0]]
    assert field.text() == "a"
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_C)
    assert told == [now[0]]
    assert field.text() == "ac"


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="no dbus-daemon on this machine")
def test_waking_locks_at_once_when_logind_says_so_and_the_time_is_over(tmp_path):
    config = tmp_path / "bus.conf"
    config.write_text(
        "<!DOCTYPE busconfig PUBLIC '-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN' "
        "'http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd'><busconfig><type>system</type>"
        f"<listen>unix:path={tmp_path}/bus</listen><policy context='default'><allow send_destination='*'/>"
        "<allow receive_sender='*'/><allow own='*'/><allow user='*'/></policy></busconfig>"
    )
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    try:
        address = bus.stdout.readline().strip()
        assert address
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "offscreen"}
        script = Path(__file__).with_name("sleep_process.py")
        done = subprocess.run(
            [sys.executable, script],
            check=False,
            env={**environment, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            timeout=60,
        )
    finally:
        bus.kill()
        bus.wait()
    assert done.returncode == 0, done.stderr
    assert "short sleep locks: False long sleep locks: True" in done.stdout


def test_times_of_a_visit_stay_those_of_the_school_when_the_laptops_zone_changes(qtbot, desk, watch, monkeypatch):
    """Arrived at 9:00 in Nanjing; the laptop is then set to Ürümqi's or Lisbon's time, and sleeps for two hours."""
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    watch.go(hours=14, minutes=50)  # 23:50 at the school, the day before in Lisbon's time of the signature
    page = ChecklistPage(session_of(desk))
    qtbot.addWidget(page, before_close_func=lambda _page: page.leave())
    page.enter(visit_id=visit)
    before = page.crumb
    seen = []
    for zone in ("Asia/Urumqi", "Europe/Lisbon", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        page.enter(visit_id=visit)
        seen.append(page.crumb)
    assert "09:00" in before
    assert set(seen) == {before}
    factory.sign_all(desk, visit)
    document = records.issue(desk, visit, lambda _done, _total: None)
    monkeypatch.undo()
    time.tzset()
    assert document.signed_at == watch.now
    assert document.signed_at.astimezone(CHINA).day == 20
    found = text_of(records.document_bytes(desk, document.id))
    assert "2026年11月20日" in found
    assert "2026年11月21日" not in found
    assert inspect.open_checklist(desk, visit).arrived_at.astimezone(CHINA).hour == 9


def text_of(pdf):
    import io

    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return "".join(page.extract_text() for page in pages).replace(" ", "").replace("\n", "")
