"""Backup of 2 GB of evidence after one day's change: 60 photos of 2 MB, and a visit's answers.

The floor copies the very same 60 files into a folder on the same disk, each written, synced, read back from the medium
and compared, as a careful person would with ``cp``; nothing of the database, no list, no search for what is new. Both
run in turn, each day on fresh photos. The 2 GB that were backed up before are files of one block and a hole, at home
and on the stick: their bytes are read in neither. Before each turn all that is dirty is written out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID, uuid4

from benchmarks.table import row
from inspector.base.clock import system_clock
from inspector.base.ids import answer_id
from inspector.base.system import forget_read
from inspector.services import backup
from inspector.store import keys
from inspector.store.backup_folder import BackupFolder
from inspector.store.backup_format import Entry
from inspector.store.evidence import HEADER_BYTES
from inspector.store.store import Store
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspector.services.backup import Owner

_OLD, _NEW, _SIZE, _DAYS = 1000, 60, 2_000_000, 5
_ITEMS = 96
_BOUND = 1.5
_ME = UUID(int=7)
_REGION = "320999"
_BLOCK = 1 << 20


def measure() -> list[str]:
    """Return the line."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as place:
        folder = Path(place)
        for name in ("store", "stick", "plain"):
            (folder / name).mkdir()
        ring, _ = keys.create_keys(folder / "store", "benchmark 2026")
        store = Store.create(folder / "store", ring, clock=system_clock)
        owner = backup.Owner(folder / "store", ring, system_clock, "zh")
        try:
            _fill(store, owner, folder / "stick")
            days = [_day(store, owner, folder, first_ours=n % 2 == 0) for n in range(_DAYS)]
        finally:
            store.close()
    ours, floor = (statistics.median(day[k] for day in days) for k in (0, 1))
    said = f"backup of 2 GB after {_NEW} photos / copying them, synced and read back"
    return [row(said, ours, floor, _BOUND)]


def _day(store: Store, owner: Owner, folder: Path, *, first_ours: bool) -> tuple[float, float]:
    """Return the seconds of a backup and of the floor, on one day's photos; the one that begins changes daily."""
    new = _visit(store, [os.urandom(_SIZE) for _ in range(_NEW)])
    turns = {"ours": lambda: backup.back_up(owner, _quiet), "floor": lambda: _copy(new, folder / "plain")}
    took: dict[str, float] = {}
    for name in sorted(turns, reverse=first_ours):
        os.sync()
        start = time.perf_counter()
        turns[name]()
        took[name] = time.perf_counter() - start
    shutil.rmtree(folder / "plain")
    (folder / "plain").mkdir()
    return took["ours"], took["floor"]


def _copy(files: list[Path], to: Path) -> None:
    for path in files:
        digest, copied = hashlib.sha256(), to / path.name
        with path.open("rb") as source, copied.open("wb") as target:
            for block in _blocks(source):
                digest.update(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        again = hashlib.sha256()
        with copied.open("rb") as source:
            forget_read(source.fileno())
            for block in _blocks(source):
                again.update(block)
        if again.digest() != digest.digest():
            raise RuntimeError("the disk gives back something else")


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _fill(store: Store, owner: Owner, stick: Path) -> None:
    """Let 2 GB of evidence be there and on the stick, of as many visits as fill them with so many photos each."""
    backup.set_place(owner, stick)
    backup.back_up(owner, _quiet)
    there = BackupFolder(stick, store.ring)
    for start in range(0, _OLD, _NEW):
        for path in _visit(store, [start.to_bytes(4, "big") + n.to_bytes(4, "big") for n in range(_NEW)]):
            os.truncate(path, _SIZE + HEADER_BYTES)  # a hole behind the header
            with path.open("rb") as file:
                entry = Entry(path.name, file.read(HEADER_BYTES).hex(), _SIZE, 0)
            body = there.body(entry.body)
            body.parent.mkdir(exist_ok=True)
            body.touch()
            os.truncate(body, _SIZE)
    made = backup.back_up(owner, _quiet)
    if made.n_new_files:
        raise RuntimeError(f"{made.n_new_files} files of before were copied")


def _visit(store: Store, photos: list[bytes]) -> list[Path]:
    """Journal a visit's answers and photos; return the files."""
    visit = uuid4()
    for n in range(_ITEMS):
        answer = answer_id(visit, f"B{n:02}")
        key = Edit("answer", answer, _REGION, "key", {"visit_id": str(visit), "item": f"B{n:02}", "instance": 0})
        store.record([key, Edit("answer", answer, _REGION, "answer", {"value": "conforms"})], actor=_ME)
    files: list[Path] = []
    for data in photos:
        sha256, photo = store.evidence.put(data), uuid4()
        key = Edit("evidence", photo, _REGION, "key", {"visit_id": str(visit)})
        about = {"sha256": sha256, "size": len(data), "media_type": "image/jpeg"}
        store.record([key, Edit("evidence", photo, _REGION, "file", about)], actor=_ME)
        files.append(store.evidence.where(sha256))
    return files


def _quiet(_done: int, _total: int) -> None:
    """Nobody looks on."""
