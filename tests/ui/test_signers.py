"""Electronic signatures on the report page: a colleague's copy comes back, the token seals, the time stamp is fetched."""

import io
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from inspector.base.clock import system_clock
from inspector.services import countersign, records, stamps, token
from inspector.signing.identity import make_identity
from inspector.signing.keys import FileKey
from inspector.ui.i18n import speak
from inspector.ui.report.page import ReportPage
from inspector.ui.verify.page import VerifyPage
from tests.services.test_token import LIBRARY, PIN, issued, plugged, tokens  # noqa: F401  # fixtures
from tests.signing.factory import UNIT, a_record
from tests.signing.time_server import TimeServer
from tests.ui.concluding import WAIT_MS, errors_of, press, session_of, stand

VISIT = UUID("0194a5c0-0000-7000-8000-000000000001")


@pytest.fixture
def kept(desk):
    made = io.BytesIO(a_record())
    records.certify_document(desk, made, 2, "澄梅教督记〔2026〕17号", UNIT)
    return records.keep(desk, VISIT, records.Kept("record", "澄梅教督记〔2026〕17号", "0" * 64, "梅岭", "320000"), made)


def lines(page):
    return "\n".join(one.text() for one in page.signers.findChildren(QLabel) if one.isVisibleTo(page))


def settled(page):
    return page.verdict.is_shown and page.signers.isVisible() and page._presenter._signing._task is None


def opened(qtbot, desk):
    page = ReportPage(session_of(desk))
    stand(qtbot, page, VISIT)
    qtbot.waitUntil(lambda: settled(page), timeout=WAIT_MS)
    return page


def test_a_signed_copy_comes_back_and_the_time_stamp_is_fetched_once_there_is_a_server(
    qtbot, qapp, desk, kept, tmp_path
):
    speak(qapp, "zh")
    page = opened(qtbot, desk)
    errors = errors_of(page)
    assert "签发" in lines(page)
    assert "未取；没有设置服务" in lines(page)
    assert not page.signers.sign.isVisible()  # this laptop has signed
    assert not page.signers.stamp.isVisible()
    path = tmp_path / "加签件.pdf"
    path.write_bytes(records.document_bytes(desk, kept.id))
    page.signers.copy_given.emit(path)
    qtbot.waitUntil(lambda: errors == ["sign_nothing_new"] and settled(page), timeout=WAIT_MS)
    colleague = FileKey(*make_identity("孙丽", "苏督20231190", UNIT, desk.clock()))
    path.write_bytes(countersign.sign_file(path.read_bytes(), colleague, desk.clock(), "zh")[0])
    page.signers.copy_given.emit(path)
    qtbot.waitUntil(lambda: "孙丽" in lines(page) and settled(page), timeout=WAIT_MS)
    page.leave()
    server = TimeServer(tmp_path, elliptic=True)
    stamps.set_address(server.address)
    page.enter(visit_id=VISIT)
    qtbot.waitUntil(lambda: not stamps.waiting(desk) and settled(page), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "待取" not in lines(page), timeout=WAIT_MS)
    server.close()
    assert not page.signers.stamp.isVisible()
    assert errors == ["sign_nothing_new"]


def test_the_unit_seals_with_its_token_and_a_wrong_pin_is_told(qtbot, qapp, desk, kept, tokens, issued, tmp_path):  # noqa: F811
    speak(qapp, "zh")
    token.set_library(LIBRARY)
    desk.clock.now = max(desk.clock.now, system_clock())  # the token's certificate begins today
    page = opened(qtbot, desk)
    errors = errors_of(page)
    (tmp_path / "单位章.pem").write_bytes(issued[1])
    page.signers._certificate_from(str(tmp_path / "单位章.pem"))
    press(qtbot, page.signers, "用密钥盘签")
    qtbot.keyClicks(page.signers.pin.field, "11111111")
    qtbot.keyClick(page.signers.pin.field, Qt.Key.Key_Return)
    assert page.signers.pin.text() == ""
    qtbot.waitUntil(lambda: errors == ["token_pin"] and settled(page), timeout=WAIT_MS)
    qtbot.keyClicks(page.signers.pin.field, PIN)
    qtbot.keyClick(page.signers.pin.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "单位章" in lines(page) and UNIT in lines(page) and settled(page), timeout=WAIT_MS)
    assert not page.signers.token.isVisible()  # the seal comes last


def test_a_colleagues_document_is_signed_on_the_verify_page_and_saved_as_another_file(
    qtbot, qapp, desk, kept, tmp_path
):
    colleague = FileKey(*make_identity("孙丽", "苏督20231190", UNIT, desk.clock()))
    made = io.BytesIO(a_record())
    records.certify_by(made, colleague.key, colleague.certificate, desk.clock(), 2, "澄梅教督记〔2026〕18号", UNIT)
    path, target = tmp_path / "记录.pdf", tmp_path / "记录 加签.pdf"
    path.write_bytes(made.getvalue())
    page = VerifyPage(session_of(desk))
    qtbot.addWidget(page)
    page.show()
    errors = errors_of(page)
    page.asked.emit(path)
    qtbot.waitUntil(page.signers.isVisible, timeout=WAIT_MS)
    assert page.signers.sign.isVisible()
    assert not page.signers.take_in.isVisible()
    page.ask_where_to_save = lambda suggested: page.save_to(str(suggested))  # the system's own dialog
    qtbot.mouseClick(page.signers.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists() and page.is_settled and page._file == target.name, timeout=WAIT_MS)
    assert path.read_bytes() == made.getvalue()
    found = countersign.standing_of(desk, target.read_bytes())
    assert [one.how for one in found.signed] == ["certified", "countersigned"]
    qtbot.waitUntil(lambda: not page.signers.sign.isVisible(), timeout=WAIT_MS)  # nobody signs twice
    assert not errors
