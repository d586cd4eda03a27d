"""A new master key for a store: all of it is written anew in a folder beside, and the two change places.

The old store stays whole and is not written until the new one is complete and on the disk; then two renames put it in
its place, and the old keys are overwritten and the old folder removed. A kill at any moment leaves one of three things:
an old store with a new one half made (carried on from there), a complete new one that waits for its place, or an old
one that waits to be destroyed. ``settle`` ends the last two without any key.

Evidence is encrypted anew whole: each frame is bound to its header, which holds the wrapped file key, so a header alone
cannot be exchanged; and whoever had the old master key could have kept each file's key.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.errors import RoomError, StoreError
from inspector.base.system import sync_folder
from inspector.store import database, erase, key_file, keys, scratch
from inspector.store.cipher_pages import plain_pages, write_sealed
from inspector.store.evidence import seal, unseal
from inspector.store.faults import of_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.store.keys import KeyRing

    Report = Callable[[int, int], None]

_COMPLETE = "complete"
"""File in the new folder: all of it is on the disk."""
_NEW = ".new"
_OWN = ("store.", "keys.json", "lock", "backup.lock", "signing.key", _COMPLETE)
_LEAST_ROOM = 64 << 20
"""Bytes that stay free: a disk that is full to the brim holds up everything else."""


def next_folder(folder: Path) -> Path:
    """Return where the new store is made."""
    return folder.with_name(f"{folder.name}.rekeyed")


def former_folder(folder: Path) -> Path:
    """Return where the old store waits to be destroyed."""
    return folder.with_name(f"{folder.name}.former")


def is_begun(folder: Path) -> bool:
    """Say whether a new master key was made and the store is not yet under it."""
    return key_file.state(next_folder(folder)) not in {"none", "damaged_keys"}


def begin(folder: Path, ring: KeyRing, password: str) -> None:
    """Make the new master key under the same password; the work itself is done at the next unlock.

    Raises:
        RoomError: ``rekey_no_room``: there is no room for the store a second time.
    """
    target = next_folder(folder)
    try:
        needed = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        free = shutil.disk_usage(folder.parent).free
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
    except OSError as error:
        raise of_system(error) from error
    if free < needed + _LEAST_ROOM:
        target.rmdir()
        raise RoomError("rekey_no_room", megabytes=needed >> 20)
    fresh = keys.create_successor(target, ring, password)
    escrow = keys.escrow_of(folder)
    if escrow is not None:
        keys.give_escrow(target, fresh, escrow)


def give_up(folder: Path) -> None:
    """Take a new store that is half made away; the old one is as it was."""
    target = next_folder(folder)
    if not (target / _COMPLETE).exists():
        shutil.rmtree(target, ignore_errors=True)


def carry_over(folder: Path, old: KeyRing, new: KeyRing, report: Report) -> None:
    """Write database, evidence and the rest under the new keys, from where it was cut off. The caller holds the lock.

    ``report(done, total)`` in files; it may raise to stop, and the next call goes on.

    Raises:
        StoreError: ``store_damaged``: the database cannot be read whole; the old store stays in its place.
        RoomError: ``disk_full``.
    """
    target = next_folder(folder)
    try:
        _evidence(folder / "evidence", target / "evidence", old, new, report)
        _database(folder, target, old, new)
        _lists(folder, target, old, new)
        for path in folder.iterdir():
            if path.is_dir() and path.name not in {"evidence", scratch.FOLDER}:
                shutil.copytree(path, target / path.name, dirs_exist_ok=True)
            elif path.is_file() and not path.name.startswith(_OWN):
                shutil.copy2(path, target / path.name)
    except OSError as error:
        raise of_system(error) from error


def complete(folder: Path) -> None:
    """Say that nothing of the new store is lacking: from now on it is the store."""
    target = next_folder(folder)
    try:
        for path in [target, *(path for path in target.rglob("*") if path.is_dir())]:
            sync_folder(path)
        with (target / _COMPLETE).open("wb") as file:
            os.fsync(file.fileno())
        sync_folder(target)
    except OSError as error:
        raise of_system(error) from error


def settle(folder: Path) -> None:
    """End what a kill left: put a complete new store in its place, destroy the keys and files of the old one.

    Raises:
        RoomError: A folder cannot be renamed or removed.
    """
    target, former = next_folder(folder), former_folder(folder)
    try:
        if (target / _COMPLETE).exists():
            if folder.exists() and not former.exists():
                folder.rename(former)
            if not folder.exists():
                target.rename(folder)
            sync_folder(folder.parent)
        if former.exists() and folder.exists() and (folder / _COMPLETE).exists():
            for name in (key_file.FILE, key_file.COPY):
                erase.destroy(former / name)
            shutil.rmtree(former)
        if not former.exists() and folder.exists():
            (folder / _COMPLETE).unlink(missing_ok=True)
    except OSError as error:
        raise of_system(error) from error


def _evidence(source: Path, target: Path, old: KeyRing, new: KeyRing, report: Report) -> None:
    target.mkdir(exist_ok=True)
    old_key, new_key = old.key("evidence"), new.key("evidence")
    there = {path.name for path in source.iterdir() if path.suffix != _NEW} if source.is_dir() else set[str]()
    for path in target.iterdir():
        if path.name not in there:  # half written, or erased since
            path.unlink()
    for n, name in enumerate(sorted(there)):
        report(n, len(there))
        if (target / name).exists():
            continue
        fresh = target / f"{name}{_NEW}"
        with fresh.open("wb") as file:
            try:
                with (source / name).open("rb") as sealed:
                    plain = unseal(sealed, old_key)
                file.writelines(seal(plain, new_key, new.epoch))
            except StoreError:  # damaged, and stays so: it is named by the audit and found again in a backup
                file.write((source / name).read_bytes())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target / name)
    report(len(there), len(there))


def _database(folder: Path, target: Path, old: KeyRing, new: KeyRing) -> None:
    copy, fresh = target / "copy.db", target / f"{database.FILE}{_NEW}"
    with suppress(FileNotFoundError):
        copy.unlink()  # of a run that was cut off
    try:
        database.copy(folder / database.FILE, old, copy)
        write_sealed(fresh, new.key("database"), plain_pages(copy, old.key("database")))
    finally:
        for left in target.glob("copy.db*"):
            left.unlink()
    fresh.replace(target / database.FILE)


def _lists(folder: Path, target: Path, old: KeyRing, new: KeyRing) -> None:
    """Carry the scratch spaces over: their own keys stay, sealed anew."""
    shutil.rmtree(target / scratch.FOLDER, ignore_errors=True)
    if not scratch.any_left(folder):
        return
    for visit in _visits(folder, old):
        scratch.carry_over((folder, old), (target, new), visit)


def _visits(folder: Path, ring: KeyRing) -> list[UUID]:
    connection = database.connect(folder / database.FILE, ring)
    try:
        return [UUID(row[0]) for row in connection.execute("SELECT id FROM visit")]
    finally:
        connection.close()
