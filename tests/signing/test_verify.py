"""Every change of a certified file is told; the real record is the file."""

import random
import re
from datetime import timedelta

import pytest

from inspector.base import places
from inspector.services import sample, security
from inspector.signing import profile
from inspector.signing.verify import examine
from tests.signing import attacks
from tests.signing.factory import (
    SIGNED_AT,
    a_record,
    an_identity,
    certified_at,
    countersign,
    replace_file,
    turn_page,
    update,
)


@pytest.fixture(scope="module")
def identity():
    return an_identity()


@pytest.fixture(scope="module")
def uncertified():
    return a_record()


@pytest.fixture(scope="module")
def certified(uncertified, identity):
    return certified_at(uncertified, identity)


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


@pytest.mark.slow
def test_many_bytes_of_the_signature_and_of_the_rest(certified, identity):
    rng = random.Random(6)
    hole = re.search(rb"/Contents <[0-9A-F]+>", certified)
    assert hole is not None
    for at in [*rng.sample(range(*hole.span()), 800), *rng.sample(range(len(certified)), 700)]:
        flipped = bytearray(certified)
        flipped[at] ^= 1 << rng.randrange(8)
        assert examine(bytes(flipped), [identity[1]]).state != "intact", at


def test_the_other_value_of_s_is_not_ours(certified, identity):
    forged = attacks.other_s(certified)
    assert len(forged) == len(certified)
    assert examine(forged, [identity[1]]).reasons == ("cms_changed",)


def test_the_claimed_time_is_ours_not_the_machines(certified):
    assert examine(certified, []).signed_at == SIGNED_AT


@pytest.mark.parametrize("days", [-1, 3 * 365 + 1])
def test_a_signer_outside_the_certificates_term_is_not_known(uncertified, identity, days):
    found = examine(certified_at(uncertified, identity, SIGNED_AT + timedelta(days=days)), [identity[1]])
    assert (found.state, found.expired, found.known) == ("intact", True, False)


def test_a_document_signed_by_another_program_is_not_called_changed(identity):
    pdf = attacks.foreign_pdf(identity)
    assert b"ETSI.CAdES" in pdf
    found = examine(pdf, [identity[1]])
    assert (found.state, found.reasons) == ("unreadable", ("profile_unknown",))


def test_a_second_signature_is_told(certified, identity):
    twice = countersign(certified, identity)
    assert examine(twice, [identity[1]]).reasons == ("signature_count",)


def test_a_cut_at_any_place_is_told(certified, identity):
    rng = random.Random(5)
    for at in rng.sample(range(len(certified)), 60):
        assert examine(certified[:at], [identity[1]]).state != "intact", at


def test_lower_case_hex_is_not_how_we_write_it(certified, identity):
    hole = re.search(rb"/Contents <([0-9A-F]+)>", certified)
    lower = certified.replace(hole.group(1), hole.group(1).lower())
    assert examine(lower, [identity[1]]).reasons == ("layout_changed",)


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"\n1 0 obj\n<<>>\nendobj\n"])
def test_something_appended_is_told(certified, identity, tail):
    assert examine(certified + tail, [identity[1]]).state == "changed"


def test_an_incremental_update_is_told(certified, identity):
    assert examine(update(certified, turn_page(0)), [identity[1]]).reasons == ("appended",)
    assert examine(update(certified, replace_file("findings.json", b"{}")), [identity[1]]).reasons == ("appended",)


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
