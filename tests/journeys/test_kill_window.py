"""SIGKILL while a user answers at full speed in the real window: what the screen showed as given is on disk."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.base import places
from inspector.services import inspect, security
from inspector.services.audit import audit_store
from tests.conftest import PASSWORD
from tests.services import factory

TYPIST = Path(__file__).with_name("typist.py")
KILLS = 8 if os.environ.get("CI") else int(os.environ.get("INSPECTOR_KILLS", "8"))
"""50 by hand: INSPECTOR_KILLS=50 (two seconds each)."""


@pytest.mark.slow
def test_what_the_screen_showed_as_given_is_there_after_every_kill(desk):
    visit = factory.begin(desk)
    desk.close()
    rng = random.Random(11)
    shown: dict[str, str] = {}
    n_shown = 0
    for kill in range(KILLS):
        lines = type_until_killed(visit, key=str(1 + kill % 2), n_lines=rng.randint(3, 90))
        shown.update({code: value for code, value, _ in lines})
        n_shown += len(lines)
        again = security.unlock(places.store_folder(), PASSWORD)
        view = inspect.open_checklist(again, visit)
        stored = {item.code: item.answer.value for item in view.items}
        lost = {code: value for code, value in shown.items() if stored[code] != value and code != after(lines, view)}
        assert lost == {}
        # Where it stopped: the item that was current, or the one before or after when the kill fell between.
        codes = [item.code for item in view.items]
        assert abs(codes.index(view.current) - codes.index(lines[-1][2])) <= 3 or view.current in shown
        assert audit_store(again).sound
        again.close()
    assert n_shown > KILLS


def after(lines, view):
    """The item whose answer may be on disk and not yet shown: the one that was current when the kill came."""
    return lines[-1][2]


def type_until_killed(visit, *, key, n_lines):
    command = [sys.executable, str(TYPIST), str(visit), PASSWORD, key]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TYPIST.parents[2]) as process:
        begun = process.stdout.readline()
        assert begun.startswith("begins|"), begun
        lines = [process.stdout.readline() for _ in range(n_lines)]
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().splitlines(keepends=True)
    whole = [line.rstrip("\n").split("|") for line in [*lines, *rest] if line.endswith("\n")]
    return [(code, value, current) for code, value, current in whole if value]
