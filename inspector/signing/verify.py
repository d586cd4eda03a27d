"""Examine a PDF: is it exactly what was certified, by whom, and what does it carry? Knows nothing of inspections."""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from inspector.base.clock import CHINA
from inspector.signing import increments, profile, stamp_token
from inspector.signing.pdf_file import (
    MAX_FILE_BYTES,
    MAX_FILES,
    BrokenPdfError,
    EncryptedPdfError,
    PdfFile,
    SignatureField,
    looks_like_ours,
    text,
)
from inspector.signing.sign import CERTIFYING_FIELD
from inspector.signing.trust import Judged, Trust, judge, judge_server

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.signing.increments import Step

_UNKNOWN = Judged("unknown")
_TIME = re.compile(rb"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'")


@dataclass(frozen=True, slots=True)
class Signed:
    """A further signature: the field that it fills, who signed, the claimed time, how they stand."""

    field: str
    signer: str
    card_number: str
    unit: str
    fingerprint: str
    signed_at: datetime
    judged: Judged
    valid_until: datetime
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Stamped:
    """A time stamp: the server's name and unit, the time it states, how it stands, how many signatures are in it."""

    signer: str
    unit: str
    fingerprint: str
    at: datetime
    judged: Judged
    covers: int
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Examination:
    """``state``: intact, changed or unreadable. ``reasons`` are codes, the first one decides."""

    state: str
    reasons: tuple[str, ...] = ()
    signer: str = ""
    card_number: str = ""
    unit: str = ""
    fingerprint: str = ""
    signed_at: datetime | None = None
    judged: Judged = _UNKNOWN
    valid_until: datetime | None = None
    """End of the signer's certificate."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Embedded files by name, as far as they could be read."""
    more: tuple[Signed, ...] = ()
    """Further signatures in their order, each over all before it."""
    stamps: tuple[Stamped, ...] = ()
    """Time stamps in their order, each over all before it."""
    certificate: bytes = b""
    """Of who certified, DER."""

    @property
    def is_stamped(self) -> bool:
        """Whether a time stamp covers every signature."""
        return any(one.covers > len(self.more) for one in self.stamps)

    @property
    def known(self) -> bool:
        """Whether every signer is known."""
        return all(judged.standing == "known" for judged in (self.judged, *(one.judged for one in self.more)))

    @property
    def expired(self) -> bool:
        """Whether the certificate was not valid at the claimed time; such a signer is never known."""
        return self.judged.standing == "outside_term"


