"""The page judges a signer as the program does: by a root inside it, by what that root revoked, by its term."""

import io
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from inspector.services.verify_page import build_page
from inspector.signing import authority
from inspector.signing.sign import certify
from inspector.signing.trust import Trust
from inspector.signing.verify import examine
from tests.signing.factory import SIGNED_AT, UNIT, a_record
from tests.verify_page.test_agreement import by_page

DAY = timedelta(days=1)
BEGUN = SIGNED_AT - 30 * DAY


@pytest.fixture(scope="module")
def issued(identity):
    """A root, a root of the same name with another key, and a document signed with a certificate of the first."""
    key, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root, twin = (authority.make_root(UNIT, one, BEGUN) for one in (key, other))
    request = authority.make_request(identity[0], "吴承泽", "苏督20231187", UNIT)
    certificate = authority.issue(root, key, request, BEGUN)
    pdf = io.BytesIO(a_record())
    certify(
        pdf, key=identity[0], certificate=certificate, more_fields=("unit-seal",), signed_at=SIGNED_AT, reason="r",
        location="l",
    )  # fmt: skip
    return root, key, twin, certificate, pdf.getvalue()


@pytest.mark.parametrize(
    ("case", "standing"),
    [
        ("root", "known"),
        ("nothing", "unknown"),
        ("twin", "unknown"),
        ("left before", "revoked"),
        ("left since", "known"),
        ("lost since", "revoked"),
        ("lost, certificate there", "revoked"),
    ],
)
def test_page_and_program_judge_a_signer_alike(browser, issued, tmp_path, case, standing):
    root, key, twin, certificate, pdf = issued
    why = authority.LOST if "lost" in case else authority.LEFT
    at = SIGNED_AT + (DAY if "since" in case else -DAY)
    gone = authority.Revoked(x509.load_der_x509_certificate(certificate).serial_number, at, why)
    lists = [authority.revocation_list(root, key, [gone], 2, BEGUN)] if "l" in case[:2] else []
    held = {"nothing": [], "twin": [twin]}.get(case, [root])
    trust = Trust([*held, certificate] if "there" in case else held, lists)
    found = examine(pdf, trust.certificates, trust.lists)
    assert found.judged.standing == standing
    path = tmp_path / "verify.html"
    path.write_text(build_page(trust, UNIT, SIGNED_AT), "utf-8")
    browser.open(path)
    assert by_page(browser, pdf) == (f"intact_{'known' if standing == 'known' else 'unknown'}", "")
