"""A whole visit through the services, as windows and demo do it."""

import io
import json
from datetime import timedelta

import pytest
from PIL import Image

from inspector.base.errors import BadInputError, RefusedError, RoomError
from inspector.exchange import findings
from inspector.services import audit, conclude, evidence, finish_check, inspect, plan, records, sample, security, verify
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from inspector.services.plan_views import NewMember, NewSchool, NewVisit
from tests.conftest import PASSWORD
from tests.services.factory import answer_all, begin, sign_all


def nothing(_done, _total):
    """Progress that nobody watches."""


def test_schools_are_found_by_name_initials_and_code(desk):
    names = {plan.search(desk, words).schools[0].name for words in ("枫桥", "fqjn", "3132049917", "一贯")}
    assert names == {"澄江市梅岭区枫桥九年一贯制学校"}
    assert plan.search(desk, "没有").schools == ()


def test_an_answer_is_there_after_losing_the_program_and_the_place_too(desk, reopen):
    visit = begin(desk)
    inspect.answer(desk, visit, "A01", {"value": "conforms"})
    inspect.answer(desk, visit, "A02", {"value": "fails"})
    inspect.remember_place(desk, visit, "A02")
    inspect.save_draft(desk, visit, "A02", "正在输入")
    desk = reopen(desk)
    view = inspect.open_checklist(desk, visit)
    assert [i.answer.value for i in view.items[:3]] == ["conforms", "fails", ""]
    assert view.current == "A02"
    assert view.items[1].problem.title == "责任分工未落实到人"
    assert inspect.detail(desk, visit, "A02").draft == "正在输入"
    assert audit.audit_store(desk).sound


def test_a_problem_is_withdrawn_and_revived_with_its_answer(desk):
    visit = begin(desk)
    inspect.answer(desk, visit, "A02", {"value": "fails"})
    inspect.change_problem(desk, visit, "A02", ProblemEdit(responsible="办公室", deadline_days=5))
    assert inspect.answer(desk, visit, "A02", {"value": "conforms"}).item.problem is None
    again = inspect.answer(desk, visit, "A02", {"value": "fails"}).item.problem
    assert (again.responsible, str(again.due_on)) == ("办公室", "2026-11-27")


def test_problems_after_one_that_comes_or_goes_are_numbered_anew(desk):
    visit = begin(desk)
    for item in ("A03", "A04"):
        inspect.answer(desk, visit, item, {"value": "fails"})
    shown = {view.code: view for view in inspect.open_checklist(desk, visit).items}

    def take(changed):
        assert all(view.code != changed.item.code for view in changed.also)
        shown.update({view.code: view for view in (changed.item, *changed.also)})
        return [view.code for view in changed.also]

    def numbers():
        return {code: view.problem.n for code, view in shown.items() if view.problem}

    assert take(inspect.answer(desk, visit, "A02", {"value": "fails"})) == ["A03", "A04"]
    assert numbers() == {"A02": 1, "A03": 2, "A04": 3}
    assert take(inspect.answer(desk, visit, "A03", {"value": "conforms"})) == ["A04"]
    assert numbers() == {"A02": 1, "A04": 2}
    assert take(inspect.answer(desk, visit, "A01", {"value": "conforms"})) == []  # and nothing more is painted
    assert take(inspect.undo(desk, visit)) == []
    assert take(inspect.undo(desk, visit)) == ["A04"]
    assert numbers() == {"A02": 1, "A03": 2, "A04": 3}


def test_undo_takes_back_answer_and_problem_together(desk):
    visit = begin(desk)
    inspect.answer(desk, visit, "A02", {"value": "mostly"})
    inspect.answer(desk, visit, "A02", {"value": "fails"})
    back = inspect.undo(desk, visit)
    assert (back.item.answer.value, back.item.problem) == ("mostly", None)
    assert inspect.redo(desk, visit).item.problem is not None
    for _ in range(2):
        back = inspect.undo(desk, visit)
    assert back.item.answer.value == ""
    assert inspect.undo(desk, visit) is None


def test_a_red_flag_is_struck_through_never_undone(desk, watch):
    visit = begin(desk)
    flag, after = inspect.raise_flag(desk, visit, "G01", FlagEdit(fact="侧门敞开", told="保卫处长"))
    assert after.progress.n_flags == 1
    assert inspect.undo(desk, visit) is None
    watch.go(minutes=5)
    inspect.change_flag(desk, visit, flag.id, FlagEdit(act="已上锁"))
    with pytest.raises(BadInputError, match="strike_reason_empty"):
        inspect.strike_flag(desk, visit, flag.id, "  ")
    assert inspect.strike_flag(desk, visit, flag.id, "门号记错").progress.n_flags == 0
    assert inspect.detail(desk, visit, "G01").flags[0].struck_reason == "门号记错"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo_empty"),
        (b"not a photo", "photo_unreadable"),
        (b"%PDF-1.7", "pdf_damaged"),
        (b"\xff\xd8\xff\xe0cut", "photo_unreadable"),
    ],
)
def test_what_is_no_photo_is_refused_and_nothing_is_attached(desk, data, code):
    visit = begin(desk)
    with pytest.raises(BadInputError, match=code):
        evidence.attach_photo(desk, visit, "A01", data, name="x.jpg")
    assert inspect.detail(desk, visit, "A01").evidence == ()


