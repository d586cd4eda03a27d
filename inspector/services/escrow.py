"""Escrow (托管): where the bureau wants it, its private key opens a laptop's store, and its owner sees that it did.

The laptop holds the public key alone. Opening sets a new password, is journalled with who and why, and is told at each
unlock until the owner sets a password of their own. Who has key and store and uses another program leaves no trace.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError, RoomError
from inspector.base.ids import new_id
from inspector.base.passwords import one_form
from inspector.services import security
from inspector.store import keys
from inspector.store.store import Store
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.base.canonical import Json
    from inspector.base.clock import Clock
    from inspector.services.desk import Desk

LEAST_PASSPHRASE = 12
_SETTING = "escrow_opened"
_BUREAU = UUID(int=0)
"""Who acted: nobody of this laptop."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening by the bureau."""

    at: str
    """As ``utc_text``."""
    who: str
    why: str


def make_key(private: Path, public: Path, passphrase: str) -> None:
    """Make the bureau's key: the private half under a passphrase, for a stick in a safe; the public half for laptops.

    Raises:
        BadInputError: ``escrow_passphrase_short``.
        RefusedError: ``escrow_key_exists``.
        RoomError: ``folder_not_writable``.
    """
    if len(one_form(passphrase)) < LEAST_PASSPHRASE:
        raise BadInputError("escrow_passphrase_short", least=LEAST_PASSPHRASE)
    if private.exists() or public.exists():
        raise RefusedError("escrow_key_exists")
    key = X25519PrivateKey.generate()
    sealed = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(one_form(passphrase).encode())
    )
    try:
        private.write_bytes(sealed)
        public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(private.parent)) from error


def give(desk: Desk, public: Path) -> None:
    """Let the holder of a key open this store from now on; journalled.

    Raises:
        MissingError: ``escrow_key_missing``.
        BadInputError: ``escrow_key_wrong``.
    """
    try:
        key = load_pem_public_key(_read(public))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise BadInputError("escrow_key_wrong") from error
    if not isinstance(key, X25519PublicKey):
        raise BadInputError("escrow_key_wrong")
    raw = key.public_bytes_raw()
    _journal(desk, "escrow_given", {"public": raw.hex()}, desk.owner)
    keys.give_escrow(desk.store.home, desk.store.ring, raw)


def take_away(desk: Desk) -> None:
    """Let nobody open it but by password and recovery key; journalled."""
    _journal(desk, "escrow_given", {"public": ""}, desk.owner)
    keys.take_escrow_away(desk.store.home)


def is_given(desk: Desk) -> bool:
    """Say whether the bureau's key opens this store."""
    return keys.escrow_of(desk.store.home) is not None


def open_store(
    folder: Path, private: Path, passphrase: str, new_password: str, opening: tuple[str, str], clock: Clock
) -> None:
    """Open a store by the bureau's key: ``opening`` is who and why. From now on the new password opens it.

    The trace is on the disk before the password is.

    Raises:
        BadInputError: ``escrow_who_empty``; the password is too weak.
        MissingError, RefusedError: ``escrow_key_missing``, ``escrow_wrong_key``, ``escrow_none``, ``store_in_use``.
    """
    who, why = (part.strip() for part in opening)
    if not who or not why:
        raise BadInputError("escrow_who_empty")
    security.require_password(new_password)
    try:
        key = load_pem_private_key(_read(private), one_form(passphrase).encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise RefusedError("escrow_wrong_key") from error
    if not isinstance(key, X25519PrivateKey):
        raise RefusedError("escrow_wrong_key")
    security.settle(folder)
    ring = keys.open_with_escrow(folder, key.private_bytes_raw())
    store = Store.open(folder, ring, clock=clock)
    try:
        opened: dict[str, Json] = dict(asdict(Opening(utc_text(clock()), who, why)))
        row, region = new_id(), _region(store)
        store.save_draft(security.OPENED_BY_BUREAU, json.dumps(opened))
        store.record(
            [Edit("setting", row, region, "key", {"name": _SETTING}), Edit("setting", row, region, "value", opened)],
            actor=_BUREAU,
        )
        keys.change_password(folder, ring, new_password)
    finally:
        store.close()
        ring.wipe()


def untold(desk: Desk) -> Opening | None:
    """Return the opening that is to be told at this unlock: the last, until the owner has set another password."""
    text = desk.store.draft(security.OPENED_BY_BUREAU)
    return Opening(**json.loads(text)) if text else None


def openings(desk: Desk) -> tuple[Opening, ...]:
    """Return all openings by the bureau, oldest first."""
    rows = desk.store.select("setting", name=_SETTING)
    found: list[Any] = [row.values.get("value") for row in rows]
    return tuple(Opening(**value) for value in found if value)


def _journal(desk: Desk, name: str, value: dict[str, Json], actor: UUID) -> None:
    found = desk.store.select("setting", name=name)
    row, region = found[0].id if found else new_id(), security.identity_of(desk).region_code
    first = [] if found else [Edit("setting", row, region, "key", {"name": name})]
    desk.store.record([*first, Edit("setting", row, region, "value", value)], actor=actor)


def _region(store: Store) -> str:
    rows = store.select("person")
    return rows[0].region_code if rows else "000000"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingError("escrow_key_missing", file=str(path)) from error
