"""What no font can print is refused before anybody signs, and named with its place."""

import pytest

from inspector.base.errors import BadInputError
from inspector.base.messages import message
from inspector.documents import fonts
from inspector.services import conclude, finish_check, inspect, records
from tests.services.factory import answer_all, begin


@pytest.mark.parametrize(
    ("words", "code"),
    [("门锁坏了\ue000", "U+E000"), ("很好😀", "U+1F600"), ("响铃\x07", "U+0007"), ("العربية", "U+0627")],
)
def test_a_note_that_cannot_be_printed_stops_the_freeze_and_is_named(desk, words, code):
    visit = begin(desk)
    answer_all(desk, visit)
    inspect.write_note(desk, visit, "A01", words)
    with pytest.raises(BadInputError, match="text_not_printable") as refused:
        conclude.freeze(desk, visit)
    assert code in str(refused.value.values["characters"])
    assert refused.value.values["where"] == "检查项A01的备注"
    assert finish_check.review(desk, visit).stage == "draft"
    assert conclude.latest_freeze(desk, visit) is None
    for language in ("zh", "en"):
        assert code in message("text_not_printable", language, **refused.value.values).what
    inspect.write_note(desk, visit, "A01", "门锁坏了")
    assert conclude.freeze(desk, visit).number.endswith("1号")


def test_rare_names_direction_marks_and_variation_selectors_can_be_printed(desk):
    visit = begin(desk)
    answer_all(desk, visit)
    inspect.write_note(desk, visit, "A01", "𠮷㛃䶮𬭊\u200b\u202e\ufe0f\ufeff，①②③㎡℃\v下一行")
    assert conclude.freeze(desk, visit).number


def test_the_words_of_a_refusal_are_looked_at_before_they_are_kept(desk):
    visit = begin(desk)
    answer_all(desk, visit)
    signer = conclude.freeze(desk, visit).signers[-1]
    with pytest.raises(BadInputError, match="text_not_printable"):
        conclude.refuse(desk, visit, signer, "我不签🙅", "陈桂兰")
    assert not conclude.marks_of(desk, visit)


def test_a_draft_shows_the_character_by_its_code(desk):
    import io

    import pypdf

    visit = begin(desk)
    answer_all(desk, visit)
    inspect.write_note(desk, visit, "A01", "门锁坏了\ue000")
    pdf = records.draw_preview(desk, visit, lambda _done, _total: None)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "门锁坏了〔U+E000〕" in text


def test_every_character_of_gb_2312_is_in_our_fonts():
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                character = bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            assert fonts.font_for(character, fonts.SERIF), f"U+{ord(character):04X}"
    assert all(fonts.font_for(chr(c), fonts.SERIF) for c in range(0x20, 0x7F))
