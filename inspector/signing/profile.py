"""The exact bytes of ``inspector-pdf/1``: one CMS, one layout, nothing else is taken.

A library's verdict lets some changed bytes of ``/Contents`` through (unsigned fields, hex case, padding).
So the verifier rebuilds the only CMS that we write from certificate, signed attributes and signature, and
compares bytes. What those three hold is itself covered: the attributes by the signature, the certificate by
the signing-certificate-v2 attribute.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from asn1crypto import algos, cms, x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

PROFILE = "inspector-pdf/1"
"""Named in the signature dictionary: ``Prop_Build / App / REx``."""

P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_ATTRIBUTES = ("content_type", "message_digest", "signing_certificate_v2")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a CMS of the profile is made of (DER)."""

    certificate: bytes
    signed_attributes: bytes
    signature: bytes


def take_apart(contents: bytes) -> Parts | None:
    """Return the parts of a CMS that is exactly as we write it, or None."""
    try:
        info: Any = cms.ContentInfo.load(contents, strict=True)
        signed = info["content"]
        (signer,) = signed["signer_infos"]
        (certificate,) = signed["certificates"]
        names = sorted(attribute["type"].native for attribute in signer["signed_attrs"])
        parts = Parts(certificate.chosen.dump(), signer["signed_attrs"].dump(), signer["signature"].native)
        if names != sorted(_ATTRIBUTES):
            return None
        if decode_dss_signature(parts.signature)[1] > P256_ORDER // 2:
            return None  # s and order - s are both valid; only the lower one is ours
        return parts if build(parts) == contents else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def build(parts: Parts) -> bytes:
    """Return the only CMS that the profile knows of these parts."""
    certificate: Any = x509.Certificate.load(parts.certificate)
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    attributes = cms.CMSAttributes.load(_as_set(parts.signed_attributes))
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
            "signed_attrs": attributes,
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


def _as_set(attributes: bytes) -> bytes:
    """The attributes stand under the implicit tag [0] in the CMS; as a value of their own they are a SET."""
    return b"\x31" + attributes[1:]


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate (DER), 64 hex digits."""
    return hashlib.sha256(certificate).hexdigest()
