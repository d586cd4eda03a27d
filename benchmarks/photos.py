"""A visit with 300 photos, attached as the program does: memory of the process that shows it, and its first paint.

The photos are of 12 megapixels, drawn once; the bytes of each differ in a comment, so that each has a hash of its own.
The window runs in a process of its own, each time a fresh one, in turn with a visit that has none.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.setting import PASSWORD, begin, desk_of_its_own
from benchmarks.table import row
from inspector.services import evidence, inspect, sample

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.services.desk import Desk

_PHOTOS, _ON_ONE, _RUNS = 300, 40, 5
_BOUND_MB, _BOUND = 400, 1.5
_SHOW = """
import resource, sys, time
from uuid import UUID
from benchmarks import window
from inspector.base import places
from inspector.services import security
from inspector.ui.checklist.row import ItemRow
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
app = window.dressed()
desk = security.unlock(places.store_folder(), sys.argv[2])
shell = window.framed(desk)
shell.go("visits", {})
QTest.qWait(300)
start = time.perf_counter()
shell.go("checklist", {"visit_id": UUID(sys.argv[1])})
shell.grab()
first = time.perf_counter() - start
page = shell.page
for item in page.view.items:
    page.go_to(item.code)
    QTest.qWait(20)
page.go_to(page.view.items[0].code)
QTest.qWait(1500)
shown = page.detail.photos.n_pictures
now = int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
print(first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, now, shown)
shell.leave()
desk.close()
"""


def measure() -> list[str]:
    """Return the lines."""
    with desk_of_its_own() as desk:
        without, full = begin(desk), begin(desk)
        _attach(desk, full)
        desk.close()
        runs = [(_shown(without), _shown(full)) for _ in range(_RUNS)]
    peak = max(run[1][1] for run in runs) / 1e6
    settled = max(run[1][2] for run in runs) / 1e6
    none = max(run[0][1] for run in runs) / 1e6
    few, many = (statistics.median(run[k][0] for run in runs) for k in (0, 1))
    if runs[0][1][3] < _ON_ONE:
        raise RuntimeError(f"only {runs[0][1][3]:.0f} of {_ON_ONE} thumbnails came")
    where = f"{_PHOTOS} photos in a visit, {_ON_ONE} on one item, every item visited"
    return [
        f"{where}: {peak:.0f} MB at most, {settled:.0f} MB at the end, none: {none:.0f} MB (bound {_BOUND_MB} MB)",
        row(f"first paint of a visit, {_PHOTOS} photos / none", many, few, _BOUND),
    ]


def _attach(desk: Desk, visit: UUID) -> None:
    codes = [item.code for item in inspect.open_checklist(desk, visit).items]
    data = sample.sample_photo("照片", size=(4000, 3000))
    photo = evidence.read(data)[1]
    for n in range(_PHOTOS):
        comment = f"{n:08}".encode()
        own = data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]
        code = codes[0] if n < _ON_ONE else codes[n % len(codes)]
        evidence.attach(desk, visit, code, evidence.seal(desk, own, photo), len(own), photo)


def _shown(visit: UUID) -> list[float]:
    """Return seconds to the first paint, bytes at most and at the end, thumbnails on the first item."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _SHOW, str(visit), PASSWORD]
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)  # noqa: S603  # our own code
    return [float(part) for part in done.stdout.split()]