def test_a_photo_keeps_its_bytes_and_can_be_taken_off_and_back(desk):
    visit = begin(desk)
    data = sample.sample_photo("门岗")
    assert evidence.attach_photo(desk, visit, "A01", data).item.n_photos == 1
    (photo,) = inspect.detail(desk, visit, "A01").evidence
    assert desk.store.evidence.get(photo.sha256) == data
    assert evidence.thumbnail(desk, photo).startswith(b"\xff\xd8")
    assert evidence.remove_photo(desk, visit, photo.id).item.n_photos == 0
    assert inspect.undo(desk, visit).item.n_photos == 1


def test_copies_of_a_photo_have_their_sizes_and_are_made_anew_where_they_are_lost(desk):
    visit = begin(desk)
    data = sample.sample_photo("门岗", size=(2000, 1500))
    evidence.attach_photo(desk, visit, "A01", data)
    (photo,) = inspect.detail(desk, visit, "A01").evidence

    def sizes():
        copies = (evidence.derived(desk, photo.sha256, kind) for kind in ("working", "page", "thumbnail"))
        return [Image.open(io.BytesIO(copy)).size for copy in copies]

    assert sizes() == [(2000, 1500), (640, 480), (320, 240)]
    for file in (desk.store.home / "evidence").iterdir():
        if file.stat().st_size < len(data):
            file.unlink()
    assert len(list((desk.store.home / "evidence").iterdir())) == 1
    assert sizes() == [(2000, 1500), (640, 480), (320, 240)]
    assert desk.store.evidence.get(photo.sha256) == data


def test_what_the_track_demands_warns_and_never_blocks(desk):
    options = plan.visit_options(desk)
    team = (options.me, NewMember("专家", "expert", card_number="E1"))
    new = NewVisit(NewSchool("新学校" * 26 + "校", "primary"), "special", "closed", team, desk.clock())
    assert [gap.key for gap in plan.gaps(desk, new)] == [
        "assignment",
        "notice",
        "team_of_three",
        "avoidance/0",
        "avoidance/1",
    ]
    visit = plan.start_visit(desk, new)
    assert len(inspect.open_checklist(desk, visit).school) == 79
    assert {lack.group for lack in finish_check.review(desk, visit).lacks} >= {"formality", "unanswered"}


def test_the_school_gets_a_signed_record_that_verifies_and_is_frozen(desk, tmp_path, watch):
    visit = begin(desk, school="fqjn")
    answer_all(desk, visit, fails=frozenset({"B02", "F06"}))
    evidence.attach_photo(desk, visit, "B02", sample.sample_photo("值班室"))
    inspect.write_note(desk, visit, "A01", "长" * 10_000)
    inspect.change_problem(desk, visit, "B02", ProblemEdit(responsible="𠮷㛃䶮𬭊", agrees="no", words="当时在隔壁。"))
    watch.go(hours=2)
    view = sign_all(desk, visit)
    assert view.complete
    document = records.issue(desk, visit, nothing)
    target = tmp_path / document.file_name
    records.save_document(desk, document.id, target)
    verdict = verify.verify_file(target, "zh")
    assert (verdict.state, verdict.exit_code, verdict.number) == ("intact_known", 0, "澄梅教督记〔2026〕1号")
    assert verdict.findings_sha256 == view.sha256
    with pytest.raises(RefusedError, match="visit_signed"):
        inspect.answer(desk, visit, "A01", {"value": "fails"})
    with pytest.raises(RefusedError, match="visit_signed"):
        conclude.reopen(desk, visit)
    assert audit.audit_store(desk).sound
    assert plan.today(desk).to_finish[0].stage == "signed"
    records.deliver(desk, document.id, "当面送达", "孙国栋")
    assert plan.today(desk).done[0].stage == "delivered"


