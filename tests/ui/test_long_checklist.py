"""A checklist of 2,000 items in the real page: only rows in view or near it are there, and keys work as on a short one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.services import inspect, plan
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.checklist.row import ItemRow
from tests.checklists import with_items
from tests.services import factory
from tests.ui.concluding import session_of

CODES = [f"A{n:04}" for n in range(1000, 3000)]


@pytest.fixture
def visit(desk, monkeypatch):
    long = with_items([{"code": code} for code in CODES])
    monkeypatch.setattr(plan, "built_in", lambda: long)
    return factory.begin(desk)


@pytest.fixture
def page(qtbot, desk, visit):
    made = ChecklistPage(session_of(desk))
    qtbot.addWidget(made)
    made.resize(1294, 664)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter(visit_id=visit)
    yield made
    made.leave()


def press(page, key):
    QTest.keyClick(page.window().windowHandle(), key)
    QApplication.processEvents()


def in_view(page, code):
    row, port = page.rows.row(code), page.rows.viewport()
    top = row.mapTo(port, row.rect().topLeft()).y()
    return row.isVisible() and top >= 0 and top + row.height() <= port.height()


def test_a_key_in_the_middle_answers_and_the_bar_stands_in_the_row(page, desk, visit):
    page.go_to("A2000")
    for code in ("A2000", "A2001", "A2002"):
        assert page.current == code
        assert in_view(page, code)
        assert page.rows.row(code).geometry().contains(page.rows.bar.geometry())
        press(page, Qt.Key.Key_1)
    desk.cache.clear()
    given = {item.code for item in inspect.open_checklist(desk, visit).items if item.answer.value}
    assert given == {"A2000", "A2001", "A2002"}


def test_rows_are_there_wherever_one_scrolls_and_few_elsewhere(page):
    bar = page.rows.verticalScrollBar()
    for part in (0, 3, 7, 10):
        bar.setValue(bar.maximum() * part // 10)
        height, y = page.rows.viewport().height(), bar.value()
        seen = sorted((r.geometry() for r in page.rows.findChildren(ItemRow) if r.isVisible()), key=lambda g: g.y())
        assert seen[0].top() <= y + 36
        assert seen[-1].bottom() >= min(y + height, page.rows.widget().height()) - 1
        assert all(0 <= b.top() - a.bottom() - 1 <= 36 for a, b in pairwise(seen))
        assert len(seen) < 60


def test_a_filter_shows_what_is_left_of_a_long_list(page):
    page.go_to("A2500")
    press(page, Qt.Key.Key_3)
    page.filters.choose("failed")
    assert page.rows.shown == ("A2500",)
    assert in_view(page, "A2500")
    page.filters.choose("all")
    assert len(page.rows.shown) == len(page.view.items)
    assert in_view(page, "A2500")
