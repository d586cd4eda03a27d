"""First start and unlock."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from inspector.services import backup, sample, security
from inspector.services.security import Identity
from tests.matrix.stage import workers_held
from tests.matrix.states.register import state
from tests.matrix.worlds import LONG, LONG_NAME, PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached


@state("start-1-empty", "none", gate=True)
def _(stage: Stage) -> Reached:
    yield


@state("start-1-refused", "none", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate.next.click()
    yield


@state("start-1-long", "none", gate=True)
def _(stage: Stage) -> Reached:
    who = sample.sample_identity()
    stage.gate.identity.show_identity(
        Identity(**{**{name: getattr(who, name) for name in who.__dataclass_fields__}, "name": LONG_NAME, "unit": LONG})
    )
    yield


@state("restore-1", "none", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate.restore_link.click()
    yield


@state("restore-1-none", "none", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate.restore_link.click()
    stage.gate.look_at(str(stage.world.folder.parent))
    stage.settle()
    yield


@state("restore-3", "none", gate=True)
def _(stage: Stage) -> Reached:
    with _backed_up() as stick:
        stage.gate.restore_link.click()
        gate = stage.gate
        gate.look_at(stick)
        stage.wait(lambda: gate.step == 1)
        gate.password.field.setText(PASSWORD)
        gate.next.click()
        stage.wait(lambda: gate.step == 2)  # the third
        gate.prove.click()
        stage.settle()
        yield


@contextmanager
def _backed_up() -> Iterator[str]:
    """A stick with one backup of another laptop."""
    with TemporaryDirectory() as place:
        folder, stick = Path(place) / "store", Path(place) / "stick"
        stick.mkdir()
        desk, recovery = security.create_store(folder, sample.sample_identity(), PASSWORD)
        security.confirm_recovery(desk, recovery)
        owner = backup.owner_of(desk)
        backup.set_place(owner, stick)
        backup.back_up(owner, lambda _done, _total: None)
        desk.close()
        yield str(stick)


def _to_password(stage: Stage):
    gate = stage.gate
    gate.identity.show_identity(sample.sample_identity())
    gate.next.click()
    return gate


@state("start-2-empty", "none", gate=True)
def _(stage: Stage) -> Reached:
    _to_password(stage)
    yield


@state("start-2-weak", "none", gate=True)
def _(stage: Stage) -> Reached:
    gate = _to_password(stage)
    gate.password.first.field.setText("1234")
    gate.password.second.field.setText("12345")
    gate.make.click()
    yield


@state("start-2-making", "none", gate=True)
def _(stage: Stage) -> Reached:
    gate = _to_password(stage)
    gate.password.first.field.setText(PASSWORD)
    gate.password.second.field.setText(PASSWORD)
    with workers_held():
        gate.make.click()
        yield
    stage.wait(lambda: gate.step == 2)
    gate._desk.close()


@state("start-3-key", "half", gate=True)
def _(stage: Stage) -> Reached:
    gate = _to_recovery(stage)
    yield
    gate._desk.close()


@state("start-3-wrong", "half", gate=True)
def _(stage: Stage) -> Reached:
    gate = _to_recovery(stage)
    gate.recovery.field.setText("0000-0000")
    gate.recovery.start.click()
    yield
    gate._desk.close()


def _to_recovery(stage: Stage):
    """A first start that was cut off: the password brings the recovery key."""
    before = stage.gate
    before.password.field.setText(PASSWORD)
    before.open.click()
    stage.wait(lambda: stage.gate is not before)
    stage.settle()
    return stage.gate


@state("unlock", "one", gate=True)
def _(stage: Stage) -> Reached:
    yield


@state("unlock-locked", "one", gate=True)
def _(stage: Stage) -> Reached:
    stage.open()
    stage.window.lock()
    stage.settle()
    yield


@state("unlock-wrong", "one", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate.password.field.setText("wrong")
    stage.gate.open.click()
    stage.settle()
    yield


@state("unlock-opening", "one", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate.password.field.setText("wrong")
    with workers_held():
        stage.gate.open.click()
        yield


@state("unlock-recovery", "one", gate=True)
def _(stage: Stage) -> Reached:
    stage.gate._turn(recovery=True)
    yield


@state("unlock-recovery-wrong", "one", gate=True)
def _(stage: Stage) -> Reached:
    gate = stage.gate
    gate._turn(recovery=True)
    gate.key.setText("0000-0000-0000")
    gate.fresh.first.field.setText(PASSWORD)
    gate.fresh.second.field.setText(PASSWORD)
    gate.recover.click()
    stage.settle()
    yield
