"""Documents of the process through the services: begun from a record, filled in, numbered, signed, issued, voided, found."""

import hashlib
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from inspector.base.errors import BadInputError, MissingError, RefusedError
from inspector.exchange import template_file
from inspector.exchange.template_file import SHIPPED, shipped
from inspector.services import (
    conclude,
    evidence,
    inspect,
    numbers,
    office,
    records,
    sample,
    security,
    templates,
    writ_begin,
    writ_register,
    writs,
)
from inspector.services.inspect_views import ProblemEdit
from inspector.services.verify import verify_bytes
from tests import scans
from tests.conftest import PASSWORD, Watch
from tests.services import factory


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """One store for all tests here: each looks at what it made itself."""
    clock = Watch()
    folder = tmp_path_factory.mktemp("writs") / "store"
    made, recovery = security.create_store(folder, sample.sample_identity(), PASSWORD, clock=clock)
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def visit(desk):
    """A short visit with two problems, one of them put right on the spot; its record is issued."""
    return signed_visit(desk, right=("A03",))


def quiet(_done, _total):
    pass


def signed_visit(desk, *, right=()):
    """A short visit with two problems, its record issued."""
    visit = factory.begin(desk)
    factory.answer_some(desk, visit, fails=frozenset({"A01", "A03"}), n=6)
    for item in right:
        inspect.change_problem(desk, visit, item, ProblemEdit(put_right="当场补发文件"))
    factory.sign_all(desk, visit)
    records.issue(desk, visit, quiet)
    return visit


def filled(desk, kind, **about):
    writ = writs.begin(desk, kind, **about)
    for lack in [one.name for one in writs.show(desk, writ).fields if one.required and not one.value]:
        writs.write(desk, writ, lack, "填写的内容")
    return writ


def sign_all(desk, writ):
    view = writs.freeze(desk, writ)
    for signer in view.signers:
        view = writs.sign(desk, writ, signer, sample.sample_strokes(signer.name), (892, 339))
    assert view.complete


def issued(desk, kind, **about):
    writ = filled(desk, kind, **about)
    sign_all(desk, writ)
    return writs.issue(desk, writ, quiet)


def text_of(desk, document):
    reader = pypdf.PdfReader(io.BytesIO(records.document_bytes(desk, document.id)))
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def test_an_order_comes_from_the_record_and_a_receipt_registers_its_delivery(desk, visit):
    record = records.documents(desk, visit)[0]
    order = issued(desk, "rectification_order", visit_id=visit)
    text = text_of(desk, order)
    assert record.number in text
    problem = writs.show(desk, filled(desk, "recheck", visit_id=visit)).problems[0]
    assert problem.title in text
    assert text.count("完成期限") == 1  # what was put right on the spot is not ordered again
    assert verify_bytes(records.document_bytes(desk, order.id), "zh").exit_code in {0, 3}
    receipt = issued(desk, "receipt", document_id=order.id)
    assert receipt.number == f"{order.number}送达1"
    assert order.number in text_of(desk, receipt)
    assert "当面送达" in records.document(desk, order.id).delivered_text
    (line,) = [one for one in writ_register.lines(desk) if one.key == order.id]
    told = [one.what.zh for one in writ_register.story(desk, line)]
    assert told[:4] == ["开始制作", "定稿编号", "签字", "签发"]
    assert any(one.startswith("据此签发送达回证") for one in told)
    confirmed = issued(desk, "on_the_spot", visit_id=visit)
    assert confirmed.number == f"{record.number}立改1"
    assert "当场补发文件" in text_of(desk, confirmed)


