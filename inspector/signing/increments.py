"""What may stand behind a certified document: increments of ours, each laid out in one way only.

A further signature fills a field that was made at certification; a time stamp brings a field of its own, and what
validates the document in the long term. The verifier takes from an increment what it is free in, builds the whole
increment anew behind the bytes before it, and compares: so nothing else can hide in one, whatever a PDF reader would
make of it. ``resources/verify/increments.js`` is its twin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from inspector.signing import increment_stamp
from inspector.signing.increment_parts import CLOSES, body_of, put_together, size_of
from inspector.signing.pdf_file import PdfFile, text
from inspector.signing.pdf_objects import BrokenPdfError, Name, Ref

MAX_INCREMENTS = 40
_MAX_HEAD_BYTES = 400_000
"""Of an increment's signature: hex of a CMS with its certificates, and the few lines around it."""
_SIGNATURE = re.compile(
    rb"(?P<number>[0-9]{1,10}) 0 obj\n<<\n/Type /Sig\n/Filter /Adobe\.PPKLite\n/SubFilter /ETSI\.CAdES\.detached\n"
    rb"/M \((?P<when>D:[0-9]{14}\+08'00')\)\n/Reason <(?P<reason>FEFF(?:[0-9A-F]{4})*)>\n"
    rb"/Location <(?P<location>FEFF(?:[0-9A-F]{4})*)>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n"
    rb"/REx \(inspector-pdf/1\)\n>>\n>>\n/Contents <(?P<contents>[0-9A-F]*)>\n"
    rb"/ByteRange \[0 [0-9]{1,10} (?P<at>[0-9]{1,10}) (?P<rest>[0-9]{1,10})\] *\n>>\nendobj\n"
    rb"(?P<field>[0-9]{1,10}) 0 obj\n"
)


_STAMP = re.compile(
    rb"[0-9]{1,10} 0 obj\n<<\n/Type /DocTimeStamp\n/Filter /Adobe\.PPKLite\n/SubFilter /ETSI\.RFC3161\n"
    rb"/Contents <(?P<contents>[0-9A-F]*)>\n"
    rb"/ByteRange \[0 [0-9]{1,10} (?P<at>[0-9]{1,10}) (?P<rest>[0-9]{1,10})\] *\n>>\nendobj\n"
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
    """Name of the field that it fills; "" of a time stamp."""
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
    number = size_of(previous)
    head = (
        b"<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (%b)\n/Reason <%b>\n"
        b"/Location <%b>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n/REx (inspector-pdf/1)\n>>\n>>\n/Contents "
        % (what.when, what.reason, what.location)
    )
    filled = body_of(previous, what.field) + b"\n/V %d 0 R" % number + CLOSES
    return put_together(previous, (number, head, contents), [(what.field, filled)], number + 1)


def empty_fields(file: PdfFile) -> tuple[tuple[str, int], ...]:
    """Return name and object number of the signature fields that may still be filled, in their order.

    They are filled in the order in which they stand: of those before the last filled one none is left. A time stamp
    closes none. Raises BrokenPdfError.
    """
    found: list[tuple[str, int]] = []
    for one in file.array(file.dictionary(file.root.get("AcroForm")).get("Fields")):
        field = file.dictionary(one)
        name = text(file.resolved(field.get("T")))
        if "V" in field:
            found = found if name.startswith(increment_stamp.FIELD) else []
        elif isinstance(one, Ref) and one.generation == 0 and _is_ours(field):
            found.append((name, one.number))
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
    match = _SIGNATURE.match(data, at, at + _MAX_HEAD_BYTES) or _STAMP.match(data, at, at + _MAX_HEAD_BYTES)
    if match is None:
        return None
    end = int(match["at"]) + int(match["rest"])
    if not at < end <= len(data):
        return None
    previous = PdfFile(data[:at])
    if match.re is _STAMP:
        brought = increment_stamp.read_data(previous, data[:end], match.end())
        written, extent = increment_stamp.stamp(previous, brought, match["contents"])
        return Step("", b"", extent) if written == data[at:end] else None
    what = Filling(int(match["field"]), match["when"], match["reason"], match["location"])
    names = [name for name, number in empty_fields(previous) if number == what.field]
    if len(names) != 1:
        return None
    written, extent = fill(previous, what, match["contents"])
    return Step(names[0], what.when, extent) if written == data[at:end] else None


def _is_ours(field: dict[str, Any]) -> bool:
    """An empty signature field as certification makes it: one of its own, without a place on the page."""
    return field.get("FT") == "Sig" and type(field.get("FT")) is Name and "Kids" not in field and "Parent" not in field
