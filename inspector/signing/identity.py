"""The inspector's key and certificate: P-256, self-signed until a bureau issues its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

VALID_DAYS = 3 * 365
_MAX_COMMON_NAME = 64
"""Upper bound of X.520 for commonName and organizationName; longer ones are shortened in the certificate only."""


def make_identity(name: str, card_number: str, unit: str, now: datetime) -> tuple[bytes, bytes]:
    """Return a fresh private key (PKCS#8 DER, not encrypted) and its certificate (DER).

    Subject: CN the inspector, UID 督学证号 where there is one (serialNumber takes no Chinese), O the
    supervision body, C=CN.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit[:_MAX_COMMON_NAME]),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:_MAX_COMMON_NAME]),
    ]
    if card_number:
        parts.append(x509.NameAttribute(NameOID.USER_ID, card_number[:_MAX_COMMON_NAME]))
    subject = x509.Name(parts)
    start = now.replace(microsecond=0)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - timedelta(minutes=5))
        .not_valid_after(start + timedelta(days=VALID_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    return (
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        certificate.public_bytes(Encoding.DER),
    )
