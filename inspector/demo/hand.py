"""A user's hand: keys, typed Chinese, the pen, and a camera for the window. Counts the keys it presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QInputDevice, QInputMethodEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from inspector.ui.theme import fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.domain.signature import Stroke

_TURN_MS, _TURNS, _SETTLE_MS = 10, 3_000, 60
NO, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Hand:
    """Works in one window."""

    def __init__(self, window: QWidget, pictures: Path) -> None:
        self._window, self._pictures = window, pictures
        self.n_keys = self.n_pictures = 0
        can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
        pen = QPointingDevice.PointerType.Pen
        self._stylus = QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, pen, can, 1, 1)

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = NO) -> None:
        """Press one key where the focus is."""
        if not self._window.isActiveWindow():  # without a window manager nobody gives it back after a pop-up
            self._window.activateWindow()
            QApplication.processEvents()
        code = key if isinstance(key, Qt.Key) else Qt.Key(ord(key.upper()))
        QTest.keyClick(self._window.windowHandle(), code, held)
        self.n_keys += 1
        QApplication.processEvents()

    def keys(self, text: str) -> None:
        """Press the keys of digits and small letters."""
        for letter in text:
            self.key(letter)

    def write(self, text: str, into: QWidget | None = None) -> None:
        """Type Chinese as an input method hands it over: one commit."""
        field = into or self._window.focusWidget()
        if field is None:  # pyright: ignore[reportUnnecessaryComparison]  # the stubs forget that there may be none
            raise RuntimeError("nothing has the focus: what is typed would go nowhere")
        field.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
        QApplication.processEvents()

    def rewrite(self, text: str, into: QWidget) -> None:
        """Replace what is in a field."""
        into.setFocus()
        self.key(Qt.Key.Key_A, CTRL)
        self.write(text, into)

    def click(self, widget: QWidget) -> None:
        """Press a button with the mouse."""
        at = widget.rect().center()
        if isinstance(widget, QCheckBox):
            at.setX(fonts.px(10))  # a wide box takes the mouse on its mark and words only
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()

    def draw(self, pad: QWidget, strokes: tuple[Stroke, ...], size: tuple[int, int]) -> None:
        """Write with a pen that feels pressure; strokes are in hundredths of a pixel on a pad of a size."""
        scale = min(pad.width() / size[0], pad.height() / size[1]) / 100
        kinds = QEvent.Type
        for stroke in strokes:
            for n, (x, y, at_ms, pressure) in enumerate(stroke):
                self._pen(pad, kinds.TabletMove if n else kinds.TabletPress, (x * scale, y * scale, at_ms, pressure))
            x, y, at_ms, _ = stroke[-1]
            self._pen(pad, kinds.TabletRelease, (x * scale, y * scale, at_ms, 0))
        QApplication.processEvents()

    def _pen(self, pad: QWidget, kind: QEvent.Type, point: tuple[float, float, int, int]) -> None:
        x, y, at_ms, pressure = point
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.TabletMove else left
        buttons = none if kind == QEvent.Type.TabletRelease else left
        at = QPointF(x, y)
        event = QTabletEvent(
            kind, self._stylus, at, pad.mapToGlobal(at), pressure / 1000, 0, 0, 0, 0, 0, NO, button, buttons
        )
        event.setTimestamp(at_ms + 1)  # 0 would be: unknown
        QApplication.sendEvent(pad, event)

    def wait(self, until: Callable[[], object]) -> None:
        """Let the program work until something holds."""
        for _ in range(_TURNS):
            if until():
                return
            rest(_TURN_MS)
        raise TimeoutError("the window did not come to what was awaited")

    def picture(self, name: str) -> None:
        """Save what the window shows."""
        rest(_SETTLE_MS)
        self.n_pictures += 1
        self._window.grab().save(str(self._pictures / f"{self.n_pictures:02}-{name}.png"))


def rest(milliseconds: int) -> None:
    """Let the program work for a while. QTest.qWait would keep Python's lock, and with it every worker, waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
