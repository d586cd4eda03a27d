"""The checklist and the details of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.base.ids import new_id
from tests.matrix.states.register import at, state

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("checklist-empty", "checklist", visit="fresh")
at("checklist-many", "checklist", visit="on_site", item="B02")
at("checklist-problem", "checklist", visit="on_site", item="A03")
at("checklist-flag", "checklist", visit="on_site", item="A01")
at("checklist-reason", "checklist", visit="on_site", item="A05")
at("checklist-number", "checklist", visit="fresh", item="G01")
at("checklist-choice", "checklist", visit="fresh", item="D02")
at("checklist-all-answered", "checklist", visit="clean")
at("checklist-worst", "checklist", visit="worst")
at("checklist-long", "checklist", visit="long")
at("checklist-long-reason", "checklist", visit="long", item="A02")
at("checklist-read-only", "checklist", visit="signed", item="B03")
at("checklist-shared", "checklist", visit="shared", item="B01")
at("checklist-failed", "checklist", visit_id=new_id())


@state("checklist-nothing-found")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.filters.finder.setText("zzzz")
    stage.settle()
    yield
    stage.page.filters.finder.clear()


@state("checklist-none-lacking")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="clean")
    stage.page.filters.choose("failed")
    stage.settle()
    yield
    stage.page.filters.reset()


@state("checklist-pane-over")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.settle()
    yield
    stage.page.side.close_over()


@state("checklist-photo")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.wait(lambda: stage.page.detail.photos.n_pictures > 0)
    stage.page.detail.photos.open_first()
    stage.settle()
    yield
    stage.page.detail.looking.viewer.close_viewer()


@state("checklist-sharing")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="shared", item="B01")
    stage.page.share()
    stage.settle()
    yield
    stage.page._sharing.sheet.close_sheet()


@state("checklist-two")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="shared")
    apart = next(one.code for one in stage.page.items.views.values() if one.two and one.two.stage == "both")
    stage.page.go_to(apart)
    stage.page.side.open()
    stage.settle()
    yield
    stage.page.side.close_over()


@state("checklist-mine")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="shared", item="B01")
    stage.page.filters.choose("mine")
    stage.settle()
    yield
    stage.page.filters.reset()


@state("checklist-undo")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="fresh")
    QTest.keyClick(stage.page.rows, Qt.Key.Key_1)
    stage.settle()
    yield
    stage.page.undo()


@state("checklist-keys")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="on_site", item="B02")
    stage.shell.toggle_help()
    yield
    stage.shell.toggle_help()
