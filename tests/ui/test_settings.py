"""Settings in the real window: each group by keys and mouse, what it changes at once, and what is refused."""

from __future__ import annotations

import json
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from inspector.app import MainWindow, application
from inspector.base import places, settings
from inspector.base.clock import system_clock
from inspector.services import conclude, escrow, office, records, sample, security
from inspector.services.verify_page import FILE_NAME
from inspector.ui import measure
from inspector.ui.settings import about
from inspector.ui.settings.page import SECTIONS
from inspector.ui.start.page import StartPage
from inspector.ui.theme import fonts, sheet
from tests.conftest import PASSWORD
from tests.services import factory
from tests.ui.concluding import WAIT_MS

FRESH = "Neues Wort 2027 新"


@pytest.fixture
def window(qtbot, dressed):
    """The program's window, unlocked by its password, on the settings."""
    desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
    security.confirm_recovery(desk, recovery)
    sample.load_sample(desk)
    desk.close()
    made = MainWindow(application([]), places.store_folder())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    unlock(qtbot, made, PASSWORD)
    QTest.keyClick(made.windowHandle(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert made.shell.route[0] == "settings"
    yield made
    made.close()
    sheet.dress(dressed, "light")


def unlock(qtbot, window, password):
    window.gate.password.field.setText(password)
    QTest.keyClick(window.gate.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None or bool(window.gate.message.words()), timeout=WAIT_MS)


def press(window, key, times=1):
    for _ in range(times):
        QTest.keyClick(window.windowHandle(), key)
    QApplication.processEvents()


def rewrite(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_arrows_go_through_the_groups_and_tab_goes_into_one(window):
    page = window.shell.page
    assert window.focusWidget() is page.groups
    seen = [page.section]
    for _ in SECTIONS[1:]:
        press(window, Qt.Key.Key_Down)
        seen.append(page.section)
    assert seen == list(SECTIONS)
    press(window, Qt.Key.Key_Up, len(SECTIONS))
    press(window, Qt.Key.Key_Tab)
    assert page.language.isAncestorOf(window.focusWidget())


def test_language_look_and_size_of_text_change_at_once_and_are_kept(window):
    window.shell.page.language.button("en").click()
    assert window.shell.page.groups.item(0).text() == "Language and look"
    window.shell.page.theme.button("dark").click()
    window.shell.page.text_size.button("130").click()
    assert application([]).font().pixelSize() == fonts.px(fonts.BODY_PX) == 18
    kept = settings.load()
    assert (kept.language, kept.theme, kept.text_percent) == ("en", "dark", 130)


def test_idle_minutes_hold_at_once_and_nought_is_never(window):
    page = window.shell.page
    page.minutes.setValue(3)
    assert settings.load().idle_minutes == 3
    assert "3" in window.shell.status._lock.text()
    page.minutes.setValue(0)
    assert page.minutes.text() == "不自动锁定"
    assert window._idle.minutes == 0


def test_a_letterhead_of_its_own_is_previewed_kept_and_printed_in_the_record(window):
    page, desk = window.shell.page, window.session.desk
    page.open_section("documents")
    assert page.office._issuer.text() == sample.sample_identity().unit
    page.office.letterhead.setText("梅岭区教育督导委员会")
    assert page.office._issuer.text() == "梅岭区教育督导委员会"
    assert office.letterhead(desk) == sample.sample_identity().unit
    page.office.keep_letterhead.click()
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    document = records.issue(desk, visit, lambda _done, _total: None)
    assert conclude.latest_freeze(desk, visit)["report"].count("梅岭区教育督导委员会") == 1
    assert records.document_bytes(desk, document.id)
    rewrite(page.office.letterhead, "")
    assert office.letterhead(desk) == sample.sample_identity().unit


def test_a_pattern_that_is_none_is_said_while_it_is_typed_and_refused_when_kept(window):
    page, desk = window.shell.page, window.session.desk
    page.open_section("documents")
    page.office.pattern.setText("{代字}〔{年}〕{序号4}号")
    assert page.office._example.text().endswith("0001号")
    page.office.pattern.setText("第{序号}号")
    assert page.office._wrong.isVisible()
    page.office.keep_pattern.click()
    assert "文号格式写得不对" in window.shell.banner.words()
    assert office.number_pattern(desk) == "{代字}〔{年}〕{序号}号"


def test_the_verify_page_for_schools_is_saved(qtbot, window, tmp_path):
    page = window.shell.page
    page.open_section("documents")
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    page.office.save_verify_page.click()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)
    (dialog,) = [d for d in page.office.findChildren(QFileDialog) if d.isVisible()]
    assert Path(dialog.selectedFiles()[0]).name == FILE_NAME
    with qtbot.waitSignal(page.said, timeout=WAIT_MS) as told:
        dialog.fileSelected.emit(str(tmp_path / "v.html"))
        dialog.close()
    assert "v.html" in told.args[0]
    assert json.dumps(sample.sample_identity().unit) in (tmp_path / "v.html").read_text("utf-8")


def test_copies_go_to_the_chosen_folder_until_the_systems_own_is_wanted_again(window, tmp_path):
    page, desk = window.shell.page, window.session.desk
    page.open_section("documents")
    page.office.folder_given.emit(str(tmp_path))
    assert str(tmp_path) in page.office._folder.text()
    page.office.folder_given.emit(str(tmp_path / "none"))
    assert "不能在" in window.shell.banner.words()
    assert office.documents_folder(desk) == tmp_path
    next(b for b in page.office.findChildren(QPushButton) if b.text() == "恢复默认").click()
    assert office.documents_folder(desk) is None


def test_the_card_is_kept_and_the_status_line_names_the_unit(window):
    page = window.shell.page
    page.open_section("who")
    page.identity.field("unit").setText("新的督导室")
    page.keep.click()
    assert security.identity_of(window.session.desk).unit == "新的督导室"
    page.identity.field("name").setText("")
    page.keep.click()
    assert security.identity_of(window.session.desk).name == sample.sample_identity().name


def test_the_password_changes_only_with_the_old_one_and_the_new_one_opens(qtbot, window):
    page = window.shell.page
    page.open_section("password")
    page.old.field.setText("falsch")
    for field in (page.fresh.first, page.fresh.second):
        field.field.setText(FRESH)
    page.change.click()
    qtbot.waitUntil(lambda: "旧密码不对" in window.shell.banner.words(), timeout=WAIT_MS)
    assert "没有打开" not in window.shell.banner.words()
    assert window.focusWidget() is page.old.field
    assert page.old.field.selectedText()
    page.old.field.setText(PASSWORD)
    qtbot.waitUntil(page.change.isEnabled, timeout=WAIT_MS)
    page.change.click()
    qtbot.waitUntil(lambda: page.old.text() == page.fresh.first.text() == "", timeout=WAIT_MS)
    window.lock()
    unlock(qtbot, window, PASSWORD)
    assert window.shell is None
    qtbot.waitUntil(lambda: window.gate._task is None, timeout=WAIT_MS)
    unlock(qtbot, window, FRESH)
    assert window.shell is not None


def test_a_new_master_key_is_made_at_the_next_unlock_and_its_recovery_key_shown(qtbot, window):
    page, epoch = window.shell.page, window.session.desk.store.ring.epoch
    page.open_section("password")
    page.rekey.click()
    assert window.focusWidget() is page.old.field
    page.old.field.setText(PASSWORD)
    page.rekey.click()
    qtbot.waitUntil(lambda: window.shell is None, timeout=WAIT_MS)
    window.gate.password.field.setText(PASSWORD)
    QTest.keyClick(window.gate.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.gate, StartPage), timeout=WAIT_MS)
    recovery = window.gate.recovery
    assert not recovery.sample.isVisible()  # for a first start only
    recovery.field.setText(recovery._key)
    recovery.start.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)
    assert window.session.desk.store.ring.epoch == epoch + 1
    assert security.recovery_confirmed(window.session.desk)


