"""The checklist and the details of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector.base.ids import new_id
from tests.matrix.states.register import at, doing, show_details, state

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


FOUND: dict[str, Any] = {"visit": "on_site", "item": "B02"}
SHARED: dict[str, Any] = {"visit": "shared", "item": "B01"}

doing(
    "checklist-nothing-found", "checklist", lambda stage: stage.page.filters.finder.setText("zzzz"),
    lambda stage: stage.page.filters.finder.clear(), **FOUND,
)  # fmt: skip
doing(
    "checklist-none-lacking", "checklist", lambda stage: stage.page.filters.choose("failed"),
    lambda stage: stage.page.filters.reset(), visit="clean",
)  # fmt: skip
doing(
    "checklist-mine", "checklist", lambda stage: stage.page.filters.choose("mine"),
    lambda stage: stage.page.filters.reset(), **SHARED,
)  # fmt: skip
doing(
    "checklist-sharing", "checklist", lambda stage: stage.page.share(),
    lambda stage: stage.page._sharing.sheet.close_sheet(), **SHARED,
)  # fmt: skip
doing(
    "checklist-undo", "checklist", lambda stage: QTest.keyClick(stage.page.rows, Qt.Key.Key_1),
    lambda stage: stage.page.undo(), visit="fresh", item="A01",
)  # fmt: skip
doing(
    "checklist-keys", "checklist", lambda stage: stage.shell.toggle_help(), lambda stage: stage.shell.toggle_help(),
    **FOUND,
)  # fmt: skip
doing("checklist-pane-over", "checklist", lambda _stage: None, details=True, **FOUND)
doing("checklist-problem-below", "checklist", lambda stage: stage.page.detail.focus_problem(), details=True, **FOUND)


@state("checklist-photo")
def _(stage: Stage) -> Reached:
    stage.go("checklist", **FOUND)
    stage.page.side.open()
    stage.wait(lambda: stage.page.detail.photos.n_pictures > 0)
    stage.page.detail.photos.open_first()
    stage.settle()
    yield
    stage.page.detail.looking.viewer.close_viewer()


@state("checklist-two")
def _(stage: Stage) -> Reached:
    stage.go("checklist", visit="shared")
    apart = next(one.code for one in stage.page.items.views.values() if one.two and one.two.stage == "both")
    stage.page.go_to(apart)
    show_details(stage)
    yield
    stage.page.side.close_over()
