"""Where pages end: no lonely line or row, no heading or section last, nothing lost; fonts read as ReportLab reads them."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import ttfonts

from inspector.base import places
from inspector.documents import fonts, furniture
from inspector.documents.fontface import QuickFace
from inspector.documents.grid import Grid, Look, Row, row
from inspector.documents.linesetter import Style, Text, set_lines
from inspector.documents.stack import Stack

STYLE = Style(fonts.SERIF, 10, 15)
WIDTH = 200.0
WORDS = st.integers(1, 400).map(lambda n: ("检查记录，" * 80)[:n])


def lines_of(text, width=WIDTH):
    text.wrap(width, 1e6)
    return ["".join(run for _, run in line.runs) for line in text._set]


def pages_of(flowable, heights):
    """Fill pages of the given heights (the last again and again) as ReportLab does."""
    pages, todo, page = [], [flowable], 0
    while todo:
        room = heights[min(page, len(heights) - 1)]
        placed = []
        while todo:
            it = todo[0]
            height = it.wrap(WIDTH, room)[1]
            if height <= room:
                placed.append(todo.pop(0))
                room -= height
                continue
            parts = it.split(WIDTH, room)
            if parts:
                assert parts[0].wrap(WIDTH, room)[1] <= room + 1e-6
                placed.append(parts[0])
                todo[:1] = parts[1:]
            break
        pages.append(placed)
        page += 1
        assert page < 500
    return pages


@settings(max_examples=80, deadline=None)
@given(WORDS, st.integers(1, 200))
def test_a_paragraph_leaves_two_lines_on_each_side(words, room):
    text = Text(words, STYLE)
    whole = lines_of(text)
    parts = text.split(WIDTH, float(room))
    if parts:
        first, rest = (lines_of(part) for part in parts)
        assert len(first) >= 2 and len(rest) >= 2  # noqa: PT018
        assert first + rest == whole
        assert len(first) * STYLE.lead <= room


def a_section(name):
    again = Row((([Text(f"{name}（续）", STYLE)], 2),))
    return Row((([Text(name, STYLE)], 2),), again=again)


ITEMS = st.lists(st.integers(1, 60), min_size=1, max_size=8)


@settings(max_examples=120, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=5), st.integers(120, 500))
def test_a_table_says_its_section_again_and_leaves_no_section_last(sections, room):
    rows, told = [], []
    for s, items in enumerate(sections):
        rows.append(a_section(f"第{s}部分"))
        for n, length in enumerate(items):
            words = f"{s}.{n}" + "很" * length
            told.append(words)
            rows.append(row(Text(f"{n}", STYLE), Text(words, STYLE)))
    head = row(Text("编号", STYLE), Text("内容", STYLE))
    pages = pages_of(Grid([40, 160], rows, Look(), head=head), [float(room)])
    seen, section = "", ""
    for placed in filter(None, pages):
        (grid,) = placed
        assert grid.head is head
        first = grid.rows[0].cells[0][0][0].text
        assert first == f"{section}（续）" or first.endswith("部分")
        for one in grid.rows:
            if one.cells[0][1] == 2:
                section = one.cells[0][0][0].text.removesuffix("（续）")
            elif one.cells[1][0]:
                seen += "".join(lines_of(one.cells[1][0][0], 160 - 4.2))
        assert grid.rows[-1].cells[0][1] == 1, "a section's row ends a page"
    assert seen == "".join(told)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=5, max_size=30), st.integers(120, 400))
def test_a_table_does_not_leave_one_low_row_for_the_last_page(lengths, room):
    rows = [row(Text("字" * length, STYLE)) for length in lengths]
    pages = [p for p in pages_of(Grid([WIDTH], rows, Look()), [float(room)]) if p]
    assume(len(pages) > 1 and all(len(page[0].rows) > 3 for page in pages[:-1]))
    assert len(pages[-1][0].rows) >= 2 or pages[-2][0]._heights[-1] >= 60


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 30), WORDS, st.integers(60, 300))
def test_a_heading_never_ends_a_page(n_before, words, room):
    before = Text("\n".join(["前文"] * (n_before + 1)), STYLE)
    parts = [before, furniture.Heading("一、标题"), Text(words, STYLE)]
    pages = pages_of(Stack(parts), [float(room), 500.0])
    for placed in filter(None, pages):
        last = placed[-1]
        while isinstance(last, Stack):
            last = last.parts[-1]
        assert not isinstance(last, furniture.Heading)


def test_a_row_taller_than_a_page_is_cut_and_keeps_its_label():
    words = "事实清楚，" * 2000
    grid = Grid([40, 160], [row(Text("措施", STYLE), Text(words, STYLE))], Look(least=1))
    pages = pages_of(grid, [700.0])
    assert len(pages) > 5
    assert all(lines_of(page[0].rows[0].cells[0][0][0], 36) == ["措施"] for page in pages)
    told = "".join("".join(lines_of(page[0].rows[0].cells[1][0][0], 160 - 4.2)) for page in pages)
    assert told == words


@pytest.mark.parametrize("name", fonts.ALL)
def test_what_is_looked_up_in_a_font_is_what_reportlab_reads(name):
    path = str(places.resources() / "fonts" / f"{name}.ttf")
    slow, quick = ttfonts.TTFontFile(path, charInfo=1), QuickFace(path)
    for what in ("name", "defaultWidth", "bbox", "numGlyphs"):
        assert getattr(slow, what) == getattr(quick, what), what
    for what in ("charToGlyph", "charWidths"):
        assert getattr(slow, what) == dict(getattr(quick, what)), what
    for what in ("hmetrics", "glyphPos"):
        assert getattr(slow, what) == list(getattr(quick, what)), what
    assert not [one for one in range(0x2FFF) if (one in slow.charToGlyph) != (one in quick.charToGlyph)]
    assert type(quick.charToGlyph) is not dict  # it was not left to ReportLab
    subset = [0, *map(ord, "督导检查Ab1")]
    assert quick.makeSubset(subset) == slow.makeSubset(subset)


def runs(text, width=1e6, align="left"):
    (line,) = set_lines(text, Style(fonts.SERIF, 10, 15, align), width)
    return line


def test_marks_side_by_side_give_up_one_white_half():
    plain, squeezed = runs("甲、乙"), runs("甲）、乙")
    assert squeezed.width - plain.width == pytest.approx(5)


def test_chinese_and_figures_stand_apart_but_not_by_a_blank():
    line = runs("共8项")
    assert [round(kern, 3) for kern in line.kerns] == [0.07, 0.07, 0.0]


def test_an_opening_bracket_at_a_lines_start_stands_flush():
    assert runs("（甲）").lead == 5


def test_what_has_no_ink_vanishes_and_breaks_of_all_kinds_break():
    lines = set_lines("甲\u200b乙\ufeff丙\ufe0f\r\n丁\v戊\u2028己\t庚", STYLE, 1e6)
    assert ["".join(run for _, run in line.runs) for line in lines] == ["甲乙丙", "丁", "戊", "己 庚"]


def test_what_no_font_has_shows_as_its_code():
    (line,) = set_lines("甲\ue000😀", STYLE, 1e6)
    assert "".join(run for _, run in line.runs) == "甲〔U+E000〕〔U+1F600〕"
