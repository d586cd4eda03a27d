"""摸排核对 in the window: from the item to the accepted answers by keys; names only on request."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from inspector.domain.survey import masked
from inspector.services import inspect, survey
from inspector.ui import measure
from inspector.ui.desk_session import Session
from inspector.ui.frame.shell import Shell
from inspector.ui.i18n import speak
from inspector.ui.pages import MAKERS
from inspector.ui.task import RUNNING
from tests.rosters import book, school
from tests.services import factory

WAIT_MS = 20_000


@pytest.fixture
def files(tmp_path):
    roster, surveyed, made = school(omitted=4, strange=2, twice=3, misspelt=2)
    paths = [tmp_path / "学生花名册.xlsx", tmp_path / "学生摸排表.xlsx"]
    for path, data in zip(paths, (roster, surveyed), strict=True):
        path.write_bytes(data)
    return paths, made


@pytest.fixture
def shell(qtbot, desk):
    session = Session()
    session.open(desk)
    made = Shell(session, MAKERS)
    qtbot.addWidget(made, before_close_func=lambda window: window.leave())
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def press(qtbot, shell, key, modifier=Qt.KeyboardModifier.NoModifier):
    QApplication.processEvents()
    if QApplication.activeWindow() is None:  # the offscreen platform forgets it when a drop-down is made
        shell.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
    qtbot.keyClick(QApplication.focusWidget() or shell, key, modifier)
    QApplication.processEvents()


def settle(qtbot):
    qtbot.waitUntil(lambda: not RUNNING.tasks, timeout=WAIT_MS)
    for _ in range(4):
        QApplication.processEvents()


def choose(qtbot, shell, monkeypatch, paths):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    press(qtbot, shell, Qt.Key.Key_O)
    settle(qtbot)


def compared(qtbot, shell, desk, monkeypatch, paths):
    """Go from the item to the result, by keys alone."""
    visit = factory.begin(desk)
    shell.go("checklist", {"visit_id": visit, "item": "I01"})
    press(qtbot, shell, Qt.Key.Key_S)
    page = shell.page
    choose(qtbot, shell, monkeypatch, paths)
    for _ in paths:
        press(qtbot, shell, Qt.Key.Key_Return)
        settle(qtbot)
    page.tables.rule.areas.setFocus()
    page.tables.rule.areas.insert("武汉")  # as an input method commits it
    press(qtbot, shell, Qt.Key.Key_Return)
    page.tables.choose.setFocus()
    press(qtbot, shell, Qt.Key.Key_C)
    settle(qtbot)
    return visit, page


def test_from_the_item_to_the_accepted_answers_by_keys(qtbot, shell, desk, files, monkeypatch):
    paths, made = files
    visit, page = compared(qtbot, shell, desk, monkeypatch, paths)
    assert page.step == 1
    assert page.result.current == ("missing", "student")
    assert page.result.people.count() == len(made.missing)
    said = [each.text() for each in shell.page.findChildren(QLabel)]
    # Who stands twice has two rows in a table and is one person.
    for words in ("Students · Survey · 81 rows", "roster 80, surveyed 78, matched 74", "3 rows", "6 people"):
        assert words in said, words

    page.result.rows["near", "student"].setFocus()
    press(qtbot, shell, Qt.Key.Key_Return)
    assert page.result.people.count() == 2
    press(qtbot, shell, Qt.Key.Key_1)
    press(qtbot, shell, Qt.Key.Key_3)
    counts = survey.view(desk, visit).counts[0]
    assert (counts.settled, counts.near, counts.missing) == (1, 0, 5)

    press(qtbot, shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    press(qtbot, shell, Qt.Key.Key_D)
    settle(qtbot)
    assert len(page.sample.rows) == 3
    page.sample.focus_first()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):  # one key a person
        press(qtbot, shell, key)
    assert survey.view(desk, visit).sample.n_by_result == {"agrees": 2, "minor": 1, "differs": 0, "unreached": 0}

    press(qtbot, shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert list(page.answers.rows) == ["I01", "I04", "I05"]
    for _ in range(3):
        press(qtbot, shell, Qt.Key.Key_Return)
    values = {item.code: item.answer.value for item in inspect.open_checklist(desk, visit).items}
    assert [values[code] for code in ("I01", "I04", "I05")] == ["fails", "fails", "mostly"]
    for _ in range(4):
        press(qtbot, shell, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.route[0] == "checklist"


def test_names_are_shown_on_request_and_masked_again_when_the_page_is_left(qtbot, shell, desk, files, monkeypatch):
    paths, made = files
    visit, page = compared(qtbot, shell, desk, monkeypatch, paths)
    names = {entry[1] for entry in made.roster if entry[0] in made.missing}

    def shown():
        model = page.result.people.model()
        return {model.index(n, 0).data().split("　")[0] for n in range(model.rowCount())}

    assert all("×" in name for name in shown())
    press(qtbot, shell, Qt.Key.Key_S)
    assert shown() == names
    shell.go("today", {})
    assert not shown()
    shell.go("survey", {"visit_id": visit})
    assert all("×" in name for name in shown())


def test_a_column_is_corrected_by_hand(qtbot, shell, desk, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(book([["甲", "乙", "丙"], ["张三", "三1班", 13800000000], ["李四", "三2班", "3201062015"]]))
    visit = factory.begin(desk)
    shell.go("survey", {"visit_id": visit})
    drop(shell.page, [path])
    settle(qtbot)
    (card,) = shell.page.tables.drafts
    assert not card.put_in.isEnabled()
    assert samples(card) == [["甲", "张×"], ["乙", "三1班"], ["丙", "138…00"]]
    box = card.boxes[0]
    box.setCurrentIndex(box.findData("name"))
    box.activated.emit(box.currentIndex())
    assert card.put_in.isEnabled()
    qtbot.mouseClick(card.put_in, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert [table.n_rows for table in survey.view(desk, visit).tables] == [3]


def test_each_column_shows_what_the_first_people_have_in_it(qtbot, shell, desk, files):
    shell.go("survey", {"visit_id": factory.begin(desk)})
    drop(shell.page, files[0][:1])
    settle(qtbot)
    (card,) = shell.page.tables.drafts
    number, name, clas, identity = samples(card)
    first, second = files[1].roster[:2]
    assert (number, name) == (["1", "2"], [masked(first[1]), masked(second[1])])
    assert clas == [one[2].replace(".", "年级") + "班" for one in (first, second)]
    assert identity == [f"{one[3][:3]}…{one[3][-2:]}" for one in (first, second)]
    assert card.boxes[1].accessibleDescription() == " · ".join(name)


def samples(card):
    return [[line.text() for line in lines] for lines in card.samples.values()]


def test_a_bad_file_is_told_and_the_rest_goes_on(qtbot, shell, desk, tmp_path, files):
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut")
    shell.go("survey", {"visit_id": factory.begin(desk)})
    drop(shell.page, [bad, files[0][0]])
    settle(qtbot)
    assert "坏.xlsx" in shell.banner.words()
    assert len(shell.page.tables.drafts) == 1


def ugly():
    """A survey as a school types it: merged heads, two sheets, dates in every way, lost digits, ten of one name."""
    days = ("2026-2-1", "2026年2月1日", "2026.2.1", "20260201", datetime(2026, 2, 1), "2月30日", "2026/2/30", "下周")  # noqa: DTZ001
    rows = [["明德小学学生摸排表"], ["序号", "姓名", "班级", "身份证号", "医学观察"], [None] * 4 + ["开始", "结束"]]
    for n in range(10):
        number = (3.2010620150302e17, "3.20106E+17", "")[min(n, 2)]
        rows.append([n + 1, "王梓涵", "三1班", number, days[n % len(days)]])
    rows += [[11, "李四", '="三"&"1班"'], [12, None, "三1班"]]
    made = openpyxl.Workbook()
    first, second = made.worksheets[0], made.create_sheet("三2班")
    for row in rows:
        first.append(row)
    for cells in ("A1:F1", "E2:F2", "B2:B3"):
        first.merge_cells(cells)
    second.append(["姓名"])
    second.append(["赵六"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_each_fault_of_an_ugly_survey_has_its_sentence_and_the_rest_is_read(qtbot, qapp, shell, desk, tmp_path):
    speak(qapp, "zh")
    desk.language = "zh"
    path = tmp_path / "摸排.xlsx"
    path.write_bytes(ugly())
    visit = factory.begin(desk)
    shell.go("survey", {"visit_id": visit})
    drop(shell.page, [path])
    settle(qtbot)
    for card in tuple(shell.page.tables.drafts):
        card.put_in.click()
        settle(qtbot)
    assert [table.n_rows for table in survey.view(desk, visit).tables] == [11, 1]
    said = [label.text() for label in shell.page.findChildren(QLabel) if label.isVisible()]
    for begins in (
        "这张表有1个公式没有保存计算结果", "文件里有2个工作表", "有3处合并单元格",
        "有1行没有姓名", "有2个身份证号被表格软件变成了科学计数", "有1行的日期看不懂", "有2行填了不存在的日期", "有10行是同一个姓名",
        "表里没有身份证号一列",
    ):  # fmt: skip
        assert any(text.startswith(begins) for text in said), begins


def test_cancelling_puts_nothing_in(qtbot, shell, desk, files):
    visit = factory.begin(desk)
    shell.go("survey", {"visit_id": visit})
    drop(shell.page, files[0])
    settle(qtbot)
    qtbot.mouseClick(shell.page.tables.drafts[0].put_in, Qt.MouseButton.LeftButton)
    press(qtbot, shell, Qt.Key.Key_Escape)
    settle(qtbot)
    assert not shell.page.work.isVisible()
    assert len(survey.view(desk, visit).tables) == 2 - len(shell.page.tables.drafts)


def test_cancelling_in_the_moment_in_which_a_table_is_in_takes_it_out_again(qtbot, shell, desk, files, monkeypatch):
    visit = factory.begin(desk)
    shell.go("survey", {"visit_id": visit})
    page = shell.page
    drop(page, files[0])
    settle(qtbot)
    put_in = survey.put_in

    def put_in_then_cancelled(*arguments):
        table = put_in(*arguments)
        page._presenter._task.cancel()
        return table

    monkeypatch.setattr(survey, "put_in", put_in_then_cancelled)
    qtbot.mouseClick(page.tables.drafts[0].put_in, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert survey.view(desk, visit).tables == ()
    assert len(page.tables.drafts) == 2


def test_the_names_are_destroyed_by_hand_after_asking(qtbot, shell, desk, files, monkeypatch):
    visit, page = compared(qtbot, shell, desk, monkeypatch, files[0])
    monkeypatch.setattr(QMessageBox, "exec", lambda box: button_of(box, QMessageBox.ButtonRole.DestructiveRole).click())
    qtbot.mouseClick(page.tables.names.erase, Qt.MouseButton.LeftButton)
    assert survey.view(desk, visit).has_names is False
    assert page.result.people.count() == 0
    assert survey.view(desk, visit).counts[0].missing == 6


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("step", range(4))
def test_nothing_is_cut_on_any_step(qtbot, shell, desk, files, monkeypatch, size, step):
    _, page = compared(qtbot, shell, desk, monkeypatch, files[0])
    drop(page, files[0][1:])
    settle(qtbot)
    page.result.names.setChecked(True)
    page.sample.ask()
    settle(qtbot)
    shell.resize(*size)
    page.go_to(step)
    for _ in range(4):
        QApplication.processEvents()
    for look in (measure.cut_texts, measure.overflowing, measure.beyond, measure.unnamed, measure.small_targets):
        assert look(shell) == []


def button_of(box, role):
    return next(button for button in box.buttons() if box.buttonRole(button) == role)


def drop(page, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.dropEvent(
        QDropEvent(
            QPointF(QPoint(9, 9)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_shown_names_look_shown(qtbot, shell, desk, files, monkeypatch):
    _, page = compared(qtbot, shell, desk, monkeypatch, files[0])
    page.compare.setFocus()
    before = page.result.names.grab().toImage()
    page.result.names.setChecked(True)
    assert page.result.names.grab().toImage() != before


def test_a_finalised_visit_says_that_nothing_was_compared_and_the_keys_are_on_the_way_back(qtbot, shell, desk):
    visit = factory.begin(desk)
    factory.answer_all(desk, visit)
    factory.sign_all(desk, visit)
    shell.go("survey", {"visit_id": visit})
    settle(qtbot)
    assert "Roster and survey were not compared at this visit." in [
        each.text() for each in shell.page.tables.findChildren(QLabel) if each.isVisible()
    ]
    assert shell.page.back.hasFocus()
