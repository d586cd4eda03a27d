"""The known families of attacks on signed PDFs, each as files.

Incremental saving (ISA), signature wrapping (SWA), universal signature forgery (USF), shadow (hidden content revealed by
a later increment) and attacks on certifications (evil annotation, sneaky signature).
"""

import io
import re

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tests.signing.factory import a_record, certified_at, countersign, page_of, replace_file, turn_page, update
from tests.signing.signature_bytes import Tampered, cms_of, hole_of

# -- incremental saving (ISA): a change saved behind the signed document


def _overlay(writer, n=0):
    stream = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 200 200 re f Q"))
    page = page_of(writer, n)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.mark_update(page.container_ref)


def incremental(certified, identity):
    family = "incremental saving"
    yield Tampered(family, "a page turned", update(certified, turn_page(0)))
    yield Tampered(family, "words drawn over a page", update(certified, _overlay))
    yield Tampered(family, "other findings put in", update(certified, replace_file("findings.json", b"{}")))
    yield Tampered(family, "a second signature", countersign(certified, identity))
    behind = update(certified, _overlay)[len(certified) :]
    body = behind[: behind.rindex(b"xref\n0 1")] if b"xref\n0 1" in behind else behind[: behind.rindex(b"xref")]
    yield Tampered(family, "objects without a table", certified + body)
    yield Tampered(family, "a table without a trailer", certified + behind[: behind.rindex(b"trailer")])
    start = certified.rindex(b"startxref")
    copied = behind[: behind.rindex(b"trailer")] + certified[certified.rindex(b"trailer") :]
    yield Tampered(family, "the signed trailer copied", certified + copied)
    yield Tampered(family, "the end copied", certified + body + certified[start:])
    yield Tampered(family, "the signature copied", update(certified, _copy_signature))


def _copy_signature(writer):
    _overlay(writer)
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    signature = field["/V"]
    field["/V"] = writer.add_object(generic.DictionaryObject(dict(signature)))
    writer.mark_update(field.container_ref)


# -- signature wrapping (SWA): the signed bytes all there, moved; others read in their place


def wrapping(certified):
    family = "signature wrapping"
    match = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]", certified)
    first, second, rest = (int(n) for n in match.groups())
    table = int(re.findall(rb"startxref\s+(\d+)", certified)[-1])
    evil = b"3 0 obj\n<< /Type /Page /MediaBox [ 0 0 200 200 ] /Parent 51 0 R /Contents 52 0 R >>\nendobj\n"
    hole = b"<" + cms_of(certified).hex().upper().encode() + b">"  # the padding is in the forger's hands
    signature_end = certified[second : certified.index(b"endobj", second)]
    # The old startxref leads to a place in the gap: there stands the forger's table.
    length = len(certified)
    moved_to = length + 4096
    ranged = f"/ByteRange [0 {first} {moved_to} {rest}]".encode()
    gap = hole + signature_end.replace(match[0], ranged) + b"endobj\n"
    gap = gap.ljust(table - first, b" ")
    old_table = certified[table : certified.rindex(b"startxref")]
    page = re.search(rb"\n3 1\n(\d{10})", old_table)
    gap += old_table.replace(page[0], b"\n3 1\n%010d" % (table + len(old_table))) + evil
    gap = gap.ljust(moved_to - first, b" ")
    wrapped = certified[:first] + gap + certified[second:]
    yield Tampered(family, "moved, read by the old startxref", wrapped)
    yield Tampered(family, "moved, with a table of its own", wrapped + b"startxref\n%d\n%%%%EOF\n" % table)
    spare = first + 1 + 2 * len(cms_of(certified))
    inner = b">" + ranged + b"/Y <"
    yield Tampered(family, "ByteRange doubled in the hole", certified[:spare] + inner + certified[spare + len(inner) :])


# -- universal signature forgery (USF): signature data that a reader may take for "nothing to check"


def universal(certified):
    family = "universal forgery"
    null, number = generic.NullObject(), generic.NumberObject
    bare = generic.ByteStringObject
    for name, key, value in (
        ("Contents is null", "/Contents", null),
        ("Contents is empty", "/Contents", bare(b"")),
        ("Contents is a zero byte", "/Contents", bare(b"\0")),
        ("no Contents", "/Contents", None),
        ("ByteRange is null", "/ByteRange", null),
        ("ByteRange is empty", "/ByteRange", generic.ArrayObject([])),
        ("ByteRange is zeros", "/ByteRange", generic.ArrayObject([number(0)] * 4)),
        ("ByteRange is negative", "/ByteRange", generic.ArrayObject([number(n) for n in (0, -1, -1, 0)])),
        ("no ByteRange", "/ByteRange", None),
        ("no SubFilter", "/SubFilter", None),
        ("another Type", "/Type", generic.NameObject("/Nothing")),
    ):
        yield Tampered(family, name, update(certified, _changing(key, value)))
    start, end = hole_of(certified)
    yield Tampered(family, "a hole of zeros", certified[:start] + b"0" * (end - start) + certified[end:])
    yield Tampered(family, "a hole of spaces", certified[:start] + b" " * (end - start) + certified[end:])


