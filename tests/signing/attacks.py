"""Every way of tampering that the tests know, each as a file with the verdict that it must get.

The families of attacks on signed PDFs: incremental saving (ISA), signature wrapping (SWA), universal signature forgery
(USF), shadow (hidden content revealed by a later increment) and attacks on certifications (evil annotation, sneaky
signature).
"""

import hashlib
import io
import random
import re
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography import x509 as x509_maker
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from reportlab.pdfgen.canvas import Canvas

from inspector.base.canonical import sha256_hex
from inspector.domain.report_sharing import SectionShare, answers_sha256
from inspector.signing import profile
from tests.documents.factory import a_report
from tests.signing.factory import (
    SIGNED_AT,
    a_mark,
    a_record,
    certified_at,
    countersign,
    page_of,
    replace_file,
    turn_page,
    update,
)

NOT_INTACT = ("changed", "unreadable")


@dataclass(frozen=True)
class Tampered:
    """A file, and the states of which its verdict must be one."""

    family: str
    name: str
    pdf: bytes
    states: tuple[str, ...] = ("changed",)


def foreign_pdf(identity):
    """A letter of somebody else, signed by other software with a good key."""
    return countersign(a_letter(), identity, "Signature1")


def a_letter():
    out = io.BytesIO()
    page = Canvas(out)
    page.drawString(72, 72, "A letter")
    page.save()
    return out.getvalue()


def hole_of(pdf):
    """Return the span of the hex digits of the last signature."""
    return list(re.finditer(rb"/Contents <([0-9A-F]+)>", pdf))[-1].span(1)


def cms_of(pdf):
    start, end = hole_of(pdf)
    raw = bytes.fromhex(pdf[start:end].decode())
    return raw[: 4 + int.from_bytes(raw[2:4], "big")]


def parts_of(pdf):
    parts = profile.take_apart(cms_of(pdf))
    assert parts is not None
    return parts


