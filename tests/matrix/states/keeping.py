"""Settings, history, all keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from inspector.services import certificates
from inspector.services.authority import AuthorityView, Issued
from tests.matrix.stage import turn, workers_held
from tests.matrix.states.register import at, state, to_bottom
from tests.matrix.worlds import PASSWORD

if TYPE_CHECKING:
    from tests.matrix.stage import Stage
    from tests.matrix.states.register import Reached

at("settings-empty", "settings", "empty", section="store")
at("settings", "settings")
at("settings-who", "settings", section="who")
at("settings-documents", "settings", section="documents")
at("settings-certificates", "settings", section="certificates")
at("settings-password", "settings", section="password")
at("settings-backup", "settings", section="backup")
at("settings-retention", "settings", section="retention")
at("settings-about", "settings", section="about")


def _later(stage: Stage, days: int) -> None:
    """Let the desk's clock be so many days on; the store stays as it is."""
    desk = stage.window.session.desk
    before = desk.clock
    desk.clock = lambda: before() + timedelta(days=days)


@state("today-no-backup")
def _(stage: Stage) -> Reached:
    desk = stage.window.session.desk
    before = desk.clock
    _later(stage, 20)
    stage.go("today")
    yield
    desk.clock = before


@state("settings-retention-due")
def _(stage: Stage) -> Reached:
    desk = stage.window.session.desk
    before = desk.clock
    _later(stage, 5000)
    stage.go("settings", section="retention")
    stage.wait(lambda: not stage.page.retention.reason.isHidden())
    yield
    desk.clock = before


@state("settings-backup-made")
def _(stage: Stage) -> Reached:
    with TemporaryDirectory() as stick:
        stage.go("settings", section="backup")
        stage.page.backup.place_given.emit(stick)
        stage.page.backup.wanted.emit()
        stage.settle()
        stage.wait(lambda: stage.page.backup.links())
        yield


@state("settings-about-below")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="about")
    stage.at_size = lambda: to_bottom(stage.page)
    yield


@state("settings-checking")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="store")
    with workers_held():
        stage.page.audit_wanted.emit()
        turn()
        yield
        stage.page.audit_stopped.emit()


@state("settings-checked")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="store")
    stage.page.audit_wanted.emit()
    stage.settle()
    yield


@state("settings-refused")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="password")
    stage.page.password_given.emit("wrong", PASSWORD)
    stage.settle()
    yield


at("history-item", "history", visit="on_site", item="A01")
at("history-visit", "history", visit="signed")
at("history-store", "history")


@state("keys-today")
def _(stage: Stage) -> Reached:
    stage.go("today")
    stage.shell.toggle_help()
    yield
    stage.shell.toggle_help()


@state("settings-certificates-asked")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="certificates")
    card = stage.page.certificates
    card.ask(certificates.known())
    stage.settle()
    yield
    card.no.click()


@state("settings-authority")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="authority")
    yield


@state("settings-authority-open")
def _(stage: Stage) -> Reached:
    stage.go("settings", section="authority")
    entry = Issued(
        "1a2b", "欧阳𠮷", "澄督20250016", "澄江市梅岭区人民政府教育督导委员会办公室", "ab" * 16, "2026-11-02T01:00:00Z",
        "2029-11-02T01:00:00Z",
    )  # fmt: skip
    gone = replace(entry, serial="3c", name="高远", revoked_at="2026-11-20T01:00:00Z", why="lost")
    unit = "澄江市梅岭区人民政府教育督导委员会办公室"
    stage.page.authority.show_authority(AuthorityView(unit, "5e" * 32, "2036-11-02T01:00:00Z", (entry, gone)))
    stage.settle()
    yield
    stage.page.authority.closed.emit()
