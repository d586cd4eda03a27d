"""What may stand behind a certified document: increments of ours, each laid out in one way only.

A further signature fills a field that was made at certification. The verifier takes from an increment what it is free
in (which field, when, whose signature), builds the whole increment anew behind the bytes before it, and compares: so
nothing else can hide in one, whatever a PDF reader would make of it. ``resources/verify/increments.js`` is its twin.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from inspector.signing.pdf_file import PdfFile, text
from inspector.signing.pdf_objects import BrokenPdfError, Name, Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_INCREMENTS = 40
_MAX_HEAD_BYTES = 400_000
"""Of an increment's signature: hex of a CMS with its certificates, and the few lines around it."""
_RANGE_BYTES = 48
_OPEN, _CLOSE = b"<<\n", b"\n>>\nendobj"
_SIGNATURE = re.compile(
    rb"(?P<number>[0-9]{1,10}) 0 obj\n<<\n/Type /Sig\n/Filter /Adobe\.PPKLite\n/SubFilter /ETSI\.CAdES\.detached\n"
    rb"/M \((?P<when>D:[0-9]{14}\+08'00')\)\n/Reason <(?P<reason>FEFF(?:[0-9A-F]{4})*)>\n"
    rb"/Location <(?P<location>FEFF(?:[0-9A-F]{4})*)>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n"
    rb"/REx \(inspector-pdf/1\)\n>>\n>>\n/Contents <(?P<contents>[0-9A-F]*)>\n"
    rb"/ByteRange \[0 [0-9]{1,10} (?P<at>[0-9]{1,10}) (?P<rest>[0-9]{1,10})\] *\n>>\nendobj\n"
    rb"(?P<field>[0-9]{1,10}) 0 obj\n"
)


@dataclass(frozen=True, slots=True)
class Filling:
    """A further signature. ``reason`` and ``location``: UTF-16 with its mark as upper-case hex; ``when`` as in /M."""

    field: int
    """Object number of the field."""
    when: bytes
    reason: bytes
    location: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """One increment as it was read: nothing of it is judged yet but its layout."""

    field: str
    """Name of the field that it fills."""
    when: bytes
    extent: tuple[int, int, int, int]
    """Its ByteRange; the last two end at the increment's end."""

    @property
    def end(self) -> int:
        """Where the increment ends."""
        return self.extent[2] + self.extent[3]


def fill(previous: PdfFile, what: Filling, contents: bytes) -> tuple[bytes, tuple[int, int, int, int]]:
    """Return the increment that fills a field, and its ByteRange.

    Args:
        previous: The file that stands before it.
        what: Which field, and what the signature says.
        contents: The hole's hex digits; its length alone decides where everything stands.

    Raises:
        BrokenPdfError: The field is none, or is filled; the file is not laid out as we write it.
    """
    number = _size(previous)
    head = (
        b"<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (%b)\n/Reason <%b>\n"
        b"/Location <%b>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n/REx (inspector-pdf/1)\n>>\n>>\n/Contents "
        % (what.when, what.reason, what.location)
    )
    filled = _body(previous, what.field) + b"\n/V %d 0 R" % number
    return _written(previous, (number, head, contents), [(what.field, filled)], number + 1)


def empty_fields(file: PdfFile) -> tuple[tuple[str, int], ...]:
    """Return name and object number of the signature fields that may still be filled, in their order.

    They are filled in the order in which they stand: of those before the last filled one none is left. Raises
    BrokenPdfError.
    """
    found: list[tuple[str, int]] = []
    for one in file.array(file.dictionary(file.root.get("AcroForm")).get("Fields")):
        field = file.dictionary(one)
        if "V" in field:
            found = []
        elif isinstance(one, Ref) and one.generation == 0 and _is_ours(field):
            found.append((text(file.resolved(field.get("T"))), one.number))
    return tuple(found)


