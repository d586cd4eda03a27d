"""The states of every page. Each is a generator: it brings the window there, yields, and cleans up."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector.base.ids import new_id
from inspector.services import plan, sample
from inspector.services.security import Identity
from tests.matrix.stage import Stage, workers_held
from tests.matrix.worlds import LONG, LONG_NAME, PASSWORD

if TYPE_CHECKING:
    from inspector.ui.frame.page import Page

Reach = Callable[[Stage], Generator[None, None, None]]


class State(NamedTuple):
    """One state of one page. ``world``: the store that it needs; gates stand before the store is open."""

    name: str
    world: str
    reach: Reach
    gate: bool = False


STATES: list[State] = []


def state(name: str, world: str = "many", *, gate: bool = False) -> Callable[[Reach], Reach]:
    def keep(reach: Reach) -> Reach:
        STATES.append(State(name, world, reach, gate))
        return reach

    return keep


def at(name: str, page: str, world: str = "many", **arguments: object) -> None:
    """A state that a page is in as soon as it is entered."""

    def reach(stage: Stage) -> Generator[None, None, None]:
        stage.go(page, **arguments)
        yield

    STATES.append(State(name, world, reach))


# First start.


@state("start-1-empty", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    yield


@state("start-1-refused", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    stage.gate.next.click()
    yield


@state("start-1-long", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    who = sample.sample_identity()
    stage.gate.identity.show_identity(
        Identity(**{**{name: getattr(who, name) for name in who.__dataclass_fields__}, "name": LONG_NAME, "unit": LONG})
    )
    yield


def _to_password(stage: Stage):
    gate = stage.gate
    gate.identity.show_identity(sample.sample_identity())
    gate.next.click()
    return gate


@state("start-2-empty", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    _to_password(stage)
    yield


@state("start-2-weak", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    gate = _to_password(stage)
    gate.password.first.field.setText("1234")
    gate.password.second.field.setText("12345")
    gate.make.click()
    yield


@state("start-2-making", "none", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    gate = _to_password(stage)
    gate.password.first.field.setText(PASSWORD)
    gate.password.second.field.setText(PASSWORD)
    with workers_held():
        gate.make.click()
        yield
    stage.wait(lambda: gate.step == 2)
    gate._desk.close()


@state("start-3-key", "half", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    gate = _to_recovery(stage)
    yield
    gate._desk.close()


@state("start-3-wrong", "half", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
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


# Unlock.


@state("unlock", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    yield


@state("unlock-locked", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    stage.open()
    stage.window.lock()
    stage.settle()
    yield


@state("unlock-wrong", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    stage.gate.password.field.setText("wrong")
    stage.gate.open.click()
    stage.settle()
    yield


@state("unlock-opening", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    stage.gate.password.field.setText("wrong")
    with workers_held():
        stage.gate.open.click()
        yield


@state("unlock-recovery", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    stage.gate._turn(recovery=True)
    yield


@state("unlock-recovery-wrong", "one", gate=True)
def _(stage: Stage) -> Generator[None, None, None]:
    gate = stage.gate
    gate._turn(recovery=True)
    gate.key.setText("0000-0000-0000")
    gate.fresh.first.field.setText(PASSWORD)
    gate.fresh.second.field.setText(PASSWORD)
    gate.recover.click()
    stage.settle()
    yield


# Today and visits.

at("today-empty", "today", "empty")
at("today-one", "today", "one")
at("today-many", "today")
at("visits-empty", "visits", "empty")
at("visits-one", "visits", "one")
at("visits-many", "visits")


@state("today-search")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("today")
    stage.page.search.setFocus()
    QTest.keyClicks(stage.page.search, "32")
    stage.wait(lambda: any(widget.isVisible() for widget in QApplication.topLevelWidgets()))
    stage.settle()
    yield
    stage.page.search.clear()


@state("visits-none-found")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("visits")
    QTest.keyClicks(stage.page.finder, "zzz")
    stage.wait(lambda: stage.page.nothing.isVisible())
    yield
    stage.page.finder.clear()


# New visit.

at("new-visit-empty", "new_visit", "one")


@state("new-visit-found")
def _(stage: Stage) -> Generator[None, None, None]:
    yield from _new_visit(stage, "fqjn")


@state("new-visit-long")
def _(stage: Stage) -> Generator[None, None, None]:
    yield from _new_visit(stage, "3299000001")


@state("new-visit-typed-in")
def _(stage: Stage) -> Generator[None, None, None]:
    _blank(stage)
    stage.page.school.take(LONG_NAME)
    stage.page.school.fresh.code.setText("3.13E+09")
    stage.page.school.fresh.code.textEdited.emit("3.13E+09")
    stage.settle()
    yield


@state("new-visit-refused")
def _(stage: Stage) -> Generator[None, None, None]:
    _blank(stage)
    stage.page.start.click()
    stage.settle()
    yield


def _blank(stage: Stage, **arguments: object) -> None:
    """Open the page with nothing typed in."""
    stage.go("today")
    plan.keep_form(stage.window.session.desk, "")
    stage.go("new_visit", **arguments)


def _new_visit(stage: Stage, school: str) -> Generator[None, None, None]:
    found = plan.search(stage.window.session.desk, school).schools[0]
    _blank(stage, school=found)
    for _ in range(2):
        QTest.keyClick(stage.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    stage.wait(lambda: stage.page.count.isVisible())
    stage.settle()
    yield


# Checklist and details.

at("checklist-empty", "checklist", visit="fresh")
at("checklist-many", "checklist", visit="on_site", item="B02")
at("checklist-problem", "checklist", visit="on_site", item="A03")
at("checklist-flag", "checklist", visit="on_site", item="A01")
at("checklist-reason", "checklist", visit="on_site", item="A05")
at("checklist-number", "checklist", visit="fresh", item="G01")
at("checklist-choice", "checklist", visit="fresh", item="A06")
at("checklist-all-answered", "checklist", visit="clean")
at("checklist-worst", "checklist", visit="worst")
at("checklist-long", "checklist", visit="long")
at("checklist-long-reason", "checklist", visit="long", item="A02")
at("checklist-read-only", "checklist", visit="signed", item="B03")
at("checklist-failed", "checklist", visit_id=new_id())


@state("checklist-nothing-found")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.filters.finder.setText("zzzz")
    stage.settle()
    yield
    stage.page.filters.finder.clear()


@state("checklist-none-lacking")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="clean")
    stage.page.filters.choose("failed")
    stage.settle()
    yield
    stage.page.filters.reset()


@state("checklist-pane-over")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.settle()
    yield
    stage.page.side.close_over()


@state("checklist-photo")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="on_site", item="B02")
    stage.page.side.open()
    stage.wait(lambda: stage.page.detail.photos.n_pictures > 0)
    stage.page.detail.photos.open_first()
    stage.settle()
    yield
    stage.page.detail._viewer.close_viewer()


@state("checklist-undo")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="fresh")
    QTest.keyClick(stage.page.rows, Qt.Key.Key_1)
    stage.settle()
    yield
    stage.page.undo()


@state("checklist-keys")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("checklist", visit="on_site", item="B02")
    stage.shell.toggle_help()
    yield
    stage.shell.toggle_help()


# Finish, opinion, signatures.

at("finish-empty", "finish", visit="fresh")
at("finish-one", "finish", "one", visit="only")
at("finish-many", "finish", visit="on_site")
at("finish-nothing-missing", "finish", visit="clean")
at("finish-worst", "finish", visit="worst")
at("finish-long", "finish", visit="long")
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
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("finish", visit="on_site")
    stage.page.computing_link().click()
    stage.settle()
    yield
    stage.page.computing_link().click()


@state("finish-checking")
def _(stage: Stage) -> Generator[None, None, None]:
    with workers_held():
        stage.shell.go("finish", {"visit_id": stage.world.visits["on_site"]})
        _turn()
        yield


@state("signatures-inked")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("signatures", visit="to_sign")
    pad = stage.page.signing.pad
    for stroke in sample.sample_strokes("吴承泽"):
        points = [(x // 100, y // 100) for x, y, *_ in stroke]
        _draw(pad, points)
    yield
    pad.clear()


@state("signatures-refusing")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("signatures", visit="to_sign")
    stage.page.signing._open_refusal()
    stage.settle()
    yield
    stage.page.signing.show_pad()


@state("signatures-text")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("signatures", visit="to_sign")
    stage.page.text_asked.emit()
    stage.wait(lambda: stage.page.reader.is_drawn)
    stage.settle()
    yield


@state("signatures-issuing")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("signatures", visit="all_signed")
    with workers_held():
        stage.page.issue_asked.emit()
        _turn()
        yield
        stage.page.issuing.cancelled.emit()


# Report, amendment, verify.

at("report-failed", "report", visit="on_site")


@state("report-signed")
def _(stage: Stage) -> Generator[None, None, None]:
    _report(stage)
    yield


@state("report-loading")
def _(stage: Stage) -> Generator[None, None, None]:
    with workers_held():
        stage.shell.go("report", {"visit_id": stage.world.visits["signed"]})
        _turn()
        yield


@state("report-delivering")
def _(stage: Stage) -> Generator[None, None, None]:
    _report(stage)
    stage.page.deliver_button.click()
    stage.settle()
    yield


@state("report-amending")
def _(stage: Stage) -> Generator[None, None, None]:
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


at("verify-empty", "verify")


def _verify(name: str) -> None:
    @state(f"verify-{name}")
    def _(stage: Stage) -> Generator[None, None, None]:
        stage.go("verify", path=stage.world.files[name])
        stage.settle()
        yield
        stage.page.show_nothing()


for _name in ("whole", "changed", "broken"):
    _verify(_name)


@state("verify-unknown", "one")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("verify", path=stage.world.files["whole"])
    stage.settle()
    yield
    stage.page.show_nothing()


@state("verify-checking")
def _(stage: Stage) -> Generator[None, None, None]:
    with workers_held():
        stage.shell.go("verify", {"path": stage.world.files["whole"]})
        _turn()
        yield
    stage.page.show_nothing()


# Settings and keys.

at("settings-empty", "settings", "empty")
at("settings", "settings")


@state("settings-below")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("settings")
    _to_bottom(stage.page)
    yield


@state("settings-checking")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("settings")
    with workers_held():
        stage.page.audit_wanted.emit()
        _turn()
        yield
        stage.page.audit_stopped.emit()


@state("settings-checked")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("settings")
    stage.page.audit_wanted.emit()
    stage.settle()
    _to_bottom(stage.page)
    yield


@state("settings-refused")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("settings")
    stage.page.password_given.emit("wrong", PASSWORD)
    stage.settle()
    yield


at("history-item", "history", visit="on_site", item="A01")
at("history-visit", "history", visit="signed")
at("history-store", "history")


@state("keys-today")
def _(stage: Stage) -> Generator[None, None, None]:
    stage.go("today")
    stage.shell.toggle_help()
    yield
    stage.shell.toggle_help()


def _to_bottom(page: Page) -> None:
    from PySide6.QtWidgets import QScrollArea

    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    _turn()


def _draw(pad, points) -> None:
    from PySide6.QtCore import QPoint

    spots = [QPoint(*point) for point in points]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(pad, spot)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spots[-1])


def _turn() -> None:
    for _ in range(4):
        QApplication.processEvents()
