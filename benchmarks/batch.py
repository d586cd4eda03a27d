"""A thousand documents in one job, against what the machine's cores give by as many one-core jobs at once.

A one-core job makes the same documents one after another in its own process and store, as one issued by hand is made
(filled in, made final, signed, drawn, certified, verified, kept). Memory is that of the program and of its processes.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.setting import desk_of_its_own
from benchmarks.table import most_held
from inspector.services import batch, plan, sample, writs
from inspector.services.batch_pool import n_cores
from inspector.services.plan_views import NewSchool

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk

_MANY, _FEW, _ALONE = 1_000, 100, 150
_LEAST, _FLAT = 0.8, 1.15
_INK = sample.sample_strokes("吴承泽")


def measure() -> list[str]:
    """Return the lines."""
    cores = n_cores()
    alone = sum(_rates_of(cores, "alone", _ALONE))
    (together, many_mb), (_, few_mb) = _in_a_process("job", _MANY), _in_a_process("job", _FEW)
    rates = f"{together:.1f} / {alone:.1f} documents a second = {together / alone:.2f} x (bound at least {_LEAST} x)"
    held = f"{many_mb:.0f} / {few_mb:.0f} MB = {many_mb / few_mb:.2f} x (bound {_FLAT} x)"
    return [
        f"{_MANY} documents in one job on {cores} cores / as many one-core jobs at once: {rates}",
        f"memory of a job of {_MANY} / of {_FEW}: {held}",
    ]


def _rates_of(n: int, what: str, n_documents: int) -> list[float]:
    """Run processes at once and return what each says of its rate, documents a second."""
    running = [subprocess.Popen(_command(what, n_documents), stdout=subprocess.PIPE, text=True) for _ in range(n)]  # noqa: S603  # ourselves
    return [float(one.communicate()[0].splitlines()[-1].split()[0]) for one in running]


def _in_a_process(what: str, n_documents: int) -> tuple[float, float]:
    done = subprocess.run(_command(what, n_documents), check=True, capture_output=True, text=True)  # noqa: S603  # ourselves
    rate, megabytes = done.stdout.splitlines()[-1].split()
    return float(rate), float(megabytes)


def _command(what: str, n_documents: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.batch", what, str(n_documents)]


def _with_schools(desk: Desk, n: int) -> UUID:
    """Put schools into the store and return a reminder to one of them, filled in."""
    for k in range(n):
        school = NewSchool(f"梅岭区第{k + 1}小学", "primary", "", "公办", "", "校长", "校长", 300, 20)
        plan.add_school(desk, school)
    own = desk.store.select("school")[-1]
    model = writs.begin(desk, "reminder", school_id=own.id)
    for lack in [one.name for one in writs.show(desk, model).fields if one.required and not one.value]:
        writs.write(desk, model, lack, "值班电话三次无人接听，台账没有逐日登记。")
    return model


def _alone(desk: Desk, n: int) -> float:
    """Make documents one after another and return how many a second; those of the start do not count."""
    model = _with_schools(desk, n)
    words = {one.name: one.value for one in writs.show(desk, model).fields if one.name != "to"}
    keys = [row.id for row in desk.store.select("school")][:n]
    _issue(desk, model)
    start = time.perf_counter()
    for key in keys:
        _issue(desk, writs.begin(desk, "reminder", school_id=key, given=words))
    return n / (time.perf_counter() - start)


def _issue(desk: Desk, writ: UUID) -> None:
    for signer in writs.freeze(desk, writ).signers:
        writs.sign(desk, writ, signer, _INK, (892, 339))
    writs.issue(desk, writ, lambda _done, _total: None)


def _job(desk: Desk, n: int) -> tuple[float, float]:
    """Run a job and return documents a second, its start included, and megabytes of all its processes."""
    model = _with_schools(desk, n)
    about = batch.subjects(desk, model)[-n:]
    job = batch.begin(desk, model, about, _INK, (892, 339), None)
    held: list[int] = []

    def progress(done: int, _total: int) -> None:
        if done == n - 1:
            held.extend(_held_by_children())

    start = time.perf_counter()
    done = batch.run(desk, job, progress)
    seconds = time.perf_counter() - start
    if done.n_done != n:
        raise RuntimeError(f"{done.n_done} of {n} were made")
    return n / seconds, (most_held() + sum(held)) / 1e6


def _held_by_children() -> list[int]:
    """Return the most that each process of the pool has held, in bytes."""
    import multiprocessing

    found: list[int] = []
    for child in multiprocessing.active_children():
        status = Path(f"/proc/{child.pid}/status").read_text()
        (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
        found.append(int(line.split()[1]) * 1024)
    return found


def main() -> None:
    """Do one part in this process and print what it took."""
    what, n = sys.argv[1], int(sys.argv[2])
    with desk_of_its_own() as desk:
        if what == "alone":
            print(_alone(desk, n))
        else:
            print(*_job(desk, n))


if __name__ == "__main__":
    main()
