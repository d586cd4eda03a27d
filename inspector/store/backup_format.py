"""What a backup is made of: chunks in packs, bodies of evidence files, and the list of a snapshot.

Described in docs/backup-format.md; ``tools/read_backup.py`` reads it in fifty lines and knows nothing of this program.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspector.base.canonical import canonical_bytes
from inspector.base.clock import parse_utc, utc_text
from inspector.base.errors import StoreError

FORMAT = "inspector-backup/1"
MAGIC = b"INSPBK1\n"
NONCE, TAG = 12, 16
_EPOCH = 4
_ID_BYTES = 16


class Chunk(NamedTuple):
    """Where a piece lies: its keyed hash, the pack, place and length in it."""

    id: str
    pack: str
    offset: int
    length: int


class Entry(NamedTuple):
    """An evidence file: its name in the store, its header (hex), size of what follows, and the file's time (µs).

    The header holds the file's key, so it stands here under the backup's key, and not before the body.
    """

    name: str
    header: str
    size: int
    changed_us: int

    @property
    def body(self) -> str:
        """The body's name in the backup: the header is random, so its hash says nothing."""
        return hashlib.sha256(bytes.fromhex(self.header)).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A snapshot's list. ``files``: small files by place and name; ``erased``: erasures that it does not hold."""

    store_id: str
    epoch: int
    """The backup's own key that all of it is sealed under."""
    made_at: datetime
    replica: str
    seq: int
    head: str
    """Of the chain that this laptop wrote: what was answered up to ``seq`` is in it."""
    revision: str
    database: tuple[Chunk, ...]
    database_bytes: int
    database_sha256: str
    evidence: tuple[Chunk, ...]
    n_evidence: int
    evidence_bytes: int
    missing: tuple[str, ...]
    """SHA-256 of originals that the journal names and the store did not have."""
    files: tuple[Chunk, ...]
    erased: tuple[str, ...]

    def chunks(self) -> tuple[Chunk, ...]:
        """All pieces that a snapshot needs."""
        return (*self.database, *self.evidence, *self.files)


class BackupKey:
    """One epoch's key: seals chunks and lists, and names chunks by their content."""

    def __init__(self, epoch: int, key: bytes) -> None:
        self.epoch = epoch
        self._seal, self._key = AESGCM(key), key

    def name(self, plain: bytes) -> str:
        """Return the keyed hash of a piece."""
        return hmac.digest(self._key, plain, "sha256")[:_ID_BYTES].hex()

    def seal_chunk(self, name: str, plain: bytes) -> bytes:
        """Compress and encrypt a piece; its name is bound to it."""
        nonce = os.urandom(NONCE)
        return nonce + self._seal.encrypt(nonce, zlib.compress(plain, 1), bytes.fromhex(name))

    def open_chunk(self, name: str, sealed: bytes) -> bytes:
        """Return a piece. Raises StoreError ``backup_damaged``."""
        try:
            return zlib.decompress(self._seal.decrypt(sealed[:NONCE], sealed[NONCE:], bytes.fromhex(name)))
        except (InvalidTag, ValueError, zlib.error) as error:
            raise StoreError("backup_damaged") from error

    def seal_manifest(self, manifest: Manifest) -> bytes:
        """Return a snapshot's file."""
        start, nonce = MAGIC + self.epoch.to_bytes(_EPOCH, "big"), os.urandom(NONCE)
        return start + nonce + self._seal.encrypt(nonce, zlib.compress(canonical_bytes(_as_json(manifest)), 6), start)

    def open_manifest(self, sealed: bytes) -> Manifest:
        """Read a snapshot's file. Raises StoreError ``backup_damaged``, ``store_newer``."""
        start = sealed[: len(MAGIC) + _EPOCH]
        rest = sealed[len(start) :]
        try:
            found = json.loads(zlib.decompress(self._seal.decrypt(rest[:NONCE], rest[NONCE:], start)))
        except (InvalidTag, ValueError, zlib.error) as error:
            raise StoreError("backup_damaged") from error
        if found["format"] != FORMAT:
            raise StoreError("store_newer")
        return _from_json(found)


def epoch_of(sealed: bytes) -> int:
    """Return the epoch that a snapshot's file names. Raises StoreError ``backup_damaged``."""
    if not sealed.startswith(MAGIC) or len(sealed) < len(MAGIC) + _EPOCH:
        raise StoreError("backup_damaged")
    return int.from_bytes(sealed[len(MAGIC) : len(MAGIC) + _EPOCH], "big")


def _as_json(m: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT, "store_id": m.store_id, "epoch": m.epoch, "made_at": utc_text(m.made_at),
        "replica": m.replica, "seq": m.seq, "head": m.head, "revision": m.revision,
        "database": {
            "chunks": [list(c) for c in m.database], "bytes": m.database_bytes, "sha256": m.database_sha256,
        },
        "evidence": {
            "chunks": [list(c) for c in m.evidence], "n": m.n_evidence, "bytes": m.evidence_bytes,
            "missing": list(m.missing),
        },
        "files": [list(c) for c in m.files], "erased": list(m.erased),
    }  # fmt: skip


def _from_json(f: dict[str, Any]) -> Manifest:
    def chunks(listed: list[Any]) -> tuple[Chunk, ...]:
        return tuple(Chunk(*one) for one in listed)

    database, evidence = f["database"], f["evidence"]
    return Manifest(
        f["store_id"], f["epoch"], parse_utc(f["made_at"]), f["replica"], f["seq"], f["head"], f["revision"],
        chunks(database["chunks"]), database["bytes"], database["sha256"],
        chunks(evidence["chunks"]), evidence["n"], evidence["bytes"], tuple(evidence["missing"]),
        chunks(f["files"]), tuple(f["erased"]),
    )  # fmt: skip
