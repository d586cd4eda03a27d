"""PDF/A-3u straight from ReportLab: what its open edition leaves out, added; same value, same bytes.

Private functions of ReportLab are wrapped here and nowhere else, hence its upper bound in pyproject.toml.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfdoc as _pdfdoc
from reportlab.pdfbase import pdfmetrics, ttfonts

from inspector.documents.fontface import QuickFace
from inspector.documents.tagging import tags_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pdfdoc: Any = _pdfdoc
_COLOUR: Any = ImageCms
"""ReportLab's document objects have no types."""

PRODUCER = "Inspector"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in the document. ``relationship`` as PDF/A-3 has it: Data, Supplement."""

    name: str
    data: bytes
    description: str
    relationship: str


_LEVEL = 3
"""Of compression: two thirds of the time of the usual 6, for three hundredths more bytes of text and fonts."""


@cache
def prepare_reportlab() -> None:
    """Mend what makes ReportLab's output invalid or wrong; once a process."""
    rl_config.useA85 = 0  # ASCII85 in pure Python is five sixths of the time
    original = pdfdoc.PDFStream.format

    def with_line_end(self: Any, document: Any) -> bytes:
        # ISO 19005-3, 6.1.7.1: an end-of-line marker before endstream.
        made: bytes = original(self, document)
        head, _, tail = made.rpartition(b"endstream\n")
        return head + b"\nendstream\n" + tail

    pdfdoc.PDFStream.format = with_line_end
    pdfdoc.PDFStreamFilterZCompress.encode = _packed
    # ReportLab 5.1 writes five hex digits for characters above U+FFFF: they would copy as something else.
    ttfonts.makeToUnicodeCMap = _to_unicode
    # TTFont looks the face's class up when it is made.
    ttfonts.TTFontFace = QuickFace
    pdfdoc.PDFFile = _StraightFile
    pdfdoc.PDFCatalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF", "Version"]
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    pdfdoc.PDFCatalog.__Refs__ = [n for n in pdfdoc.PDFCatalog.__Refs__ if n not in {"OutputIntents", "AF", "Version"}]


def _packed(_filter: Any, content: str | bytes) -> bytes:
    return zlib.compress(content.encode() if isinstance(content, str) else content, _LEVEL)


def _to_unicode(fontname: str, subset: Sequence[int]) -> str:
    name = "".join(c for c in fontname if c.isalnum() or c in "-+")
    rows = [f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(subset)]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\n"
        f"endcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as drawn: runs of one font, what is added after each glyph (em), size and track in points."""

    runs: tuple[tuple[str, str], ...]
    kerns: tuple[float, ...]
    size: float
    track: float
    color: Color


def show_line(canvas: Any, line: Shown, x: float, y: float) -> None:
    """Draw a line from (x, y): one array of glyphs and shifts a font, instead of an operator a glyph."""
    canvas.setFillColor(line.color)
    document = canvas._doc  # noqa: SLF001  # as ReportLab's text object does
    parts = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {line.track:.3f} Tc"]
    at = 0
    for name, text in line.runs:
        font: Any = pdfmetrics.getFont(name)  # pyright: ignore[reportUnknownMemberType]  # untyped
        for subset, codes in font.splitString(text, document):
            parts.append(f"{font.getSubsetInternalName(subset, document)} {line.size:g} Tf")
            parts.append(_glyphs(codes, line.kerns[at : at + len(codes)]))
            at += len(codes)
    _operate(canvas, " ".join([*parts, "ET"]))


def _glyphs(codes: bytes, kerns: tuple[float, ...]) -> str:
    """Return a TJ operator: thousandths of an em, positive to the left."""
    if not any(kerns):
        return f"<{codes.hex()}> Tj"
    pieces: list[str] = []
    start = 0
    for n, kern in enumerate(kerns):
        if kern:
            pieces.append(f"<{codes[start : n + 1].hex()}> {-kern * 1000:.1f}")
            start = n + 1
    if start < len(codes):
        pieces.append(f"<{codes[start:].hex()}>")
    return f"[{' '.join(pieces)}] TJ"


def draw_outline(canvas: Any, points: Sequence[tuple[float, float]]) -> None:
    """Draw lines from point to point; ReportLab's path takes as long for each number as this for ten."""
    lines = " ".join(f"{x:.2f} {y:.2f} l" for x, y in points[1:])
    _operate(canvas, f"n {points[0][0]:.2f} {points[0][1]:.2f} m {lines} S")


def fill_rectangles(canvas: Any, rectangles: Sequence[tuple[float, float, float, float]]) -> None:
    """Fill rectangles (left, bottom, width, height) as one path."""
    areas = " ".join(f"{x:.4f} {y:.4f} {width:.4f} {height:.4f} re" for x, y, width, height in rectangles)
    _operate(canvas, f"n {areas} f")


def _operate(canvas: Any, operators: str) -> None:
    canvas._code.append(operators)  # noqa: SLF001  # ReportLab has no public door for ready-made operators


_Image: Any = pdfdoc.PDFImageXObject


class _Jpeg(_Image):
    """A JPEG put in as it is: ReportLab's own way decodes it first, 18 ms a photo, only to name it.

    Its bytes are fetched when the file is written, and not kept.
    """

    def __init__(self, name: str, read: Callable[[], bytes]) -> None:
        super().__init__(name)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
        self._read = read

    def format(self, document: Any) -> bytes:
        """Write the image."""
        if not self.loadImageFromJPEG(io.BytesIO(self._read())):
            raise ValueError("not a JPEG")
        try:
            return _Image.format(self, document)
        finally:
            self.streamContent = b""


