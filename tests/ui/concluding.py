"""What the tests of finish, opinion, signatures and report share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inspector.ui.desk_session import Session

WAIT_MS = 10_000


def stand(qtbot, page, visit, *, width=1294, height=664):
    """Show a page in a window with its header above, as the frame does, and enter it."""
    window = QWidget()
    head = QHBoxLayout()
    for widget in page.header_widgets():
        head.addWidget(widget)
    box = QVBoxLayout(window)
    box.addLayout(head)
    box.addWidget(page, 1)
    window.resize(width, height)
    qtbot.addWidget(window, before_close_func=lambda _window: page.leave())  # as the frame does before it locks
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.stands_in = window  # the page lives as long as its window
    page.enter(visit_id=visit)
    QApplication.processEvents()  # layouts show what was put into them in the next turn
    return window


def session_of(desk):
    made = Session()
    made.open(desk)
    return made


def idle(page):
    """Whether all photos that were given to the checklist are in: the store may be closed."""
    return not page.detail._presenter._adding


def errors_of(page):
    """Collect the codes of what the page tells: wraps nothing, listens to the real call."""
    found = []
    show = page.show_error

    def told(error, *more, **names):
        found.append(error.code)
        show(error, *more, **names)

    page.show_error = told
    return found


def button(widget, words):
    """Find a button in view by a part of its words or of its name."""
    QApplication.processEvents()  # see ``stand``
    found = [
        b
        for b in widget.findChildren(QPushButton)
        if b.isVisible() and (words in b.text() or words in b.accessibleName())
    ]
    assert len(found) == 1, [b.text() or b.accessibleName() for b in found]
    return found[0]


def press(qtbot, widget, words):
    qtbot.mouseClick(button(widget, words), Qt.MouseButton.LeftButton)


def write(pad, *strokes):
    """Write on a pad with the mouse: each stroke a list of points."""
    for points in strokes:
        spots = [QPoint(*point) for point in points]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[-1])


def scribble(pad):
    write(pad, [(40 + 6 * n, 40 + (n * 13) % 60) for n in range(30)])
