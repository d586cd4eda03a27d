"""A whole visit at a known school in the real frame, by keys alone: counted, and the next action always in view."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from inspector.services import conclude, inspect, plan, sample
from inspector.services.visit_state import register, state_of
from inspector.ui.i18n import speak
from inspector.ui.widgets.buttons import PrimaryButton
from tests.services import factory
from tests.ui.concluding import WAIT_MS
from tests.ui.framed import shell_of

NO, ALT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ENTER = Qt.Key.Key_Return
FAILS = frozenset({"A03", "B02", "F06"})
SIZES = [(1366, 768), (960, 540)]


class Keyboard:
    """Presses keys in a window, where the focus is, and counts them."""

    def __init__(self, qtbot, shell):
        self.qtbot, self.shell, self.n = qtbot, shell, 0

    def press(self, key, held=NO):
        if not self.shell.isActiveWindow():  # without a window manager nobody gives it back after a pop-up
            self.shell.activateWindow()
            QApplication.processEvents()
        QTest.keyClick(self.shell.windowHandle(), key, held)
        self.n += 1
        QApplication.processEvents()

    def type(self, text):
        for letter in text:
            self.press(Qt.Key(ord(letter.upper())))

    def counting(self, act):
        """Return how many keys an act takes."""
        before = self.n
        act()
        return self.n - before

    def until(self, holds):
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)


def answer(keys, page):
    """Answer the current item as a school does that is in order but for a few things; return what was counted."""
    code = page.current
    item = page.item(code)
    if code in FAILS:
        keys.press(Qt.Key.Key_3)
        keys.until(page.detail.problem.isVisible)
        assert page.current == code  # it stays, the problem filled in
        keys.press(ENTER)
    elif item.kind in {"scale4", "yesno"}:
        keys.press(Qt.Key.Key_1)
    elif item.kind == "multichoice":
        for n in range(len(item.choices)):
            keys.press(Qt.Key(ord(str(n + 1))))
        keys.press(ENTER)
    else:
        keys.press(Qt.Key.Key_4, ALT)
        keys.press(ENTER)
    assert page.current != code or not page.items.next_open(code, recheck_first=False)
    return item.kind


def test_a_whole_visit_is_counted_in_keys(qtbot, qapp, desk):
    speak(qapp, "zh")
    shell = shell_of(qtbot, desk)
    shell.go("today", {})
    keys = Keyboard(qtbot, shell)
    began = time.monotonic()
    keys.press(Qt.Key.Key_N, CTRL)
    keys.type("mdxx")
    keys.press(ENTER)
    keys.until(lambda: shell.page.school.name.isVisible())
    keys.press(Qt.Key.Key_A, ALT)
    keys.press(Qt.Key.Key_S, ALT)
    keys.press(ENTER, CTRL)
    keys.until(lambda: shell.route[0] == "checklist")
    page = shell.page
    visit = page.view.visit_id
    assert "明德小学" in register(state_of(desk, visit).school, "identity")["name"]
    used = {}
    first_key = keys.n + 1
    order = []
    while page.progress is not None and any(not item.answer.value for item in page.items.views.values()):
        code = page.current
        n = keys.counting(lambda: order.append(answer(keys, page)))
        used[code] = (order[-1], n)
    assert first_key <= 15  # from arrival to the first answer
    plain = {code: n for code, (kind, n) in used.items() if kind in {"scale4", "yesno"} and code not in FAILS}
    assert len(plain) > 60
    assert set(plain.values()) == {1}
    assert {used[code][1] for code in FAILS} == {2}
    for code in FAILS:
        standing = inspect.detail(desk, visit, code).problem
        assert standing.fact
        assert standing.measure
    at_list = keys.n
    keys.press(ENTER, CTRL)
    keys.press(Qt.Key.Key_Right, ALT)
    keys.press(Qt.Key.Key_Right, ALT)
    assert shell.route[0] == "signatures"
    keys.until(lambda: shell.page.view is not None)
    while not conclude.signing(desk, visit).complete:
        sign(shell.page.signing.pad, shell.page.signing.signer_name())
        keys.press(ENTER)
    keys.press(ENTER)
    keys.until(lambda: shell.route[0] == "report")
    n_signers = len(conclude.signing(desk, visit).marks)
    assert keys.n - at_list == 3 + n_signers + 1  # a key a step, a key a signature, one for the document
    assert plan.today(desk).to_finish or plan.today(desk).going_on == ()
    seconds = time.monotonic() - began
    print(f"\n{keys.n} keys for {len(used)} items, {first_key} to the first answer, {seconds:.1f} s of the machine")  # noqa: T201  # shown with -s


def sign(pad, name):
    scale = min(pad.width() / 892, pad.height() / 339) / 100
    for stroke in sample.sample_strokes(name):
        spots = [QPoint(round(x * scale), round(y * scale)) for x, y, *_ in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, NO, spots[0])
        for spot in spots[1:]:
            QTest.mouseMove(pad, spot)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, NO, spots[-1])


# The next action is always in view.


def in_view(shell, widget):
    """Whether a widget is wholly inside the window and inside everything that could hide a part of it."""
    place = QRect(widget.mapTo(shell, QPoint(0, 0)), widget.size())
    shown = widget.visibleRegion().boundingRect().translated(widget.mapTo(shell, QPoint(0, 0)))
    return widget.isVisible() and shell.rect().contains(place) and shown == place


def primary_of(shell):
    return [b for b in shell.findChildren(PrimaryButton) if b.isVisible()]


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_buttons_of_the_current_item_are_always_in_view(qtbot, qapp, desk, size):
    speak(qapp, "zh")
    visit = factory.begin(desk)
    shell = shell_of(qtbot, desk, size)
    shell.go("checklist", {"visit_id": visit})
    keys = Keyboard(qtbot, shell)
    page = shell.page
    hidden = []
    for _ in range(len(page.items.views)):
        bar = page.rows.bar
        QApplication.processEvents()
        if not in_view(shell, bar):
            hidden.append(page.current)
        keys.press(Qt.Key.Key_Down)
    assert page.current == list(page.items.views)[-1]
    assert hidden == []
    assert in_view(shell, page.finish)


@pytest.mark.parametrize("size", SIZES)
def test_accepting_a_failed_item_or_a_reason_is_in_view(qtbot, qapp, desk, size):
    speak(qapp, "zh")
    visit = factory.begin(desk)
    shell = shell_of(qtbot, desk, size)
    shell.go("checklist", {"visit_id": visit})
    keys, page = Keyboard(qtbot, shell), shell.page
    keys.press(Qt.Key.Key_3)
    assert in_view(shell, page.rows.bar)  # Enter accepts from the list
    keys.press(ENTER)
    assert page.current == "A02"
    keys.press(Qt.Key.Key_5)
    keys.until(page.detail.reasons.isVisible)
    keys.until(lambda: in_view(shell, page.detail.reasons.accept))


@pytest.mark.parametrize("size", SIZES)
def test_every_step_shows_its_next_action_without_scrolling(qtbot, qapp, desk, size):
    speak(qapp, "zh")
    shell = shell_of(qtbot, desk, size)
    visit = factory.begin(desk)
    factory.answer_some(desk, visit, fails=FAILS, n=40)
    missing = []
    for name in ("today", "new_visit", "finish", "opinion", "signatures"):
        shell.go(name, {} if name in {"today", "new_visit"} else {"visit_id": visit})
        if name == "signatures":
            qtbot.waitUntil(lambda: shell.page.view is not None, timeout=WAIT_MS)
        QApplication.processEvents()
        QApplication.processEvents()
        found = primary_of(shell) or [b for b in shell.page.findChildren(QPushButton) if b.isDefault()]
        if not any(in_view(shell, button) for button in found):
            missing.append((name, [(b.text(), b.isVisible()) for b in found]))
    assert missing == []
