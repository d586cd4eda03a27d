"""Marking up a photo in the real window, by keys, mouse and touch: what is drawn is what every copy shows."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.domain.markup import HIDDEN_RGB, MAX_MARKS, UNIT, Mark, Markup
from inspector.services import evidence, inspect, markup
from inspector.ui.checklist.page import ChecklistPage
from inspector.ui.i18n import speak
from tests.services import factory
from tests.ui.concluding import WAIT_MS, session_of
from tests.ui.planning import write
from tests.ui.test_checklist import CTRL, ENTER, ESCAPE, SHIFT, show

NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def photo() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((800, 600)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def visit(desk):
    found = factory.begin(desk)
    evidence.attach_photo(desk, found, "A01", photo())
    return found


@pytest.fixture
def hand(qtbot, qapp, desk, visit):
    speak(qapp, "zh")
    made = show(qtbot, ChecklistPage(session_of(desk)), visit)
    detail = made.page.detail
    qtbot.waitUntil(lambda: detail.photos.n_pictures == 1, timeout=WAIT_MS)
    return made


@pytest.fixture
def editor(qtbot, hand):
    return opened(qtbot, hand)


def opened(qtbot, hand):
    detail = hand.page.detail
    detail.photos.open_first()
    hand.key(Qt.Key.Key_E, CTRL)
    found = detail.looking.editor
    qtbot.waitUntil(lambda: found.canvas.has_image, timeout=WAIT_MS)
    QApplication.processEvents()
    return found


def drag(editor, start, end, steps=6):
    canvas = editor.canvas
    a, b = canvas.where(start).toPoint(), canvas.where(end).toPoint()
    QTest.mousePress(canvas, LEFT, NONE, a)
    for n in range(1, steps + 1):
        QTest.mouseMove(canvas, a + (b - a) * n / steps)
    QTest.mouseRelease(canvas, LEFT, NONE, b)


def tap(editor, at):
    QTest.mouseClick(editor.canvas, LEFT, NONE, editor.canvas.where(at).toPoint())


def view(desk, visit):
    return inspect.detail(desk, visit, "A01").evidence[0]


def kinds(editor):
    return [mark.kind for mark in editor.canvas.markup.marks]


def near(point, other, by=60):
    return abs(point[0] - other[0]) <= by and abs(point[1] - other[1]) <= by


def test_a_rectangle_dragged_with_the_mouse_is_grey_in_the_printed_copy(hand, editor, desk, visit):
    drag(editor, (2000, 2000), (5000, 6000))
    hand.key(ESCAPE)
    kept = view(desk, visit).markup
    assert near(kept.marks[0].points[0], (2000, 2000))
    assert near(kept.marks[0].points[1], (5000, 6000))
    printed = Image.open(io.BytesIO(evidence.derived(desk, view(desk, visit).sha256, "page", kept)))
    pixel = printed.getpixel((int(printed.width * 0.35), int(printed.height * 0.4)))
    assert pixel == pytest.approx(HIDDEN_RGB, abs=3)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert view(desk, visit).markup == Markup()


def test_each_tool_has_its_key_and_undo_and_redo_go_step_by_step(hand, editor):
    for key, expected in (("J", "brush"), ("A", "arrow"), ("B", "box"), ("D", "freehand")):
        hand.keys(key)
        drag(editor, (2000, 2000), (6000, 6000))
        assert kinds(editor)[-1] == expected
    hand.keys("N")
    tap(editor, (8000, 2000))
    tap(editor, (8000, 4000))
    assert [mark.text for mark in editor.canvas.markup.marks[-2:]] == ["1", "2"]
    hand.keys("C")
    drag(editor, (1000, 1000), (9000, 9000))
    assert editor.canvas.markup.crop is not None
    for _ in range(3):
        hand.key(Qt.Key.Key_Z, CTRL)
    assert editor.canvas.markup.crop is None
    assert kinds(editor) == ["brush", "arrow", "box", "freehand"]
    hand.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert kinds(editor)[-1] == "number"


def test_a_text_is_written_in_a_field_that_input_methods_reach_and_changed_again(hand, editor, desk, visit):
    hand.keys("TY")
    tap(editor, (3000, 5000))
    assert editor.text.hasFocus()
    assert editor.text.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not editor.canvas.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    write(editor.text, "门未上锁")
    hand.key(ENTER)
    made = editor.canvas.markup.marks[-1]
    assert (made.kind, made.text, made.colour) == ("text", "门未上锁", "yellow")
    hand.keys("V")
    tap(editor, (3100, 4900))
    hand.key(ENTER)
    write(editor.text, "门已上锁")
    hand.key(ENTER)
    assert [mark.text for mark in editor.canvas.markup.marks] == ["门已上锁"]
    hand.key(ESCAPE)
    assert view(desk, visit).markup.marks[0].text == "门已上锁"


def test_it_is_edited_again_moved_and_taken_away(qtbot, hand, editor, desk, visit):
    hand.keys("B")
    drag(editor, (2000, 2000), (4000, 4000))
    hand.key(ESCAPE)
    again = opened(qtbot, hand)
    hand.keys("V")
    drag(again, (3000, 3000), (5000, 5000))
    assert near(again.canvas.markup.marks[0].points[0], (4000, 4000))
    hand.key(Qt.Key.Key_Delete)
    assert again.canvas.markup == Markup()
    hand.key(ESCAPE)
    assert view(desk, visit).markup == Markup()


def test_all_by_keys_alone(hand, editor):
    hand.keys("H")
    hand.key(Qt.Key.Key_Space)
    for _ in range(5):
        hand.key(Qt.Key.Key_Right)
        hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Space)
    (mark,) = editor.canvas.markup.marks
    assert mark.points == ((UNIT // 2, UNIT // 2), (UNIT // 2 + 1000, UNIT // 2 + 1000))


def test_a_finger_hides_too(hand, editor):
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    canvas = editor.canvas
    window = canvas.window().windowHandle()
    where = lambda at: canvas.mapTo(canvas.window(), canvas.where(at).toPoint())  # noqa: E731  # in the window
    QTest.touchEvent(window, device).press(0, where((2000, 2000)), window).commit()
    for n in range(1, 6):
        QTest.touchEvent(window, device).move(0, where((2000 + n * 500, 2000 + n * 500)), window).commit()
    QTest.touchEvent(window, device).release(0, where((4500, 4500)), window).commit()
    QApplication.processEvents()
    assert kinds(editor) == ["hide"]
    assert near(editor.canvas.markup.marks[0].points[1], (4500, 4500))


def test_proposed_faces_are_taken_by_figure_by_tap_and_put_aside(hand, editor, desk, visit):
    faces = [Mark("hide", ((n * 2000, 1000), (n * 2000 + 1000, 3000))) for n in range(4)]
    editor.show_proposals(view(desk, visit), faces)
    hand.key(Qt.Key.Key_2)
    assert editor.canvas.markup.marks == (faces[1],)
    tap(editor, (6500, 2000))
    assert editor.canvas.markup.marks == (faces[1], faces[3])
    hand.key(Qt.Key.Key_Delete)
    assert editor.canvas.proposals == ()
    hand.key(ESCAPE)
    assert view(desk, visit).markup.marks == (faces[1], faces[3])


def test_faces_that_find_no_room_any_more_stay_proposed(editor, desk, visit):
    canvas = editor.canvas
    canvas.put(Markup((Mark("box", ((0, 0), (90, 90))),) * MAX_MARKS))
    faces = [Mark("hide", ((10, 10), (500, 500)))]
    editor.show_proposals(view(desk, visit), faces)
    canvas.accept([0])
    assert list(canvas.proposals) == faces
    assert len(canvas.markup.marks) == MAX_MARKS


def test_what_was_drawn_when_the_program_fell_is_there_again(qtbot, hand, editor, desk, visit):
    drag(editor, (2000, 2000), (5000, 6000))
    editor.hide()  # the program fell: nothing was closed
    assert view(desk, visit).markup == Markup()
    editor._photo = None
    again = opened(qtbot, hand)
    assert kinds(again) == ["hide"]


def test_the_original_is_shown_only_when_asked_for_and_that_is_listed(qtbot, hand, desk, visit):
    markup.mark(desk, visit, view(desk, visit).id, Markup((Mark("hide", ((0, 0), (UNIT, UNIT))),)))
    hand.page.go_to("A02")
    hand.page.go_to("A01")
    qtbot.waitUntil(lambda: bool(hand.page.detail.photos._tiles), timeout=WAIT_MS)
    QApplication.processEvents()
    hand.page.detail.photos.open_first()
    viewer = hand.page.detail.looking.viewer
    qtbot.waitUntil(lambda: not viewer._image.isNull(), timeout=WAIT_MS)
    assert viewer._image.pixelColor(50, 50).getRgb()[:3] == pytest.approx(HIDDEN_RGB, abs=3)
    assert viewer.original.isVisible()
    assert not viewer._openings.isVisible()
    hand.key(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(
        lambda: viewer._image.pixelColor(50, 50).getRgb()[:3] != pytest.approx(HIDDEN_RGB, abs=3), timeout=WAIT_MS
    )
    assert "原图打开过1次" in viewer._openings.text()
    assert len(markup.openings(desk, visit, view(desk, visit).id)) == 1


def test_every_tool_is_a_target_for_a_finger_at_the_smallest_size(qtbot, qapp, desk, visit):
    hand = show(qtbot, ChecklistPage(session_of(desk)), visit, 960, 540)
    qtbot.waitUntil(lambda: hand.page.detail.photos.n_pictures == 1, timeout=WAIT_MS)
    editor = opened(qtbot, hand)
    from PySide6.QtWidgets import QAbstractButton

    for button in editor.findChildren(QAbstractButton):
        if button.isVisible() and button.accessibleName():
            assert button.height() >= 44, button.accessibleName()
            assert editor.rect().contains(button.mapTo(editor, QPoint(button.width() - 1, 1))), button.accessibleName()
