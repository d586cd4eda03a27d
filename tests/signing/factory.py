"""Certified records as a stranger gets them, and ways to tamper with them."""

import io
from dataclasses import replace
from datetime import UTC, datetime

from asn1crypto import keys, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from inspector.documents.pdfa import Attachment
from inspector.documents.record import RecordParts, draw_record
from inspector.domain.signature import HandSignature, Signer, signatures_json
from inspector.signing.countersign import countersign as countersigned
from inspector.signing.identity import make_identity
from inspector.signing.keys import FileKey
from inspector.signing.sign import certify
from tests.documents.factory import a_report

SIGNED_AT = datetime(2026, 11, 20, 4, 20, 7, tzinfo=UTC)
UNIT = "澄江市梅岭区人民政府教育督导委员会办公室"


def an_identity():
    return make_identity("吴承泽", "苏督20231187", UNIT, SIGNED_AT)


def a_mark(sha256):
    signer = Signer("team/0", "team", "督导组组长", "吴承泽", "组长", "苏督20231187")
    return HandSignature(
        signer, sha256, (((100, 200, 0, 500), (4000, 3000, 90, 700)),), 892, 339, "2026-11-20T04:18:00Z"
    )


def a_record(*, findings=None, marks=None, n_sections=2):
    """An uncertified record; ``findings`` and ``marks`` other than the report's own make it contradict itself."""
    report = a_report(n_sections=n_sections)
    report = replace(report, visit="0194a5c0-0000-7000-8000-000000000001")
    own = (a_mark(report.sha256()),) if marks is None else marks
    files = (
        Attachment("findings.json", report.canonical() if findings is None else findings, "检查结果", "Data"),
        Attachment("signatures.json", signatures_json(own), "手写签字", "Data"),
    )
    out = io.BytesIO()
    draw_record(RecordParts(report, report.sha256(), {}, own, files, draft=False), out)
    return out.getvalue()


def certified_at(pdf, identity, moment=SIGNED_AT, more_fields=("unit-seal",)):
    key, certificate = identity
    file = io.BytesIO(pdf)
    certify(
        file,
        key=key,
        certificate=certificate,
        more_fields=more_fields,
        signed_at=moment,
        reason="r",
        location="l",
    )
    return file.getvalue()


def signed_more(pdf, identity, field="unit-seal", moment=SIGNED_AT):
    """The document with a further signature as we write it."""
    key = FileKey(*identity)
    return countersigned(pdf, key, field=field, signed_at=moment, reason="r", location="l")


def update(pdf, change):
    """Save a change behind the document, as editors do. ``change`` gets the writer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_of(writer, n):
    return writer.find_page_for_modification(n)[0].get_object()


def turn_page(n):
    def change(writer):
        page = page_of(writer, n)
        page["/Rotate"] = generic.NumberObject(90)
        writer.mark_update(page.container_ref)

    return change


def replace_file(name, data):
    def change(writer):
        pairs = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        for n in range(0, len(pairs), 2):
            spec = pairs[n + 1]
            if str(spec["/UF"]) == name:
                spec["/EF"]["/F"] = writer.add_object(generic.StreamObject(stream_data=data))
                writer.update_container(spec["/EF"])

    return change


def countersign(pdf, identity, field="unit-seal", *, digest="sha256", pss=False):
    out = io.BytesIO()
    meta = signers.PdfSignatureMetadata(field, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm=digest)
    signer = signers.SimpleSigner(
        x509.Certificate.load(identity[1]),
        keys.PrivateKeyInfo.load(identity[0]),
        SimpleCertificateStore(),
        prefer_pss=pss,
    )
    signers.PdfSigner(meta, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out)
    return out.getvalue()
