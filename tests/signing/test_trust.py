"""Who is known: by the certificate itself, by a root; not where it is revoked, over, not begun, or for another use."""

import io
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from inspector.signing import authority
from inspector.signing.identity import subject, unsigned
from inspector.signing.sign import certify
from inspector.signing.trust import Trust, judge
from inspector.signing.verify import examine
from tests.signing.factory import SIGNED_AT, UNIT, a_record, an_identity

DAY = timedelta(days=1)
BEGUN = SIGNED_AT - 30 * DAY


@pytest.fixture(scope="module")
def root():
    key = ec.generate_private_key(ec.SECP256R1())
    return authority.make_root(UNIT, key, BEGUN), key


@pytest.fixture(scope="module")
def inspector(root):
    key, _own = an_identity()
    request = authority.make_request(key, "吴承泽", "苏督20231187", UNIT)
    return key, authority.issue(root[0], root[1], request, BEGUN)


def serial(certificate):
    return x509.load_der_x509_certificate(certificate).serial_number


def revoked(root, certificate, at, why, number=2):
    entry = authority.Revoked(serial(certificate), at, why)
    return authority.revocation_list(root[0], root[1], [entry], number, max(at, BEGUN))


def test_a_request_says_who_asks_and_is_signed_by_the_key_it_asks_for(inspector):
    request = authority.make_request(inspector[0], "吴承泽", "苏督20231187", UNIT)
    asked = authority.read_request(request)
    assert (asked.name, asked.card_number, asked.unit) == ("吴承泽", "苏督20231187", UNIT)
    forged = request.replace("吴承泽".encode(), "吴承洋".encode())
    assert forged != request
    with pytest.raises(ValueError, match="not signed by its key"):
        authority.read_request(forged)


def test_a_document_signed_with_an_issued_certificate_is_known_by_the_root_alone(root, inspector):
    pdf = io.BytesIO(a_record())
    key, certificate = inspector
    certify(
        pdf, key=key, certificate=certificate, more_fields=("unit-seal",), signed_at=SIGNED_AT, reason="r", location="l"
    )
    found = examine(pdf.getvalue(), [root[0]])
    assert (found.state, found.known, found.judged.vouched_by) == ("intact", True, UNIT)
    assert not examine(pdf.getvalue(), []).known
    gone = revoked(root, certificate, SIGNED_AT - DAY, authority.LEFT)
    assert examine(pdf.getvalue(), [root[0]], [gone]).judged.standing == "revoked"
    assert examine(pdf.getvalue(), [root[0], certificate], [gone]).judged.standing == "revoked"


@pytest.mark.parametrize(
    ("why", "days", "standing"),
    [
        (authority.LEFT, -1, "revoked"),
        (authority.LEFT, 1, "known"),
        (authority.REPLACED, 1, "known"),
        (authority.LOST, -1, "revoked"),
        # Nobody can tell when a lost key signed: what it claims is no proof.
        (authority.LOST, 1, "revoked"),
    ],
)
def test_what_was_signed_before_a_revocation_stands_unless_the_key_is_lost(root, inspector, why, days, standing):
    trust = Trust([root[0]], [revoked(root, inspector[1], SIGNED_AT + days * DAY, why)])
    assert judge(inspector[1], SIGNED_AT, trust).standing == standing


def test_the_newest_list_counts_and_no_list_of_somebody_else(root, inspector):
    stranger = ec.generate_private_key(ec.SECP256R1())
    gone = revoked(root, inspector[1], BEGUN, authority.LEFT, number=2)
    newer = authority.revocation_list(root[0], root[1], [], 3, BEGUN)
    forged = revoked((root[0], stranger), inspector[1], BEGUN, authority.LEFT, number=9)
    assert judge(inspector[1], SIGNED_AT, Trust([root[0]], [newer, gone])).standing == "known"
    assert judge(inspector[1], SIGNED_AT, Trust([root[0]], [forged])).standing == "known"
    assert judge(inspector[1], SIGNED_AT, Trust([root[0]], [gone, forged])).standing == "revoked"


@pytest.mark.parametrize("days", [-31, 3 * 365])
def test_outside_its_term_a_certificate_is_not_known(root, inspector, days):
    assert judge(inspector[1], SIGNED_AT + days * DAY, Trust([root[0]])).standing == "outside_term"


def test_a_certificate_does_not_outlive_its_root(root):
    request = authority.make_request(an_identity()[0], "吴承泽", "", UNIT)
    late = authority.issue(root[0], root[1], request, BEGUN + (authority.ROOT_DAYS - 10) * DAY)
    ends = x509.load_der_x509_certificate(late).not_valid_after_utc
    assert ends <= x509.load_der_x509_certificate(root[0]).not_valid_after_utc


def test_only_a_root_vouches_and_a_root_signs_no_documents(root, inspector):
    """An inspector's certificate that another was issued with, and a root that signed a document itself."""
    signer = authority._private(inspector[0])
    own = x509.load_der_x509_certificate(inspector[1])
    asked = ec.generate_private_key(ec.SECP256R1()).public_key()
    child = unsigned(subject("冒名", "", UNIT), own.subject, asked, BEGUN, 30, is_root=False).sign(signer, SHA256())
    assert judge(child.public_bytes(Encoding.DER), SIGNED_AT, Trust([inspector[1]])).standing == "unknown"
    assert judge(root[0], SIGNED_AT, Trust([root[0]])).standing == "wrong_usage"


def test_a_root_of_the_same_name_and_another_key_vouches_for_nobody(root, inspector):
    other = ec.generate_private_key(ec.SECP256R1())
    name = x509.load_der_x509_certificate(root[0]).subject
    twin = unsigned(name, name, other.public_key(), BEGUN, 100, is_root=True).sign(other, SHA256())
    assert judge(inspector[1], SIGNED_AT, Trust([twin.public_bytes(Encoding.DER)])).standing == "unknown"
    assert subject("a", "", UNIT) != name