def signed_by(parts, identity):
    """The parts with a signature of somebody's over what they say."""
    key = load_der_private_key(identity[0], None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    r, s = decode_dss_signature(key.sign(profile.signed_attributes(parts), ec.ECDSA(SHA256())))
    return replace(parts, signature=encode_dss_signature(r, min(s, profile.P256_ORDER - s)))


def with_cms(pdf, cms):
    start, end = hole_of(pdf)
    return pdf[:start] + cms.hex().upper().encode().ljust(end - start, b"0") + pdf[end:]


def other_s(pdf):
    """The signature with the other value of s: as valid, and not what we write."""
    parts = parts_of(pdf)
    r, s = decode_dss_signature(parts.signature)
    return with_cms(pdf, profile.build(replace(parts, signature=encode_dss_signature(r, profile.P256_ORDER - s))))


def flipped(pdf, at, bit=0):
    torn = bytearray(pdf)
    torn[at] ^= 1 << bit
    return bytes(torn)


def all_files(identity, stranger):
    """Yield every tampered file, and the few that are not tampered with."""
    uncertified = a_record()
    certified = certified_at(uncertified, identity)
    yield Tampered("none", "as issued", certified, ("intact_known",))
    yield Tampered("none", "not certified", uncertified)
    yield from _whole_files(uncertified, certified, identity, stranger)
    yield from _bytes(certified)
    yield from _in_the_hole(certified, stranger)
    yield from _saved_by_others(certified)
    yield from _incremental(certified, identity)
    yield from _wrapping(certified)
    yield from _universal(certified)
    yield from _shadow(identity)
    yield from _certification(certified, stranger)


def _whole_files(uncertified, certified, identity, stranger):
    other = "other files"
    yield Tampered(other, "empty", b"", ("unreadable",))
    yield Tampered(other, "text", b"hello", ("unreadable",))
    yield Tampered(other, "zeros", b"\0" * 10_000, ("unreadable",))
    yield Tampered(other, "a PDF's head", b"%PDF-1.7\n", ("unreadable",))
    yield Tampered(other, "a PDF's head and words", b"%PDF-1.7 nothing", ("unreadable",))
    yield Tampered(other, "a letter without signature", a_letter(), ("unreadable",))
    yield Tampered(other, "a letter signed by another program", foreign_pdf(identity), ("unreadable",))
    yield Tampered(other, "a letter signed by RSA-1024", _by_rsa(a_letter(), "Signature1"), ("unreadable",))
    yield Tampered(other, "our record signed by RSA-1024", _by_rsa(uncertified, "Signature1"))
    yield Tampered(other, "our record signed by another program", countersign(uncertified, identity, "Signature1"))
    renamed = certified_at(uncertified, identity).replace(b"(inspector\\055pdf\\0571)", b"(inspector\\055pdf\\0579)")
    yield Tampered(other, "a newer profile", renamed, ("unreadable",))
    signer = "signer"
    yield Tampered(signer, "signed anew by a stranger", certified_at(uncertified, stranger), ("intact_unknown",))
    for years in (-1, 4):
        moment = SIGNED_AT.replace(year=SIGNED_AT.year + years)
        pdf = certified_at(uncertified, identity, moment)
        yield Tampered(signer, f"outside of the term by {years} years", pdf, ("intact_unknown",))
    content = "content"
    contents: dict[str, Any]
    for name, contents in (
        ("no marks", {"marks": ()}),
        ("a mark for something else", {"marks": (a_mark("0" * 64),)}),
        ("findings that are no findings", {"findings": b'{"format":"inspector-findings/1"}'}),
        ("findings that are no text", {"findings": b"\xff"}),
        ("findings not canonical", {"findings": b'{ "format": "inspector-findings/2" }'}),
        ("findings with a float", {"findings": b'{"format":1.5}'}),
        ("findings that are a list", {"findings": b"[]"}),
        ("findings of a format named as a built-in", {"findings": b'{"format":"constructor"}'}),
        ("a lone surrogate", {"findings": b'{"format":"\\ud800"}'}),
        (
            "a name that stands twice",
            {"findings": b'{"format":"inspector-findings/2","format":"inspector-findings/2"}'},
        ),
    ):
        yield Tampered(content, name, certified_at(a_record(**contents), identity))

    for name, digest, states in (
        ("initials on other answers", "0" * 64, ("changed",)),
        ("initials on these answers", None, ("intact_known",)),
    ):
        yield Tampered(content, name, certified_at(_initialled(digest), identity), states)


def _initialled(digest):
    """A record whose section A bears initials on a hash; None: of its own answers."""
    report = a_report(n_sections=1)
    if digest is None:
        digest = answers_sha256(report.visit, "A", {item.code: item.answer for item in report.sections[0].items})
    share = SectionShare("A", "组织领导", "吴承泽", "2026-11-20T04:10:00Z", digest)
    findings = replace(report, shares=(share,)).canonical()
    return a_record(findings=findings, marks=(a_mark(sha256_hex(findings)),), n_sections=1)


def _by_rsa(pdf, field):
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505  # what another program may still use
    name = x509_maker.Name([x509_maker.NameAttribute(x509_maker.oid.NameOID.COMMON_NAME, "RSA")])
    certificate = (
        x509_maker.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(SIGNED_AT.replace(year=2025))
        .not_valid_after(SIGNED_AT.replace(year=2030))
        .sign(key, SHA256())
    )
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return countersign(pdf, (der, certificate.public_bytes(Encoding.DER)), field)


def _bytes(certified):
    rng = random.Random(8)
    start, end = hole_of(certified)
    cms_end = start + 2 * len(cms_of(certified))
    spots = {
        "a byte of the padding": rng.randrange(cms_end, end),
        "the last byte of the padding": end - 1,
        "a byte of the CMS": rng.randrange(start, cms_end),
        "the start of the hole": start - 1,
        "the end of the hole": end,
        "a byte of the drawn pages": certified.index(b"stream\n") + 300,
        "the profile's name": certified.index(b"inspector\\055pdf") + 3,
        "the claimed time": certified.index(b"/M (D\\072") + 12,
        "the last startxref": certified.rindex(b"startxref") + 2,
        "the last cross-reference table": certified.rindex(b"xref\n0 1") + 30,
        "the first cross-reference table": certified.index(b"xref\n0 ") + 40,
        "a length": certified.index(b"/Length") + 8,
        "ByteRange": certified.index(b"/ByteRange") + 14,
        "DocMDP": certified.index(b"/P 2") + 3,
    }
    for name, at in spots.items():
        yield Tampered("bytes", f"flipped: {name}", flipped(certified, at))
    # What a decimal number of the library stumbled over: a digit that became a hyphen.
    at = certified.index(b"/Version /2.0")
    yield Tampered(
        "bytes", "flipped: a number that is none", flipped(certified, certified.index(b"/Lang", at - 2000) + 40)
    )
    yield Tampered("bytes", "flipped: the first byte", flipped(certified, 0), ("unreadable",))
    yield Tampered("bytes", "lower-case hex", certified[:start] + certified[start:end].lower() + certified[end:])
    for share in (0.1, 0.3, 0.5, 0.9):
        yield Tampered("bytes", f"cut at {share}", certified[: int(len(certified) * share)], NOT_INTACT)
    yield Tampered("bytes", "cut in the hole", certified[: (start + end) // 2], NOT_INTACT)
    yield Tampered("bytes", "cut behind the signature", certified[: certified.index(b"/Prop_Build")], NOT_INTACT)
    yield Tampered("bytes", "cut by one byte", certified[:-1])
    yield Tampered("bytes", "the certification cut off", certified[: certified.index(b"%%EOF\n") + 6])
    yield Tampered("bytes", "bytes in front", b"\n" + certified, ("unreadable",))
    for tail in (b"\n", b"%%EOF\n", b"\n1 0 obj\n<<>>\nendobj\n", b"\0" * 2000):
        yield Tampered("bytes", f"appended {tail[:8]!r}", certified + tail)


def _in_the_hole(certified, stranger):
    family = "in the hole"
    parts = parts_of(certified)
    yield Tampered(family, "the other value of s", other_s(certified))
    swapped = profile.build(replace(parts, certificate=stranger[1]))
    yield Tampered(family, "another's certificate, our signature", with_cms(certified, swapped))
    theirs = signed_by(parts, stranger)
    yield Tampered(family, "our certificate, another's signature", with_cms(certified, profile.build(theirs)))
    yield Tampered(
        family,
        "r and s are zero",
        with_cms(certified, profile.build(replace(parts, signature=encode_dss_signature(0, 0)))),
    )
    huge = encode_dss_signature(profile.P256_ORDER, 1)
    yield Tampered(family, "r is the order", with_cms(certified, profile.build(replace(parts, signature=huge))))
    start, _ = hole_of(certified)
    spare = start + 2 * len(cms_of(certified))
    hidden = b">/Hidden <" + b"41" * 20
    yield Tampered(family, "an entry in the padding", certified[:spare] + hidden + certified[spare + len(hidden) :])
    moved = b"> /ByteRange [0 10 20 30] /X <"
    yield Tampered(
        family, "a second ByteRange in the padding", certified[:spare] + moved + certified[spare + len(moved) :]
    )
    half = _half_covering(certified, stranger)
    yield Tampered(family, "a signature over half of the file", half)


def _half_covering(certified, identity):
    """Signed properly by somebody, but ByteRange ends long before the file does."""
    match = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]", certified)
    first, second = int(match[1]), int(match[2])
    rest = certified.index(b"endobj", second) - second
    fresh = f"/ByteRange [0 {first} {second} {rest}".encode().ljust(len(match[0]) - 1) + b"]"
    pdf = certified.replace(match[0], fresh)
    covered = pdf[:first] + pdf[second : second + rest]
    parts = profile.Parts(identity[1], hashlib.sha256(covered).digest(), b"")
    return with_cms(pdf, profile.build(signed_by(parts, identity)))


def _saved_by_others(certified):
    family = "saved by others"
    for name, options, states in (
        ("rewritten", (), NOT_INTACT),
        ("object streams", ("--object-streams=generate",), NOT_INTACT),
        ("linearized", ("--linearize",), NOT_INTACT),
        ("encrypted, empty password", ("--encrypt", "", "owner", "256", "--"), NOT_INTACT),
        ("encrypted", ("--encrypt", "user", "owner", "256", "--"), NOT_INTACT),
    ):
        yield Tampered(family, name, _qpdf(certified, options), states)


def _qpdf(pdf, options):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(pdf)
        subprocess.run(["qpdf", *options, str(source), str(target)], capture_output=True, check=False)
        return target.read_bytes()


# -- incremental saving (ISA): a change saved behind the signed document


def _overlay(writer, n=0):
    stream = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 200 200 re f Q"))
    page = page_of(writer, n)
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.mark_update(page.container_ref)


def _incremental(certified, identity):
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


def _wrapping(certified):
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


def _universal(certified):
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


def _shadow(identity):
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


def _certification(certified, stranger):
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
