"""Files of certificates as they travel: PEM, several in one file."""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.serialization import Encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography import x509

CERTIFICATE, REVOCATIONS, REQUEST = "CERTIFICATE", "X509 CRL", "CERTIFICATE REQUEST"
MAX_BYTES = 1_000_000
_BLOCK = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----")


def blocks(data: bytes) -> Mapping[str, tuple[bytes, ...]]:
    """Return what a file holds, DER by kind; of a kind that is not there an empty tuple.

    Raises:
        ValueError: It is too large, or a block is no base 64.
    """
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for kind, body in _BLOCK.findall(data):
        try:
            found[kind.decode()].append(base64.b64decode(b"".join(body.split()), validate=True))
        except binascii.Error as error:
            raise ValueError("not base 64") from error
    return {kind: tuple(found[kind]) for kind in (CERTIFICATE, REVOCATIONS, REQUEST)}


def written(kind: str, der: bytes) -> bytes:
    """Return one block, its lines of 64 characters."""
    body = base64.b64encode(der).decode()
    lines = "\n".join(body[n : n + 64] for n in range(0, len(body), 64))
    return f"-----BEGIN {kind}-----\n{lines}\n-----END {kind}-----\n".encode()


def der(certificate: x509.Certificate) -> bytes:
    """Return a certificate's DER."""
    return certificate.public_bytes(Encoding.DER)