def test_each_kind_counts_for_itself_and_a_document_given_up_keeps_its_number_with_the_reason(desk, visit):
    first, second = (filled(desk, "rectification_order", visit_id=visit) for _ in range(2))
    given = [writs.freeze(desk, one).number for one in (first, second)]
    counts = [int(one.partition("改〔2026〕")[2].removesuffix("号")) for one in given]
    assert counts[1] == counts[0] + 1
    assert writs.freeze(desk, filled(desk, "opinion", visit_id=visit)).number.endswith("意〔2026〕1号")
    writs.reopen(desk, first)
    writs.write(desk, first, "phone", "0519-1")
    assert writs.freeze(desk, first).number == given[0]
    with pytest.raises(BadInputError, match="writ_reason_missing"):
        writs.void(desk, second, " ")
    writs.void(desk, second, "另用督导意见书")
    with pytest.raises(RefusedError, match="writ_voided"):
        writs.write(desk, second, "phone", "1")
    states = {gap.number: (gap.state, gap.reason) for gap in writ_register.gaps(desk, 2026)}
    assert states[given[1]] == ("void", "另用督导意见书")
    assert states[given[0]] == ("waiting", "")
    assert [one.stage for one in writ_register.lines(desk, given[1])] == ["void"]


def test_a_document_of_the_first_night_hour_of_a_year_bears_that_year(desk, visit, monkeypatch):
    monkeypatch.setattr(desk.clock, "now", datetime(2026, 12, 31, 16, 30, tzinfo=UTC))  # half past midnight in China
    assert "〔2027〕" in writs.freeze(desk, filled(desk, "reminder")).number


def test_three_laptops_that_number_alone_on_one_day_give_no_number_twice(desk):
    """One store stands for all: what tells the laptops apart is only the share that each was given."""
    given = []
    for letter, first, last in (("A", 0, 0), ("b", 0, 0), ("", 101, 102)):
        numbers.set_share(desk, letter, first, last)
        edits = []
        for _ in range(2):
            edits.clear()
            given.append(numbers.take(desk, "改", 2027, edits))
            desk.store.record(edits, actor=desk.actor)
    assert [one.partition("〕")[2] for one in given] == ["A1号", "A2号", "B1号", "B2号", "101号", "102号"]
    with pytest.raises(RefusedError, match="numbers_used_up"):
        numbers.take(desk, "改", 2027, [])
    with pytest.raises(BadInputError, match="numbers_share_wrong"):
        numbers.set_share(desk, "AB", 0, 0)
    with pytest.raises(BadInputError, match="numbers_share_wrong"):
        numbers.set_share(desk, "", 9, 3)
    assert numbers.preview(desk, office.number_pattern(desk)).endswith("〔2026〕101号")
    numbers.set_share(desk, "", 0, 0)


def test_a_number_that_nothing_is_known_of_is_a_gap_until_it_is_explained(desk):
    edits = []
    lost = numbers.take(desk, "改", 2028, edits)
    desk.store.record(edits, actor=desk.actor)
    assert [(gap.number, gap.state) for gap in writ_register.gaps(desk, 2028)] == [(lost, "missing")]
    writ_register.explain_gap(desk, lost, "电脑损坏，纸质件已归档")
    assert [gap.reason for gap in writ_register.gaps(desk, 2028)] == ["电脑损坏，纸质件已归档"]


def test_what_is_not_filled_in_takes_no_number_and_what_is_signed_is_not_changed(desk, visit):
    writ = writs.begin(desk, "rectification_order", visit_id=visit)
    writs.write(desk, writ, "phone", "")
    assert [one.zh for one in writs.show(desk, writ).lacks] == ["联系电话"]
    with pytest.raises(BadInputError, match="writ_incomplete"):
        writs.freeze(desk, writ)
    assert not writs.show(desk, writ).number
    with pytest.raises(BadInputError, match="writ_date_wrong"):
        writs.write(desk, writ, "report_by", "下周")
    writs.write(desk, writ, "phone", "\ue000")
    with pytest.raises(BadInputError, match="text_not_printable"):
        writs.freeze(desk, writ)
    writs.write(desk, writ, "phone", "0519-00000001")
    assert b"%PDF" in writs.preview(desk, writ, quiet)[:8]
    sign_all(desk, writ)
    for act in (lambda: writs.write(desk, writ, "phone", "2"), lambda: writs.reopen(desk, writ)):
        with pytest.raises(RefusedError):
            act()
    document = writs.issue(desk, writ, quiet)
    assert writs.issue(desk, writ, quiet).id == document.id
    with pytest.raises(RefusedError, match="writ_issued"):
        writs.void(desk, writ, "写错了")
    again = writs.begin(desk, "rectification_order", visit_id=visit)
    assert not writs.show(desk, again).lacks  # the telephone is remembered


