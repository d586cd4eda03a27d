"""The windows' foundation: tasks, session, icons, small widgets, driven for real."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from inspector.base import places
from inspector.base.errors import RefusedError
from inspector.services import inspect
from inspector.ui.desk_session import Session
from inspector.ui.task import Task
from inspector.ui.theme.icons import _SHAPES, pixmap
from inspector.ui.theme.tokens import DARK, LIGHT
from inspector.ui.widgets.buttons import Button
from inspector.ui.widgets.card import Card
from inspector.ui.widgets.segmented import Segmented
from inspector.ui.widgets.steps import StepStrip
from inspector.ui.widgets.toggle import ToggleButton
from tests.services.factory import begin


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_text_can_be_read_on_every_ground(tokens):
    for text in ("ink", "muted", "accent", "conforms", "mostly", "fails", "not_applicable", "not_checked"):
        for ground in ("window", "surface", "selected", "sunken"):
            assert contrast(tokens.of(text), tokens.of(ground)) >= 4.9, (text, ground)
    assert contrast(tokens.on_accent, tokens.accent) >= 4.9


@pytest.mark.parametrize("name", sorted(_SHAPES))
def test_every_icon_draws_in_its_colour(qtbot, name):
    image = pixmap(name, LIGHT.fails, 48).toImage()
    pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
    drawn = [colour for colour in pixels if colour.alpha() > 120]
    want = QColor(LIGHT.fails)
    assert drawn
    # Half-covered pixels are rounded when alpha is multiplied in.
    for colour in drawn:
        assert max(abs(a - b) for a, b in zip(colour.getRgb()[:3], want.getRgb()[:3], strict=True)) <= 3


def test_a_task_tells_progress_then_result_then_end(qtbot):
    parent, said = QObject(), []

    def work(report):
        for n in range(1, 4):
            report(n, 3)
        return "done"

    task = Task(work, parent)
    task.progressed.connect(lambda n, total: said.append((n, total)))
    task.succeeded.connect(said.append)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert said == [(1, 3), (2, 3), (3, 3), "done"]


def test_a_failed_task_tells_its_error_on_the_gui_thread(qtbot):
    parent, told = QObject(), []

    def work(_report):
        raise RefusedError("store_in_use")

    task = Task(work, parent)
    task.failed.connect(lambda error: told.append((error.code, threading.current_thread() is threading.main_thread())))
    with qtbot.waitSignal(task.ended):
        task.start()
    assert told == [("store_in_use", True)]


def test_a_cancelled_task_says_nothing_but_its_end(qtbot):
    parent, told, begun = QObject(), [], threading.Event()

    def work(report):
        begun.set()
        while True:
            report(0, 1)

    task = Task(work, parent)
    task.succeeded.connect(told.append)
    task.failed.connect(told.append)
    with qtbot.waitSignal(task.ended):
        task.start()
        begun.wait(5)
        task.cancel()
    assert told == []


def test_what_is_being_typed_is_flushed_before_the_store_locks(qtbot, desk, reopen):
    visit = begin(desk)
    session = Session()
    session.open(desk)
    session.locking.connect(lambda: inspect.save_draft(session.desk, visit, "A01", "正在输入"))
    with qtbot.waitSignal(session.locked):
        session.lock()
    with pytest.raises(RefusedError, match="store_locked"):
        session.desk  # noqa: B018  # asking is the test
    again = reopen(desk)
    assert inspect.detail(again, visit, "A01").draft == "正在输入"


def test_widgets_say_what_the_user_did_and_can_be_tapped(qtbot):
    segmented = Segmented([("yes", "认可", "check"), ("no", "有异议", "cross")])
    strip, card = StepStrip(), Card("问题")
    for widget in (segmented, strip, card):
        qtbot.addWidget(widget)
        widget.show()
    card.set_count("5个")
    with qtbot.waitSignal(segmented.chosen, check_params_cb=lambda value: value == "no"):
        qtbot.mouseClick(segmented._buttons["no"], Qt.MouseButton.LeftButton)
    assert segmented.value() == "no"
    segmented.set_value("")
    assert segmented.value() == ""
    steps = strip.findChildren(ToggleButton)
    strip.set_current(3)
    assert [step.isEnabled() for step in steps] == [True, True, True, False]
    with qtbot.waitSignal(strip.chosen, check_params_cb=lambda n: n == 2):
        qtbot.mouseClick(steps[1], Qt.MouseButton.LeftButton)
    strip.set_open(is_open=False)
    assert [step.isEnabled() for step in steps] == [False, False, True, False]
    button = Button("打印", icon="printer", key="Ctrl+P")
    qtbot.addWidget(button)
    assert button.accessibleName() == "打印"
    assert min(button.sizeHint().height(), 44) <= button.minimumHeight() >= 44


def test_the_icons_of_the_style_sheet_are_drawn_from_the_tokens():
    from tools.make_icons import pictures

    for name, text in pictures().items():
        assert (places.resources() / "icons" / name).read_text("utf-8") == text + "\n", "run tools/make_icons.py"
