"""Sign a certified document once more, behind all that stands there: another inspector's key, the unit's seal."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.base.clock import CHINA
from inspector.signing import increments, profile
from inspector.signing.pdf_file import PdfFile
from inspector.signing.trust import judge

if TYPE_CHECKING:
    from datetime import datetime

    from inspector.signing.keys import SigningKey
    from inspector.signing.trust import Trust

SEAL_FIELD = "unit-seal"


def open_fields(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the fields that may still be signed, in their order. Raises BrokenPdfError."""
    return tuple(name for name, _ in increments.empty_fields(PdfFile(pdf)))


def countersign(pdf: bytes, key: SigningKey, *, field: str, signed_at: datetime, reason: str, location: str) -> bytes:
    """Return an intact document with one more signature, which covers all before it.

    Args:
        pdf: A document of ours, as ``examine`` finds it intact.
        key: Whose signature.
        field: One of ``open_fields``; those that stand before it can be filled no more.
        signed_at: Aware; the claimed time, written at UTC+8 in whole seconds.
        reason: Shown by readers, as the document's number.
        location: Shown by readers.

    Raises:
        BrokenPdfError: The document is not laid out as ours, or the field is none that may be filled.
    """
    previous = PdfFile(pdf)
    number = dict(increments.empty_fields(previous)).get(field, 0)
    what = increments.Filling(number, _moment(signed_at), _hexed(reason), _hexed(location))
    certificate = key.certificate
    # r and s are at most 72 bytes with what wraps them; the hole is as large as that asks for.
    room = len(profile.build(profile.Parts(certificate, bytes(32), bytes(72))))
    written, (_, first, second, _rest) = increments.fill(previous, what, b"0" * (2 * room))
    start = len(pdf)
    digest = hashlib.sha256(pdf)
    digest.update(written[: first - start])
    digest.update(written[second - start :])
    parts = profile.Parts(certificate, digest.digest(), b"")
    parts = replace(parts, signature=key.sign(profile.signed_attributes(parts)))
    contents = profile.build(parts).hex().upper().encode().ljust(2 * room, b"0")
    return b"".join((pdf, written[: first - start], b"<", contents, b">", written[second - start :]))


def _moment(at: datetime) -> bytes:
    return at.astimezone(CHINA).strftime("D:%Y%m%d%H%M%S+08'00'").encode()


def _hexed(text: str) -> bytes:
    return b"FEFF" + text.encode("utf-16-be").hex().upper().encode()


def unusable(certificate: bytes, now: datetime, trust: Trust) -> str:
    """Return why a certificate (DER) must not sign now: ``outside_term``, ``revoked``, ``wrong_usage``; else ""."""
    standing = judge(certificate, now, trust).standing
    return "" if standing in {"known", "unknown"} else standing
