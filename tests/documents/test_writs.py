"""Documents of the process read back by independent readers: all that their values say, on the measures of GB/T 9704."""

import io
import itertools
import re
from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from inspector.base.errors import BadInputError
from inspector.documents import letter
from inspector.documents.qr import qr_text
from inspector.exchange.findings import read_carried
from inspector.exchange.template_file import SHIPPED
from tests.documents import writs
from tests.documents.pages import colliding, glyphs_of, texts_of
from tests.documents.test_tagging import elements

MM = letter.mm
HEIGHT = 841.89


@pytest.fixture(scope="module")
def made():
    return writs.every()


def test_there_is_one_of_every_kind(made):
    assert {value.kind for value in writs.values().values()} == set(SHIPPED)


def test_they_say_what_their_values_say(made):
    for name, value in writs.values().items():
        text = "".join(texts_of(made[name]))
        wanted = [value.title, value.number, value.school, value.issuer, *(one.number for one in value.refers)]
        written = [line for one in value.words for line in one.text.splitlines() if one.name != "campaign_n_earlier"]
        wanted += [line for line in written if not re.match(r"\d{4}-\d\d-\d\d$", line)]
        wanted += [one.title for one in value.problems] + [one.words for one in value.outcomes]
        wanted += [cell for entry in value.entries for cell in entry.cells] + list(value.copies)
        wanted += [text for one in value.figures for row in one.rows for text in (row.label, *row.cells)]
        wanted += [text for one in value.figures for text in (one.title, *one.head)]
        missing = [words for words in wanted if "".join(words.split()) not in text]
        assert not missing, name


def test_ink_stays_in_the_text_area_and_nothing_is_drawn_over_another(made):
    for name, pdf in made.items():
        for n, glyphs in enumerate(glyphs_of(pdf)):
            body = [g for g in glyphs if g.bottom >= letter.BOTTOM - 1 and g.top <= HEIGHT - 29 * MM]
            wide = [g for g in body if g.left < letter.LEFT - 1 or g.right > letter.LEFT + letter.WIDTH + 1]
            assert not wide, (name, n, wide[:3])
            over = [pair for pair in colliding(body) if "印章" not in "".join(pair[:2])]
            assert not over, (name, n, over)


def test_the_order_keeps_the_measures_of_the_letter_form(made):
    first, second, *_ = glyphs_of(made["rectification_order"])
    issuer = next(g for g in first if g.char == "澄")
    assert issuer.top <= HEIGHT - 29 * MM  # 发文机关标志上边缘至上页边30 mm
    lines = sorted(
        {round(g.bottom, 1) for g in second if abs(g.size - letter.SIZE) < 0.1 and g.char == "，"}, reverse=True
    )
    steps = [round((a - b) / letter.PITCH, 2) for a, b in itertools.pairwise(lines)]
    assert all(abs(step - round(step)) < 0.05 for step in steps), steps
    texts = texts_of(made["rectification_order"])
    assert "—1—" not in texts[0]
    assert "—2—" in texts[1]
    number = {g.char: g for g in second if g.bottom < letter.BOTTOM and g.size > 13}
    assert number["2"].left < 300  # even pages: left
    assert letter.BOTTOM - 12 * MM < number["2"].bottom < letter.BOTTOM - 7 * MM


def test_a_body_line_holds_twenty_eight_characters():
    asked = "整改要求逐项落实到人" * 30
    pdf = writs.drawn(writs.a_writ("rectification_order", {"requirement": asked}, problems=writs.problems(1)))
    rows = {}
    for n, page in enumerate(glyphs_of(pdf)):
        for glyph in (g for g in page if abs(g.size - letter.SIZE) < 0.1 and g.char in asked):
            rows.setdefault((n, round(glyph.bottom / letter.PITCH)), []).append(glyph)
    assert max(len(row) for row in rows.values()) == 28


def test_name_date_and_seal_never_stand_alone():
    for n in range(1, 7):
        pdf = writs.drawn(writs.a_writ("opinion", problems=writs.problems(n)))
        page = next(text for text in texts_of(pdf) if "（印章）" in text)
        assert "请逐项落实" in page, n


def test_who_else_gets_it_stands_on_the_last_page_of_all_and_never_alone():
    with_photos = writs.a_writ(
        "opinion", problems=writs.problems(2), evidence=writs.photos(3), copies=("梅岭区教育局",)
    )
    longer = (
        writs.a_writ("recheck", {"next_step": "巩固整改成果，按期书面报告。" * n}, copies=("梅岭区教育局",))
        for n in range(4, 40, 4)
    )
    for value, beside in ((with_photos, "问题照片"), *((one, "2026年11月21日") for one in longer)):
        *before, last = texts_of(writs.drawn(value))
        assert "抄送：梅岭区教育局" in last
        assert beside in last.replace("2026年11月21日印发", "")
        assert not any("抄送" in page for page in before)


