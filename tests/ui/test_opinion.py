"""The opinion page keeps every word: opinion, the school's answers, its word on the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from inspector.base.errors import RefusedError
from inspector.services import finish_check, inspect
from inspector.ui.opinion.page import OpinionPage
from tests.services import factory
from tests.ui.concluding import session_of, stand
from tests.ui.framed import shell_of


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"D01", "B03"}))
    return made


def page_of(qtbot, desk, visit):
    page = OpinionPage(session_of(desk))
    stand(qtbot, page, visit)
    return page


def fields(page):
    opinion, statement = page.findChildren(QPlainTextEdit)
    return opinion, statement, page.field_by


def word(page, item):
    return next(w for w in page.words if w.item == item)


def test_the_ready_sentence_is_offered_until_there_is_an_opinion(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    ready = finish_check.review(desk, visit).opinion_draft
    qtbot.mouseClick(page.take_sentence, Qt.MouseButton.LeftButton)
    assert finish_check.review(desk, visit).opinion == ready
    assert not page.take_sentence.isVisible()


def test_text_is_journalled_on_leaving_the_field(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    opinion, statement, by = fields(page)
    opinion.setFocus()
    qtbot.keyClicks(opinion, "overall good")
    assert finish_check.review(desk, visit).opinion == ""
    statement.setFocus()
    assert finish_check.review(desk, visit).opinion == "overall good"
    qtbot.keyClicks(statement, "we agree")
    by.setFocus()
    qtbot.keyClicks(by, "Sun")
    page.leave()
    view = finish_check.review(desk, visit)
    assert (view.statement, view.statement_by) == ("we agree", "Sun")


def test_what_is_being_typed_is_there_after_losing_the_program(qtbot, desk, visit, reopen):
    page = page_of(qtbot, desk, visit)
    opinion, _, _ = fields(page)
    opinion.setFocus()
    qtbot.keyClicks(opinion, "half a sent")
    qtbot.waitUntil(lambda: finish_check.drafts(desk, visit).get("opinion") == "half a sent")
    page.blockSignals(True)  # the program is gone: nothing more reaches the store
    again = reopen(desk)
    assert finish_check.review(again, visit).opinion == ""
    second = page_of(qtbot, again, visit)
    assert fields(second)[0].toPlainText() == "half a sent"
    second.leave()
    assert finish_check.review(again, visit).opinion == "half a sent"
    assert finish_check.drafts(again, visit) == {}


def test_the_school_agrees_or_disagrees_with_its_words(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    no = word(page, "D01")
    qtbot.mouseClick(page.answer_button("D01", "no"), Qt.MouseButton.LeftButton)
    assert no.words.hasFocus()  # its words are asked for at once
    qtbot.keyClicks(no.words, "not ours")
    qtbot.mouseClick(page.answer_button("B03", "yes"), Qt.MouseButton.LeftButton)
    page.leave()
    told = {line.item: (line.problem.agrees, line.problem.words) for line in finish_check.review(desk, visit).problems}
    assert told == {"D01": ("no", "not ours"), "B03": ("yes", "")}


def test_the_rest_is_agreed_in_one_press_and_leaves_objections_alone(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    qtbot.mouseClick(page.answer_button("B03", "no"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.agree_rest, Qt.MouseButton.LeftButton)
    told = {line.item: line.problem.agrees for line in finish_check.review(desk, visit).problems}
    assert told == {"D01": "yes", "B03": "no"}
    assert not page.agree_rest.isVisible()


def test_going_on_journals_first(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    opinion, _, _ = fields(page)
    opinion.setFocus()
    qtbot.keyClicks(opinion, "last words")
    with qtbot.waitSignal(page.went) as went:
        qtbot.keyClick(opinion, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert went.args == ["signatures", {"visit_id": visit}]
    assert finish_check.review(desk, visit).opinion == "last words"


def test_a_signed_visit_is_not_written_to(qtbot, desk, visit):
    factory.sign_all(desk, visit)
    page = OpinionPage(session_of(desk))
    with pytest.raises(RefusedError, match="visit_signed"):
        stand(qtbot, page, visit)


def test_a_visit_without_problems_says_so(qtbot, desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made)
    page = page_of(qtbot, desk, made)
    assert not inspect.open_checklist(desk, made).progress.n_failed
    assert page.words == []
    assert page.findChild(QWidget, "no-problems").isVisible()
    assert not [f for f in page.findChildren(QLineEdit) if f is not page.field_by]


def test_the_page_opens_where_the_opinion_is_written(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    assert QApplication.focusWidget() is page._opinion


def test_whoever_comes_from_the_finish_check_writes_the_opinion_at_once(qtbot, desk, visit):
    shell = shell_of(qtbot, desk)
    shell.go("finish", {"visit_id": visit})
    shell.go("opinion", {"visit_id": visit})
    assert QApplication.focusWidget() is shell.page._opinion
