"""Whether a signer is known: a certificate of the trust folder, or one that a root of it vouches for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.signing.authority import is_root, issued_by

Standing = Literal["known", "unknown", "outside_term", "revoked", "wrong_usage"]


@dataclass(frozen=True, slots=True)
class Trust:
    """What a verifier trusts, all DER: certificates of signers and of roots, and roots' revocation lists."""

    certificates: Sequence[bytes] = ()
    lists: Sequence[bytes] = ()
    time: Sequence[bytes] = ()
    """Certificates of time-stamp servers, and of those who issue them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How a signer stands. ``list_until``: to when the root's revocation list holds; None where there is none."""

    standing: Standing
    vouched_by: str = ""
    """Unit of the root; empty where the certificate itself lies in the folder."""
    revoked_at: datetime | None = None
    key_lost: bool = False
    """The key may be in other hands: what it is said to have signed earlier is not known either."""
    list_until: datetime | None = field(default=None)


def judge(certificate: bytes, claimed: datetime, trust: Trust, proven: datetime | None = None) -> Judged:
    """Judge a signer's certificate (DER) at the claimed time of signing (aware).

    Without a time stamp nobody can tell whether a lost key signed before it was lost: nothing of it is known. With one
    that is known it can: ``proven`` is the time of the first such stamp over the signature.
    """
    signer = x509.load_der_x509_certificate(certificate)
    roots = [one for one in map(x509.load_der_x509_certificate, trust.certificates) if is_root(one)]
    vouching = [root for root in roots if issued_by(signer, root)]
    for root in vouching:
        of_root = _newest(root, trust.lists)
        entry = of_root.get_revoked_certificate_by_serial_number(signer.serial_number) if of_root else None
        if entry is not None:
            lost = _is_lost(entry) and not (proven and proven < entry.revocation_date_utc)
            if lost or entry.revocation_date_utc <= claimed:
                return Judged("revoked", _unit(root), entry.revocation_date_utc, lost)
    if not _may_sign(signer):
        return Judged("wrong_usage")
    if not _within(signer, claimed):
        return Judged("outside_term")
    if certificate in trust.certificates:
        return Judged("known")
    for root in vouching:
        if _within(root, claimed):
            of_root = _newest(root, trust.lists)
            return Judged("known", _unit(root), list_until=of_root.next_update_utc if of_root else None)
    return Judged("outside_term" if vouching else "unknown")


def judge_server(certificate: bytes, at: datetime, trust: Trust) -> Judged:
    """Judge a time-stamp server's certificate (DER) at the time that it states: itself, or its issuer, is trusted."""
    server = x509.load_der_x509_certificate(certificate)
    if not _within(server, at):
        return Judged("outside_term")
    if certificate in trust.time:
        return Judged("known")
    issuers = [one for one in map(x509.load_der_x509_certificate, trust.time) if _issued_time(server, one)]
    issuer = next((one for one in issuers if _within(one, at)), None)
    return Judged("known", _unit(issuer)) if issuer else Judged("outside_term" if issuers else "unknown")


def vouching(certificate: bytes, trust: Trust) -> list[tuple[bytes, bytes | None]]:
    """Return who vouches for a certificate (DER), each with its newest revocation list where there is one."""
    one = x509.load_der_x509_certificate(certificate)
    found: list[tuple[bytes, bytes | None]] = []
    for held in trust.certificates:
        root = x509.load_der_x509_certificate(held)
        if held != certificate and issued_by(one, root):
            of_root = [crl for crl in trust.lists if signed_by(crl, root)]
            found.append((held, max(of_root, key=list_number, default=None)))
    issuers = ((held, x509.load_der_x509_certificate(held)) for held in trust.time if held != certificate)
    return [*found, *((held, None) for held, issuer in issuers if _issued_time(one, issuer))]


def _issued_time(server: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Say whether a certificate made a server's: only by SHA-256, which verify.html can compute too."""
    return isinstance(server.signature_hash_algorithm, SHA256) and issued_by(server, issuer)


@dataclass(frozen=True, slots=True)
class Gone:
    """A certificate that a root revoked. ``lost``: its key may be in other hands."""

    serial: int
    at: datetime
    lost: bool


def revoked_by(certificate: bytes, lists: Sequence[bytes]) -> tuple[Gone, ...]:
    """Return what a root (DER) revoked by the newest of its lists; nothing of what is no root."""
    root = x509.load_der_x509_certificate(certificate)
    newest = _newest(root, lists) if is_root(root) else None
    return tuple(Gone(one.serial_number, one.revocation_date_utc, _is_lost(one)) for one in newest or ())


def der_integer(number: int) -> str:
    """Return a positive number as the page compares it: the hex digits of its whole DER value."""
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return (bytes([2, len(content)]) + content).hex()


def signed_by(revocations: bytes, root: x509.Certificate) -> bool:
    """Say whether a revocation list (DER) is a root's."""
    found, key = x509.load_der_x509_crl(revocations), root.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or found.issuer != root.subject:
        return False
    return found.is_signature_valid(key)


def list_number(revocations: bytes) -> tuple[int, datetime]:
    """Return what orders a root's lists (DER): number, then time; the greatest is the newest."""
    found = x509.load_der_x509_crl(revocations)
    try:
        number = found.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except x509.ExtensionNotFound:
        number = -1
    return number, found.last_update_utc


def _newest(root: x509.Certificate, lists: Sequence[bytes]) -> x509.CertificateRevocationList | None:
    """Return the newest of the root's lists; one that it did not sign is passed over."""
    newest = max((one for one in lists if signed_by(one, root)), key=list_number, default=None)
    return x509.load_der_x509_crl(newest) if newest else None


def _is_lost(entry: x509.RevokedCertificate) -> bool:
    try:
        return entry.extensions.get_extension_for_class(x509.CRLReason).value.reason == x509.ReasonFlags.key_compromise
    except x509.ExtensionNotFound:
        return True  # why is not said: the worst is taken


def _may_sign(signer: x509.Certificate) -> bool:
    try:
        usage = signer.extensions.get_extension_for_class(x509.KeyUsage).value
        constraints = signer.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (x509.ExtensionNotFound, ValueError):
        return False
    return usage.digital_signature and not constraints.ca


def _within(certificate: x509.Certificate, at: datetime) -> bool:
    return certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc


def _unit(root: x509.Certificate) -> str:
    found = root.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    return str(found[0].value) if found else ""
