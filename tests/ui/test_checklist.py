"""The checklist page driven by keys and mouse: one key answers and goes on, nothing is shown as given before it is on disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from inspector.services import inspect, sample
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.checklist.words import problem_words
from inspector.ui.i18n import speak
from inspector.ui.theme import sheet, tokens
from inspector.ui.widgets.buttons import Button
from tests.services import factory
from tests.ui.concluding import WAIT_MS, errors_of, session_of
from tests.ui.planning import write

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


class Hand:
    """Presses keys where the focus is, in the real window."""

    def __init__(self, qtbot, page):
        self.qtbot, self.page = qtbot, page
        self.window: QWidget | None = None  # kept alive

    def key(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.page.window().windowHandle(), key, held)
        QApplication.processEvents()

    def keys(self, text):
        for letter in text:
            self.key(letter if not letter.isalpha() else getattr(Qt.Key, f"Key_{letter.upper()}"))

    def answer_of(self, code):
        """What the row shows as given, as a screen reader reads it."""
        return self.page.rows.row(code).accessibleName()

    def stored(self, desk, visit, code):
        return next(i for i in inspect.open_checklist(desk, visit).items if i.code == code).answer


@pytest.fixture
def visit(desk):
    return factory.begin(desk)


@pytest.fixture
def chinese(qapp):
    speak(qapp, "zh")


@pytest.fixture
def hand(qtbot, desk, visit, chinese):
    page = ChecklistPage(session_of(desk))
    return show(qtbot, page, visit)


def show(qtbot, page, visit, width=1294, height=664):
    window = QWidget()
    for widget in page.header_widgets():
        widget.setParent(window)
    page.setParent(window)
    page.setGeometry(0, 0, width, height)
    window.resize(width, height)
    qtbot.addWidget(window, before_close_func=lambda _window: page.leave())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.enter(visit_id=visit)
    QApplication.processEvents()
    made = Hand(qtbot, page)
    made.window = window
    return made


def test_it_opens_on_the_first_item_and_one_key_answers_and_goes_on(hand, desk, visit):
    assert hand.page.current == "A01"
    hand.key("1")
    assert hand.page.current == "A02"
    assert hand.stored(desk, visit, "A01").value == "conforms"
    assert "符合" in hand.answer_of("A01")
    hand.key("2")
    assert hand.stored(desk, visit, "A02").value == "mostly"
    assert hand.page.current == "A03"


def test_a_failed_item_stays_with_its_problem_and_enter_accepts_it(hand, desk, visit):
    hand.key("3")
    assert hand.page.current == "A01"
    assert hand.page.detail.problem.isVisible()
    assert hand.page.detail.problem.fact.toPlainText() == inspect.detail(desk, visit, "A01").problem.fact
    hand.key(ENTER)
    assert hand.page.current == "A02"
    assert hand.stored(desk, visit, "A01").value == "fails"


def test_not_applicable_asks_why_a_digit_takes_a_ready_reason_and_enter_goes_on(hand, desk, visit):
    hand.key("4")
    hand.key("2")
    hand.key(ENTER)
    answer = hand.stored(desk, visit, "A01")
    assert (answer.value, answer.reason) == ("not_applicable", inspect.QUICK_REASONS["zh"]["not_applicable"][1])
    assert hand.page.current == "A02"
    hand.key("5")
    hand.key(ENTER)  # without a reason too: it is listed when finishing
    assert hand.stored(desk, visit, "A02").value == "not_checked"
    assert hand.page.current == "A03"


def test_the_answer_chosen_already_keeps_its_reason_and_is_not_written_again(hand, desk, visit):
    hand.key("4")
    hand.key("2")
    hand.key(ENTER)
    hand.page.go_to("A01")
    before = desk.store.head()
    hand.key("4")
    assert desk.store.head() == before
    assert hand.stored(desk, visit, "A01").reason == inspect.QUICK_REASONS["zh"]["not_applicable"][1]


def test_yes_and_no_are_1_and_3_and_2_is_nothing(hand, desk, visit):
    hand.page.go_to("B03")
    hand.key("2")
    assert hand.stored(desk, visit, "B03").value == ""
    hand.key("3")
    assert hand.stored(desk, visit, "B03").value == "fails"
    assert "否" in hand.answer_of("B03")
    hand.key("1")
    assert hand.stored(desk, visit, "B03").value == "conforms"
    assert not hand.page.detail.problem.isVisible() or hand.page.current != "B03"


def test_numbers_take_digits_and_letters_stay_keys(hand, desk, visit):
    hand.page.go_to("B04")
    hand.keys("12")
    assert hand.stored(desk, visit, "B04").value == ""  # not given before Enter
    hand.key(ENTER)
    answer = hand.stored(desk, visit, "B04")
    assert dict(answer.numbers) == {"value": 12}
    assert answer.value == "fails"
    assert hand.page.current == "B04"
    hand.key(ENTER)  # the prefilled problem is accepted
    assert hand.page.current == "B05"
    assert dict(hand.stored(desk, visit, "B04").numbers) == {"value": 12}


def test_several_numbers_go_field_by_field(hand, desk, visit):
    hand.page.go_to("G01")
    for digits in ("4", "1", "0"):
        hand.keys(digits)
        hand.key(ENTER)
    assert dict(hand.stored(desk, visit, "G01").numbers) == {"total": 4, "open": 1, "open_other": 0}
    assert hand.page.current != "G01"


def test_numbers_out_of_range_or_that_contradict_are_told_at_the_row(hand, desk, visit):
    hand.page.go_to("G01")
    for digits in ("1", "4", "0"):  # more open gates than gates
        hand.keys(digits)
        hand.key(ENTER)
    assert hand.stored(desk, visit, "G01").value == ""
    assert hand.page.rows.bar.error()
    assert hand.page.current == "G01"


def test_what_was_typed_on_a_number_is_kept_when_one_looks_elsewhere(hand):
    hand.page.go_to("G01")
    hand.keys("7")
    hand.page.go_to("A01")
    hand.page.go_to("G01")
    assert hand.page.rows.bar.numbers.fields()[0].text() == "7"


def test_choices_toggle_by_digit_and_alt_4_says_not_applicable(hand, desk, visit):
    hand.page.go_to("G03")
    hand.keys("13")
    assert len(hand.stored(desk, visit, "G03").choices) == 2
    hand.keys("3")
    assert len(hand.stored(desk, visit, "G03").choices) == 1
    hand.key("4", ALT)
    assert hand.stored(desk, visit, "G03").value == "not_applicable"


def test_arrows_go_section_letters_jump_and_u_finds_the_next_open_item(hand):
    hand.key(Qt.Key.Key_Down)
    assert hand.page.current == "A02"
    hand.key(Qt.Key.Key_Up)
    assert hand.page.current == "A01"
    hand.keys("gj")
    assert hand.page.current == "J01"
    hand.key("1")
    hand.key(Qt.Key.Key_Up)
    hand.key(Qt.Key.Key_U)
    assert hand.page.current == "J02"


def test_a_note_is_typed_and_its_letters_are_no_keys(hand, desk, visit):
    hand.key(Qt.Key.Key_N)
    write(hand.page.detail.note.text, "值班表为李卫东")
    hand.keys("123nfp")
    hand.key(ESCAPE)
    hand.key(Qt.Key.Key_Down)
    detail = inspect.detail(desk, visit, "A01")
    assert [note.text for note in detail.notes] == ["值班表为李卫东123nfp"]
    assert hand.stored(desk, visit, "A01").value == ""
    assert detail.flags == ()


def test_a_note_cut_off_while_typing_is_there_again(qtbot, hand, desk, visit):
    hand.key(Qt.Key.Key_N)
    write(hand.page.detail.note.text, "没写完")
    qtbot.waitUntil(lambda: inspect.detail(desk, visit, "A01").draft == "没写完", timeout=WAIT_MS)
    page = ChecklistPage(session_of(desk))  # as after a kill: nobody left the field
    again = show(qtbot, page, visit)
    assert again.page is page
    qtbot.waitUntil(lambda: page.detail.note.text.toPlainText() == "没写完", timeout=WAIT_MS)


def test_a_note_that_is_too_long_is_told_and_not_lost(hand, desk, visit):
    told = errors_of(hand.page)
    hand.page.detail.failed.connect(lambda error, _retry: told.append(error.code))
    hand.key(Qt.Key.Key_N)
    hand.page.detail.note.text.setPlainText("长" * 20_001)
    hand.page.leave()
    assert "note_too_long" in told
    assert len(hand.page.detail.note.text.toPlainText()) == 20_001
    hand.page.detail.note.text.setPlainText("长" * 10_000)
    hand.page.leave()
    assert len(inspect.detail(desk, visit, "A01").notes[0].text) == 10_000


def test_f_raises_a_red_flag_now_and_asks_who_was_told(hand, desk, visit, watch):
    hand.key(Qt.Key.Key_F)
    flag = inspect.detail(desk, visit, "A01").flags[0]
    assert flag.seen_at == watch.now
    card = hand.page.detail.flags[0]
    assert hand.page.window().focusWidget() is card.fact
    write(card.fact, "消毒液在走廊")
    hand.key(ENTER, CTRL)
    assert hand.page.window().focusWidget() is card.told
    write(card.told, "副校长林青")
    hand.key(ENTER)
    write(card.act, "已移走")
    hand.key(ENTER)
    flag = inspect.detail(desk, visit, "A01").flags[0]
    assert (flag.fact, flag.told, flag.act) == ("消毒液在走廊", "副校长林青", "已移走")
    hand.key(Qt.Key.Key_F)
    assert len(inspect.detail(desk, visit, "A01").flags) == 1  # the one that stands is gone to
    assert hand.page.flags.isVisibleTo(hand.page.flags.parentWidget())


def test_every_part_of_the_problem_is_journalled_as_it_is_left(hand, desk, visit):
    hand.key("3")
    hand.key(Qt.Key.Key_R)
    problem = hand.page.detail.problem
    assert hand.page.window().focusWidget() is problem.fact
    problem.fact.selectAll()
    write(problem.fact, "现场看到的事实")
    hand.qtbot.mouseClick(problem.severity.button("critical"), Qt.MouseButton.LeftButton)
    problem.term.setCurrentIndex(problem.term.findData(10))
    problem.term.activated.emit(problem.term.currentIndex())
    problem.responsible.setFocus()
    write(problem.responsible, "李卫东")
    hand.key(ENTER)
    assert hand.page.current == "A02"
    seen = inspect.detail(desk, visit, "A01").problem
    assert (seen.fact, seen.severity, seen.deadline_days) == ("现场看到的事实", "critical", 10)
    assert seen.responsible.endswith("李卫东")


def test_put_right_on_the_spot_keeps_when_and_what(hand, desk, visit, watch):
    hand.key("3")
    problem = hand.page.detail.problem
    problem.at_once.click()
    problem.put_right.selectAll()
    write(problem.put_right, "当班人员已到岗")
    hand.key(ENTER)
    seen = inspect.detail(desk, visit, "A01").problem
    assert (seen.put_right, seen.put_right_at) == ("当班人员已到岗", watch.now)


def test_undo_and_redo_go_to_the_item_and_say_what_they_did(hand, desk, visit):
    said = []
    hand.page.said.connect(said.append)
    hand.page.told.connect(said.append)
    hand.page.restored.connect(lambda words, redoes: said.append((words, redoes)))
    hand.keys("12")
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.stored(desk, visit, "A02").value == ""
    assert hand.page.current == "A02"
    assert said[-1] == ("已撤销：A02 基本符合 → 未答", True)
    hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert hand.stored(desk, visit, "A02").value == "mostly"
    assert said[-1] == ("已重做：A02 未答 → 基本符合", False)
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert said[-1] == "没有可以撤销的"


def test_ctrl_z_in_a_text_is_the_texts_own(hand, desk, visit):
    hand.key("1")
    hand.key(Qt.Key.Key_N)
    hand.keys("abc")
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.page.detail.note.text.toPlainText() != "abc"
    assert hand.stored(desk, visit, "A01").value == "conforms"


def test_the_rows_below_a_new_problem_say_their_new_number(hand):
    def said(code):
        return problem_words(hand.page.rows.row(code).item.problem)

    hand.page.go_to("A03")
    hand.key("3")
    assert said("A03").startswith("问题1")
    hand.page.go_to("A02")
    hand.key("3")
    assert said("A02").startswith("问题1")
    assert said("A03").startswith("问题2")


def test_filters_count_and_show_what_they_say(hand):
    hand.keys("13")
    bar = hand.page.filters
    counts = {name: chip.text().rsplit(" ", 1)[1] for name, chip in bar._chips.items()}
    n = len(hand.page.items.views)
    assert (counts["all"], counts["unanswered"], counts["failed"]) == (str(n), str(n - 2), "1")
    bar.choose("failed")
    assert hand.page.rows.shown == ("A02",)
    bar.choose("flagged")
    assert hand.page.rows.shown == ()
    assert hand.page.rows._empty.isVisible()
    bar.choose("unanswered")
    assert "A01" not in hand.page.rows.shown


@pytest.mark.parametrize("sought", ["B04", "交接内容", "最近7天"])
def test_slash_finds_by_words_and_code(hand, sought):
    hand.key("/")
    write(hand.page.filters.finder, sought)
    assert "B04" in hand.page.rows.shown
    hand.key(ENTER)
    assert hand.page.current in {code for code, item in hand.page.items.views.items() if sought in f"{code}{item.text}"}
    assert len(hand.page.rows.shown) == len(hand.page.items.views)


def test_it_finds_by_pinyin_initials_and_says_when_nothing_is_found(hand):
    hand.key("/")
    hand.keys("zjqt")  # 最近7天 without its figure is not found, the words are
    assert hand.page.rows.shown == () or "B04" in hand.page.rows.shown
    hand.page.filters.finder.setText("没有这样的字")
    assert set(hand.page.rows.shown) <= {hand.page.current}
    hand.key(ESCAPE)
    assert len(hand.page.rows.shown) == len(hand.page.items.views)


def test_a_tap_selects_and_the_row_stays_under_the_pointer(hand):
    row = hand.page.rows.row("A04")
    before = row.mapTo(hand.page.rows.viewport(), row.rect().topLeft()).y()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert hand.page.current == "A04"
    after = row.mapTo(hand.page.rows.viewport(), row.rect().topLeft()).y()
    scrolled = hand.page.rows.verticalScrollBar().value()
    assert after == before or scrolled == 0


def test_a_tap_on_an_answer_answers(hand, desk, visit):
    button = hand.page.rows.bar._values["conforms"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hand.stored(desk, visit, "A01").value == "conforms"
    assert hand.page.current == "A02"


def test_three_rows_stay_in_view_above_the_current_one(hand):
    for _ in range(30):
        hand.key("1") if hand.page.items.views[hand.page.current].kind in {"scale4", "yesno"} else hand.key(
            Qt.Key.Key_Down
        )
    shown = hand.page.rows.shown
    above = hand.page.rows.row(shown[shown.index(hand.page.current) - 3])
    top = above.mapTo(hand.page.rows.viewport(), above.rect().topLeft()).y()
    assert top >= 0
    current = hand.page.rows.row(hand.page.current)
    assert (
        current.mapTo(hand.page.rows.viewport(), current.rect().bottomLeft()).y() <= hand.page.rows.viewport().height()
    )


def test_photos_by_paste_by_drop_and_a_bad_file_among_them(qtbot, hand, desk, visit, tmp_path):
    told = []
    hand.page.failed.connect(lambda error, _retry: told.append(error.code))
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    hand.key(Qt.Key.Key_V, CTRL)
    photos = lambda: inspect.detail(desk, visit, "A01").evidence  # noqa: E731  # read anew each time
    qtbot.waitUntil(lambda: len(photos()) == 1, timeout=WAIT_MS)
    files = []
    for name, data in (("好.jpg", sample.sample_photo("门口")), ("空.jpg", b""), ("假.png", b"no photo at all")):
        (tmp_path / name).write_bytes(data)
        files.append(QUrl.fromLocalFile(str(tmp_path / name)))
    mime = QMimeData()
    mime.setUrls(files)
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    hand.page.dropEvent(drop)  # Qt delivers no made-up drop without a drag from another window
    qtbot.waitUntil(lambda: len(photos()) == 2 and bool(told), timeout=WAIT_MS)
    assert told == ["photos_not_attached"]
    assert hand.page.items.views["A01"].n_photos == 2


def test_a_photo_gets_a_caption_and_can_be_taken_off(qtbot, hand, desk, visit):
    hand.page.detail.add_photos([sample.sample_photo("门口")])
    qtbot.waitUntil(lambda: len(hand.page.detail.photos._tiles) == 1, timeout=WAIT_MS)
    QApplication.processEvents()
    tile = next(iter(hand.page.detail.photos._tiles.values()))
    tile.click()
    viewer = hand.page.detail.looking.viewer
    assert viewer.isVisible()
    write(viewer.caption, "北门")
    hand.key(ENTER)
    assert inspect.detail(desk, visit, "A01").evidence[0].caption == "北门"
    qtbot.waitUntil(lambda: bool(hand.page.detail.photos._tiles), timeout=WAIT_MS)
    next(iter(hand.page.detail.photos._tiles.values())).click()
    viewer.remove.click()
    assert inspect.detail(desk, visit, "A01").evidence == ()
    hand.key(Qt.Key.Key_Z, CTRL)
    assert len(inspect.detail(desk, visit, "A01").evidence) == 1


def test_tab_goes_to_the_details_and_round_back_to_the_list(hand):
    hand.key(TAB)
    assert hand.page.detail.isAncestorOf(hand.page.window().focusWidget())
    for _ in range(12):
        if hand.page.window().focusWidget() is hand.page.rows:
            break
        hand.key(TAB)
    assert hand.page.window().focusWidget() is hand.page.rows


def test_the_place_is_kept_at_once(hand, desk, visit):
    hand.keys("111")
    assert inspect.open_checklist(desk, visit).current == "A04"


def test_a_finalised_visit_is_shown_and_not_changed(qtbot, desk, visit, chinese):
    factory.answer_all(desk, visit, fails=frozenset({"A01"}))
    factory.sign_all(desk, visit)
    hand = show(qtbot, ChecklistPage(session_of(desk)), visit)
    hand.page.go_to("A01")
    hand.key("1")
    assert hand.stored(desk, visit, "A01").value == "fails"
    hand.key(Qt.Key.Key_F)
    assert inspect.detail(desk, visit, "A01").flags == ()
    assert hand.page.detail.note.text.isReadOnly()
    assert "只能查看" in hand.page.crumb


def test_on_a_narrow_screen_the_details_slide_over_and_sections_become_a_list(qtbot, desk, visit, chinese):
    hand = show(qtbot, ChecklistPage(session_of(desk)), visit, width=904, height=456)
    assert not hand.page.sections.isVisible()
    assert hand.page.filters.sections.isVisible()
    assert not hand.page.side.is_over
    hand.key(Qt.Key.Key_N)
    assert hand.page.side.is_over
    hand.key(ESCAPE)
    assert not hand.page.side.is_over
    hand.key("4")
    assert hand.page.side.is_over
    hand.key("1")
    hand.key(ENTER)
    assert not hand.page.side.is_over
    assert hand.page.current == "A02"
    hand.keys("GG")
    assert QApplication.focusWidget().parent() is not hand.page.rows
    hand.page.filters.choose("failed")  # with G01 its fields go: that is no Tab, which would open the details
    assert not hand.page.side.is_over
    assert hand.page.rows.hasFocus()


def test_ctrl_enter_goes_to_finishing(hand, visit):
    gone = []
    hand.page.went.connect(lambda name, arguments: gone.append((name, arguments)))
    hand.key(ENTER, CTRL)
    assert gone == [("finish", {"visit_id": visit})]


def test_a_row_is_read_with_code_question_answer_and_place(hand):
    n = len(hand.page.items.views)
    question = hand.page.items.views["A01"].text
    assert hand.answer_of("A01") == f"A01，{question}，未答，第1项，共{n}项"


def test_a_signed_visit_leads_on_to_its_document_and_offers_nothing_to_change(qtbot, hand, desk, visit):
    inspect.answer(desk, visit, "B03", {"value": "fails"})
    assert hand.page.finish.text() == "完成检查"
    factory.sign_all(desk, visit)
    hand.page.enter(visit_id=visit, item="B03")
    qtbot.waitUntil(lambda: hand.page.detail.problem.isVisible(), timeout=WAIT_MS)
    assert hand.page.finish.text() in {"签字", "看文书"}
    with qtbot.waitSignal(hand.page.went) as went:
        hand.page.finish.click()
    assert went.args[0] == {"签字": "signatures", "看文书": "report"}[hand.page.finish.text()]
    shown = [words.text() for words in hand.page.detail.findChildren(QLabel) if words.isVisible()]
    assert not any("可改" in text or "可以改" in text for text in shown)
    assert hand.page.detail.note.text.placeholderText() == "没有备注"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_icon_of_a_chosen_answer_stands_out_from_its_fill_when_read_only(qtbot, qapp, hand, desk, visit, theme):
    sheet.dress(qapp, theme)
    inspect.answer(desk, visit, "B03", {"value": "fails"})
    factory.sign_all(desk, visit)
    hand.page.enter(visit_id=visit, item="B03")
    QApplication.processEvents()
    button = hand.page.rows.bar._values["fails"]
    assert button.isChecked()
    assert not button.isEnabled()
    drawn = button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled).toImage()
    inks = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() > 250
    }
    assert QColor(tokens.current().surface).name() in inks
    assert QColor(tokens.current().muted).name() not in inks


def test_details_that_grow_keep_their_width(qtbot, desk, visit, chinese):
    hand = show(qtbot, ChecklistPage(session_of(desk)), visit, width=1366, height=900)
    area = hand.page.detail._scroll
    wide = area.viewport().width()
    assert not area.verticalScrollBar().maximum()
    hand.key("3")
    assert area.verticalScrollBar().maximum()
    assert area.viewport().width() == wide  # else the bar could come and go without end: the program fell of it


def test_each_answer_shows_its_digit_in_english_on_the_smallest_laptop(qtbot, desk, visit):
    hand = show(qtbot, ChecklistPage(session_of(desk)), visit)
    buttons = [button for button in hand.page.rows.bar.findChildren(Button) if button.isVisible() and button.text()]
    assert [button.key for button in buttons] == ["1", "2", "3", "4", "5"]
    assert {button.geometry().top() for button in buttons} == {buttons[0].geometry().top()}
    assert [button.accessibleName() for button in buttons][3] == "Not applicable"
