"""The register of clues (问题线索), under a key that the store's master key does not give.

Who opens the store reads no clue: matter and reporter are sealed under keys that come of a root of their own, and that
is wrapped once a registrar (线索登记员) by a password of theirs. An inspector, an administrator, a technician with the
master key, and the bureau by escrow hold none of it. Each function takes the opened ``Register``: there is no other way
in. That a clue is there, its stage and who read a reporter is journalled in plain; what it says and who said it is not.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from inspector.base.clock import civil_date, utc_text
from inspector.base.errors import BadInputError, MissingError, RefusedError, StoreError
from inspector.base.ids import new_id
from inspector.base.passwords import one_form
from inspector.domain.clue import CHANNELS, KINDS, Clue
from inspector.services import security
from inspector.services.desk import Desk
from inspector.store import password_cost, sealing
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.base.canonical import Json

_SLOTS = "local/clue_slots"
"""Draft: the registrars and their wrapped roots. Not journalled: who is retired leaves no slot behind."""
REGISTERED, PASSED_ON, ANSWERED = "registered", "passed_on", "answered"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Register:
    """The opened register: who opened it, and its root until ``close``."""

    desk: Desk
    who: str
    root: bytearray

    def close(self) -> None:
        """Overwrite the root: nothing of the register opens any more."""
        self.root[:] = bytes(len(self.root))

    def key(self, register: str) -> bytes:
        """Return the key of one kind of value. Raises RefusedError ``clues_locked`` after ``close``."""
        if not any(self.root):
            raise RefusedError("clues_locked")
        return sealing.hkdf(self.root, f"inspector/clues/1/{register}", self.desk.store.ring.store_id.bytes)


@dataclass(frozen=True, slots=True)
class ClueView:
    """A clue with its stage. The reporter is read for itself (``read_reporter``)."""

    id: UUID
    clue: Clue
    stage: str
    stage_on: date
    has_reporter: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody read who reported a clue."""

    clue: UUID
    at: str
    """As ``utc_text``."""
    who: str
    why: str


def begin(desk: Desk, name: str, password: str) -> Register:
    """Begin the register with its first registrar.

    Raises:
        RefusedError: ``clues_begun``: there is one, and only a registrar of it adds another.
        BadInputError: ``clues_name_empty``; the password is too weak.
    """
    if registrars(desk):
        raise RefusedError("clues_begun")
    register = Register(desk, name.strip(), bytearray(secrets.token_bytes(sealing.KEY_BYTES)))
    add_registrar(register, name, password)
    return register


def registrars(desk: Desk) -> tuple[str, ...]:
    """Return the names of who can open the register."""
    return tuple(_slots(desk))


def open_register(desk: Desk, name: str, password: str) -> Register:
    """Open the register. About 0.5 s: run in a task. Raises RefusedError ``clues_refused``: name or password."""
    slot = _slots(desk).get(name.strip())
    if slot is None:
        raise RefusedError("clues_refused")
    key = sealing.of_password(one_form(password), bytes.fromhex(slot["salt"]), slot["argon2id"])
    try:
        root = sealing.unseal(key, bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["root"]), _slot_header(desk, name))
    except sealing.WrongKeyError as error:
        raise RefusedError("clues_refused") from error
    return Register(desk, name.strip(), bytearray(root))


def add_registrar(register: Register, name: str, password: str) -> None:
    """Let another person open the register; the same name sets a new password.

    Raises:
        BadInputError: ``clues_name_empty``; the password is too weak.
    """
    if not name.strip():
        raise BadInputError("clues_name_empty")
    security.require_password(password)
    register.key("clue")
    salt, nonce, cost = os.urandom(16), os.urandom(_NONCE_BYTES), password_cost.measured()
    key = sealing.of_password(one_form(password), salt, cost)
    sealed = sealing.seal(key, nonce, bytes(register.root), _slot_header(register.desk, name))
    slots = _slots(register.desk)
    slots[name.strip()] = {"salt": salt.hex(), "argon2id": cost, "nonce": nonce.hex(), "root": sealed.hex()}
    register.desk.store.save_draft(_SLOTS, json.dumps(slots))


def retire(register: Register, name: str) -> None:
    """Let a person open the register no more. Raises RefusedError ``clues_last``: somebody must be able to."""
    register.key("clue")
    slots = _slots(register.desk)
    if name.strip() not in slots:
        raise MissingError("clues_nobody", name=name)
    if len(slots) == 1:
        raise RefusedError("clues_last")
    del slots[name.strip()]
    register.desk.store.save_draft(_SLOTS, json.dumps(slots))


