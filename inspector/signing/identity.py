"""The inspector's key and certificate: P-256, self-signed until a bureau issues its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

VALID_DAYS = 3 * 365
_EARLY = timedelta(minutes=5)
"""The clocks of two laptops differ."""
_MAX_COMMON_NAME = 64
"""Upper bound of X.520 for commonName and organizationName; longer ones are shortened in the certificate only."""


def make_identity(name: str, card_number: str, unit: str, now: datetime) -> tuple[bytes, bytes]:
    """Return a fresh private key (PKCS#8 DER, not encrypted) and its certificate (DER).

    Subject: CN the inspector, UID 督学证号 where there is one (serialNumber takes no Chinese), O the
    supervision body, C=CN.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    own = subject(name, card_number, unit)
    certificate = unsigned(own, own, key.public_key(), now, VALID_DAYS, is_root=False).sign(key, SHA256())
    return (
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        certificate.public_bytes(Encoding.DER),
    )


def subject(name: str, card_number: str, unit: str) -> x509.Name:
    """Return CN, UID (where there is one), O and C of somebody."""
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, unit[:_MAX_COMMON_NAME]),
        x509.NameAttribute(NameOID.COMMON_NAME, name[:_MAX_COMMON_NAME]),
    ]
    if card_number:
        parts.append(x509.NameAttribute(NameOID.USER_ID, card_number[:_MAX_COMMON_NAME]))
    return x509.Name(parts)


def unsigned(
    own: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, days: int, *, is_root: bool
) -> x509.CertificateBuilder:
    """Return a certificate that lacks its signature. A root may vouch for inspectors; an inspector may only sign."""
    start = now.replace(microsecond=0)
    usage = x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - _EARLY)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=0 if is_root else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )
