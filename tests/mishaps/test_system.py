"""Where the program runs: one module asks. Versions that must not meet: told at start."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

import inspector
from inspector.base.errors import RefusedError
from inspector.base.versions import refuse_broken_pair

PACKAGE = Path(inspector.__file__).parent
ASKS = re.compile(
    r"\bos\.name\b|\bsys\.platform\b|\bplatform\.(system|node|machine)\b|\bimport (fcntl|resource|pwd|grp|msvcrt)\b"
    r"|\bctypes\.(CDLL|windll)\b"
    r"|\bos\.(fork|getuid|geteuid|chown|O_DIRECTORY)\b|/proc/|/etc/|CLOCK_BOOTTIME"
)


def test_one_module_asks_where_the_program_runs():
    asking = {
        path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py") if ASKS.search(path.read_text("utf-8"))
    }
    assert asking == {"base/system.py", "base/limits.py"}  # limits: what a process gives up, by system


@pytest.mark.parametrize(
    ("python", "qt"),
    [((3, 11), "6.12.0"), ((3, 11), "6.12.1"), ((3, 11), "6.13.0"), ((3, 11), "7.0.0"), ((3, 10), "6.12.0")],
)
def test_the_broken_pair_is_refused(python, qt):
    with pytest.raises(RefusedError, match="qt_python_broken"):
        refuse_broken_pair(python, qt)


@pytest.mark.parametrize(
    ("python", "qt"),
    [
        ((3, 11), "6.8.3"),
        ((3, 11), "6.9.3"),
        ((3, 11), "6.11.3"),
        ((3, 12), "6.12.0"),
        ((3, 13), "6.12.0"),
        ((3, 14), "6.12.0a1"),
    ],
)
def test_sound_pairs_are_not(python, qt):
    refuse_broken_pair(python, qt)


@pytest.mark.parametrize("entry", ["inspector.__main__", "inspector.demo.__main__"])
def test_the_refusal_comes_before_any_window_and_says_what_to_do(tmp_path, entry):
    """A PySide6 that says it is 6.12 stands first on the path; on Python from 3.12 on it would be taken."""
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text('__version__ = "6.12.0"\n')
    script = f"import sys; sys.version_info = (3, 11, 7, 'final', 0); from {entry} import main; main()"
    environment = {"PYTHONPATH": f"{tmp_path}:{PACKAGE.parent}", "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment, cwd=tmp_path, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == RefusedError.exit_code
    assert "PySide6 6.12.0与Python 3.11不能一起使用" in done.stderr
    assert "Python 3.12 or newer" in done.stderr
    assert "Traceback" not in done.stderr


class Sender(QObject):
    said = Signal(bool)
    told = Signal(object)


def test_signals_and_calls_lose_no_reference(qapp):
    """Counted at the real calls of the pair that is installed; from Python 3.12 on both are immortal."""
    sender = Sender()
    sender.said.connect(lambda _value: None)
    sender.told.connect(lambda _value: None)
    timer = QTimer()

    def act():
        for _ in range(1000):
            sender.said.emit(True)
            sender.told.emit(None)
            timer.setInterval(5)
            timer.setObjectName("x")

    act()  # what is cached is cached
    before = sys.getrefcount(True), sys.getrefcount(None)
    act()
    lost = [had - has for had, has in zip(before, (sys.getrefcount(True), sys.getrefcount(None)), strict=True)]
    assert max(lost) < 50, "so many references to True and None are gone after 1,000 calls"
