"""Page and program judge time stamps alike, and take nothing else for one."""

import io
from datetime import timedelta

import pytest
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from inspector.services.verify_page import build_page
from inspector.signing import authority
from inspector.signing.sign import certify
from inspector.signing.stamping import stamped
from inspector.signing.trust import Trust
from inspector.signing.verify import examine
from tests.signing.attack_stamps import stamps
from tests.signing.factory import SIGNED_AT, UNIT, a_record
from tests.signing.time_server import TimeServer
from tests.verify_page.test_agreement import by_page

BEGUN = SIGNED_AT - timedelta(days=30)


@pytest.fixture(scope="module", params=[False, True], ids=["RSA", "P-256"])
def server(request, tmp_path_factory):
    made = TimeServer(tmp_path_factory.mktemp("server"), elliptic=request.param)
    yield made
    made.close()


@pytest.fixture(scope="module")
def issued(identity):
    """Key and certificate that a root made, root and its key, the document."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = authority.make_root(UNIT, root_key, BEGUN)
    certificate = authority.issue(root, root_key, authority.make_request(identity[0], "吴承泽", "", UNIT), BEGUN)
    pdf = io.BytesIO(a_record())
    certify(
        pdf, key=identity[0], certificate=certificate, more_fields=("unit-seal",), signed_at=SIGNED_AT, reason="r",
        location="l",
    )  # fmt: skip
    return (identity[0], certificate), root, root_key, pdf.getvalue()


def shown(browser, path, trust):
    path.write_text(build_page(trust, UNIT, SIGNED_AT), "utf-8")
    browser.open(path)


def test_both_agree_on_every_stamp_and_none_that_was_tampered_with_is_intact(browser, issued, server, tmp_path):
    own, root, root_key, pdf = issued
    lists = [authority.revocation_list(root, root_key, [], 1, BEGUN)]
    trust = Trust([root], lists, [server.issuer])
    shown(browser, tmp_path / "verify.html", trust)
    wrong = []
    for one in stamps(pdf, own, trust, server):
        found = examine(one.pdf, trust.certificates, trust.lists, trust.time)
        state = f"intact_{'known' if found.known else 'unknown'}" if found.state == "intact" else found.state
        seen = by_page(browser, one.pdf)
        if state not in one.states or seen != (state, found.reasons[0] if found.reasons else ""):
            wrong.append((one.name, one.states, state, found.reasons, seen))
    assert not wrong


@pytest.mark.parametrize(("trusted", "standing"), [("issuer", "known"), ("server", "known"), ("", "revoked")])
def test_a_key_lost_after_a_known_stamp_signed_before_it_was_lost(browser, issued, server, tmp_path, trusted, standing):
    own, root, root_key, pdf = issued
    once = stamped(pdf, server.stamp, [own[1]], Trust([root]))
    serial = x509.load_der_x509_certificate(own[1]).serial_number
    lost_at = examine(once, ()).stamps[0].at + timedelta(hours=1)
    gone = [authority.revocation_list(root, root_key, [authority.Revoked(serial, lost_at, authority.LOST)], 2, lost_at)]
    time = {"issuer": [server.issuer], "server": [server.certificate], "": []}[trusted]
    trust = Trust([root], gone, time)
    assert examine(pdf, [root], gone, time).judged.standing == "revoked"
    assert examine(once, [root], gone, time).judged.standing == standing
    shown(browser, tmp_path / "verify.html", trust)
    assert by_page(browser, once)[0] == ("intact_known" if standing == "known" else "intact_unknown")
    assert by_page(browser, pdf)[0] == "intact_unknown"


def test_with_what_stands_beside_the_stamp_another_reader_needs_no_network(issued, server):
    """By the library alone, which is told to accept nothing without a revocation list."""
    own, root, root_key, pdf = issued
    lists = [authority.revocation_list(root, root_key, [], 1, BEGUN)]
    once = stamped(pdf, server.stamp, [own[1]], Trust([root], lists))
    strict = {
        "trust_roots": [Certificate.load(root)], "allow_fetching": False, "revocation_mode": "require",
        "moment": SIGNED_AT,
    }  # fmt: skip
    reader = PdfFileReader(io.BytesIO(once))
    context = DocumentSecurityStore.read_dss(reader).as_validation_context(strict)
    assert validate_pdf_signature(reader.embedded_signatures[0], context).bottom_line
    bare = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    assert not validate_pdf_signature(bare, ValidationContext(**strict, crls=[])).bottom_line
