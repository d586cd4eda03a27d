"""What differs from what was signed is told by page and by file."""

import pytest
from pyhanko.pdf_utils import generic

from inspector.signing.compare import Changed, compare, signed_part
from tests.signing.factory import a_record, an_identity, certified_at, countersign, replace_file, turn_page, update


@pytest.fixture(scope="module")
def identity():
    return an_identity()


@pytest.fixture(scope="module")
def certified(identity):
    return certified_at(a_record(n_sections=6), identity)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (turn_page(1), Changed((2,), ())),
        (replace_file("findings.json", b"{}"), Changed((), ("findings.json",))),
    ],
)
def test_what_was_saved_behind_the_original_is_told(certified, change, expected):
    changed = update(certified, change)
    assert signed_part(changed) == certified
    assert compare(certified, changed) == expected


def test_words_drawn_over_a_page_are_told(certified):
    def draw_over(writer):
        stream = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 200 200 re f Q"))
        page = writer.find_page_for_modification(2)[0].get_object()
        page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
        writer.mark_update(page.container_ref)

    assert compare(certified, update(certified, draw_over)) == Changed((3,), ())


def test_a_page_taken_out_changes_all_pages_behind_it(certified):
    def take_out(writer):
        pages = writer.root["/Pages"]
        pages["/Kids"] = generic.ArrayObject([kid for n, kid in enumerate(pages["/Kids"]) if n != 1])
        pages["/Count"] = generic.NumberObject(int(pages["/Count"]) - 1)
        writer.update_root()
        writer.mark_update(writer.root.raw_get("/Pages").reference)

    changed = compare(certified, update(certified, take_out))
    assert changed is not None
    assert changed.pages[0] == 2
    assert len(changed.pages) > 1


def test_the_same_document_and_one_signed_anew_do_not_differ(certified, identity):
    assert compare(certified, certified) == Changed((), ())
    assert compare(certified, countersign(certified, identity)) == Changed((), ())


def test_nothing_is_said_of_what_cannot_be_read(certified):
    assert compare(certified, certified[:2000]) is None
    assert signed_part(certified[:-1]) is None
    assert signed_part(certified) is None
