"""Reading a backup: a snapshot unpacked into a folder, its evidence read where it lies, one file found by its hash."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from typing_extensions import override

from inspector.base.errors import MissingError, StoreError
from inspector.base.system import sync_folder
from inspector.store import database, key_file
from inspector.store.backup import entries
from inspector.store.backup_folder import BackupFolder, blocks, told
from inspector.store.cipher_pages import PAGE_BYTES, write_sealed
from inspector.store.evidence import EvidenceFiles, unseal
from inspector.store.faults import of_system, translated
from inspector.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from inspector.base.clock import Clock
    from inspector.store.backup import Report
    from inspector.store.backup_format import BackupKey, Entry, Manifest
    from inspector.store.keys import KeyRing

_UNIT = 1 << 16


class BackupEvidence(EvidenceFiles):
    """The evidence of a snapshot, read where it lies on the stick; nothing can be put into it."""

    def __init__(
        self, folder: BackupFolder, ring: KeyRing, listed: Iterable[Entry], report: Report = lambda _done, _total: None
    ) -> None:
        super().__init__(folder.path / "bodies", ring)
        self._backup, self._listed, self._report = folder, {entry.name: entry for entry in listed}, report
        self._n_units = sum(entry.size for entry in self._listed.values()) // _UNIT + 1
        self._read_bytes = 0
        self.unread = set(self._listed)
        """Names that nobody has asked for yet."""
        self.damaged: set[Path] = set()
        """Bodies that were asked for and are not as they were written."""

    @override
    def has(self, sha256: str) -> bool:
        return self.where(sha256).name in self._listed

    def check(self, name: str) -> bool:
        """Say whether a file opens, to its last byte."""
        try:
            return self._read(self._backup.path / name) is not None
        except StoreError:
            return False

    @override
    def _read(self, path: Path) -> bytes | None:
        entry = self._listed.get(path.name)
        if entry is None:
            return None
        body = self._backup.body(entry.body)
        self.unread.discard(path.name)
        self._report(self._read_bytes // _UNIT, self._n_units)
        self._read_bytes += entry.size
        try:
            with told(), body.open("rb") as file:
                return unseal(cast("BinaryIO", _Headed(entry, file)), self._key)
        except StoreError:
            self.damaged.add(body)
            raise
        except MissingError as error:
            if not self._backup.exists:
                raise
            self.damaged.add(body)
            raise StoreError("evidence_damaged") from error

    @override
    def _write(self, path: Path, data: bytes, *, is_copy: bool = False) -> None:
        """Copies are made anew each time: nothing is kept here."""


class _Headed:
    """A body with its header before it, as ``unseal`` reads a file."""

    def __init__(self, entry: Entry, file: BinaryIO) -> None:
        self._header, self._file = bytes.fromhex(entry.header), file

    def read(self, size: int) -> bytes:
        header, self._header = self._header, b""
        return header or self._file.read(size)


def unpack(folder: BackupFolder, key: BackupKey, manifest: Manifest, into: Path, ring: KeyRing, report: Report) -> None:
    """Make a store's folder of a snapshot, all but the evidence: database, keys, small files.

    Its replica is a new one: what the laptop wrote after the snapshot must not be written anew under the same numbers.

    Raises:
        StoreError: ``backup_damaged``.
        RoomError: The disk is full or cannot be written.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        key_file.write(into, key_file.read(folder.path))
        write_sealed(into / database.FILE, ring.key("database"), pages(folder, key, manifest, report))
        for name, data in small_files(folder, key, manifest).items():
            root, _, inside = name.partition("/")
            if root == "store":
                target = into / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
    except OSError as error:
        raise of_system(error) from error
    begin_replica(into, ring)


