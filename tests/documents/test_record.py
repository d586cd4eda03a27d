"""The record read back by independent readers: every character, every page, PDF/A marks, same bytes."""

import io
import itertools
import re
import shutil
import subprocess
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from inspector.base.errors import BadInputError
from inspector.documents import fonts
from inspector.documents.linesetter import NOT_AT_END, NOT_AT_START, Style, set_lines
from inspector.documents.pdfa import Attachment
from inspector.documents.qr import qr_text
from inspector.documents.record import RecordParts, draw_record
from inspector.documents.record_items import size_words
from inspector.domain.signature import HandSignature, Refusal, Signer
from inspector.services.sample import sample_photo, sample_strokes
from inspector.signing.sign import certify
from tests.documents.factory import SHA, a_report
from tests.documents.worst_cases import photo
from tests.signing.factory import an_identity

BODY = Style(fonts.SERIF, 10.5, 17)


def draw(report, *, marks=(), photos=None, draft=False):
    out = io.BytesIO()
    files = (Attachment("findings.json", report.canonical(), "检查结果", "Data"),)
    n = draw_record(RecordParts(report, report.sha256(), photos or {}, marks, files, draft=draft), out)
    return out.getvalue(), n


def text_of(pdf):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text):
    return re.sub(r"\s", "", text)


def marks_for(report):
    signer = Signer("team/0", "team", "督导组组长", "吴承泽", "组长", "苏督20231187")
    school = Signer("school/0", "school", "学校主要负责人", "周维民", "校长", "")
    return (
        HandSignature(signer, report.sha256(), sample_strokes("吴承泽"), 892, 339, "2026-11-20T04:02:00Z"),
        Refusal(school, report.sha256(), "人数没有更正，我不签", "陈桂兰，街道干部", "2026-11-20T04:12:00Z"),
    )


def test_it_says_what_the_report_says_and_rare_characters_copy_as_themselves():
    report = a_report(name="欧阳𠮷㛃䶮𬭊", note="情况属实。")
    pdf, n = draw(report, marks=marks_for(report))
    text = squeezed(text_of(pdf))
    for words in ("现场检查记录", "澄梅教督记〔2026〕17号", "欧阳𠮷㛃䶮𬭊", "立即督促事项（1项）", "问题与整改要求（3个）",
                  "逐项检查结果（91项）", "拒绝签字", "人数没有更正，我不签", f"共{n}页", "9494949494949494", "情况属实。"):  # fmt: skip
        assert squeezed(words) in text, words
    if shutil.which("pdftotext"):
        out = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        assert "欧阳𠮷㛃䶮𬭊" in squeezed(out)


def test_the_same_report_gives_the_same_bytes():
    report = a_report(n_photos=2)
    photos = {e.sha256: sample_photo("同") for e in report.evidence}
    assert draw(report, photos=photos)[0] == draw(report, photos=photos)[0]


@pytest.mark.parametrize(
    "facts",
    [
        {"n_problems": 0},
        {"n_problems": 60},
        {"school": "很长的学校名称" * 11 + "学校"},
        {"note": "字" * 10_000},
        {"fact": "事实" * 2_000},
        {"n_sections": 1},
        {"name": "名" * 60},
    ],
)
def test_worst_cases_lose_nothing_and_stay_on_the_page(facts):
    report = a_report(**facts)
    pdf, n = draw(report)
    reader = pypdfium2.PdfDocument(pdf)
    assert len(reader) == n
    count = 0
    for page in reader:
        text = page.get_textpage()
        width, height = page.get_size()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 50 and right <= width - 40 and bottom >= 15 and top <= height - 15  # noqa: PT018
        count += text.get_text_range().count("字" if "note" in facts else "事")
    if "note" in facts:
        assert count >= 10_000
    if "school" in facts:
        assert squeezed(report.school.name) in squeezed(text_of(pdf))


def test_photos_with_problems_and_without_are_all_there():
    report = a_report(n_problems=2, n_photos=30)
    photos = {e.sha256: sample_photo(e.caption, size=(800, 600)) for e in report.evidence}
    pdf, _ = draw(report, photos=photos)
    images = {i.indirect_reference.idnum for p in pypdf.PdfReader(io.BytesIO(pdf)).pages for i in p.images}
    assert len(images) == len(photos)


