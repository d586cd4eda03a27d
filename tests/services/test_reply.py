"""The school's report on rectification: drawn, filled in by other programs, taken in, shown at the re-check."""

from __future__ import annotations

import ctypes
import io
import logging
import os

import pypdf
import pypdfium2
import pytest
from pypdf.generic import ArrayObject, NameObject, create_string_object
from pypdfium2 import raw

from inspector.base.errors import BadInputError, RefusedError
from inspector.cli.main import app
from inspector.domain import reply as rules
from inspector.services import reply, sample, security, writ_register, writs
from inspector.services.audit import audit_store
from inspector.services.verify import verify_bytes
from tests.conftest import PASSWORD, Watch
from tests.services import factory
from tests.services.test_writs import signed_visit

SAID = {
    "p1_measures": "已补发盖章文件，\n全体教职工传达。", "p1_state": "已完成", "p1_done_on": "2026年11月24日",
    "p1_responsible": "办公室 林青", "p1_proof": "文件1份", "p2_state": "部分完成", "p2_measures": "正在逐人核对。",
    "filled_by": "林青，办公室主任", "filled_on": "20261201",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A store for all tests here: each looks at what it made itself."""
    made, recovery = security.create_store(
        tmp_path_factory.mktemp("reply") / "store", sample.sample_identity(), PASSWORD, clock=Watch()
    )
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def visit(desk):
    return signed_visit(desk)


@pytest.fixture(scope="module")
def form(desk, visit):
    return reply.draw_form(desk, visit)


def filled_by_pypdf(form, said):
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it says of Chinese that its own appearance may look odd
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(form)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, said, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def filled_by_pdfium(form, said):
    """Click into each field and type, as a person does in a browser; a choice is typed by its letters."""
    document = pypdfium2.PdfDocument(form)
    document.init_forms()
    for n in range(len(document)):
        page = document[n]
        raw.FORM_OnAfterLoadPage(page, document.formenv)
        for k in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, k)
            name = text_of(document, annotation)
            if name in said:
                box = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(annotation, box)
                x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
                for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
                    act(document.formenv, page, 0, x, y)
                if name.endswith("_state"):
                    raw.FORM_SetIndexSelected(document.formenv, page, rules.STATES.index(said[name]) + 1, True)
                else:
                    wide = (said[name] + "\0").encode("utf-16-le")
                    buffer = ctypes.cast(ctypes.create_string_buffer(wide), ctypes.POINTER(ctypes.c_ushort))
                    raw.FORM_ReplaceSelection(document.formenv, page, buffer)
                raw.FORM_ForceToKillFocus(document.formenv)
            raw.FPDFPage_CloseAnnot(annotation)
        raw.FORM_OnBeforeClosePage(page, document.formenv)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def text_of(document, annotation):
    n = raw.FPDFAnnot_GetFormFieldName(document.formenv, annotation, None, 0)
    buffer = ctypes.create_string_buffer(n)
    raw.FPDFAnnot_GetFormFieldName(
        document.formenv, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), n
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def test_the_form_has_all_its_fields_once_in_the_order_of_reading(desk, visit, form):
    report = reply.signed_report(desk, visit)
    pages = pypdf.PdfReader(io.BytesIO(form)).pages
    names = [one.get_object()["/T"] for page in pages for one in page.get("/Annots", ())]
    assert names == list(rules.fields_of(report.problems))
    assert all(one.get_object()["/TU"] for page in pages for one in page.get("/Annots", ()))
    assert reply.draw_form(desk, visit) == form


@pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_pdfium])
def test_what_another_program_fills_in_comes_back_in_chinese_and_with_its_lacks(desk, visit, form, fill):
    view = reply.read(desk, fill(form, SAID), "整改报告.pdf")
    first, second = (one.answer for one in view.answered)
    assert first == rules.Answer(
        1, "已补发盖章文件，\n全体教职工传达。", "已完成", "2026-11-24", "办公室 林青", "文件1份"
    )
    assert (second.state, second.measures) == ("部分完成", "正在逐人核对。")
    assert (view.reply.filled_by, view.reply.filled_on, view.reply.n_done) == ("林青，办公室主任", "2026-12-01", 1)
    assert set(view.lacks) == {(2, "responsible"), (0, "phone"), (0, "head")}
    assert view.taken_at is None


def test_it_is_kept_with_its_file_and_the_recheck_shows_it(desk, visit, form):
    data = filled_by_pypdf(form, SAID | {"phone": "1"})
    view = reply.take(desk, data, "整改报告.pdf")
    assert view.id is not None
    assert reply.find(desk, view.id) == (view, data)
    with pytest.raises(BadInputError, match="reply_taken"):
        reply.take(desk, data, "同一份.pdf")
    later = reply.take(desk, filled_by_pypdf(form, {"p2_state": "已完成", "p2_measures": "已全部核对。"}), "补报.pdf")
    assert [one.id for one in reply.replies(desk, visit)] == [view.id, later.id]
    recheck = writs.begin(desk, "recheck", visit_id=visit)
    reported = [one.reported.state for one in writs.show(desk, recheck).problems]
    assert reported == ["已完成", "已完成"]
    (line,) = [one for one in writ_register.lines(desk) if one.kind == "record"]
    assert [one.what.zh for one in writ_register.story(desk, line)].count("收到学校整改报告") == 2
    assert audit_store(desk).sound
    desk.store.evidence.where(view.sha256).rename(desk.store.home / "away")
    assert not audit_store(desk).sound  # its file is looked for as that of all evidence
    (desk.store.home / "away").rename(desk.store.evidence.where(view.sha256))


def test_a_filled_form_is_told_from_a_document_of_ours(form):
    for data in (form, filled_by_pypdf(form, SAID)):
        verdict = verify_bytes(data, "zh")
        assert verdict.exit_code == 2
        assert "整改报告表" in verdict.message.what


def changed(form, change):
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(form)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flattened(form):
    def drop(writer):
        for page in writer.pages:
            page.pop("/Annots", None)
        writer.root_object.pop("/AcroForm")

    return changed(form, drop)


def recoded(form, text):
    return filled_by_pypdf(form, {"form": text})


def without_a_field(writer):
    for page in writer.pages:
        kept = [one for one in page.get("/Annots", ()) if one.get_object()["/T"] != "p2_measures"]
        page[NameObject("/Annots")] = ArrayObject(kept)


def with_xfa(form):
    def add(writer):
        writer.root_object["/AcroForm"][NameObject("/XFA")] = create_string_object("<xdp/>")

    return changed(form, add)


REFUSED = {
    "reply_no_pdf": lambda _form: b"PK\3\4 not a PDF",
    "reply_damaged": lambda form: form[: len(form) // 3],
    "reply_locked": lambda form: changed(form, lambda writer: writer.encrypt("secret")),
    "reply_flat": flattened,
    "reply_foreign": lambda form: recoded(form, "INSPECTORREPLY1 something else"),
    "reply_other_visit": lambda form: recoded(
        form, rules.FormCode("01a230f9-65a7-7a42-a751-74764f57284a", 1, "ab" * 32).text
    ),
    "reply_too_large": lambda form: form + bytes(31_000_000),
    "reply_empty": lambda form: form,
    "reply_xfa": with_xfa,
    "reply_too_long": lambda form: filled_by_pypdf(form, {"p2_proof": "甲" * (rules.MOST + 1)}),
    "reply_fields_missing": lambda form: changed(form, without_a_field),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_good_report_is_refused_in_words_and_leaves_nothing(desk, visit, form, code):
    before = reply.replies(desk, visit)
    with pytest.raises(BadInputError, match=code):
        reply.take(desk, REFUSED[code](form), "整改报告.pdf")
    assert reply.replies(desk, visit) == before


def test_a_form_of_another_version_of_the_record_is_refused(desk, visit, form):
    report = reply.signed_report(desk, visit)
    other = rules.FormCode(str(visit), report.version, "cd" * 32)
    with pytest.raises(BadInputError, match="reply_other_version"):
        reply.read(desk, recoded(form, other.text), "整改报告.pdf")


def test_a_visit_without_open_problems_has_no_form(desk):
    visit = signed_visit(desk, right=("A01", "A03"))
    assert reply.standing(desk, visit) == reply.Standing((), "")
    with pytest.raises(RefusedError, match="reply_nothing_open"):
        reply.draw_form(desk, visit)
    unsigned = factory.begin(desk)
    with pytest.raises(RefusedError, match="record_missing"):
        reply.draw_form(desk, unsigned)


def test_fields_that_are_long_or_hold_what_no_text_holds_do_no_harm(desk, form):
    most = "甲" * rules.MOST
    said = {"p1_measures": most[:-2] + "\0\x07", "p1_state": "也许"}
    answer = reply.read(desk, filled_by_pypdf(form, said), "x.pdf").answered[0].answer
    assert answer.measures == most[:-2]
    assert answer.state == ""


def test_the_command_looks_at_a_report_and_takes_it_in(tmp_path, capfd):
    home = tmp_path / "store"
    made, recovery = security.create_store(home, sample.sample_identity(), PASSWORD, clock=Watch())
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    visit = signed_visit(made)
    path, file = tmp_path / "form.pdf", tmp_path / "整改报告.pdf"
    reply.save_form(made, visit, path)
    file.write_bytes(filled_by_pypdf(path.read_bytes(), SAID))
    made.close()

    def run(*more):
        out, into = os.pipe()
        os.write(into, PASSWORD.encode())
        os.close(into)
        with pytest.raises(SystemExit) as ended:
            app(["import-reply", str(file), "--store", str(home), "--password-fd", str(out), *more])
        assert ended.value.code in {0, None}
        return capfd.readouterr().out

    assert "没有收下" in run("--dry-run")
    told = run()
    assert "学校报告完成1个" in told
    assert "已补发盖章文件" in told
    desk = security.unlock(home, PASSWORD, clock=Watch())
    assert len(reply.replies(desk, visit)) == 1
    desk.close()
