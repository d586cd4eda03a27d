"""The inspector's signing key: made at first start, kept encrypted beside the store, trusted on this laptop."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate

from inspector.base import places
from inspector.base.errors import RoomError, StoreError
from inspector.base.system import sync_folder
from inspector.signing.identity import make_identity

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from inspector.store.keys import KeyRing

_KEY, _CERTIFICATE = "signing.key", "signing.pem"
_MAGIC = b"inspector/signing-key/1"
_NONCE_BYTES = 12


def make(folder: Path, ring: KeyRing, name: str, card_number: str, unit: str, now: datetime) -> None:
    """Make a P-256 key and its certificate; the key is kept under the store's signing key (AES-256-GCM)."""
    key, certificate = make_identity(name, card_number, unit, now)
    _write_key(folder, ring, key)
    pem = load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)
    (folder / _CERTIFICATE).write_bytes(pem)


def carry_over(folder: Path, ring: KeyRing, target: Path, new_ring: KeyRing) -> None:
    """Seal the key anew in another folder, under another master key. Raises StoreError, OSError."""
    _write_key(target, new_ring, load(folder, ring)[0])


def _write_key(folder: Path, ring: KeyRing, key: bytes) -> None:
    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(ring.key("signing")).encrypt(nonce, key, _MAGIC)
    with (folder / _KEY).open("wb") as file:
        file.write(_MAGIC + nonce + sealed)
        file.flush()
        os.fsync(file.fileno())


def load(folder: Path, ring: KeyRing) -> tuple[bytes, bytes]:
    """Return the key (PKCS#8 DER) and the certificate (DER). Raises StoreError("signing_key_damaged")."""
    try:
        raw = (folder / _KEY).read_bytes()
        start = len(_MAGIC) + _NONCE_BYTES
        key = AESGCM(ring.key("signing")).decrypt(raw[len(_MAGIC) : start], raw[start:], _MAGIC)
        certificate = load_pem_x509_certificate((folder / _CERTIFICATE).read_bytes())
    except (OSError, InvalidTag, ValueError) as error:
        raise StoreError("signing_key_damaged") from error
    return key, certificate.public_bytes(Encoding.DER)


def trust_own(folder: Path) -> None:
    """Put one's own certificate into the trust folder, so that one's own documents verify as known."""
    pem = (folder / _CERTIFICATE).read_bytes()
    target = places.trust_folder()
    try:
        target.mkdir(parents=True, exist_ok=True)
        fingerprint = load_pem_x509_certificate(pem).fingerprint(SHA256()).hex()
        (target / f"{fingerprint[:16]}.pem").write_bytes(pem)
    except OSError:
        return  # verification then says: signer unknown, and how to add the certificate


def replace_certificate(folder: Path, certificate: bytes) -> None:
    """Sign with another certificate (DER) of the same key from now on. Raises RoomError("certificate_not_written")."""
    fresh = folder / f"{_CERTIFICATE}.new"
    try:
        fresh.write_bytes(load_der_x509_certificate(certificate).public_bytes(Encoding.PEM))
        fresh.replace(folder / _CERTIFICATE)
        sync_folder(folder)
    except OSError as error:
        raise RoomError("certificate_not_written") from error