def test_marks_of_pdf_a_are_there():
    """Those that a reader can see without a validator; the whole standard is checked by one before a release."""
    report = a_report()
    pdf, _ = draw(report)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in xmp
    assert "2026-11-20T04:16:03+00:00" in xmp
    assert reader.metadata.creation_date_raw == "D:20261120041603+00'00'"
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/Lang"] == "zh-CN"
    assert reader.trailer["/ID"][0] == reader.trailer["/ID"][1]
    assert reader.attachments["findings.json"] == [report.canonical()]
    assert [spec.get_object()["/AFRelationship"] for spec in root["/AF"]] == ["/Data"]
    assert len(reader.outline) >= 6
    seen = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            face = font.get_object()
            if face.indirect_reference not in seen:
                seen.add(face.indirect_reference)
                assert "/ToUnicode" in face
                assert "/FontFile2" in face["/FontDescriptor"].get_object()
    for stream in re.findall(rb"(.)endstream", pdf, re.DOTALL):
        assert stream in b"\r\n"


def test_a_character_that_no_font_has_is_refused():
    with pytest.raises(BadInputError, match="missing_glyph") as refused:
        draw(a_report(name="某\U00020001\ue000"))
    assert "U+E000" in str(refused.value.values["codes"])


def test_a_draft_says_so_on_every_page():
    pdf, n = draw(a_report(n_sections=3), draft=True)
    assert squeezed(text_of(pdf)).count("未签字") >= n


@pytest.mark.parametrize(
    "number",
    ["澄梅教督记〔2026〕17号", "澄梅教督记〔2026〕17号更正1", "澄梅教督改〔2026〕A17号送达1", "没有规律的编号"],
)
def test_the_code_is_alphanumeric_and_small(number):
    import zxingcpp

    text = qr_text(number, SHA)
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text)  # all that QR's alphanumeric mode can say
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    assert code.to_image(add_quiet_zones=False).shape[0] <= 37


@settings(max_examples=150, deadline=None)
@given(st.text("汉字天地玄黄，。、；：？！“”（）《》〔〕—…123abc℃ ", min_size=1, max_size=80), st.integers(40, 300))
def test_lines_break_by_the_rules_and_lose_nothing(text, width):
    lines = set_lines(text, BODY, float(width))
    set_text = ["".join(run for _, run in line.runs) for line in lines]
    assert "".join(set_text).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line.width - line.hang <= width + 0.01 or len(line.runs[0][1]) <= 2 or _all_closing(line)
    for before, after in itertools.pairwise(set_text):
        stuck = len(before) <= 2 or all(c in NOT_AT_START or c in NOT_AT_END for c in before[-3:] + after[:1])
        assert stuck or (after[:1] not in NOT_AT_START and before[-1:] not in NOT_AT_END) or _forced(before, after)


def _all_closing(line):
    text = "".join(run for _, run in line.runs)
    return sum(c in NOT_AT_START or c in NOT_AT_END for c in text) > len(text) / 2


def _forced(before, after):
    """A row of marks with no place to break: a rule broken rather than a line too wide."""
    before = before.replace(" ", "")
    return not any(
        a not in NOT_AT_END and b not in NOT_AT_START and not (a.isascii() and b.isascii())
        for a, b in zip(before, before[1:] + after[:1], strict=False)
    )


def test_one_photo_on_two_items_keeps_each_caption():
    report = a_report(n_problems=1, n_photos=2)
    first, second = report.evidence
    same = (first, replace(second, sha256=first.sha256, caption="另一处的说明"))
    pdf, _ = draw(replace(report, evidence=same), photos={first.sha256: sample_photo("同一张")})
    text = squeezed(text_of(pdf))
    assert text.index("照片1照片说明1") < text.index("照片2另一处的说明")


