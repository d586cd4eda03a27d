"""This laptop's certificate and whom it trusts: requests, answers of the bureau's authority, trust files.

The trust folder holds PEM files: certificates of signers and of roots (``*.pem``), roots' revocation lists (``*.crl``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from inspector.base import places
from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, MissingError, RoomError
from inspector.services import signing_key
from inspector.services.security import identity_of
from inspector.signing import authority, pem
from inspector.signing.trust import Trust, judge, list_number, signed_by

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspector.services.desk import Desk


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A certificate in words; instants as texts. ``issuer``: the root's unit; "" where it vouches for itself."""

    name: str
    unit: str
    issuer: str
    since: str
    until: str
    fingerprint: str
    """SHA-256 of the certificate, 64 hex digits."""
    is_root: bool
    list_since: str = ""
    """Of a root: when its newest revocation list here was made; "" where there is none."""
    n_revoked: int = 0


@dataclass(frozen=True, slots=True)
class TrustFile:
    """What a trust file holds, read and not yet taken in: people compare the fingerprints first."""

    roots: tuple[CertificateView, ...]
    certificates: tuple[bytes, ...]
    lists: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A bureau's answer to a request, read and not yet taken in."""

    own: CertificateView
    root: CertificateView
    certificate: bytes
    trust: TrustFile


def trusted() -> Trust:
    """Return what the trust folder holds; a file that is none is passed over."""
    time = tuple(one for path in sorted(_time_folder().glob("*.pem")) for one in _servers(path))
    return Trust(_held("*.pem", pem.CERTIFICATE), _held("*.crl", pem.REVOCATIONS), time)


def own(desk: Desk) -> CertificateView:
    """Return this laptop's certificate. Raises StoreError("signing_key_damaged")."""
    return _view(signing_key.load(desk.store.home, desk.store.ring)[1])


def known() -> tuple[CertificateView, ...]:
    """Return what is trusted, roots first, then by name."""
    trust = trusted()
    views = [_view(certificate, trust.lists) for certificate in trust.certificates]
    return tuple(sorted(views, key=lambda view: (not view.is_root, view.unit, view.name)))


def request(desk: Desk) -> bytes:
    """Return a request file (证书申请) for this laptop's key, in the name of who works here."""
    key, _ = signing_key.load(desk.store.home, desk.store.ring)
    me = identity_of(desk)
    return pem.written(pem.REQUEST, authority.make_request(key, me.name, me.card_number, me.unit))


def write_request(desk: Desk, path: Path) -> None:
    """Write a request file. Raises as ``write_file``."""
    write_file(path, request(desk))


def read_answer(desk: Desk, data: bytes) -> Answer:
    """Read a bureau's answer file.

    Raises:
        BadInputError: ``certificate_unreadable``, ``certificate_of_another_key``, ``certificate_root_missing``,
            ``certificate_not_in_term``, ``certificate_revoked``, ``certificate_wrong_usage``.
    """
    trust = _read(data, "certificate_unreadable")
    certificates = [x509.load_der_x509_certificate(one) for one in trust.certificates]
    mine = x509.load_der_x509_certificate(signing_key.load(desk.store.home, desk.store.ring)[1]).public_key()
    found = [one for one in certificates if one.public_key() == mine]
    if not found:
        raise BadInputError("certificate_of_another_key")
    roots = [one for one in certificates if authority.issued_by(found[0], one)]
    if not roots:
        raise BadInputError("certificate_root_missing")
    certificate = pem.der(found[0])
    standing = judge(certificate, desk.clock(), Trust(trust.certificates, trust.lists)).standing
    wrong = {"outside_term": "not_in_term", "revoked": "revoked", "wrong_usage": "wrong_usage"}.get(standing)
    if wrong:
        raise BadInputError(f"certificate_{wrong}")
    kept = TrustFile(trust.roots, tuple(pem.der(root) for root in roots), trust.lists)
    return Answer(_view(certificate), _view(pem.der(roots[0]), trust.lists), certificate, kept)


def accept(desk: Desk, answer: Answer) -> None:
    """Sign with the certificate of an answer from now on, and trust its root. Raises as ``add``."""
    add(answer.trust)
    signing_key.replace_certificate(desk.store.home, answer.certificate)


def read_trust(data: bytes) -> TrustFile:
    """Read a trust file (信任文件) or a signer's certificate. Raises BadInputError("trust_unreadable")."""
    return _read(data, "trust_unreadable")


def add(found: TrustFile) -> None:
    """Take what a trust file holds into the trust folder; of two lists of a root the newer one stays.

    Raises:
        RoomError: ``trust_not_written``.
    """
    folder = places.trust_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for certificate in found.certificates:
            name = x509.load_der_x509_certificate(certificate).fingerprint(SHA256()).hex()[:16]
            (folder / f"{name}.pem").write_bytes(pem.written(pem.CERTIFICATE, certificate))
        for certificate in found.certificates:
            _add_lists(folder, certificate, found.lists)
    except OSError as error:
        raise RoomError("trust_not_written", folder=str(folder)) from error


