"""Every test has a home of its own; passwords cost what the slowest machine would be given, measured as there."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from inspector.base import places
from inspector.services import sample, security
from inspector.store import password_cost

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

password_cost.TARGET_S = 0  # the least cost; tests of the cost itself set it back

PASSWORD = "Mei-Ling 督导 2026"


class Watch:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INSPECTOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(watch):
    """A real store, unlocked, with the sample schools."""
    made, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD, clock=watch)
    security.confirm_recovery(made, recovery)
    sample.load_sample(made)
    yield made
    made.close()


@pytest.fixture
def reopen(watch):
    """Close a desk and unlock its store again."""
    opened = []

    def again(desk):
        desk.close()
        opened.append(security.unlock(places.store_folder(), PASSWORD, clock=watch))
        return opened[-1]

    yield again
    for one in opened:
        one.close()
