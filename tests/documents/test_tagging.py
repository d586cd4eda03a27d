"""What a screen reader is told of a drawn document: read by poppler and pypdf, neither of which drew it."""

import io
import itertools
import re
import shutil
import subprocess
from dataclasses import replace

import pypdf
import pytest

from tests.documents import worst_cases
from tests.documents.factory import a_report

pytestmark = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")


def told(pdf, tmp_path):
    """Return the structure as poppler reads it: roles in reading order, and all text by element."""
    path = tmp_path / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True, text=True)
    roles = re.findall(r"^ *([A-Z][A-Za-z0-9]*)(?: \(block\)|:|$)", done.stdout, re.MULTILINE)
    return roles, done.stdout


def said(structure):
    return "".join(re.findall(r'^ *"(.*)"$', structure, re.MULTILINE))


def elements(pdf):
    """Yield all structure elements, outer ones first."""
    open_ = [pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()]
    while open_:
        element = open_.pop(0)
        yield element
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        found = [kid.get_object() for kid in kids]
        open_[:0] = [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


@pytest.fixture(scope="module")
def record():
    report = a_report(n_problems=3, n_photos=4, fact="敲门三次无人应答，" * 60)
    return report, worst_cases.drawn(report, worst_cases.marks(report))


def test_headings_go_down_by_one_level_and_name_the_document_first(record, tmp_path):
    roles, structure = told(record[1], tmp_path)
    levels = [int(role[1]) for role in roles if re.fullmatch(r"H\d", role)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) >= 7
    assert levels.count(3) == 3
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    assert said(structure[structure.index("H1") :]).startswith("现场检查记录")


def test_each_row_of_a_table_has_its_heads_and_is_as_wide_as_the_others(record):
    tables = [e for e in elements(record[1]) if e["/S"] == "/Table"]
    assert len(tables) >= 3 + 3  # of the visit, the team, all items; one a problem
    for table in tables:
        widths, has_head = set(), False
        for row in table["/K"]:
            cells = row.get_object()["/K"]
            cells = [cell.get_object() for cell in (cells if isinstance(cells, list) else [cells])]
            widths.add(sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in cells))
            has_head |= any(cell["/S"] == "/TH" and "/Scope" in cell["/A"] for cell in cells)
        assert len(widths) == 1
        assert has_head


def test_what_is_no_text_has_words_that_stand_for_it(record):
    report, pdf = record
    words = [e["/Alt"] for e in elements(pdf) if e["/S"] == "/Figure"]
    assert any(
        w.startswith("各部分得分") and f"{report.sections[0].title}{report.sections[0].score}" in w for w in words
    )
    assert "照片1　照片说明1" in words
    assert "督导组组长吴承泽的手写签名" in words
    assert {"学校意见：认可", "学校意见：有异议"} <= set(words)


@pytest.mark.parametrize("note", ["", worst_cases.PROSE * 40])
def test_all_that_the_report_says_is_told_once_and_in_one_piece_over_pages(note, tmp_path):
    report = a_report(n_problems=2, note=note, fact="敲门三次无人应答，值班员去打印室。" * 17)
    report = replace(report, opinion="防控组织机构健全，封闭管理到位。" * 70)
    pdf = worst_cases.drawn(report, worst_cases.marks(report))
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 3
    _, structure = told(pdf, tmp_path)
    text = said(structure).replace(" ", "")
    assert report.opinion in text
    assert text.count(report.problems[0].fact) == len(report.problems)
    assert note in text
    assert report.statement.words in text
    for item in report.sections[0].items:
        assert text.count(item.code) >= 1
    # Running heads, page numbers, repeated heads of tables are passed over.
    assert "第2页" not in text
    assert text.count("检查内容") == 1
    assert "（续）" not in text


def test_the_page_shows_nothing_that_is_not_told_but_what_stands_on_every_page(record, tmp_path):
    report, pdf = record
    text = said(told(pdf, tmp_path)[1]).replace(" ", "")
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for line in page.extract_text().splitlines():
            words = line.replace(" ", "")
            furniture = ("第", "共", "日志链尾", "扫码核对", report.number, report.school.name, report.title)
            repeated = ("编号方式", "编号", "方式", "检查内容", "结果", "情况记录")
            if words.startswith((*furniture, *repeated)) or "（续）" in words:
                continue
            assert words in text, line