def draw_jpeg(canvas: Any, name: str, read: Callable[[], bytes], x: float, y: float, size: tuple[float, float]) -> None:
    """Draw a JPEG with its lower left corner at (x, y); what has one name is in the file once."""
    document = canvas._doc  # noqa: SLF001  # as canvas.drawImage does
    registered = document.getXObjectName(name)
    image = document.idToObject.get(registered)
    if image is None:
        image = _Jpeg(name, read)
        document.Reference(image, registered)
        document.addForm(name, image)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(*size)
    _operate(canvas, f"/{registered} Do")
    canvas.restoreState()
    canvas._formsinuse.append(name)  # noqa: SLF001  # as canvas.doForm does


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says of itself. ``created`` is an instant text ``2026-11-20T04:16:03Z``."""

    title: str
    author: str
    subject: str
    created: str
    seed: str
    """Makes the file's ID: the hash of what is drawn."""


def finish(canvas: Any, facts: Facts, attachments: Sequence[Attachment]) -> None:
    """Add structure, metadata, colour profile, embedded files and language to a canvas that is about to be saved."""
    document = canvas._doc  # noqa: SLF001  # ReportLab has no public door to the catalog
    catalog = document.Catalog
    document.info = _Info(facts)
    digest = hashlib.md5(facts.seed.encode(), usedforsecurity=False).hexdigest().encode()
    document._ID = b"\n[<" + digest + b"><" + digest + b">]\n"  # noqa: SLF001  # else ReportLab makes one of the time
    tags_of(canvas).put_into(document)
    catalog.Lang = pdfdoc.PDFString("zh-CN")
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalog.Metadata = document.Reference(_stream(_xmp(facts), {"Type": "Metadata", "Subtype": "XML"}))
    profile = document.Reference(_stream(_srgb(), {}, {"N": 3}, compress=True))
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    if attachments:
        _embed(document, facts, attachments)


def save(canvas: Any, out: BinaryIO) -> None:
    """Write a finished canvas to an empty file, object by object."""
    token = _OUT.set(out)
    try:
        canvas.save()
    finally:
        _OUT.reset(token)


_OUT: ContextVar[BinaryIO | None] = ContextVar("the file that is written", default=None)
_File: Any = pdfdoc.PDFFile


class _StraightFile(_File):
    """Puts each object into the file at once: ReportLab's own holds all of them, and then joins and copies them."""

    def __init__(self, *version: Any) -> None:
        super().__init__(*version)  # pyright: ignore[reportUnknownMemberType]  # its base has no types
        out = _OUT.get()
        if out is not None:
            head: list[bytes] = self.strings
            out.write(b"".join(head))
            head.clear()
            self.write = out.write


def _embed(document: Any, facts: Facts, attachments: Sequence[Attachment]) -> None:
    names: list[Any] = []
    specs: list[Any] = []
    date = pdfdoc.PDFString(_pdf_date(facts.created))
    for entry in sorted(attachments, key=lambda a: a.name):
        params = pdfdoc.PDFDictionary({"Size": len(entry.data), "ModDate": date})
        stream = _stream(entry.data, {"Type": "EmbeddedFile"}, {"Params": params}, compress=True)
        # A slash in a name is written #2F; ReportLab leaves it.
        stream.dictionary["Subtype"] = "/application#2Fjson"
        held = document.Reference(stream)
        spec = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": pdfdoc.PDFString(entry.name),
                "UF": pdfdoc.PDFString(entry.name),
                "Desc": pdfdoc.PDFString(entry.description),
                "AFRelationship": pdfdoc.PDFName(entry.relationship),
                "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
            }
        )
        reference = document.Reference(spec)
        names += [pdfdoc.PDFString(entry.name), reference]
        specs.append(reference)
    tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(names)})
    document.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": tree})
    document.Catalog.AF = pdfdoc.PDFArray(specs)


def _stream(data: bytes, names: dict[str, str], more: dict[str, Any] | None = None, *, compress: bool = False) -> Any:
    entries: dict[str, Any] = {key: pdfdoc.PDFName(value) for key, value in names.items()} | (more or {})
    filters = [pdfdoc.PDFZCompress] if compress else []
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), data, filters)


class _Info(pdfdoc.PDFObject):
    """Document information with our dates: ReportLab's invariant mode would write the year 2000."""

    __RefOnly__ = 1
    invariant = 1

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def digest(self, _signature: object) -> None:
        """The file's ID is set from the value that is drawn."""

    def format(self, document: Any) -> bytes:
        """Write the dictionary."""
        date = pdfdoc.PDFString(_pdf_date(self.facts.created))
        entries = {
            "Title": pdfdoc.PDFString(self.facts.title),
            "Author": pdfdoc.PDFString(self.facts.author),
            "Subject": pdfdoc.PDFString(self.facts.subject),
            "Producer": pdfdoc.PDFString(PRODUCER),
            "Creator": pdfdoc.PDFString(PRODUCER),
            "CreationDate": date,
            "ModDate": date,
        }
        return pdfdoc.PDFDictionary(entries).format(document)


def _pdf_date(instant: str) -> str:
    digits = "".join(c for c in instant if c.isdigit())
    return f"D:{digits}+00'00'"


@cache
def _srgb() -> bytes:
    profile: bytes = ImageCms.ImageCmsProfile(_COLOUR.createProfile("sRGB")).tobytes()
    # The creation date in the header (bytes 24..35) is now: set it, so that the same value gives the same bytes.
    return profile[:24] + bytes.fromhex("07d000010001000000000000") + profile[36:]


# ISO 19005-3, 6.6.2.3: a property that PDF/A does not know is described in the file.
_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def _xmp(facts: Facts) -> bytes:
    date = facts.created.replace("Z", "+00:00")
    title, author, subject = (escape(text) for text in (facts.title, facts.author, facts.subject))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
{_UA_SCHEMA}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
