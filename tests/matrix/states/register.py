"""What a state is, the register of them all, and what several of them need."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from tests.matrix.stage import Stage, turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Reached = Generator[None, None, None]
Reach = Callable[[Stage], Reached]
Act = Callable[[Stage], object]


class State(NamedTuple):
    """One state of one page. ``world``: the store that it needs; gates stand before the store is open."""

    name: str
    world: str
    reach: Reach
    gate: bool = False


STATES: list[State] = []


def state(name: str, world: str = "many", *, gate: bool = False) -> Callable[[Reach], Reach]:
    """Register a generator that brings the window into a state, yields, and cleans up."""

    def keep(reach: Reach) -> Reach:
        STATES.append(State(name, world, reach, gate))
        return reach

    return keep


def at(name: str, page: str, world: str = "many", **arguments: object) -> None:
    """A state that a page is in as soon as it is entered."""

    def reach(stage: Stage) -> Reached:
        stage.go(page, **arguments)
        yield

    STATES.append(State(name, world, reach))


def doing(
    name: str, page: str, act: Act, undo: Act | None = None, *, details: bool = False, world: str = "many",
    **arguments: object,
) -> None:  # fmt: skip
    """A state that a page is in after an act; ``undo`` takes it back.

    Args:
        details: The item's details are in view, at each size; where they slide over the list they go when it is left.
    """

    def reach(stage: Stage) -> Reached:
        stage.go(page, **arguments)
        if details:
            show_details(stage)
        act(stage)
        stage.settle()
        yield
        if undo is not None:
            undo(stage)
        if details:
            stage.page.side.close_over()

    STATES.append(State(name, world, reach))


def show_details(stage: Stage) -> None:
    """Bring an item's details into view, and again at each size: they are put away when the window gets narrow."""
    stage.at_size = lambda: stage.page.side.open()
    stage.page.side.open()
    stage.settle()


def to_bottom(page: QWidget) -> None:
    """Scroll all that scrolls down."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    turn()


def drag(widget: QWidget, points: list[tuple[int, int]]) -> None:
    """Draw a line with the mouse."""
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    spots = [QPoint(*point) for point in points]
    QTest.mousePress(widget, left, plain, spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(widget, spot)
    QTest.mouseRelease(widget, left, plain, spots[-1])
