"""Every change of a certified file is told; the real record is the file."""

import io
import random
import re

import pytest

from inspector.base import places
from inspector.documents.pdfa import Attachment
from inspector.documents.record import RecordParts, draw_record
from inspector.services import sample, security
from inspector.signing import profile
from inspector.signing.identity import make_identity
from inspector.signing.sign import certify
from inspector.signing.verify import examine
from tests.documents.factory import a_report


@pytest.fixture(scope="module")
def identity():
    from datetime import UTC, datetime

    return make_identity("吴承泽", "苏督20231187", "澄江市梅岭区人民政府教育督导委员会办公室", datetime.now(UTC))


@pytest.fixture(scope="module")
def certified(identity):
    report = a_report(n_sections=2)
    out = io.BytesIO()
    files = (Attachment("findings.json", report.canonical(), "检查结果", "Data"),)
    draw_record(RecordParts(report, report.sha256(), {}, (), files, draft=False), out)
    key, certificate = identity
    return certify(
        out.getvalue(), key=key, certificate=certificate, more_fields=("unit-seal",), reason="r", location="l"
    )


def test_it_is_intact_and_known_only_by_its_certificate(certified, identity):
    found = examine(certified, [identity[1]])
    assert (found.state, found.known, found.signer, found.card_number) == ("intact", True, "吴承泽", "苏督20231187")
    assert not examine(certified, []).known


def test_no_byte_of_the_signature_can_be_changed_unseen(certified, identity):
    hole = re.search(rb"/Contents <([0-9A-F]+)>", certified)
    start, end = hole.span(1)
    rng = random.Random(3)
    cms_end = start + len(hole.group(1).rstrip(b"0")) + 2
    places_ = [*range(start - 1, cms_end, 23), *rng.sample(range(cms_end, end + 1), 40)]
    for at in places_:
        flipped = bytearray(certified)
        flipped[at] ^= 1 << rng.randrange(8)
        assert examine(bytes(flipped), [identity[1]]).state != "intact", at


def test_no_byte_anywhere_can_be_changed_unseen(certified, identity):
    rng = random.Random(4)
    for at in rng.sample(range(len(certified)), 150):
        flipped = bytearray(certified)
        flipped[at] ^= 1 << rng.randrange(8)
        assert examine(bytes(flipped), [identity[1]]).state != "intact", at


def test_lower_case_hex_is_not_how_we_write_it(certified, identity):
    hole = re.search(rb"/Contents <([0-9A-F]+)>", certified)
    lower = certified.replace(hole.group(1), hole.group(1).lower())
    assert examine(lower, [identity[1]]).reasons == ("layout_changed",)


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_something_appended_is_told(certified, identity, tail):
    assert examine(certified + tail, [identity[1]]).state == "changed"


def test_an_incremental_update_is_told(certified, identity):
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(certified))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(90)
    writer.mark_update(page.container_ref)
    out = io.BytesIO()
    writer.write(out)
    assert examine(out.getvalue(), [identity[1]]).state == "changed"


def test_what_is_no_document_of_ours_is_unreadable(certified):
    assert examine(b"", []).state == "unreadable"
    assert examine(b"%PDF-1.7 nothing", []).state == "unreadable"
    assert examine(certified[: len(certified) // 3], []).state == "unreadable"


def test_the_cms_is_rebuilt_byte_by_byte(certified):
    hole = re.search(rb"/Contents <([0-9A-F]+)>", certified)
    raw = bytes.fromhex(hole.group(1).decode())
    length = 4 + int.from_bytes(raw[2:4], "big")
    parts = profile.take_apart(raw[:length])
    assert parts is not None
    assert profile.build(parts) == raw[:length]


def test_ones_own_certificate_is_trusted_from_the_first_start(home):
    desk, _ = security.create_store(places.store_folder(), sample.sample_identity(), "Mei-Ling 督导 2026")
    desk.close()
    assert len(list(places.trust_folder().glob("*.pem"))) == 1