def test_a_changed_file_is_told_from_the_kept_original(desk, tmp_path):
    visit = begin(desk)
    answer_all(desk, visit)
    sign_all(desk, visit)
    document = records.issue(desk, visit, nothing)
    data = records.document_bytes(desk, document.id)
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    assert verify.verify_bytes(bytes(flipped), "zh", desk).state == "changed"
    assert verify.verify_bytes(data + b"\n", "zh").state == "changed"
    assert verify.verify_bytes(data[: len(data) // 2], "zh").state == "unreadable"
    for trusted in (tmp_path / "home" / "config" / "trusted").glob("*.pem"):
        trusted.unlink()
    assert verify.verify_bytes(data, "en").exit_code == 3


def test_differences_between_two_findings_name_the_place():
    was = {"sections": [{"code": "A", "items": [{"code": "A01", "result": "fails"}]}], "number": "1"}
    now = json.loads(json.dumps(was))
    now["sections"][0]["items"][0]["result"] = "conforms"
    assert findings.differences(was, now) == ("检查项A01·结果：不符合 → 符合",)


def test_walking_back_before_the_first_mark_freezes_a_second_version(desk):
    visit = begin(desk)
    answer_all(desk, visit)
    first = conclude.freeze(desk, visit)
    conclude.reopen(desk, visit)
    inspect.answer(desk, visit, "A01", {"value": "mostly"})
    second = conclude.freeze(desk, visit)
    assert first.number == second.number
    assert first.sha256 != second.sha256
    assert json.loads(conclude.latest_freeze(desk, visit)["report"])["version"] == 2


def test_refusing_needs_reason_and_witness_and_counts_as_done(desk):
    visit = begin(desk)
    answer_all(desk, visit)
    view = conclude.freeze(desk, visit)
    team, school = view.signers
    with pytest.raises(RefusedError, match="marks_missing"):
        records.issue(desk, visit, nothing)
    with pytest.raises(BadInputError, match="signature_empty"):
        conclude.sign(desk, visit, team, (), (800, 300))
    conclude.sign(desk, visit, team, sample.sample_strokes("吴"), (800, 300))
    with pytest.raises(BadInputError, match="refusal_incomplete"):
        conclude.refuse(desk, visit, school, "不认可", " ")
    view = conclude.refuse(desk, visit, school, "不认可", "街道干部陈某")
    assert view.complete
    assert view.signers[-1].party == "witness"


def test_an_amendment_names_the_first_document(desk):
    visit = begin(desk)
    answer_all(desk, visit)
    sign_all(desk, visit)
    record = records.issue(desk, visit, nothing)
    strokes = sample.sample_strokes("吴承泽")
    with pytest.raises(BadInputError, match="amendment_incomplete"):
        records.amend(desk, visit, "", (("A01", "符合", "基本符合"),), strokes, (800, 300), nothing)
    amendment = records.amend(desk, visit, "记错", (("A01 结果", "符合", "基本符合"),), strokes, (800, 300), nothing)
    verdict = records.check_document(desk, amendment.id)
    assert verdict.state == "intact_known"
    assert amendment.number == f"{record.number}更正1"
    assert [d.kind for d in records.documents(desk, visit)] == ["record", "amendment"]


def test_a_path_that_cannot_be_written_says_so(desk, tmp_path):
    visit = begin(desk)
    answer_all(desk, visit)
    sign_all(desk, visit)
    document = records.issue(desk, visit, nothing)
    with pytest.raises(RoomError, match="save_gone"):
        records.save_document(desk, document.id, tmp_path / "no" / "such" / "folder.pdf")


def test_numbers_count_on_and_next_visits_see_the_last_answer(desk, watch):
    first = begin(desk)
    answer_all(desk, first, fails=frozenset({"A02"}))
    sign_all(desk, first)
    records.issue(desk, first, nothing)
    watch.go(days=30)
    second = begin(desk)
    last = inspect.detail(desk, second, "A02")
    assert (last.last_value, last.last_text) == ("fails", "11月20日不符合：责任分工未落实到人；尚未核查是否整改")
    answer_all(desk, second)
    assert conclude.freeze(desk, second).number == "澄梅教督记〔2026〕2号"


def test_a_clock_set_back_a_year_loses_nothing(desk, watch):
    visit = begin(desk)
    inspect.answer(desk, visit, "A01", {"value": "conforms"})
    watch.now -= timedelta(days=365)
    assert inspect.answer(desk, visit, "A02", {"value": "conforms"}).progress.n_answered == 2
    assert audit.audit_store(desk).sound


def test_the_unlock_path_imports_no_sql_and_no_pdf():
    import subprocess
    import sys

    code = (
        "import sys; from inspector.services import security; from inspector.base import messages, settings;"
        "security.store_state; print([m for m in ('sqlalchemy', 'sqlcipher3', 'reportlab', 'pyhanko') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


def test_a_weak_password_is_refused_before_anything_is_made(home):
    from inspector.base import places

    with pytest.raises(BadInputError, match="password_short"):
        security.create_store(places.store_folder(), sample.sample_identity(), "short")
    assert security.store_state(places.store_folder()) == "none"
    assert security.password_strength(PASSWORD).level == 4
    assert security.password_strength("aaaaaaaa").level == 1


@pytest.mark.parametrize("school", ["枫桥小学", "枫" * 80, "𠮷" * 200, 'a/b\\c:*?"<>|\n小学'])
def test_a_document_is_saved_under_a_name_that_any_disk_takes(tmp_path, school):
    name = records.file_name("澄梅教督记〔2026〕17号", school, "现场检查记录")
    assert name.startswith("澄梅教督记〔2026〕17号 ")
    assert name.endswith(" 现场检查记录.pdf")
    (tmp_path / name).write_bytes(b"")
