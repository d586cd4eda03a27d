"""The report page: pages to read, the verdict, a copy on disk, paper, delivery, amendment."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit

from inspector.services import finish_check, records, security, verify
from inspector.services.verify_page import FILE_NAME
from inspector.ui.report.page import ReportPage
from inspector.ui.report.pages import PdfPages
from inspector.ui.report.printing import print_pages, printer_for
from tests.services import factory
from tests.ui.concluding import WAIT_MS, errors_of, press, scribble, session_of, stand
from tests.ui.framed import shell_of


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"B03"}))
    factory.sign_all(desk, made)
    records.issue(desk, made, lambda _done, _total: None)
    return made


@pytest.fixture(autouse=True)
def our_dialogs():
    """The system's own file dialog cannot be driven from here."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QStandardPaths.setTestModeEnabled(True)
    yield
    QStandardPaths.setTestModeEnabled(False)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


def page_of(qtbot, desk, visit, **size):
    page = ReportPage(session_of(desk))
    stand(qtbot, page, visit, **size)
    qtbot.waitUntil(lambda: page.reader.n_pages > 0, timeout=WAIT_MS)
    return page


def record_bytes(desk, visit):
    return records.document_bytes(desk, records.documents(desk, visit)[0].id)


def n_pages_of(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def save_dialog(page):
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    return dialog


def save_as(qtbot, page, path):
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = save_dialog(page)
    suggested = dialog.selectedFiles()[0]
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(path))
    qtbot.keyClick(name, Qt.Key.Key_Return)
    return suggested


