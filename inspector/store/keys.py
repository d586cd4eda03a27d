"""Slots of ``keys.json`` that each wrap the same random master key. Imports no SQL.

Master → HKDF → one key a purpose. The password slot derives its wrapping key by Argon2id; the recovery slot
by HKDF from 128 random bits, shown as Crockford base 32. A password change rewrites one slot, and a damaged
database never looks like a wrong password, for the key-check stands here.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.canonical import canonical_bytes
from inspector.base.errors import RefusedError, StoreError
from inspector.base.ids import new_id
from inspector.base.passwords import one_form
from inspector.store import key_file, password_cost, sealing

if TYPE_CHECKING:
    from pathlib import Path


PURPOSES = frozenset({"database", "evidence", "file_names", "signing", "scratch", "backup"})

_ESCROW = "inspector/escrow/1"
_FORM = "nfkc"
"""Form in which the password of a slot is taken (``base.passwords``)."""
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK_CHARACTERS = 2
_RECOVERY_BITS = 128
_RECOVERY_LENGTH = 26
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": "", "\t": "", "\n": ""})


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The unwrapped master key. ``wipe`` takes it from memory: what was derived from it is its holder's to forget."""

    store_id: UUID
    epoch: int
    master: bytes | bytearray
    names: bytes = b""
    """The key of file names, where an earlier master key gave it: names stay when the master key changes."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "master", bytearray(self.master))

    def wipe(self) -> None:
        """Overwrite the master key; the ring gives no key any more."""
        if isinstance(self.master, bytearray):
            self.master[:] = bytes(len(self.master))

    def key(self, purpose: str) -> bytes:
        """Return the 32-byte key of a purpose. Raises RefusedError("store_locked") after ``wipe``."""
        if purpose not in PURPOSES:
            raise ValueError(f"unknown purpose {purpose!r}")
        if not any(self.master):
            raise RefusedError("store_locked")
        if purpose == "file_names" and self.names:
            return self.names
        return _hkdf(self.master, f"inspector/key/1/{purpose}", self.store_id.bytes)


def create_keys(folder: Path, password: str) -> tuple[KeyRing, str]:
    """Write a fresh ``keys.json`` (recovery not yet confirmed) and return the ring and the recovery key."""
    return _create(folder, KeyRing(new_id(), 1, secrets.token_bytes(32)), password)


def create_successor(folder: Path, ring: KeyRing, password: str) -> KeyRing:
    """Write ``keys.json`` of the next epoch of a store: a fresh master key, its recovery key yet to be shown.

    The key of file names goes on: it opens nothing, and with it each file keeps its name and the store its replica.
    """
    fresh = KeyRing(ring.store_id, ring.epoch + 1, secrets.token_bytes(32), ring.key("file_names"))
    return _create(folder, fresh, password)[0]


def _create(folder: Path, ring: KeyRing, password: str) -> tuple[KeyRing, str]:
    recovery = _new_recovery()
    body: dict[str, Any] = {
        "version": key_file.VERSION,
        "store_id": str(ring.store_id),
        "epoch": ring.epoch,
        "key_check": _key_check(ring),
        "recovery_confirmed": False,
        "slots": {},
    }
    body["slots"]["password"] = _password_slot(body, ring, password)
    body["slots"]["recovery"] = _recovery_slot(body, ring, recovery)
    if ring.names:
        nonce = os.urandom(12)
        sealed = sealing.seal(_names_key(ring), nonce, ring.names, _header(body, "file_names"))
        body["file_names"] = {"nonce": nonce.hex(), "key": base64.b64encode(sealed).decode()}
    key_file.write(folder, body)
    return ring, recovery


def open_with_password(folder: Path, password: str) -> KeyRing:
    """Unwrap by the password. Raises RefusedError("wrong_password"), StoreError("keys_damaged", "store_newer")."""
    body = key_file.read(folder)
    slot = body["slots"]["password"]
    try:
        return _unwrap(body, "password", _from_password(password, slot))
    except sealing.WrongKeyError as error:
        raise RefusedError("wrong_password") from error


def open_with_recovery(folder: Path, recovery_key: str, new_password: str) -> KeyRing:
    """Unwrap by the recovery key and set a new password. Raises RefusedError("wrong_recovery_key")."""
    ring = ring_by_recovery(folder, recovery_key)
    change_password(folder, ring, new_password)
    return ring


def ring_by_recovery(folder: Path, recovery_key: str) -> KeyRing:
    """Unwrap by the recovery key and change nothing. Raises RefusedError("wrong_recovery_key")."""
    try:
        return _unwrap(key_file.read(folder), "recovery", _from_recovery(recovery_key))
    except ValueError as error:
        raise RefusedError("wrong_recovery_key") from error


def check_recovery(folder: Path, typed: str) -> bool:
    """Say whether a typed recovery key is the right one; case, blanks and O/0, I/1 do not matter."""
    try:
        _unwrap(key_file.read(folder), "recovery", _from_recovery(typed))
    except ValueError:
        return False
    return True


def confirm_recovery(folder: Path) -> None:
    """Note that the user has the recovery key: the first start is finished."""
    key_file.write(folder, {**key_file.read(folder), "recovery_confirmed": True})


def replace_recovery(folder: Path, ring: KeyRing) -> str:
    """Make a new recovery key, void the old one and return it."""
    body, recovery = key_file.read(folder), _new_recovery()
    body["slots"]["recovery"] = _recovery_slot(body, ring, recovery)
    key_file.write(folder, body)
    return recovery


def give_escrow(folder: Path, ring: KeyRing, public: bytes) -> None:
    """Add the slot that the bureau's private key opens: of that the laptop has the public half only (X25519, raw)."""
    body = key_file.read(folder)
    once, key = sealing.to_holder(public, _ESCROW)
    body["slots"]["escrow"] = {"public": public.hex(), "once": once.hex(), **_wrap(body, "escrow", ring, key)}
    key_file.write(folder, body)