def test_an_opening_by_the_bureau_is_told_in_the_window_at_the_unlock(qtbot, window, tmp_path):
    private, public = tmp_path / "escrow.key", tmp_path / "escrow.pub"
    escrow.make_key(private, public, "机构 托管 口令 2026 safe")
    escrow.give(window.session.desk, public)
    window.lock()
    why = ("区督导办 王敏", "督学离职")
    escrow.open_store(places.store_folder(), private, "机构 托管 口令 2026 safe", FRESH, why, system_clock)
    unlock(qtbot, window, FRESH)
    for part in why:
        assert part in window.shell.banner.words()


def test_the_store_is_audited_from_its_group(qtbot, window):
    page = window.shell.page
    page.open_section("store")
    page.audit.setFocus()
    page.audit.click()
    assert not page.audit.isEnabled()
    assert not page.history.hasFocus()  # Enter would leave the page
    qtbot.waitUntil(lambda: page._found.isVisible(), timeout=WAIT_MS)
    assert page._found.text()
    assert page.audit.hasFocus()


def test_about_shows_the_whole_licence_of_every_part(window):
    page = window.shell.page
    page.open_section("about")
    card = page._shown._contents[SECTIONS.index("about")]
    names = {about._normal(part.name) for part in about.components()}
    needed = [Requirement(line) for line in requires("inspector") or ()]
    wanted = {about._normal(r.name) for r in needed if r.marker is None or r.marker.evaluate({"extra": ""})}
    assert wanted <= names
    assert card.parts.count() == len(about.components())
    for row, part in enumerate(about.components()):
        card.parts.setCurrentRow(row)
        assert part.licence, part
        assert len(card.text.toPlainText()) > 500, part


def test_every_font_that_is_shipped_has_its_licence_shipped_beside_it():
    folder = places.resources() / "fonts"
    families = {Path(file).name.split("-")[0] for file in folder.glob("*.ttf")}
    assert families == {files[0].split("-")[0] for _name, files in about._FONTS}
    for _name, files in about._FONTS:
        assert any("SIL OPEN FONT LICENSE" in (folder / file).read_text("utf-8").upper() for file in files)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("percent", ["100", "130"])
def test_nothing_is_cut_in_any_group(window, language, size, percent):
    window.shell.page.language.button(language).click()
    window.shell.page.text_size.button(percent).click()
    window.resize(*size)
    faults = []
    for name in SECTIONS:
        window.shell.page.open_section(name)
        for _ in range(4):
            QApplication.processEvents()
        for look in (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets):
            faults += [f"{name} {look.__name__}: {found}" for found in look(window.shell.page)]
    assert not faults, "\n".join(faults)
