"""Restoring (恢复) a store from a backup: to any point, on any machine, from the stick alone."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.base.errors import MissingError, RefusedError, RoomError
from inspector.base.system import sync_folder
from inspector.services import signing_key
from inspector.services.backup import Owner, Point, Proof, points, prove
from inspector.store import backup, key_file, keys, restore
from inspector.store.audit import audit
from inspector.store.backup_folder import BackupFolder, stores_at
from inspector.store.keys import KeyRing
from inspector.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from inspector.base.clock import Clock
    from inspector.base.messages import Language
    from inspector.store.backup import Report


@dataclass(frozen=True, slots=True)
class Found:
    """One store's backups on a stick, before any password: only times can be seen."""

    folder: Path
    times: tuple[str, ...]
    """When its snapshots were made, newest first, as ``20261120t010000z``: from their names."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Backups that a password or recovery key opened."""

    found: Found
    ring: KeyRing

    @property
    def backups(self) -> BackupFolder:
        """Their folder."""
        return BackupFolder(self.found.folder.parent.parent, self.ring)


def find(place: Path) -> tuple[Found, ...]:
    """Return the stores that have backups at a place, the one with the newest first.

    Raises:
        MissingError: ``backup_place_gone``; ``backup_none``: there is none.
    """
    if not place.is_dir():
        raise MissingError("backup_place_gone")
    found = [Found(folder, _times(folder)) for folder in stores_at(place)]
    found = sorted((one for one in found if one.times), key=lambda one: one.times[0], reverse=True)
    if not found:
        raise MissingError("backup_none")
    return tuple(found)


def unlock(found: Found, *, password: str = "", recovery_key: str = "") -> Opened:
    """Open a backup with the password or the recovery key. About 0.4 s: run in a task.

    Raises:
        RefusedError: ``wrong_password``, ``wrong_recovery_key``.
        StoreError: ``keys_damaged``, ``store_newer``.
    """
    if recovery_key:
        return Opened(found, keys.ring_by_recovery(found.folder, recovery_key))
    return Opened(found, keys.open_with_password(found.folder, password))


def points_of(opened: Opened) -> tuple[Point, ...]:
    """Return the snapshots, newest first."""
    return points(opened.backups)


def point_at(listed: tuple[Point, ...], at: datetime | None) -> Point:
    """Return the newest snapshot, or the newest that was made by then. Raises MissingError ``backup_none_by_then``."""
    for point in listed:
        if point.made_at is not None and (at is None or point.made_at <= at):
            return point
    raise MissingError("backup_none_by_then")


def dry_run(opened: Opened, name: str, clock: Clock, language: Language, report: Report) -> Proof:
    """Prove that a snapshot can be restored, and leave nothing on this machine. Slow: run in a task."""
    return prove(opened.backups, name, Owner(opened.found.folder, opened.ring, clock, language), report)


def bring_back(opened: Opened, name: str, to: Path, report: Report, *, clock: Clock, new_password: str = "") -> int:
    """Restore a snapshot as the store of this machine; return how many faults its audit found.

    It is made and audited in a folder beside and moved in one step: one that is cut off leaves nothing. It begins a
    replica of its own, so what the old laptop may still write never stands under the same numbers. ``new_password``
    replaces the old one, for who came by the recovery key.

    Raises:
        RefusedError: ``restore_not_empty``: there is a store already.
        StoreError: ``backup_damaged``, ``backup_key_gone``.
        MissingError: ``backup_place_gone``.
        RoomError: ``disk_full``, ``folder_not_writable``.
    """
    if key_file.state(to) != "none":
        raise RefusedError("restore_not_empty")
    fresh = to.with_name(f"{to.name}.restored")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(to.parent)) from error
    folder, ring = opened.backups, opened.ring
    manifest = folder.manifest(name)
    key = folder.key(manifest.epoch)
    try:
        restore.unpack(folder, key, manifest, fresh, ring, report)
        restore.copy_evidence(folder, backup.entries(folder, key, manifest), fresh, ring, report)
        if new_password:
            keys.change_password(fresh, ring, new_password)
        store = Store.open(fresh, ring, clock=clock)
        try:
            n_faults = len(audit(store).faults)
        finally:
            store.close()
        restore.begin_replica(fresh, ring)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    try:
        if to.exists():
            to.rmdir()  # an empty folder
        fresh.rename(to)
        sync_folder(to.parent)
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(to.parent)) from error
    if to == places.store_folder():
        _restore_config(restore.small_files(folder, key, manifest))
        signing_key.trust_own(to)
    return n_faults


def _restore_config(files: Mapping[str, bytes]) -> None:
    """Put certificates and settings back where this machine has none of that name."""
    for name, data in files.items():
        root, _, inside = name.partition("/")
        target = places.config() / inside
        if root == "config" and not target.exists():
            with suppress(OSError):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)


def _times(folder: Path) -> tuple[str, ...]:
    return tuple(sorted((path.name.partition("-")[0] for path in folder.glob("snapshots/*.snapshot")), reverse=True))
