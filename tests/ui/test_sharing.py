"""Sections given to members on the checklist page: by keys, seen in list and heads, filtered, initialled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from inspector.services import sample, sharing, team
from inspector.ui import measure
from inspector.ui.i18n import speak
from tests.services import factory
from tests.services.test_sharing import answer_section
from tests.services.test_team import begin
from tests.ui.framed import shell_of
from tests.ui.planning import Keys
from tests.ui.test_team import settle

if TYPE_CHECKING:
    from inspector.base.messages import Language

ME, COLLEAGUE = sample.sample_identity().name, sample.sample_members()[0].name


def at_checklist(qtbot, qapp, desk, size=(1366, 768), language: Language = "zh"):
    speak(qapp, language)
    desk.language = language
    visit = begin(desk)
    shell = shell_of(qtbot, desk, size)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    settle()
    return visit, shell, Keys(qtbot)


def shared(desk, visit):
    return {one.code: one.member for one in sharing.open_sharing(desk, visit).sections if one.member}


def test_digits_give_sections_and_list_head_and_filter_show_it(qtbot, qapp, desk):
    visit, shell, keys = at_checklist(qtbot, qapp, desk)
    page = shell.page
    assert not page.filters._chips["mine"].isVisible()
    keys.press(Qt.Key.Key_B)
    sheet = page._sharing.sheet
    assert sheet.isVisible()
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_2)
    assert shared(desk, visit) == {"A": ME, "B": COLLEAGUE}
    assert COLLEAGUE in page.sections._buttons["B"].accessibleName()
    assert COLLEAGUE in page.rows._heads["B"].accessibleName()
    totals = {one.code: one.n_total for one in sharing.open_sharing(desk, visit).sections}
    assert page.sections._shares.text() == f"{ME} 0/{totals['A']}\n{COLLEAGUE} 0/{totals['B']}"
    keys.press(Qt.Key.Key_0)
    assert shared(desk, visit) == {"A": ME}
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shared(desk, visit) == {"A": ME, "B": COLLEAGUE}
    assert "已撤销：部分分工" in shell.status.said()
    assert sheet.rows["B"].choice.currentIndex() == 2
    keys.press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    keys.press(Qt.Key.Key_Down)
    assert page.current == "A02"  # the keys are with the list again, at the item where one was


def test_mine_shows_the_sections_of_who_answers_and_follows_w(qtbot, qapp, desk):
    visit, shell, keys = at_checklist(qtbot, qapp, desk)
    me, other = (one.actor for one in team.members(desk, visit))
    sharing.give(desk, visit, "A", me)
    sharing.give(desk, visit, "B", other)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    page = shell.page
    page.filters.choose("mine")
    assert {page.items[code].section for code in page.rows.shown} == {"A"}
    assert str(len(page.rows.shown)) in page.filters._chips["mine"].text()
    keys.press(Qt.Key.Key_W)
    assert {page.items[code].section for code in page.rows.shown} == {"B"}
    assert page.current.startswith("B")
    sharing.give(desk, visit, "A", None)
    sharing.give(desk, visit, "B", None)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    assert page.filters.current == "all"
    assert not page.filters._chips["mine"].isVisible()


def test_enter_initials_ones_own_section_and_a_changed_answer_asks_for_it_anew(qtbot, qapp, desk):
    visit, shell, keys = at_checklist(qtbot, qapp, desk)
    keys.press(Qt.Key.Key_B)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Return)
    sheet = shell.page._sharing.sheet
    assert "没有答" in sheet._told.text()
    keys.press(Qt.Key.Key_Escape)
    answer_section(desk, visit, "A")
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    keys.press(Qt.Key.Key_B)
    assert not sheet._told.isVisible()
    keys.press(Qt.Key.Key_Return)
    assert sheet.rows["A"]._state.text() == "已确认"
    assert "已确认" in shell.page.rows._heads["A"].accessibleName()
    keys.press(Qt.Key.Key_B)
    keys.press(Qt.Key.Key_2)
    assert "已变更" in shell.page.rows._heads["A"].accessibleName()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sheet_and_the_page_cut_nothing_on_the_smallest_screen(qtbot, qapp, desk, language):
    visit, shell, keys = at_checklist(qtbot, qapp, desk, (960, 540), language)
    me, other = (one.actor for one in team.members(desk, visit))
    answer_section(desk, visit, "A")
    for code, actor in (("A", me), ("B", other), ("C", me)):
        sharing.give(desk, visit, code, actor)
    sharing.initial(desk, visit, "A")
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    looks = (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets)
    for size in ((960, 540), (1366, 768)):
        shell.resize(*size)
        for opened in (False, True):
            if opened:
                keys.press(Qt.Key.Key_B)
            settle()
            faults = [f"{size} {look.__name__}: {found}" for look in looks for found in look(shell)]
            assert faults == []
        keys.press(Qt.Key.Key_Escape)


def test_a_visit_that_is_made_final_is_shown_and_not_shared_out(qtbot, qapp, desk):
    speak(qapp, "zh")
    visit = begin(desk)
    sharing.give(desk, visit, "A", desk.actor)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    settle()
    Keys(qtbot).press(Qt.Key.Key_B)
    rows = shell.page._sharing.sheet.rows
    assert not rows["A"].choice.isEnabled()
    assert not rows["A"].initial.isVisible()
