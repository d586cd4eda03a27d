"""Signing by hand: strokes and refusals are bound to what is shown, and nobody walks back after the first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from inspector.domain.signature import HandSignature, Refusal
from inspector.services import conclude, plan, records
from inspector.services.plan_views import NewMember, NewSchool, NewVisit
from inspector.ui.signatures.page import SignaturesPage
from tests.services import factory
from tests.ui.concluding import WAIT_MS, button, errors_of, press, scribble, session_of, stand, write


@pytest.fixture
def visit(desk):
    made = factory.begin(desk)
    factory.answer_all(desk, made, fails=frozenset({"B03"}))
    return made


def page_of(qtbot, desk, visit, **size):
    page = SignaturesPage(session_of(desk))
    stand(qtbot, page, visit, **size)
    qtbot.waitUntil(lambda: page.view is not None, timeout=WAIT_MS)
    return page


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def sign(qtbot, page):
    scribble(page.signing.pad)
    qtbot.keyClick(page.signing.pad, Qt.Key.Key_Return)


def test_entering_freezes_and_shows_what_is_signed(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    view = conclude.signing(desk, visit)
    shown = texts(page)
    digits = view.sha256[:16].upper()
    assert view.number in shown
    assert view.summary in shown
    assert " ".join(digits[n : n + 4] for n in range(0, 16, 4)) in shown


def test_strokes_are_kept_against_the_hash_in_their_order(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    pad = page.signing.pad
    write(pad, [(10, 20), (60, 25), (90, 60)], [(100, 50), (140, 90)])
    strokes, size = pad.strokes(), pad.written_size()
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    view = conclude.signing(desk, visit)
    (mark,) = view.marks
    assert isinstance(mark, HandSignature)
    assert mark.report_sha256 == view.sha256
    assert (mark.strokes, (mark.width, mark.height)) == (strokes, size)
    assert [len(stroke) for stroke in mark.strokes] == [3, 2]
    assert pad.is_empty  # for the next one


def test_a_tap_and_enter_sign_nothing(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    write(page.signing.pad, [(100, 100)])
    qtbot.keyClick(page.signing.pad, Qt.Key.Key_Return)
    assert conclude.signing(desk, visit).marks == ()
    assert not page.signing.confirm.isEnabled()


def test_clear_takes_the_ink_away(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    scribble(page.signing.pad)
    qtbot.mouseClick(page.signing.clear, Qt.MouseButton.LeftButton)
    assert page.signing.pad.is_empty
    assert not page.signing.confirm.isEnabled()


def test_refusing_needs_a_reason_and_a_witness(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    errors = errors_of(page)
    card = page.signing
    qtbot.mouseClick(card.refuse, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.record_refusal, Qt.MouseButton.LeftButton)
    assert errors == ["refusal_incomplete"]
    qtbot.keyClicks(card.reason, "will not say")
    qtbot.mouseClick(card.record_refusal, Qt.MouseButton.LeftButton)
    assert errors == ["refusal_incomplete"] * 2
    assert card.reason.toPlainText() == "will not say"  # nothing typed is lost
    assert conclude.signing(desk, visit).marks == ()
    qtbot.keyClicks(card.witness, "Li, guard")
    qtbot.mouseClick(card.record_refusal, Qt.MouseButton.LeftButton)
    view = conclude.signing(desk, visit)
    (mark,) = view.marks
    assert isinstance(mark, Refusal)
    assert (mark.reason, mark.witness, mark.report_sha256) == ("will not say", "Li, guard", view.sha256)
    assert view.signers[-1].party == "witness"


def test_enter_in_the_reason_is_a_new_line_and_no_signature(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    qtbot.mouseClick(page.signing.refuse, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.signing.reason, "one")
    qtbot.keyClick(page.signing.reason, Qt.Key.Key_Return)
    qtbot.keyClicks(page.signing.reason, "two")
    assert page.signing.reason.toPlainText() == "one\ntwo"
    assert conclude.signing(desk, visit).marks == ()


def test_one_walks_back_until_the_first_mark_and_not_after(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    back = page.header_widgets()[-1]
    went = []
    page.went.connect(lambda place, _arguments: went.append(place))
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert went == ["opinion"]
    sign(qtbot, page)
    went.clear()
    assert not back.isEnabled()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.signing.pad, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert went == []


def test_a_person_without_a_name_is_asked_for_it(qtbot, desk):
    me = plan.visit_options(desk).me
    leader = NewMember(me.name, "leader", me.card_number, avoidance="none")
    visit = plan.start_visit(
        desk, NewVisit(NewSchool("无名小学", "primary"), "spot_check", "closed", (leader,), desk.clock())
    )
    page = page_of(qtbot, desk, visit)
    sign(qtbot, page)
    name = next(f for f in page.findChildren(QLineEdit) if f.isVisible())
    assert name.hasFocus()  # the name is asked for before the hand signs
    errors = errors_of(page)
    scribble(page.signing.pad)
    qtbot.keyClick(page.signing.pad, Qt.Key.Key_Return)
    assert errors == ["signer_name_empty"]
    assert not page.signing.pad.is_empty  # the strokes are not lost
    assert name.hasFocus()
    name.setText("钱立")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert [mark.signer.name for mark in conclude.signing(desk, visit).marks] == [me.name, "钱立"]


def test_enter_goes_on_from_the_name_to_the_pad(qtbot, desk):
    me = plan.visit_options(desk).me
    leader = NewMember(me.name, "leader", me.card_number, avoidance="none")
    visit = plan.start_visit(
        desk, NewVisit(NewSchool("无名小学", "primary"), "spot_check", "closed", (leader,), desk.clock())
    )
    page = page_of(qtbot, desk, visit)
    sign(qtbot, page)
    name = next(f for f in page.findChildren(QLineEdit) if f.isVisible())
    qtbot.keyClicks(name, "Qian Li")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert page.signing.pad.hasFocus()


def test_a_refusal_is_kept_without_what_json_cannot_hold(qtbot, desk, visit):
    view = conclude.freeze(desk, visit)
    school = next(signer for signer in view.signers if signer.party == "school")
    conclude.refuse(desk, visit, school, " 不同意\0 ", "高远\0")
    (mark,) = conclude.signing(desk, visit).marks
    assert isinstance(mark, Refusal)
    assert (mark.reason, mark.witness) == ("不同意", "高远")


def test_the_order_is_free(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    press(qtbot, page, "孙国栋")
    sign(qtbot, page)
    assert [mark.signer.key for mark in conclude.signing(desk, visit).marks] == ["school/0"]


def test_the_full_text_can_be_read_before_signing(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    page.text_asked.emit()
    qtbot.waitUntil(lambda: page.reader.n_pages > 1, timeout=WAIT_MS)
    assert page.reader.isVisible()
    assert page.reader.preview.hasFocus()  # the keys turn its pages
    button(page, "Back to signing").click()
    assert page.signing.pad.hasFocus()


def test_leaving_takes_an_unconfirmed_signature_away(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    scribble(page.signing.pad)
    page.leave()
    assert page.signing.pad.is_empty
    assert conclude.signing(desk, visit).marks == ()


def test_when_all_have_signed_the_document_is_issued(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    while not conclude.signing(desk, visit).complete:
        sign(qtbot, page)
    assert page.issuing.isAncestorOf(page.focusWidget())
    with qtbot.waitSignal(page.went, timeout=WAIT_MS) as went:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    assert went.args == ["report", {"visit_id": visit}]
    assert [document.kind for document in records.documents(desk, visit)] == ["record"]


def test_who_refuses_is_shown_no_statement_of_having_read(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    sign(qtbot, page)
    statement = "I have read this record; the school's word is written down as it was said."
    assert statement in texts(page)
    qtbot.mouseClick(page.signing.refuse, Qt.MouseButton.LeftButton)
    assert statement not in texts(page)
    press(qtbot, page, "Back to signing")
    assert statement in texts(page)


def test_roles_are_said_in_the_language_of_the_windows(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    assert any("Leader" in text for text in texts(page))
    assert not any("组长" in text for text in texts(page))


def test_after_the_last_refusal_the_witness_may_still_sign(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit)
    sign(qtbot, page)
    card = page.signing
    qtbot.mouseClick(card.refuse, Qt.MouseButton.LeftButton)
    card.reason.setPlainText("不说明理由")
    card.witness.setText("李卫东，副校长")
    qtbot.mouseClick(card.record_refusal, Qt.MouseButton.LeftButton)
    assert page.issuing.isVisible()
    press(qtbot, page, "李卫东，副校长，")
    assert page.signing.isVisible()
    sign(qtbot, page)
    assert [mark.signer.party for mark in conclude.signing(desk, visit).marks] == ["team", "school", "witness"]
    assert page.issuing.isVisible()


def test_the_pad_has_its_room_in_the_smallest_window(qtbot, desk, visit):
    page = page_of(qtbot, desk, visit, width=904, height=456)
    pad = page.signing.pad
    assert pad.width() >= 320
    assert pad.height() >= 160
    assert page.rect().contains(pad.mapTo(page, pad.rect().bottomRight()))
