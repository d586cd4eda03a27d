"""Signing with a token through PKCS#11: a real one of software (SoftHSM2), with all that goes wrong with a real one."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from inspector.base.clock import system_clock
from inspector.base.errors import InspectorError
from inspector.cli.main import app
from inspector.services import authority, certificates, countersign, token, verify
from inspector.signing import pem
from inspector.signing import token as on_token
from inspector.signing.authority import make_request_by
from inspector.signing.identity import make_identity
from tests.signing.factory import UNIT, a_record, certified_at

PIN, PASSPHRASE = "24681357", "四不两直 直奔现场 2026"
PLACES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
LIBRARY = next((place for place in PLACES if Path(place).exists()), "")


@pytest.fixture(scope="module")
def plugged(tmp_path_factory):
    """The folder of a token with a P-256 key and no certificate."""
    if not LIBRARY:
        if os.environ.get("CI") == "true" and os.getuid() == 0:
            pytest.fail("no SoftHSM2 here: tools/setup.sh installs it for root")
        pytest.skip("no SoftHSM2 here")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    (folder / "conf").write_text(
        f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(folder / "conf")  # read by the library when it is loaded
    initialised("unit")
    import pkcs11
    from pkcs11.util.ec import encode_named_curve_parameters

    loaded = pkcs11.lib(LIBRARY)
    loaded.reinitialize()
    (found,) = (one for one in loaded.get_tokens() if one.label == "unit")
    with found.open(rw=True, user_pin=PIN) as session:
        curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
        session.create_domain_parameters(pkcs11.KeyType.EC, curve, local=True).generate_keypair(
            store=True, label="seal", id=b"\1"
        )
    yield folder / "tokens"
    del os.environ["SOFTHSM2_CONF"]


@pytest.fixture
def tokens(plugged, home, tmp_path):
    """The token, plugged in anew for each test, and its library set."""
    shutil.copytree(plugged, tmp_path / "kept")
    token.set_library(LIBRARY)
    yield plugged
    shutil.rmtree(plugged)
    shutil.copytree(tmp_path / "kept", plugged)


@pytest.fixture(scope="module")
def issued(plugged, tmp_path_factory):
    """The root of a bureau, and the answer file with the certificate for the token's key."""
    opened = authority.create(tmp_path_factory.mktemp("stick") / "authority", UNIT, PASSPHRASE, system_clock())
    with on_token.opened(LIBRARY, PIN, wants_certificate=False) as key:
        asked = make_request_by(key.public_key(), key.sign, UNIT, "", UNIT)
    return opened, opened.issue(pem.written(pem.REQUEST, asked), system_clock())


def initialised(label):
    arguments = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "13572468"]
    subprocess.run(arguments, check=True, capture_output=True)


def why(act):
    with pytest.raises(InspectorError) as caught:
        act()
    return caught.value.code


def opening(pin=PIN, certificate=b""):
    def act():
        with token.key(pin, certificate) as key:
            key.sign(b"what is signed")

    return act


def descriptor(text):
    read, write = os.pipe()
    os.write(write, f"{text}\n".encode())
    os.close(write)
    return str(read)


def test_the_units_seal_by_commands_with_a_key_that_never_leaves_its_token(tokens, issued, tmp_path):
    opened, answer = issued
    source, certificate, target = (tmp_path / name for name in ("in.pdf", "seal.pem", "out.pdf"))
    inspector = make_identity("吴承泽", "苏督20231187", UNIT, system_clock())
    source.write_bytes(certified_at(a_record(), inspector, system_clock()))
    request = tmp_path / "request.pem"
    arguments = ["token", "request", "--out", str(request), "--unit", UNIT, "--pin-fd", descriptor(PIN)]
    assert CliRunner().invoke(app, arguments, catch_exceptions=False).exit_code == 0
    assert authority.read_request(request.read_bytes())[0].name == UNIT
    certificate.write_bytes(answer)
    arguments = ["sign", str(source), "--out", str(target), "--token", "--certificate", str(certificate)]
    found = CliRunner().invoke(app, [*arguments, "--pin-fd", descriptor(PIN)], catch_exceptions=False)
    assert found.exit_code == 0, found.output
    certificates.add(certificates.read_trust(opened.trust_file(system_clock())))
    certificates.add(certificates.read_trust(pem.written(pem.CERTIFICATE, inspector[1])))
    verdict = verify.verify_file(target, "zh")
    assert verdict.state == "intact_known"
    assert any(line.title == "单位章有效，此前内容都在内" and UNIT in line.text for line in verdict.checks)


def test_a_wrong_pin_is_tried_once_and_the_second_is_told_to_be_the_last(tokens, issued):
    answer = issued[1]
    assert why(opening("11111111", answer)) == "token_pin"
    assert why(opening("22222222", answer)) == "token_pin_again"
    opening(PIN, answer)()
    assert why(opening("11111111", answer)) == "token_pin"  # the right one forgives those before it


def test_a_locked_token_is_told_before_a_pin_is_tried(tokens, issued):
    (file,) = tokens.rglob("token.object")
    flags = (0x42D).to_bytes(8, "big")  # as it is after its making; 0x40000: the user's PIN is locked
    assert file.read_bytes().count(flags) == 1
    file.write_bytes(file.read_bytes().replace(flags, (0x42D | 0x40000).to_bytes(8, "big")))
    assert why(opening(PIN, issued[1])) == "token_locked"


def test_a_token_pulled_out_while_signing_leaves_the_document_as_it_was(tokens, issued):
    pdf = certified_at(a_record(), make_identity("吴承泽", "", UNIT, system_clock()), system_clock())

    def pulled_out():
        with token.key(PIN, issued[1]) as key:
            shutil.rmtree(tokens)
            tokens.mkdir()
            countersign.sign_file(pdf, key, system_clock(), "zh")

    assert why(pulled_out) == "token_gone"
    assert why(opening(PIN, issued[1])) == "token_none"


def test_no_certificate_another_one_two_tokens_and_no_library_are_told(tokens, issued):
    assert why(opening()) == "token_no_certificate"
    another = pem.written(pem.CERTIFICATE, make_identity(UNIT, "", UNIT, system_clock())[1])
    assert why(opening(PIN, another)) == "token_other_key"
    assert why(opening(PIN, b"no certificate")) == "trust_unreadable"
    initialised("another")
    assert why(opening(PIN, issued[1])) == "token_several"
    token.set_library("/nowhere/else.so")
    assert why(opening()) == "token_library"
    token.set_library("")
    assert why(opening()) == "token_no_library"
