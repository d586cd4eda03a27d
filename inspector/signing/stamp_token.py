"""Time stamps (RFC 3161): asking for one, and the only form in which one stands in a document.

What a server answers is written anew before it is kept: one certificate, no unsigned attributes, algorithms in one way.
What is left is signed by the server, and the verifiers compare the rest byte by byte, as with a signature of ours.
``resources/verify/stamp.js`` is the twin of all but the asking.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from asn1crypto import core, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID

from inspector.signing import der
from inspector.signing.profile import P256_ORDER

MAX_BYTES = 60_000
"""Of a server's answer: five chains of certificates would be in it."""
_RSA_BITS = range(2048, 8193)
_TIME = re.compile(rb"([0-9]{14})(?:\.[0-9]{1,9})?Z")


def _oid(dotted: str) -> bytes:
    return core.ObjectIdentifier(dotted).dump()


_SIGNED_DATA, _TST_INFO = _oid("1.2.840.113549.1.7.2"), _oid("1.2.840.113549.1.9.16.1.4")
_CONTENT_TYPE, _MESSAGE_DIGEST = _oid("1.2.840.113549.1.9.3"), _oid("1.2.840.113549.1.9.4")
_CERTIFICATE_V2 = _oid("1.2.840.113549.1.9.16.2.47")
_SHA256, _ECDSA_SHA256 = _oid("2.16.840.1.101.3.4.2.1"), _oid("1.2.840.10045.4.3.2")
_RSA_SHA256 = _oid("1.2.840.113549.1.1.11")
_NULL = b"\x05\x00"
_GRANTED = (b"\x02\x01\x00", b"\x02\x01\x01")
"""Status of an answer: granted, granted with modifications."""


class NonsenseError(ValueError):
    """A server's answer is no time stamp for what was asked. ``why``: refused, no_stamp, other, kind, forged."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Token:
    """What a time stamp is made of: all else follows from it."""

    certificate: bytes
    """Of the server, DER."""
    info: bytes
    """TSTInfo, DER: what is stamped, and when."""
    attributes: bytes
    """The signed attributes as a SET, DER."""
    signature: bytes


def request(digest: bytes, nonce: int) -> bytes:
    """Return the question for a time stamp on a SHA-256, the server's certificate to come with the answer."""
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
    asked: Any = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True})
    return asked.dump()


def from_answer(answer: bytes, digest: bytes, nonce: int) -> bytes:
    """Return the token (DER) of a server's answer in our form.

    Raises:
        NonsenseError: It is none, not for this question, or of a kind that the profile does not know.
    """
    token = _granted(answer)
    try:
        signed: Any = token["content"]
        info: bytes = signed["encap_content_info"]["content"].contents
        stamped: Any = tsp.TSTInfo.load(info, strict=True)
        (signer,) = signed["signer_infos"]
        certificates = [one.chosen.dump() for one in signed["certificates"]]
        attributes, signature = signer["signed_attrs"].untag().dump(), signer["signature"].native
        asked = stamped["message_imprint"]["hashed_message"].native == digest and stamped["nonce"].native == nonce
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise NonsenseError("no_stamp") from error
    if not asked:
        raise NonsenseError("other")
    for certificate in certificates:
        token = Token(certificate, info, attributes, signature)
        if _names(token):
            return _ours(token, digest)
    raise NonsenseError("kind")


def _ours(token: Token, digest: bytes) -> bytes:
    try:
        token = _lower(token)
        if is_stamp(token, digest):
            return build(token)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise NonsenseError("kind") from error
    raise NonsenseError("forged")


def _granted(answer: bytes) -> Any:
    try:
        status = der.inside(der.inside(der.whole(answer), 0x30)[0], 0x30)[0].whole
    except (der.BrokenDerError, IndexError) as error:
        raise NonsenseError("no_stamp") from error
    if status not in _GRANTED:
        raise NonsenseError("refused")
    try:
        return tsp.TimeStampResp.load(answer, strict=True)["time_stamp_token"]
    except (ValueError, TypeError, KeyError) as error:
        raise NonsenseError("no_stamp") from error


def take_apart(contents: bytes) -> Token | None:
    """Return the parts of a token that is exactly as we write it, or None."""
    try:
        _, held = der.inside(der.whole(contents), 0x30)
        signed = der.inside(der.inside(held, 0xA0)[0], 0x30)
        info = _octets(signed[2])
        certificate = der.inside(signed[3], 0xA0)[0].whole
        signer = der.inside(der.inside(signed[4], 0x31)[0], 0x30)
        attributes = b"\x31" + signer[3].whole[1:]
        token = Token(certificate, info, attributes, signer[5].content)
        return token if build(token) == contents else None
    except (der.BrokenDerError, IndexError, ValueError, UnsupportedAlgorithm):
        return None


