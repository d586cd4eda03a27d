"""What the tests of tampering stand on: a file with the verdict that it must get, and a signature taken apart."""

import re
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from inspector.signing import profile


@dataclass(frozen=True)
class Tampered:
    """A file, and the states of which its verdict must be one."""

    family: str
    name: str
    pdf: bytes
    states: tuple[str, ...] = ("changed",)


def hole_of(pdf):
    """Return the span of the hex digits of the last signature."""
    return list(re.finditer(rb"/Contents <([0-9A-F]+)>", pdf))[-1].span(1)


def cms_of(pdf):
    start, end = hole_of(pdf)
    raw = bytes.fromhex(pdf[start:end].decode())
    return raw[: 4 + int.from_bytes(raw[2:4], "big")]


def parts_of(pdf):
    parts = profile.take_apart(cms_of(pdf))
    assert parts is not None
    return parts


def signed_by(parts, identity):
    """The parts with a signature of somebody's over what they say."""
    key = load_der_private_key(identity[0], None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(key.sign(profile.signed_attributes(parts), ec.ECDSA(SHA256())))
    return replace(parts, signature=encode_dss_signature(r, min(s, profile.P256_ORDER - s)))


def with_cms(pdf, cms):
    start, end = hole_of(pdf)
    return pdf[:start] + cms.hex().upper().encode().ljust(end - start, b"0") + pdf[end:]


def other_s(pdf):
    """The signature with the other value of s: as valid, and not what we write."""
    parts = parts_of(pdf)
    r, s = decode_dss_signature(parts.signature)
    return with_cms(pdf, profile.build(replace(parts, signature=encode_dss_signature(r, profile.P256_ORDER - s))))


def flipped(pdf, at, bit=0):
    torn = bytearray(pdf)
    torn[at] ^= 1 << bit
    return bytes(torn)
