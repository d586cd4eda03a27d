"""The supervision body's certificate authority (签发中心): a folder on a stick, opened by a passphrase.

The root's key never lies on a laptop in use: folder and passphrase stay with the body, and come together only to
issue or revoke. ``root.key`` is PKCS#8 under the passphrase; ``register`` (who has which certificate) is sealed under
a key that comes of the root's, so that whoever finds the stick reads no names and changes nothing unseen.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from inspector.base.clock import parse_utc, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError, RoomError, StoreError
from inspector.base.passwords import one_form
from inspector.base.system import sync_folder
from inspector.signing import authority, pem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

LEAST_PASSPHRASE = 12
REASONS = (authority.LOST, authority.REPLACED, authority.LEFT)
"""Why a certificate is revoked."""
_KEY, _ROOT, _REGISTER = "root.key", "root.pem", "register"
_MAGIC = b"inspector/authority/1"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Issued:
    """One certificate that was issued. Instants as texts; ``serial`` in hex."""

    serial: str
    name: str
    card_number: str
    unit: str
    key: str
    issued_at: str
    until: str
    revoked_at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """``fingerprint``: SHA-256 of the root certificate, 64 hex digits: what laptops and schools compare."""

    unit: str
    fingerprint: str
    until: str
    issued: tuple[Issued, ...]


class Authority:
    """An opened authority; forget it, and its key is gone from here."""

    def __init__(self, folder: Path, key: ec.EllipticCurvePrivateKey, root: bytes) -> None:
        self._folder, self._key, self._root = folder, key, root
        secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._seal = HKDF(SHA256(), 32, None, _MAGIC + b"/register").derive(secret)

    def view(self) -> AuthorityView:
        """Return the root and all that it issued, newest first. Raises StoreError("authority_damaged")."""
        root = x509.load_der_x509_certificate(self._root)
        _, issued = self._read()
        unit = root.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)[0].value
        fingerprint = root.fingerprint(SHA256()).hex()
        return AuthorityView(str(unit), fingerprint, utc_text(root.not_valid_after_utc), tuple(reversed(issued)))

    def issue(self, request: bytes, now: datetime) -> bytes:
        """Issue a certificate for a request file; return the answer file: certificate, root, revocation list.

        Raises:
            BadInputError: ``request_unreadable``.
            RefusedError: ``authority_ended``: the root's term is over.
            RoomError: ``authority_not_written``: nothing was issued.
        """
        asked, der = read_request(request)
        if x509.load_der_x509_certificate(self._root).not_valid_after_utc <= now:
            raise RefusedError("authority_ended")
        certificate = x509.load_der_x509_certificate(authority.issue(self._root, self._key, der, now))
        entry = Issued(
            f"{certificate.serial_number:x}", asked.name, asked.card_number, asked.unit, asked.key,
            utc_text(now), utc_text(certificate.not_valid_after_utc),
        )  # fmt: skip
        number, issued = self._read()
        self._write(number, [*issued, entry])
        return pem.written(pem.CERTIFICATE, certificate.public_bytes(Encoding.DER)) + self.trust_file(now)

    def revoke(self, serial: str, why: str, now: datetime) -> None:
        """Revoke a certificate (``lost``, ``replaced``, ``left``); it holds where the next trust file comes.

        Raises:
            MissingError: ``certificate_not_issued``.
            RefusedError: ``certificate_revoked_already``.
            RoomError: ``authority_not_written``.
        """
        number, issued = self._read()
        found = next((entry for entry in issued if entry.serial == serial), None)
        if found is None:
            raise MissingError("certificate_not_issued")
        if found.revoked_at:
            raise RefusedError("certificate_revoked_already", name=found.name)
        gone = replace(found, revoked_at=utc_text(now), why=why)
        self._write(number + 1, [gone if entry is found else entry for entry in issued])

    def trust_file(self, now: datetime) -> bytes:
        """Return the root with its revocation list: what every laptop and every school takes in (信任文件)."""
        number, issued = self._read()
        revoked = [authority.Revoked(int(e.serial, 16), parse_utc(e.revoked_at), e.why) for e in issued if e.revoked_at]
        # Two files of one number are alike but for the time; the later one holds longer.
        made = authority.revocation_list(self._root, self._key, revoked, number, now)
        return pem.written(pem.CERTIFICATE, self._root) + pem.written(pem.REVOCATIONS, made)

    def begin(self) -> None:
        """Begin the register, empty. Raises RoomError("authority_not_written")."""
        self._write(1, [])

    def _read(self) -> tuple[int, list[Issued]]:
        """Return the number of the revocation list, and all entries, oldest first."""
        try:
            raw = (self._folder / _REGISTER).read_bytes()
            plain = AESGCM(self._seal).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _MAGIC)
            content: dict[str, Any] = json.loads(plain)
            return content["number"], [Issued(**entry) for entry in content["issued"]]
        except (OSError, InvalidTag, ValueError, KeyError, TypeError) as error:
            raise StoreError("authority_damaged", folder=str(self._folder)) from error

    def _write(self, number: int, issued: list[Issued]) -> None:
        nonce = os.urandom(_NONCE_BYTES)
        plain = json.dumps({"number": number, "issued": [asdict(entry) for entry in issued]}).encode()
        _replace(self._folder / _REGISTER, nonce + AESGCM(self._seal).encrypt(nonce, plain, _MAGIC))


def create(folder: Path, unit: str, passphrase: str, now: datetime) -> Authority:
    """Make a root with its register in a new folder.

    Raises:
        BadInputError: ``authority_passphrase_short``, ``authority_unit_missing``.
        RefusedError: ``authority_exists``: an authority, or anything else, lies there already.
        RoomError: ``authority_not_written``.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise BadInputError("authority_passphrase_short", least=LEAST_PASSPHRASE)
    if not unit.strip():
        raise BadInputError("authority_unit_missing")
    if folder.exists() and any(folder.iterdir()):
        raise RefusedError("authority_exists", folder=str(folder))
    key = ec.generate_private_key(ec.SECP256R1())
    root = authority.make_root(unit.strip(), key, now)
    sealed = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(one_form(passphrase).encode())
    )
    made = Authority(folder, key, root)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RoomError("authority_not_written", folder=str(folder)) from error
    made.begin()
    _replace(folder / _ROOT, pem.written(pem.CERTIFICATE, root))
    _replace(folder / _KEY, sealed)  # last: with it the authority is whole
    return made


