"""History in the window: one key from the item, the visit, the store; going back; by keys, at every size."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.services import inspect, records
from inspector.ui import measure
from inspector.ui.i18n import speak
from inspector.ui.theme import sheet
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of
from tests.ui.planning import Keys

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visit(desk, watch):
    made = factory.begin(desk)
    for value in ("conforms", "fails", "mostly"):
        inspect.answer(desk, made, "A01", {"value": value})
        watch.now += timedelta(minutes=3)
    inspect.write_note(desk, made, "A01", "文件没有写明联系电话。")
    return made


@pytest.fixture
def keys(qtbot):
    return Keys(qtbot)


def opened(qtbot, qapp, desk, visit, size=(1366, 768), language: Any = "zh"):
    speak(qapp, language)
    desk.language = language
    shell = shell_of(qtbot, desk, size)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    QApplication.processEvents()
    return shell


def titles(page):
    return [page.model.index(n).data() for n in range(page.model.rowCount())]


def wait(qtbot, page, n=1):
    qtbot.waitUntil(lambda: page.model.rowCount() >= n, timeout=WAIT_MS)


def value(desk, visit):
    return next(i for i in inspect.open_checklist(desk, visit).items if i.code == "A01").answer.value


def test_h_shows_the_items_changes_and_escape_goes_back_to_it(qtbot, qapp, desk, visit, keys):
    shell = opened(qtbot, qapp, desk, visit)
    keys.press(Qt.Key.Key_H)
    wait(qtbot, shell.page)
    assert shell.route[0] == "history"
    found = titles(shell.page)
    assert found[0] == "A01 备注 “” → “文件没有写明联系电话。”"
    assert "A01 不符合 → 基本符合" in found
    assert all(text.startswith("A01 ") for text in found)
    keys.press(Qt.Key.Key_Escape)
    assert (shell.route[0], shell.page.current) == ("checklist", "A01")


def test_enter_goes_back_to_an_answer_and_ctrl_z_undoes_it(qtbot, qapp, desk, visit, keys):
    shell = opened(qtbot, qapp, desk, visit)
    keys.press(Qt.Key.Key_H)
    wait(qtbot, shell.page)
    while "符合 → 不符合" not in shell.page.list.currentIndex().data():
        keys.press(Qt.Key.Key_Down)
    n = len(titles(shell.page))
    keys.press(Qt.Key.Key_Return)
    assert value(desk, visit) == "fails"
    wait(qtbot, shell.page, n + 1)
    assert shell.status.said().startswith("刚才：A01 不符合")
    keys.press(Qt.Key.Key_Z, CTRL)
    assert value(desk, visit) == "mostly"
    wait(qtbot, shell.page, n + 2)
    keys.press(Qt.Key.Key_Escape)
    assert shell.page.item("A01").answer.value == "mostly"


def test_digits_widen_what_is_shown_and_kinds_narrow_it(qtbot, qapp, desk, visit, keys):
    shell = opened(qtbot, qapp, desk, visit)
    keys.press(Qt.Key.Key_H)
    wait(qtbot, shell.page)
    of_item = len(titles(shell.page))
    keys.press(Qt.Key.Key_2)
    wait(qtbot, shell.page, of_item + 1)
    of_visit = len(titles(shell.page))
    keys.press(Qt.Key.Key_3)
    wait(qtbot, shell.page, of_visit + 1)
    keys.press(Qt.Key.Key_1)
    wait(qtbot, shell.page, of_item)
    page = shell.page
    page.kinds.setCurrentIndex(page.kinds.findData("note"))
    qtbot.waitUntil(lambda: len(titles(page)) == 1, timeout=WAIT_MS)
    page.kinds.setCurrentIndex(page.kinds.findData("flag"))
    qtbot.waitUntil(page.nothing.isVisible, timeout=WAIT_MS)
    assert "没有这样的改动" in page.nothing.text()


def test_ctrl_h_opens_the_marked_visits_and_from_settings_the_stores(qtbot, qapp, desk, visit, keys):
    shell = opened(qtbot, qapp, desk, visit)
    shell.go("visits", {})
    QApplication.processEvents()
    keys.press(Qt.Key.Key_H, CTRL)
    wait(qtbot, shell.page)
    assert shell.page.scopes.value() == "visit"
    keys.press(Qt.Key.Key_Escape)
    assert shell.route[0] == "visits"
    shell.go("settings", {})
    keys.press(Qt.Key.Key_H, CTRL)
    wait(qtbot, shell.page)
    assert shell.page.scopes.value() == "store"
    assert not shell.page.scopes.button("item").isEnabled()
    keys.press(Qt.Key.Key_Escape)
    assert shell.route[0] == "settings"


def test_the_list_grows_as_one_comes_to_its_end(qtbot, qapp, desk, visit, keys):
    for item in inspect.open_checklist(desk, visit).items[:40]:
        for _ in range(2):
            inspect.write_note(desk, visit, item.code, f"{_}")
    shell = opened(qtbot, qapp, desk, visit)
    keys.press(Qt.Key.Key_H, CTRL)
    keys.press(Qt.Key.Key_2)
    wait(qtbot, shell.page, 50)
    page = shell.page
    before = page.model.rowCount()
    keys.press(Qt.Key.Key_End)
    wait(qtbot, page, before + 1)


def test_a_signed_visit_is_read_and_says_why_it_does_not_go_back(qtbot, qapp, desk, keys):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    inspect.answer(desk, visit, "A01", {"value": "mostly"})
    factory.sign_all(desk, visit)
    records.issue(desk, visit, lambda _done, _total: None)
    shell = opened(qtbot, qapp, desk, visit)
    shell.page.rows.setFocus()
    keys.press(Qt.Key.Key_H)
    wait(qtbot, shell.page, 2)
    keys.press(Qt.Key.Key_Down)
    assert shell.page.list.currentIndex().data() == "A01 未答 → 符合"
    keys.press(Qt.Key.Key_Return)
    assert "签字" in shell.banner.words()
    assert value(desk, visit) == "mostly"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_with_changes_in_the_list(qtbot, dressed, desk, visit, keys, language, theme):
    sheet.dress(dressed, theme)
    shell = opened(qtbot, dressed, desk, visit, language=language)
    keys.press(Qt.Key.Key_H)
    for size in ((1366, 768), (960, 540)):
        shell.resize(*size)
        wait(qtbot, shell.page)
        for _ in range(4):
            QApplication.processEvents()
        looks = (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets)
        assert [found for look in looks for found in look(shell)] == []
        lows = [shell.page.list.sizeHintForRow(n) for n in range(shell.page.model.rowCount())]
        assert min(lows) >= 44
