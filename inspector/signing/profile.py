"""The exact bytes of ``inspector-pdf/1``: one CMS, one layout, nothing else is taken.

A library's verdict lets some changed bytes of ``/Contents`` through (unsigned fields, hex case, padding).
So the verifier rebuilds the only CMS that we write from certificate, digest and signature, and compares bytes.
What those three hold is itself covered: the digest by the signature, the certificate by the
signing-certificate-v2 attribute, the signature by the rule that s is the lower one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from asn1crypto import cms, core, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import ExtensionNotFound, KeyUsage, load_der_x509_certificate

from inspector.signing import der

PROFILE = "inspector-pdf/1"
"""Named in the signature dictionary: ``Prop_Build / App / REx``."""

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def _oid(dotted: str) -> bytes:
    return core.ObjectIdentifier(dotted).dump()


_SIGNED_DATA, _DATA = _oid("1.2.840.113549.1.7.2"), _oid("1.2.840.113549.1.7.1")
_CONTENT_TYPE, _MESSAGE_DIGEST = _oid("1.2.840.113549.1.9.3"), _oid("1.2.840.113549.1.9.4")
_CERTIFICATE_V2 = _oid("1.2.840.113549.1.9.16.2.47")
_SHA256, _ECDSA_SHA256 = _oid("2.16.840.1.101.3.4.2.1"), _oid("1.2.840.10045.4.3.2")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a CMS of the profile is made of: all else follows from it."""

    certificate: bytes
    """DER."""
    digest: bytes
    """SHA-256 of all bytes outside the hole, as the signed attributes name it."""
    signature: bytes
    """DER of r and s."""


def take_apart(contents: bytes) -> Parts | None:
    """Return the parts of a CMS that is exactly as we write it, or None."""
    try:
        info: Any = cms.ContentInfo.load(contents, strict=True)
        signed = info["content"]
        (signer,) = signed["signer_infos"]
        (certificate,) = signed["certificates"]
        (digest,) = (a["values"][0].native for a in signer["signed_attrs"] if a["type"].native == "message_digest")
        parts = Parts(certificate.chosen.dump(), bytes(digest), signer["signature"].native)
        if decode_dss_signature(parts.signature)[1] > P256_ORDER // 2:
            return None  # s and order - s are both valid; only the lower one is ours
        return parts if build(parts) == contents else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def signed_attributes(parts: Parts) -> bytes:
    """Return what the signature is over: the three attributes as a SET (DER)."""
    issuer, serial = _named(parts.certificate)
    named = der.written(0x30, der.written(0x30, der.written(0xA4, issuer)), serial)
    bound = der.written(0x30, der.written(0x04, hashlib.sha256(parts.certificate).digest()), named)
    return der.written(
        0x31,
        der.written(0x30, _CONTENT_TYPE, der.written(0x31, _DATA)),
        der.written(0x30, _MESSAGE_DIGEST, der.written(0x31, der.written(0x04, parts.digest))),
        der.written(0x30, _CERTIFICATE_V2, der.written(0x31, der.written(0x30, der.written(0x30, bound)))),
    )


def build(parts: Parts) -> bytes:
    """Return the only CMS that the profile knows of these parts."""
    sha256 = der.written(0x30, _SHA256, der.written(0x05))
    signer = der.written(
        0x30,
        der.written(0x02, b"\x01"),
        der.written(0x30, *_named(parts.certificate)),
        sha256,
        b"\xa0" + signed_attributes(parts)[1:],
        der.written(0x30, _ECDSA_SHA256),
        der.written(0x04, parts.signature),
    )
    signed = der.written(
        0x30,
        der.written(0x02, b"\x01"),
        der.written(0x31, sha256),
        der.written(0x30, _DATA),
        der.written(0xA0, parts.certificate),
        der.written(0x31, signer),
    )
    return der.written(0x30, _SIGNED_DATA, der.written(0xA0, signed))


def _named(certificate: bytes) -> tuple[bytes, bytes]:
    """Return issuer and serial number of a certificate, as they stand in it (DER)."""
    fields: Any = x509.Certificate.load(certificate)["tbs_certificate"]
    return fields["issuer"].dump(), fields["serial_number"].dump()


def is_signed(parts: Parts) -> bool:
    """Say whether the signature over the attributes is the certificate's, and the certificate is as demanded."""
    try:
        certificate = load_der_x509_certificate(parts.certificate)
        key = certificate.public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
            return False
        if not certificate.extensions.get_extension_for_class(KeyUsage).value.content_commitment:
            return False
        key.verify(parts.signature, signed_attributes(parts), ec.ECDSA(SHA256()))
    except (InvalidSignature, ValueError, ExtensionNotFound, UnsupportedAlgorithm):
        return False
    return True


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate (DER), 64 hex digits."""
    return hashlib.sha256(certificate).hexdigest()


def subject(certificate: bytes) -> dict[str, str]:
    """Return who a certificate (DER) is of: ``signer``, ``card_number``, ``unit``, each may be empty."""
    parsed: Any = x509.Certificate.load(certificate)
    native: dict[str, Any] = parsed.subject.native
    return {
        "signer": str(native.get("common_name", "")),
        "card_number": str(native.get("user_id", "")),
        "unit": str(native.get("organization_name", "")),
    }
