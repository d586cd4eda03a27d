"""The finish page leads to everything that is missing, and lets one go on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea

from inspector.base.errors import RefusedError
from inspector.services import conclude, evidence, finish_check, hints, inspect, readings, sample, survey_sample
from inspector.services.inspect_views import FlagEdit, ProblemEdit
from inspector.ui.finish.page import FinishPage
from inspector.ui.i18n import speak
from inspector.ui.widgets.row_button import RowButton
from tests.rosters import put_in, quiet, school
from tests.services import factory
from tests.ui.concluding import button, errors_of, session_of, stand
from tests.ui.framed import shell_of


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"G02", "B03"}))
    inspect.answer(desk, made, "C05", {"value": "not_applicable", "reason": ""})
    inspect.answer(desk, made, "D01", {"value": "not_checked", "reason": ""})
    return made


def page_of(qtbot, desk, visit, **size):
    page = FinishPage(session_of(desk))
    stand(qtbot, page, visit, **size)
    return page


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def rows(page, code):
    return [row for row in page.findChildren(RowButton) if row.isVisible() and row.accessibleName().startswith(code)]


def test_each_missing_thing_leads_to_its_item_by_mouse_and_by_enter(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    for act in (
        lambda row: qtbot.mouseClick(row, Qt.MouseButton.LeftButton),
        lambda row: qtbot.keyClick(row, Qt.Key.Key_Return),
    ):
        row = rows(page, "D01")[0]
        row.setFocus()
        with qtbot.waitSignal(page.went) as went:
            act(row)
        assert went.args == ["checklist", {"visit_id": visit, "item": "D01"}]


def test_everything_the_service_misses_is_shown(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    shown = texts(page)
    lacks = finish_check.review(desk, visit).lacks
    assert lacks
    for lack in lacks:
        assert lack.text in shown


def test_one_may_go_on_with_gaps(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(page.header_widgets()[-1], Qt.MouseButton.LeftButton)
    assert went.args == ["opinion", {"visit_id": visit}]


def test_scores_grade_problems_and_flags_are_those_of_the_service(qtbot, desk, visit):
    inspect.change_problem(desk, visit, "G02", ProblemEdit(agrees="no", words="文件在区里，未转来。"))
    inspect.raise_flag(desk, visit, "F06", FlagEdit(fact="酒精未上锁", told="孙国栋"))
    page = page_of(qtbot, desk, visit)
    view, shown = finish_check.review(desk, visit), texts(page)
    assert view.grade_label in shown
    for section in view.sections:
        assert section.title in shown
        if section.score:
            assert section.score in shown
    for line in view.problems:
        assert line.problem.title in shown
    assert "文件在区里，未转来。" in shown
    assert any("酒精未上锁" in text for text in shown)


def test_how_it_is_computed_folds_out(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    method = finish_check.review(desk, visit).grade_method
    assert method not in texts(page)
    qtbot.mouseClick(page.computing_link(), Qt.MouseButton.LeftButton)
    assert method in texts(page)


def test_a_visit_that_is_not_graded_shows_no_figure(qtbot, desk):
    visit = factory.begin(desk)
    page = page_of(qtbot, desk, visit)
    view = finish_check.review(desk, visit)
    assert view.grade_name == "not_graded"
    assert view.grade_label in texts(page)


def test_a_missing_declaration_is_made_in_place(qtbot, desk, visit):
    member = desk.store.select("team_member", visit_id=str(visit))[0]
    finish_check.explain_formality(desk, visit, "assignment", "已有")  # not missing: shows nothing
    assert not [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "formality"]
    from inspector.store.tables import Edit

    desk.store.record(
        [Edit("team_member", member.id, member.region_code, "avoidance", {"declared": ""})], actor=desk.actor
    )
    page = page_of(qtbot, desk, visit)
    (lack,) = [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "formality"]
    qtbot.mouseClick(rows(page, lack.text)[0], Qt.MouseButton.LeftButton)
    field = next(f for f in page.findChildren(QLineEdit) if f.isVisible())
    errors = errors_of(page)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert errors == ["formality_reason_empty"]
    qtbot.keyClicks(field, "x")
    field.setText("与校长为同学")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    left = [lack for lack in finish_check.review(desk, visit).lacks if lack.group == "formality"]
    assert [lack.key for lack in left] == ["tie/0"]


def test_a_frozen_unsigned_visit_is_opened_again(qtbot, desk, visit):
    conclude.freeze(desk, visit)
    page_of(qtbot, desk, visit)
    assert finish_check.review(desk, visit).stage == "draft"


def test_a_signed_visit_says_why_it_is_not_opened_again(qtbot, desk, visit):
    factory.sign_all(desk, visit)
    page = FinishPage(session_of(desk))
    with pytest.raises(RefusedError, match="visit_signed"):
        stand(qtbot, page, visit)
    assert finish_check.review(desk, visit).stage == "finalised"


def test_narrow_windows_keep_every_card(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit, width=904, height=456)
    view, shown = finish_check.review(desk, visit), texts(page)
    assert view.grade_label in shown
    assert view.problems[0].problem.title in shown
    assert button(page, "D01")


EVIDENCE = {
    "zh": (
        "证据文件3个都在，都没有改动（哈希一致）",
        "证据文件共3个，找到2个，其中1个没有改动（哈希一致）。签名前请先处理：",
        "G02, 照片2找不到了，请重新附上原片或移除",
        "B03, 照片“值班室门口”已损坏，请重新附上原片或移除",
    ),
    "en": (
        "Evidence: 3 of 3 files present, all hashes good",
        "Evidence: 2 of 3 files present, 1 with a good hash. Before signing:",
        "G02, Photo 2 is lost: attach the original again, or remove it",
        'B03, Photo "值班室门口" is damaged: attach the original again, or remove it',
    ),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_evidence_file_is_read_and_counted_before_the_signatures(qtbot, qapp, desk, visit, language):
    speak(qapp, language)
    for item, seed in (("G02", "one"), ("G02", "two"), ("B03", "three")):
        evidence.attach_photo(desk, visit, item, sample.sample_photo(seed))
    (shown,) = inspect.detail(desk, visit, "B03").evidence
    evidence.caption_photo(desk, visit, shown.id, "值班室门口")
    sound, faulty, lost_row, damaged_row = EVIDENCE[language]
    page = page_of(qtbot, desk, visit)
    qtbot.waitUntil(lambda: sound in texts(page))
    _, lost, damaged = evidence.to_check(desk, visit)
    desk.store.evidence._path(lost.sha256, "original").unlink()
    path = desk.store.evidence._path(damaged.sha256, "original")
    path.write_bytes(path.read_bytes()[:-1])
    page.enter(visit_id=visit)
    qtbot.waitUntil(lambda: faulty in texts(page))
    QApplication.processEvents()  # rows are shown in the turn after their layout took them
    named = [row.accessibleName() for code in ("G02", "B03") for row in rows(page, code)]
    assert {lost_row, damaged_row} <= set(named)
    (leads,) = [row for row in rows(page, "G02") if row.accessibleName() == lost_row]
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(leads, Qt.MouseButton.LeftButton)
    assert went.args == ["checklist", {"visit_id": visit, "item": "G02"}]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", {"G02, 录音1找不到了，请移除，需要时重新录一段", "G02, 读数1已损坏，请移除后重新记一次"}),
        (
            "en",
            {
                "G02, Sound note 1 is lost: record it again, or remove it",
                "G02, Reading 1 is damaged: note it again, or remove it",
            },
        ),
    ],
)
def test_a_lost_sound_and_a_damaged_reading_are_called_what_they_are(qtbot, qapp, desk, visit, language, said):
    speak(qapp, language)
    evidence.attach_photo(desk, visit, "G02", sample.sample_photo("one"))
    evidence.attach_photo(desk, visit, "G02", evidence.sound_note(b"\1\0" * 16_000, 16_000))
    typed = {"quantity": "冰箱温度", "value": "5", "unit": "℃", "instrument": "", "at": "", "by": ""}
    readings.note_reading(desk, visit, "G02", typed)
    _, sound, reading = evidence.to_check(desk, visit)
    desk.store.evidence._path(sound.sha256, "original").unlink()
    path = desk.store.evidence._path(reading.sha256, "original")
    path.write_bytes(path.read_bytes()[:-1])
    page = page_of(qtbot, desk, visit)
    qtbot.waitUntil(lambda: said <= {row.accessibleName() for row in rows(page, "G02")})


def test_many_lost_files_leave_the_window_its_size_and_can_all_be_reached(qtbot, desk, visit):
    for n in range(12):
        evidence.attach_photo(desk, visit, "G02", sample.sample_photo(f"{n}", size=(80, 60)))
    for photo in evidence.to_check(desk, visit):
        desk.store.evidence._path(photo.sha256, "original").unlink()
    page = page_of(qtbot, desk, visit, width=904, height=456)
    qtbot.waitUntil(lambda: any("0 of 12 files present" in text for text in texts(page)))
    QApplication.processEvents()  # as above
    lost = [row for row in rows(page, "G02") if "is lost" in row.accessibleName()]
    assert len(lost) == 12
    assert page.window().height() == 456
    lost[0].setFocus()
    for row in lost[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is row
        assert not row.visibleRegion().isEmpty()


def test_a_visit_without_evidence_says_nothing_of_files(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    assert not any("Evidence:" in text for text in texts(page))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_no_font_can_print_is_missing_already_here_and_leads_to_its_place(qtbot, desk, visit, language):
    desk.language = language
    inspect.write_note(desk, visit, "A02", "门锁坏了\ue000")
    finish_check.write_statement(desk, visit, "没有意见🙂", "周维民")
    page = page_of(qtbot, desk, visit)
    qtbot.waitUntil(lambda: any("U+E000" in text for text in texts(page)))
    assert sum("U+" in text for text in texts(page)) == 2
    (at_item,) = [row for row in rows(page, "A02") if "U+E000" in row.accessibleName()]
    with qtbot.waitSignal(page.went) as went:
        qtbot.mouseClick(at_item, Qt.MouseButton.LeftButton)
    assert went.args == ["checklist", {"visit_id": visit, "item": "A02"}]
    (at_statement,) = [row for row in rows(page, "") if "U+1F642" in row.accessibleName()]
    with qtbot.waitSignal(page.went) as went:
        at_statement.setFocus()
        qtbot.keyClick(at_statement, Qt.Key.Key_Return)
    assert went.args == ["opinion", {"visit_id": visit}]
    inspect.write_note(desk, visit, "A02", "门锁坏了")
    finish_check.write_statement(desk, visit, "没有意见", "周维民")
    assert finish_check.not_printable(desk, visit) == ()


def test_a_sample_that_nobody_verified_leads_to_the_survey(qtbot, desk, visit):
    put_in(desk, visit, ("学生摸排表.xlsx", school()[1]))
    survey_sample.keep_sample(desk, visit, survey_sample.draw_sample(desk, visit, 2, "2026110", quiet))
    page = page_of(qtbot, desk, visit)
    (row,) = rows(page, "摸排核对抽出的2行还没有核实")
    with qtbot.waitSignal(page.went) as went:
        row.setFocus()
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert went.args == ["survey", {"visit_id": visit}]


def test_hints_are_shown_to_the_team_lead_to_their_item_and_go_when_nothing_strikes_the_eye(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    lines = hints.hint_lines(desk, visit)
    assert lines
    for line in lines:
        row = rows(page, line.text)[0]
        with qtbot.waitSignal(page.went) as went:
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert went.args == ["checklist", {"visit_id": visit, "item": line.item}]
    calm = factory.begin(desk)
    page.enter(visit_id=calm)
    assert not page._hints.isVisible()


def test_lines_that_are_written_anew_leave_the_list_where_it_stands(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    rows(page, "C05")[0].setFocus()
    lists = page.findChildren(QScrollArea)
    before = [one.verticalScrollBar().value() for one in lists]
    page.show_view(finish_check.review(desk, visit))  # the focus went down line by line, and the list with it
    assert [one.verticalScrollBar().value() for one in lists] == before


def test_the_focus_does_not_wander_over_the_lines_of_a_page_that_is_filled_anew(qtbot, qapp, desk, visit):
    shell = shell_of(qtbot, desk, (960, 540))
    shell.go("finish", {"visit_id": visit})
    held = []

    def look(_before, now):
        held.append(now)

    qapp.focusChanged.connect(look)
    shell.go("finish", {"visit_id": factory.begin(desk, school="fqjn")})
    QApplication.processEvents()
    qapp.focusChanged.disconnect(look)
    assert [one for one in held if one is not None] == [shell.page._next]  # a screen reader would read every one
    assert not any(one.verticalScrollBar().value() for one in shell.page.findChildren(QScrollArea))
