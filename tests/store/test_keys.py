"""Keys: what a password costs, what is left in memory after a lock, and what a fall leaves on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.base.errors import RefusedError
from inspector.store import key_file, keys, password_cost
from tests.conftest import PASSWORD


def slot(folder):
    return key_file.read(folder)["slots"]["password"]["argon2id"]


@pytest.fixture
def target(monkeypatch):
    """Set how long a derivation should take; what was measured for another is forgotten, before and after."""

    def to(seconds):
        monkeypatch.setattr(password_cost, "TARGET_S", seconds)
        password_cost.measured.cache_clear()

    yield to
    password_cost.measured.cache_clear()


def test_the_password_costs_what_this_machine_bears_and_never_less_than_the_least(tmp_path, target):
    target(0.5)
    began = time.perf_counter()
    bare = password_cost._seconds(password_cost.LEAST_PASSES) / password_cost.LEAST_PASSES
    keys.create_keys(tmp_path, PASSWORD)
    assert time.perf_counter() - began > bare  # it was measured, not guessed
    assert password_cost.LEAST_PASSES <= slot(tmp_path)["passes"] <= password_cost.MOST_PASSES
    target(0)
    assert password_cost.measured() == password_cost.cost(password_cost.LEAST_PASSES)
    owasp_kib, owasp_passes = 19 * 1024, 2
    assert owasp_kib <= password_cost.MEMORY_KIB
    assert owasp_passes <= password_cost.LEAST_PASSES
    target(3600)
    assert password_cost.measured() == password_cost.cost(password_cost.MOST_PASSES)


def test_a_slot_of_another_machine_opens_and_a_new_password_is_measured_here(tmp_path, target):
    target(3600)
    made, _ = keys.create_keys(tmp_path, PASSWORD)  # on a very fast one
    target(0)
    ring = keys.open_with_password(tmp_path, PASSWORD)
    assert ring.master == made.master
    assert slot(tmp_path)["passes"] == password_cost.MOST_PASSES
    keys.change_password(tmp_path, ring, "another 督导 2027")
    assert slot(tmp_path)["passes"] == password_cost.LEAST_PASSES
    assert keys.open_with_password(tmp_path, "another 督导 2027").master == made.master


def test_a_lock_overwrites_the_keys_that_are_held(desk):
    ring, evidence = desk.store.ring, desk.store.evidence
    held = (ring.master, evidence._key, evidence._names)
    assert all(any(key) for key in held)
    desk.close()
    assert not any(any(key) for key in held)
    with pytest.raises(RefusedError, match="store_locked"):
        ring.key("database")


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_fall_leaves_no_picture_of_the_memory_and_nobody_of_the_user_reads_it(tmp_path):
    script = (
        "import resource, ctypes, sys, time; from inspector.base import system; system.forbid_dumps();"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True);"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stdout.readline().split() == ["0", "0"]
        if os.geteuid():
            with pytest.raises(PermissionError):
                Path(f"/proc/{process.pid}/mem").open("rb")  # noqa: SIM115  # refused
        process.send_signal(signal.SIGABRT)
        process.wait()
    assert not list(tmp_path.iterdir())
