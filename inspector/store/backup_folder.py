"""A backup's folder on a stick: one a store, so that two laptops may share the stick.

``keys.json`` (the slots of today), ``keys/N.key`` (the backup's own keys, sealed under the master key), ``packs/``
(chunks), ``bodies/x/`` (evidence without its header), ``snapshots/``. Names are short, ASCII and of one case, so FAT32
keeps them; no file grows over 1 GiB. Each is written under a temporary name, synced, read back from the medium and
only then renamed: a stick that is pulled leaves all that was there before.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector.base.clock import utc_text
from inspector.base.errors import InspectorError, MissingError, RoomError, StoreError
from inspector.base.system import forget_read, hindrance, sync_folder
from inspector.store import key_file
from inspector.store.backup_format import NONCE, BackupKey, Chunk, Entry, Manifest, epoch_of
from inspector.store.evidence import HEADER_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path
    from uuid import UUID

    from inspector.store.keys import KeyRing

FOLDER = "inspector-backup"
_PARTS = ("keys", "packs", "bodies", "snapshots")
_PACK_LIMIT = 1 << 30
_BLOCK = 1 << 20
_NEW = ".new"
_AAD = b"inspector/backup-key/1"


class BackupFolder:
    """One store's backups at a place. Opened with its keys; ``create`` makes it where there is none."""

    def __init__(self, place: Path, ring: KeyRing) -> None:
        self.path = store_path(place, ring.store_id, ring.epoch)
        self.store_id = ring.store_id
        self._ring = ring
        self._keys: dict[int, BackupKey] = {}

    @property
    def exists(self) -> bool:
        """Whether a backup of this store was ever begun here."""
        return (self.path / "snapshots").is_dir()

    @property
    def was_begun(self) -> bool:
        """Whether a backup of this store was ever begun here, under this master key or one before."""
        return self.exists or any(self.path.parent.glob(f"{self._ring.store_id}*/snapshots"))

    def create(self, home: Path) -> None:
        """Make what is lacking, sweep what a pulled stick left half written, and bring today's ``keys.json``.

        Raises:
            MissingError: ``backup_place_gone``: the stick is not there; its folder is never made in its place.
            RoomError: ``backup_full``, ``backup_not_writable``.
        """
        with told():
            if not self.path.parent.parent.is_dir():
                raise MissingError("backup_place_gone")
            for part in _PARTS:
                (self.path / part).mkdir(parents=True, exist_ok=True)
            for stale in [*self.path.glob(f"*/*{_NEW}"), *self.path.glob(f"bodies/*/*{_NEW}")]:
                stale.unlink()
            try:
                key_file.write(self.path, key_file.read(home))
            except RoomError as error:
                raise error.__cause__ or error from error

    # The backup's own keys

    def epochs(self) -> list[int]:
        """Return the numbers of the keys that are here, ascending."""
        with told():
            return sorted(int(path.stem) for path in (self.path / "keys").glob("*.key") if path.stem.isdigit())

    def key(self, epoch: int) -> BackupKey:
        """Return an epoch's key. Raises StoreError ``backup_key_gone``: it was destroyed, or is of another store."""
        if epoch not in self._keys:
            try:
                sealed = (self.path / "keys" / f"{epoch}.key").read_bytes()
                plain = AESGCM(self._ring.key("backup")).decrypt(sealed[:NONCE], sealed[NONCE:], self._aad(epoch))
            except FileNotFoundError as error:
                raise StoreError("backup_key_gone") from error
            except (InvalidTag, ValueError) as error:
                raise StoreError("backup_key_gone") from error
            except OSError as error:
                raise _told(error) from error
            self._keys[epoch] = BackupKey(epoch, plain)
        return self._keys[epoch]

    def begin_epoch(self) -> BackupKey:
        """Make a fresh key and return it: what is written from now on opens with no older one."""
        epoch = max(self.epochs(), default=0) + 1
        plain, nonce = secrets.token_bytes(32), os.urandom(NONCE)
        sealed = nonce + AESGCM(self._ring.key("backup")).encrypt(nonce, plain, self._aad(epoch))
        self._write(self.path / "keys" / f"{epoch}.key", sealed)
        self._keys[epoch] = BackupKey(epoch, plain)
        return self._keys[epoch]

    def destroy_epoch(self, epoch: int) -> None:
        """Overwrite a key on the medium and remove it: whatever was sealed under it is noise from then on."""
        self._keys.pop(epoch, None)
        path = self.path / "keys" / f"{epoch}.key"
        with told():
            if path.exists():
                with path.open("r+b") as file:
                    file.write(os.urandom(path.stat().st_size))
                    file.flush()
                    os.fsync(file.fileno())
                path.unlink()
                sync_folder(path.parent)

    def _aad(self, epoch: int) -> bytes:
        return _AAD + self._ring.store_id.bytes + epoch.to_bytes(4, "big")

    # Bodies

    def bodies(self) -> dict[str, int]:
        """Return the names of all bodies with their sizes."""
        found: dict[str, int] = {}
        with told():
            for part in os.scandir(self.path / "bodies"):
                found.update((one.name, one.stat().st_size) for one in os.scandir(part.path))
        return found

    def body(self, name: str) -> Path:
        """Return where a body lies."""
        return self.path / "bodies" / name[0] / name

    def put_body(self, source: Path, entry: Entry) -> None:
        """Copy what follows an evidence file's header; on the medium, and read back from it, when this returns."""
        target = self.body(entry.body)
        with source.open("rb") as file, told():
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                sync_folder(target.parent.parent)
            fresh = target.with_name(target.name + _NEW)
            file.seek(HEADER_BYTES)
            digest = hashlib.sha256()
            with fresh.open("wb") as copy:
                while block := file.read(_BLOCK):
                    digest.update(block)
                    copy.write(block)
                copy.flush()
                os.fsync(copy.fileno())
            if _digest(fresh) != digest.digest():
                fresh.unlink()
                raise StoreError("backup_not_kept")
            fresh.replace(target)

    def sync_bodies(self, names: set[str]) -> None:
        """Put the entries of these bodies' folders on the medium."""
        with told():
            for first in {name[0] for name in names}:
                sync_folder(self.path / "bodies" / first)

    def set_aside(self, path: Path) -> None:
        """Keep a damaged file under another name: the next backup writes it anew, rescue may still read of it."""
        with told(), suppress(FileNotFoundError):
            path.replace(path.with_name(f"{path.name}.bad"))

    # Chunks

    def packs(self) -> dict[str, int]:
        """Return the packs with their sizes."""
        with told():
            return {one.name: one.stat().st_size for one in os.scandir(self.path / "packs") if "." not in one.name}

    def pack(self, name: str) -> Path:
        """Return where a pack lies."""
        return self.path / "packs" / name

    def read(self, key: BackupKey, chunk: Chunk) -> bytes:
        """Return a piece. Raises StoreError ``backup_damaged``, MissingError ``backup_place_gone``."""
        try:
            with self.pack(chunk.pack).open("rb") as file:
                file.seek(chunk.offset)
                return key.open_chunk(chunk.id, file.read(chunk.length))
        except FileNotFoundError as error:
            if self.exists:
                raise StoreError("backup_damaged") from error
            raise MissingError("backup_place_gone") from error
        except OSError as error:
            raise _told(error) from error

    # Snapshots

    def names(self) -> list[str]:
        """Return the snapshots' names, oldest first: they begin with the time."""
        with told():
            return sorted(path.name for path in (self.path / "snapshots").glob("*.snapshot"))

    def manifest(self, name: str) -> Manifest:
        """Read a snapshot's list. Raises StoreError ``backup_damaged``, ``backup_key_gone``."""
        try:
            sealed = (self.path / "snapshots" / name).read_bytes()
        except OSError as error:
            raise _told(error) from error
        return self.key(epoch_of(sealed)).open_manifest(sealed)

    def write_manifest(self, key: BackupKey, manifest: Manifest) -> str:
        """Write a snapshot's list, the last of it; return its name."""
        time = utc_text(manifest.made_at).translate({ord("-"): None, ord(":"): None}).lower()
        name = f"{time}-{secrets.token_hex(4)}.snapshot"
        self._write(self.path / "snapshots" / name, key.seal_manifest(manifest))
        return name

    def drop(self, path: Path) -> None:
        """Remove a file that nothing needs any more."""
        with told():
            path.unlink(missing_ok=True)

    def free_bytes(self) -> int:
        """Return the room that is left."""
        with told():
            return shutil.disk_usage(self.path).free

    def _write(self, target: Path, data: bytes) -> None:
        with told():
            fresh = target.with_name(target.name + _NEW)
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if _digest(fresh) != hashlib.sha256(data).digest():
                raise StoreError("backup_not_kept")
            fresh.replace(target)
            sync_folder(target.parent)


