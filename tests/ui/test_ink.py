"""What a hand writes is kept as it came: order, times, pressure, place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.ui.signatures.ink import Ink
from inspector.ui.signatures.pad import SignaturePad
from tests.ui.concluding import scribble, write


def pad_of(qtbot, width=600, height=240):
    pad = SignaturePad()
    pad.resize(width, height)
    qtbot.addWidget(pad)
    pad.show()
    return pad


def test_strokes_come_in_their_order_with_places_in_hundredths(qtbot):
    pad = pad_of(qtbot)
    write(pad, [(10, 20), (30, 25), (50, 60)], [(100, 50), (140, 90)])
    strokes = pad.strokes()
    assert [[p[:2] for p in s] for s in strokes] == [
        [(1000, 2000), (3000, 2500), (5000, 6000)],
        [(10000, 5000), (14000, 9000)],
    ]
    assert pad.written_size() == (600, 240)


def test_times_start_at_nought_and_never_go_back(qtbot):
    pad = pad_of(qtbot)
    scribble(pad)
    write(pad, [(10, 20), (30, 25)])
    times = [p[2] for s in pad.strokes() for p in s]
    assert times[0] == 0
    assert times == sorted(times)
    assert times[-1] > 0


def test_a_mouse_has_the_pressure_of_a_device_that_feels_none(qtbot):
    pad = pad_of(qtbot)
    scribble(pad)
    assert {p[3] for s in pad.strokes() for p in s} == {500}


PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def pen(pad, kind, x, y, pressure):
    at = QPointF(x, y)
    button = NONE if kind == QEvent.Type.TabletMove else LEFT
    buttons = NONE if kind == QEvent.Type.TabletRelease else LEFT
    held = Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, PEN, at, pad.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, held, button, buttons)
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()  # else the window system sends it again as a mouse


def test_a_pen_gives_its_pressure_and_draws_once(qtbot):
    pad = pad_of(qtbot)
    pen(pad, QEvent.Type.TabletPress, 10, 10, 0.25)
    pen(pad, QEvent.Type.TabletMove, 60, 40, 0.5)
    pen(pad, QEvent.Type.TabletMove, 90, 80, 1.0)
    pen(pad, QEvent.Type.TabletRelease, 90, 80, 0.0)
    assert [p[3] for s in pad.strokes() for p in s] == [250, 500, 1000]
    assert pad.is_signature


def dark(image, x):
    """How many pixels of a column are ink."""
    return sum(image.pixelColor(x, y).lightness() < 128 for y in range(10, 150))


def test_ink_is_thicker_where_the_pen_presses(qtbot):
    pad = pad_of(qtbot)
    pen(pad, QEvent.Type.TabletPress, 50, 80, 0.1)
    for x in range(55, 500, 5):
        pen(pad, QEvent.Type.TabletMove, x, 80, 0.1 + 0.9 * (x - 50) / 450)
    pen(pad, QEvent.Type.TabletRelease, 500, 80, 0.0)
    image = pad.grab().toImage()
    assert dark(image, 460) >= dark(image, 80) + 2


def test_what_was_drawn_point_by_point_is_what_is_drawn_anew(qtbot):
    pad = pad_of(qtbot)
    scribble(pad)
    as_it_came = pad.grab().toImage()
    pad.resize(602, 240)  # the ink is laid anew at another size,
    pad.resize(600, 240)
    assert pad.grab().toImage() == as_it_came


def test_the_hand_that_holds_the_pen_draws_nothing(qtbot):
    pad = pad_of(qtbot)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, pad.rect().center(), pad)  # the ball of the hand comes down first,
    QTest.touchEvent(pad, screen).move(0, pad.rect().center() * 0.9, pad)
    pen(pad, QEvent.Type.TabletPress, 10, 10, 0.5)
    QTest.touchEvent(pad, screen).move(0, pad.rect().center() * 0.8, pad)  # and rolls while one writes
    pen(pad, QEvent.Type.TabletMove, 60, 40, 0.5)
    QTest.touchEvent(pad, screen).release(0, pad.rect().center() * 0.8, pad)
    QTest.touchEvent(pad, screen).press(1, pad.rect().center(), pad)  # or is put down again
    pen(pad, QEvent.Type.TabletRelease, 60, 40, 0.0)
    QTest.touchEvent(pad, screen).release(1, pad.rect().center(), pad)
    assert [[p[:2] for p in s] for s in pad.strokes()] == [[(1000, 1000), (6000, 4000)]]


def test_a_second_finger_goes_on_after_the_first_and_still_draws_nothing(qtbot):
    pad = pad_of(qtbot)
    screen = QTest.createTouchDevice()
    one, two = pad.rect().center(), pad.rect().center() / 2
    QTest.touchEvent(pad, screen).press(0, one, pad)
    QTest.touchEvent(pad, screen).stationary(0).press(1, two, pad)
    QTest.touchEvent(pad, screen).release(0, one, pad).stationary(1)
    QTest.touchEvent(pad, screen).move(1, two * 0.8, pad)
    QTest.touchEvent(pad, screen).release(1, two * 0.8, pad)
    assert [len(stroke) for stroke in pad.strokes()] == [1]


def test_a_finger_writes_and_a_second_one_does_not(qtbot):
    pad = pad_of(qtbot)
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, pad.rect().center(), pad)
    QTest.touchEvent(pad, screen).move(0, pad.rect().center() / 2, pad).press(1, pad.rect().topLeft(), pad)
    QTest.touchEvent(pad, screen).move(0, pad.rect().center() / 3, pad).stationary(1)
    QTest.touchEvent(pad, screen).release(0, pad.rect().center() / 3, pad).release(1, pad.rect().topLeft(), pad)
    assert len(pad.strokes()) == 1
    assert len(pad.strokes()[0]) == 3


def test_a_stroke_is_on_the_screen_before_it_is_finished(qtbot):
    pad = pad_of(qtbot)
    before = pad.grab().toImage()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pad.rect().center() / 2)
    QTest.mouseMove(pad, pad.rect().center())
    after = pad.grab().toImage()
    middle = pad.rect().center() * 3 / 4
    assert before.pixelColor(middle) == QColor("#ffffff")
    assert after.pixelColor(middle).lightness() < 128


def test_what_is_dragged_out_of_the_pad_stays_inside(qtbot):
    pad = pad_of(qtbot)
    write(pad, [(500, 100), (900, 900)])
    assert pad.strokes()[0][-1][:2] == (60000, 24000)


def test_a_tap_is_no_signature_and_clearing_takes_everything(qtbot):
    pad = pad_of(qtbot)
    write(pad, [(100, 100)])
    assert not pad.is_empty
    assert not pad.is_signature
    with qtbot.waitSignal(pad.inked) as told:
        scribble(pad)
    assert told.args == [True]
    with qtbot.waitSignal(pad.inked) as told:
        pad.clear()
    assert told.args == [False]
    assert pad.is_empty
    assert pad.strokes() == ()


def test_a_window_made_smaller_while_signing_keeps_the_shape():
    ink = Ink()
    ink.begin(100, 50, 0, 500, (600, 240))
    ink.extend(200, 100, 10, 500, (600, 240))
    ink.end()
    ink.begin(100, 50, 20, 500, (300, 120))  # the same place of a pad half as large
    assert ink.strokes()[1][0][:2] == (20000, 10000)
    assert ink.size == (600, 240)
