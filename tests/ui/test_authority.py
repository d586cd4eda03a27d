"""The certificate authority in the settings: made on a stick, issued from, revoked, its trust file handed out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from inspector.services import certificates
from inspector.signing.pem import blocks
from inspector.ui.widgets.buttons import LinkButton
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of

PASSPHRASE = "四不两直 直奔现场 2026"  # of a test
UNIT = "澄江市梅岭区人民政府教育督导委员会办公室"


@pytest.fixture
def page(qtbot, desk):
    shell = shell_of(qtbot, desk)
    shell.go("settings", {"section": "authority"})
    return shell.page


def words(page):
    return "\n".join(one.text() for one in page.authority.findChildren(QLabel) if one.isVisible())


def make(qtbot, page, stick):
    card = page.authority
    card.choose(stick)
    card.unit.setText(UNIT)
    card.passphrase.field.setText(PASSPHRASE)
    card.again.field.setText(PASSPHRASE)
    qtbot.mouseClick(card.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.issue.isVisible, timeout=WAIT_MS)


def test_it_is_made_issues_revokes_and_hands_out_what_laptops_trust(qtbot, desk, page, tmp_path):
    card, stick = page.authority, tmp_path / "stick"
    make(qtbot, page, stick)
    assert UNIT in words(page)
    request = tmp_path / "request.csr"
    certificates.write_request(desk, request)
    card.issue_wanted.emit(request)
    answer = tmp_path / "request-answer.pem"
    qtbot.waitUntil(lambda: answer.exists() and "valid until" in words(page), timeout=WAIT_MS)
    assert certificates.read_answer(desk, answer.read_bytes()).own.issuer == UNIT
    (revoke,) = [one for one in card.findChildren(LinkButton) if one.isVisible()]
    qtbot.mouseClick(revoke, Qt.MouseButton.LeftButton)
    row = revoke.parent()
    while not hasattr(row, "_why"):
        row = row.parent()
    qtbot.mouseClick(row._why.button_of("lost"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "laptop lost" in words(page), timeout=WAIT_MS)
    trust = tmp_path / "trust.pem"
    card.trust_file_wanted.emit(trust)
    qtbot.waitUntil(lambda: trust.exists() and page._authority._task is None, timeout=WAIT_MS)
    held = blocks(trust.read_bytes())
    assert (len(held["CERTIFICATE"]), len(held["X509 CRL"])) == (1, 1)
    qtbot.mouseClick(card.close_it, Qt.MouseButton.LeftButton)
    assert page._authority._opened is None
    assert card.open.isVisible()


def test_it_opens_by_its_passphrase_alone_and_is_shut_when_the_page_is_left(qtbot, desk, page, tmp_path):
    card, stick = page.authority, tmp_path / "stick"
    make(qtbot, page, stick)
    page.leave()
    assert page._authority._opened is None
    failed = []
    page.failed.connect(lambda error, _retry: failed.append(error.code))
    for passphrase in ("not this one", PASSPHRASE):
        card.passphrase.field.setText(passphrase)
        qtbot.mouseClick(card.open, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page._authority._task is None, timeout=WAIT_MS)
    assert failed == ["authority_passphrase_wrong"]
    qtbot.waitUntil(card.issue.isVisible, timeout=WAIT_MS)
    assert card.passphrase.text() == ""


def test_what_is_wrong_is_said_before_anything_is_made(qtbot, page, tmp_path):
    card = page.authority
    qtbot.mouseClick(card.open, Qt.MouseButton.LeftButton)
    assert "Choose the folder first" in words(page)
    card.choose(tmp_path / "stick")
    card.passphrase.field.setText(PASSPHRASE)
    qtbot.mouseClick(card.make, Qt.MouseButton.LeftButton)
    assert "The two passphrases differ" in words(page)
    assert not (tmp_path / "stick").exists()