def open_authority(folder: Path, passphrase: str) -> Authority:
    """Open an authority.

    Raises:
        MissingError: ``authority_missing``: none lies there.
        RefusedError: ``authority_passphrase_wrong``.
        StoreError: ``authority_damaged``.
    """
    try:
        sealed, root_file = (folder / _KEY).read_bytes(), (folder / _ROOT).read_bytes()
    except OSError as error:
        raise MissingError("authority_missing", folder=str(folder)) from error
    try:
        key = load_pem_private_key(sealed, one_form(passphrase).encode())
    except ValueError as error:
        raise RefusedError("authority_passphrase_wrong") from error
    except TypeError as error:
        raise StoreError("authority_damaged", folder=str(folder)) from error
    try:
        (root,) = pem.blocks(root_file)[pem.CERTIFICATE]
        public = x509.load_der_x509_certificate(root).public_key()
    except ValueError as error:
        raise StoreError("authority_damaged", folder=str(folder)) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != public:
        raise StoreError("authority_damaged", folder=str(folder))
    opened = Authority(folder, key, root)
    opened.view()
    return opened


def read_request(data: bytes) -> tuple[authority.Request, bytes]:
    """Return what a request file asks for, and the request (DER). Raises BadInputError("request_unreadable")."""
    try:
        (der,) = pem.blocks(data)[pem.REQUEST]
        return authority.read_request(der), der
    except ValueError as error:
        raise BadInputError("request_unreadable") from error


def _replace(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise RoomError("authority_not_written", folder=str(path.parent)) from error
