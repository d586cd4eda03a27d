"""What a document carries is held to its schema and compared in words."""

import json
from dataclasses import replace

import pytest

from inspector.base.canonical import canonical_bytes
from inspector.base.errors import BadInputError
from inspector.domain.signature import Refusal, signatures_json
from inspector.exchange.findings import MAX_DIFFERENCES, check, differences, read_carried
from tests.documents.factory import a_report
from tests.signing.factory import a_mark

VISIT = "0194a5c0-0000-7000-8000-000000000001"


@pytest.fixture(scope="module")
def report():
    return replace(a_report(n_sections=2, n_problems=2, n_photos=1), visit=VISIT)


def test_a_report_and_its_marks_are_accepted_and_bound(report):
    mark = a_mark(report.sha256())
    refusal = Refusal(mark.signer, report.sha256(), "第2个问题人数没有更正。", "陈桂兰", "2026-11-20T04:19:00Z")
    carried = read_carried(report.canonical(), signatures_json((mark, refusal)))
    assert (carried.bound, carried.n_marks, carried.sha256) == (True, 2, report.sha256())


@pytest.mark.parametrize("marks", [(), (a_mark("0" * 64),)])
def test_marks_of_other_findings_or_none_do_not_bind(report, marks):
    assert not read_carried(report.canonical(), signatures_json(marks)).bound


def without(name):
    return lambda content: {key: value for key, value in content.items() if key != name}


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (without("grade"), "grade"),
        (lambda content: {**content, "more": 1}, "more"),
        (lambda content: {**content, "version": "1"}, "version"),
        (lambda content: {**content, "format": "inspector-findings/9"}, "format"),
    ],
)
def test_what_its_schema_does_not_know_is_refused_with_the_place(report, spoil, place):
    content = json.loads(report.canonical())
    with pytest.raises(BadInputError) as caught:
        check(canonical_bytes(spoil(content)))
    assert place in str(caught.value.values["reason"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b'"version":1', b'"version":2,"version":1'),
        lambda data: data.replace(b'"version":1', b'"version":1.0'),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda _: b"[" * 100_000,
        lambda _: b"",
    ],
)
def test_another_spelling_of_the_same_is_refused(report, spoil):
    data = spoil(report.canonical())
    assert data != report.canonical()
    with pytest.raises(BadInputError, match="findings_invalid"):
        check(data)


def changed(report, path, value):
    content = json.loads(report.canonical())
    *way, last = path
    inner = content
    for step in way:
        inner = inner[step]
    inner[last] = value
    return json.loads(report.canonical()), content


@pytest.mark.parametrize(
    ("path", "value", "zh", "en"),
    [
        (
            ("sections", 0, "items", 2, "result"),
            "conforms",
            "检查项A03·结果：不适用 → 符合",
            "item A03 · result: not_applicable → conforms",
        ),
        (("problems", 1, "due_on"), "", "问题2·期限：2026-11-25 → —", "problem 2 · deadline: 2026-11-25 → —"),
        (
            ("grade", "label"),
            "优秀",
            "等次·名称：良好 → 优秀",
            "grade · label: 良好 → 优秀",
        ),
        (("school", "students"), 12, "学校·学生数：1286 → 12", "school · students: 1286 → 12"),
    ],
)
def test_a_difference_is_told_in_words(report, path, value, zh, en):
    was, now = changed(report, path, value)
    assert differences(was, now, "zh") == (zh,)
    assert differences(was, now, "en") == (en,)


def test_an_item_left_out_is_one_difference(report):
    was = json.loads(report.canonical())
    now = json.loads(report.canonical())
    del now["sections"][1]["items"][0]
    assert differences(was, now) == ("检查项B01：被删去",)
    assert differences(now, was) == ("检查项B01：后加的",)


def test_the_list_of_differences_ends(report):
    was, now = (json.loads(a_report(n_sections=4, note=note).canonical()) for note in ("", "备注"))
    for section in now["sections"]:
        for item in section["items"]:
            item["text"] = "另一个问题"
    assert len(differences(was, now)) == MAX_DIFFERENCES
