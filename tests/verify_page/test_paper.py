"""The code on the printed record: from the paper alone, offline, in the program and in the page."""

import io
import json
import random
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image, ImageFilter
from typer.testing import CliRunner

from inspector.base.errors import BadInputError
from inspector.cli.main import app
from inspector.documents.record import RecordParts, draw_record
from inspector.domain.paper import PaperFacts, read_paper, signed_text, unsigned_text
from inspector.services.paper import paper_code, verify_image, verify_paper
from inspector.signing.paper import sign_text
from inspector.signing.profile import fingerprint
from tests.documents.factory import a_report
from tests.signing.factory import a_mark


@pytest.fixture(scope="module")
def report():
    return a_report(n_sections=1)


@pytest.fixture(scope="module")
def code(report, identity):
    return paper_code(report, report.sha256(), *identity)


@pytest.fixture(scope="module")
def last_page(report, code, tmp_path_factory):
    """The page with the signatures as a scanner of 150 dots an inch sees it."""
    folder = tmp_path_factory.mktemp("paper")
    out = io.BytesIO()
    mark = a_mark(report.sha256())
    n = draw_record(RecordParts(report, report.sha256(), {}, (mark,), (), draft=False, code=code), out)
    (folder / "record.pdf").write_bytes(out.getvalue())
    options = ["-r", "150", "-gray", "-png", "-singlefile", "-f", str(n), str(folder / "record.pdf")]
    subprocess.run(["pdftoppm", *options, str(folder / "page")], check=True)
    return folder / "page.png"


def test_a_bad_scan_of_the_page_is_enough(trust, last_page, report, tmp_path):
    picture = Image.open(last_page).filter(ImageFilter.GaussianBlur(1.2)).rotate(3, fillcolor=255)
    picture.save(tmp_path / "scan.jpg", quality=40)
    verdict = verify_image(tmp_path / "scan.jpg", "zh")
    assert (verdict.state, verdict.exit_code) == ("paper_known", 0)
    assert "吴承泽" in verdict.message.means
    assert verdict.facts == PaperFacts(
        "澄梅教督记〔2026〕17号", "3132049917", date(2026, 11, 20), "良好", "83.2", 0, 3, 0, 1, report.sha256()
    )
    picture.save(tmp_path / "scan.pdf")
    assert verify_image(tmp_path / "scan.pdf", "zh").state == "paper_known"


def test_a_picture_without_the_code_is_not_judged(trust, tmp_path):
    Image.new("L", (400, 400), 255).save(tmp_path / "white.png")
    with pytest.raises(BadInputError, match="paper_no_code"):
        verify_image(tmp_path / "white.png", "zh")


def test_the_code_is_the_same_whenever_it_is_made(report, code, identity):
    assert paper_code(report, report.sha256(), *identity) == code
    assert len(code) < 262  # 53 squares a side at error correction M


def test_whoever_cannot_sign_can_change_nothing_unseen_and_both_agree(trust, page, code, identity, stranger):
    rng = random.Random(2)
    texts = [
        code,
        f" {code[:90].lower()}\n{code[90:]} ",
        code[:-1],
        f"{code}A",
        "",
        "INSP2:",
        code.replace("83.2", "93.2"),
    ]
    texts.append(code.replace(":0.3.0.1:", ":0.0.0.0:"))
    texts += [code.replace(":20261120:", f":{day}:") for day in ("20261320", "20260230", "00000101", "99991231")]
    for at in rng.sample(range(len(code)), 30):
        texts.append(f"{code[:at]}{rng.choice('ABCDXYZ234567')}{code[at + 1 :]}")
    unsigned = code[: code.rindex(":")]
    texts.append(signed_text(unsigned, sign_text(unsigned, stranger[0])))
    texts.append(signed_text(unsigned, bytes(64)))
    theirs = f"{unsigned[: unsigned.rindex(':')]}:{code_key(stranger)}"
    texts.append(signed_text(theirs, sign_text(theirs, stranger[0])))
    by_program = [verify_paper(text, "en").state for text in texts]
    by_page = page.run(f"{json.dumps(texts)}.map((text) => Inspector.verifyPaper(text).state)")
    assert by_page == by_program
    changed = [state for text, state in zip(texts, by_program, strict=True) if "".join(text.split()).upper() != code]
    assert "paper_known" not in changed
    assert by_program[:2] == ["paper_known"] * 2
    assert by_program[-3:] == ["paper_changed", "paper_changed", "paper_unknown"]


def code_key(identity):
    facts = PaperFacts("x", "", date(2026, 1, 1), "", "", 0, 0, 0, 0, "0" * 64)
    return unsigned_text(facts, bytes.fromhex(fingerprint(identity[1]))).rsplit(":", 1)[1]


@pytest.mark.parametrize(
    "facts",
    [
        {"number": "（未编号）", "school_code": ""},
        {"number": "江苏省人民政府教育督导委员会办公室记〔2026〕120034号", "school_code": "a-b"},
        {"number": "很长" * 40, "school_code": "校" * 20, "grade": "不评等次", "score": ""},
        {"number": "澄教督〔2026〕1号更正2", "minor": 100_000},
    ],
)
def test_what_is_unusual_is_said_all_the_same(page, trust, identity, facts):
    base = PaperFacts("", "32", date(2026, 11, 20), "良好", "83.2", 1, 2, 3, 4, "ab" * 32)
    given = replace(base, **facts)
    unsigned = unsigned_text(given, bytes.fromhex(fingerprint(identity[1])))
    text = signed_text(unsigned, sign_text(unsigned, identity[0]))
    read = read_paper(text)
    assert read.facts.number.rstrip("…") in given.number
    assert read.facts.school_code.rstrip("…") in given.school_code
    assert read.facts.minor == min(given.minor, 9999)
    said = page.run(
        f"(() => {{ const v = Inspector.verifyPaper({json.dumps(text)}); return [v.state, v.number, v.school, v.grade]; }})()"
    )
    assert said == ["paper_known", read.facts.number, read.facts.school_code, read.facts.grade]


def test_the_page_shows_what_the_code_says(page, code):
    page.run(f"document.getElementById('paper-text').value = {json.dumps(code)}")
    page.run("document.getElementById('paper').requestSubmit()")
    seen = page.run("document.getElementById('result').innerText")
    for words in (
        "验真码有效。",
        "吴承泽",
        "澄梅教督记〔2026〕17号",
        "3132049917",
        "2026年11月20日",
        "良好",
        "一般0项，较重3项",
    ):
        assert words in seen, words


def test_by_the_command_line(trust, code, last_page, tmp_path):
    run = CliRunner().invoke
    assert run(app, ["verify", "--paper", code, "--language", "en"]).output.startswith("The code is genuine.")
    assert run(app, ["verify", "--paper", str(last_page)]).exit_code == 0
    assert run(app, ["verify", "--paper", code[:-4]]).exit_code == 2
    assert run(app, ["verify"]).exit_code == 64
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.pdf").write_bytes(b"")
    seen = run(app, ["verify", str(tmp_path), "--language", "en"])
    assert seen.exit_code == 2
    assert "2 files verified: 0 intact, 0 changed, 2 unreadable, 0 of an unknown signer." in seen.output
