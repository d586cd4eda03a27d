"""The worst records, measured on the drawn page by readers that are not ours."""

import re
import shutil
import subprocess
from functools import cache

import pytest

from tests.documents import pages, worst_cases

NAMES = [case.__name__ for case in worst_cases.CASES]


@cache
def pdf_of(name):
    return getattr(worst_cases, name)()


@cache
def seen(name):
    return pages.glyphs_of(pdf_of(name)), pages.texts_of(pdf_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_all_ink_is_in_the_text_area(name):
    for n, glyphs in enumerate(seen(name)[0], 1):
        assert not pages.outside(glyphs), f"page {n}"


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_over_anything(name):
    for n, glyphs in enumerate(seen(name)[0], 1):
        assert not pages.colliding(glyphs), f"page {n}"


@pytest.mark.parametrize("name", NAMES)
def test_each_photo_stands_with_its_caption(name):
    texts = seen(name)[1]
    captions = [len(re.findall(r"\d+日\d\d:\d\d[0-9a-f]{8}", text)) for text in texts]
    assert captions == pages.n_photos_of(pdf_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_no_page_ends_with_a_heading_or_holds_the_signatures_alone(name):
    headings = re.compile(r"^[一二三四五六七八]、|^附：|^附页\d|^[A-M]第\d+部分\d项")
    for glyphs in seen(name)[0]:
        lines = pages.body_lines(glyphs)
        assert not headings.match(lines[-1]), lines[-1]
        assert not lines[0].startswith(("七、签字确认", "六、签字确认"))
        assert len(lines) >= 2, "a page for a single line"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound_to_a_strict_reader(name, tmp_path):
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    path = tmp_path / "it.pdf"
    path.write_bytes(pdf_of(name))
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_a_problem_stands_on_one_page_with_its_title_and_photo():
    texts = seen("sixty_problems")[1]
    for n in range(1, 61):
        page = next(text for text in texts if f"值班电话无人接听之{n}较重" in text)
        card = page[page.index(f"值班电话无人接听之{n}较重") :]
        card = card[: card.find("值班电话无人接听之", 5)] if card.find("值班电话无人接听之", 5) > 0 else card
        for part in ("事实", "依据", "措施", "期限", "学校意见"):
            assert part in card, (n, part)
        if n <= 20:
            assert f"照片{n}照片说明{n}" in card, n
    assert all(f"照片{k}照片说明{k}" in next(t for t in texts if "无人接听之1较重" in t) for k in (1, 2, 3, 4))


def test_a_section_that_goes_on_says_so_under_the_head_of_the_table():
    texts = seen("none_at_all")[1]
    begun = [text for text in texts[1:] if "编号方式检查内容结果情况记录" in text]
    assert len(begun) >= 4
    for text in begun:
        after = text.split("编号方式检查内容结果情况记录")[1]
        assert re.match(r"[A-M]第\d+部分(（续）)?7项得分", after), after[:30]
    assert any("（续）7项" in text for text in begun)


def test_a_short_visit_is_short_and_tells_what_was_not_checked():
    texts = seen("short_visit")[1]
    assert len(texts) <= 3
    whole = "".join(texts)
    assert "D01—D077项本次均未查。未查" in whole
    assert "C06" in whole
    assert whole.count("且24小时无空班") == 21


def test_a_note_of_ten_thousand_characters_is_all_there():
    whole = "".join(seen("long_texts")[1])
    note = (worst_cases.PROSE * 150)[:10_000]
    flat = re.sub(r"[^\u4e00-\u9fff]", "", whole)
    assert "附页" in whole
    middle = re.sub(r"[^\u4e00-\u9fff]", "", note[60:180])
    assert flat.count(middle[:40]) > 1_000


def test_signers_in_number_flow_with_the_sentence_they_sign():
    texts = seen("middling_texts")[1]
    with_boxes = [text for text in texts if "督导组成员吴承泽" in text or "2026年11月20日12时02分" in text]
    assert with_boxes
    assert all("各签字人已阅看本记录全文" in text for text in with_boxes)


def test_rare_characters_copy_as_themselves():
    whole = "".join(seen("rare_characters")[1])
    assert whole.count(worst_cases.RARE) > 40
    if shutil.which("pdftotext"):
        out = subprocess.run(["pdftotext", "-", "-"], input=pdf_of("rare_characters"), capture_output=True, check=True)
        assert out.stdout.decode().count(worst_cases.RARE) > 40
