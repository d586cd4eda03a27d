"""All evidence of a visit, one photo large, and marking it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from tests.matrix.filled import drawn
from tests.matrix.states.register import at, state

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("evidence-empty", "evidence", visit="fresh")
at("evidence-read-only", "evidence", visit="signed")


def _pictured(name: str, visit: str) -> None:
    @state(f"evidence-{name}")
    def _(stage: Stage) -> Reached:
        stage.go("evidence", visit=visit)
        stage.at_size = lambda: _load(stage)
        yield


_pictured("few", "on_site")
_pictured("many", "pictured")


def _load(stage: Stage) -> None:
    """Wait for the pictures that are in view."""
    grid = stage.page.grid
    view = grid.viewport().rect()
    shown = [n for n in range(len(grid.pictures.photos)) if view.intersects(grid.visualRect(grid.pictures.index(n)))]
    stage.wait(lambda: not any(grid.pictures.lacks(n) for n in shown))
    stage.settle()


@state("evidence-none-found")
def _(stage: Stage) -> Reached:
    stage.go("evidence", visit="pictured")
    stage.page.finder.setText("zzzz")
    stage.settle()
    yield
    stage.page.finder.clear()


@state("evidence-compared")
def _(stage: Stage) -> Reached:
    """Two photos side by side."""
    stage.go("evidence", visit="pictured")
    grid = stage.page.grid
    grid.clearSelection()
    for row in range(2):
        grid.selectionModel().select(grid.pictures.index(row), grid.selectionModel().SelectionFlag.Select)
    stage.settle()
    stage.page.compare.click()
    stage.settle()
    yield
    stage.page.sheet.close_sheet()


def _item(stage: Stage) -> Any:
    """The item whose first photo is drawn upon, its details in view."""
    first = stage.world.marked
    stage.go("checklist", visit="pictured", item=first)
    stage.page.side.open()
    stage.wait(lambda: stage.page.detail.photos.n_pictures > 0)
    return stage.page.detail


@state("photo-concealed")
def _(stage: Stage) -> Reached:
    """One photo large, something in it hidden."""
    detail = _item(stage)
    detail.photos.open_first()
    stage.settle()
    yield
    detail.looking.viewer.close_viewer()
    stage.page.side.close_over()


@state("markup-drawn")
def _(stage: Stage) -> Reached:
    editor = _editor(stage)
    yield
    _close(stage, editor)


@state("markup-writing")
def _(stage: Stage) -> Reached:
    editor = _editor(stage)
    editor._use("text")
    editor.canvas.text_wanted.emit((3_000, 3_000))
    editor.findChild(QLineEdit).setText("锁扣脱落")
    yield
    editor._escape()
    _close(stage, editor)


@state("markup-faces")
def _(stage: Stage) -> Reached:
    """Proposals to be hidden or put aside."""
    editor = _editor(stage)
    editor.show_proposals(editor._photo, [mark for mark in drawn().marks if mark.kind == "hide"])
    yield
    _close(stage, editor)


def _editor(stage: Stage):
    detail = _item(stage)
    detail.photos.open_first()
    stage.settle()
    detail.looking.viewer.mark_up.click()
    stage.wait(lambda: detail.looking.editor is not None and detail.looking.editor.canvas.has_image)
    stage.settle()
    return detail.looking.editor


def _close(stage: Stage, editor) -> None:
    editor.canvas.put_aside()
    editor.close_editor()
    stage.settle()
    stage.page.side.close_over()
