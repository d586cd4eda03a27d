"""A reading by keys: noted on the item in view, refused in words, seen in the grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from inspector.services import inspect
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.evidence.page import EvidencePage
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import session_of
from tests.ui.test_checklist import ENTER, ESCAPE, show


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def hand(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    return show(qtbot, ChecklistPage(session_of(desk)), visit)


def form(hand):
    return hand.page.detail.other.form


def type_into(hand, name, text):
    field = form(hand).fields[name]
    assert field.hasFocus()
    field.setText(text)
    hand.key(ENTER)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_a_reading_is_noted_by_keys_alone(hand, desk, visit):
    hand.keys("C")
    for name, text in (("quantity", "冷藏柜温度"), ("value", "4.5"), ("unit", "℃"), ("instrument", "探针温度计")):
        type_into(hand, name, text)
    assert form(hand).fields["at"].text()
    hand.key(ENTER)
    hand.key(ENTER)
    (found,) = inspect.detail(desk, visit, "A01").evidence
    assert found.reading.words == "冷藏柜温度4.5℃"
    assert found.reading.by
    assert not form(hand).isVisibleTo(hand.page)
    hand.page.detail._presenter.load_now()
    (said,) = [text for text in words(hand.page.detail.other) if "冷藏柜" in text]
    assert said.startswith("读数  冷藏柜温度4.5℃  探针温度计")
    hand.keys("1")
    assert inspect.detail(desk, visit, "A02").evidence == ()


def test_what_is_no_value_is_told_in_the_form_and_escape_gives_it_up(hand, desk, visit):
    hand.keys("C")
    type_into(hand, "quantity", "在岗保安")
    form(hand).fields["value"].setText("两个")
    form(hand).note.click()
    assert any("“两个”不是数值" in text for text in words(form(hand)))
    assert form(hand).fields["quantity"].text() == "在岗保安"
    hand.key(ESCAPE)
    assert not form(hand).isVisibleTo(hand.page)
    assert inspect.detail(desk, visit, "A01").evidence == ()


def test_the_grid_shows_it_beside_the_photos_and_it_cannot_be_compared(qtbot, hand, desk, visit):
    hand.keys("C")
    form(hand).fields["quantity"].setText("在岗保安")
    form(hand).fields["value"].setText("2")
    form(hand).fields["unit"].setText("人")
    form(hand).note.click()
    grid = show(qtbot, EvidencePage(session_of(desk)), visit)
    (shown,) = grid.page.grid.pictures.photos
    text = grid.page.grid.pictures.index(0).data(Qt.ItemDataRole.DisplayRole)
    assert text.splitlines()[0] == "A01  读数"
    assert text.splitlines()[1].startswith("在岗保安2人")
    grid.page.finder.setText("保安")
    assert grid.page.grid.pictures.photos == (shown,)
    assert not grid.page.compare.isEnabled()