def test_a_recheck_says_what_a_later_visit_found(desk):
    visit = signed_visit(desk)
    later = factory.begin(desk, track="follow_up")
    inspect.answer(desk, later, "A01", {"value": "conforms"})
    factory.sign_all(desk, later)
    records.issue(desk, later, quiet)
    with pytest.raises(RefusedError, match="writ_nothing_listed"):
        writs.begin(desk, "on_the_spot", visit_id=visit)
    writ = writs.begin(desk, "recheck", visit_id=visit)
    assert [one.result for one in writs.show(desk, writ).problems] == ["closed", "open"]
    writs.write_outcome(desk, writ, 2, "extended", "经费未到位", "2026-12-31")
    writs.write(desk, writ, "phone", "0519-00000001")
    sign_all(desk, writ)
    text = text_of(desk, writs.issue(desk, writ, quiet))
    assert "已完成整改并销号1个，未销号1个" in text
    assert "同意延期，期限延至2026年12月31日" in text


def test_a_refused_receipt_says_so_in_the_register_of_deliveries(desk, visit):
    record = records.documents(desk, visit)[0]
    writ = filled(desk, "receipt", document_id=record.id)
    team, school = writs.freeze(desk, writ).signers
    writs.sign(desk, writ, team, sample.sample_strokes(team.name), (892, 339))
    view = writs.refuse(desk, writ, school, "校长外出，不收", "陈桂兰，街道干部")
    assert view.complete
    assert view.signers[-1].name == "陈桂兰，街道干部"
    writs.issue(desk, writ, quiet)
    assert "拒收" in records.document(desk, record.id).delivered_text


def test_without_a_signed_record_there_is_nothing_to_order(desk):
    visit = factory.begin(desk)
    with pytest.raises(RefusedError, match="record_missing"):
        writs.begin(desk, "rectification_order", visit_id=visit)


def test_the_value_that_is_kept_is_the_one_in_the_document(desk, visit):
    order = issued(desk, "rectification_order", visit_id=visit)
    files = pypdf.PdfReader(io.BytesIO(records.document_bytes(desk, order.id))).attachments
    held = json.loads(files["findings.json"][0])
    assert (held["number"], held["visit"]) == (order.number, str(visit))
    assert held["refers"][0]["sha256"] == conclude.signing(desk, visit).sha256


def about(desk, kind, visit):
    """What a kind is about: the visit, a school, a document of the right kind, or nothing."""
    spec = shipped()[kind].kind
    if spec.about == "visit":
        return {"visit_id": visit}
    if spec.about == "school":
        return dict(writ_begin.subjects(desk, kind, "mdxx")[0].about)
    if spec.about == "document":
        first = (spec.of or ("rectification_order",))[0]
        return {"document_id": issued(desk, first, **about(desk, first, visit)).id}
    return dict(writ_begin.subjects(desk, kind)[0].about)


@pytest.mark.parametrize(
    "kind", [one for one in SHIPPED if one not in {"rectification_order", "receipt", "draw_record"}]
)
def test_every_kind_is_begun_filled_in_signed_and_verified(desk, visit, kind):
    document = issued(desk, kind, **about(desk, kind, visit))
    assert document.school or shipped()[kind].kind.about == "unit" or kind == "clue_return"
    assert verify_bytes(records.document_bytes(desk, document.id), "zh").exit_code in {0, 3}
    assert shipped()[kind].kind.title.zh in text_of(desk, document)
    assert [line.key for line in writ_register.lines(desk, document.number) if line.number == document.number] == [
        document.id
    ]
    assert writ_register.gaps(desk, 2026) == [
        gap for gap in writ_register.gaps(desk, 2026) if gap.number != document.number
    ]