def trust_time(data: bytes) -> tuple[str, ...]:
    """Trust certificates (PEM) of time-stamp servers, or of those who issue them; return their names.

    Raises:
        BadInputError: ``trust_unreadable``.
        RoomError: ``trust_not_written``.
    """
    try:
        found = [x509.load_der_x509_certificate(one) for one in pem.blocks(data)[pem.CERTIFICATE]]
    except ValueError as error:
        raise BadInputError("trust_unreadable") from error
    if not found:
        raise BadInputError("trust_unreadable")
    folder = _time_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in found:
            (folder / f"{one.fingerprint(SHA256()).hex()[:16]}.pem").write_bytes(
                pem.written(pem.CERTIFICATE, pem.der(one))
            )
    except OSError as error:
        raise RoomError("trust_not_written", folder=str(folder)) from error
    return tuple(_name(one.subject, x509.NameOID.COMMON_NAME) or one.subject.rfc4514_string() for one in found)


def _time_folder() -> Path:
    return places.trust_folder() / "time"


def _servers(path: Path) -> tuple[bytes, ...]:
    """Return the certificates in a file; none of a file that is something else."""
    try:
        found = pem.blocks(path.read_bytes())[pem.CERTIFICATE]
        for one in found:
            x509.load_der_x509_certificate(one)
    except (OSError, ValueError):
        return ()
    return found


def forget(fingerprint: str) -> None:
    """Trust a certificate no more. Raises RoomError("trust_not_written")."""
    folder = places.trust_folder()
    try:
        for path in folder.glob("*.pem"):
            if any(_print(one) == fingerprint for one in _blocks(path, pem.CERTIFICATE)):
                path.unlink()
                path.with_suffix(".crl").unlink(missing_ok=True)
    except OSError as error:
        raise RoomError("trust_not_written", folder=str(folder)) from error


def read_file(path: Path) -> bytes:
    """Return a file of certificates. Raises MissingError("file_missing") or BadInputError("file_unreadable")."""
    try:
        if path.stat().st_size > pem.MAX_BYTES:
            raise BadInputError("file_unreadable", file=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingError("file_missing", file=path.name) from error
    except OSError as error:
        raise BadInputError("file_unreadable", file=path.name) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file of certificates. Raises RoomError("document_not_saved")."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise RoomError("document_not_saved", path=str(path), reason=error.strerror or "") from error


def _add_lists(folder: Path, certificate: bytes, lists: tuple[bytes, ...]) -> None:
    """Keep a root's newest list beside it, under the same name."""
    root = x509.load_der_x509_certificate(certificate)
    path = folder / f"{root.fingerprint(SHA256()).hex()[:16]}.crl"
    held = _blocks(path, pem.REVOCATIONS) if path.exists() else ()
    mine = [one for one in (*held, *lists) if signed_by(one, root)]
    if mine:
        newest = max(mine, key=list_number)
        path.write_bytes(pem.written(pem.REVOCATIONS, newest))


def _held(pattern: str, kind: str) -> tuple[bytes, ...]:
    return tuple(one for path in sorted(places.trust_folder().glob(pattern)) for one in _blocks(path, kind))


def _blocks(path: Path, kind: str) -> tuple[bytes, ...]:
    """Return the readable blocks of one kind in a file; none of a file that is something else."""
    try:
        found = pem.blocks(path.read_bytes())[kind]
        for one in found:
            _load(kind, one)
    except (OSError, ValueError):
        return ()
    return found


def _read(data: bytes, code: str) -> TrustFile:
    try:
        found = pem.blocks(data)
        for kind in (pem.CERTIFICATE, pem.REVOCATIONS):
            for one in found[kind]:
                _load(kind, one)
    except ValueError as error:
        raise BadInputError(code) from error
    certificates, lists = found[pem.CERTIFICATE], found[pem.REVOCATIONS]
    if not certificates:
        raise BadInputError(code)
    return TrustFile(tuple(_view(one, lists) for one in certificates), certificates, lists)


def _load(kind: str, der: bytes) -> None:
    """Raise ValueError for what is none, or of another curve than ours."""
    if kind == pem.REVOCATIONS:
        x509.load_der_x509_crl(der)
        return
    key = x509.load_der_x509_certificate(der).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ValueError("not a P-256 key")  # noqa: TRY004  # of a file


def _view(der: bytes, lists: Sequence[bytes] = ()) -> CertificateView:
    certificate = x509.load_der_x509_certificate(der)
    newest = max((one for one in lists if signed_by(one, certificate)), key=list_number, default=None)
    crl = x509.load_der_x509_crl(newest) if newest else None
    unit = x509.NameOID.ORGANIZATION_NAME
    return CertificateView(
        name=_name(certificate.subject, x509.NameOID.COMMON_NAME),
        unit=_name(certificate.subject, unit),
        issuer=""
        if certificate.issuer == certificate.subject
        else _name(certificate.issuer, x509.NameOID.ORGANIZATION_NAME),
        since=utc_text(certificate.not_valid_before_utc),
        until=utc_text(certificate.not_valid_after_utc),
        fingerprint=_print(der),
        is_root=authority.is_root(certificate),
        list_since=utc_text(crl.last_update_utc) if crl else "",
        n_revoked=len(crl) if crl else 0,
    )


def _name(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    return str(found[0].value) if found else ""


def _print(der: bytes) -> str:
    return x509.load_der_x509_certificate(der).fingerprint(SHA256()).hex()
