"""Ready sentences at the field in which one writes: by keys, by tap, in both languages, at any size of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from inspector.services import conclude, inspect, records
from inspector.ui import measure
from inspector.ui.i18n import speak
from inspector.ui.theme import sheet
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import Fingers, shell_of
from tests.ui.planning import Keys, write

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visit(desk):
    earlier = factory.begin(desk)
    inspect.write_note(desk, earlier, "A01", "文件没有写明联系电话。")
    return factory.begin(desk)


@pytest.fixture
def shell(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = shell_of(qtbot, desk)
    made.go("checklist", {"visit_id": visit})
    QApplication.processEvents()
    return made


@pytest.fixture
def keys(qtbot):
    return Keys(qtbot)


def opened(qtbot, offer):
    """Wait until the picker shows what was found."""
    qtbot.waitUntil(lambda: offer.picker is not None and bool(offer.picker.model.texts()), timeout=WAIT_MS)
    return offer.picker


def note_with_picker(qtbot, shell, keys):
    keys.press(Qt.Key.Key_N)
    note = shell.page.detail.note.text
    assert note.hasFocus()
    keys.press(Qt.Key.Key_J, ALT)
    return note, opened(qtbot, shell.page.detail.phrases)


def test_initials_and_enter_put_a_sentence_at_the_caret_and_one_undo_takes_it_out(qtbot, shell, keys, desk, visit):
    keys.press(Qt.Key.Key_N)
    note = shell.page.detail.note.text
    write(note, "门口：。")
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_J, ALT)
    picker = opened(qtbot, shell.page.detail.phrases)
    assert note.hasFocus()
    assert not note.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    keys.type("zbswr")
    assert picker.model.texts() == ["值班室无人在岗。"]
    assert note.toPlainText() == "门口：。"
    keys.press(Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert note.toPlainText() == "门口：值班室无人在岗。。"
    assert note.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    keys.type("x")
    assert note.toPlainText() == "门口：值班室无人在岗。x。"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert note.toPlainText() == "门口：值班室无人在岗。。"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert note.toPlainText() == "门口：。"
    keys.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_Escape)
    assert inspect.detail(desk, visit, "A01").notes[0].text == "门口：值班室无人在岗。。"


def test_sources_stand_in_order_with_a_heading_each(qtbot, shell, keys):
    _, picker = note_with_picker(qtbot, shell, keys)
    model = picker.model
    rows = [model.index(n) for n in range(model.rowCount())]
    headings = [row.data() for row in rows if not row.flags() & Qt.ItemFlag.ItemIsSelectable]
    assert picker.list.visualRect(rows[0]).top() == 0  # the first heading is in view
    assert headings == ["本项的现成句子", "我以前写过的", "常用语", "依据"]
    assert "文件没有写明联系电话。" in model.texts()


def test_arrows_pass_headings_and_a_digit_takes_that_sentence(qtbot, shell, keys):
    note, picker = note_with_picker(qtbot, shell, keys)
    texts = picker.model.texts()
    for n in range(6):
        assert picker.list.currentIndex().data() == texts[n]
        keys.press(Qt.Key.Key_Down)
    for _ in range(7):
        keys.press(Qt.Key.Key_Up)
    assert picker.list.currentIndex().data() == texts[-1]
    keys.press(Qt.Key.Key_3)
    assert note.toPlainText() == texts[2]


def test_escape_and_backspace_lead_back_and_change_nothing(qtbot, shell, keys):
    note, picker = note_with_picker(qtbot, shell, keys)
    n = len(picker.model.texts())
    keys.type("vvv")
    assert picker.model.texts() == []
    assert "vvv" in picker.head.text()
    for _ in range(3):
        keys.press(Qt.Key.Key_Backspace)
    assert len(picker.model.texts()) == n
    keys.press(Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert note.hasFocus()
    assert note.toPlainText() == ""
    keys.type("u")  # a letter is text again, and no key of the page
    assert note.toPlainText() == "u"


def test_a_one_line_field_takes_a_sentence_as_one_step_and_is_offered_what_fits(qtbot, shell, keys):
    keys.press(Qt.Key.Key_3)
    title = shell.page.detail.problem.title
    qtbot.waitUntil(title.isVisible, timeout=WAIT_MS)
    title.setFocus()
    title.setText("门岗")
    title.end(False)
    keys.type("ab")
    keys.press(Qt.Key.Key_J, ALT)
    picker = opened(qtbot, shell.page.detail.phrases)
    assert all(len(text) <= title.maxLength() - 4 for text in picker.model.texts())
    keys.type("rxryw")
    keys.press(Qt.Key.Key_1)
    keys.type("c")
    assert title.text() == "门岗ab入校人员未测温、未登记即放行。c"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert title.text() == "门岗ab入校人员未测温、未登记即放行。"
    keys.press(Qt.Key.Key_Z, CTRL)
    assert title.text() == "门岗ab"


def test_a_reason_takes_a_ready_reason_and_digits_are_the_pickers_while_it_is_open(qtbot, shell, keys, desk, visit):
    keys.press(Qt.Key.Key_5)
    field = shell.page.detail.reasons.field
    qtbot.waitUntil(field.hasFocus, timeout=WAIT_MS)
    keys.press(Qt.Key.Key_J, ALT)
    picker = opened(qtbot, shell.page.detail.phrases)
    keys.type("jcsxs")
    assert picker.model.texts() == ["检查时学生尚未返校。"]
    keys.press(Qt.Key.Key_1)
    assert field.text() == "检查时学生尚未返校。"
    keys.press(Qt.Key.Key_Return)
    answer = next(i for i in inspect.open_checklist(desk, visit).items if i.code == "A01").answer
    assert (answer.value, answer.reason) == ("not_checked", "检查时学生尚未返校。")


def test_a_finger_opens_scrolls_and_takes(qtbot, shell, keys):
    fingers = Fingers(shell)
    note = shell.page.detail.note.text
    fingers.tap(note.viewport())
    offer = shell.page.detail.phrases
    button = offer.button(note)
    qtbot.waitUntil(button.isVisible, timeout=WAIT_MS)
    assert min(button.width(), button.height()) >= 44
    fingers.tap(button)
    picker = opened(qtbot, offer)
    QApplication.processEvents()
    fingers.press(fingers.spot(picker.list.viewport()))
    fingers.move(QPoint(0, -120), steps=6)
    fingers.lift()
    assert picker.isVisible()
    assert note.toPlainText() == ""
    bar = picker.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 60, timeout=WAIT_MS)
    picker.list.scrollToTop()
    row = picker.model.index(2)
    spot = picker.list.viewport().mapTo(shell, picker.list.visualRect(row).center())
    fingers.press(spot)  # the first one stops what runs
    fingers.lift()
    if picker.isVisible():
        fingers.press(spot)
        fingers.lift()
    assert note.toPlainText() == row.data() or note.toPlainText() in picker.model.texts()
    assert note.hasFocus()


def test_going_elsewhere_closes_it_and_a_finalised_visit_has_none(qtbot, shell, keys, desk, visit):
    _, picker = note_with_picker(qtbot, shell, keys)
    QTest.mouseClick(shell.page.rows.row("A03"), Qt.MouseButton.LeftButton)
    assert not picker.isVisible()
    _, picker = note_with_picker(qtbot, shell, keys)
    shell.go("today", {})
    assert not picker.isVisible()
    factory.answer_all(desk, visit)
    conclude.freeze(desk, visit)
    shell.go("checklist", {"visit_id": visit})
    note = shell.page.detail.note.text
    qtbot.waitUntil(note.isReadOnly, timeout=WAIT_MS)
    note.setFocus()
    keys.press(Qt.Key.Key_J, ALT)
    assert shell.page.detail.phrases.picker is None or not shell.page.detail.phrases.picker.isVisible()
    assert not shell.page.detail.phrases.button(note).isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_opinion_words_and_the_reason_of_a_refusal_offer_theirs(qtbot, qapp, desk, keys, language):
    speak(qapp, language)
    desk.language = language
    visit = factory.begin(desk)
    factory.answer_all(desk, visit, fails=frozenset({"B03"}))
    shell = shell_of(qtbot, desk)
    shell.go("opinion", {"visit_id": visit})
    page = shell.page
    page._opinion.setFocus()
    keys.press(Qt.Key.Key_J, ALT)
    opened(qtbot, page.phrases)
    keys.type("ddzjdz")
    keys.press(Qt.Key.Key_Return)
    assert page._opinion.toPlainText() == "督导组将对整改情况进行核查。"
    words = page.words_field("B03")
    words.setFocus()
    keys.press(Qt.Key.Key_J, ALT)
    picker = opened(qtbot, page.phrases)
    keys.type("qkss")
    keys.press(Qt.Key.Key_Return)
    assert words.text() == "情况属实，学校认可，按要求整改。"
    keys.press(Qt.Key.Key_J, ALT)
    qtbot.waitUntil(lambda: "B03" in picker.field.accessibleName() and bool(picker.model.texts()), timeout=WAIT_MS)
    assert "在岗人员与值班表不符" in picker.model.texts()
    keys.press(Qt.Key.Key_Escape)
    shell.go("signatures", {"visit_id": visit})
    card = shell.page.signing
    qtbot.waitUntil(lambda: shell.page.view is not None and card.refuse.isVisible(), timeout=WAIT_MS)
    qtbot.mouseClick(card.refuse, Qt.MouseButton.LeftButton)
    assert card.reason.hasFocus()
    keys.press(Qt.Key.Key_J, ALT)
    opened(qtbot, shell.page.phrases)
    keys.type("wsm")
    keys.press(Qt.Key.Key_1)
    assert card.reason.toPlainText() == "未说明理由。"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_lies_within_the_window_beside_the_caret_and_cuts_nothing(
    qtbot, dressed, desk, keys, language, percent, size
):
    speak(dressed, language)
    sheet.dress(dressed, "light", percent)
    desk.language = language
    try:
        earlier = factory.begin(desk)
        factory.answer_all(desk, earlier, fails=frozenset({"A01"}))
        factory.sign_all(desk, earlier)
        records.issue(desk, earlier, lambda _done, _total: None)
        shell = shell_of(qtbot, desk, size)
        shell.go("checklist", {"visit_id": factory.begin(desk)})
        keys.press(Qt.Key.Key_3)
        detail = shell.page.detail
        qtbot.waitUntil(lambda: detail.problem.isVisibleTo(detail), timeout=WAIT_MS)
        for field in (detail.note.text, detail.problem.measure, detail.problem.title):
            shell.page.side.open()
            detail._go(field)
            keys.press(Qt.Key.Key_J, ALT)
            picker = opened(qtbot, detail.phrases)
            for _ in range(3):
                QApplication.processEvents()
            where = picker.geometry()
            assert shell.rect().contains(where)
            assert where.height() >= 3 * 44
            line = field.cursorRect() if isinstance(field, QPlainTextEdit) else field.rect()
            inside = field.viewport() if isinstance(field, QPlainTextEdit) else field
            assert not where.intersects(QRect(inside.mapTo(shell, line.topLeft()), line.size()))
            faults = [*measure.cut_texts(picker), *measure.unnamed(picker), *measure.small_targets(picker)]
            assert not faults
            heights = [picker.list.visualRect(picker.model.index(n)).height() for n in range(picker.model.rowCount())]
            low = [h for n, h in enumerate(heights) if h < 44 and picker.model.index(n).flags()]
            assert not low
            assert picker.list.horizontalScrollBar().maximum() == 0
            keys.press(Qt.Key.Key_Escape)
    finally:
        sheet.dress(dressed, "light")
