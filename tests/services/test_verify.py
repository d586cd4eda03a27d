"""The verdict as a user reads it, in both languages, for every way a file can be wrong."""

import tracemalloc
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate

from inspector.base import places
from inspector.base.canonical import sha256_hex
from inspector.base.errors import BadInputError, MissingError
from inspector.domain.report_sharing import SectionShare, answers_sha256
from inspector.services import finish_check, records
from inspector.services.paper import verify_image
from inspector.services.verify import verify_bytes, verify_file
from inspector.signing.verify import examine
from tests.documents.factory import a_report
from tests.services.factory import answer_all, begin, sign_all
from tests.signing.factory import (
    SIGNED_AT,
    a_mark,
    a_record,
    an_identity,
    certified_at,
    replace_file,
    turn_page,
    update,
)

SIGNED = "2026-11-20T04:10:00Z"


@pytest.fixture(scope="module")
def identity():
    return an_identity()


@pytest.fixture(scope="module")
def certified(identity):
    return certified_at(a_record(), identity)


@pytest.fixture
def trust(home, identity):
    """Put the signer's certificate into the folder of trusted ones."""
    folder = places.trust_folder()
    folder.mkdir(parents=True)
    pem = load_der_x509_certificate(identity[1]).public_bytes(Encoding.PEM)
    (folder / "bureau.pem").write_bytes(pem)
    (folder / "broken.pem").write_bytes(b"not a certificate")
    return folder


def initialled(answers_sha256):
    """A record whose section A bears initials on a hash; the mark is given on these very findings."""
    report = a_report()
    findings = replace(report, shares=(SectionShare("A", "组织领导", "吴承泽", SIGNED, answers_sha256),)).canonical()
    return a_record(findings=findings, marks=(a_mark(sha256_hex(findings)),))


def miscounted():
    """A record of ours, signed by our key, that hides one failure in its counts."""
    report = a_report()
    counts = replace(report.counts, fails=report.counts.fails - 1, conforms=report.counts.conforms + 1)
    findings = replace(report, counts=counts, problems=report.problems[1:]).canonical()
    return a_record(findings=findings, marks=(a_mark(sha256_hex(findings)),))


def titles(verdict):
    return [(check.state, check.title) for check in verdict.checks]


def test_intact_and_known(trust, certified):
    verdict = verify_bytes(certified, "zh")
    assert (verdict.state, verdict.exit_code) == ("intact_known", 0)
    assert (verdict.number, verdict.signer, verdict.signed_at) == (
        "澄梅教督记〔2026〕17号",
        "吴承泽",
        "2026-11-20T04:20:07Z",
    )
    assert "2026年11月20日12:20" in verdict.message.means
    assert ("ok", "签名有效，签后未改动") in titles(verdict)
    assert ("note", "没有联网时间戳") in titles(verdict)


def test_intact_but_unknown(home, certified):
    verdict = verify_bytes(certified, "en")
    assert (verdict.state, verdict.exit_code) == ("intact_unknown", 3)
    assert "fingerprint" in verdict.message.do
    assert len(verdict.certificate) == 64


def test_signed_outside_the_certificates_term_is_not_known(trust, identity):
    late = SIGNED_AT.replace(year=2030)
    verdict = verify_bytes(certified_at(a_record(), identity, late), "zh")
    assert verdict.exit_code == 3
    assert "有效期" in verdict.message.what
    assert ("note", "签发时证书不在有效期内") in titles(verdict)


def test_a_certificate_that_ended_since_is_judged_at_the_claimed_time(trust, desk, watch, certified):
    watch.go(days=4 * 365)
    verdict = verify_bytes(certified, "zh", desk)
    assert verdict.exit_code == 0
    assert ("note", "证书现已到期") in titles(verdict)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: a_record(marks=()), "对不上"),
        (lambda: a_record(marks=(a_mark("0" * 64),)), "对不上"),
        (lambda: a_record(findings=b'{"format":"inspector-findings/1"}'), "格式"),
        (lambda: a_record(findings=b"\xff"), "格式"),
        (lambda: initialled("0" * 64), "确认"),
        (lambda: miscounted(), "统计数"),
    ],
)
def test_what_a_good_key_signed_but_contradicts_itself_is_no_document(trust, identity, made, reason):
    verdict = verify_bytes(certified_at(made(), identity), "zh")
    assert (verdict.state, verdict.exit_code) == ("changed", 1)
    assert reason in verdict.message.means
    assert verdict.differences


