"""A visit that is cut off is opened again where it stopped: page, item, filter, scroll, pane, and what was being typed.

The store is closed without the pages being left, as when the program is killed, and unlocked anew.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from inspector.services import conclude, evidence, finish_check, inspect, readings, recordings, resume
from inspector.services.audit import audit_store
from inspector.ui.detail import more
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of
from tests.ui.planning import write
from tests.ui.test_devices import SECOND, VirtualMicrophone


@pytest.fixture
def visit(desk, qapp):
    speak(qapp, "zh")
    made = factory.begin(desk)
    factory.answer_some(desk, made, fails=frozenset({"A01", "B03"}), n=30)
    return made


def kill(shell):
    """Nobody flushes and nobody leaves: what the window holds is gone, and the store with it."""
    shell._session._desk = None
    shell.leave = lambda: None
    shell.hide()


def go_on_from_today(qtbot, desk):
    """Unlock, and take 继续 on Today."""
    shell = shell_of(qtbot, desk)
    shell.go("today", {})
    QApplication.processEvents()
    buttons = [b for b in shell.page.findChildren(QPushButton) if "继续" in b.text() and b.isVisible()]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return shell


def test_the_checklist_is_looked_at_as_it_was(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit})
    page = shell.page
    page.filters.choose("unanswered")
    page.go_to(page.rows.shown[20])
    bar = page.rows.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.value() - 70)
    place, scroll, shown = page.current, bar.value(), page.rows.shown
    qtbot.waitUntil(lambda: resume.stand(desk, visit).scroll == scroll, timeout=WAIT_MS)
    kill(shell)
    again = go_on_from_today(qtbot, reopen(desk))
    assert again.route == ("checklist", {"visit_id": visit})
    assert again.page.current == place
    assert again.page.filters.current == "unanswered"
    assert again.page.rows.shown == shown
    qtbot.waitUntil(lambda: again.page.rows.verticalScrollBar().value() == scroll, timeout=WAIT_MS)


def test_on_a_narrow_screen_the_pane_lies_over_the_list_again(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk, size=(960, 540))
    shell.go("checklist", {"visit_id": visit})
    QApplication.processEvents()
    shell.page.side.open()
    qtbot.waitUntil(lambda: resume.stand(desk, visit).pane, timeout=WAIT_MS)
    kill(shell)
    again = shell_of(qtbot, reopen(desk), size=(960, 540))
    again.go("checklist", {"visit_id": visit})
    qtbot.waitUntil(lambda: again.page.side.is_over, timeout=WAIT_MS)


@pytest.mark.parametrize("name", ["note", "fact", "responsible", "measure"])
def test_what_was_being_typed_is_there_again_and_is_kept_when_the_item_is_left(qtbot, desk, visit, reopen, name):
    def field_of(page):
        return page.detail.note.text if name == "note" else getattr(page.detail.problem, name)

    def text_of(field):
        return field.text() if name == "responsible" else field.toPlainText()

    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})
    page = shell.page
    qtbot.waitUntil(page.detail.problem.isVisible, timeout=WAIT_MS)
    write(field_of(page), "没写完的话")
    typed = text_of(field_of(page))
    assert "没写完的话" in typed
    known = lambda: {**inspect.detail(desk, visit, "A01").typed, "note": inspect.detail(desk, visit, "A01").draft}  # noqa: E731  # read anew each time
    qtbot.waitUntil(lambda: known().get(name) == typed, timeout=WAIT_MS)
    kill(shell)
    fresh = reopen(desk)
    again = go_on_from_today(qtbot, fresh)
    assert again.page.current == "A01"
    qtbot.waitUntil(lambda: text_of(field_of(again.page)) == typed, timeout=WAIT_MS)
    again.page.go_to("A02")
    detail = inspect.detail(fresh, visit, "A01")
    assert typed == (detail.notes[0].text if name == "note" else getattr(detail.problem, name))
    assert (detail.typed, detail.draft) == ({}, None)


def test_the_red_flag_that_was_being_written_is_there_again(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A02"})
    shell.page.detail.raise_flag()
    write(shell.page.detail.flags[0].fact, "消毒液在走廊")
    qtbot.waitUntil(lambda: bool(inspect.detail(desk, visit, "A02").typed), timeout=WAIT_MS)
    kill(shell)
    again = go_on_from_today(qtbot, reopen(desk))
    qtbot.waitUntil(lambda: bool(again.page.detail.flags), timeout=WAIT_MS)
    assert again.page.detail.flags[0].fact.toPlainText() == "消毒液在走廊"


def test_a_reading_that_was_being_typed_stays_with_its_item(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A02"})
    page = shell.page
    page.detail.more.write_reading()
    write(page.detail.other.form.fields["quantity"], "洗手液")
    page.go_to("A03")
    qtbot.waitUntil(lambda: page.detail.shown == "A03", timeout=WAIT_MS)
    assert not page.detail.other.form.isVisibleTo(page)
    page.go_to("A02")
    qtbot.waitUntil(lambda: page.detail.shown == "A02", timeout=WAIT_MS)
    write(page.detail.other.form.fields["value"], "12")
    qtbot.waitUntil(lambda: readings.draft(desk, visit, "A02").get("value") == "12", timeout=WAIT_MS)
    kill(shell)
    fresh = reopen(desk)
    again = shell_of(qtbot, fresh)
    again.go("checklist", {"visit_id": visit, "item": "A02"})
    form = again.page.detail.other.form
    qtbot.waitUntil(lambda: form.isVisibleTo(again.page), timeout=WAIT_MS)
    assert [form.fields[name].text() for name in ("quantity", "value")] == ["洗手液", "12"]
    form.give()
    assert [one.reading.words for one in inspect.detail(fresh, visit, "A02").evidence] == ["洗手液12"]
    assert readings.draft(fresh, visit, "A02") == {}


def test_a_sound_note_that_was_being_recorded_is_attached_at_the_next_unlock(qtbot, desk, visit, reopen, monkeypatch):
    monkeypatch.setattr(more, "Microphone", VirtualMicrophone)
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A02"})
    shell.page.detail.more.record()
    for n in (1, 2):
        VirtualMicrophone.last.heard.emit(SECOND)
        qtbot.waitUntil(lambda n=n: heard(desk) == n * len(SECOND), timeout=WAIT_MS)
    assert not any(SECOND[:64] in path.read_bytes() for path in desk.store.home.rglob("*") if path.is_file())
    kill(shell)
    fresh = reopen(desk)
    again = shell_of(qtbot, fresh)
    qtbot.waitUntil(lambda: recordings.left_behind(fresh) == (), timeout=WAIT_MS)
    (found,) = inspect.detail(fresh, visit, "A02").evidence
    assert (found.kind, found.milliseconds) == ("sound", 2000)
    assert again.banner.words().startswith("A02的录音没有录完，程序就退出了。录到的2秒已经附上")
    assert audit_store(fresh).sound


def heard(desk):
    """Bytes of the recording that are on disk."""
    (kept,) = recordings.left_behind(desk)
    mended = recordings.mend(desk, kept)
    return mended.size_bytes - len(evidence.sound_note(b"", kept.rate)) if mended else 0


@pytest.mark.parametrize("step", ["finish", "opinion"])
def test_today_goes_on_at_the_step_where_it_stopped(qtbot, desk, visit, reopen, step):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit})
    shell.go(step, {"visit_id": visit})
    QApplication.processEvents()  # the keys go where the page puts them first
    if step == "opinion":
        shell.page._opinion.setFocus()
        QApplication.processEvents()
        write(shell.page._opinion, "总体尚好，但")
        qtbot.waitUntil(lambda: "opinion" in finish_check.drafts(desk, visit), timeout=WAIT_MS)
    kill(shell)
    again = go_on_from_today(qtbot, reopen(desk))
    assert again.route == (step, {"visit_id": visit})
    if step == "opinion":
        assert again.page._opinion.toPlainText() == "总体尚好，但"


def test_after_going_back_to_the_list_today_goes_on_there(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk)
    for step in ("opinion", "checklist"):
        shell.go(step, {"visit_id": visit})
    kill(shell)
    assert go_on_from_today(qtbot, reopen(desk)).route[0] == "checklist"


def test_a_refusal_that_was_being_written_down_goes_on(qtbot, desk, visit, reopen):
    view = conclude.freeze(desk, visit)
    shell = shell_of(qtbot, desk)
    shell.go("signatures", {"visit_id": visit})
    page = shell.page
    qtbot.waitUntil(lambda: page.view is not None, timeout=WAIT_MS)
    page._choose("school/0")
    QTest.mouseClick(page.signing.refuse, Qt.MouseButton.LeftButton)
    write(page.signing.reason, "日报问题没有说清")
    qtbot.waitUntil(lambda: bool(finish_check.drafts(desk, visit)), timeout=WAIT_MS)
    kill(shell)
    fresh = reopen(desk)
    again = shell_of(qtbot, fresh)
    again.go("signatures", {"visit_id": visit})
    signing = again.page.signing
    qtbot.waitUntil(lambda: signing.is_refusing, timeout=WAIT_MS)
    assert signing.signer_name() == next(s.name for s in view.signers if s.key == "school/0")
    assert signing.reason.toPlainText() == "日报问题没有说清"
    write(signing.witness, "李卫东，副校长")
    QTest.mouseClick(signing.record_refusal, Qt.MouseButton.LeftButton)
    assert [mark.signer.key for mark in conclude.signing(fresh, visit).marks] == ["school/0"]
    assert finish_check.drafts(fresh, visit) == {}


def test_after_a_lock_one_is_where_one_was_not_where_one_came_in(qtbot, desk, visit, reopen):
    shell = shell_of(qtbot, desk)
    shell.go("checklist", {"visit_id": visit, "item": "A01"})  # by a line of 完成检查
    shell.page.go_to("A05")
    shell.leave()
    name, arguments = shell.route
    kill(shell)
    again = shell_of(qtbot, reopen(desk))
    again.go(name, arguments)
    assert again.page.current == "A05"
