"""Tab reaches every control of every page, in the order of the eye, and one sees where one is."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QScrollArea, QWidget

from inspector.base.settings import Settings
from tests.matrix import run, states, worlds
from tests.matrix.stage import turn

STATES = (
    "start-1-empty", "unlock", "today-empty", "today-many", "visits-many", "new-visit-found", "checklist-problem",
    "finish-many", "opinion-many", "signatures-none", "report-signed", "verify-empty", "settings",
)  # fmt: skip
"""One state of each page: the one with most to reach."""
_MOST = 300
"""Steps after which a circle would have been closed."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    return worlds.make(tmp_path_factory.mktemp("stores"))


def wanted(window):
    """All that can be worked with by keys: enabled, shown, with a Tab focus policy."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
    }


def round_trip(window):
    """Press Tab until one is where one began; return what had the focus, in order."""
    seen = []
    for _ in range(_MOST):
        at = QApplication.focusWidget()
        if at is not None and at in seen[:-1]:
            break
        if at is not None and at not in seen[-1:]:  # Tab goes through the parts of a date first
            seen.append(at)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    return seen


def by_arrows(widget, reached):
    """Whether one of its group was reached: arrows lead on from there."""
    group = widget.group() if hasattr(widget, "group") else None
    return isinstance(group, QButtonGroup) and any(one in reached for one in group.buttons())


def part_of(window, widget):
    """The rail, the header, the status line or the page: Tab may go from one to another in any direction."""
    shell = window.shell
    parts = (shell.rail, shell.header, shell.status, shell.page) if window.shell else ()
    return next((part for part in parts if part is not None and part.isAncestorOf(widget)), window)


def places_of(window, one, other):
    """Where two widgets are; what scrolls without the other is where its view is."""
    return [_place(window, one, other), _place(window, other, one)]


def _place(window, widget, other):
    at, up = widget, widget.parentWidget()
    while up is not None and not up.isAncestorOf(other):
        at = up if isinstance(up, QScrollArea) else at
        up = up.parentWidget()
    return QRect(at.mapTo(window, QPoint()), at.size())


def against_the_eye(window, order):
    """Steps within one part that go up without going to a column further right, or left without going down.

    Where there is one part only, the last leads to the first again.
    """
    found = []
    first = min(order, key=lambda one: one.mapTo(window, QPoint()).y(), default=None)
    for one, other in itertools.pairwise(order):
        part = part_of(window, one)
        if part is not part_of(window, other) or (part is window and other is first):
            continue
        here, there = places_of(window, one, other)
        up = there.bottom() <= here.top() and there.left() < here.right()
        left = there.right() <= here.left() and there.top() < here.bottom()
        if up or left:
            found.append(f"{told(one)} → {told(other)}")
    return found


def told(widget):
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


def differs(window, widget):
    """Whether the picture round a widget is another one with the focus on it."""
    room = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    focused = window.grab(room).toImage()
    widget.clearFocus()
    QApplication.processEvents()
    return focused != window.grab(room).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tab_reaches_everything_and_one_sees_where_one_is(dressed, stores, theme, monkeypatch):
    monkeypatch.setattr(states, "STATES", [one for one in states.STATES if one.name in STATES])
    monkeypatch.setattr(run, "STATES", states.STATES)
    faults, n_seen = [], 0
    for state, stage in run.each(dressed, stores, Settings(language="zh", theme=theme)):
        stage.window.activateWindow()
        turn()
        reached = round_trip(stage.window) if theme == "light" else []
        if theme == "light":
            missed = [one for one in wanted(stage.window) if one not in reached and not by_arrows(one, reached)]
            if not state.name.startswith("checklist"):  # there Tab goes to the details and back, keys do the rest
                faults += [f"{state.name}: not reached: {told(one)}" for one in missed]
            faults += [f"{state.name}: against the eye: {one}" for one in against_the_eye(stage.window, reached)]
        shown = [one for one in wanted(stage.window) if one.isVisible()]
        faults += [f"{state.name}: focus not seen: {told(one)}" for one in shown if not differs(stage.window, one)]
        n_seen += 1
    assert n_seen == len(STATES)
    assert not faults, "\n".join(faults)
