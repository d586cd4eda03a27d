"""How an increment is written: objects, table and trailer behind a file, always in the same way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

from inspector.signing.pdf_objects import BrokenPdfError, Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.signing.pdf_file import PdfFile

RANGE_BYTES = 48
OPENS, CLOSES = b"<<\n", b"\n>>"
ENDS = b"\nendobj\n"


def size_of(file: PdfFile) -> int:
    """Return the first free object number of a file that ends as ours do. Raises BrokenPdfError."""
    size = file.trailers[0].get("Size")
    if type(size) is not int or size < 1 or not file.data.endswith(b"%%EOF\n"):
        raise BrokenPdfError("Size")
    return size


def body_of(file: PdfFile, number: int) -> bytes:
    """Return a dictionary as it is written, without what closes it."""
    source, head = file.source(Ref(number, 0)), b"%d 0 obj\n" % number
    ends = CLOSES + ENDS[:-1]
    if not source.startswith(head + OPENS) or not source.endswith(ends):
        raise BrokenPdfError("not written as by us")
    return source[len(head) : -len(ends)]


def put_together(
    previous: PdfFile, signature: tuple[int, bytes, bytes], others: Sequence[tuple[int, bytes]], size: int
) -> tuple[bytes, tuple[int, int, int, int]]:
    """Put an increment together: the signature first, then other objects, the table, the trailer.

    Args:
        previous: The file before it.
        signature: Number, dictionary up to the hole, and the hole's hex digits.
        others: Numbers and objects, whole.
        size: Of the new trailer.

    Returns:
        The increment, and the signature's ByteRange.
    """
    start, (number, head, contents) = len(previous.data), signature
    places = {number: start}
    before = b"%d 0 obj\n" % number + head
    first = start + len(before)
    second = first + len(contents) + 2
    tail, at = bytearray(), second + 1 + RANGE_BYTES + len(CLOSES + ENDS)
    for other, body in others:
        places[other] = at + len(tail)
        tail += b"%d 0 obj\n" % other + body + ENDS
    tail += _table(previous, places, at + len(tail), size)
    extent = (0, first, second, at + len(tail) - second)
    ranged = (b"/ByteRange [%d %d %d %d]" % extent).ljust(RANGE_BYTES)
    return b"".join((before, b"<", contents, b">\n", ranged, CLOSES, ENDS, tail)), extent


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
