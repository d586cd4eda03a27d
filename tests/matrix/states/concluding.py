"""Finish, opinion, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.base.ids import new_id
from inspector.services import sample
from tests.matrix.stage import turn, workers_held
from tests.matrix.states.register import at, drag, state

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("finish-empty", "finish", visit="fresh")
at("finish-one", "finish", "one", visit="only")
at("finish-many", "finish", visit="on_site")
at("finish-nothing-missing", "finish", visit="clean")
at("finish-worst", "finish", visit="worst")
at("finish-long", "finish", visit="long")
at("finish-shared", "finish", visit="shared")
at("finish-failed", "finish", visit_id=new_id())
at("opinion-none", "opinion", visit="clean")
at("opinion-one", "opinion", "one", visit="only")
at("opinion-many", "opinion", visit="on_site")
at("opinion-worst", "opinion", visit="worst")
at("opinion-long", "opinion", visit="long")
at("opinion-failed", "opinion", visit_id=new_id())
at("signatures-none", "signatures", visit="to_sign")
at("signatures-half", "signatures", visit="half_signed")
at("signatures-all", "signatures", visit="all_signed")
at("signatures-failed", "signatures", visit_id=new_id())


@state("finish-explaining")
def _(stage: Stage) -> Reached:
    stage.go("finish", visit="on_site")
    stage.page.computing_link().click()
    stage.settle()
    yield
    stage.page.computing_link().click()


@state("finish-checking")
def _(stage: Stage) -> Reached:
    with workers_held():
        stage.shell.go("finish", {"visit_id": stage.world.visits["on_site"]})
        turn()
        yield


@state("signatures-inked")
def _(stage: Stage) -> Reached:
    stage.go("signatures", visit="to_sign")
    pad = stage.page.signing.pad
    wide = max(x for stroke in sample.sample_strokes("吴承泽") for x, *_ in stroke)
    high = max(y for stroke in sample.sample_strokes("吴承泽") for _, y, *_ in stroke)
    scale = min((pad.width() - 40) / wide, (pad.height() - 40) / high)
    for stroke in sample.sample_strokes("吴承泽"):
        points = [(20 + round(x * scale), 20 + round(y * scale)) for x, y, *_ in stroke]
        drag(pad, points)
    yield
    pad.clear()


@state("signatures-refusing")
def _(stage: Stage) -> Reached:
    stage.go("signatures", visit="to_sign")
    stage.page.signing._open_refusal()
    stage.settle()
    yield
    stage.page.signing.show_pad()


@state("signatures-text")
def _(stage: Stage) -> Reached:
    stage.go("signatures", visit="to_sign")
    stage.page.text_asked.emit()
    stage.wait(lambda: stage.page.reader.is_drawn)
    stage.settle()
    yield


@state("signatures-issuing")
def _(stage: Stage) -> Reached:
    stage.go("signatures", visit="all_signed")
    with workers_held():
        stage.page.issue_asked.emit()
        turn()
        yield
        stage.page.issuing.cancelled.emit()
