"""What a verdict needs of a PDF: its newest catalogue, the embedded files, the filled signature fields.

Only cross-reference tables are read, as our documents have them: a file with cross-reference streams was saved by
another program. ``resources/verify/pdf_file.js`` is the same in the page that schools use.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Any, cast

from inspector.signing.pdf_objects import WHITE, BrokenPdfError, Name, ObjectReader, Ref, Stream

MAX_FILES = 10
MAX_FILE_BYTES = 50_000_000
_MAX_SECTIONS = 64
_MAX_OBJECTS = 1_000_000
_MAX_FIELDS = 1000
_MAX_FIELD_DEPTH = 8
_ENTRY_BYTES = 20
_MARK = b"(inspector-pdf/1)", b"(inspector\\055pdf\\0571)"
"""The profile's name as it may stand in a signature dictionary."""
_NAMED = b"findings.json"
_TAIL_BYTES = 1024
_MAX_OBJECT_STREAMS = 200
_MAX_OBJECT_STREAM_BYTES = 1_000_000
_MAX_PACKED_BYTES = 1_000_000
_DICTIONARY_BYTES = 400


class EncryptedPdfError(BrokenPdfError):
    """The file asks for a password, or could."""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A filled signature field."""

    name: str
    reference: Ref | None
    """Of the signature dictionary."""
    entries: dict[str, Any]


class PdfFile:
    """A PDF as its newest cross-reference table tells it. Everything raises BrokenPdfError."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._places: dict[int, tuple[int, int] | None] = {}
        self._known: dict[Ref, Any] = {}
        self.newest = 0
        """Where the newest cross-reference table stands."""
        self.trailers = self._read_tables()
        self.root = self.dictionary(self.trailers[0].get("Root"))

    # -- objects

    def resolved(self, value: Any) -> Any:
        """Return what a reference leads to; anything else as it is."""
        if not isinstance(value, Ref):
            return value
        if value not in self._known:
            self._known[value] = self._read(value)
        return self._known[value]

    def dictionary(self, value: Any) -> dict[str, Any]:
        """Return a dictionary, or what a reference to one leads to."""
        found = self.resolved(value)
        if not isinstance(found, dict):
            raise BrokenPdfError("no dictionary")
        return cast("dict[str, Any]", found)

    def array(self, value: Any) -> list[Any]:
        """Return an array, or what a reference to one leads to."""
        found = self.resolved(value)
        if not isinstance(found, list):
            raise BrokenPdfError("no array")
        return cast("list[Any]", found)

    def source(self, ref: Ref) -> bytes:
        """Return an object as it is written, from its number to its ``endobj``; a stream is refused."""
        found, reader, start = self._read_at(ref)
        if found is None or isinstance(found, Stream):
            raise BrokenPdfError("no object")
        return self.data[start : reader.at]

    def _read(self, ref: Ref) -> Any:
        place = self._places.get(ref.number)
        return None if place is None or place[0] != ref.generation else self._read_at(ref)[0]

    def _read_at(self, ref: Ref) -> tuple[Any, ObjectReader, int]:
        place = self._places.get(ref.number)
        if place is None or place[0] != ref.generation:
            raise BrokenPdfError("no object")
        reader = ObjectReader(self.data, place[1])
        number = reader.natural()
        reader.skip()
        generation = reader.natural()
        reader.skip()
        reader.demand(b"obj")
        if (number, generation) != (ref.number, ref.generation):
            raise BrokenPdfError("another object stands there")
        value: Any = reader.value()
        reader.skip()
        if isinstance(value, dict) and reader.take(b"stream"):
            if not reader.take(b"\r\n"):
                reader.demand(b"\n")
            return Stream(cast("dict[str, Any]", value), reader.at), reader, place[1]
        reader.demand(b"endobj")
        if isinstance(value, Ref):
            raise BrokenPdfError("a reference to a reference")
        return cast("Any", value), reader, place[1]

    def _read_tables(self) -> list[dict[str, Any]]:
        start = self.data.rfind(b"startxref")
        reader = ObjectReader(self.data, start)
        reader.demand(b"startxref")
        reader.skip()
        at: int | None = reader.natural()
        self.newest = at
        trailers: list[dict[str, Any]] = []
        while at is not None:
            if len(trailers) == _MAX_SECTIONS:
                raise BrokenPdfError("too many revisions")
            trailer = self._read_table(ObjectReader(self.data, at))
            if "Encrypt" in trailer:
                raise EncryptedPdfError("encrypted")
            if "XRefStm" in trailer:
                raise BrokenPdfError("a hybrid file")
            trailers.append(trailer)
            at = trailer.get("Prev")
            if at is not None and type(at) is not int:
                raise BrokenPdfError("Prev")
        return trailers

    def _read_table(self, reader: ObjectReader) -> dict[str, Any]:
        reader.demand(b"xref")
        reader.skip()
        while not reader.take(b"trailer"):
            first = reader.natural()
            reader.skip()
            count = reader.natural()
            reader.skip()
            if first + count > _MAX_OBJECTS:
                raise BrokenPdfError("too many objects")
            for number in range(first, first + count):
                self._place(number, self.data[reader.at : reader.at + _ENTRY_BYTES])
                reader.at += _ENTRY_BYTES
            reader.skip()
        trailer = reader.value()
        if not isinstance(trailer, dict):
            raise BrokenPdfError("no trailer")
        return cast("dict[str, Any]", trailer)

    def _place(self, number: int, entry: bytes) -> None:
        ends = entry[18:] in {b" \n", b" \r", b"\r\n"}
        if not (ends and entry[:10].isdigit() and entry[10:11] == b" " and entry[11:16].isdigit()):
            raise BrokenPdfError("a line of the table")
        if entry[16:18] not in {b" n", b" f"}:
            raise BrokenPdfError("a line of the table")
        place = (int(entry[11:16]), int(entry[:10])) if entry[17:18] == b"n" else None
        self._places.setdefault(number, place)

    # -- what it carries

    def embedded_files(self) -> dict[str, bytes]:
        """Return the embedded files by name. A name that stands twice is refused."""
        if "Names" not in self.root:
            return {}
        names = self.dictionary(self.root["Names"])
        if "EmbeddedFiles" not in names:
            return {}
        pairs = self.array(self.dictionary(names["EmbeddedFiles"]).get("Names"))
        if len(pairs) > 2 * MAX_FILES or len(pairs) % 2:
            raise BrokenPdfError("the tree of embedded files")
        found: dict[str, bytes] = {}
        for n in range(0, len(pairs), 2):
            spec = self.dictionary(pairs[n + 1])
            name = text(self.resolved(spec["UF"] if "UF" in spec else spec.get("F")))
            if name in found:
                raise BrokenPdfError("an embedded file stands twice")
            found[name] = self.decoded(self.dictionary(spec.get("EF")).get("F"))
        return found

    def decoded(self, value: Any) -> bytes:
        """Return what a stream holds, its filter undone."""
        stream = self.resolved(value)
        if not isinstance(stream, Stream):
            raise BrokenPdfError("no stream")
        length = self.resolved(stream.entries.get("Length"))
        filters = self.resolved(stream.entries.get("Filter"))
        if type(length) is not int or not 0 <= length <= len(self.data) - stream.start:
            raise BrokenPdfError("the length of a stream")
        end = stream.start + length
        tail = self.data[end : end + 11].lstrip(b"\r\n")
        if not tail.startswith(b"endstream"):
            raise BrokenPdfError("the end of a stream")
        raw = self.data[stream.start : end]
        named = [] if filters is None else cast("list[Any]", filters if isinstance(filters, list) else [filters])
        if "DecodeParms" in stream.entries or any(type(one) is not Name for one in named):
            raise BrokenPdfError("a filter")
        if named == ["FlateDecode"]:
            raw = _inflated(raw)
        elif named:
            raise BrokenPdfError("a filter")
        if len(raw) > MAX_FILE_BYTES:
            raise BrokenPdfError("an embedded file is too large")
        return raw

    def signatures(self) -> list[SignatureField]:
        """Return the filled signature fields, the one that covers least first."""
        found: list[SignatureField] = []
        if "AcroForm" in self.root:
            fields = self.dictionary(self.root["AcroForm"]).get("Fields")
            if fields is not None:
                self._collect(self.array(fields), found, 0)
        return sorted(found, key=lambda one: self._end(one.entries))

    def _collect(self, fields: list[Any], found: list[SignatureField], depth: int) -> None:
        if depth > _MAX_FIELD_DEPTH or len(fields) > _MAX_FIELDS:
            raise BrokenPdfError("too many fields")
        for one in fields:
            field = self.dictionary(one)
            value = self.resolved(field.get("V"))
            if isinstance(value, dict) and "ByteRange" in value:
                name = text(self.resolved(field["T"])) if "T" in field else ""
                ref = field["V"] if isinstance(field["V"], Ref) else None
                found.append(SignatureField(name, ref, cast("dict[str, Any]", value)))
            if "Kids" in field:
                self._collect(self.array(field["Kids"]), found, depth + 1)

    def _end(self, entries: dict[str, Any]) -> int:
        try:
            return sum(self.byte_range(entries)[2:])
        except BrokenPdfError:
            return 0

    def byte_range(self, entries: dict[str, Any]) -> tuple[int, int, int, int]:
        """Return the four numbers of a signature's ByteRange."""
        numbers = self.array(entries.get("ByteRange"))
        if len(numbers) != 4 or any(type(n) is not int or n < 0 for n in numbers):  # noqa: PLR2004
            raise BrokenPdfError("ByteRange")
        return numbers[0], numbers[1], numbers[2], numbers[3]


