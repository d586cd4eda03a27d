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

from asn1crypto import algos, cms, tsp, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import ExtensionNotFound, KeyUsage, load_der_x509_certificate

PROFILE = "inspector-pdf/1"
"""Named in the signature dictionary: ``Prop_Build / App / REx``."""

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_BOUND = "signing_certificate_v2"


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
        parts = Parts(certificate.chosen.dump(), digest, signer["signature"].native)
        if decode_dss_signature(parts.signature)[1] > P256_ORDER // 2:
            return None  # s and order - s are both valid; only the lower one is ours
        return parts if build(parts) == contents else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def signed_attributes(parts: Parts) -> bytes:
    """Return what the signature is over: the three attributes as a SET (DER)."""
    certificate: Any = x509.Certificate.load(parts.certificate)
    name = x509.GeneralName("directory_name", certificate.issuer)
    named = {"issuer": [name], "serial_number": certificate.serial_number}
    one = tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(parts.certificate).digest(), "issuer_serial": named})
    values = (
        ("content_type", "data"),
        ("message_digest", parts.digest),
        (_BOUND, tsp.SigningCertificateV2({"certs": [one]})),
    )
    return cms.CMSAttributes([{"type": kind, "values": (value,)} for kind, value in values]).dump()


def build(parts: Parts) -> bytes:
    """Return the only CMS that the profile knows of these parts."""
    certificate: Any = x509.Certificate.load(parts.certificate)
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                    )
                }
            ),
            "digest_algorithm": digest,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signed_attrs": cms.CMSAttributes.load(signed_attributes(parts)),
            "signature": parts.signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((digest,)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return cms.ContentInfo({"content_type": cms.ContentType("signed_data"), "content": signed}).dump()


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