@contextmanager
def opened(folder: BackupFolder, name: str, ring: KeyRing, clock: Clock, report: Report) -> Generator[Store]:
    """Give a snapshot as an open store in a private folder that is gone at the end. What is written there goes too.

    Nothing plain is on the disk: the database is encrypted as ever, and the evidence is read where it lies.

    Raises:
        StoreError: ``backup_damaged``, ``backup_key_gone``, ``store_newer``.
    """
    manifest = folder.manifest(name)
    key = folder.key(manifest.epoch)
    listed = list(entries(folder, key, manifest))
    with tempfile.TemporaryDirectory(prefix="inspector-", ignore_cleanup_errors=True) as temporary:
        home = Path(temporary) / "store"
        unpack(folder, key, manifest, home, ring, report)
        store = Store.open(home, ring, clock=clock)
        try:
            store.evidence = BackupEvidence(folder, ring, listed, report)
            yield store
        finally:
            store.close()


def begin_replica(home: Path, ring: KeyRing) -> None:
    """Have whoever opens a store next write a chain of its own."""
    connection = database.connect(home / database.FILE, ring)
    try:
        with translated():
            connection.execute("UPDATE replica SET fingerprint = ''")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()


def small_files(folder: BackupFolder, key: BackupKey, manifest: Manifest) -> Mapping[str, bytes]:
    """Return the small files of a snapshot by place and name; names that lead out of their folder are left out."""
    found: dict[str, bytes] = {}
    for chunk in manifest.files:
        raw: dict[str, Any] = json.loads(folder.read(key, chunk))
        for name, text in raw.items():
            if not ({"..", ""} & set(name.split("/")) or "\\" in name or ":" in name):
                found[name] = base64.b64decode(text)
    return found


def copy_evidence(folder: BackupFolder, listed: Iterable[Entry], home: Path, ring: KeyRing, report: Report) -> set[str]:
    """Write the evidence files of a snapshot, each proved as it stands on the disk. Return the names that failed."""
    failed: set[str] = set()
    target = home / "evidence"
    known = list(listed)
    n_units, done = sum(entry.size for entry in known) // _UNIT + 1, 0
    try:
        target.mkdir(parents=True, exist_ok=True)
        for entry in known:
            report(done // _UNIT, n_units)
            done += entry.size
            try:
                _copy_one(folder, entry, target / entry.name, ring)
            except StoreError:
                failed.add(entry.name)
        sync_folder(target)
    except OSError as error:
        raise of_system(error) from error
    return failed


def find_evidence(folder: BackupFolder, ring: KeyRing, sha256: str) -> bytes | None:
    """Return an original by its plain SHA-256 from the newest snapshot that has it whole; None where none has."""
    seen: set[str] = set()
    wanted = EvidenceFiles(folder.path, ring).where(sha256).name
    for name in reversed(folder.names()):
        try:
            manifest = folder.manifest(name)
            listed = [e for e in entries(folder, folder.key(manifest.epoch), manifest) if e.name == wanted]
            if listed and listed[0].body not in seen:
                seen.add(listed[0].body)
                return BackupEvidence(folder, ring, listed).get(sha256)
        except StoreError:
            continue
    return None


def pages(folder: BackupFolder, key: BackupKey, manifest: Manifest, report: Report) -> Iterator[bytes]:
    """Yield the plain pages of a snapshot's database. Raises StoreError ``backup_damaged``."""
    digest = hashlib.sha256()
    for n, chunk in enumerate(manifest.database):
        report(n, len(manifest.database))
        piece = folder.read(key, chunk)
        digest.update(piece)
        for start in range(0, len(piece), PAGE_BYTES):
            yield piece[start : start + PAGE_BYTES]
    if digest.hexdigest() != manifest.database_sha256:
        raise StoreError("backup_damaged")


def _copy_one(folder: BackupFolder, entry: Entry, target: Path, ring: KeyRing) -> None:
    try:
        with target.open("wb") as file:
            file.write(bytes.fromhex(entry.header))
            for block in _body(folder, entry):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        with target.open("rb") as file:
            unseal(file, ring.key("evidence"))
    except StoreError:
        target.unlink()
        raise


def _body(folder: BackupFolder, entry: Entry) -> Iterator[bytes]:
    try:
        with told():
            yield from blocks(folder.body(entry.body))
    except MissingError as error:
        if not folder.exists:
            raise
        raise StoreError("evidence_damaged") from error
