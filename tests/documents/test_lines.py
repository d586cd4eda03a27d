"""Lines of Chinese text: breaking rules, and no last line of a single character."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.documents import fonts
from inspector.documents.linesetter import NOT_AT_END, NOT_AT_START, Style, set_lines

STYLE = Style(fonts.SERIF, 10, 15, align="justify")
_ROW_OF_MARKS = 3
"""Rows of marks alone have no place to break."""
TEXTS = st.text(alphabet="学校应当立即封堵围墙缺口并派专人看守。，、；：（）《》“”ab12 ", min_size=1, max_size=120)


def written(text):
    return ["".join(run for _, run in line.runs) for line in set_lines(text, STYLE, 120)]


def test_a_last_line_takes_a_second_character_from_the_line_before():
    # Twelve characters a line: one would be left over.
    assert written("学校须保持值班电话全天畅通") == ["学校须保持值班电话全天", "畅通"]


def test_a_lonely_character_with_its_full_stop_is_lonely_too():
    assert written("学校须保持值班电话全天畅，通。") == ["学校须保持值班电话全天", "畅，通。"]


def test_two_characters_stay_where_they_are():
    assert written("学校须保持值班电话全天畅通一") == ["学校须保持值班电话全天畅", "通一"]


def test_a_short_text_is_one_line():
    assert written("程。") == ["程。"]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_character_is_set_and_no_line_begins_or_ends_with_what_may_not(text):
    lines = written(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for before, after in itertools.pairwise(lines):
        if len(before) > _ROW_OF_MARKS and len(after) > 1:
            assert before[-1] not in NOT_AT_END or after[0] in NOT_AT_START
