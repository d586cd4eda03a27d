"""The authority on its stick, the inspector's request, the answer, the trust file: as files, by commands and services."""

import os

import pytest
from typer.testing import CliRunner

from inspector.base import places
from inspector.base.errors import BadInputError, InspectorError
from inspector.cli.main import app
from inspector.services import authority, certificates, records, verify
from inspector.signing import pem
from tests.conftest import PASSWORD
from tests.services import factory

PASSPHRASE = "四不两直 直奔现场 2026"
UNIT = "澄江市梅岭区人民政府教育督导委员会办公室"


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "stick"


@pytest.fixture
def opened(stick, desk):
    return authority.create(stick, UNIT, PASSPHRASE, desk.clock())


def fails(code, act):
    with pytest.raises(InspectorError) as caught:
        act()
    assert caught.value.code == code


def test_from_request_to_a_document_that_a_school_knows_by_the_root_alone(desk, opened, monkeypatch, tmp_path):
    answer = certificates.read_answer(desk, opened.issue(certificates.request(desk), desk.clock()))
    assert (answer.own.name, answer.own.issuer) == ("吴承泽", UNIT)
    assert answer.root.fingerprint == opened.view().fingerprint
    certificates.accept(desk, answer)
    assert certificates.own(desk).issuer == UNIT
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    pdf = records.document_bytes(desk, records.issue(desk, visit, lambda _done, _total: None).id)
    assert verify.verify_bytes(pdf, "zh").state == "intact_known"
    monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / "school"))  # another computer, which trusts nobody yet
    assert verify.verify_bytes(pdf, "zh").state == "intact_unknown"
    certificates.add(certificates.read_trust(opened.trust_file(desk.clock())))
    found = verify.verify_bytes(pdf, "zh")
    assert found.state == "intact_known"
    assert any("可信的督导机构" in line.title and UNIT in line.text for line in found.checks)
    opened.revoke(opened.view().issued[0].serial, "lost", desk.clock())
    certificates.add(certificates.read_trust(opened.trust_file(desk.clock())))
    gone = verify.verify_bytes(pdf, "zh")
    assert gone.exit_code == 3
    assert gone.message.what == "文书完好，但签发人的证书已被吊销。"
    assert any("遗失" in line.title for line in gone.checks)


def test_an_older_trust_file_does_not_bring_a_revoked_certificate_back(desk, opened):
    opened.issue(certificates.request(desk), desk.clock())
    older = opened.trust_file(desk.clock())
    opened.revoke(opened.view().issued[0].serial, "left", desk.clock())
    for data in (opened.trust_file(desk.clock()), older):
        certificates.add(certificates.read_trust(data))
    (root,) = (view for view in certificates.known() if view.is_root)
    assert root.n_revoked == 1


def test_the_stick_says_nothing_to_who_finds_it_and_notices_what_was_changed(desk, opened, stick):
    opened.issue(certificates.request(desk), desk.clock())
    assert authority.open_authority(stick, PASSPHRASE).view().issued[0].name == "吴承泽"
    lying = b"".join(path.read_bytes() for path in stick.iterdir())
    assert "吴承泽".encode() not in lying
    fails("authority_passphrase_wrong", lambda: authority.open_authority(stick, PASSPHRASE + "x"))
    register = stick / "register"
    register.write_bytes(register.read_bytes()[:-1] + b"\0")
    fails("authority_damaged", lambda: authority.open_authority(stick, PASSPHRASE))


def test_what_is_asked_wrongly_is_refused_and_nothing_is_issued(desk, opened, stick, tmp_path):
    fails("authority_passphrase_short", lambda: authority.create(tmp_path / "a", UNIT, "short", desk.clock()))
    fails("authority_unit_missing", lambda: authority.create(tmp_path / "b", " ", PASSPHRASE, desk.clock()))
    fails("authority_exists", lambda: authority.create(stick, UNIT, PASSPHRASE, desk.clock()))
    fails("authority_missing", lambda: authority.open_authority(tmp_path / "nothing", PASSPHRASE))
    for data in (b"", b"no request", opened.trust_file(desk.clock()), b"x" * (pem.MAX_BYTES + 1)):
        fails("request_unreadable", lambda data=data: opened.issue(data, desk.clock()))
    fails("certificate_not_issued", lambda: opened.revoke("12ab", "lost", desk.clock()))
    assert opened.view().issued == ()


def test_nothing_is_issued_where_the_register_cannot_be_written(desk, opened, stick):
    (stick / "register.new").mkdir()  # what is to be written first cannot be
    fails("authority_not_written", lambda: opened.issue(certificates.request(desk), desk.clock()))
    assert opened.view().issued == ()


def test_an_answer_for_somebody_else_or_without_its_root_is_refused(desk, opened):
    own = certificates.own(desk)
    answer = opened.issue(certificates.request(desk), desk.clock())
    certificate, _root = pem.blocks(answer)[pem.CERTIFICATE]
    alone = pem.written(pem.CERTIFICATE, certificate)
    fails("certificate_root_missing", lambda: certificates.read_answer(desk, alone))
    fails("certificate_of_another_key", lambda: certificates.read_answer(desk, opened.trust_file(desk.clock())))
    fails("certificate_unreadable", lambda: certificates.read_answer(desk, b"-----BEGIN CERTIFICATE-----"))
    opened.revoke(opened.view().issued[0].serial, "replaced", desk.clock())
    late = alone + opened.trust_file(desk.clock())
    fails("certificate_revoked", lambda: certificates.read_answer(desk, late))
    assert certificates.own(desk) == own
    with pytest.raises(BadInputError):
        certificates.read_trust(b"nothing")


def test_a_certificate_is_forgotten_on_request(desk, opened):
    certificates.add(certificates.read_trust(opened.trust_file(desk.clock())))
    root = opened.view().fingerprint
    assert root in {view.fingerprint for view in certificates.known()}
    certificates.forget(root)
    assert root not in {view.fingerprint for view in certificates.known()}
    assert not list(places.trust_folder().glob("*.crl"))


def run(*arguments, secret=""):
    read, write = os.pipe()
    os.write(write, f"{secret}\n".encode())
    os.close(write)
    fd = ["--password-fd" if arguments[0] == "certificate" else "--passphrase-fd", str(read)] if secret else []
    found = CliRunner().invoke(app, [*map(str, arguments), *fd], catch_exceptions=False)
    return found.output


def test_the_commands_do_the_same(desk, stick, tmp_path):
    desk.close()
    asked, answer, trust = (tmp_path / name for name in ("a.csr", "b.pem", "c.pem"))
    assert "签发中心已建立" in run("authority", "create", stick, "--unit", UNIT, secret=PASSPHRASE)
    assert "密钥指纹" in run("certificate", "request", "--out", asked, secret=PASSWORD)
    assert "已为吴承泽签发证书" in run("authority", "issue", stick, asked, "--out", answer, secret=PASSPHRASE)
    assert UNIT in run("certificate", "accept", answer, secret=PASSWORD)
    listed = run("authority", "list", stick, secret=PASSPHRASE)
    serial = listed.split()[0]
    assert "吴承泽" in run("authority", "revoke", stick, serial, "--why", "left", secret=PASSPHRASE)
    assert "✕" in run("authority", "list", stick, secret=PASSPHRASE)
    assert UNIT in run("authority", "trust-file", stick, "--out", trust, secret=PASSPHRASE)
    assert "已信任" in run("certificate", "trust", trust)
