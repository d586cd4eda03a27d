"""The increment that a time stamp is: a field of its own, and beside it what validates the document in the long term.

ISO 32000-2, 12.8.5 (document time stamp) and 12.8.4.3 (DSS); ETSI EN 319 142-1, B-LT and B-LTA.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.signing import der
from inspector.signing.increment_parts import CLOSES, OPENS, body_of, put_together, size_of
from inspector.signing.pdf_file import text
from inspector.signing.pdf_objects import BrokenPdfError, Ref

if TYPE_CHECKING:
    from inspector.signing.pdf_file import PdfFile

FIELD = "time-stamp-"
MAX_DATA = 40
"""Certificates and lists that one increment may bring."""
_HEAD = b"<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n/Contents "
_FIELDS = re.compile(rb"/Fields \[((?: [0-9]{1,10} 0 R)+) \]")
_DSS = re.compile(
    rb"/Type /DSS\n/Certs \[(?P<certs>(?: [0-9]{1,10} 0 R)*) \]\n/CRLs \[(?P<crls>(?: [0-9]{1,10} 0 R)*) \]"
)
_DSS_OBJECT = re.compile(rb"[0-9]{1,10} 0 obj\n<<\n" + _DSS.pattern + rb"\n>>\nendobj\n")
_STREAM = re.compile(rb"[0-9]{1,10} 0 obj\n<<\n/Length ([0-9]{1,8})\n>>\nstream\n")
_STREAM_ENDS = b"\nendstream\nendobj\n"


@dataclass(frozen=True, slots=True)
class Data:
    """Validation data that an increment brings, DER: certificates and revocation lists. Both may be empty."""

    certificates: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class _Store:
    """The DSS as it stands: its object's number, 0 where there is none, and what it leads to."""

    number: int
    certificates: bytes
    lists: bytes


def stamp(previous: PdfFile, data: Data, contents: bytes) -> tuple[bytes, tuple[int, int, int, int]]:
    """Return the increment of a time stamp, and its ByteRange. As ``increments.fill``; raises BrokenPdfError."""
    number = size_of(previous)
    form, fields = previous.root.get("AcroForm"), _fields(previous)
    if not isinstance(form, Ref) or form.generation:
        raise BrokenPdfError("AcroForm")
    others, size = _validation(previous, data, number + 2)
    count = sum(name.startswith(FIELD) for name, _ in fields)
    own = (
        b"<<\n/FT /Sig\n/T (%b%d)\n/Type /Annot\n/Subtype /Widget\n/F 132\n/Rect [ 0 0 0 0 ]\n/P %d 0 R\n/V %d 0 R\n>>"
        % (FIELD.encode(), count + 1, fields[0][1].number, number)
    )
    body = body_of(previous, form.number)
    listed = _FIELDS.findall(body)
    if len(listed) != 1:
        raise BrokenPdfError("Fields")
    grown = _FIELDS.sub(lambda match: b"/Fields [%b %d 0 R ]" % (match[1], number + 1), body)
    others += [(number + 1, own), (form.number, grown + CLOSES)]
    return put_together(previous, (number, _HEAD, contents), others, size)


def read_data(previous: PdfFile, data: bytes, at: int) -> Data:
    """Return what the increment brings behind the signature dictionary of its time stamp. Raises BrokenPdfError."""
    match = _DSS_OBJECT.match(data, at)
    if match is None:
        return Data()
    at, held = match.end(), list[bytes]()
    while found := _STREAM.match(data, at):
        end = found.end() + int(found[1])
        held.append(data[found.end() : end])
        at = end + len(_STREAM_ENDS)
        if len(held) > MAX_DATA:
            raise BrokenPdfError("too much validation data")
    fresh = _count(match["certs"]) - _count(_store(previous).certificates)
    if not 0 <= fresh <= len(held) or not held:
        raise BrokenPdfError("validation data")
    return Data(tuple(held[:fresh]), tuple(held[fresh:]))


def held_data(file: PdfFile) -> tuple[bytes, ...]:
    """Return what the DSS holds already, DER. Raises BrokenPdfError."""
    store = _store(file)
    numbers = [int(one) for one in re.findall(rb"([0-9]+) 0 R", store.certificates + store.lists)]
    return tuple(file.decoded(Ref(number, 0)) for number in numbers)


def _validation(previous: PdfFile, data: Data, number: int) -> tuple[list[tuple[int, bytes]], int]:
    """Return the objects of the DSS from a number on, and the number behind them."""
    brought = (*data.certificates, *data.lists)
    if not brought:
        return [], number
    store = _store(previous)
    first = number if store.number else number + 1
    refs = [b" %d 0 R" % (first + n) for n in range(len(brought))]
    n = len(data.certificates)
    body = b"<<\n/Type /DSS\n/Certs [%b ]\n/CRLs [%b ]\n>>" % (
        store.certificates + b"".join(refs[:n]),
        store.lists + b"".join(refs[n:]),
    )
    others = [(store.number or number, body)]
    others += [(first + n, _streamed(one)) for n, one in enumerate(brought)]
    if not store.number:
        root = _root(previous)
        others.append((root, body_of(previous, root) + b"\n/DSS %d 0 R" % number + CLOSES))
    return others, first + len(brought)


def _streamed(data: bytes) -> bytes:
    try:
        der.inside(der.whole(data), 0x30)
    except der.BrokenDerError as error:
        raise BrokenPdfError("validation data") from error
    return b"<<\n/Length %d\n>>\nstream\n%b\nendstream" % (len(data), data)


def _store(file: PdfFile) -> _Store:
    if "DSS" not in file.root:
        return _Store(0, b"", b"")
    ref = file.root["DSS"]
    if not isinstance(ref, Ref):
        raise BrokenPdfError("DSS")
    match = _DSS.fullmatch(body_of(file, ref.number)[len(OPENS) :])
    if match is None:
        raise BrokenPdfError("DSS")
    return _Store(ref.number, match["certs"], match["crls"])


def _root(file: PdfFile) -> int:
    root = file.trailers[0].get("Root")
    if not isinstance(root, Ref) or root.generation:
        raise BrokenPdfError("Root")
    return root.number


def _fields(file: PdfFile) -> list[tuple[str, Ref]]:
    """Return the names of all fields, each with the page that it names."""
    found: list[tuple[str, Ref]] = []
    for one in file.array(file.dictionary(file.root.get("AcroForm")).get("Fields")):
        field = file.dictionary(one)
        page = field.get("P")
        if not isinstance(page, Ref) or page.generation:
            raise BrokenPdfError("a field without its page")
        found.append((text(file.resolved(field.get("T"))), page))
    if not found:
        raise BrokenPdfError("no field")
    return found


def _count(refs: bytes) -> int:
    return refs.count(b" R")
