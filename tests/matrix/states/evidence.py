"""All evidence of a visit, one photo large, and marking it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from tests.matrix.filled import drawn
from tests.matrix.states.register import at, doing, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspector.ui.detail.editor import MarkEditor
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


doing(
    "evidence-none-found", "evidence", lambda stage: stage.page.finder.setText("zzzz"),
    lambda stage: stage.page.finder.clear(), visit="pictured",
)  # fmt: skip


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


def _marking_up(name: str, act: Callable[[MarkEditor], object], undo: Callable[[MarkEditor], object]) -> None:
    @state(f"markup-{name}")
    def _(stage: Stage) -> Reached:
        looking, photos = _item(stage).looking, stage.page.detail.photos
        photos.open_first()
        stage.settle()
        looking.viewer.mark_up.click()
        stage.wait(lambda: looking.editor is not None and looking.editor.canvas.has_image)
        stage.settle()
        act(looking.editor)
        yield
        undo(looking.editor)
        looking.editor.canvas.put_aside()
        looking.editor.close_editor()
        stage.settle()
        stage.page.side.close_over()


def _write(editor: MarkEditor) -> None:
    editor._use("text")
    editor.canvas.text_wanted.emit((3_000, 3_000))
    editor.findChild(QLineEdit).setText("锁扣脱落")


def _propose(editor: MarkEditor) -> None:
    """Parts to be hidden or put aside."""
    assert editor._photo is not None
    editor.show_proposals(editor._photo, [mark for mark in drawn().marks if mark.kind == "hide"])


_marking_up("drawn", lambda _editor: None, lambda _editor: None)
_marking_up("writing", _write, lambda editor: editor._escape())
_marking_up("faces", _propose, lambda _editor: None)
