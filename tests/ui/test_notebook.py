"""The notebook's sheet by keys: the duty test from dialling to the answer, the three other lists, over every page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector.services import conclude, evidence, inspect, notebook
from inspector.ui import measure
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.i18n import speak
from inspector.ui.notebook.photo_chip import PhotoChip
from inspector.ui.pages import MAKERS
from inspector.ui.theme import sheet as theme_sheet
from inspector.ui.widgets.typing import put_text, text_of
from tests.services import factory
from tests.services.test_notebook import CALL, PAPER, PERSON, PLACE, SECOND, TYPED
from tests.ui.concluding import WAIT_MS

if TYPE_CHECKING:
    from inspector.domain.notebook import Kind

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
KEYS: dict[Kind, Qt.Key] = {
    "duty_call": Qt.Key.Key_T,
    "person_met": Qt.Key.Key_M,
    "paper_seen": Qt.Key.Key_D,
    "place_walked": Qt.Key.Key_V,
}


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_some(desk, made, n=3)
    return made


@pytest.fixture
def shell(qtbot, desk, visit):
    return shown(qtbot, desk, visit)


def shown(qtbot, desk, visit, size=(1366, 768)):
    session = Session()
    session.open(desk)
    made = Shell(session, MAKERS)
    qtbot.addWidget(made, before_close_func=lambda window: window.leave())
    made.resize(*size)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go("checklist", {"visit_id": visit})
    QApplication.processEvents()
    return made


def press(qtbot, shell, key, modifier=Qt.KeyboardModifier.NoModifier):
    QApplication.processEvents()
    if QApplication.activeWindow() is None:  # the offscreen platform forgets it when a field is made
        shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
    qtbot.keyClick(QApplication.focusWidget() or shell, key, modifier)
    QApplication.processEvents()


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def entries(desk, visit, kind) -> list:
    return [noted.entry for noted in notebook.open_notebook(desk, visit).lists[kind]]


def test_each_list_opens_by_one_key_from_the_items_and_escape_gives_the_keys_back(qtbot, shell):
    for kind, key in KEYS.items():
        press(qtbot, shell, key)
        assert (shell.notebook.isVisible(), shell.notebook.current) == (True, kind)
        assert shell.notebook.isAncestorOf(QApplication.focusWidget())
        press(qtbot, shell, Qt.Key.Key_Escape)
        assert not shell.notebook.isVisible()
        before = shell.page.current
        press(qtbot, shell, Qt.Key.Key_Down)
        assert shell.page.current != before


def test_each_list_opens_from_the_other_pages_of_a_visit_even_while_one_types(qtbot, shell, visit):
    for page in ("survey", "evidence", "history", "finish", "opinion"):
        shell.go(page, {"visit_id": visit})
        if page == "opinion":
            shell.page.statement_fields()[0].setFocus()
        for kind, key in KEYS.items():
            press(qtbot, shell, key, ALT)
            assert (shell.notebook.isVisible(), shell.notebook.current) == (True, kind)
        press(qtbot, shell, KEYS["place_walked"], ALT)
        assert not shell.notebook.isVisible()


def test_no_page_without_a_visit_has_a_notebook(qtbot, shell):
    shell.go("today", {})
    press(qtbot, shell, Qt.Key.Key_T, ALT)
    assert not shell.notebook.isVisible()
    assert not shell.header.notebook.isVisible()


def silent_call(qtbot, shell, watch, rings):
    """Dial and give up, by keys alone; the focus is on the button that dials."""
    press(qtbot, shell, Qt.Key.Key_Return)
    for _ in range(rings):
        watch.go(seconds=4)
        press(qtbot, shell, Qt.Key.Key_R)
    watch.go(seconds=3)
    press(qtbot, shell, Qt.Key.Key_S)
    press(qtbot, shell, Qt.Key.Key_Return)


def test_two_tries_that_nobody_answers_end_in_one_key_that_answers_the_item(qtbot, shell, desk, visit, watch):
    press(qtbot, shell, Qt.Key.Key_T)
    typed(qtbot, "0510-83210000")
    silent_call(qtbot, shell, watch, 3)
    assert "try once more" in shell.notebook.suggestion.said()[1]
    assert value_of(desk, visit, "B02") == ""
    watch.go(minutes=4)
    silent_call(qtbot, shell, watch, 2)
    first, second = entries(desk, visit, "duty_call")
    assert (first.rings, first.waited_seconds, first.answered) == (3, 15, False)
    assert (second.number, second.rings, second.waited_seconds) == ("0510-83210000", 2, 11)
    assert value_of(desk, visit, "B02") == ""
    assert QApplication.focusWidget() is shell.notebook.suggestion.accept
    press(qtbot, shell, Qt.Key.Key_Return)
    assert value_of(desk, visit, "B02") == "fails"
    assert shell.page.item("B02").answer.value == "fails"
    assert "分别响铃3声、2声" in shell.page.item("B02").problem.fact
    press(qtbot, shell, Qt.Key.Key_Z, CTRL)
    assert value_of(desk, visit, "B02") == ""
    assert shell.page.item("B02").answer.value == ""
    assert len(entries(desk, visit, "duty_call")) == 2


def test_an_answered_call_is_noted_with_who_and_what_they_said(qtbot, shell, desk, visit, watch):
    press(qtbot, shell, Qt.Key.Key_T)
    typed(qtbot, "83210000")
    press(qtbot, shell, Qt.Key.Key_Return)
    watch.go(seconds=6)
    press(qtbot, shell, Qt.Key.Key_R)
    press(qtbot, shell, Qt.Key.Key_A)
    typed(qtbot, "Wang R")
    press(qtbot, shell, Qt.Key.Key_Return)
    typed(qtbot, "guard")
    press(qtbot, shell, Qt.Key.Key_Tab)
    shell.notebook.duty.leader.button("yes").click()
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    (call,) = entries(desk, visit, "duty_call")
    assert (call.rings, call.waited_seconds, call.answered, call.who, call.role, call.leader) == (
        1, 6, True, "Wang R", "guard", "yes",
    )  # fmt: skip
    assert "B02: 符合" in shell.notebook.suggestion.said()[0]


def value_of(desk, visit, code):
    return next(item for item in inspect.open_checklist(desk, visit).items if item.code == code).answer.value


def test_a_ringing_stopwatch_outlives_the_lock_and_the_program(qtbot, shell, desk, visit, watch, reopen):
    press(qtbot, shell, Qt.Key.Key_T)
    typed(qtbot, "83210000")
    press(qtbot, shell, Qt.Key.Key_Return)
    press(qtbot, shell, Qt.Key.Key_R)
    shell.leave()
    watch.go(seconds=42)
    again = shown(qtbot, reopen(desk), visit)
    duty = again.notebook.duty
    assert again.notebook.isVisible()
    assert (duty.watch.phase, duty.watch.rings) == ("ringing", 1)
    assert duty.digits.text() == "00:42.0"
    assert text_of(duty.fields["number"]) == "83210000"


def test_what_is_being_typed_outlives_the_sheet_and_the_program(qtbot, shell, desk, visit, reopen):
    press(qtbot, shell, Qt.Key.Key_M)
    typed(qtbot, "Li Fang")
    press(qtbot, shell, Qt.Key.Key_Escape)
    press(qtbot, shell, Qt.Key.Key_M)
    assert text_of(shell.notebook.forms["person_met"].fields["name"]) == "Li Fang"
    typed(qtbot, "!")
    shell.leave()
    again = shown(qtbot, reopen(desk), visit)
    press(qtbot, again, Qt.Key.Key_M)
    assert text_of(again.notebook.forms["person_met"].fields["name"]) == "Li Fang!"
    assert entries(again._session.desk, visit, "person_met") == []


def test_an_entry_is_noted_changed_removed_and_brought_back(qtbot, shell, desk, visit):
    press(qtbot, shell, Qt.Key.Key_V)
    typed(qtbot, "North gate")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    (place,) = entries(desk, visit, "place_walked")
    assert (place.place, place.from_at) == ("North gate", "2026-11-20T01:00:00Z")
    assert shell.notebook.lists["place_walked"].data_of(0)[0].endswith("North gate")
    assert shell.status.said()
    entry = notebook.open_notebook(desk, visit).lists["place_walked"][0].id
    shell.notebook.lists["place_walked"].chosen.emit(entry)
    typed(qtbot, " 2")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert [one.place for one in entries(desk, visit, "place_walked")] == ["North gate 2"]
    shell.notebook.lists["place_walked"].chosen.emit(entry)
    shell.notebook.forms["place_walked"].take_away.click()
    assert entries(desk, visit, "place_walked") == []
    shell.status.undo_wanted.emit()
    assert [one.place for one in entries(desk, visit, "place_walked")] == ["North gate 2"]
    assert shell.notebook.lists["place_walked"].isVisible()


def test_undo_on_the_items_shows_the_list_that_it_changed_and_stays_at_the_item(qtbot, shell, desk, visit):
    shell.page.go_to("C01")
    notebook.add(desk, visit, "paper_seen", PAPER)
    press(qtbot, shell, Qt.Key.Key_Z, CTRL)
    assert entries(desk, visit, "paper_seen") == []
    assert (shell.notebook.isVisible(), shell.notebook.current) == (True, "paper_seen")
    assert shell.page.current == "C01"


def test_what_is_wrong_is_said_in_the_form_and_nothing_is_lost(qtbot, shell, desk, visit):
    press(qtbot, shell, Qt.Key.Key_D)
    form = shell.notebook.forms["paper_seen"]
    put_text(form.fields["dated"], "2026-2-30")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert form.error.isVisible()
    assert form.error.text().startswith("还没有填资料名称")
    typed(qtbot, "Plan")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert "2026-2-30" in form.error.text()
    assert text_of(form.fields["title"]) == "Plan"
    put_text(form.fields["dated"], "20260220")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert entries(desk, visit, "paper_seen")[0].dated == "2026-02-20"


def test_ctrl_enter_notes_down_once_where_a_button_has_the_keys_and_dials_nothing(qtbot, shell, desk, visit, watch):
    press(qtbot, shell, Qt.Key.Key_T)
    form = shell.notebook.duty
    form.fields["number"].setText("025-83335555")
    form.dial.setFocus()
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)  # nothing is to be noted down yet
    assert (form.watch.phase, entries(desk, visit, "duty_call")) == ("idle", [])
    press(qtbot, shell, Qt.Key.Key_Return)
    watch.go(seconds=5)
    press(qtbot, shell, Qt.Key.Key_A)
    form.leader.button("yes").setFocus()
    press(qtbot, shell, Qt.Key.Key_Return)
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert [one.leader for one in entries(desk, visit, "duty_call")] == ["yes"]
    assert form.watch.phase == "idle"
    shell.notebook.show_tab("paper_seen")
    put_text(shell.notebook.papers.fields["title"], "Plan")
    shell.notebook.tabs.button("person_met").setFocus()
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    assert shell.notebook.current == "paper_seen"
    assert len(entries(desk, visit, "paper_seen")) == 1


def test_the_photos_of_a_paper_are_told_by_picture_item_and_caption(qtbot, shell, desk, visit):
    for colour in ("red", "blue"):
        out = io.BytesIO()
        Image.new("RGB", (320, 240), colour).save(out, "PNG")
        evidence.attach_photo(desk, visit, "B03", out.getvalue())
    second = inspect.detail(desk, visit, "B03").evidence[1]
    evidence.caption_photo(desk, visit, second.id, "值班表 A&B")
    press(qtbot, shell, Qt.Key.Key_D)
    chips = shell.notebook.papers.findChildren(PhotoChip)
    assert [chip.accessibleName() for chip in chips] == ["Evidence 1 · B03", "Evidence 2 · B03 值班表 A&B"]
    assert chips[1].text().endswith("\n值班表 A&&B")  # Qt's way to write one
    qtbot.waitUntil(lambda: not any(chip.lacks_picture for chip in chips), timeout=WAIT_MS)
    seen = [chip.icon().pixmap(chip.iconSize()).toImage().pixelColor(20, 20) for chip in chips]
    assert [(colour.red() > 200, colour.blue() > 200) for colour in seen] == [(True, False), (False, True)]


def test_a_parent_has_no_field_for_a_name(qtbot, shell, desk, visit):
    press(qtbot, shell, Qt.Key.Key_M)
    form = shell.notebook.forms["person_met"]
    typed(qtbot, "Zhou")
    form.role_kind.button("parent").click()
    assert not form.fields["name"].isVisible()
    typed(qtbot, "class 3")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    (person,) = entries(desk, visit, "person_met")
    assert (person.name, person.role) == ("家长1", "class 3")


def test_letters_typed_into_the_sheet_are_no_keys_of_the_page(qtbot, shell, desk, visit):
    before = [item.answer.value for item in inspect.open_checklist(desk, visit).items]
    press(qtbot, shell, Qt.Key.Key_V)
    typed(qtbot, "123 NPFR/45")
    press(qtbot, shell, Qt.Key.Key_Return, CTRL)
    shell.notebook.tabs.button("place_walked").setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Slash, Qt.Key.Key_F):
        press(qtbot, shell, key)
    assert [item.answer.value for item in inspect.open_checklist(desk, visit).items] == before
    assert entries(desk, visit, "place_walked")[0].place == "123 NPFR/45"
    assert shell.notebook.isAncestorOf(QApplication.focusWidget())


def test_a_finalised_visit_shows_its_notebook_and_changes_nothing(qtbot, shell, desk, visit):
    for kind, values in TYPED.items():
        notebook.add(desk, visit, kind, values)
    factory.answer_all(desk, visit)
    conclude.freeze(desk, visit)
    shell.go("checklist", {"visit_id": visit})
    for kind, key in KEYS.items():
        press(qtbot, shell, key, ALT)
        assert not shell.notebook.forms[kind].isVisible()
        assert shell.notebook.lists[kind].isVisible()
        shell.notebook.lists[kind].chosen.emit(notebook.open_notebook(desk, visit).lists[kind][0].id)
        assert not shell.notebook.forms[kind].isVisible()


def test_the_finish_page_is_shown_anew_when_the_test_answered_an_item(qtbot, shell, desk, visit):
    notebook.add(desk, visit, "duty_call", CALL)
    notebook.add(desk, visit, "duty_call", SECOND)
    shell.go("finish", {"visit_id": visit})
    press(qtbot, shell, Qt.Key.Key_T, ALT)
    shell.notebook.suggestion.accept.click()
    press(qtbot, shell, Qt.Key.Key_Escape)
    words = " ".join(label.text() for label in shell.page.findChildren(type(shell.notebook.duty.state)))
    assert "值班电话无人接听" in words


LONG = "阿卜杜热合曼买买提艾力江古丽巴哈尔" * 4
WORST: dict[Kind, dict[str, Any]] = {
    "duty_call": {"answered": True, "who": LONG[:60], "role": LONG[:60], "said": LONG * 50, "leader": "no"},
    "person_met": {"name": LONG[:60], "role": LONG[:60], "said": LONG * 200},
    "paper_seen": {"title": (LONG * 2)[:100], "number": "A" * 100, "found": LONG * 20},
    "place_walked": {"place": (LONG * 2)[:100], "seen": LONG * 20},
}


def faults_of(shell, state):
    """Return what is cut, too small or without a name in the sheet and the header, at both sizes."""
    found, sheet = [], shell.notebook
    for size in ((1366, 768), (960, 540)):
        shell.resize(*size)
        for _ in range(4):
            QApplication.processEvents()
        assert shell.rect().contains(sheet.geometry())
        for look in (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets):
            found += [f"{size} {state} {look.__name__}: {one}" for one in (*look(sheet), *look(shell.header))]
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_it_is_cut_in_any_state_at_any_size(qtbot, dressed, desk, visit, language, theme):
    speak(dressed, language)
    theme_sheet.dress(dressed, theme)
    desk.language = language
    shell = shown(qtbot, desk, visit)
    sheet, faults = shell.notebook, []
    for kind in KEYS:
        shell.open_notebook(kind)
        faults += faults_of(shell, f"{kind} empty")
    for kind, more in WORST.items():
        for _ in range(2):
            notebook.add(desk, visit, kind, {**TYPED[kind], **more})
    sheet.close_sheet()
    shell.open_notebook("duty_call")
    for step in (sheet.duty.start, sheet.duty.count, sheet.duty.answer, sheet.duty.throw_away):
        step()
        faults += faults_of(shell, step.__name__)
    for kind in KEYS:
        sheet.show_tab(kind)
        sheet.lists[kind].chosen.emit(notebook.open_notebook(desk, visit).lists[kind][0].id)
        faults += faults_of(shell, f"{kind} changed")
        sheet.forms[kind].tell("阿" * 200)
        faults += faults_of(shell, f"{kind} refused")
    assert not faults, "\n".join(faults)


def test_a_hundred_entries_are_all_there_and_can_be_reached(qtbot, desk, visit):
    for n in range(100):
        notebook.add(desk, visit, "person_met", {**PERSON, "name": f"教师{n:02}"})
        notebook.add(desk, visit, "place_walked", {**PLACE, "place": f"{n:02}号楼"})
    shell = shown(qtbot, desk, visit, (960, 540))
    press(qtbot, shell, Qt.Key.Key_M)
    rows = shell.notebook.lists["person_met"]
    assert rows.data_of(0)[0].startswith("教师99")
    assert rows.data_of(99)[0].startswith("教师00")
    assert rows.height() >= 100 * 44
    assert "100" in shell.notebook.tabs.button("person_met").text()


def test_a_list_that_grows_wider_is_as_high_as_its_rows(qtbot, shell, desk, visit):
    for said in ("每班两人", "食堂后门没有上锁，外来人员可以直接进到备餐间；" * 12):
        notebook.add(desk, visit, "person_met", {**PERSON, "said": said})
    shell.resize(960, 540)
    press(qtbot, shell, Qt.Key.Key_M)
    shell.resize(1366, 768)
    for _ in range(4):
        QApplication.processEvents()
    rows = shell.notebook.lists["person_met"]
    last = rows.visualRect(rows.model().index(rows.model().rowCount() - 1, 0))
    assert last.bottom() < rows.viewport().height()