def test_hidden_parts_and_key_evidence_are_said_under_the_photo_and_in_the_list():
    report = a_report(n_problems=1, n_photos=3)
    shown, both, plain = report.evidence
    marked = (replace(shown, hidden_parts=True), replace(both, hidden_parts=True, key_evidence=True), plain)
    photos = {e.sha256: sample_photo(f"照片{e.n}") for e in marked}
    text = squeezed(text_of(draw(replace(report, evidence=marked), photos=photos)[0]))
    assert text.count("局部已遮盖") == 4  # two photos, each under its picture and in the list
    assert "照片说明1（局部已遮盖）" in text
    assert "照片说明2（重点证据；局部已遮盖）" in text
    assert text.count("重点证据；局部已遮盖") == 2


def test_photos_are_asked_for_one_by_one_while_the_file_is_written():
    report = a_report(n_problems=2, n_photos=30)
    asked = []

    class Photos(dict):
        def __getitem__(self, sha256):
            asked.append((sha256, out.tell()))
            return super().__getitem__(sha256)

    out = io.BytesIO()
    one = sample_photo("照片", size=(800, 600))
    photos = Photos({e.sha256: one for e in report.evidence})
    draw_record(RecordParts(report, report.sha256(), photos, (), (), draft=False), out)
    places = [at for _, at in asked]
    assert sorted(sha256 for sha256, _ in asked) == sorted(photos)
    assert all(after - before >= len(one) for before, after in itertools.pairwise(places))


def test_the_file_is_held_once_while_it_is_drawn():
    """Photos of 12 MB in all: drawing and certifying take little more than the file itself."""
    report = a_report(n_problems=0, n_photos=12)
    grain = Image.effect_noise((1100, 1100), 90).tobytes()

    def peak(edge):
        picture = Image.frombytes("L", (edge, edge), grain[: edge * edge])
        jpeg = io.BytesIO()
        picture.save(jpeg, "JPEG", quality=95)
        photos = {e.sha256: jpeg.getvalue() for e in report.evidence}
        out = io.BytesIO()
        tracemalloc.start()
        draw_record(RecordParts(report, report.sha256(), photos, (), (), draft=False), out)
        key, certificate = an_identity()
        when = datetime(2026, 11, 20, 4, 20, tzinfo=UTC)
        certify(out, key=key, certificate=certificate, more_fields=(), signed_at=when, reason="r", location="l")
        kept = out.getvalue()
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found, len(kept)

    peak(8)
    (small, little), (large, much) = peak(8), peak(1100)
    assert much - little > 8_000_000
    assert (large - small) / (much - little) < 1.5


def test_a_small_file_has_a_size_too():
    assert [size_words(size) for size in (212, 96_044, 1_840_000)] == ["212字节", "96.0KB", "1.84MB"]


def test_a_photo_of_another_year_says_its_year():
    report = a_report(n_photos=2, n_problems=0)
    old = replace(report.evidence[0], taken_at="2019-03-05T02:00:00Z")
    pdf, _ = draw(
        replace(report, evidence=(old, report.evidence[1])), photos={e.sha256: photo(1) for e in report.evidence}
    )
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    text = re.sub(r"\s", "", text)
    assert "2019/3/510:00" in text
    assert "2019年3月5日10:00" in text
    assert "2026/11/20" not in text


def test_a_time_that_does_not_fit_the_visit_is_said_with_its_whole_date_under_the_photo_and_in_the_list():
    report = a_report(n_photos=3, n_problems=0)
    before, forged, plain = report.evidence
    odd = (
        replace(before, taken_at="2026-02-05T02:00:00Z", time_fault="before", key_evidence=True),
        replace(forged, time_fault="unreadable"),
        plain,
    )
    pdf, _ = draw(replace(report, evidence=odd), photos={e.sha256: photo(1) for e in report.evidence})
    text = squeezed(text_of(pdf))
    assert text.count("重点证据；时间与检查时间不符：拍摄于到校之前") == 2
    assert text.count("时间与检查时间不符：照片里的拍摄时间不是有效日期，现按附上的时间记") == 2
    assert "2026/2/510:00" in text
    assert "2026年2月5日10:00" in text
