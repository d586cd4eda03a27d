"""Examine a PDF: is it exactly what was certified, by whom, and what does it carry? Knows nothing of inspections."""

from __future__ import annotations

import io
import logging
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from inspector.signing import profile

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNED = b"/ETSI.CAdES.detached"
_MAX_FILES = 10
_MAX_FILE_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Examination:
    """``state``: intact, changed or unreadable. ``reasons`` are codes, the first one decides."""

    state: str
    reasons: tuple[str, ...] = ()
    known: bool = False
    signer: str = ""
    card_number: str = ""
    unit: str = ""
    fingerprint: str = ""
    signed_at: datetime | None = None
    expired: bool = False
    """The certificate was not valid at the claimed time; such a signer is never known."""
    valid_until: datetime | None = None
    """End of the signer's certificate."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Embedded files by name, as far as they could be read."""


def examine(pdf: bytes, trusted: Sequence[bytes]) -> Examination:
    """Examine a PDF's bytes.

    Args:
        pdf: The whole file.
        trusted: Certificates (DER) whose signatures are known.
    """
    if not pdf.startswith(b"%PDF-"):
        return Examination("unreadable", ("not_a_pdf",))
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # its words on broken files are not ours
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        files = embedded_files(reader)
        signatures = list(reader.embedded_signatures)
    except BROKEN:
        # Where our signature can still be seen, the file was one of ours and is not whole any more.
        return Examination("changed" if _SIGNED in pdf else "unreadable", ("broken_pdf",))
    base = Examination("changed", files=files)
    ours = any(name == "findings.json" for name, _ in files)
    if not signatures:
        return replace(base, reasons=("signature_missing",), state="changed" if ours else "unreadable")
    try:
        return _by_profile(pdf, signatures, trusted, base, ours)
    except BROKEN:
        return replace(base, reasons=("signature_broken",))


def _by_profile(
    pdf: bytes, signatures: Sequence[Any], trusted: Sequence[bytes], base: Examination, ours: bool
) -> Examination:
    named = _profile(signatures[0])
    if named == profile.PROFILE:
        if len(signatures) > 1:
            return replace(base, reasons=("signature_count",))
        return _judge(pdf, signatures[0], trusted, base)
    if named.startswith("inspector-pdf/") or not ours:
        # Nobody is told that a letter of somebody else, or of a newer program, was tampered with.
        return replace(base, state="unreadable", reasons=("profile_unknown",))
    return replace(base, reasons=("signature_broken",))


BROKEN = (
    PdfError, SignatureValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
    zlib.error,
    RecursionError, OverflowError, AssertionError, NotImplementedError,
)  # fmt: skip
"""What a damaged file makes a reader raise: all of it means the same to the user."""


def _judge(pdf: bytes, signature: Any, trusted: Sequence[bytes], base: Examination) -> Examination:
    contents = _hole(pdf, signature)
    if contents is None:
        tail = len(pdf) > int(signature.byte_range[2]) + int(signature.byte_range[3])
        return replace(base, reasons=("appended" if tail else "layout_changed",))
    parts = profile.take_apart(contents)
    if parts is None:
        return replace(base, reasons=("cms_changed",))
    certificate: Any = x509.Certificate.load(parts.certificate)
    claimed = _claimed_time(signature)
    found = replace(base, **_who(certificate), fingerprint=profile.fingerprint(parts.certificate), signed_at=claimed)
    valid_from, valid_to = certificate.not_valid_before, certificate.not_valid_after
    # B-B has no time stamp: judged at the claimed time, and it is said where the certificate had ended.
    moment = min(max(claimed, valid_from), valid_to - timedelta(seconds=1))
    context = ValidationContext(
        trust_roots=[certificate], allow_fetching=False, moment=moment, revocation_mode="soft-fail"
    )
    status: Any = validate_pdf_signature(signature, context)
    if not (status.intact and status.valid):
        return replace(found, reasons=("content_changed",))
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE or not status.bottom_line:
        return replace(found, reasons=("appended",))
    if signature.docmdp_level != MDPPerm.FILL_FORMS:
        return replace(found, reasons=("signature_broken",))
    expired = not valid_from <= claimed <= valid_to
    known = not expired and any(profile.fingerprint(one) == found.fingerprint for one in trusted)
    return replace(found, state="intact", known=known, expired=expired, valid_until=valid_to)


def _profile(signature: Any) -> str:
    """Return the profile that the signature dictionary names, or an empty text."""
    try:
        return str(signature.sig_object["/Prop_Build"]["/App"]["/REx"])
    except (KeyError, TypeError):
        return ""


def _hole(pdf: bytes, signature: Any) -> bytes | None:
    """Return the CMS bytes if the file is laid out as we write it: one hole, upper-case hex, zero padding."""
    start, first, second, rest = (int(n) for n in signature.byte_range)
    if start != 0 or second + rest != len(pdf) or not 0 < first < second < len(pdf):
        return None
    hole = pdf[first:second]
    if hole[:1] != b"<" or hole[-1:] != b">":
        return None
    hexed = hole[1:-1]
    if any(c not in b"0123456789ABCDEF" for c in hexed) or len(hexed) % 2:
        return None
    raw = bytes.fromhex(hexed.decode("ascii"))
    length = _der_length(raw)
    if length is None or any(raw[length:]):
        return None
    return raw[:length]


def _der_length(raw: bytes) -> int | None:
    """Length of the DER value at the start: two length octets, as a CMS of ours always has."""
    if raw[:2] != b"\x30\x82":
        return None
    return 4 + int.from_bytes(raw[2:4], "big")


def _claimed_time(signature: Any) -> datetime:
    claimed = signature.self_reported_timestamp
    if claimed is None:
        raise ValueError("no claimed time")
    return claimed.astimezone(UTC)


def _who(certificate: Any) -> dict[str, str]:
    native: dict[str, Any] = certificate.subject.native
    return {
        "signer": str(native.get("common_name", "")),
        "card_number": str(native.get("user_id", "")),
        "unit": str(native.get("organization_name", "")),
    }


def embedded_files(reader: PdfFileReader) -> tuple[tuple[str, bytes], ...]:
    """Embedded files by the name tree. A name that stands twice makes the file none of ours: ValueError."""
    root: Any = reader.root
    if "/Names" not in root or "/EmbeddedFiles" not in root["/Names"]:
        return ()
    pairs: Any = root["/Names"]["/EmbeddedFiles"]["/Names"]
    if len(pairs) > 2 * _MAX_FILES:
        raise ValueError("too many embedded files")
    found: dict[str, bytes] = {}
    for n in range(0, len(pairs), 2):
        spec: Any = pairs[n + 1]
        name = str(spec["/UF"] if "/UF" in spec else spec["/F"])
        if name in found:
            raise ValueError("an embedded file stands twice")
        data: bytes = spec["/EF"]["/F"].data
        if len(data) > _MAX_FILE_BYTES:
            raise ValueError("an embedded file is too large")
        found[name] = data
    return tuple(found.items())
