"""Documents in the real frame: begun from a record by keys, filled in, signed, issued, found again; voided; explained."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from inspector.services import numbers, records, sample, writ_register, writs
from inspector.ui.task import RUNNING
from tests.services import factory
from tests.services.test_writs import filled, issued, signed_visit
from tests.ui.concluding import WAIT_MS, scribble
from tests.ui.framed import shell_of

CTRL = Qt.KeyboardModifier.ControlModifier
NOT = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def visit(dressed_desk):
    return signed_visit(dressed_desk)


@pytest.fixture
def shell(qtbot, dressed_desk):
    return shell_of(qtbot, dressed_desk)


def settle(qtbot):
    qtbot.waitUntil(lambda: not RUNNING.tasks, timeout=WAIT_MS)
    for _ in range(4):
        QApplication.processEvents()


def key(shell, which, modifier=NOT):
    QTest.keyClick(shell.window().windowHandle(), which, modifier)
    QApplication.processEvents()


def type_in(field, text):
    """Put Chinese into a field as an input method does: QTest knows ASCII keys only."""
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.insertPlainText(text)
    else:
        field.insert(text)


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def press(qtbot, widget, text):
    (button,) = [
        b for b in widget.findChildren(QPushButton) if b.isVisible() and text in (b.text(), b.accessibleName())
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_order_is_made_of_the_record_in_few_keys_and_found_again(qtbot, shell, dressed_desk, visit):
    desk = dressed_desk
    shell.go("report", {"visit_id": visit})
    settle(qtbot)
    key(shell, Qt.Key.Key_N, CTRL)
    assert shell.route[0] == "new_writ"
    key(shell, Qt.Key.Key_Return)  # the order, that comes next after a spot check; its visit is the one in hand
    assert shell.route[0] == "writ"
    settle(qtbot)
    page = shell.page
    qtbot.waitUntil(lambda: page.is_settled, timeout=WAIT_MS)
    assert page.focusWidget() is page.form.fields["phone"]  # all else is filled in
    QTest.keyClicks(page.focusWidget(), "0519-00000001")
    key(shell, Qt.Key.Key_Return, CTRL)
    assert shell.route[0] == "signatures"
    settle(qtbot)
    signing = shell.page
    assert any("限期整改通知书" in text for text in words(signing))
    scribble(signing.signing.pad)
    key(shell, Qt.Key.Key_Return)
    key(shell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.route[0] == "report", timeout=WAIT_MS)
    settle(qtbot)
    order = next(d for d in records.documents(desk, visit) if d.kind == "rectification_order")
    assert order.number in shell.page.crumb
    assert shell.rail._buttons["documents"].isChecked()
    key(shell, Qt.Key.Key_5, CTRL)
    settle(qtbot)
    register = shell.page
    key(shell, Qt.Key.Key_Slash)
    type_in(register.finder, "整改")
    key(shell, Qt.Key.Key_Return)
    settle(qtbot)
    assert register.model.rowCount() == 1
    assert any(text in {"Issued", "签发"} for text in words(register.story))
    key(shell, Qt.Key.Key_Return)
    assert shell.route == ("report", {"visit_id": visit, "document_id": order.id})


def test_what_is_typed_is_kept_when_the_page_is_left_and_the_document_goes_on_from_the_register(
    qtbot, shell, dressed_desk, visit
):
    writ = writs.begin(dressed_desk, "recheck", visit_id=visit)
    shell.go("writ", {"writ_id": writ})
    page = shell.page
    type_in(page.form.fields["next_step"], "再查一次。")
    outcome = next(iter(page.form.outcomes.values()))
    qtbot.mouseClick(outcome.result.button_of("extended"), Qt.MouseButton.LeftButton)
    type_in(outcome.words, "经费未到位")
    QTest.keyClicks(outcome.due, "20261231")
    page.form.fields["checked_on"].setText("2026年12月1日")
    key(shell, Qt.Key.Key_Escape)
    settle(qtbot)
    view = writs.show(dressed_desk, writ)
    said = {one.name: one.value for one in view.fields}
    assert said["next_step"].endswith("再查一次。")
    assert said["checked_on"] == "2026-12-01"
    assert (view.problems[0].result, view.problems[0].words, view.problems[0].due_on) == (
        "extended",
        "经费未到位",
        "2026-12-31",
    )
    key(shell, Qt.Key.Key_Return)  # the newest line of the register is this one
    assert shell.route == ("writ", {"writ_id": writ})


def test_what_was_being_typed_when_the_program_fell_is_there_again_and_kept_when_it_is_left(
    qtbot, shell, dressed_desk, visit
):
    writ = writs.begin(dressed_desk, "recheck", visit_id=visit)
    shell.go("writ", {"writ_id": writ})
    shell.page.form.fields["next_step"].setFocus()
    type_in(shell.page.form.fields["next_step"], "一周后再查")
    shell.page.form._typing.flush()
    assert writs.typed(dressed_desk, writ)["next_step"].endswith("一周后再查")
    writs.keep_typed(dressed_desk, writ, "process", "没写完的话")  # of a run before, which fell
    shell.go("writ", {"writ_id": writ})
    assert shell.page.form.fields["process"].toPlainText() == "没写完的话"
    shell.go("documents", {})
    settle(qtbot)
    said = {one.name: one.value for one in writs.show(dressed_desk, writ).fields}
    assert said["process"] == "没写完的话"
    assert said["next_step"].endswith("一周后再查")
    assert writs.typed(dressed_desk, writ) == {}


def test_what_is_missing_is_told_and_a_document_is_voided_with_its_reason(qtbot, shell, dressed_desk, visit):
    writ = writs.begin(dressed_desk, "opinion", visit_id=visit)
    shell.go("writ", {"writ_id": writ})
    key(shell, Qt.Key.Key_Return, CTRL)
    assert shell.route[0] == "writ"
    assert "总体评价" in shell.banner.words()
    due = shell.page.form.fields["report_by"]
    was = due.text()
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "next week")
    key(shell, Qt.Key.Key_Tab)
    assert "20261214" in shell.banner.words()
    assert due.text() == was  # what will be printed, not what was refused
    press(qtbot, shell.header, shell.page._void.text())
    type_in(shell.page.voiding.why, "改发整改通知书")
    key(shell, Qt.Key.Key_Return)
    settle(qtbot)
    (line,) = writ_register.lines(dressed_desk, stage="void")
    assert line.note == "改发整改通知书"


def test_a_document_that_nobody_signed_goes_back_to_its_form_and_one_that_waits_to_its_signatures(
    qtbot, shell, dressed_desk, visit
):
    writ = filled(dressed_desk, "rectification_order", visit_id=visit)
    number = writs.freeze(dressed_desk, writ).number
    shell.go("documents", {})
    settle(qtbot)
    row = next(n for n in range(shell.page.model.rowCount()) if shell.page.model.line(n).key == writ)
    shell.page.list.setCurrentIndex(shell.page.model.index(row, 0))
    key(shell, Qt.Key.Key_Return)
    assert shell.route == ("signatures", {"writ_id": writ})
    key(shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.route == ("writ", {"writ_id": writ})
    assert (shell.page.view.stage, shell.page.view.number) == ("draft", number)


def test_a_number_that_no_document_bears_is_shown_until_somebody_says_why(qtbot, shell, dressed_desk):
    edits = []
    lost = numbers.take(dressed_desk, "改", 2026, edits)
    dressed_desk.store.record(edits, actor=dressed_desk.actor)
    shell.go("documents", {})
    settle(qtbot)
    gaps = shell.page.gaps
    assert any(lost in text for text in words(gaps))
    (why,) = [field for field in gaps.findChildren(type(shell.page.finder)) if field.isVisible()]
    type_in(why, "电脑损坏")
    QTest.keyClick(why, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert any("电脑损坏" in text for text in words(gaps))


def test_a_reminder_to_a_school_needs_no_visit_and_is_read_on_the_same_page(qtbot, shell, dressed_desk):
    shell.go("new_writ", {})
    page = shell.page
    row = next(n for n, one in enumerate(page._kinds) if one.key == "reminder")
    page.kinds.setCurrentIndex(page.kinds_model.index(row, 0))
    key(shell, Qt.Key.Key_Slash)
    QTest.keyClicks(page.finder, "mdxx")
    key(shell, Qt.Key.Key_Return)
    key(shell, Qt.Key.Key_Return)
    assert shell.route[0] == "writ"
    writ = shell.route[1]["writ_id"]
    assert "明德小学" in writs.show(dressed_desk, writ).to
    for name in ("facts", "requirement", "phone"):
        writs.write(dressed_desk, writ, name, "值班电话三次无人接听")
    for signer in writs.freeze(dressed_desk, writ).signers:
        writs.sign(dressed_desk, writ, signer, sample.sample_strokes(signer.name), (892, 339))
    document = writs.issue(dressed_desk, writ, lambda _done, _total: None)
    shell.go("report", {"visit_id": document.visit_id, "document_id": document.id})
    qtbot.waitUntil(lambda: shell.page.is_settled, timeout=WAIT_MS)
    assert document.number in shell.page.crumb


def test_a_receipt_is_made_of_the_document_in_view_and_a_visit_on_site_offers_nothing(
    qtbot, shell, dressed_desk, visit
):
    order = issued(dressed_desk, "rectification_order", visit_id=visit)
    shell.go("new_writ", {"document_id": order.id, "visit_id": visit})
    assert shell.page.kinds.currentIndex().data() in {"Receipt", "送达回证"}
    key(shell, Qt.Key.Key_Return)
    assert writs.show(dressed_desk, shell.route[1]["writ_id"]).kind == "receipt"
    on_site = factory.begin(dressed_desk)
    shell.go("new_writ", {"visit_id": on_site})
    assert shell.page.subjects_model.rowCount() == 0
    assert shell.page._nothing.isVisible()
