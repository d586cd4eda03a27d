"""Report, amendment, verify."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.services import batch, reply, writs
from inspector.services.batch_list import Picked, Unmatched
from tests.matrix.stage import turn, workers_held
from tests.matrix.states.register import at, state
from tests.services.test_reply import filled_by_pypdf

if TYPE_CHECKING:
    from uuid import UUID

    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("report-failed", "report", visit="on_site")


@state("report-signed")
def _(stage: Stage) -> Reached:
    _report(stage)
    yield


@state("report-loading")
def _(stage: Stage) -> Reached:
    with workers_held():
        stage.shell.go("report", {"visit_id": stage.world.visits["signed"]})
        turn()
        yield


@state("report-delivering")
def _(stage: Stage) -> Reached:
    _report(stage)
    stage.page.deliver_button.click()
    stage.settle()
    yield


@state("report-amending")
def _(stage: Stage) -> Reached:
    _report(stage)
    stage.page.amend_button.click()
    for _ in range(2):
        stage.page.amendment._add()
    stage.settle()
    yield


def _report(stage: Stage) -> None:
    stage.go("report", visit="signed")
    stage.wait(lambda: stage.page.is_settled)
    stage.settle()


at("documents-none", "documents", "one")
at("documents-many", "documents")
at("documents-nothing-to-choose", "new_writ", "one")
at("documents-choosing", "new_writ", visit="signed")


def _writ(kind: str) -> None:
    @state(f"writ-{kind}")
    def _(stage: Stage) -> Reached:
        stage.shell.go("writ", {"writ_id": stage.world.writs[kind]})
        stage.settle()
        stage.wait(lambda: stage.page.is_settled)
        yield


for _kind in ("opinion", "recheck"):
    _writ(_kind)


@state("writ-voiding")
def _(stage: Stage) -> Reached:
    stage.shell.go("writ", {"writ_id": stage.world.writs["opinion"]})
    stage.page._void.click()
    stage.settle()
    yield


@state("writ-signing")
def _(stage: Stage) -> Reached:
    stage.shell.go("signatures", {"writ_id": stage.world.writs["to_sign"]})
    stage.settle()
    yield


at("verify-empty", "verify")


def _verify(name: str) -> None:
    @state(f"verify-{name}")
    def _(stage: Stage) -> Reached:
        stage.go("verify", path=stage.world.files[name])
        stage.settle()
        yield
        stage.page.show_nothing()


for _name in ("whole", "changed", "broken"):
    _verify(_name)


@state("verify-unknown", "one")
def _(stage: Stage) -> Reached:
    trusted = places.trust_folder()
    away = trusted.rename(trusted.with_name("away"))
    stage.go("verify", path=stage.world.files["whole"])
    stage.settle()
    yield
    away.rename(trusted)
    stage.page.show_nothing()


@state("verify-checking")
def _(stage: Stage) -> Reached:
    with workers_held():
        stage.shell.go("verify", {"path": stage.world.files["whole"]})
        turn()
        yield
    stage.page.show_nothing()


def _templates(stage: Stage) -> None:
    stage.go("templates")
    stage.wait(lambda: stage.page.reader.is_drawn)
    stage.settle()


@state("templates")
def _(stage: Stage) -> Reached:
    _templates(stage)
    yield


@state("templates-refused")
def _(stage: Stage) -> Reached:
    folder = stage.world.folder / "templates"
    folder.mkdir(exist_ok=True)
    broken = folder / "rectification_order.yaml"
    broken.write_text(f"format: inspector-template/1\n# {'很长的说明' * 40}\nkinds: order\n", "utf-8")
    try:
        _templates(stage)
        yield
    finally:
        broken.unlink()
        folder.rmdir()


def _replied(stage: Stage, said: dict[str, str]) -> None:
    visit = stage.world.visits["signed"]
    desk = stage.shell.page._presenter._session.desk
    file = stage.world.folder.parent / "枫桥九年一贯制学校整改报告（2026年11月）.pdf"
    file.write_bytes(filled_by_pypdf(reply.draw_form(desk, visit), said))
    stage.go("reply", path=file)
    stage.wait(lambda: stage.page.is_settled)
    stage.settle()


@state("reply-new")
def _(stage: Stage) -> Reached:
    stage.go("documents")
    long = "已全面清点并封存，台账重新登记，每周由总务处和保健老师共同盘点一次；" * 12
    _replied(stage, {"p1_measures": long, "p1_state": "已完成", "p1_done_on": "20261124", "p2_state": "部分完成"})
    yield


@state("reply-empty")
def _(stage: Stage) -> Reached:
    stage.go("documents")
    _replied(stage, {})
    yield


@state("batch-choosing")
def _(stage: Stage) -> Reached:
    stage.shell.go("batch", {"writ_id": _reminder(stage)})
    stage.settle()
    yield


@state("batch-listed")
def _(stage: Stage) -> Reached:
    stage.shell.go("batch", {"writ_id": _reminder(stage)})
    stage.settle()
    lost = tuple(Unmatched("名单", n, "澄江市梅岭区枫桥实验学校教育集团东校区" * n) for n in range(2, 6))
    stage.page.show_picked(Picked(tuple(stage.page.model.all[1:]), lost, 7), "2026年冬季学校名单（终稿）.xlsx")
    stage.settle()
    yield


@state("batch-failed")
def _(stage: Stage) -> Reached:
    stage.go("documents")
    desk = stage.shell.page._presenter._session.desk
    writ = _reminder(stage)
    (first, *_) = about = batch.subjects(desk, writ)
    job = batch.begin(desk, writ, about, ((((0, 0, 0, 500), (9000, 9000, 9, 500))),), (892, 339), None)
    stage.shell.go("batch", {"job_id": job})
    error = BadInputError("writ_incomplete", fields="事实、提醒要求、联系电话、抄送")
    shown = replace(batch.show(desk, job), failures=(batch.Failure(first, error),) * 3)
    stage.page.job.show_job(shown, running=False)
    stage.settle()
    yield
    batch.drop(desk, job)


def _reminder(stage: Stage) -> UUID:
    stage.go("documents")
    desk = stage.shell.page._presenter._session.desk
    writ = writs.begin(desk, "reminder", school_id=desk.store.select("school")[0].id)
    for lack in [one.name for one in writs.show(desk, writ).fields if one.required and not one.value]:
        writs.write(desk, writ, lack, "值班电话三次无人接听，台账没有逐日登记。")
    return writ
