"""Random keys, texts and clicks in the real window: nothing raises, nothing crashes, the journal stays whole.

More of it by hand: INSPECTOR_MONKEYS=50 (five seconds each).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
N_ACTS = 250
N_MONKEYS = int(os.environ.get("INSPECTOR_MONKEYS", "4"))


@pytest.mark.parametrize("seed", range(N_MONKEYS))
def test_random_acts_raise_nothing_and_lose_nothing(tmp_path, seed):
    environment = {
        **os.environ, "INSPECTOR_HOME": str(tmp_path / "inspector"), "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.journeys.monkey", str(seed), str(N_ACTS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, f"seed {seed}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    assert "稽核通过" in done.stdout