def read(data: bytes, at: int) -> list[Step] | None:
    """Return the increments from a place to the end of the file; None where something stands there that is none."""
    found: list[Step] = []
    while at < len(data):
        try:
            step = None if len(found) == MAX_INCREMENTS else _read_one(data, at)
        except BrokenPdfError:
            return None
        if step is None:
            return None
        found.append(step)
        at = step.end
    return found


def _read_one(data: bytes, at: int) -> Step | None:
    match = _SIGNATURE.match(data, at, at + _MAX_HEAD_BYTES)
    if match is None:
        return None
    end = int(match["at"]) + int(match["rest"])
    previous = PdfFile(data[:at])
    what = Filling(int(match["field"]), match["when"], match["reason"], match["location"])
    names = [name for name, number in empty_fields(previous) if number == what.field]
    if len(names) != 1 or not at < end <= len(data):
        return None
    written, extent = fill(previous, what, match["contents"])
    return Step(names[0], what.when, extent) if written == data[at:end] else None


def _is_ours(field: dict[str, Any]) -> bool:
    """An empty signature field as certification makes it: one of its own, without a place on the page."""
    return field.get("FT") == "Sig" and type(field.get("FT")) is Name and "Kids" not in field and "Parent" not in field


def _size(file: PdfFile) -> int:
    size = file.trailers[0].get("Size")
    if type(size) is not int or size < 1 or not file.data.endswith(b"%%EOF\n"):
        raise BrokenPdfError("Size")
    return size


def _body(file: PdfFile, number: int) -> bytes:
    """Return a dictionary as it is written, without what closes it."""
    source, head = file.source(Ref(number, 0)), b"%d 0 obj\n" % number
    if not source.startswith(head + _OPEN) or not source.endswith(_CLOSE):
        raise BrokenPdfError("not written as by us")
    return source[len(head) : -len(_CLOSE)]


def _written(
    previous: PdfFile, signature: tuple[int, bytes, bytes], others: Sequence[tuple[int, bytes]], size: int
) -> tuple[bytes, tuple[int, int, int, int]]:
    """Put an increment together: the signature first, then other objects, the table, the trailer."""
    start, (number, head, contents) = len(previous.data), signature
    places = {number: start}
    before = b"%d 0 obj\n" % number + head
    first = start + len(before)
    second = first + len(contents) + 2
    tail, at = bytearray(), second + 1 + _RANGE_BYTES + len(_CLOSE) + 1
    for other, body in others:
        places[other] = at + len(tail)
        tail += b"%d 0 obj\n" % other + body + _CLOSE + b"\n"
    tail += _table(previous, places, at + len(tail), size)
    extent = (0, first, second, at + len(tail) - second)
    ranged = (b"/ByteRange [%d %d %d %d]" % extent).ljust(_RANGE_BYTES)
    return b"".join((before, b"<", contents, b">\n", ranged, _CLOSE, b"\n", tail)), extent


def _table(previous: PdfFile, places: dict[int, int], at: int, size: int) -> bytes:
    trailer = previous.trailers[0]
    root, info, ids = trailer.get("Root"), trailer.get("Info"), trailer.get("ID")
    if not isinstance(root, Ref) or not isinstance(info, Ref) or root.generation or info.generation:
        raise BrokenPdfError("the trailer")
    own, last = _ids(ids)
    fresh = hashlib.sha256(last + b"%d" % len(previous.data)).hexdigest()[:32]
    lines = b"".join(b"%d 1\n%010d 00000 n \n" % one for one in sorted(places.items()))
    return (
        b"xref\n0 1\n0000000000 65535 f \n%btrailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%b> <%b>]\n"
        b"/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n"
        % (lines, size, root.number, info.number, own.hex().encode(), fresh.encode(), previous.newest, at)
    )


def _ids(value: object) -> tuple[bytes, bytes]:
    pair = cast("list[object]", value) if isinstance(value, list) else []
    if len(pair) == 2 and isinstance(pair[0], bytes) and isinstance(pair[1], bytes):  # noqa: PLR2004
        return pair[0], pair[1]
    raise BrokenPdfError("ID")
