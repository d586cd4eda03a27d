"""The cryptography of ``keys.json``. Apart, so that the unlock window comes before its libraries are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_BYTES = 32


class WrongKeyError(ValueError):
    """The key does not open what was sealed, or that was changed."""


def hkdf(secret: bytes | bytearray, info: str, salt: bytes) -> bytes:
    """Return 32 bytes derived by HKDF-SHA256."""
    return HKDF(SHA256(), KEY_BYTES, salt, info.encode()).derive(secret)


def of_password(password: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    """Return the key that a password gives by Argon2id; ``cost`` as in the slot: passes, memory_kib, lanes."""
    return hash_secret_raw(
        password.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost["passes"],
        memory_cost=cost["memory_kib"],
        parallelism=cost["lanes"],
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def to_holder(public: bytes, info: str) -> tuple[bytes, bytes]:
    """Return a fresh one-time public key, and the key that it gives with a holder's public key (X25519, HKDF)."""
    once = X25519PrivateKey.generate()
    own = once.public_key().public_bytes_raw()
    return own, hkdf(once.exchange(X25519PublicKey.from_public_bytes(public)), info, own + public)


def of_holder(private: bytes, once: bytes, info: str) -> bytes:
    """Return that key again, with the holder's private key. Raises ValueError on what is no key."""
    mine = X25519PrivateKey.from_private_bytes(private)
    shared = mine.exchange(X25519PublicKey.from_public_bytes(once))
    return hkdf(shared, info, once + mine.public_key().public_bytes_raw())


def seal(key: bytes, nonce: bytes, plain: bytes, header: bytes) -> bytes:
    """Encrypt by AES-256-GCM; ``header`` is bound to it."""
    return AESGCM(key).encrypt(nonce, plain, header)


def unseal(key: bytes, nonce: bytes, sealed: bytes, header: bytes) -> bytes:
    """Decrypt. Raises WrongKeyError."""
    try:
        return AESGCM(key).decrypt(nonce, sealed, header)
    except InvalidTag as error:
        raise WrongKeyError from error
