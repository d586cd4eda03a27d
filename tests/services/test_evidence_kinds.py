"""Evidence beside photos, and what is said of each: PDFs, working copies, times that do not fit the visit."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import timedelta

import pypdf
import pytest
from PIL import Image, ImageCms

from inspector.base.clock import CHINA
from inspector.base.errors import BadInputError
from inspector.domain.markup import HIDDEN_RGB, Mark, Markup
from inspector.exchange import findings as carried
from inspector.services import evidence, finish_check, gallery, inspect, markup, readings, records
from inspector.services.freeze import build_report
from inspector.services.history import History
from inspector.services.thaw import report_from
from inspector.services.verify import verify_bytes
from tests import scans
from tests.services import factory

SILENT = lambda _done, _total: None  # noqa: E731


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


def one(desk, visit, item="A01"):
    (found,) = inspect.detail(desk, visit, item).evidence
    return found


def middle(data):
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.tobytes()[3 * (image.width // 2 + image.height // 3 * image.width) :][:3]


def near(found, wanted, by=12):
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


def photo(*, size=(64, 48), date="", profile=b"") -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    if date:
        exif.get_ifd(0x8769)[0x9003] = date
    more = {"icc_profile": profile} if profile else {}
    Image.new("RGB", size, (200, 30, 40)).save(out, "JPEG", exif=exif.tobytes(), quality=95, **more)
    return out.getvalue()


def test_a_pdf_is_kept_whole_and_its_pages_are_shown(desk, visit):
    data = scans.scan(3)
    evidence.attach_photo(desk, visit, "A01", data)
    found = one(desk, visit)
    assert (found.kind, found.n_pages, found.scripted) == ("pdf", 3, False)
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert desk.store.evidence.get(found.sha256) == data
    assert near(middle(evidence.thumbnail(desk, found)), (255, 0, 0))
    pages = [middle(evidence.page(desk, found.sha256, n)) for n in range(3)]
    assert [
        near(page, colour) for page, colour in zip(pages, ((255, 0, 0), (0, 255, 0), (0, 0, 255)), strict=True)
    ] == [True] * 3
    checked = evidence.check(desk, evidence.to_check(desk, visit), SILENT)
    assert (checked.n_files, checked.n_present, checked.n_good) == (1, 1, 1)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: scans.scan(101), "pdf_many_pages"),
        (lambda: scans.changed(scans.scan(1), lock="geheim"), "pdf_locked"),
        (lambda: b"%PDF-1.7 ...", "pdf_damaged"),
        (lambda: scans.scan(2)[:300], "pdf_damaged"),
    ],
)
def test_a_pdf_that_cannot_be_taken_is_refused_by_its_reason(desk, visit, make, code):
    with pytest.raises(BadInputError) as error:
        evidence.attach_photo(desk, visit, "A01", make(), name="材料.pdf")
    assert error.value.code == code
    assert error.value.values["name"] == "材料.pdf"
    assert inspect.detail(desk, visit, "A01").evidence == ()


def test_a_pdf_with_scripts_is_taken_and_said_so(desk, visit):
    evidence.attach_photo(desk, visit, "A01", scans.changed(scans.scan(1), script="app.alert('x')"))
    assert one(desk, visit).scripted


def test_a_pdf_stands_in_the_signed_record_as_a_picture_and_nothing_of_its_own_goes_in(desk, visit):
    data = scans.changed(scans.scan(12), script="app.alert('MARKER')")
    evidence.attach_photo(desk, visit, "A01", data)
    evidence.caption_photo(desk, visit, one(desk, visit).id, "值班表扫描件")
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    report = build_report(desk, inspect.state_of(desk, visit), "号", 1)
    (fact,) = report.evidence
    assert fact.kind == "PDF文件（12页）"
    document = records.issue(desk, visit, SILENT)
    pdf = records.document_bytes(desk, document.id)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    flat = "".join(text.split())
    assert "PDF文件（12页）值班表扫描件" in flat
    assert "PDF文件1（12页）值班表扫描件" in flat
    assert f"{fact.sha256[:8]}…{fact.sha256[-8:]}" in flat
    assert b"MARKER" not in pdf
    assert "SECRET-LAYER" not in text
    assert b"/JavaScript" not in pdf
    assert verify_bytes(pdf, "zh", desk).exit_code == 0


def test_what_is_hidden_on_a_pdf_is_gone_from_its_copies(desk, visit):
    evidence.attach_photo(desk, visit, "A01", scans.scan(2))
    found = one(desk, visit)
    markup.mark(desk, visit, found.id, Markup((Mark("hide", ((0, 0), (10_000, 10_000))),)))
    found = one(desk, visit)
    for kind in ("working", "page", "thumbnail"):
        assert near(middle(evidence.derived(desk, found.sha256, kind, found.markup)), HIDDEN_RGB)


def test_history_and_undo_call_a_pdf_a_pdf(desk, visit):
    changed = evidence.attach_photo(desk, visit, "A01", scans.scan(1))
    assert changed.said == "A01 PDF文件"
    assert inspect.undo(desk, visit).said == "已撤销：A01 PDF文件已移除"
    inspect.redo(desk, visit)
    said = [entry.words for entry in History(desk, visit, "A01").page().entries]
    assert "添加PDF文件" in said
    assert not any("照片" in words for words in said)


def test_the_working_copy_is_at_most_2048_px_and_what_else_is_asked_for_is_made_from_it(desk, visit, monkeypatch):
    evidence.attach_photo(desk, visit, "A01", photo(size=(4000, 3000)))
    found = one(desk, visit)
    assert Image.open(io.BytesIO(evidence.derived(desk, found.sha256, "working"))).size == (2048, 1536)
    (file,) = [
        path for path in desk.store.home.rglob("*") if path == desk.store.evidence._path(found.sha256, "original")
    ]
    original = file.read_bytes()
    file.unlink()
    marked = Markup((Mark("arrow", ((0, 0), (5000, 5000)), width=60, colour="red"),))
    assert evidence.derived(desk, found.sha256, "page", marked)
    file.write_bytes(original)
    hidden = Markup((Mark("hide", ((0, 0), (5000, 5000))),))
    assert evidence.derived(desk, found.sha256, "page", hidden)


def test_colours_of_a_wide_screen_are_converted(desk, visit):
    """A profile with red and green exchanged: who ignores it shows the wrong colours."""
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = {name: swapped.index(name) for name in (b"rXYZ", b"gXYZ")}
    tags = {name: swapped[place + 4 : place + 12] for name, place in at.items()}
    swapped = bytearray(swapped.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")))
    for name, other in ((b"rXYZ", b"gXYZ"), (b"gXYZ", b"rXYZ")):
        swapped[at[name] + 4 : at[name] + 12] = tags[other]
    evidence.attach_photo(desk, visit, "A01", photo(profile=bytes(swapped)))
    red, green, _ = middle(evidence.thumbnail(desk, one(desk, visit)))
    assert green > 150 > red
    evidence.attach_photo(desk, visit, "A02", photo(profile=b"broken"))
    assert near(middle(evidence.thumbnail(desk, one(desk, visit, "A02"))), (200, 30, 40))


def dates(desk):
    now = desk.clock().astimezone(CHINA)
    told = lambda at: f"{at:%Y:%m:%d %H:%M:%S}"  # noqa: E731
    return {
        "": told(now),
        "before": told(now - timedelta(hours=1)),
        "future": "2099:01:01 10:00:00",
        "unreadable": "0000:00:00 00:00:00",
    }


@pytest.mark.parametrize("fault", ["", "before", "future", "unreadable"])
def test_a_time_that_does_not_fit_the_visit_is_said_and_blocks_nothing(desk, visit, fault):
    evidence.attach_photo(desk, visit, "A01", photo(date=dates(desk)[fault]))
    assert one(desk, visit).time_fault == fault
    assert [shown.photo.time_fault for shown in gallery.gallery(desk, visit).photos] == [fault]
    assert "A01" not in {lack.place for lack in finish_check.review(desk, visit).lacks if lack.group == "evidence"}


def test_a_photo_of_the_next_day_does_not_belong_to_the_visit(desk, visit, monkeypatch):
    from dataclasses import replace

    arrived = desk.clock()
    later = replace(desk, clock=lambda: arrived + timedelta(days=1))
    at = (arrived + timedelta(hours=20)).astimezone(CHINA)
    evidence.attach_photo(later, visit, "A01", photo(date=f"{at:%Y:%m:%d %H:%M:%S}"))
    assert one(desk, visit).time_fault == "after"


FRIDGE = {
    "quantity": "冷藏柜温度",
    "value": "\uff14\uff0e50",
    "unit": "℃",
    "instrument": "探针温度计",
    "at": "945",
    "by": "王敏",
}


def test_a_reading_is_evidence_with_a_hash_and_stands_in_record_and_findings(desk, visit):
    evidence.attach_photo(desk, visit, "A01", photo())
    changed = readings.note_reading(desk, visit, "B01", FRIDGE)
    assert changed.said == "B01 读数"
    found = one(desk, visit, "B01")
    assert (found.kind, found.reading.words, found.has_picture) == ("reading", "冷藏柜温度4.50℃", False)
    content = desk.store.evidence.get(found.sha256)
    assert hashlib.sha256(content).hexdigest() == found.sha256
    assert json.loads(content)["value"] == "4.50"
    checked = evidence.check(desk, evidence.to_check(desk, visit), SILENT)
    assert (checked.n_files, checked.n_good) == (2, 2)
    factory.answer_all(desk, visit)
    report = build_report(desk, inspect.state_of(desk, visit), "号", 1)
    assert (report.evidence[1].kind, report.evidence[1].caption) == ("读数", "冷藏柜温度4.50℃（探针温度计，王敏读取）")
    (reading,) = report.readings
    assert (reading.n, reading.item, reading.value, reading.unit) == (2, "B01", "4.50", "℃")
    carried.check(report.canonical())
    assert report_from(json.loads(report.canonical())) == report
    factory.sign_all(desk, visit)
    pdf = records.document_bytes(desk, records.issue(desk, visit, SILENT).id)
    flat = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    assert "读数冷藏柜温度4.50℃（探针温度计，王敏读取）" in flat
    assert verify_bytes(pdf, "zh", desk).exit_code == 0


def test_a_record_without_readings_has_no_such_member(desk, visit):
    factory.answer_all(desk, visit)
    assert b"readings" not in build_report(desk, inspect.state_of(desk, visit), "号", 1).canonical()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"value": "四点五"}, "reading_value"),
        ({"value": "1e5"}, "reading_value"),
        ({"value": ""}, "reading_lacks"),
        ({"quantity": " "}, "reading_lacks"),
        ({"at": "25:70"}, "notebook_time"),
    ],
)
def test_a_reading_that_says_nothing_is_refused_and_nothing_is_kept(desk, visit, wrong, code):
    with pytest.raises(BadInputError) as error:
        readings.note_reading(desk, visit, "B01", {**FRIDGE, **wrong})
    assert error.value.code == code
    assert inspect.detail(desk, visit, "B01").evidence == ()


def test_a_reading_is_undone_moved_and_removed_as_all_evidence(desk, visit):
    readings.note_reading(desk, visit, "B01", FRIDGE)
    assert inspect.undo(desk, visit).said == "已撤销：B01 读数已移除"
    inspect.redo(desk, visit)
    gallery.reassign(desk, visit, one(desk, visit, "B01").id, "C01")
    evidence.remove_photo(desk, visit, one(desk, visit, "C01").id)
    assert gallery.gallery(desk, visit).photos == ()


def test_a_sound_stands_in_the_record_as_one_line(desk, visit):
    evidence.attach_photo(desk, visit, "B01", evidence.sound_note(b"\1\2" * 16_000 * 134, 16_000))
    assert one(desk, visit, "B01").milliseconds == 134_000
    report = build_report(desk, inspect.state_of(desk, visit), "号", 1)
    assert (report.evidence[0].kind, report.evidence[0].width_px) == ("录音（2分14秒）", 0)
    factory.answer_all(desk, visit, fails=frozenset({"B01"}))
    factory.sign_all(desk, visit)
    pdf = records.document_bytes(desk, records.issue(desk, visit, SILENT).id)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    assert "录音（2分14秒）" in text
    assert f"{report.evidence[0].sha256[:8]}…{report.evidence[0].sha256[-8:]}" in text


@pytest.mark.parametrize(("data", "code"), [(b"RIFF\0\0\0\0WAVEjunk", "sound_damaged"), (None, "sound_empty")])
def test_a_sound_that_is_none_is_refused(desk, visit, data, code):
    with pytest.raises(BadInputError) as error:
        evidence.attach_photo(desk, visit, "B01", data or evidence.sound_note(b"", 16_000))
    assert error.value.code == code
