"""What the tests of Today, the visits and the new visit share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspector.ui.desk_session import Session


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot):
        self._qtbot, self.n = qtbot, 0

    def type(self, text):
        for letter in text:
            self._qtbot.keyClicks(self._there(), letter)
            self.n += 1

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self._qtbot.keyClick(self._there(), key, modifier)
        self.n += 1

    def _there(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus: a key would go nowhere"
        return widget


def write(widget, text):
    """Type Chinese as an input method does: QTest knows no keys for it."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def session_of(desk):
    session = Session()
    session.open(desk)
    return session


def frame(qtbot, page, *, width=1294, height=664):
    """Show a page in a window with its header above, as the frame does, and enter it."""
    window = QWidget()
    head = QHBoxLayout()
    for widget in page.header_widgets():
        head.addWidget(widget)
    box = QVBoxLayout(window)
    box.addLayout(head)
    box.addWidget(page, 1)
    window.resize(width, height)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.enter()
    return window


def journalled(desk, visit):
    """Return the registers of the team's members as they stand on disk."""
    return [row.values for row in desk.store.select("team_member", visit_id=str(visit))]