def test_a_stranger_can_draw_the_schools_again_from_what_is_printed(desk):
    names = [f"第{n}小学" for n in range(1, 31)]
    writ = writs.begin(desk, "draw_record")
    assert b"%PDF" in writs.preview(desk, writ, quiet)[:8]  # also while nothing can be drawn yet
    said = {
        "population": "\n".join(names),
        "n_drawn": "3",
        "seed": "20261120体彩",
        "purpose": "抽查",
        "seed_source": "当晚开奖",
    }
    for name, text in {**said, "observer": "陈桂兰，街道干部"}.items():
        writs.write(desk, writ, name, text)
    writs.write(desk, writ, "n_drawn", "31")
    with pytest.raises(BadInputError, match="writ_draw_wrong"):
        writs.freeze(desk, writ)
    writs.write(desk, writ, "n_drawn", "3")
    sign_all(desk, writ)
    document = writs.issue(desk, writ, quiet)
    files = pypdf.PdfReader(io.BytesIO(records.document_bytes(desk, document.id))).attachments
    held = json.loads(files["findings.json"][0])
    again = sorted(names, key=lambda name: hashlib.sha256(f"20261120体彩\n{name}".encode()).hexdigest())
    assert [one["cells"][1] for one in held["entries"]] == again
    assert [one["cells"][0] for one in held["entries"]] == ["1", "2", "3", *[""] * 27]
    sha256 = next(one["text"] for one in held["words"] if one["name"] == "population_sha256")
    assert sha256 == hashlib.sha256("".join(f"{name}\n" for name in sorted(names)).encode()).hexdigest()


def a_laptop(folder, name, letter):
    clock = Watch()
    made, recovery = security.create_store(folder / name, sample.sample_identity(), PASSWORD, clock=clock)
    security.confirm_recovery(made, recovery)
    numbers.set_share(made, letter, 0, 0)
    return made


def test_what_laptops_issue_alone_meets_without_a_number_twice_and_where_none_was_given_a_letter_it_is_told(tmp_path):
    laptops = [a_laptop(tmp_path, name, letter) for name, letter in (("one", "A"), ("two", "B"), ("three", ""))]
    bureau, other, third = laptops
    given = [writs.freeze(laptop, filled(laptop, "circular")).number for laptop in laptops]
    for laptop in (other, third):
        bureau.store.receive(laptop.store.all_changes())
    assert len(set(given)) == len(given)
    assert {line.number for line in writ_register.lines(bureau)} == set(given)
    assert [gap.state for gap in writ_register.gaps(bureau, 2026)] == ["waiting"]
    numbers.set_share(other, "", 0, 0)
    twice = writs.freeze(other, filled(other, "circular")).number
    assert twice == given[2]
    bureau.store.receive(other.store.all_changes())
    assert (twice, "doubled") in [(gap.number, gap.state) for gap in writ_register.gaps(bureau, 2026)]
    for laptop in laptops:
        laptop.close()


DOCS = Path(__file__).resolve().parents[2] / "docs" / "templates.md"
INVITATION = DOCS.read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
INVITATION = INVITATION.replace("form: letter\n", 'form: letter\nletterhead: "{issuer}文件"\n')


