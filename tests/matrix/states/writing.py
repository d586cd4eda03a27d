"""What lies over a page while one writes: ready sentences, the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from tests.matrix.states.register import state, to_bottom

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

KINDS = ("duty_call", "person_met", "paper_seen", "place_walked")


@state("phrases-note")
def _(stage: Stage) -> Reached:
    yield from _phrases(stage, "fresh", "A01")


@state("phrases-long")
def _(stage: Stage) -> Reached:
    """A note of its own length is among the sentences written before."""
    yield from _phrases(stage, "long", "A01")


@state("phrases-none")
def _(stage: Stage) -> Reached:
    yield from _phrases(stage, "fresh", "A01", typed="zzzz")


@state("phrases-opinion")
def _(stage: Stage) -> Reached:
    stage.go("opinion", visit="on_site")
    yield from _picked(stage, stage.page._opinion, stage.page.phrases)


def _phrases(stage: Stage, visit: str, item: str, typed: str = "") -> Reached:
    stage.go("checklist", visit=visit, item=item)
    detail = stage.page.detail
    yield from _picked(stage, detail.note.text, detail.phrases, typed)
    stage.page.side.close_over()


def _picked(stage: Stage, field, offer, typed: str = "") -> Reached:
    def pick() -> None:
        if stage.shell.route[0] == "checklist":
            stage.page.side.open()
        stage.window.activateWindow()
        field.setFocus()
        stage.settle()
        offer.open_at(field)
        stage.wait(lambda: offer.picker.model.texts())
        if typed:
            QTest.keyClicks(field, typed)
        stage.settle()

    stage.at_size = pick
    yield
    offer.picker.close_picker()


def _notebook(kind: str, visit: str, name: str) -> None:
    @state(f"notebook-{kind}-{name}")
    def _(stage: Stage) -> Reached:
        stage.go("checklist", visit=visit)
        stage.shell.open_notebook(kind)
        stage.settle()
        yield
        stage.shell.notebook.close_sheet()


for _kind in KINDS:
    _notebook(_kind, "fresh", "empty")
    _notebook(_kind, "noted", "many")
_notebook("duty_call", "signed", "read-only")


@state("notebook-suggestion")
def _(stage: Stage) -> Reached:
    """What the calls suggest, and the calls below the form."""
    stage.go("checklist", visit="noted")
    stage.shell.open_notebook("duty_call")
    stage.settle()
    to_bottom(stage.shell.notebook)
    yield
    stage.shell.notebook.close_sheet()


@state("notebook-refused")
def _(stage: Stage) -> Reached:
    """An entry that lacks what it needs."""
    stage.go("checklist", visit="noted")
    stage.shell.open_notebook("person_met")
    stage.settle()
    stage.shell.notebook.forms["person_met"].note.click()
    stage.settle()
    yield
    stage.shell.notebook.close_sheet()


@state("notebook-over-finish")
def _(stage: Stage) -> Reached:
    stage.go("finish", visit="noted")
    stage.shell.open_notebook("paper_seen")
    stage.settle()
    yield
    stage.shell.notebook.close_sheet()
