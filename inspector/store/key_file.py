"""The file ``keys.json`` and its copy: read, replaced, and what stands in it. Imports no cryptography.

The unlock window asks for the state of a store before anything else: it must come fast.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from inspector.base.errors import RoomError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE, COPY = "keys.json", "keys.json.copy"
VERSION = 1


def state(folder: Path) -> str:
    """Return ``none``, ``half``, ``ready``, ``rekeyed`` or ``damaged_keys``.

    ``half`` is a first start without its end; ``rekeyed`` a store in use whose new recovery key was not yet confirmed.
    """
    if not (folder / FILE).exists() and not (folder / COPY).exists():
        # A store without its keys is no place for a new one: they may lie in a backup.
        return "none" if not folder.exists() or not any(folder.iterdir()) else "damaged_keys"
    try:
        body = read(folder)
        if body["recovery_confirmed"]:
            return "ready"
        return "rekeyed" if body["epoch"] > 1 else "half"
    except StoreError:
        return "damaged_keys"


def read(folder: Path) -> dict[str, Any]:
    """Read ``keys.json``, or its copy where it is missing or damaged."""
    for name in (FILE, COPY):
        try:
            body = json.loads((folder / name).read_text("utf-8"))
            if body["version"] > VERSION:
                raise StoreError("store_newer")
            if {"store_id", "epoch", "key_check", "slots", "recovery_confirmed"} <= body.keys():
                return body
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    raise StoreError("keys_damaged")


def write(folder: Path, body: dict[str, Any]) -> None:
    """Replace the copy first, then the file, each in one step: one of them is whole at any moment."""
    text = json.dumps(body, indent=1, sort_keys=True)
    try:
        for name in (COPY, FILE):
            fresh = folder / f"{name}.new"
            with fresh.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(folder / name)
    except OSError as error:
        raise RoomError("keys_not_written") from error
