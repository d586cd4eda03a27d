"""The supervision body's own certificate authority: a root, requests, certificates, the list of what was revoked.

P-256 and X.509 v3 throughout (RFC 5280). A root signs inspectors' certificates and its revocation list, nothing else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from cryptography.x509.oid import NameOID

from inspector.signing import der
from inspector.signing.identity import VALID_DAYS, subject, unsigned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT_DAYS = 15 * 365
LIST_DAYS = 180
"""How long a revocation list holds: laptops are without a network, and get the next one on a stick."""
_ECDSA_SHA256 = bytes.fromhex("06082a8648ce3d040302")
_ROOT_NAME = "督导文书签发根证书"
LOST, REPLACED, LEFT = "lost", "replaced", "left"
"""Why a certificate is revoked: the laptop or key is lost; another takes its place; the inspector has left."""
_FLAGS = {
    LOST: x509.ReasonFlags.key_compromise,
    REPLACED: x509.ReasonFlags.superseded,
    LEFT: x509.ReasonFlags.cessation_of_operation,
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a certificate request asks for. ``key``: SHA-256 of the public key, 64 hex digits."""

    name: str
    card_number: str
    unit: str
    key: str


@dataclass(frozen=True, slots=True)
class Revoked:
    """One revoked certificate: serial number, from when, why (``LOST``, ``REPLACED``, ``LEFT``)."""

    serial: int
    at: datetime
    why: str


def make_root(unit: str, key: ec.EllipticCurvePrivateKey, now: datetime) -> bytes:
    """Return the root certificate (DER) of a supervision body; it may vouch for inspectors, not for other roots."""
    name = subject(_ROOT_NAME, "", unit)
    made = unsigned(name, name, key.public_key(), now, ROOT_DAYS, is_root=True)
    return made.sign(key, SHA256()).public_bytes(Encoding.DER)


def make_request(key: bytes, name: str, card_number: str, unit: str) -> bytes:
    """Return a certificate request (PKCS#10, DER), which proves that whoever made it has the key (PKCS#8 DER)."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(name, card_number, unit))
    return builder.sign(_private(key), SHA256()).public_bytes(Encoding.DER)


def make_request_by(
    key: ec.EllipticCurvePublicKey, sign: Callable[[bytes], bytes], name: str, card_number: str, unit: str
) -> bytes:
    """Return a request as ``make_request`` does, for a key that only signs: one on a token."""
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    wanted = der.written(
        0x30, der.written(0x02, b"\0"), subject(name, card_number, unit).public_bytes(), public, der.written(0xA0)
    )
    return der.written(0x30, wanted, der.written(0x30, _ECDSA_SHA256), der.written(0x03, b"\0", sign(wanted)))


def read_request(request: bytes) -> Request:
    """Return what a request (DER) asks for. Raises ValueError where it is none, or not made by the key's holder."""
    csr = x509.load_der_x509_csr(request)
    key = csr.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("not a P-256 key")  # noqa: TRY004  # of the file, not of an argument
    if not csr.is_signature_valid:
        raise ValueError("the request is not signed by its key")
    return Request(
        _first(csr.subject, NameOID.COMMON_NAME),
        _first(csr.subject, NameOID.USER_ID),
        _first(csr.subject, NameOID.ORGANIZATION_NAME),
        key_print(key),
    )


def issue(
    root: bytes, root_key: ec.EllipticCurvePrivateKey, request: bytes, now: datetime, days: int = VALID_DAYS
) -> bytes:
    """Return a certificate (DER) for a request, by the root; it never outlives the root. Raises as ``read_request``."""
    read_request(request)
    issuer, csr = x509.load_der_x509_certificate(root), x509.load_der_x509_csr(request)
    key = csr.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise ValueError("not a P-256 key")  # noqa: TRY004
    left = (issuer.not_valid_after_utc - now).days
    made = unsigned(csr.subject, issuer.subject, key, now, min(days, left), is_root=False)
    return made.sign(root_key, SHA256()).public_bytes(Encoding.DER)


def revocation_list(
    root: bytes, root_key: ec.EllipticCurvePrivateKey, revoked: Iterable[Revoked], number: int, now: datetime
) -> bytes:
    """Return the root's list of revoked certificates (CRL, DER). ``number`` rises with each list."""
    start = now.replace(microsecond=0)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(x509.load_der_x509_certificate(root).subject)
        .last_update(start)
        .next_update(start + timedelta(days=LIST_DAYS))
        .add_extension(x509.CRLNumber(number), critical=False)
    )
    for one in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(one.serial).revocation_date(one.at)
        builder = builder.add_revoked_certificate(
            entry.add_extension(x509.CRLReason(_FLAGS[one.why]), critical=False).build()
        )
    return builder.sign(root_key, SHA256()).public_bytes(Encoding.DER)


def key_print(key: ec.EllipticCurvePublicKey) -> str:
    """Return the SHA-256 of a public key (SubjectPublicKeyInfo), 64 hex digits: what people compare by telephone."""
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()


def issued_by(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    """Say whether a root made a certificate: its name and its signature."""
    try:
        certificate.verify_directly_issued_by(root)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return is_root(root)


def is_root(certificate: x509.Certificate) -> bool:
    """Say whether a certificate may vouch for others."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return constraints.ca and usage.key_cert_sign


def _private(key: bytes) -> ec.EllipticCurvePrivateKey:
    loaded = load_der_private_key(key, password=None)
    if not isinstance(loaded, ec.EllipticCurvePrivateKey):
        raise ValueError("not an elliptic curve key")  # noqa: TRY004  # of a file
    return loaded


def _first(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""
