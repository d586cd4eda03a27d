"""What a school sees and does, in a real browser, from a file on its disk."""

import hashlib
import json
import random
import re
import zlib
from dataclasses import replace

import pytest

from inspector.base import places
from inspector.base.canonical import sha256_hex
from inspector.domain.report import AMENDMENT_FORMAT, Amendment, Correction
from inspector.domain.signature import Refusal
from inspector.exchange.findings import schemas
from inspector.services.verify_page import FILE_NAME, build_page, save_page
from inspector.signing.trust import Trust
from inspector.ui.theme import tokens
from tests.documents import writs
from tests.documents.factory import a_report
from tests.signing.factory import SIGNED_AT, UNIT, a_mark, a_record, certified_at, turn_page, update
from tests.verify_page.browser import BrowserError

SHA = "0" * 64
RESOURCES = places.resources() / "verify"


def choose(page, folder, pdf, name="record.pdf"):
    """Choose a file as a person does and wait for the verdict."""
    path = folder / name
    path.write_bytes(pdf)
    page.choose("#picker", path)
    page.wait_until("document.body.dataset.state")
    return page.run("document.getElementById('result').innerText")


@pytest.fixture(scope="module")
def record(identity):
    return certified_at(a_record(), identity)


def test_a_school_reads_by_whom_when_and_what_was_found(page, tmp_path, record):
    seen = choose(page, tmp_path, record)
    for words in (
        "文书完好，签名有效。", "由吴承泽于2026年11月20日12:20签发", "澄梅教督记〔2026〕17号", "苏督20231187", "良好", "83.2分", "立即督促 1",
        "期限", "2026年11月25日（3个工作日）", "没有联网时间戳", "校验值是什么",
    ):  # fmt: skip
        assert words in seen, words
    page.run("document.getElementById('language').click()")
    english = page.run("document.getElementById('result').innerText")
    assert "The document is intact and its signature is valid." in english
    assert "Red flags 1" in english
    assert page.run("document.documentElement.lang") == "en"


def test_of_a_changed_file_nothing_is_shown_but_the_original_that_still_stands_in_it(page, tmp_path, record):
    torn = re.sub(rb"(\(findings\.json\)) (\d+) 0 R (\(signatures\.json\)) (\d+) 0 R", rb"\1 \4 0 R \3 \2 0 R", record)
    assert torn != record
    seen = choose(page, tmp_path, torn)
    assert "文书被改动过，不能作为依据。" in seen
    assert "良好" not in seen
    seen = choose(page, tmp_path, update(record, turn_page(0)))
    assert "文书被改动过" in seen
    assert "文件开头仍是完好的原件" in seen
    assert "良好" in seen


def an_amendment():
    base = a_report(n_sections=1)
    corrections = (Correction("B03 情况记录", "应到5人", "应到6人"),)
    return Amendment(
        AMENDMENT_FORMAT, "v", "澄梅教督记〔2026〕17号更正1", UNIT, "枫桥学校", "澄梅教督记〔2026〕17号", "a" * 64, "b" * 64,
        "2026-11-20T04:16:00Z", "数错了", corrections, base.team[0], base.journal, "2026-11-21T01:00:00Z",
    )  # fmt: skip


def a_full_record():
    base = a_report(n_sections=1)
    struck = replace(base.red_flags[0], struck_reason="看错了", act="")
    put_right = replace(base.problems[0], put_right="已改", put_right_at="2026-11-20T02:05:00Z", due_on="", agrees="")
    return replace(base, red_flags=(*base.red_flags, struck), problems=(put_right, *base.problems[1:]))


def test_every_kind_of_document_is_shown_in_both_languages(page, tmp_path, identity):
    made = {"amendment": (an_amendment(), "应到6人"), "record": (a_full_record(), "已撤销：看错了")}
    made |= {name: (value, value.title) for name, value in writs.values().items()}
    for name, (value, words) in made.items():
        refusal = Refusal(a_mark(SHA).signer, sha256_hex(value.canonical()), "不签", "陈桂兰", "2026-11-20T04:18:00Z")
        given = (a_mark(refusal.report_sha256), refusal)
        pdf = certified_at(a_record(findings=value.canonical(), marks=given, n_sections=1), identity)
        seen = choose(page, tmp_path, pdf)
        assert "文书完好，签名有效。" in seen, name
        assert words in seen, name
        assert "拒绝签字：不签（见证人：陈桂兰）" in seen, name
        page.run("document.getElementById('language').click()")
        assert "Signatures" in page.run("document.getElementById('result').innerText")
        page.run("document.getElementById('language').click(); delete document.body.dataset.state")


def test_every_word_is_there_once_in_both_languages():
    words = (RESOURCES / "words.js").read_text("utf-8")
    listed = re.findall(r"^  (\w+): \[", words[: words.index("let language")], re.MULTILINE)
    assert len(listed) == len(set(listed))
    asked = re.findall(r'say\("(\w+)"', (RESOURCES / "page.js").read_text("utf-8"))
    asked += re.findall(r'data-say="(\w+)"', (RESOURCES / "page.html").read_text("utf-8"))
    assert set(asked) <= set(listed)
    held = (listed_as for listed_as in re.findall(r"^  \w+: \[(.*?)\],$", words, re.MULTILINE | re.DOTALL))
    assert all(re.search(r"[\u4e00-\u9fff]", entry) for entry in held)


