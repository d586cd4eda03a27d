"""Tab reaches every control of every page, and one sees where one is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QWidget

from inspector.base.settings import Settings
from tests.matrix import run, states, worlds

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
        run.rest_layouts()
        reached = round_trip(stage.window) if theme == "light" else []
        if theme == "light":
            missed = [one for one in wanted(stage.window) if one not in reached and not by_arrows(one, reached)]
            if not state.name.startswith("checklist"):  # there Tab goes to the details and back, keys do the rest
                faults += [f"{state.name}: not reached: {told(one)}" for one in missed]
        shown = [one for one in wanted(stage.window) if one.isVisible()]
        faults += [f"{state.name}: focus not seen: {told(one)}" for one in shown if not differs(stage.window, one)]
        n_seen += 1
    assert n_seen == len(STATES)
    assert not faults, "\n".join(faults)
