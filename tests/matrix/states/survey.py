"""Nobody missed (摸排核对): tables, result, sample, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.matrix.stage import turn, workers_held
from tests.matrix.states.register import at, state, to_bottom

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

STEPS = ("tables", "result", "sample", "answers")

at("survey-empty", "survey", visit="fresh")
at("survey-read-only", "survey", visit="signed")


@state("survey-read")
def _(stage: Stage) -> Reached:
    """Files were read and wait to be put in; one of them is no table."""
    stage.go("survey", visit="fresh")
    stage.page.files_chosen.emit([stage.world.files[name] for name in ("roster", "survey", "bad")])
    stage.settle()
    yield
    stage.page.tables.clear_drafts()


@state("survey-reading")
def _(stage: Stage) -> Reached:
    stage.go("survey", visit="fresh")
    with workers_held():
        stage.page.files_chosen.emit([stage.world.files["roster"]])
        turn()
        yield
        stage.page.work.cancelled.emit()


at("survey-loaded", "survey", visit="loaded")


@state("survey-loaded-result")
def _(stage: Stage) -> Reached:
    stage.go("survey", visit="loaded")
    stage.page.go_to(1)
    stage.settle()
    yield


def _step(n: int, visit: str) -> None:
    @state(f"survey-{visit}-{n + 1}-{STEPS[n]}")
    def _(stage: Stage) -> Reached:
        stage.go("survey", visit=visit)
        stage.page.go_to(n)
        stage.settle()
        yield


for _visit in ("surveyed", "surveyed_many"):
    for _n in range(len(STEPS)):
        _step(_n, _visit)


@state("survey-rules-below")
def _(stage: Stage) -> Reached:
    stage.go("survey", visit="surveyed")
    stage.page.go_to(0)
    to_bottom(stage.page)
    yield


@state("survey-near")
def _(stage: Stage) -> Reached:
    """Near matches with their names, to be settled."""
    stage.go("survey", visit="surveyed_many")
    stage.page.result.names.setChecked(True)
    stage.page.result.choose("near", "student")
    stage.settle()
    yield
