"""What the office settles: the pattern of numbers, and where copies go."""

import pytest

from inspector.base.errors import BadInputError, RoomError
from inspector.services import conclude, numbers, office
from tests.services import factory


def test_the_next_document_is_numbered_by_the_new_pattern_and_an_earlier_one_keeps_its_number(desk, reopen):
    first, second = factory.begin(desk), factory.begin(desk)
    for visit in (first, second):
        factory.answer_all(desk, visit)
    conclude.freeze(desk, first)
    was = conclude.signing(desk, first).number
    office.set_number_pattern(desk, "{代字}〔{年}〕{序号3}号")
    conclude.freeze(desk, second)
    assert conclude.signing(desk, second).number.endswith("〔2026〕002号")
    again = reopen(desk)
    assert conclude.signing(again, first).number == was
    assert numbers.preview(again, office.number_pattern(again)).endswith("〔2026〕003号")


def test_a_pattern_that_is_none_leaves_the_one_before(desk):
    with pytest.raises(BadInputError, match="number_pattern_wrong"):
        office.set_number_pattern(desk, "第{序号}号")
    assert office.number_pattern(desk) == "{代字}〔{年}〕{序号}号"
    assert numbers.preview(desk, "第{序号}号") == ""


def test_the_preview_is_the_next_number_not_one_that_is_taken(desk):
    taken = conclude.freeze(desk, factory.begin(desk)).number
    shown = numbers.preview(desk, office.number_pattern(desk))
    assert (taken[-2:], shown[-2:]) == ("1号", "2号")


def test_a_folder_for_copies_is_kept_and_one_that_cannot_be_written_is_refused(desk, tmp_path):
    office.set_documents_folder(desk, tmp_path)
    assert office.documents_folder(desk) == tmp_path
    assert not list(tmp_path.glob(".inspector*"))
    with pytest.raises(RoomError):
        office.set_documents_folder(desk, tmp_path / "none")
    assert office.documents_folder(desk) == tmp_path
    office.set_documents_folder(desk, None)
    assert office.documents_folder(desk) is None