def test_it_is_told_which_counts_the_rows_do_not_give(trust, identity):
    verdict = verify_bytes(certified_at(miscounted(), identity), "zh")
    assert verdict.differences == tuple(
        f"“{name}”与所附逐项内容对不上。" for name in ("符合项数", "不符合项数", "问题")
    )


def test_initials_that_can_be_computed_again_from_the_answers_stand(trust, identity):
    report = a_report()
    answers = {item.code: item.answer for item in report.sections[0].items}
    digest = answers_sha256(report.visit, report.sections[0].code, answers)
    assert verify_bytes(certified_at(initialled(digest), identity), "zh").exit_code == 0


def test_what_was_saved_behind_it_is_told_without_the_original(trust, certified):
    verdict = verify_bytes(update(certified, turn_page(0)), "zh")
    assert verdict.exit_code == 1
    assert verdict.differences[0].startswith("签发时的文书仍完整保留在文件开头")
    assert verdict.differences[1:] == ("第1页的内容有变。",)
    assert verify_bytes(certified + b"\n", "en").differences[1].startswith("Pages and embedded data are as signed")


def test_other_findings_put_in_are_told_in_words(trust, certified):
    findings = dict(examine(certified, ()).files)["findings.json"]
    forged = findings.replace("良好".encode(), "优秀".encode())
    verdict = verify_bytes(update(certified, replace_file("findings.json", forged)), "zh")
    assert verdict.differences[1:] == ("等次·名称：良好 → 优秀",)


def test_an_unsigned_record_is_changed_and_another_file_unreadable(trust):
    assert verify_bytes(a_record(), "zh").exit_code == 1
    for data in (b"", b"hello", b"%PDF-1.7\n", b"\0" * 10_000):
        verdict = verify_bytes(data, "zh")
        assert (verdict.state, verdict.exit_code, verdict.differences) == ("unreadable", 2, ())


def test_a_file_that_is_not_there_or_no_file_is_said_plainly(home, tmp_path):
    with pytest.raises(MissingError, match="file_missing"):
        verify_file(tmp_path / "none.pdf", "zh")
    with pytest.raises(BadInputError, match="file_unreadable"):
        verify_file(tmp_path, "zh")


def test_a_file_of_half_a_gigabyte_is_refused_before_it_is_read(home, tmp_path):
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)
    tracemalloc.start()
    with pytest.raises(BadInputError, match="file_too_large"):
        verify_file(huge, "zh")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_with_the_kept_original_it_is_told_what_differs(desk, tmp_path):
    visit = begin(desk)
    answer_all(desk, visit, fails=frozenset({"A02"}))
    finish_check.write_opinion(desk, visit, "总体到位。")
    sign_all(desk, visit)
    document = records.issue(desk, visit, lambda _done, _total: None)
    data = records.document_bytes(desk, document.id)
    assert ("ok", "与本机留存的原件一致") in titles(verify_bytes(data, "zh", desk))
    assert verify_bytes(data, "zh", desk).exit_code == 0

    (tmp_path / "record.pdf").write_bytes(data)
    on_paper = verify_image(tmp_path / "record.pdf", "zh")
    assert (on_paper.state, on_paper.facts.number) == ("paper_known", document.number)

    torn = bytearray(data)
    torn[data.index(b"/Producer") + 12] ^= 1
    assert verify_bytes(bytes(torn), "zh", desk).differences == ("各页内容和附带数据没有变，改动在文件的其他部分。",)
    cut = verify_bytes(data[: len(data) // 2], "zh", desk)
    assert cut.exit_code == 2
    assert cut.differences == (f"这是{document.number}的前一部分，后面缺{len(data) - len(data) // 2}字节。",)
