"""Random keys, texts and clicks in the program's window, from a seed: tells the last acts where one raises.

Run by test_monkey.py in a process of its own, for a crash of Qt ends the process.
"""

from __future__ import annotations

import random
import sys
import traceback

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit

from inspector.app import MainWindow, application
from inspector.base import places
from inspector.services import audit, conclude, records, sample, security
from inspector.ui.signatures.pad import SignaturePad
from inspector.ui.task import RUNNING
from inspector.ui.unlock.page import UnlockPage
from tests.conftest import PASSWORD
from tests.services import factory

NO, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYS = [
    *[(Qt.Key(ord(c)), NO) for c in "1234512313NFPU0789JK/"],
    *[(Qt.Key.Key_Return, NO)] * 6,
    *[(Qt.Key.Key_Escape, NO), (Qt.Key.Key_Tab, NO), (Qt.Key.Key_Down, NO), (Qt.Key.Key_Z, CTRL)] * 3,
    *[(Qt.Key.Key_Tab, SHIFT), (Qt.Key.Key_Up, NO), (Qt.Key.Key_Left, NO), (Qt.Key.Key_Right, NO)],
    *[(Qt.Key.Key_PageDown, NO), (Qt.Key.Key_Home, NO), (Qt.Key.Key_End, NO), (Qt.Key.Key_Space, NO)],
    *[(Qt.Key.Key_Backspace, NO), (Qt.Key.Key_Delete, NO), (Qt.Key.Key_Question, SHIFT)],
    *[(Qt.Key(ord(c)), CTRL) for c in "1234NSPVYL"],
    *[(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)] * 2,
    *[(Qt.Key(ord(c)), ALT) for c in "01245AS"],
]
TEXTS = ("校长王某", "12", "3.5", "x" * 300, "𠮷㛃", "mdxx", "字" * 5000)
SIZES = ((1366, 768), (960, 540), (1920, 1080))


class Monkey:
    """Works in one window."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.window = MainWindow(application(["inspector"]), places.store_folder())
        self.window.show()
        self.window.activateWindow()
        self.acts: list[str] = []
        self.bored = QTimer()  # a dialog's own loop lets no act through: after a while it is put away
        self.bored.timeout.connect(self.put_away)
        self.bored.start(500)

    def act(self) -> None:
        """Do one thing, whatever is in view."""
        if self.window.shell is None:
            self.unlock()
        modal = QApplication.activeModalWidget() is not None
        ways = [self.press, self.write, self.click, self.draw, self.resize]
        do = self.random.choices(ways, [60, 10, 0 if modal else 24, 0 if modal else 3, 3])[0]
        do()
        QApplication.processEvents()
        if self.random.random() < 0.05:
            QTest.qWait(self.random.choice([5, 60, 400]))

    def press(self) -> None:
        """Press a key where the focus is."""
        key, held = self.random.choice(KEYS)
        self.acts.append(f"key {key.name} {held}")
        QTest.keyClick(QApplication.focusWindow() or self.window.windowHandle(), key, held)

    def write(self) -> None:
        """Write where the focus is, if that is a field."""
        field = QApplication.focusWidget()
        text = self.random.choice(TEXTS)
        self.acts.append(f"text {text[:6]} into {type(field).__name__}")
        if isinstance(field, QLineEdit):
            field.insert(text)
        elif isinstance(field, QTextEdit | QPlainTextEdit) and not field.isReadOnly():
            field.insertPlainText(text)

    def click(self) -> None:
        """Click one of the buttons in view."""
        buttons = [
            b
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisible() and b.isEnabled() and not b.visibleRegion().isEmpty()
        ]
        if buttons:
            button = self.random.choice(buttons)
            self.acts.append(f"click {type(button).__name__} {button.text() or button.accessibleName()}")
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def draw(self) -> None:
        """Sign where there is a pad."""
        for pad in self.window.findChildren(SignaturePad):
            if pad.isVisible() and pad.isEnabled():
                self.acts.append("draw")
                QTest.mousePress(pad, Qt.MouseButton.LeftButton, NO, QPoint(20, 20))
                for n in range(12):
                    QTest.mouseMove(pad, QPoint(20 + 9 * n, self.random.randrange(10, 90)))
                QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, NO, QPoint(140, 60))

    def resize(self) -> None:
        """Give the window another size."""
        size = self.random.choice(SIZES)
        self.acts.append(f"size {size}")
        self.window.resize(*size)

    def unlock(self) -> None:
        """Come back after a lock."""
        self.acts.append("unlock")
        gate = self.window.gate
        assert isinstance(gate, UnlockPage), gate
        for _ in range(1000):
            if self.window.shell is not None:
                return
            if gate._task is None:
                gate._turn(recovery=False)
                gate.password.field.setText(PASSWORD)
                gate._unlock()
            QTest.qWait(10)
        raise TimeoutError("locked out")

    def end(self) -> None:
        """Put dialogs away, let work end, close the window."""
        for _ in range(50):
            if not self.put_away() and not RUNNING.tasks:
                break
            QTest.qWait(60)
        self.bored.stop()
        self.window.close()

    def put_away(self) -> bool:
        """Put the innermost dialog away; say whether there was one."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self.acts.append(f"put away {type(dialog).__name__}")
            dialog.reject()
        return dialog is not None


def main(seed: int, n_acts: int) -> int:
    """Return 0 when nothing raised, the store is free again and its journal whole."""
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    sample.load_sample(desk)
    factory.begin(desk)
    to_finish, to_sign, signed = (factory.begin(desk) for _ in range(3))
    for visit in (to_finish, to_sign, signed):
        factory.answer_all(desk, visit, fails=frozenset({"B03"}))
    conclude.freeze(desk, to_sign)
    factory.sign_all(desk, signed)
    records.issue(desk, signed, lambda _done, _total: None)
    desk.close()
    faults: list[str] = []
    sys.excepthook = lambda *error: faults.append("".join(traceback.format_exception(*error)))
    monkey = Monkey(seed)
    for _ in range(n_acts):
        monkey.act()
        if faults:
            sys.stdout.write("\n".join([*monkey.acts[-12:], faults[0]]))
            return 1
    monkey.end()
    sys.excepthook = sys.__excepthook__
    desk = security.unlock(places.store_folder(), PASSWORD)
    found = audit.audit_store(desk)
    desk.close()
    sys.stdout.write(found.message.what)
    return 0 if found.sound else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