class PackWriter:
    """Takes pieces that are not in the backup yet; several files only where one would grow over 1 GiB."""

    def __init__(self, folder: BackupFolder, key: BackupKey, known: dict[str, Chunk]) -> None:
        self._folder, self._key, self._known = folder, key, known
        self._name, self._fresh, self._size = "", None, 0
        self._written: list[Chunk] = []
        self.n_bytes = 0

    def add(self, plain: bytes) -> Chunk:
        """Return where a piece lies; write it where it is new."""
        name = self._key.name(plain)
        if name not in self._known:
            sealed = self._key.seal_chunk(name, plain)
            if self._fresh is None or self._size + len(sealed) > _PACK_LIMIT:
                self.finish()
                self._begin()
            with told():
                self._fresh.write(sealed)  # pyright: ignore[reportOptionalMemberAccess]  # begun above
            self._known[name] = Chunk(name, self._name, self._size, len(sealed))
            self._written.append(self._known[name])
            self._size += len(sealed)
            self.n_bytes += len(sealed)
        return self._known[name]

    def finish(self) -> None:
        """Sync the pack, read each piece back from the medium, and give it its name."""
        if self._fresh is None:
            return
        path = self._folder.pack(self._name)
        fresh = path.with_name(path.name + _NEW)
        with told():
            self._fresh.flush()
            os.fsync(self._fresh.fileno())
            self._fresh.close()
            with fresh.open("rb") as file:
                forget_read(file.fileno())
                for chunk in self._written:
                    file.seek(chunk.offset)
                    if self._key.name(self._read(chunk, file.read(chunk.length))) != chunk.id:
                        raise StoreError("backup_not_kept")
            fresh.replace(path)
            sync_folder(path.parent)
        self._fresh, self._written = None, []

    def close(self) -> None:
        """Let go of a pack that was not finished: a stick can be taken out, and has its room back."""
        if self._fresh is not None:
            with suppress(OSError):
                self._fresh.close()
            with suppress(OSError):
                path = self._folder.pack(self._name)
                path.with_name(path.name + _NEW).unlink()
            self._fresh = None

    def _read(self, chunk: Chunk, sealed: bytes) -> bytes:
        try:
            return self._key.open_chunk(chunk.id, sealed)
        except StoreError as error:
            raise StoreError("backup_not_kept") from error

    def _begin(self) -> None:
        self._name, self._size = secrets.token_hex(16), 0
        path = self._folder.pack(self._name)
        with told():
            self._fresh = path.with_name(path.name + _NEW).open("wb")


