"""Help on every page: `?` and F1, what to do there, its keys, and the manual; and that the manual is true."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from inspector.app import MainWindow, application
from inspector.base import places
from inspector.services import inspect, sample, security
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.help.topics import CHAPTERS, TOPICS
from inspector.ui.i18n import speak
from inspector.ui.notebook.words import key_words
from inspector.ui.pages import MAKERS
from inspector.ui.start.page import StartPage
from inspector.ui.unlock.page import UnlockPage
from tests.conftest import PASSWORD
from tests.services import factory
from tools.make_manual import PICTURES

LANGUAGES = ["zh", "en"]
KEY = re.compile(r"`([^`]+)`")


def manual(language):
    return (places.manual() / language / "README.md").read_text("utf-8")


def texts(widget):
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisible())


def answered(desk, visit):
    return sum(item.answer.value != "" for item in inspect.open_checklist(desk, visit).items)


def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


@pytest.fixture
def shell(qtbot, desk):
    session = Session()
    session.open(desk)
    made = Shell(session, MAKERS)
    made.resize(1366, 768)
    qtbot.addWidget(made, before_close_func=lambda _window: made.leave())
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def gate(qtbot):
    made = MainWindow(application([]), places.store_folder())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def keys_of_the_program(qtbot, desk):
    """Every key that some page's help names."""
    session = Session()
    session.open(desk)
    found = set()
    for maker in MAKERS.values():
        page = maker(session)
        qtbot.addWidget(page)
        for keys, _words in page.shortcuts():
            found |= set(keys.split())
    for keys, _words in key_words():
        found |= set(keys.split())
    return found | {"?", "F1", "Ctrl+L", "Ctrl+H", "Tab", "Enter"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_to_do_there_in_both_languages(shell, dressed, language):
    speak(dressed, language)
    assert set(MAKERS) < set(TOPICS)
    for name in MAKERS:
        shell.help.open_for(name, "", [], language)
        assert TOPICS[name].text() in texts(shell.help)
        assert (TOPICS[name].text() == TOPICS[name].words) == (language == "en")


def test_no_key_reaches_the_page_while_help_is_open_and_the_focus_comes_back(shell, desk):
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit})
    before = shell.window().focusWidget()
    press(shell.windowHandle(), Qt.Key.Key_Question)
    assert shell.help.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Return):
        press(shell.windowHandle(), key)
    assert answered(desk, visit) == 0
    press(shell.windowHandle(), Qt.Key.Key_Escape)
    assert not shell.help.isVisible()
    assert shell.window().focusWidget() is before
    press(shell.windowHandle(), Qt.Key.Key_1)
    assert answered(desk, visit) == 1


def test_f1_opens_help_within_a_text_and_what_is_typed_there_stays(shell):
    shell.go("settings", {"section": "who"})
    field = shell.page.identity.field("name")
    field.clear()
    field.setFocus()
    press(shell.windowHandle(), Qt.Key.Key_Question)
    assert not shell.help.isVisible()
    press(shell.windowHandle(), Qt.Key.Key_F1)
    assert shell.help.isVisible()
    press(shell.windowHandle(), Qt.Key.Key_F1)
    assert not shell.help.isVisible()
    assert shell.window().focusWidget() is field
    assert field.text() == "?"


def test_tab_stays_in_the_help_and_a_click_beside_it_puts_it_away(qtbot, shell):
    shell.go("today", {})
    shell.toggle_help()
    for _ in range(6):
        press(shell.windowHandle(), Qt.Key.Key_Tab)
        assert shell.help.isAncestorOf(shell.window().focusWidget())
    shell.page.search.setFocus()
    assert not shell.help.isVisible()


def test_the_store_can_be_locked_while_help_is_open(qtbot, shell):
    shell.go("today", {})
    shell.toggle_help()
    with qtbot.waitSignal(shell.lock_wanted):
        press(shell.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_opens_at_the_chapter_of_the_page(shell, dressed, desk, language):
    speak(dressed, language)
    desk.language = language
    seen = set()
    for name in ("settings", "verify", "today"):
        shell.go(name, {})
        shell.toggle_help()
        shell.help.to_manual.click()
        QApplication.processEvents()
        assert shell.help.shows_manual
        view = shell.help.manual
        assert view.chapters.count() == len(CHAPTERS)
        assert view.chapters.currentRow() == CHAPTERS.index(TOPICS[name].chapter)
        seen.add(view.text.verticalScrollBar().value())
        shell.toggle_help()
    assert len(seen) == 3


def test_first_start_and_unlock_have_help_of_their_own(qtbot, gate):
    assert isinstance(gate.gate, StartPage)
    for step, topic in ((0, "start_0"), (1, "start_1")):
        gate.gate._go(step)
        press(gate.windowHandle(), Qt.Key.Key_F1)
        assert TOPICS[topic].text() in texts(gate.gate.help)
        press(gate.windowHandle(), Qt.Key.Key_Escape)
        assert not gate.gate.help.isVisible()
    gate.gate.setFocus()
    press(gate.windowHandle(), Qt.Key.Key_Question)
    assert gate.gate.help.isVisible()
    gate.gate.help.to_manual.click()
    assert gate.gate.help.shows_manual
    press(gate.windowHandle(), Qt.Key.Key_Escape)
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    desk.close()
    gate.show_gate()
    press(gate.windowHandle(), Qt.Key.Key_F1)
    assert TOPICS["unlock"].text() in texts(gate.gate.help)
    gate.gate.help.put_away()
    assert isinstance(gate.gate, UnlockPage)
    gate.gate._turn(recovery=True)
    press(gate.windowHandle(), Qt.Key.Key_F1)
    assert TOPICS["unlock_recovery"].text() in texts(gate.gate.help)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_the_manual_names_is_a_key_of_the_program(qtbot, desk, language):
    named = set(KEY.findall(manual(language)))
    assert len(named) > 20
    assert named <= keys_of_the_program(qtbot, desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_of_the_manual_is_there_and_made_by_the_command(language):
    named = re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\.png\)", manual(language))
    assert set(named) == set(PICTURES.values())
    folder = places.manual() / language / "pictures"
    assert {file.stem for file in folder.iterdir()} == set(named)
    assert all(not QImage(str(folder / f"{name}.png")).isNull() for name in named)


def test_both_manuals_have_the_same_chapters_lists_and_pictures():
    outlines = []
    for language in LANGUAGES:
        lines = manual(language).splitlines()
        outlines.append(
            [
                re.match(r"## |- |\d\. |!\[.*\]\((.*)\)", line).group(1) or line[:2]
                for line in lines
                if re.match(r"## |- |\d\. |!\[", line)
            ]
        )
    assert outlines[0] == outlines[1]
    assert outlines[0].count("##") == len(CHAPTERS)


def test_the_chinese_manual_is_read_in_ten_minutes():
    assert 2_500 <= len(re.sub(r"\s|!\[.*\)", "", manual("zh"))) <= 4_200
