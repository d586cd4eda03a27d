"""What a key paints: the rows it left and came to, their section, the counts, the details; each once, nothing made anew."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from typing_extensions import override

from inspector.services import inspect
from tests.services import factory
from tests.ui.framed import shell_of

_MOST_PAINTED = 90
"""Painted for one key, with all that lies under it; 55 to 72 when this was written, 93 to 128 before."""


class Seen(QObject):
    """Counts the paintings of each widget, and the widgets whose style was worked out."""

    def __init__(self):
        super().__init__()
        self.painted, self.dressed = Counter(), []

    @override
    def eventFilter(self, watched, event):
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Paint:
                self.painted[watched] += 1
            elif event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange}:
                self.dressed.append(watched)
        return False

    def of(self, kind):
        """The widgets of a kind that were painted, with how often."""
        return {widget: n for widget, n in self.painted.items() if isinstance(widget, kind)}


@pytest.fixture
def page(qtbot, desk, qapp):
    shell = shell_of(qtbot, desk)
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit})
    page, first = shell.page, shell.page.current
    # What is made when it is needed first is made here: a label for each basis.
    for code in (max(page.items.codes, key=lambda code: len(inspect.detail(desk, visit, code).basis)), first):
        page.go_to(code)
        qtbot.waitUntil(lambda: page.detail.shown == page.current)
    answer(qtbot, page, "1")
    return page


def answer(qtbot, page, key):
    """Answer the current item; return when the details of the next one are there."""
    before = page.current
    QTest.keyClick(page.window().windowHandle(), key)
    assert page.current != before
    qtbot.waitUntil(lambda: page.detail.shown == page.current)
    QApplication.processEvents()


def test_an_answer_paints_what_it_changes_and_makes_nothing_anew(qtbot, page, qapp):
    assert page.item(page.current).kind == "scale4"
    section, widgets = page.item(page.current).section, set(page.findChildren(QWidget))
    seen = Seen()
    qapp.installEventFilter(seen)
    answer(qtbot, page, "1")
    qapp.removeEventFilter(seen)
    assert set(page.findChildren(QWidget)) == widgets
    assert seen.dressed == []
    buttons = [button for button in seen.of(QAbstractButton) if button.property("role") == "section"]
    sections = {section, page.item(page.current).section}
    assert {button.accessibleName()[0] for button in buttons} <= sections
    assert max(n for widget, n in seen.of(QAbstractButton).items() if page.rows.bar.isAncestorOf(widget)) == 1
    assert max(n for widget, n in seen.of(QLabel).items() if page.detail.reading.isAncestorOf(widget)) == 1
    assert seen.painted.total() <= _MOST_PAINTED