def _octets(content: der.Value) -> bytes:
    (octets,) = der.inside(der.inside(content, 0x30)[1], 0xA0)
    if octets.tag != 0x04:  # noqa: PLR2004  # OCTET STRING
        raise der.BrokenDerError("DER")
    return octets.content


def build(token: Token) -> bytes:
    """Return the only form of a token with these parts. Raises ValueError for a certificate that is none."""
    fields = der.inside(der.inside(der.whole(token.certificate), 0x30)[0], 0x30)
    named = der.written(0x30, fields[3].whole, fields[1].whole)
    sha256 = der.written(0x30, _SHA256, _NULL)
    is_rsa = isinstance(_certificate(token).public_key(), rsa.RSAPublicKey)
    algorithm = der.written(0x30, _RSA_SHA256, _NULL) if is_rsa else der.written(0x30, _ECDSA_SHA256)
    signer = der.written(
        0x30, der.written(0x02, b"\x01"), named, sha256, b"\xa0" + token.attributes[1:], algorithm,
        der.written(0x04, token.signature),
    )  # fmt: skip
    signed = der.written(
        0x30,
        der.written(0x02, b"\x03"),
        der.written(0x31, sha256),
        der.written(0x30, _TST_INFO, der.written(0xA0, der.written(0x04, token.info))),
        der.written(0xA0, token.certificate),
        der.written(0x31, signer),
    )
    return der.written(0x30, _SIGNED_DATA, der.written(0xA0, signed))


def is_stamp(token: Token, digest: bytes) -> bool:
    """Say whether a server that may give time stamps gave this one on a SHA-256."""
    try:
        imprint = der.inside(der.inside(der.whole(token.info), 0x30)[2], 0x30)
        certificate = _certificate(token)
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        return (
            der.inside(imprint[0], 0x30)[0].whole == _SHA256
            and imprint[1].whole == der.written(0x04, digest)
            and list(usage) == [ExtendedKeyUsageOID.TIME_STAMPING]
            and _attribute(token, _CONTENT_TYPE).whole == _TST_INFO
            and _attribute(token, _MESSAGE_DIGEST).whole == der.written(0x04, hashlib.sha256(token.info).digest())
            and _names(token)
            and moment(token) is not None
            and _holds(certificate.public_key(), token)
        )
    except (der.BrokenDerError, IndexError, ValueError, x509.ExtensionNotFound, UnsupportedAlgorithm):
        return False


def moment(token: Token) -> datetime | None:
    """Return the time that a token states, in whole seconds; None where it states none."""
    try:
        value = der.inside(der.whole(token.info), 0x30)[4]
        match = _TIME.fullmatch(value.content) if value.tag == 0x18 else None  # noqa: PLR2004  # GeneralizedTime
        return datetime.strptime(match[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC) if match else None
    except (der.BrokenDerError, IndexError, ValueError):
        return None


def _names(token: Token) -> bool:
    """Say whether the signed attributes name the certificate by its SHA-256 (signing-certificate-v2)."""
    try:
        first = der.inside(der.inside(der.inside(_attribute(token, _CERTIFICATE_V2), 0x30)[0], 0x30)[0], 0x30)
    except (der.BrokenDerError, IndexError):
        return False
    if first and first[0].tag == 0x30 and der.inside(first[0], 0x30)[0].whole == _SHA256:  # noqa: PLR2004
        first = first[1:]  # the default, written out all the same
    return bool(first) and first[0].whole == der.written(0x04, hashlib.sha256(token.certificate).digest())


def _attribute(token: Token, kind: bytes) -> der.Value:
    """Return the one value of the one signed attribute of a kind."""
    pairs = [der.inside(one, 0x30) for one in der.inside(der.whole(token.attributes), 0x31)]
    (found,) = [pair[1] for pair in pairs if pair[0].whole == kind]
    (value,) = der.inside(found, 0x31)
    return value


def _holds(key: object, token: Token) -> bool:
    try:
        if isinstance(key, rsa.RSAPublicKey) and key.key_size in _RSA_BITS:
            key.verify(token.signature, token.attributes, padding.PKCS1v15(), SHA256())
            return True
        if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
            key.verify(token.signature, token.attributes, ec.ECDSA(SHA256()))
            r, s = decode_dss_signature(token.signature)
            return s <= P256_ORDER // 2 and encode_dss_signature(r, s) == token.signature
    except InvalidSignature:
        return False
    return False


def _lower(token: Token) -> Token:
    """Take the lower of the two values of s that ECDSA allows: the other one is as valid, and anybody's to choose."""
    if not isinstance(_certificate(token).public_key(), ec.EllipticCurvePublicKey):
        return token
    try:
        r, s = decode_dss_signature(token.signature)
    except ValueError:
        return token
    return replace(token, signature=encode_dss_signature(r, min(s, P256_ORDER - s)))


def _certificate(token: Token) -> x509.Certificate:
    return x509.load_der_x509_certificate(token.certificate)
