"""From the password's last key to a usable home, with a thousand visits against one; and the list of all visits."""

from __future__ import annotations

import os
import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.setting import PASSWORD, begin, desk_of_its_own
from benchmarks.table import row, timed
from inspector.base import places
from inspector.services import inspect, plan, security
from inspector.services.visit_state import state_of
from inspector.store import key_file, password_cost, sealing
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.services.desk import Desk

_SPARE_S = 0.1
_VISITS, _RUNS, _BOUND = 1000, 11, 1.2


def measure() -> list[str]:
    """Return the lines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with desk_of_its_own() as small, desk_of_its_own() as desk:
        _delivered_visit(small)
        small.close()
        for _ in range(_VISITS):
            _delivered_visit(desk)
        desk.close()
        # In turn: a machine that grows slower meanwhile makes neither look slower than the other.
        few, many = zip(*((_home(small.store.home), _home(desk.store.home)) for _ in range(_RUNS)), strict=True)
        derived, unlocked = zip(*(_unlocked(desk.store.home) for _ in range(_RUNS)), strict=True)
        opened = security.unlock(places.store_folder(), PASSWORD)
        listed = timed(lambda: plan.visit_cards(opened, plan.find_visits(opened, "")[:50]))
        opened.close()
    return [
        row(f"unlock to home, {_VISITS} visits / 1 visit", statistics.median(many), statistics.median(few), _BOUND),
        row(
            f"unlock, {_VISITS} visits / its key derivation + 100 ms",
            statistics.median(unlocked),
            statistics.median(derived) + _SPARE_S,
            1.0,
        ),
        f"key derivation {statistics.median(derived):.2f} s, of {password_cost.TARGET_S} s chosen",
        f"{_VISITS} visits found and the first 50 listed in {listed * 1e3:.0f} ms",
    ]


def _unlocked(folder: Path) -> tuple[float, float]:
    """Return what the bare key derivation takes, at the cost in the store's slot, and what unlocking takes."""
    slot = key_file.read(folder)["slots"]["password"]
    start = time.perf_counter()
    sealing.of_password(PASSWORD, bytes.fromhex(slot["salt"]), slot["argon2id"])
    between = time.perf_counter()
    desk = security.unlock(folder, PASSWORD)
    end = time.perf_counter()
    desk.close()
    return between - start, end - between


def _home(folder: Path) -> float:
    from PySide6.QtTest import QTest

    from inspector.app import MainWindow, application

    app = application(sys.argv)
    window = MainWindow(app, folder)
    window.show()
    QTest.qWaitForWindowExposed(window)
    start = time.perf_counter()
    desk = security.unlock(folder, PASSWORD)
    window._unlocked(desk)  # noqa: SLF001  # what the unlock page's task ends with
    app.processEvents()
    window.grab()
    taken = time.perf_counter() - start
    window.close()
    window.deleteLater()
    app.processEvents()
    return taken


def _delivered_visit(desk: Desk) -> None:
    """Write a visit as it stands after delivery: all answered, three problems whose deadlines run, in one act."""
    visit = begin(desk)
    state = state_of(desk, visit)
    region, edits = state.visit.region_code, list[Edit]()
    codes = list(state.items)
    for code in codes[:3]:
        inspect.answer(desk, visit, code, {"value": "fails", "reason": ""})
    for code in codes[3:]:
        row_id = state.answers[code].id
        edits.append(Edit("answer", row_id, region, "answer", {"value": "conforms", "reason": ""}))
    edits.append(Edit("visit", visit, region, "stage", {"value": "delivered"}))
    desk.store.record(edits, actor=desk.actor)
    desk.cache.pop(("visit", str(visit)), None)
