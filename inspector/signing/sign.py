"""Certify a PDF once (PAdES B-B), with all signature fields that can ever be needed made beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_byterange import BuildProps
from pyhanko_certvalidator.registry import SimpleCertificateStore
from typing_extensions import override

from inspector.base.clock import CHINA
from inspector.signing.profile import P256_ORDER, PROFILE

if TYPE_CHECKING:
    import io
    from collections.abc import Sequence
    from datetime import datetime

    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

CERTIFYING_FIELD = "inspector-0"
_ROOM = 1024
"""Bytes of a CMS beside the certificate and the names out of it: attributes, digests and the signature."""


def certify(
    pdf: io.BytesIO,
    *,
    key: bytes,
    certificate: bytes,
    more_fields: Sequence[str],
    signed_at: datetime,
    reason: str,
    location: str,
) -> None:
    """Certify a PDF where it is, allowing only the filling of the fields made here.

    Args:
        pdf: A whole PDF without signatures; the signature is appended to it.
        key: PKCS#8 DER of a P-256 key.
        certificate: Its certificate, DER.
        more_fields: Names of further signature fields: other inspectors' keys, the unit's seal. A field made
            later would be an illegal change of the certified file.
        signed_at: Aware; the claimed time, written at UTC+8 in whole seconds.
        reason: Shown by readers, as 现场检查记录签发.
        location: Shown by readers.
    """
    signer = _Signer(
        signing_cert=x509.Certificate.load(certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(pdf)
    for name in (CERTIFYING_FIELD, *more_fields):
        fields.append_signature_field(writer, fields.SigFieldSpec(name))
    meta = signers.PdfSignatureMetadata(
        field_name=CERTIFYING_FIELD,
        md_algorithm="sha256",
        reason=reason,
        location=location,
        app_build_props=BuildProps("Inspector", revision=PROFILE),
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    certifier: Any = _Certifier(meta, signer)
    certifier.signed_at = signed_at
    room = 2 * (_ROOM + 2 * len(certificate))  # hex digits; the library would sign once more to find out
    certifier.sign_pdf(writer, existing_fields_only=True, bytes_reserved=room, in_place=True)


class _Signer(signers.SimpleSigner):
    """Signs with the lower of the two values of s that ECDSA allows: anybody can turn one into the other."""

    @override
    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        key = load_der_private_key(self.signing_key.dump(), password=None)
        if digest_algorithm != "sha256" or not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError("the profile knows P-256 with SHA-256 only")
        r, s = decode_dss_signature(key.sign(data, ec.ECDSA(SHA256())))
        return encode_dss_signature(r, min(s, P256_ORDER - s))


class _Certifier(signers.PdfSigner):
    """Takes the time from our clock: the library asks the machine's and writes the machine's zone."""

    signed_at: datetime

    @override
    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.signed_at.astimezone(CHINA).replace(microsecond=0)
        return session
