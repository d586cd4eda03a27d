"""Every way of tampering that the tests know, each as a file with the verdict that it must get."""

import hashlib
import io
import random
import re
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
from cryptography import x509 as x509_maker
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from reportlab.pdfgen.canvas import Canvas

from inspector.base.canonical import sha256_hex
from inspector.domain.report_sharing import SectionShare, answers_sha256
from inspector.signing import profile
from tests.documents import writs
from tests.documents.factory import a_report
from tests.signing.attack_families import certification, incremental, shadow, universal, wrapping
from tests.signing.attack_increments import increments
from tests.signing.factory import (
    SIGNED_AT,
    a_mark,
    a_record,
    certified_at,
    countersign,
)
from tests.signing.signature_bytes import Tampered, cms_of, flipped, hole_of, other_s, parts_of, signed_by, with_cms

NOT_INTACT = ("changed", "unreadable")


def foreign_pdf(identity):
    """A letter of somebody else, signed by other software with a good key."""
    return countersign(a_letter(), identity, "Signature1")


def a_letter():
    out = io.BytesIO()
    page = Canvas(out)
    page.drawString(72, 72, "A letter")
    page.save()
    return out.getvalue()


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
    yield from incremental(certified, identity)
    yield from wrapping(certified)
    yield from universal(certified)
    yield from shadow(identity)
    yield from certification(certified, stranger)
    yield from increments(uncertified, identity, stranger)


def _whole_files(uncertified, certified, identity, stranger):
    other = "other files"
    yield Tampered(other, "empty", b"", ("unreadable",))
    yield Tampered(other, "text", b"hello", ("unreadable",))
    yield Tampered(other, "zeros", b"\0" * 10_000, ("unreadable",))
    yield Tampered(other, "a PDF's head", b"%PDF-1.7\n", ("unreadable",))
    yield Tampered(other, "a PDF's head and words", b"%PDF-1.7 nothing", ("unreadable",))
    yield Tampered(other, "a letter without signature", a_letter(), ("unreadable",))
    yield Tampered(other, "a letter signed by another program", foreign_pdf(identity), ("unreadable",))
    weak = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505  # what others may still use
    yield Tampered(other, "a letter signed by RSA-1024", _by(weak, a_letter()), ("unreadable",))
    yield Tampered(other, "our record signed by RSA-1024", _by(weak, uncertified))
    curve = ec.generate_private_key(ec.SECP384R1())
    yield Tampered(other, "our record signed on P-384 with SHA-384", _by(curve, uncertified, digest="sha384"))
    yield Tampered(other, "our record signed by RSA-1024 with SHA-1", _by(weak, uncertified, digest="sha1"))
    yield Tampered(other, "our record signed by RSA-PSS", _by(weak, uncertified, pss=True))
    yield Tampered(other, "the school's form, filled in by another reader", _filled_form(), ("unreadable",))
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

    for name, change in _miscounts():
        findings = change(a_report(n_sections=1, n_photos=2)).canonical()
        marks = (a_mark(sha256_hex(findings)),)
        yield Tampered(content, name, certified_at(a_record(findings=findings, marks=marks, n_sections=1), identity))


def _miscounts():
    """Findings signed by our own key, of which the counts are not those of their rows."""

    def counted(report, **counts):
        return replace(report, counts=replace(report.counts, **counts))

    def strange(report):
        """One result that is none: the rest is counted right."""
        first, *rest = report.sections[0].items
        left = {first.result: getattr(report.counts, first.result) - 1}
        items = (replace(first, result="unknown"), *rest)
        return counted(replace(report, sections=(replace(report.sections[0], items=items),)), **left)

    def unanswered(report):
        first, *rest = report.sections[0].items
        return replace(report, sections=(replace(report.sections[0], items=(replace(first, answer=""), *rest)),))

    yield "one failure fewer", lambda one: counted(one, fails=one.counts.fails - 1, total=one.counts.total - 1)
    yield "a failure counted as conforming", lambda one: counted(one, fails=0, conforms=one.counts.conforms + 1)
    yield "another total", lambda one: counted(one, total=one.counts.total + 1)
    yield "an unanswered item that is not counted", unanswered
    yield "a result that is none", strange
    yield "a problem left out", lambda one: replace(one, problems=one.problems[1:])
    yield "evidence in another order", lambda one: replace(one, evidence=one.evidence[::-1])


def _initialled(digest):
    """A record whose section A bears initials on a hash; None: of its own answers."""
    report = a_report(n_sections=1)
    if digest is None:
        digest = answers_sha256(report.visit, "A", {item.code: item.answer for item in report.sections[0].items})
    share = SectionShare("A", "组织领导", "吴承泽", "2026-11-20T04:10:00Z", digest)
    findings = replace(report, shares=(share,)).canonical()
    return a_record(findings=findings, marks=(a_mark(sha256_hex(findings)),), n_sections=1)


def _filled_form():
    """Return a form with answers that another program wrote into it."""
    reader = pypdf.PdfReader(io.BytesIO(writs.a_form(1)))
    writer = pypdf.PdfWriter(clone_from=reader)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"p1_responsible": "Lin Qing"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _by(key, pdf, *, digest="sha256", pss=False):
    """Sign a PDF as other programs do: another key, another algorithm."""
    name = x509_maker.Name([x509_maker.NameAttribute(x509_maker.oid.NameOID.COMMON_NAME, "Other")])
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
    identity = (der, certificate.public_bytes(Encoding.DER))
    return countersign(pdf, identity, "Signature1", digest=digest, pss=pss)


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
    # "/1.7" becomes ".1.7", a number that is none: the library then raises what no PDF reader is expected to.
    at = certified.index(b"/BaseVersion /1.7") + len(b"/BaseVersion ")
    yield Tampered("bytes", "flipped: a number that is none", flipped(certified, at))
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
