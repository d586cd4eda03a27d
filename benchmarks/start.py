"""From the start of the process to the first paint of the unlock window, against a bare window of the same library."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

from benchmarks.setting import desk_of_its_own
from benchmarks.table import row, timed

_RUNS, _BOUND = 11, 2.0
_QUIT_AT_PAINT = """
class Once(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, app.quit)
        return False
once = Once()
window.installEventFilter(once)
window.show()
app.exec()
"""
_OURS = (
    """
import sys
from inspector.app import MainWindow, application
from inspector.services import security
from PySide6.QtCore import QEvent, QObject, QTimer
app = application(sys.argv)
window = MainWindow(app, security.default_folder())
assert type(window.gate).__name__ == "UnlockPage"
"""
    + _QUIT_AT_PAINT
)
_BARE = (
    """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
window = QLabel("Inspector")
window.resize(1366, 768)
"""
    + _QUIT_AT_PAINT
)


def measure() -> list[str]:
    """Return the line."""
    with desk_of_its_own() as desk:
        desk.close()
        ours: list[float] = []
        bare: list[float] = []
        _run(_OURS)  # compiles, and warms the disk
        for _ in range(_RUNS):
            bare.append(timed(lambda: _run(_BARE)))
            ours.append(timed(lambda: _run(_OURS)))
    name = "start to unlock window / bare window, median"
    return [row(name, statistics.median(ours), statistics.median(bare), _BOUND)]


def _run(code: str) -> None:
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True)  # noqa: S603  # our own code
