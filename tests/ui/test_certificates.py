"""Certificates in the settings: request, answer, trust file; nothing is taken in before somebody has compared it."""

import pytest
from PySide6.QtWidgets import QLabel

from inspector.services import authority, certificates
from inspector.ui.i18n import speak
from inspector.ui.widgets.buttons import LinkButton
from tests.ui.framed import shell_of

UNIT = "澄江市梅岭区人民政府教育督导委员会办公室"


@pytest.fixture
def opened(desk, tmp_path):
    return authority.create(tmp_path / "stick", UNIT, "四不两直 直奔现场 2026", desk.clock())


@pytest.fixture
def page(qtbot, qapp, desk):
    speak(qapp, "zh")
    shell = shell_of(qtbot, desk)
    shell.go("settings", {"section": "certificates"})
    return shell.page


def words(page):
    return "\n".join(one.text() for one in page.certificates.findChildren(QLabel) if one.isVisibleTo(page))


def test_a_request_goes_out_and_its_answer_comes_in_after_a_look_at_the_fingerprint(desk, page, opened, tmp_path):
    assert "没有机构签发" in words(page)
    page.certificates.request_wanted.emit(tmp_path / "申请.csr")
    answer = tmp_path / "证书.pem"
    answer.write_bytes(opened.issue((tmp_path / "申请.csr").read_bytes(), desk.clock()))
    page.certificates.answer_given.emit(answer)
    root = opened.view().fingerprint
    assert root[:4].upper() in words(page)
    assert certificates.own(desk).issuer == ""
    page.certificates.yes.click()
    assert certificates.own(desk).issuer == UNIT
    assert f"签发机构：{UNIT}" in words(page)
    assert any(view.is_root and view.fingerprint == root for view in certificates.known())


def test_a_trust_file_that_is_left_changes_nothing_and_one_that_is_taken_can_be_given_up(
    qtbot, desk, page, opened, tmp_path
):
    before = certificates.known()
    trust = tmp_path / "信任文件.pem"
    trust.write_bytes(opened.trust_file(desk.clock()))
    page.certificates.trust_given.emit(trust)
    page.certificates.no.click()
    page.certificates.confirmed.emit()
    assert certificates.known() == before
    page.certificates.trust_given.emit(trust)
    page.certificates.yes.click()
    qtbot.waitUntil(lambda: "吊销名单" in words(page))
    (forget,) = page.certificates.findChildren(LinkButton)
    forget.click()
    assert certificates.known() == before


def test_a_file_that_is_none_is_told(page, tmp_path):
    told = []
    page.failed.connect(lambda error, _retry: told.append(error.code))
    (tmp_path / "x.pem").write_text("nothing")
    page.certificates.trust_given.emit(tmp_path / "x.pem")
    page.certificates.answer_given.emit(tmp_path / "x.pem")
    page.certificates.trust_given.emit(tmp_path / "gone.pem")
    page.certificates.request_wanted.emit(tmp_path / "no" / "x.csr")
    assert told == ["trust_unreadable", "certificate_unreadable", "file_missing", "document_not_saved"]
