"""Sign and check the short text that the printed record carries as a QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509 import load_der_x509_certificate

from inspector.signing.profile import P256_ORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF = 32


def sign_text(text: str, key: bytes) -> bytes:
    """Return r and s (64 bytes, s the lower one) over an ASCII text by a P-256 key (PKCS#8 DER).

    The same text and key give the same bytes (RFC 6979): the code stands in the drawn document, which is the same
    whenever it is drawn anew.
    """
    private = load_der_private_key(key, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise ValueError("the profile knows P-256 only")  # noqa: TRY004  # one error for a key that is none of ours
    made = private.sign(text.encode("ascii"), ec.ECDSA(SHA256(), deterministic_signing=True))
    r, s = decode_dss_signature(made)
    return r.to_bytes(_HALF, "big") + min(s, P256_ORDER - s).to_bytes(_HALF, "big")


def signer_of(text: str, signature: bytes, certificates: Sequence[bytes]) -> bytes | None:
    """Return the certificate (DER) among some whose key signed a text, or None."""
    r, s = int.from_bytes(signature[:_HALF], "big"), int.from_bytes(signature[_HALF:], "big")
    if s > P256_ORDER // 2:
        return None
    for certificate in certificates:
        try:
            key = load_der_x509_certificate(certificate).public_key()
            if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
                key.verify(encode_dss_signature(r, s), text.encode("ascii"), ec.ECDSA(SHA256()))
                return certificate
        except (InvalidSignature, ValueError, UnsupportedAlgorithm):
            continue
    return None
