"""Making a backup: the database as it stands at one moment, and the evidence that is not there yet.

The copy of the database is made by SQLite's own backup, into an encrypted file of the home, while others write; its
pages go into chunks of 64 KiB, and only those that changed since the last snapshot are written. What the journal names
is copied, not what can be made anew from it (thumbnails and the like), and nothing of the scratch space: names that the
first signature destroys must not live on in a drawer.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from filelock import FileLock, Timeout

from inspector.base.canonical import canonical_bytes
from inspector.base.errors import InspectorError, RefusedError, RoomError
from inspector.store import chains, database, machine
from inspector.store.backup_folder import BackupFolder, PackWriter
from inspector.store.backup_format import BackupKey, Chunk, Entry, Manifest
from inspector.store.cipher_pages import PAGE_BYTES, plain_pages
from inspector.store.evidence import HEADER_BYTES, EvidenceFiles
from inspector.store.faults import of_system, translated
from inspector.store.named_files import named_files

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import sqlcipher3.dbapi2 as driver

    from inspector.store.keys import KeyRing

    Report = Callable[[int, int], None]

CHUNK_BYTES = 16 * PAGE_BYTES
COPY = "store.copy-"
_GROUP = 512
"""Evidence files in one chunk of the list, on average."""
_LEAST_LIVE = 4
"""A pack of which less than a quarter is still needed is not relied on any more: it can go with the older snapshots."""
_SMALL_BYTES = 1 << 20
_NOT_COPIED = ("store.", "keys.json", "lock", "backup.lock")
_WORKERS = 4
_UNIT = 1 << 16
"""Of progress, in bytes."""


class Made(NamedTuple):
    """A snapshot that was written and read back."""

    name: str
    manifest: Manifest
    n_new_files: int
    new_bytes: int
    """Written to the stick."""
    n_rewritten: int = 0
    """Older snapshots that were written anew, without what was erased since."""


class Source(NamedTuple):
    """A store to be backed up. ``extra``: folders whose small files go along, by the name that they get."""

    home: Path
    ring: KeyRing
    extra: Mapping[str, Path]


def make(source: Source, place: Path, at: datetime, report: Report) -> Made:
    """Write a snapshot to a place: whole and read back when this returns, or the earlier ones are as they were.

    ``report(done, total)`` may raise to cancel.

    Raises:
        RefusedError: ``backup_busy``: another one is being made.
        MissingError: ``backup_place_gone``.
        RoomError: ``backup_full``, ``backup_no_room``, ``backup_not_writable``; ``disk_full`` of the laptop's own disk.
        StoreError: ``backup_not_kept``: the stick gives back something else; ``store_damaged``.
    """
    from inspector.store import backup_shred  # it builds on this module

    with locked(source.home):
        folder = BackupFolder(place, source.ring)
        folder.create(source.home)
        behind = backup_shred.is_behind(source, folder)
        # Killed between a fresh epoch and the end of the old ones: the fresh one goes on.
        key = folder.begin_epoch() if behind and len(folder.epochs()) == 1 else newest_key(folder)
        made = write(source, folder, key, at, report)
        return made._replace(n_rewritten=backup_shred.follow(source, folder, key, report)) if behind else made


def write(source: Source, folder: BackupFolder, key: BackupKey, at: datetime, report: Report) -> Made:
    """Write a snapshot under a key; what the newest one holds under the same key is not written again."""
    report(0, 1)
    home, ring, extra = source
    before = newest_manifest(folder, key)
    listed = {entry.name: entry for entry in entries(folder, key, before)} if before else {}
    with closing(PackWriter(folder, key, known_chunks(folder, before))) as packs:
        with _copied(home, ring) as copy:
            facts = _Facts(copy, home, ring)
            kept, missing, todo = _plan(EvidenceFiles(home / "evidence", ring), facts.wanted, listed, folder.bodies())
            size = copy.stat().st_size
            _require_room(folder, sum(entry.size for _, entry in todo))
            # The stick waits for its medium most of the time: the next files and the database are read meanwhile.
            with ThreadPoolExecutor(_WORKERS) as pool:
                database_done = pool.submit(put_database, copy, ring, packs)
                _copy_bodies(pool, folder, todo, report)
                pages, digest = database_done.result()
            folder.sync_bodies({entry.body for _, entry in todo})
        index = [packs.add(canonical_bytes([list(entry) for entry in group])) for group in groups(kept)]
        files = [packs.add(canonical_bytes(_small_files(home, extra)))]
        packs.finish()
    manifest = Manifest(
        store_id=str(ring.store_id), epoch=key.epoch, made_at=at, replica=facts.replica, seq=facts.seq, head=facts.head,
        revision=facts.revision, database=tuple(pages), database_bytes=size, database_sha256=digest,
        evidence=tuple(index), n_evidence=len(kept), evidence_bytes=sum(e.size + HEADER_BYTES for e in kept),
        missing=tuple(missing), files=tuple(files), erased=facts.erased,
    )  # fmt: skip
    name = folder.write_manifest(key, manifest)
    return Made(name, manifest, len(todo), packs.n_bytes + sum(entry.size for _, entry in todo))


def put_database(copy: Path, ring: KeyRing, packs: PackWriter) -> tuple[list[Chunk], str]:
    """Put the pages of a database into chunks; return them and the SHA-256 of all."""
    digest, chunks = hashlib.sha256(), list[Chunk]()
    for piece in pieces(plain_pages(copy, ring.key("database"))):
        digest.update(piece)
        chunks.append(packs.add(piece))
    return chunks, digest.hexdigest()


def _copy_bodies(
    pool: ThreadPoolExecutor, folder: BackupFolder, todo: Sequence[tuple[Path, Entry]], report: Report
) -> None:
    """Copy files, several at a time; ``report`` counts in 64 KiB."""
    n_units, done = sum(entry.size for _, entry in todo) // _UNIT + 1, 0
    under_way: deque[Future[None]] = deque()
    for path, entry in todo:
        report(done // _UNIT, n_units)
        under_way.append(pool.submit(folder.put_body, path, entry))
        if len(under_way) >= _WORKERS:
            under_way.popleft().result()
        done += entry.size
    for one in under_way:
        one.result()
    report(n_units, n_units)


def entries(folder: BackupFolder, key: BackupKey, manifest: Manifest) -> Iterator[Entry]:
    """Yield the evidence files of a snapshot. Raises StoreError ``backup_damaged``."""
    for chunk in manifest.evidence:
        yield from (Entry(*one) for one in json.loads(folder.read(key, chunk)))


def newest_key(folder: BackupFolder) -> BackupKey:
    """Return the key to write under: the newest that opens, or a fresh one."""
    for epoch in reversed(folder.epochs()):
        with suppress(InspectorError):
            return folder.key(epoch)
        break  # of other master keys: what is under it stays as it is
    return folder.begin_epoch()


def newest_manifest(folder: BackupFolder, key: BackupKey) -> Manifest | None:
    """Return the newest snapshot under a key whose lists can be read; None for none."""
    for name in reversed(folder.names()):
        with suppress(InspectorError):
            found = folder.manifest(name)
            if found.epoch == key.epoch:
                for chunk in found.evidence:
                    folder.read(key, chunk)
                return found
    return None


def unreferenced(folder: BackupFolder) -> list[Path]:
    """Return packs and bodies that no snapshot needs. Nothing where one list cannot be read: it may need them."""
    packs: set[str] = set()
    bodies: set[str] = set()
    indexes: set[tuple[int, Chunk]] = set()
    try:
        for name in folder.names():
            manifest = folder.manifest(name)
            packs.update(chunk.pack for chunk in manifest.chunks())
            indexes.update((manifest.epoch, chunk) for chunk in manifest.evidence)
        for epoch, chunk in indexes:
            key = folder.key(epoch)
            bodies.update(Entry(*one).body for one in json.loads(folder.read(key, chunk)))
    except InspectorError:
        return []
    return [
        *(folder.pack(name) for name in folder.packs() if name not in packs),
        *(folder.body(name) for name in folder.bodies() if name not in bodies),
    ]


@contextmanager
def locked(home: Path) -> Generator[None]:
    """Let one process at a time write this store's backups. Raises RefusedError ``backup_busy``."""
    lock = FileLock(home / "backup.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RefusedError("backup_busy") from error
    except OSError as error:
        raise of_system(error) from error
    try:
        yield
    finally:
        lock.release()


def names_of(source: Source, hashes: Iterable[str]) -> set[str]:
    """Return the names that originals have in a store and in a snapshot's list."""
    files = EvidenceFiles(source.home / "evidence", source.ring)
    return {files.where(sha256).name for sha256 in hashes}


class _Facts:
    """What a copy of the database says of itself."""

    def __init__(self, copy: Path, home: Path, ring: KeyRing) -> None:
        connection = database.connect(copy, ring)
        try:
            with translated():
                mark = machine.fingerprint(ring, home)
                own = _one(connection, "SELECT id FROM replica WHERE fingerprint = ? ORDER BY started_at DESC", mark)
                ends = {row[0]: row for row in connection.execute(chains.ENDS)}
                self.replica = own or ""
                _, self.seq, _, self.head = ends.get(self.replica, ("", 0, 0, ""))
                self.revision = database.revision(connection)
                chains.Chains(connection)  # lists what the laptop had listed in memory only
                self.wanted = sorted(named_files(connection))
                known = _one(connection, "SELECT 1 FROM sqlite_master WHERE name = ?", "erasure")
                found = connection.execute("SELECT id FROM erasure ORDER BY id").fetchall() if known else []
                self.erased = tuple(row[0] for row in found)
        finally:
            connection.close()


def _one(connection: driver.Connection, statement: str, value: str) -> Any:  # noqa: ANN401  # a column
    found = connection.execute(statement, (value,)).fetchone()
    return found[0] if found else None


@contextmanager
def _copied(home: Path, ring: KeyRing) -> Generator[Path]:
    """Give a copy of the database, encrypted as it is; gone at the end, and what a kill left of an earlier one too."""
    for stale in home.glob(f"{COPY}*"):
        stale.unlink(missing_ok=True)
    copy = home / f"{COPY}{os.urandom(4).hex()}.db"
    try:
        database.copy(home / database.FILE, ring, copy)
        yield copy
    finally:
        for left in home.glob(f"{copy.name}*"):
            left.unlink(missing_ok=True)


def _plan(
    files: EvidenceFiles, wanted: Iterable[str], listed: Mapping[str, Entry], there: Mapping[str, int]
) -> tuple[list[Entry], list[str], list[tuple[Path, Entry]]]:
    """Return the entries of a snapshot, the originals that lack, and what is to be copied."""
    kept: list[Entry] = []
    missing: list[str] = []
    todo: list[tuple[Path, Entry]] = []
    for sha256 in wanted:
        path = files.where(sha256)
        before = listed.get(path.name)
        try:
            entry = _entry(path, before)
        except FileNotFoundError:
            if before is None or there.get(before.body) != before.size:
                missing.append(sha256)
                continue
            entry = before  # lost at home, and kept here
        except OSError as error:
            raise of_system(error) from error
        kept.append(entry)
        if there.get(entry.body) != entry.size:
            todo.append((path, entry))
    return sorted(kept, key=lambda e: (e.changed_us, e.name)), missing, todo


def _entry(path: Path, before: Entry | None) -> Entry:
    found = path.stat()
    size, changed_us = found.st_size - HEADER_BYTES, found.st_mtime_ns // 1000
    if before is not None and (before.size, before.changed_us) == (size, changed_us):
        return before
    with path.open("rb") as file:
        return Entry(path.name, file.read(HEADER_BYTES).hex(), size, changed_us)


def known_chunks(folder: BackupFolder, before: Manifest | None) -> dict[str, Chunk]:
    """Return the chunks of the last snapshot that can be relied on."""
    sizes, live = folder.packs(), dict[str, int]()
    chunks = set(before.chunks()) if before else set[Chunk]()
    for chunk in chunks:
        live[chunk.pack] = live.get(chunk.pack, 0) + chunk.length
    return {
        chunk.id: chunk
        for chunk in chunks
        if sizes.get(chunk.pack, 0) >= chunk.offset + chunk.length
        and live[chunk.pack] * _LEAST_LIVE >= sizes[chunk.pack]
    }


def _require_room(folder: BackupFolder, needed: int) -> None:
    free = folder.free_bytes()
    if needed > free:
        raise RoomError("backup_no_room", needed=needed // 1_000_000 + 1, free=free // 1_000_000)


def pieces(pages: Iterable[bytes]) -> Iterator[bytes]:
    """Put pages together into what becomes chunks."""
    some: list[bytes] = []
    for page in pages:
        some.append(page)
        if len(some) * PAGE_BYTES == CHUNK_BYTES:
            yield b"".join(some)
            some.clear()
    if some:
        yield b"".join(some)


def groups(listed: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Cut the list where the names say so: what comes later changes no earlier piece."""
    group: list[Entry] = []
    for entry in listed:
        group.append(entry)
        if int(entry.name[:4], 16) % _GROUP == 0:
            yield group
            group = []
    if group:
        yield group


def _small_files(home: Path, extra: Mapping[str, Path]) -> dict[str, str]:
    """Return the small files beside the database (keys, certificates, templates) in base 64, by place and name."""
    found: dict[str, str] = {}
    try:
        for root, folder in {"store": home, **extra}.items():
            for top in sorted(folder.iterdir()) if folder.is_dir() else ():
                if root == "store" and (top.name in {"evidence", "scratch"} or top.name.startswith(_NOT_COPIED)):
                    continue
                for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
                    if path.is_file() and path.suffix != ".new" and path.stat().st_size <= _SMALL_BYTES:
                        name = f"{root}/{path.relative_to(folder).as_posix()}"
                        found[name] = base64.b64encode(path.read_bytes()).decode()
    except OSError as error:
        raise of_system(error) from error
    return found