def enter(register: Register, clue: Clue, reporter: str) -> UUID:
    """Register a clue; ``reporter`` is who told it and how to reach them, "" where nobody said.

    Raises:
        BadInputError: ``clue_kind_wrong``, ``clue_channel_wrong``, ``clue_matter_empty``; ``clue_names_reporter``: the
            matter, which is passed on, holds the reporter's own words of who they are.
    """
    if clue.kind not in KINDS:
        raise BadInputError("clue_kind_wrong", kinds=", ".join(KINDS))
    if clue.channel not in CHANNELS:
        raise BadInputError("clue_channel_wrong", channels=", ".join(CHANNELS))
    if not clue.matter.strip():
        raise BadInputError("clue_matter_empty")
    if any(part in clue.matter for part in reporter.replace("，", " ").replace(",", " ").split()):
        raise BadInputError("clue_names_reporter")
    row, region = new_id(), _region(register.desk)
    plain: dict[str, Json] = {**asdict(clue), "received_on": clue.received_on.isoformat()}
    edits = [Edit("clue", row, region, "clue", _seal(register, row, "clue", plain))]
    if reporter.strip():
        edits.append(Edit("clue", row, region, "reporter", _seal(register, row, "reporter", reporter.strip())))
    edits.append(Edit("clue", row, region, "stage", {"stage": REGISTERED, "on": _today(register.desk).isoformat()}))
    register.desk.store.record(edits, actor=register.desk.owner)
    return row


def listed(register: Register) -> tuple[ClueView, ...]:
    """Return all clues, oldest first."""
    register.key("clue")
    found: list[ClueView] = []
    for row in register.desk.store.select("clue"):
        if {"clue", "stage"} <= row.values.keys():
            plain: dict[str, Any] = _open(register, row.id, "clue", row.values["clue"])
            stage: Any = row.values["stage"]
            plain["received_on"] = date.fromisoformat(plain["received_on"])
            clue = Clue(**plain)
            has_reporter = "reporter" in row.values
            found.append(ClueView(row.id, clue, stage["stage"], date.fromisoformat(stage["on"]), has_reporter))
    return tuple(found)


def read_reporter(register: Register, clue: UUID, why: str) -> str:
    """Return who reported a clue. That it was read, by whom and why, is on the disk before anything is shown.

    Raises:
        BadInputError: ``clue_why_empty``, ``clue_unknown``.
        MissingError: ``clue_no_reporter``.
    """
    if not why.strip():
        raise BadInputError("clue_why_empty")
    row = register.desk.store.find("clue", clue)
    if row is None:
        raise BadInputError("clue_unknown")
    if "reporter" not in row.values:
        raise MissingError("clue_no_reporter")
    register.key("reporter")
    reading, region = new_id(), row.region_code
    said: dict[str, Json] = {"who": register.who, "why": why.strip(), "at": utc_text(register.desk.clock())}
    edits = [
        Edit("clue_reading", reading, region, "key", {"clue_id": str(clue)}),
        Edit("clue_reading", reading, region, "reading", said),
    ]
    register.desk.store.record(edits, actor=register.desk.owner)
    return str(_open(register, clue, "reporter", row.values["reporter"]))


def readings(desk: Desk) -> tuple[Reading, ...]:
    """Return who read reporters, oldest first. Everybody who opens the store may see that."""
    rows = desk.store.select("clue_reading")
    found: list[tuple[Any, Any]] = [(row.values.get("key"), row.values.get("reading")) for row in rows]
    return tuple(Reading(UUID(key["clue_id"]), **said) for key, said in found if key and said)


def move_on(register: Register, clue: UUID, stage: str) -> None:
    """Say that a clue was passed on (转办) or answered (答复) today.

    Raises:
        BadInputError: ``clue_stage_wrong``: not one of the two; ``clue_unknown``.
    """
    if stage not in {PASSED_ON, ANSWERED}:
        raise BadInputError("clue_stage_wrong")
    register.key("clue")
    row = register.desk.store.find("clue", clue)
    if row is None:
        raise BadInputError("clue_unknown")
    value: dict[str, Json] = {"stage": stage, "on": _today(register.desk).isoformat()}
    register.desk.store.record([Edit("clue", clue, row.region_code, "stage", value)], actor=register.desk.owner)


def _seal(register: Register, row: UUID, name: str, plain: Json) -> dict[str, Json]:
    nonce = os.urandom(_NONCE_BYTES)
    text = json.dumps(plain, ensure_ascii=False).encode()
    sealed = sealing.seal(register.key(name), nonce, text, _header(row, name))
    return {"nonce": nonce.hex(), "sealed": base64.b64encode(sealed).decode()}


def _open(register: Register, row: UUID, name: str, value: Any) -> Any:  # noqa: ANN401  # as it was sealed
    try:
        sealed = base64.b64decode(value["sealed"])
        return json.loads(sealing.unseal(register.key(name), bytes.fromhex(value["nonce"]), sealed, _header(row, name)))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError("clue_damaged") from error


def _header(row: UUID, name: str) -> bytes:
    """Associated data: a value moved to another clue does not open."""
    return b"inspector/clue/1/" + row.bytes + name.encode()


def _slot_header(desk: Desk, name: str) -> bytes:
    return b"inspector/clue-slot/1/" + desk.store.ring.store_id.bytes + name.strip().encode()


def _slots(desk: Desk) -> dict[str, Mapping[str, Any]]:
    return json.loads(desk.store.draft(_SLOTS) or "{}")


def _region(desk: Desk) -> str:
    return security.identity_of(desk).region_code


def _today(desk: Desk) -> date:
    return civil_date(desk.clock())
