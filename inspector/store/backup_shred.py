"""Crypto-shredding: what was erased by law on the laptop goes from a stick too, with all its older snapshots.

A new epoch begins with a whole snapshot under a fresh key. Each older one is opened, the same changes are erased in it,
and it is written anew under that key with the time it had. Then the old key is overwritten and removed: the chunks
and the headers of erased photos, which stood under it alone, are noise. Killed in between, the next backup goes on.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from inspector.base.canonical import canonical_bytes
from inspector.base.errors import MissingError, StoreError
from inspector.store import backup, database, erase, restore
from inspector.store.backup_folder import PackWriter, told
from inspector.store.chains import Chains
from inspector.store.cipher_pages import write_sealed
from inspector.store.evidence import HEADER_BYTES
from inspector.store.faults import translated
from inspector.store.named_files import named_files

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from inspector.store.backup import Report, Source
    from inspector.store.backup_folder import BackupFolder
    from inspector.store.backup_format import BackupKey, Manifest

    Erased = list[tuple[str, str]]


def is_behind(source: Source, folder: BackupFolder) -> bool:
    """Say whether a stick holds what was erased since, or the keys of an epoch that was not yet destroyed."""
    epochs = folder.epochs()
    if len(epochs) > 1:
        return True
    newest = backup.newest_manifest(folder, folder.key(epochs[0])) if epochs else None
    return newest is not None and not set(_erasures(source)) <= set(newest.erased)


def follow(source: Source, folder: BackupFolder, key: BackupKey, report: Report) -> int:
    """Write the snapshots of older epochs anew under a key, and destroy theirs; return how many were written.

    One that cannot be read goes with its key: it may hold what was erased. The caller has written a snapshot under
    ``key`` and holds the lock.
    """
    erased, names = _erased(source), folder.names()
    done = 0
    there = {
        manifest.made_at for name in names if (manifest := _manifest(folder, name)) and manifest.epoch == key.epoch
    }
    for n, name in enumerate(names):
        report(n, len(names))
        old = _manifest(folder, name)
        if old is not None and old.epoch == key.epoch:
            continue
        if old is not None and old.made_at not in there:
            with suppress(StoreError):
                _rewrite(source, folder, old, key, erased)
                there.add(old.made_at)
                done += 1
    for name in names:
        old = _manifest(folder, name)
        if old is None or old.epoch != key.epoch:
            folder.drop(folder.path / "snapshots" / name)
    for epoch in folder.epochs():
        if epoch != key.epoch:
            folder.destroy_epoch(epoch)
    for path in [*backup.unreferenced(folder), *folder.path.glob("*/*.bad"), *folder.path.glob("bodies/*/*.bad")]:
        folder.drop(path)
    return done


def _rewrite(source: Source, folder: BackupFolder, old: Manifest, key: BackupKey, erased: Erased) -> None:
    old_key = folder.key(old.epoch)
    known = backup.known_chunks(folder, backup.newest_manifest(folder, key))
    with closing(PackWriter(folder, key, known)) as packs:
        with _followed(source, folder, old, erased) as (copy, wanted):
            chunks, digest = backup.put_database(copy, source.ring, packs)
            size = copy.stat().st_size
        names = backup.names_of(source, wanted)
        kept = [entry for entry in backup.entries(folder, old_key, old) if entry.name in names]
        index = [packs.add(canonical_bytes([list(entry) for entry in group])) for group in backup.groups(kept)]
        files = [packs.add(folder.read(old_key, chunk)) for chunk in old.files]
        packs.finish()
    fresh = replace(
        old, epoch=key.epoch, database=tuple(chunks), database_bytes=size, database_sha256=digest,
        evidence=tuple(index), n_evidence=len(kept), evidence_bytes=sum(e.size + HEADER_BYTES for e in kept),
        files=tuple(files), erased=tuple(_erasures(source)), missing=tuple(m for m in old.missing if m in wanted),
    )  # fmt: skip
    folder.write_manifest(key, fresh)


def destroy_earlier(folder: BackupFolder) -> None:
    """Destroy the backups from before a change of the master key: nobody here can open them to erase anything in them.

    Their keys are overwritten first. Raises MissingError, RoomError as other acts on a stick.
    """
    own = folder.path.name
    with told():
        for other in folder.path.parent.glob(f"{folder.store_id}*"):
            if other.name != own:
                for path in [*other.glob("keys/*.key"), *other.glob("keys.json*")]:
                    erase.destroy(path)
                shutil.rmtree(other)


@contextmanager
def _followed(source: Source, folder: BackupFolder, old: Manifest, erased: Erased) -> Generator[tuple[Path, set[str]]]:
    """Give an older snapshot's database without what was erased since, encrypted as ever, and the files it names."""
    home, ring, _ = source
    copy = home / f"{backup.COPY}{os.urandom(4).hex()}.db"
    try:
        key = folder.key(old.epoch)
        write_sealed(copy, ring.key("database"), restore.pages(folder, key, old, lambda _done, _total: None))
        connection = database.connect(copy, ring)
        try:
            with translated():
                erase.follow(connection, erased)
                Chains(connection)  # lists what the laptop had listed in memory only
                wanted = named_files(connection)
                erase.scrub(connection, home)
        finally:
            connection.close()
        yield copy, wanted
    finally:
        for left in home.glob(f"{copy.name}*"):
            left.unlink(missing_ok=True)


def _manifest(folder: BackupFolder, name: str) -> Manifest | None:
    try:
        return folder.manifest(name)
    except MissingError:
        raise
    except StoreError:
        return None


def _erasures(source: Source) -> Iterable[str]:
    return [row[0] for row in _query(source, "SELECT id FROM erasure ORDER BY id")]


def _erased(source: Source) -> Erased:
    return [(row[0], row[1]) for row in _query(source, erase.ERASED)]


def _query(source: Source, statement: str) -> list[tuple[str, ...]]:
    connection = database.connect(source.home / database.FILE, source.ring)
    try:
        with translated():
            return connection.execute(statement).fetchall()
    finally:
        connection.close()
