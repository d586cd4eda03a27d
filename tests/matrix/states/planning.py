"""Today, visits, new visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.services import plan
from tests.matrix.states.register import at, state
from tests.matrix.worlds import LONG_NAME

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("today-empty", "today", "empty")
at("today-one", "today", "one")
at("today-many", "today")
at("visits-empty", "visits", "empty")
at("visits-one", "visits", "one")
at("visits-many", "visits")


@state("today-search")
def _(stage: Stage) -> Reached:
    stage.go("today")
    stage.page.search.setFocus()
    QTest.keyClicks(stage.page.search, "32")
    stage.wait(lambda: any(widget.isVisible() for widget in QApplication.topLevelWidgets()))
    stage.settle()
    yield
    stage.page.search.clear()


@state("visits-none-found")
def _(stage: Stage) -> Reached:
    stage.go("visits")
    stage.page.finder.setFocus()
    QTest.keyClicks(stage.page.finder, "zzz")
    stage.wait(lambda: stage.page.nothing.isVisible())
    yield
    stage.page.finder.clear()


at("new-visit-empty", "new_visit", "one")


@state("new-visit-found")
def _(stage: Stage) -> Reached:
    yield from _new_visit(stage, "fqjn")


@state("new-visit-long")
def _(stage: Stage) -> Reached:
    yield from _new_visit(stage, "3299000001")


@state("new-visit-typed-in")
def _(stage: Stage) -> Reached:
    _blank(stage)
    stage.page.school.take(LONG_NAME)
    stage.page.school.fresh.code.setText("3.13E+09")
    stage.page.school.fresh.code.textEdited.emit("3.13E+09")
    stage.settle()
    yield


@state("new-visit-refused")
def _(stage: Stage) -> Reached:
    _blank(stage)
    stage.page.start.click()
    stage.settle()
    yield


def _blank(stage: Stage, **arguments: object) -> None:
    """Open the page with nothing typed in."""
    stage.go("today")
    plan.keep_form(stage.window.session.desk, "")
    stage.go("new_visit", **arguments)


def _new_visit(stage: Stage, school: str) -> Reached:
    found = plan.search(stage.window.session.desk, school).schools[0]
    _blank(stage, school=found)
    for _ in range(2):
        QTest.keyClick(stage.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    stage.wait(lambda: stage.page.count.isVisible())
    stage.settle()
    yield