def store_path(place: Path, store_id: UUID, epoch: int) -> Path:
    """Return the folder of a store's backups at a place.

    A new master key begins another: the old one stays, and opens with the password and recovery key of its day.
    """
    return place / FOLDER / (str(store_id) if epoch == 1 else f"{store_id}-{epoch}")


def stores_at(place: Path) -> list[Path]:
    """Return the folders of all stores that have backups at a place; the place may also be one of them."""
    with told():
        found = [place] if (place / "snapshots").is_dir() else sorted((place / FOLDER).glob("*/snapshots"))
        found = found or sorted(place.glob("*/snapshots"))
        return [path.parent if path.name == "snapshots" else path for path in found]


@contextmanager
def told() -> Generator[None]:
    """Raise what the user can act on in place of the system's errors about the stick."""
    try:
        yield
    except OSError as error:
        raise _told(error) from error


def blocks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes from the medium, not from what the system remembers of it."""
    with path.open("rb") as file:
        forget_read(file.fileno())
        while block := file.read(_BLOCK):
            yield block


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    for block in blocks(path):
        digest.update(block)
    return digest.digest()


def _told(error: OSError) -> InspectorError:
    kind = hindrance(error)
    if kind == "no_room":
        return RoomError("backup_full")
    if kind == "gone":
        return MissingError("backup_place_gone")
    return RoomError("backup_not_writable", reason=error.strerror or "")
