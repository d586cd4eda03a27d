"""Two rate an item at one laptop: by keys, unseen, then side by side, then settled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from inspector.services import sample, two_ratings
from inspector.ui import measure
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.framed import Fingers, shell_of
from tests.ui.test_sharing import at_checklist
from tests.ui.test_team import settle

ME, COLLEAGUE = sample.sample_identity().name, sample.sample_members()[0].name


def shown_texts(shell):
    """All that can be read of the item: its row, the details, the status line."""
    page = shell.page
    texts = [label.text() for label in page.detail.two.findChildren(QLabel) if label.isVisible()]
    below = page.rows.row("A01")._below.replace("不符合时须附照片", "")
    return [*texts, below, page.rows.row("A01").accessibleName(), shell.status.said()]


def test_two_rate_unseen_then_see_both_and_settle(qtbot, qapp, desk):
    _, shell, keys = at_checklist(qtbot, qapp, desk)
    page = shell.page
    keys.press(Qt.Key.Key_K)
    settle()
    assert "双人评分0/2" in page.rows.row("A01")._below
    keys.press(Qt.Key.Key_3)
    assert page.current == "A02"  # rated, and on
    keys.press(Qt.Key.Key_W)
    keys.press(Qt.Key.Key_Up)
    settle()
    assert page.detail.two.isVisible()
    assert not [text for text in shown_texts(shell) if "不符合" in text]
    keys.press(Qt.Key.Key_1)
    settle()
    assert page.current == "A01"
    texts = shown_texts(shell)
    assert f"{ME}：不符合\n{COLLEAGUE}：符合" in texts
    assert "双人评分：不一致" in texts
    assert "待商定" in page.rows.row("A01")._below
    keys.press(Qt.Key.Key_2)
    settle()
    assert page.item("A01").answer.value == "mostly"
    assert page.current == "A02"


def test_who_has_no_keys_asks_for_two_and_hands_out_sections_by_buttons(qtbot, qapp, desk):
    _, shell, keys = at_checklist(qtbot, qapp, desk, (960, 540))
    page, fingers = shell.page, Fingers(shell)
    page.side.open()
    settle()
    part = page.detail.team

    def tap(button):
        page.detail.reveal(part)
        settle()
        fingers.tap(button)
        settle()

    tap(part.two)
    assert "双人评分0/2" in page.rows.row("A01")._below
    assert part.two.text() == "取消双人评分"
    tap(part.two)
    assert page.item("A01").two is None
    tap(part.share)
    assert page._sharing.sheet.isVisible()
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Up)
    settle()
    assert page.current == "A01"
    assert not part.two.isVisible()  # it has an answer


def test_one_alone_has_no_buttons_of_a_team(qtbot, qapp, desk):
    speak(qapp, "zh")
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": factory.begin(desk), "item": "A01"})
    settle()
    assert not shell.page.detail.team.isVisible()


def test_what_one_rated_is_gone_from_view_once_another_answers(qtbot, qapp, desk):
    _, shell, keys = at_checklist(qtbot, qapp, desk)
    keys.press(Qt.Key.Key_K)
    keys.press(Qt.Key.Key_3)
    keys.press(Qt.Key.Key_Up)
    settle()
    assert "我评的：不符合" in shown_texts(shell)
    keys.press(Qt.Key.Key_W)
    settle()
    assert not [text for text in shown_texts(shell) if "不符合" in text]
    assert shell.page.item("A01").two.mine == ""


def test_an_item_that_is_not_rated_says_why_at_its_row(qtbot, qapp, desk):
    _, shell, keys = at_checklist(qtbot, qapp, desk)
    keys.press(Qt.Key.Key_1)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_K)
    told = [label.text() for label in shell.page.rows.bar.findChildren(QLabel) if label.isVisible()]
    assert any("A01已有答案" in text for text in told)


def test_the_next_open_item_is_not_one_that_waits_for_another(qtbot, qapp, desk):
    _, shell, keys = at_checklist(qtbot, qapp, desk)
    keys.press(Qt.Key.Key_K)
    keys.press(Qt.Key.Key_3)
    keys.press(Qt.Key.Key_Home)
    keys.press(Qt.Key.Key_U)
    assert shell.page.current == "A02"
    assert shell.page.items.next_open(shell.page.items.codes[-1], recheck_first=False) == "A02"
    keys.press(Qt.Key.Key_W)
    assert shell.page.items.next_open(shell.page.items.codes[-1], recheck_first=False) == "A01"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_card_and_finish_page_cut_nothing_on_the_smallest_screen(qtbot, qapp, desk, language):
    visit, shell, keys = at_checklist(qtbot, qapp, desk, (960, 540), language)
    keys.press(Qt.Key.Key_K)
    keys.press(Qt.Key.Key_3)
    keys.press(Qt.Key.Key_W)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_1)
    settle()
    looks = (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets)
    assert shell.page.side.is_over
    assert [found for look in looks for found in look(shell)] == []
    shell.go("finish", {"visit_id": visit})
    settle()
    lines = [label.text() for label in shell.page._agreement.findChildren(QLabel) if label.isVisible()]
    assert two_ratings.agreement_lines(desk, visit)[0] in lines
    assert [found for look in looks for found in look(shell)] == []