def escrow_of(folder: Path) -> bytes | None:
    """Return the public key whose holder can open the store; None where nobody can."""
    slot = key_file.read(folder)["slots"].get("escrow")
    return bytes.fromhex(slot["public"]) if slot else None


def take_escrow_away(folder: Path) -> None:
    """Remove that slot."""
    body = key_file.read(folder)
    if body["slots"].pop("escrow", None) is not None:
        key_file.write(folder, body)


def open_with_escrow(folder: Path, private: bytes) -> KeyRing:
    """Unwrap by the bureau's private key. Raises RefusedError("escrow_none", "escrow_wrong_key")."""
    body = key_file.read(folder)
    slot = body["slots"].get("escrow")
    if slot is None:
        raise RefusedError("escrow_none")
    try:
        return _unwrap(body, "escrow", sealing.of_holder(private, bytes.fromhex(slot["once"]), _ESCROW))
    except ValueError as error:
        raise RefusedError("escrow_wrong_key") from error


def change_password(folder: Path, ring: KeyRing, new_password: str) -> None:
    """Rewrite the password slot, at the cost that this machine bears today."""
    password_cost.measured_anew()
    body = key_file.read(folder)
    body["slots"]["password"] = _password_slot(body, ring, new_password)
    key_file.write(folder, body)


def _hkdf(secret: bytes | bytearray, info: str, salt: bytes) -> bytes:
    return sealing.hkdf(secret, info, salt)


def _key_check(ring: KeyRing) -> str:
    return _hkdf(ring.master, "inspector/key-check/1", ring.store_id.bytes).hex()


def _header(body: dict[str, Any], kind: str) -> bytes:
    """Associated data of a slot: a slot moved to another store or kind does not open."""
    return canonical_bytes({**{k: body[k] for k in ("version", "store_id", "epoch")}, "slot": kind})


def _from_password(password: str, slot: dict[str, Any]) -> bytes:
    typed = one_form(password) if slot.get("form") == _FORM else password  # slots of the first stores name none
    return sealing.of_password(typed, bytes.fromhex(slot["salt"]), slot["argon2id"])


def _from_recovery(typed: str) -> bytes:
    """Raises ValueError on a typing mistake, which the check characters catch."""
    text = typed.upper().translate(_FORGIVEN)
    body, check = text[:_RECOVERY_LENGTH], text[_RECOVERY_LENGTH:]
    if len(text) != _RECOVERY_LENGTH + _CHECK_CHARACTERS or any(c not in _ALPHABET for c in text):
        raise ValueError("not a recovery key")
    if not hmac.compare_digest(check, _check(body)):
        raise ValueError("the check characters do not match")
    return _hkdf(body.encode(), "inspector/recovery/1", b"")


def _new_recovery() -> str:
    number = secrets.randbits(_RECOVERY_BITS)
    body = "".join(_ALPHABET[number >> 5 * n & 31] for n in reversed(range(_RECOVERY_LENGTH)))
    text = body + _check(body)
    return "-".join(text[n : n + 4] for n in range(0, len(text), 4))


def _check(body: str) -> str:
    digest = int.from_bytes(_hkdf(body.encode(), "inspector/recovery-check/1", b"")[:2], "big")
    return _ALPHABET[digest >> 5 & 31] + _ALPHABET[digest & 31]


def _password_slot(body: dict[str, Any], ring: KeyRing, password: str) -> dict[str, Any]:
    slot: dict[str, Any] = {"argon2id": password_cost.measured(), "salt": secrets.token_hex(16), "form": _FORM}
    return {**slot, **_wrap(body, "password", ring, _from_password(password, slot))}


def _recovery_slot(body: dict[str, Any], ring: KeyRing, recovery: str) -> dict[str, Any]:
    return _wrap(body, "recovery", ring, _from_recovery(recovery))


def _wrap(body: dict[str, Any], kind: str, ring: KeyRing, key: bytes) -> dict[str, Any]:
    nonce = os.urandom(12)
    sealed = sealing.seal(key, nonce, bytes(ring.master), _header(body, kind))
    return {"nonce": nonce.hex(), "master": base64.b64encode(sealed).decode()}


def _unwrap(body: dict[str, Any], kind: str, key: bytes) -> KeyRing:
    slot = body["slots"][kind]
    sealed = base64.b64decode(slot["master"])
    master = sealing.unseal(key, bytes.fromhex(slot["nonce"]), sealed, _header(body, kind))
    ring = KeyRing(UUID(body["store_id"]), body["epoch"], master)
    if not hmac.compare_digest(_key_check(ring), body["key_check"]):
        raise StoreError("keys_damaged")
    return _with_names(body, ring)


def _with_names(body: dict[str, Any], ring: KeyRing) -> KeyRing:
    kept = body.get("file_names")
    if kept is None:
        return ring
    try:
        sealed = base64.b64decode(kept["key"])
        plain = sealing.unseal(_names_key(ring), bytes.fromhex(kept["nonce"]), sealed, _header(body, "file_names"))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("keys_damaged") from error
    return KeyRing(ring.store_id, ring.epoch, ring.master, plain)


def _names_key(ring: KeyRing) -> bytes:
    return _hkdf(ring.master, "inspector/kept-names/1", ring.store_id.bytes)
