"""300 photos in a visit: memory of the process that shows it, its first paint. 30 dropped at once: how long it takes.

The photos are of 12 megapixels, drawn once; the bytes of each differ in a comment, so that each has a hash of its own.
The window runs in a process of its own, each time a fresh one, in turn with a visit that has none. The floor of the
drop is Pillow alone making the thumbnails, in that process, in as many workers as decode in the program: one a drop.
A second one seals there meanwhile.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.setting import PASSWORD, begin, desk_of_its_own
from benchmarks.table import row
from inspector.services import evidence, inspect, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from inspector.services.desk import Desk

_PHOTOS, _ON_ONE, _RUNS = 300, 40, 5
_DROPPED, _DROPS = 30, 3
_BOUND_MB, _BOUND, _BOUND_BLOCKED_MS, _BOUND_DROP = 400, 1.5, 50, 2.0
_SHOW = """
import resource, sys, time
from uuid import UUID
from benchmarks import window
from benchmarks.table import most_held
from inspector.base import places
from inspector.services import security
app = window.dressed()
desk = security.unlock(places.store_folder(), sys.argv[2])
shell = window.framed(desk)
shell.go("visits", {})
window.until(window.is_at_rest)
start = time.perf_counter()
shell.go("checklist", {"visit_id": UUID(sys.argv[1])})
shell.grab()
first = time.perf_counter() - start
page = shell.page
for item in page.view.items:
    page.go_to(item.code)
    window.until(lambda: (item.is_structure or page.detail.shown == item.code) and window.is_at_rest())
page.go_to(page.view.items[0].code)
window.until(lambda: page.detail.shown == page.current and window.is_at_rest())
shown = page.detail.photos.n_pictures
now = int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
print(first, most_held(), now, shown)
shell.leave()
desk.close()
"""
_DROP = """
import io, sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from benchmarks import window
from inspector.base import places
from inspector.exchange.photos import THUMBNAIL_EDGE_PX
from inspector.services import security
app = window.dressed()
files = sorted(Path(sys.argv[3]).iterdir())

def thumbnail(path):
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        image.draft("RGB", (2 * THUMBNAIL_EDGE_PX, 2 * THUMBNAIL_EDGE_PX))
        image.thumbnail((THUMBNAIL_EDGE_PX, THUMBNAIL_EDGE_PX))
        image.save(io.BytesIO(), "JPEG")

start = time.perf_counter()
with ThreadPoolExecutor(1) as pool:
    list(pool.map(thumbnail, files))
alone = time.perf_counter() - start
desk = security.unlock(places.store_folder(), sys.argv[2])
shell = window.framed(desk)
page = window.checklist_page(shell, UUID(sys.argv[1]))
window.until(lambda: page.detail.shown == page.current and window.is_at_rest())
data = QMimeData()
data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
beats = []
heart = QTimer(interval=0)
heart.timeout.connect(lambda: beats.append(time.perf_counter()))
heart.start()
start = time.perf_counter()
beats.append(start)
actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
page.dropEvent(QDropEvent(QPointF(400, 300), actions, data, buttons, keys))  # Qt delivers no made-up drop
window.until(lambda: page.detail.photos.n_pictures == len(files))
took = time.perf_counter() - start
print(took, alone, max(b - a for a, b in zip(beats, beats[1:])))
window.until(window.is_at_rest)
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
        drops = _drops()
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
        row(
            f"{_DROPPED} photos dropped: all thumbnails / Pillow alone",
            min(drop[0] for drop in drops),
            min(drop[1] for drop in drops),
            _BOUND_DROP,
        ),
        (
            f"{_DROPPED} photos dropped: the window waited {max(drop[2] for drop in drops) * 1e3:.0f} ms at most"
            f" (bound {_BOUND_BLOCKED_MS} ms)"
        ),
    ]


def _photos(n_photos: int) -> Iterator[bytes]:
    """Yield photos that differ in a comment."""
    data = sample.sample_photo("照片", size=(4000, 3000))
    for n in range(n_photos):
        comment = f"{n:08}".encode()
        yield data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]


def _attach(desk: Desk, visit: UUID) -> None:
    codes = [item.code for item in inspect.open_checklist(desk, visit).items]
    photo = None
    for n, own in enumerate(_photos(_PHOTOS)):
        photo = photo or evidence.read(own)[1]
        code = codes[0] if n < _ON_ONE else codes[n % len(codes)]
        evidence.attach(desk, visit, code, evidence.seal(desk, own, photo), len(own), photo)


def _drops() -> list[list[float]]:
    """Return of each drop: seconds to the last thumbnail, those of Pillow alone, and the window's longest wait."""
    found: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for n, data in enumerate(_photos(_DROPPED)):
            (Path(folder) / f"{n:03}.jpg").write_bytes(data)
        for _ in range(_DROPS):
            with desk_of_its_own() as desk:
                visit = begin(desk)
                desk.close()
                found.append(_in_a_window(_DROP, visit, folder))
    return found


def _shown(visit: UUID) -> list[float]:
    """Return seconds to the first paint, bytes at most and at the end, thumbnails on the first item."""
    return _in_a_window(_SHOW, visit)


def _in_a_window(code: str, visit: UUID, *more: str) -> list[float]:
    """Run code of ours with a window in a process of its own; return the numbers that it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, str(visit), PASSWORD, *more]
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own code
    return [float(part) for part in done.stdout.split()]
