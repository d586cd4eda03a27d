"""What a desktop remembers of a program without being asked: the clipboard, recent files, a dialog's last folders."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from inspector.base import places
from inspector.base.system import needs_input_method

if TYPE_CHECKING:
    from pathlib import Path

_CLIPBOARD_MS = 60_000
"""A minute is enough to paste elsewhere what was copied here."""


class Traces(QObject):
    """Keeps the desktop from remembering. ``clear`` at every lock."""

    def __init__(self, parent: QObject, *, clipboard_ms: int = _CLIPBOARD_MS) -> None:
        super().__init__(parent)
        self._is_ours = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clipboard_ms)
        self._timer.timeout.connect(self._clear_clipboard)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)
        # Qt keeps folders that its dialogs were in, for all programs of this user alike. Ours are in a place of ours.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(_dialogs_folder()))

    def clear(self) -> None:
        """Take from the clipboard what was copied here, and forget where dialogs were."""
        self._clear_clipboard()
        shutil.rmtree(_dialogs_folder(), ignore_errors=True)

    def _copied(self) -> None:
        # Not every platform tells whose it is; what changes while a window of ours is in front was copied there.
        is_in_front = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._is_ours = is_in_front or QGuiApplication.clipboard().ownsClipboard()
        if self._is_ours:
            self._timer.start()
        else:
            self._timer.stop()

    def _clear_clipboard(self) -> None:
        self._timer.stop()
        if self._is_ours:
            QGuiApplication.clipboard().clear()
            self._is_ours = False


def use_own_dialogs() -> None:
    """Have Qt's own file dialogs where the desktop's would list each file that was opened or saved as recent.

    GTK's does (``recently-used.xbel``), and a portal cannot serve a program whose memory may not be read.
    """
    if needs_input_method():  # Linux and its like
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def _dialogs_folder() -> Path:
    return places.home() / "dialogs"
