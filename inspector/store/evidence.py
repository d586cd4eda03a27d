r"""Evidence files: content-addressed, each encrypted in 64 KiB frames (AES-256-GCM, STREAM construction).

Layout: header ‖ frames. Header: magic ``INSPEV1\\n`` (8), epoch (4, big endian), nonce of the wrap (12),
wrapped file key (48), nonce prefix (7). A frame is the GCM sealing of at most 65,536 bytes under the nonce
prefix ‖ counter (4, big endian) ‖ last flag (1), with the whole header as associated data: frames can be
neither cut, swapped nor moved to another file. The file's name is HMAC-SHA-256 of kind and SHA-256 under
its own key, so it says nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector.base.errors import MissingError, StoreError
from inspector.base.system import sync_folder
from inspector.store.faults import of_system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspector.store.keys import KeyRing

MAGIC = b"INSPEV1\n"
FRAME_BYTES = 65536
_TAG = 16
HEADER_BYTES = len(MAGIC) + 4 + 12 + 48 + 7
ORIGINAL = "original"


class EvidenceFiles:
    """The folder of encrypted files. Originals are named by their plain SHA-256, copies by it and a kind."""

    def __init__(self, folder: Path, ring: KeyRing) -> None:
        self._folder = folder
        self._epoch = ring.epoch
        self._key = bytearray(ring.key("evidence"))
        self._names = bytearray(ring.key("file_names"))

    def forget(self) -> None:
        """Overwrite the keys that are held here: no file opens any more."""
        for key in (self._key, self._names):
            key[:] = bytes(len(key))

    def put(self, data: bytes) -> str:
        """Keep bytes and return their SHA-256. On disk, folder entry too, when this returns."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._write(self._path(sha256, ORIGINAL), data)
        return sha256

    def put_derived(self, sha256: str, kind: str, data: bytes) -> None:
        """Keep a copy made of an original: ``working``, ``page``, ``thumbnail``. One lost in a fall is made anew."""
        self._write(self._path(sha256, kind), data, is_copy=True)

    def get(self, sha256: str) -> bytes:
        """Return an original's bytes. Raises MissingError, or StoreError("evidence_damaged")."""
        data = self._read(self._path(sha256, ORIGINAL))
        if data is None:
            raise MissingError("evidence_missing", sha256=sha256[:16])
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError("evidence_damaged", sha256=sha256[:16])
        return data

    def get_derived(self, sha256: str, kind: str) -> bytes | None:
        """Return a copy's bytes; None where there is none or it is damaged: it can be made anew."""
        try:
            return self._read(self._path(sha256, kind))
        except StoreError:
            return None

    def drop_derived(self, sha256: str, kind: str) -> bool:
        """Remove a copy; return whether there was one."""
        try:
            self._path(sha256, kind).unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise of_system(error) from error
        return True

    def has(self, sha256: str) -> bool:
        """Say whether an original is here."""
        return self._path(sha256, ORIGINAL).exists()

    def where(self, sha256: str) -> Path:
        """Return the place of an original's file, whether it is there or not."""
        return self._path(sha256, ORIGINAL)

    def where_derived(self, sha256: str, kind: str) -> Path:
        """Return the place of a copy's file, whether it is there or not."""
        return self._path(sha256, kind)

    def sweep(self) -> int:
        """Remove what a kill left half written; return how many."""
        stale = list(self._folder.glob("*.new"))
        for path in stale:
            path.unlink(missing_ok=True)
        return len(stale)

    def _path(self, sha256: str, kind: str) -> Path:
        name = hmac.new(self._names, f"{kind}/{sha256}".encode(), hashlib.sha256).hexdigest()
        return self._folder / name[:40]

    def _write(self, path: Path, data: bytes, *, is_copy: bool = False) -> None:
        """Write a file whole or not at all; a copy may still be on its way to the disk when this returns."""
        if path.exists() and not is_copy:
            return
        fresh = path.with_suffix(f".{os.urandom(4).hex()}.new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as file:
                for part in seal(data, self._key, self._epoch):
                    file.write(part)
                file.flush()
                if not is_copy:
                    os.fsync(file.fileno())
            fresh.replace(path)
            if not is_copy:
                sync_folder(self._folder)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            raise of_system(error) from error

    def _read(self, path: Path) -> bytes | None:
        try:
            with path.open("rb") as file:
                return unseal(file, self._key)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise of_system(error) from error


def seal(
    data: bytes,
    key: bytes | bytearray,
    epoch: int,
    *,
    file_key: bytes = b"",
    wrap_nonce: bytes = b"",
    prefix: bytes = b"",
) -> Iterator[bytes]:
    """Yield header and frames. The keyword arguments are for test vectors only: they are random in use."""
    file_key, wrap_nonce = file_key or os.urandom(32), wrap_nonce or os.urandom(12)
    start = MAGIC + epoch.to_bytes(4, "big")
    wrapped = AESGCM(key).encrypt(wrap_nonce, file_key, start)
    prefix = prefix or os.urandom(7)
    header = start + wrap_nonce + wrapped + prefix
    yield header
    cipher = AESGCM(file_key)
    n_frames = max(1, -(-len(data) // FRAME_BYTES))
    for n in range(n_frames):
        frame = data[n * FRAME_BYTES : (n + 1) * FRAME_BYTES]
        yield cipher.encrypt(_nonce(prefix, n, last=n == n_frames - 1), frame, header)


def unseal(sealed: BinaryIO, key: bytes | bytearray) -> bytes:
    """Return the plain bytes, read frame by frame: a large file is never held twice.

    Raises:
        StoreError: ``evidence_damaged`` on any change, cut or swap.
    """
    header = sealed.read(HEADER_BYTES)
    start = header[: len(MAGIC) + 4]
    size = FRAME_BYTES + _TAG
    plain = io.BytesIO()
    try:
        if not header.startswith(MAGIC) or len(header) != HEADER_BYTES:
            raise StoreError("evidence_damaged")
        cipher = AESGCM(AESGCM(key).decrypt(header[12:24], header[24:72], start))
        frame, n = sealed.read(size), 0
        while frame or not n:
            following = sealed.read(size)
            plain.write(cipher.decrypt(_nonce(header[72:], n, last=not following), frame, header))
            frame, n = following, n + 1
    except (InvalidTag, ValueError) as error:
        raise StoreError("evidence_damaged") from error
    return plain.getvalue()


def _nonce(prefix: bytes, counter: int, *, last: bool) -> bytes:
    return prefix + counter.to_bytes(4, "big") + bytes([last])
