"""What a desktop would remember of the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from inspector.ui.traces import Traces


def test_what_was_copied_leaves_the_clipboard_after_a_while_and_at_a_lock(qtbot, home):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    owner.activateWindow()
    qtbot.waitUntil(owner.isActiveWindow)
    traces = Traces(owner, clipboard_ms=0)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("教室后门被锁")
    qtbot.waitUntil(lambda: clipboard.text() == "")
    slow = Traces(owner)
    traces.deleteLater()
    clipboard.setText("教室后门被锁")
    slow.clear()
    assert clipboard.text() == ""


def test_where_a_dialog_was_is_kept_for_this_run_only(qtbot, home):
    owner = QObject()
    traces = Traces(owner)
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/lastVisited", "file:///澄海中学")
    kept.sync()
    assert kept.fileName().startswith(str(home))
    traces.clear()
    assert not any("澄海" in path.read_text("utf-8") for path in home.rglob("*.conf"))
    assert not (home / "dialogs").exists()