def text(value: Any) -> str:
    """Return a text string: UTF-16 or UTF-8 by its mark, else one byte a character."""
    if not isinstance(value, bytes):
        raise BrokenPdfError("no text")
    try:
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be")
        if value.startswith(b"\xef\xbb\xbf"):
            return value[3:].decode()
    except UnicodeDecodeError as error:
        raise BrokenPdfError("a text") from error
    return value.decode("latin-1")


def looks_like_ours(data: bytes) -> bool:
    """Say whether a file that cannot be read was one of ours, by what is still to be seen in it.

    Either the profile's name stands in it, or, where the file was not cut, the name of the findings; other programs
    put objects into compressed streams, so that these are looked into.
    """
    if any(mark in data for mark in _MARK):
        return True
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        return False
    return _NAMED in data or any(_NAMED in stream for stream in _object_streams(data))


def _object_streams(data: bytes) -> list[bytes]:
    found: list[bytes] = []
    at = data.find(b"/ObjStm")
    while at >= 0 and len(found) < _MAX_OBJECT_STREAMS:
        start = data.find(b"stream", at, at + _DICTIONARY_BYTES)
        if start >= 0:
            start += len(b"stream")
            while data[start : start + 1] in {b"\r", b"\n"}:
                start += 1
            try:
                packed = data[start : start + _MAX_PACKED_BYTES]
                found.append(zlib.decompressobj().decompress(packed, _MAX_OBJECT_STREAM_BYTES))
            except zlib.error:
                found.append(b"")
        at = data.find(b"/ObjStm", at + 1)
    return found


def _inflated(raw: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        out = reader.decompress(raw, MAX_FILE_BYTES + 1)
    except zlib.error as error:
        raise BrokenPdfError("a stream") from error
    if len(out) <= MAX_FILE_BYTES and (not reader.eof or reader.unused_data.strip(WHITE)):
        raise BrokenPdfError("a stream")
    return out