def examine(
    pdf: bytes, trusted: Sequence[bytes], lists: Sequence[bytes] = (), time: Sequence[bytes] = ()
) -> Examination:
    """Examine a PDF's bytes.

    Our own strict readers judge, as docs/verify-profile.md tells it; a file that passes them is also put before the
    library. So the page that schools use, which has no library, comes to the same verdict on every file.

    Args:
        pdf: The whole file.
        trusted: Certificates (DER) whose signatures are known, and roots that vouch for others.
        lists: Revocation lists (DER) of such roots.
        time: Certificates (DER) of time-stamp servers, and of those who issue them.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # its words on broken files are not ours
    if not pdf.startswith(b"%PDF-"):
        return Examination("unreadable", ("not_a_pdf",))
    try:
        file = PdfFile(pdf)
        files = file.embedded_files()
        signatures = file.signatures()
    except EncryptedPdfError:
        return Examination("unreadable", ("encrypted",))
    except BrokenPdfError:
        # Where our signature can still be seen, the file was one of ours and is not whole any more.
        return Examination("changed" if looks_like_ours(pdf) else "unreadable", ("broken_pdf",), files=_by_library(pdf))
    base = Examination("changed", files=tuple(files.items()))
    ours = "findings.json" in files
    if not signatures:
        return replace(base, reasons=("signature_missing",), state="changed" if ours else "unreadable")
    try:
        return _by_profile(file, signatures, Trust(trusted, lists, time), base, ours)
    except BROKEN:
        return replace(base, reasons=("signature_broken",))


def _by_profile(
    file: PdfFile, signatures: Sequence[SignatureField], trust: Trust, base: Examination, ours: bool
) -> Examination:
    named = _profile(file, signatures[0])
    if named == profile.PROFILE:
        return _judge_all(file, signatures, trust, base)
    if named.startswith("inspector-pdf/") or not ours:
        # Nobody is told that a letter of somebody else, or of a newer program, was tampered with.
        return replace(base, state="unreadable", reasons=("profile_unknown",))
    return replace(base, reasons=("signature_broken",))


BROKEN = (
    PdfError, SignatureValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
    zlib.error,
    RecursionError, ArithmeticError, AssertionError, EOFError, NotImplementedError, UnsupportedAlgorithm,
)  # fmt: skip
"""What a damaged file makes a reader raise: all of it means the same to the user."""


def _judge_all(file: PdfFile, signatures: Sequence[SignatureField], trust: Trust, base: Examination) -> Examination:
    """Judge the certification in the bytes that it covers, then each increment that stands behind them."""
    pdf, end = file.data, sum(file.byte_range(signatures[0].entries)[2:])
    steps: list[Step] | None = []
    if 0 < end < len(pdf):
        steps = increments.read(pdf, end)
        if steps is None:
            return replace(base, reasons=("signature_count" if len(signatures) > 1 else "appended",))
        file = PdfFile(pdf[:end])
        signatures = file.signatures()
    if len(signatures) != 1:
        return replace(base, reasons=("signature_count",))
    found = _judge(file, signatures[0], base)
    for step in steps:
        if found.state == "intact":
            found = _judge_step(pdf, step, found) if step.field else _judge_stamp(pdf, step, trust, found)
    if found.state == "intact" and not _library_agrees(pdf, steps):
        return replace(found, state="changed", reasons=("signature_broken",))
    return _judged(found, trust) if found.state == "intact" else found


def _judged(found: Examination, trust: Trust) -> Examination:
    """Judge who signed, each by the first known time stamp over their signature."""
    known = [stamp for stamp in found.stamps if stamp.judged.standing == "known"]
    proven = [min((stamp.at for stamp in known if stamp.covers > n), default=None) for n in range(1 + len(found.more))]
    more = tuple(
        replace(one, judged=judge(one.certificate, one.signed_at, trust, proven[n]))
        for n, one in enumerate(found.more, 1)
    )
    claimed = found.signed_at
    judged = judge(found.certificate, claimed, trust, proven[0]) if claimed else _UNKNOWN
    return replace(found, judged=judged, more=more)


def _judge_stamp(pdf: bytes, step: Step, trust: Trust, found: Examination) -> Examination:
    """Judge a time stamp over all before it."""
    contents = _hole(pdf[: step.end], step.extent)
    token = None if contents is None else stamp_token.take_apart(contents)
    at = None if token is None else stamp_token.moment(token)
    digest = _digest(memoryview(pdf)[: step.end], step.extent)
    if token is None or at is None or not stamp_token.is_stamp(token, digest):
        return replace(found, state="changed", reasons=("stamp_broken",))
    named = profile.subject(token.certificate)
    stamped = Stamped(
        signer=named["signer"],
        unit=named["unit"],
        fingerprint=profile.fingerprint(token.certificate),
        at=at,
        judged=judge_server(token.certificate, at, trust),
        covers=1 + len(found.more),
        certificate=token.certificate,
    )
    return replace(found, stamps=(*found.stamps, stamped))


def _judge_step(pdf: bytes, step: Step, found: Examination) -> Examination:
    """Judge a further signature over all before it."""
    changed = replace(found, state="changed")
    contents = _hole(pdf[: step.end], step.extent)
    parts = None if contents is None else profile.take_apart(contents)
    if parts is None:
        return replace(changed, reasons=("cms_changed",))
    if _digest(memoryview(pdf)[: step.end], step.extent) != parts.digest or not profile.is_signed(parts):
        return replace(changed, reasons=("content_changed",))
    claimed = _moment(step.when)
    certificate: Any = x509.Certificate.load(parts.certificate)
    signed = Signed(
        field=step.field,
        **profile.subject(parts.certificate),
        fingerprint=profile.fingerprint(parts.certificate),
        signed_at=claimed,
        judged=_UNKNOWN,
        valid_until=certificate.not_valid_after,
        certificate=parts.certificate,
    )
    return replace(found, more=(*found.more, signed))


def _judge(file: PdfFile, signature: SignatureField, base: Examination) -> Examination:
    pdf, extent = file.data, file.byte_range(signature.entries)
    contents = _hole(pdf, extent)
    if contents is None:
        return replace(base, reasons=("appended" if len(pdf) > sum(extent[2:]) else "layout_changed",))
    parts = profile.take_apart(contents)
    if parts is None:
        return replace(base, reasons=("cms_changed",))
    certificate: Any = x509.Certificate.load(parts.certificate)
    claimed = _claimed_time(file, signature)
    found = replace(
        base,
        **profile.subject(parts.certificate),
        fingerprint=profile.fingerprint(parts.certificate),
        signed_at=claimed,
        certificate=parts.certificate,
    )
    if _digest(pdf, extent) != parts.digest or not profile.is_signed(parts):
        return replace(found, reasons=("content_changed",))
    if not _as_we_certify(file, signature):
        return replace(found, reasons=("signature_broken",))
    return replace(found, state="intact", valid_until=certificate.not_valid_after)


def _digest(pdf: bytes | memoryview, extent: tuple[int, int, int, int]) -> bytes:
    view = memoryview(pdf)
    digest = hashlib.sha256(view[: extent[1]])
    digest.update(view[extent[2] :])
    return digest.digest()


def _as_we_certify(file: PdfFile, signature: SignatureField) -> bool:
    """One update behind the drawn document; the certifying field; only the filling of fields is allowed."""
    permitted = file.dictionary(file.root.get("Perms")).get("DocMDP")
    (reference,) = file.array(signature.entries.get("Reference"))
    transform = file.dictionary(reference)
    return (
        len(file.trailers) == 2  # noqa: PLR2004  # the drawn document and the certification
        and signature.name == CERTIFYING_FIELD
        and signature.reference is not None
        and permitted == signature.reference
        and signature.entries.get("Filter") == "Adobe.PPKLite"
        and signature.entries.get("SubFilter") == "ETSI.CAdES.detached"
        and transform.get("TransformMethod") == "DocMDP"
        and file.dictionary(transform.get("TransformParams")).get("P") == 2  # noqa: PLR2004  # fill in fields
    )


def _library_agrees(pdf: bytes, steps: Sequence[Step]) -> bool:
    """Put the file before the library: each signature covers its revision whole, the last one the whole file."""
    signatures: list[Any] = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
    if len(signatures) != 1 + len(steps) or signatures[0].docmdp_level != MDPPerm.FILL_FORMS:
        return False
    last = signatures[-1]
    return all(
        _holds(one, SignatureCoverageLevel.ENTIRE_FILE if one is last else SignatureCoverageLevel.ENTIRE_REVISION)
        for one in signatures
    )


def _holds(signature: Any, coverage: SignatureCoverageLevel) -> bool:
    is_stamp = signature.sig_object["/Type"] == "/DocTimeStamp"
    certificate: Any = signature.signer_cert
    # Judged at the time that it states; that a certificate had ended then is said elsewhere.
    claimed: Any = _stated(signature) if is_stamp else signature.self_reported_timestamp
    latest = certificate.not_valid_after - timedelta(seconds=1)
    context = ValidationContext(
        trust_roots=[certificate],
        allow_fetching=False,
        moment=min(max(claimed, certificate.not_valid_before), latest),
        revocation_mode="soft-fail",
    )
    if is_stamp:
        stamp: Any = validate_pdf_timestamp(signature, context)
        return bool(stamp.intact and stamp.valid and stamp.coverage == coverage)
    status: Any = validate_pdf_signature(signature, context)
    return bool(status.intact and status.valid and status.bottom_line and status.coverage == coverage)


def _stated(signature: Any) -> datetime:
    info: Any = signature.signed_data["encap_content_info"]["content"].parsed
    return info["gen_time"].native


def _profile(file: PdfFile, signature: SignatureField) -> str:
    """Return the profile that the signature dictionary names, or an empty text."""
    try:
        built = file.dictionary(signature.entries.get("Prop_Build"))
        return text(file.resolved(file.dictionary(built.get("App")).get("REx")))
    except BrokenPdfError:
        return ""


def _hole(pdf: bytes, extent: tuple[int, int, int, int]) -> bytes | None:
    """Return the CMS bytes if the file is laid out as we write it: one hole, upper-case hex, zero padding."""
    start, first, second, rest = extent
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


def _claimed_time(file: PdfFile, signature: SignatureField) -> datetime:
    """The time as we write it, to the second at UTC+8; another way of writing it is none of ours: ValueError."""
    claimed = file.resolved(signature.entries.get("M"))
    return _moment(claimed if isinstance(claimed, bytes) else b"")


def _moment(claimed: bytes) -> datetime:
    match = _TIME.fullmatch(claimed)
    if match is None:
        raise ValueError("no claimed time")
    return datetime(*(int(part) for part in match.groups()), tzinfo=CHINA).astimezone(UTC)


def _by_library(pdf: bytes) -> tuple[tuple[str, bytes], ...]:
    """What is embedded in a file that another program saved, only to tell what differs."""
    try:
        return embedded_files(PdfFileReader(io.BytesIO(pdf)))
    except BROKEN:
        return ()


def embedded_files(reader: PdfFileReader) -> tuple[tuple[str, bytes], ...]:
    """Embedded files by the name tree. A name that stands twice makes the file none of ours: ValueError."""
    root: Any = reader.root
    if "/Names" not in root or "/EmbeddedFiles" not in root["/Names"]:
        return ()
    pairs: Any = root["/Names"]["/EmbeddedFiles"]["/Names"]
    if len(pairs) > 2 * MAX_FILES:
        raise ValueError("too many embedded files")
    found: dict[str, bytes] = {}
    for n in range(0, len(pairs), 2):
        spec: Any = pairs[n + 1]
        name = str(spec["/UF"] if "/UF" in spec else spec["/F"])
        if name in found:
            raise ValueError("an embedded file stands twice")
        data: bytes = spec["/EF"]["/F"].data
        if len(data) > MAX_FILE_BYTES:
            raise ValueError("an embedded file is too large")
        found[name] = data
    return tuple(found.items())