def _changing(key, value):
    def change(writer):
        signature = writer.root["/AcroForm"]["/Fields"][0].get_object()["/V"]
        if value is None:
            del signature[key]
        else:
            signature[key] = value
        writer.mark_update(signature.container_ref)

    return change


# -- shadow attacks: what is revealed was hidden in the document when it was signed


def shadow(identity):
    family = "shadow"
    base = a_record()
    prepared = certified_at(_rewritten(base, _hide_behind), identity)
    yield Tampered(family, "prepared: an overlay hides words", prepared, ("intact_known",))
    yield Tampered(family, "hide: the overlay taken away", update(prepared, _take_overlay_away))
    prepared = certified_at(_rewritten(base, _hide_page), identity)
    yield Tampered(family, "prepared: a page nobody sees", prepared, ("intact_known",))
    yield Tampered(family, "hide and replace: the other page shown", update(prepared, _show_hidden_page))
    old = int(re.findall(rb"startxref\s+(\d+)", prepared)[-1])
    trailer = prepared[prepared.rindex(b"trailer") :].replace(b"/Root 41", b"/Root 40")
    trailer = re.sub(rb"/Prev \d+", b"/Prev %d" % old, trailer)
    trailer = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % len(prepared), trailer)
    yield Tampered(family, "replace: another catalogue", prepared + b"xref\n0 0\n" + trailer)


def _rewritten(pdf, change):
    """The document with something added, in one revision, as a tool would make it before signing."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)), {"stream_xrefs": False})
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _hide_behind(writer):
    under = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 72 Td (hidden) Tj ET"))
    over = writer.add_object(generic.StreamObject(stream_data=b"q 1 g 0 0 300 300 re f Q"))
    page = page_of(writer, 0)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), under, over])


def _take_overlay_away(writer):
    page = page_of(writer, 0)
    page["/Contents"] = generic.ArrayObject(list(page["/Contents"])[:-1])
    writer.mark_update(page.container_ref)


def _hide_page(writer):
    page = page_of(writer, 0)
    hidden = generic.DictionaryObject(dict(page))
    hidden["/Rotate"] = generic.NumberObject(180)
    writer.root["/Shadow"] = writer.add_object(hidden)


def _show_hidden_page(writer):
    pages = writer.root["/Pages"]
    hidden = writer.root.raw_get("/Shadow")
    pages["/Kids"] = generic.ArrayObject([hidden, *list(pages["/Kids"])[1:]])
    writer.mark_update(writer.root.raw_get("/Pages").reference)


# -- attacks on certifications: what a viewer may take for permitted


def certification(certified, stranger):
    family = "certification"
    yield Tampered(family, "evil annotation: words over the page", update(certified, _annotate("/FreeText")))
    yield Tampered(family, "evil annotation: a stamp", update(certified, _annotate("/Stamp")))
    yield Tampered(family, "sneaky signature: the empty field filled", countersign(certified, stranger))
    yield Tampered(family, "sneaky signature: a new field", countersign(certified, stranger, "sneaky"))
    yield Tampered(family, "the empty field filled by a value", update(certified, _fill_seal))
    yield Tampered(family, "a form field added", update(certified, _add_text_field))
    yield Tampered(family, "DocMDP taken out", update(certified, _drop_permissions))


def _annotate(kind):
    def change(writer):
        page = page_of(writer, 0)
        look = generic.StreamObject(
            {
                generic.NameObject("/Type"): generic.NameObject("/XObject"),
                generic.NameObject("/Subtype"): generic.NameObject("/Form"),
                generic.NameObject("/BBox"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 200, 50)]),
            },
            stream_data=b"1 1 0 rg 0 0 200 50 re f",
        )
        note = generic.DictionaryObject(
            {
                generic.NameObject("/Type"): generic.NameObject("/Annot"),
                generic.NameObject("/Subtype"): generic.NameObject(kind),
                generic.NameObject("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (50, 50, 250, 100)]),
                generic.NameObject("/Contents"): generic.TextStringObject("passed"),
                generic.NameObject("/F"): generic.NumberObject(4),
                generic.NameObject("/AP"): generic.DictionaryObject(
                    {generic.NameObject("/N"): writer.add_object(look)}
                ),
            }
        )
        held = page.get("/Annots", [])
        page["/Annots"] = generic.ArrayObject([*held, writer.add_object(note)])
        writer.mark_update(page.container_ref)

    return change


def _fill_seal(writer):
    field = writer.root["/AcroForm"]["/Fields"][1].get_object()
    field["/V"] = generic.TextStringObject("sealed")
    writer.mark_update(field.container_ref)


def _add_text_field(writer):
    form = writer.root["/AcroForm"]
    field = generic.DictionaryObject(
        {
            generic.NameObject("/FT"): generic.NameObject("/Tx"),
            generic.NameObject("/T"): generic.TextStringObject("grade"),
            generic.NameObject("/V"): generic.TextStringObject("excellent"),
        }
    )
    form["/Fields"] = generic.ArrayObject([*form["/Fields"], writer.add_object(field)])
    writer.mark_update(writer.root.raw_get("/AcroForm").reference)


def _drop_permissions(writer):
    del writer.root["/Perms"]
    writer.update_root()