def test_a_bureaus_folder_adds_a_kind_without_code_and_what_was_signed_keeps_its_wording(desk):
    folder = templates.folder(desk)
    folder.mkdir()
    file, seal = folder / "invitation.yaml", folder / "seal.png"
    file.write_text(INVITATION, "utf-8")
    Image.new("RGBA", (90, 90), (200, 0, 0, 90)).save(seal)
    (folder / "bureau.yaml").write_text("format: inspector-bureau/1\nseal: seal.png\n", "utf-8")
    assert "参会通知" in {one.title.zh for one in writ_begin.kinds(desk)}
    writ = filled(desk, "invitation", **writ_begin.subjects(desk, "invitation", "mdxx")[0].about)
    sign_all(desk, writ)
    before = writs.preview(desk, writ, quiet)
    file.write_text(INVITATION.replace("请按时参加", "请提前到会"), "utf-8")
    seal.unlink()
    templates.refresh(desk)
    assert writs.preview(desk, writ, quiet) == before
    document = writs.issue(desk, writ, quiet)
    assert "会〔2026〕1号" in document.number
    text = text_of(desk, document)
    for words in ("办公室文件", "疫情防控工作会", "1.请携带有关材料。", "2.请按时参加。", "印章图样，不作签章"):
        assert words in text, words
    pdf = records.document_bytes(desk, document.id)
    assert verify_bytes(pdf, "zh").exit_code in {0, 3}
    held = json.loads(pypdf.PdfReader(io.BytesIO(pdf)).attachments["findings.json"][0])
    assert held["template"] == "invitation"
    assert held["template_sha256"] != templates.template_of(desk, "invitation").sha256()
    file.unlink()
    assert records.document(desk, document.id).name.zh == "参会通知"
    assert writs.show(desk, writ).title.zh == "参会通知"
    with pytest.raises(MissingError, match="template_missing"):
        writs.begin(desk, "invitation")


def test_a_broken_file_of_the_folder_is_refused_and_the_programs_own_template_stands_in(desk):
    folder = templates.folder(desk)
    folder.mkdir(exist_ok=True)
    own = template_file.shipped_file("circular").read_text("utf-8")
    (folder / "circular.yaml").write_text(own.replace("工作要求", "三项要求"), "utf-8")
    assert templates.refresh(desk).own == {"circular"}
    (folder / "circular.yaml").write_text(own.replace("工作要求", "{工作要求}"), "utf-8")
    (folder / "other.yaml").write_text(
        INVITATION.replace("kind: invitation", "kind: other").replace("会\n", "改\n", 1), "utf-8"
    )
    assert templates.load(desk).own == {"circular"}  # rows of lists look at no file
    found = templates.refresh(desk)
    assert not found.own
    assert [(one.values["file"], one.values["line"]) for one in found.refused if one.values["file"] != "bureau.yaml"] == [
        ("circular.yaml", 26), ("other.yaml", 4),
    ]  # fmt: skip
    assert templates.kind_of(desk, "circular").title.zh == "通报"
    for path in folder.glob("*.yaml"):
        path.unlink()


def test_what_is_handed_over_names_all_evidence_of_its_problems_and_none_of_what_is_in_order(desk):
    visit = factory.begin(desk)
    factory.answer_some(desk, visit, fails=frozenset({"A01"}), n=6)
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 30, 40)).save(picture, "JPEG")
    sound = evidence.sound_note(bytes(32_000), 16_000)
    for item, data in (("A01", picture.getvalue()), ("A01", sound), ("A02", scans.scan(1))):
        evidence.attach_photo(desk, visit, item, data)
    factory.sign_all(desk, visit)
    records.issue(desk, visit, quiet)
    held, photos = {}, {}
    for kind in ("handing_over", "rectification_order"):
        writ = filled(desk, kind, visit_id=visit)
        sign_all(desk, writ)
        photos[kind] = list(writs.to_issue(desk, writ).pieces.fetched().photos)
        data = records.document_bytes(desk, writs.issue(desk, writ, quiet).id)
        found = json.loads(pypdf.PdfReader(io.BytesIO(data)).attachments["findings.json"][0])
        held[kind] = [(one["item"], one["sha256"]) for one in found.get("evidence", [])]
    hashes = [hashlib.sha256(data).hexdigest() for data in (picture.getvalue(), sound)]
    assert held["handing_over"] == [("A01", one) for one in hashes]
    assert held["rectification_order"] == [("A01", hashes[0])]
    assert photos == {"handing_over": [hashes[0]], "rectification_order": [hashes[0]]}  # a sound has no page copy