def test_what_stands_in_a_file_is_never_markup(page, tmp_path, identity):
    report = replace(a_report(n_sections=1), opinion="<img src=x onerror=\"document.title='broken in'\"><b>好</b>")
    findings = report.canonical()
    marks = (a_mark(sha256_hex(findings)),)
    seen = choose(page, tmp_path, certified_at(a_record(findings=findings, marks=marks), identity))
    assert "<img src=x" in seen
    assert page.run("document.title") == "文书验真"
    assert page.run("document.querySelectorAll('#result img').length") == 0


def test_a_file_that_is_too_large_is_refused_unread(page, tmp_path):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    page.choose("#picker", path)
    page.run("new Promise((done) => setTimeout(done, 0))")
    assert "200 MB" in page.run("document.getElementById('result').innerText")


def test_the_page_asks_the_network_for_nothing_and_is_forbidden_to(page, tmp_path, record):
    page.events.clear()
    choose(page, tmp_path, record)
    refused = page.run(
        """new Promise((done) => {
            document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
            fetch('http://127.0.0.1:9/').catch(() => 0);
        })"""
    )
    assert refused == "connect-src"
    requests = [e["params"]["request"]["url"] for e in page.events if e.get("method") == "Network.requestWillBeSent"]
    assert not [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
    inserted = """new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
        const script = document.createElement('script'); script.textContent = '1'; document.body.append(script);
    })"""
    assert page.run(inserted) == "script-src-elem"


def test_our_own_hash_and_unpacking_are_those_of_the_standards(page):
    rng = random.Random(9)
    sources = "\n".join(
        (RESOURCES / f"{name}.js").read_text("utf-8") for name in ("bytes", "sha256", "pdf_objects", "inflate")
    )
    texts = [rng.randbytes(n) for n in (0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000)]
    packed = []
    for level in (0, 1, 6, 9):
        for raw in (b"", b"a" * 3000, bytes(rng.choices(b"abcdef", k=9000)), rng.randbytes(70_000)):
            packed.append(zlib.compress(raw, level))
    short = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_FIXED)
    packed.append(short.compress(b"fixed codes, fixed codes") + short.flush())
    torn = [bytearray(one) for one in packed[4:] for _ in range(8)]
    for one in torn:
        one[rng.randrange(len(one))] ^= 1 << rng.randrange(8)
    packed += [bytes(one) for one in torn] + [one[:-3] for one in packed[1:9]]
    script = f"""(() => {{ {sources}
        const bytes = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
        const unpacked = (one) => {{
            try {{ return hex(sha256(inflated(bytes(one), 1000000))); }} catch (error) {{ return error.name; }}
        }};
        return [{json.dumps([one.hex() for one in texts])}.map((one) => [0, 1, 7].map((at) =>
            hex(sha256(bytes(one).subarray(0, at), bytes(one).subarray(at))))),
            {json.dumps([one.hex() for one in packed])}.map(unpacked)]; }})()"""
    hashes, unpacked = page.run(script)
    assert hashes == [[hashlib.sha256(one).hexdigest()] * 3 for one in texts]
    assert unpacked == [_unpacked(one) for one in packed]


def _unpacked(data):
    reader = zlib.decompressobj()
    try:
        out = reader.decompress(data)
    except zlib.error:
        return "Error"
    return hashlib.sha256(out).hexdigest() if reader.eof and not reader.unused_data else "Error"


def test_the_page_knows_every_word_of_our_schemas():
    known = set(re.findall(r"^  (\w+): \(value", (RESOURCES / "content.js").read_text("utf-8"), re.MULTILINE))

    def words(schema):
        for word, inner in schema.items():
            if word.startswith("$"):
                continue
            yield word
            below = {"properties": lambda v: v.values(), "items": lambda v: [v], "oneOf": list}
            for one in below.get(word, lambda _: ())(inner):
                yield from words(one)
            if word == "additionalProperties" and isinstance(inner, dict):
                yield from words(inner)

    assert {word for schema in schemas().values() for word in words(schema)} <= known


def test_its_colours_are_those_of_the_windows():
    style = (RESOURCES / "page.css").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    for part, theme in ((light, tokens.LIGHT), (dark, tokens.DARK)):
        for name, colour in re.findall(r"--(\w+): (#\w+);", part):
            assert getattr(theme, name) == colour, name


def test_the_same_page_is_made_anew_and_nothing_in_it_ends_its_script(tmp_path, trust, identity):
    page = build_page(Trust([identity[1]]), "</script><b>", SIGNED_AT)
    assert page == build_page(Trust([identity[1]]), "</script><b>", SIGNED_AT)
    assert page.count("</script>") == 1
    save_page(tmp_path / FILE_NAME, UNIT, SIGNED_AT)
    assert (tmp_path / FILE_NAME).read_text("utf-8") == build_page(Trust([identity[1]]), UNIT, SIGNED_AT)


def test_a_script_that_fails_in_the_page_fails_the_test(page):
    with pytest.raises(BrowserError, match="told"):
        page.run("throw new Error('told')")
