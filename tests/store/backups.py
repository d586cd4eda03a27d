"""A store with evidence and a stick for its backups, cheap: no sample, no window."""

from __future__ import annotations

import os
from uuid import UUID, uuid4

from inspector.base.ids import answer_id
from inspector.services.backup import Owner
from inspector.store import keys
from inspector.store.backup_folder import BackupFolder
from inspector.store.store import Store
from inspector.store.tables import Edit

PASSWORD = "correct horse 电池"
ME = UUID(int=7)
REGION = "320999"


class World:
    """One laptop and one stick."""

    def __init__(self, tmp_path, watch):
        self.home, self.stick = tmp_path / "laptop" / "store", tmp_path / "stick"
        self.home.mkdir(parents=True)
        self.stick.mkdir(exist_ok=True)
        self.ring, self.recovery = keys.create_keys(self.home, PASSWORD)
        keys.confirm_recovery(self.home)
        self.watch, self.visit = watch, uuid4()
        self.store = Store.create(self.home, self.ring, clock=watch)
        self.owner = Owner(self.home, self.ring, watch, "zh")

    @property
    def folder(self):
        return BackupFolder(self.stick, self.ring)

    def answer(self, item, value="conforms"):
        row = answer_id(self.visit, item)
        key = Edit("answer", row, REGION, "key", {"visit_id": str(self.visit), "item": item, "instance": 0})
        self.store.record([key, Edit("answer", row, REGION, "answer", {"value": value})], actor=ME)

    def photo(self, size=3000, data=None):
        """Attach random bytes as a photo; return their SHA-256."""
        sha256 = self.store.evidence.put(data or os.urandom(size))
        row = uuid4()
        edits = [
            Edit("evidence", row, REGION, "key", {"visit_id": str(self.visit)}),
            Edit("evidence", row, REGION, "file", {"sha256": sha256, "size": size, "media_type": "image/jpeg"}),
        ]
        self.store.record(edits, actor=ME)
        return sha256


def quiet(_done, _total):
    """No progress."""


def files(folder, part):
    return sorted(path for path in (folder.path / part).rglob("*") if path.is_file())


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
