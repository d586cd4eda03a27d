"""Who signs: a key with its certificate, wherever it is kept. What is signed here is P-256 with SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from inspector.signing.profile import P256_ORDER


class SigningKey(Protocol):
    """A key that can sign."""

    @property
    def certificate(self) -> bytes:
        """Its certificate, DER."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature (DER) over SHA-256 of the data, its s the lower one."""
        ...


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key that lies open in memory. ``key``: PKCS#8 DER; ``certificate``: DER."""

    key: bytes
    certificate: bytes

    def sign(self, data: bytes) -> bytes:
        """Return an ECDSA signature. Raises ValueError for another kind of key."""
        key = load_der_private_key(self.key, password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError("the profile knows P-256 with SHA-256 only")  # noqa: TRY004  # of a file
        return encode_dss_signature(*lower(*decode_dss_signature(key.sign(data, ec.ECDSA(SHA256())))))


def lower(r: int, s: int) -> tuple[int, int]:
    """Return the one of the two values of s that the profile takes: anybody can turn one into the other."""
    return r, min(s, P256_ORDER - s)
