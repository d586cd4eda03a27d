"""Settings, history, all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.services import certificates
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
at("settings-about", "settings", section="about")


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
