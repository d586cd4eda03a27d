"""Tab reaches every control of every page, in the order of the eye, and one sees where one is."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel, QScrollArea, QWidget

from inspector.base.settings import Settings
from tests.matrix import run, states, worlds
from tests.matrix.stage import turn

STATES = (
    "start-1-empty", "unlock", "today-empty", "today-many", "visits-many", "new-visit-found", "checklist-problem",
    "checklist-many", "finish-many", "opinion-many", "signatures-none", "report-signed", "verify-empty", "settings",
)  # fmt: skip
"""One state of each page: the one with most to reach."""
_MOST = 300
"""Steps after which a circle would have been closed."""

DETAILS = ("checklist-many", "checklist-flag", "checklist-problem", "checklist-reason", "checklist-empty")
OWN_KEYS = {
    "完成检查": "Ctrl+Enter", "查找条目": "/", "今日": "Ctrl+12345", "检查": "Ctrl+12345", "核验": "Ctrl+12345",
    "设置": "Ctrl+12345", "文书": "Ctrl+12345",
    "作答人": "W", "记事本": "TMDV", "帮助": "?F1", "项立即督促": "L", "条目": "Tab", "份": "Enter", "个": "Enter",
}  # fmt: skip
"""What Tab leaves out on the checklist, by its name or the unit of a figure; the keys that lead there or do the same."""


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


def missed(window, reached):
    """What Tab did not come to."""
    return [one for one in wanted(window) if one not in reached and not by_arrows(one, reached)]


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
        reached = round_trip(stage.window)
        if not state.name.startswith("checklist"):  # there Tab goes to the details and back, keys do the rest
            faults += [f"{state.name}: not reached: {told(one)}" for one in missed(stage.window, reached)]
        faults += [f"{state.name}: against the eye: {one}" for one in against_the_eye(stage.window, reached)]
        shown = [one for one in wanted(stage.window) if one.isVisible()]
        faults += [f"{state.name}: focus not seen: {told(one)}" for one in shown if not differs(stage.window, one)]
        n_seen += 1
    assert n_seen == len(STATES)
    assert not faults, "\n".join(faults)


def test_in_the_details_tab_goes_along_the_eye_and_leaves_nothing_out(dressed, stores, monkeypatch):
    monkeypatch.setattr(run, "STATES", [one for one in states.STATES if one.name in DETAILS])
    faults, n_seen = [], 0
    for state, stage in run.each(dressed, stores, Settings(language="zh")):
        stage.window.activateWindow()
        turn()
        detail = stage.page.detail
        QTest.keyClick(stage.page.rows, Qt.Key.Key_N)
        assert detail.note.text.hasFocus(), state.name
        reached = within(stage.window, detail, Qt.Key.Key_Tab)
        before = {one for one in wanted(stage.window) if detail.isAncestorOf(one) and is_above(one, detail.note.text)}
        left_out = [one for one in missed(detail, reached) if one not in before]
        faults += [f"{state.name}: not reached: {told(one)}" for one in left_out]
        faults += [f"{state.name}: against the eye: {one}" for one in against_the_eye(stage.window, reached)]
        n_seen += len(reached) > 1
    assert n_seen == len(DETAILS)
    assert not faults, "\n".join(faults)


def within(window, part, key):
    """Press a key until the focus leaves a part; return what had it, in order."""
    seen = []
    while (at := QApplication.focusWidget()) is not None and part.isAncestorOf(at) and at not in seen:
        seen.append(at)
        QTest.keyClick(window.windowHandle(), key)
    return seen


def is_above(one, other):
    return one.mapToGlobal(one.rect().bottomLeft()).y() < other.mapToGlobal(QPoint()).y()


def test_what_tab_leaves_out_on_the_checklist_has_a_key_that_the_help_lists(dressed, stores, monkeypatch):
    wanted_states = ("checklist-many", "checklist-number", "checklist-reason")
    monkeypatch.setattr(run, "STATES", [one for one in states.STATES if one.name in wanted_states])
    faults, used = [], set()
    for state, stage in run.each(dressed, stores, Settings(language="zh")):
        stage.window.activateWindow()
        turn()
        outside = [one for one in wanted(stage.window) if not stage.page.detail.isAncestorOf(one)]
        stage.shell.toggle_help()
        turn()
        keys = [each.text() for each in stage.shell.help.findChildren(QLabel) if each.property("role") == "key"]
        listed = {key.replace(" ", "") for key in keys}
        stage.shell.toggle_help()
        for one in outside:
            name = one.accessibleName()
            key = next((key for part, key in OWN_KEYS.items() if part in name), "")
            if key not in listed:
                faults.append(f"{state.name}: {told(one)}: no key in the help ({key})")
            used.add(key)
    assert used == set(OWN_KEYS.values())
    assert not faults, "\n".join(faults)


def test_one_key_goes_through_the_filters_and_back_to_all(dressed, stores, monkeypatch):
    monkeypatch.setattr(run, "STATES", [one for one in states.STATES if one.name == "checklist-many"])
    for _state, stage in run.each(dressed, stores, Settings(language="zh")):
        stage.window.activateWindow()
        turn()
        seen = []
        for _ in range(5):
            QTest.keyClick(stage.page.rows, Qt.Key.Key_L)
            seen.append(stage.page.filters.current)
        assert seen == ["unanswered", "failed", "flagged", "lacking", "all"]