def test_the_preview_shows_every_page_and_draws_only_those_in_view(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    n_pages = n_pages_of(record_bytes(desk, visit))
    preview = page.reader.preview
    assert preview.n_pages == page.reader.thumbnails.n_pages == n_pages > 3
    qtbot.waitUntil(lambda: preview.is_drawn(0), timeout=WAIT_MS)
    assert not preview.is_drawn(n_pages - 1)
    assert len(preview.visible_pages()) < n_pages


def test_page_keys_turn_the_pages_and_the_thumbnails_follow(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    preview = page.reader.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.current == 1
    qtbot.keyClick(preview, Qt.Key.Key_End)
    assert preview.current == preview.n_pages - 1
    qtbot.waitUntil(lambda: preview.is_drawn(preview.n_pages - 1), timeout=WAIT_MS)
    assert page.reader.thumbnails.marked == preview.n_pages - 1
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.current == 0


def test_a_thumbnail_takes_there(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    thumbnails = page.reader.thumbnails
    at = thumbnails.place_of(2).center()
    qtbot.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.reader.preview.current == 2


def test_zoom_keeps_the_place_and_fits_again(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    preview = page.reader.preview
    fitting = preview.page_width()
    preview.turn_to(2)
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.page_width() > fitting
    assert 2 in preview.visible_pages()
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.page_width() == fitting


def test_the_verdict_is_shown_line_by_line(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    verdict = verify.verify_bytes(record_bytes(desk, visit), desk.language)
    qtbot.waitUntil(lambda: verdict.message.what in texts(page), timeout=WAIT_MS)
    for check in verdict.checks:
        assert check.title in texts(page)


def test_the_saved_copy_is_the_kept_document(qtbot, desk, visit, tmp_path):
    page = page_of(qtbot, desk, visit)
    target = tmp_path / "送学校.pdf"
    suggested = save_as(qtbot, page, target)
    assert Path(suggested).name == records.documents(desk, visit)[0].file_name
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert target.read_bytes() == record_bytes(desk, visit)


def test_on_a_stick_the_verify_page_lies_beside_it(qtbot, desk, visit, tmp_path):
    stick = Path("/dev/shm")  # noqa: S108  # another file system, as a stick is
    if not stick.is_dir() or stick.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    page = page_of(qtbot, desk, visit)
    told = []
    page.said.connect(told.append)
    with tempfile.TemporaryDirectory(dir=stick) as folder:
        page.save_to(str(Path(folder, "a.pdf")))
        qtbot.waitUntil(lambda: page._saved_to is not None, timeout=WAIT_MS)
        assert sorted(file.name for file in Path(folder).iterdir()) == sorted(("a.pdf", FILE_NAME))
        assert json.dumps(security.identity_of(desk).unit) in Path(folder, FILE_NAME).read_text("utf-8")
    assert "beside" in told[-1] or "旁边" in told[-1]


def test_without_a_printer_it_is_said_plainly(qtbot, desk, visit):
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    page = page_of(qtbot, desk, visit)
    errors = errors_of(page)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert errors == ["no_printer"]


def test_printing_gives_as_many_pages_as_the_document_has(desk, visit, qapp, tmp_path):
    data, steps = record_bytes(desk, visit), []
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printed = print_pages(data, printer, lambda done, total: steps.append((done, total)))
    assert printed == n_pages_of(data) == n_pages_of((tmp_path / "paper.pdf").read_bytes())
    assert steps[0] == (0, printed)
    assert steps[-1] == (printed, printed)


def test_a_document_is_printed_on_a4_upright_under_its_number(qapp):
    printer = printer_for("澄梅教督记〔2026〕2号", 5)  # both sides: only a real printer keeps that
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait
    assert printer.docName() == "澄梅教督记〔2026〕2号"


def test_a_range_of_pages_is_printed_alone(desk, visit, qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pages(record_bytes(desk, visit), printer, lambda _done, _total: None) == 2
    assert n_pages_of((tmp_path / "paper.pdf").read_bytes()) == 2


def test_the_document_is_never_read_where_the_window_waits_for_it(qtbot, desk, visit, tmp_path, monkeypatch):
    readers = []
    read = desk.store.evidence.get
    monkeypatch.setattr(
        type(desk.store.evidence),
        "get",
        lambda _files, sha256: (readers.append(threading.current_thread()), read(sha256))[1],
    )
    page = page_of(qtbot, desk, visit)
    qtbot.waitUntil(lambda: page.verdict.is_shown, timeout=WAIT_MS)
    page.save_to(str(tmp_path / "copy.pdf"))
    qtbot.waitUntil(lambda: page._saved_to is not None, timeout=WAIT_MS)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    with qtbot.waitSignal(page.said, timeout=WAIT_MS):
        page.print_asked.emit(printer)
    assert len(readers) >= 4  # shown, verified, saved, printed
    assert threading.main_thread() not in readers


def test_a_document_that_is_gone_is_told_and_none_is_shown(qtbot, desk, visit):
    shutil.rmtree(desk.store.home / "evidence")
    page = ReportPage(session_of(desk))
    told = errors_of(page)
    stand(qtbot, page, visit)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert page.reader.n_pages == 0


def test_delivery_is_registered_with_how_and_to_whom(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    errors = errors_of(page)
    qtbot.mouseClick(page.deliver_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.delivery.to, Qt.Key.Key_Return)
    assert errors == ["delivery_incomplete"]
    page.delivery.to.setText("孙国栋，校长")
    qtbot.keyClick(page.delivery.to, Qt.Key.Key_Return)
    assert records.documents(desk, visit)[0].delivered_text == "当面送达，孙国栋，校长"
    assert finish_check.review(desk, visit).stage == "delivered"
    assert page.verdict.isVisible()
    assert page.documents.isVisible()  # now it tells how it was delivered


def test_a_correction_taken_away_twice_before_it_is_gone_goes_once(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    qtbot.mouseClick(page.amend_button, Qt.MouseButton.LeftButton)
    more = next(b for b in page.amendment.findChildren(QAbstractButton) if b.text() == "One more line")
    more.click()
    more.click()
    (remove,) = page.amendment.rows[1].findChildren(QAbstractButton)
    remove.click()
    remove.click()
    assert len(page.amendment.rows) == 2


def test_an_amendment_needs_its_parts_and_leaves_the_record_alone(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    before = record_bytes(desk, visit)
    qtbot.mouseClick(page.amend_button, Qt.MouseButton.LeftButton)
    form, errors = page.amendment, errors_of(page)
    row = form.rows[0]
    row.place.setText("第1页，电话")
    row.was.setText("025-52100000")
    row.now.setText("025-52100001")
    form.reason.setPlainText("号码抄错一位。")
    qtbot.mouseClick(form.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: errors == ["amendment_incomplete"], timeout=WAIT_MS)  # not signed
    assert row.now.text() == "025-52100001"  # nothing typed is lost
    qtbot.waitUntil(form.issue.isEnabled, timeout=WAIT_MS)
    scribble(form.pad)
    qtbot.mouseClick(form.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(records.documents(desk, visit)) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(page.reader.isVisible, timeout=WAIT_MS)
    assert record_bytes(desk, visit) == before
    amendment = records.documents(desk, visit)[1]
    assert amendment.kind == "amendment"
    assert verify.verify_bytes(records.document_bytes(desk, amendment.id), "zh").exit_code == 0
    qtbot.waitUntil(lambda: page.reader.n_pages == 1, timeout=WAIT_MS)  # it is in view
    press(qtbot, page, "On-site record")
    qtbot.waitUntil(lambda: page.reader.n_pages > 1, timeout=WAIT_MS)


def test_what_is_no_pdf_is_told(qtbot):
    pages = PdfPages()
    with qtbot.waitSignal(pages.failed, timeout=WAIT_MS):
        pages.open(b"no PDF at all")


def test_a_document_closed_while_it_is_drawn_is_not_shown(qtbot, desk, visit):
    pages = PdfPages()
    with qtbot.waitSignal(pages.opened, timeout=WAIT_MS):
        pages.open(record_bytes(desk, visit))
    drawn = []
    pages.drawn.connect(lambda page, _width: drawn.append(page))
    pages.want([(0, 3000), (1, 3000)])
    pages.close()
    with qtbot.waitSignal(pages.opened, timeout=WAIT_MS):
        pages.open(record_bytes(desk, visit))
    assert drawn == []
    assert pages.picture(0, 3000) is None


def test_narrow_windows_keep_the_page_and_the_buttons(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit, width=904, height=456)
    assert page.reader.preview.isVisible()
    assert page.verdict.isVisible()
    assert page.rect().contains(page.verdict.mapTo(page, page.verdict.rect().bottomRight()))


def test_no_entry_of_the_rail_gets_the_focus_of_a_page_that_goes(qtbot, desk):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    shell = shell_of(qtbot, desk)
    for name in ("signatures", "report"):
        shell.go(name, {"visit_id": visit})
        held = QApplication.focusWidget()
        assert held is None or not shell.rail.isAncestorOf(held), name
