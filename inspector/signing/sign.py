"""Certify a PDF once (PAdES B-B), with all signature fields that can ever be needed made beforehand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

if TYPE_CHECKING:
    from collections.abc import Sequence

CERTIFYING_FIELD = "inspector-0"


def certify(
    pdf: bytes, *, key: bytes, certificate: bytes, more_fields: Sequence[str], reason: str, location: str
) -> bytes:
    """Return the PDF certified, allowing only the filling of the fields made here.

    Args:
        pdf: A whole PDF without signatures.
        key: PKCS#8 DER of a P-256 key.
        certificate: Its certificate, DER.
        more_fields: Names of further signature fields: other inspectors' keys, the unit's seal. A field made
            later would be an illegal change of the certified file.
        reason: Shown by readers, as 现场检查记录签发.
        location: Shown by readers.
    """
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for name in (CERTIFYING_FIELD, *more_fields):
        fields.append_signature_field(writer, fields.SigFieldSpec(name))
    meta = signers.PdfSignatureMetadata(
        field_name=CERTIFYING_FIELD,
        md_algorithm="sha256",
        reason=reason,
        location=location,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )
    out = io.BytesIO()
    certifier: Any = signers.PdfSigner(meta, signer)
    certifier.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()
