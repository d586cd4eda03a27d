"""Backups through windows: made, proved and cancelled in settings; restored on a second, empty home."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from inspector.app import MainWindow, application
from inspector.base import places, settings
from inspector.services import backup, inspect, plan, retention, sample, security
from inspector.services.audit import audit_store
from inspector.ui.desk_session import Session
from inspector.ui.restore.page import RestorePage
from inspector.ui.settings.page import SettingsPage
from inspector.ui.start.page import StartPage
from inspector.ui.today.page import TodayPage
from inspector.ui.widgets.buttons import LinkButton
from tests.conftest import PASSWORD
from tests.services.factory import begin
from tests.store.backups import quiet
from tests.ui.concluding import WAIT_MS


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def open_window(qtbot):
    opened = []

    def again():
        window = MainWindow(application([]), places.store_folder())
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield again
    for one in opened:
        one.close()


@pytest.fixture
def card(qtbot, desk, stick):
    """The group of backups in settings, in a frame of its own."""
    session = Session()
    session.open(desk)
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    page.enter(section="backup")
    yield page.backup
    page.leave()


def texts(widget):
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisible())


def choose(monkeypatch, button, folder):
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(folder)))
    button.click()


def test_a_backup_is_made_and_proved_and_a_changed_byte_is_told(qtbot, desk, card, stick, monkeypatch):
    assert not card.make.isEnabled()
    choose(monkeypatch, card.choose, stick)
    assert card.make.isEnabled()
    desk.store.evidence.put(b"not named by the journal")
    card.make.click()
    qtbot.waitUntil(lambda: "备份已完成" in card.found.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(links(card)), timeout=WAIT_MS)
    assert "Last backup" in texts(card)
    links(card)[0].click()
    qtbot.waitUntil(lambda: "可以恢复" in card.found.text(), timeout=WAIT_MS)
    assert "whole" in texts(card)
    pack = next(stick.rglob("packs/*"))
    data = bytearray(pack.read_bytes())
    data[100] ^= 1
    pack.write_bytes(data)
    qtbot.waitUntil(lambda: bool(links(card)), timeout=WAIT_MS)
    links(card)[0].click()
    qtbot.waitUntil(lambda: "不对" in card.found.text(), timeout=WAIT_MS)
    assert "not whole" in texts(card)


def links(card):
    return [link for link in card.findChildren(LinkButton) if link.property("point") and link.isVisible()]


def test_a_backup_under_way_can_be_cancelled(qtbot, desk, card, stick, monkeypatch):
    choose(monkeypatch, card.choose, stick)
    reached, go_on = threading.Event(), threading.Event()
    real = backup.back_up

    def waits(owner, report):
        def slow(done, total):
            reached.set()
            go_on.wait(10)
            report(done, total)

        return real(owner, slow)

    monkeypatch.setattr("inspector.ui.settings.backup.backup.back_up", waits)
    card.make.click()
    assert reached.wait(10)
    assert card.stop.isVisible()
    card.stop.click()
    go_on.set()
    qtbot.waitUntil(lambda: not card.stop.isVisible(), timeout=WAIT_MS)
    assert not list(stick.rglob("*.snapshot"))


def test_the_plan_is_kept(card, desk):
    card._numbers[0].setValue(3)
    card.keep.click()
    assert backup.view(backup.owner_of(desk)).plan.daily == 3


@pytest.fixture
def backed_up(desk, stick, watch):
    """A stick with two backups of a laptop that is gone: a note was written between them."""
    visit = begin(desk)
    owner = backup.owner_of(desk)
    backup.set_place(owner, stick)
    backup.back_up(owner, quiet)
    watch.go(days=1)
    inspect.write_note(desk, visit, "B03", "第二天写的")
    backup.back_up(owner, quiet)
    desk.close()
    places.home().rename(places.home().with_name("lost"))
    return visit


def restored(qtbot, window, row):
    page = window.gate
    page.points.setCurrentRow(row)
    page.restore.click()
    qtbot.waitUntil(lambda: page.step == 3, timeout=WAIT_MS)
    assert "已恢复" in texts(page)
    page.open.click()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=WAIT_MS)
    return window.session.desk


def to_points(qtbot, window, stick, monkeypatch):
    page = window.gate
    assert isinstance(page, StartPage)
    page.restore_link.click()
    page = window.gate
    assert isinstance(page, RestorePage)
    choose(monkeypatch, page.choose, stick.parent / "nothing")
    qtbot.waitUntil(lambda: bool(page.message.words()), timeout=WAIT_MS)
    choose(monkeypatch, page.choose, stick)
    qtbot.waitUntil(lambda: page.step == 1, timeout=WAIT_MS)
    return page


def test_a_second_empty_home_gets_it_back_from_the_stick_alone(qtbot, open_window, stick, backed_up, monkeypatch):
    settings.save(settings.Settings(language="zh"))
    window = open_window()
    page = to_points(qtbot, window, stick, monkeypatch)
    page.password.field.setText("falsch geraten")
    page.next.click()
    qtbot.waitUntil(lambda: "密码" in page.message.words(), timeout=WAIT_MS)
    page.password.field.setText(PASSWORD)
    QTest.keyClick(page.password.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    assert page.points.count() == 2
    page.prove.click()
    qtbot.waitUntil(lambda: "可以恢复" in texts(page), timeout=WAIT_MS)
    desk = restored(qtbot, window, 0)
    assert [note.text for note in inspect.detail(desk, backed_up, "B03").notes] == ["第二天写的"]
    assert plan.today(desk).going_on[0].id == backed_up
    assert (places.trust_folder()).is_dir()


def test_an_earlier_point_comes_back(qtbot, open_window, stick, backed_up, monkeypatch):
    window = open_window()
    page = to_points(qtbot, window, stick, monkeypatch)
    page.password.field.setText(PASSWORD)
    page.next.click()
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    desk = restored(qtbot, window, 1)
    assert not inspect.detail(desk, backed_up, "B03").notes


def test_the_recovery_key_restores_through_the_window(qtbot, open_window, stick, watch, monkeypatch):
    made, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD, clock=watch)
    security.confirm_recovery(made, recovery)
    owner = backup.owner_of(made)
    backup.set_place(owner, stick)
    backup.back_up(owner, quiet)
    made.close()
    places.home().rename(places.home().with_name("lost"))
    window = open_window()
    page = to_points(qtbot, window, stick, monkeypatch)
    page._turn(recovery=True)
    page.key.setText(recovery)
    page.fresh.first.field.setText("Ganz neu 2027 新")
    page.fresh.second.field.setText("Ganz neu 2027 新")
    page.next.click()
    qtbot.waitUntil(lambda: page.step == 2, timeout=WAIT_MS)
    restored(qtbot, window, 0)  # opened by the new password


def test_today_reminds_of_an_old_backup_and_leads_there(qtbot, desk, watch):
    session = Session()
    session.open(desk)
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    assert page.reminder.isHidden()
    watch.go(days=8)
    page.enter()
    assert "还没有备份" in texts(page.reminder)
    with qtbot.waitSignal(page.went) as went:
        page.reminder.go.click()
    assert went.args == ["settings", {"section": "backup"}]


def test_what_is_due_is_held_and_erased_with_a_reason_and_the_proof_is_listed(qtbot, desk, watch):
    visit = begin(desk)
    inspect.write_note(desk, visit, "B03", "到期要删的一句")
    watch.go(days=4000)
    session = Session()
    session.open(desk)
    page = SettingsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.enter(section="retention")
    card = page.retention
    qtbot.waitUntil(lambda: bool(acts(card, "Erase")), timeout=WAIT_MS)
    acts(card, "Erase")[-1].click()
    assert not retention.erasures(desk)  # without a reason nothing goes
    card.reason.setText("复议未结")
    acts(card, "Hold")[-1].click()
    qtbot.waitUntil(lambda: bool(acts(card, "Let")), timeout=WAIT_MS)
    assert not acts(card, "Erase")
    assert retention.held(desk, visit) == "复议未结"
    acts(card, "Let")[-1].click()
    qtbot.waitUntil(lambda: bool(acts(card, "Erase")), timeout=WAIT_MS)
    card.reason.setText("期限已满")
    acts(card, "Erase")[-1].click()
    qtbot.waitUntil(lambda: "期限已满" in texts(card), timeout=WAIT_MS)
    assert retention.erasures(desk)[0].removed
    assert audit_store(desk).sound


def acts(card, word):
    return [
        link
        for link in card.findChildren(LinkButton)
        if link.accessibleName().startswith(f"{word} ") and link.isVisible()
    ]