def test_who_issued_it_never_stands_alone_behind_a_table_that_fills_its_page():
    value = writs.values()["campaign_report"]
    head, (worst,) = value.figures[:-1], value.figures[-1:]
    for n in range(14, 26):
        rows = tuple(replace(worst.rows[0], label=f"梅岭区第{k}小学") for k in range(n))
        pages = texts_of(writs.drawn(replace(value, figures=(*head, replace(worst, rows=rows)))))
        assert "2026年11月21日印发" in pages[-1]
        assert f"梅岭区第{n - 2}小学" in pages[-1], n  # two rows at least
        assert all(page.count("较重以上") < 2 for page in pages), n  # its head stands once a page


def test_forty_problems_and_long_texts_lose_nothing():
    many = tuple(replace(one, fact="现场查看无人，" * 80) for one in writs.problems(27))
    pdf = writs.drawn(writs.a_writ("rectification_order", problems=many, to=writs.SCHOOL * 4))
    text = "".join(texts_of(pdf))
    assert text.count("现场查看无人") >= 27 * 80
    assert "（二十七）" in text


def test_the_same_value_gives_the_same_bytes_and_a_draft_says_so(made):
    value = writs.values()["receipt"]
    assert writs.drawn(value) == made["receipt"]
    draft = writs.drawn(value, draft=True)
    assert all("未签字" in text for text in texts_of(draft))


def test_a_refused_receipt_says_why_and_who_saw_it():
    value = writs.values()["receipt"]
    text = "".join(texts_of(writs.drawn(value, given=writs.marks(value, refused=True))))
    assert "拒绝签字" in text
    assert "人数没有更正，我不签" in text
    assert "陈桂兰" in text


def test_what_they_carry_is_held_to_its_schema_and_bound_to_the_marks(made):
    for pdf in made.values():
        files = pypdf.PdfReader(io.BytesIO(pdf)).attachments
        carried = read_carried(files["findings.json"][0], files["signatures.json"][0])
        assert carried.bound


def test_a_character_that_no_font_has_is_refused():
    with pytest.raises(BadInputError, match="missing_glyph"):
        writs.drawn(writs.a_writ("receipt", {"place": "\ue000"}, refers=(writs.ORDER,)))


def test_the_page_copies_of_problems_are_all_there(made):
    drawn = pypdfium2.PdfDocument(made["rectification_order"])
    last = drawn[len(drawn) - 1]
    assert sum(1 for one in last.get_objects() if isinstance(one, pypdfium2.PdfImage)) == 3


def test_the_code_tells_a_laptops_numbers_apart():
    numbers = (
        "澄梅教督改〔2026〕A9号",
        "澄梅教督改〔2026〕B9号",
        "澄梅教督改〔2026〕A9号送达1",
        "澄梅教督改〔2026〕A9号送达2",
    )
    codes = [qr_text(number, "ab" * 32) for number in numbers]
    assert len(set(codes)) == len(numbers)
    assert codes[0].startswith("INSP1:2026-A9-")


def test_columns_side_by_side_are_told_with_their_numbers_and_stand_in_a_table_too(made):
    pdf = made["campaign_report"]
    spread = next(one for one in writs.values()["campaign_report"].figures if one.key == "scores")
    told_once = [e["/Alt"] for e in elements(pdf) if e["/S"] == "/Figure" and e["/Alt"].startswith(spread.title)]
    assert told_once == [
        f"{spread.title}。学校数按得分：" + "，".join(f"{row.label}：{row.cells[0]}" for row in spread.rows)
    ]
    rows = [e for e in elements(pdf) if e["/S"] == "/TR" and len(e["/K"]) == len(spread.rows) + 1]
    assert len(rows) == 2  # the steps, the counts


def test_what_is_handed_over_is_listed_whole_and_no_list_stands_where_there_is_nothing(made):
    text = "".join(texts_of(made["handing_over"]))
    for fact in writs.values()["handing_over"].evidence:
        assert f"{fact.kind}{fact.caption}" in text
        assert f"{fact.sha256[:8]}…{fact.sha256[-8:]}" in text
    assert "共3件" in text
    assert "2.证据清单" in text
    bare = "".join(texts_of(writs.drawn(replace(writs.values()["handing_over"], evidence=()))))
    assert "证据清单" not in bare
    assert "2.移送回执" in bare
