"""The wheel scrolls; it changes nothing that was written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from inspector.services import inspect
from inspector.ui.widgets.steady import Choice, Moment, Number
from tests.services import factory
from tests.ui.framed import shell_of


def turn(widget, notches=-3):
    """Turn the wheel over the middle of a widget, through its window's own system."""
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center())
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, notches * 120))
    QApplication.processEvents()


def filled(kind):
    field = kind()
    if isinstance(field, Choice):
        field.addItems(["a", "b", "c", "d", "e"])
        field.setCurrentIndex(2)
    if isinstance(field, Number):
        field.setValue(50)
    return field


def value_of(field):
    return field.currentIndex() if isinstance(field, Choice) else field.text()


@pytest.mark.parametrize("focused", [False, True])
@pytest.mark.parametrize("kind", [Choice, Number, Moment])
def test_the_wheel_over_a_field_scrolls_its_pane_and_leaves_the_field(qtbot, kind, focused):
    area, inside = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    field = filled(kind)
    column = QVBoxLayout(inside)
    column.addWidget(field)
    column.addSpacing(2000)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    if focused:
        field.setFocus()
    before = value_of(field)
    turn(field)
    assert value_of(field) == before
    assert area.verticalScrollBar().value() > 0


def test_the_term_of_a_problem_stands_when_the_pane_is_scrolled_over_it(qtbot, desk):
    visit = factory.begin(desk)
    inspect.answer(desk, visit, "A01", {"value": "fails"})
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    QApplication.processEvents()
    term = shell.page.detail.problem.term
    assert term.isVisible()
    stands, n_before = term.currentIndex(), len(desk.store.select("problem", visit_id=str(visit)))
    turn(term)
    turn(term, 3)
    turn(term, 3)
    assert term.currentIndex() == stands
    assert len(desk.store.select("problem", visit_id=str(visit))) == n_before
