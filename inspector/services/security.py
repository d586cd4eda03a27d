"""First start, unlock, lock. Imports no SQL before the store is opened: the unlock window must come fast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.base.clock import Clock, system_clock

if TYPE_CHECKING:
    from inspector.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Identity:
    """Who I am, as asked at first start."""

    name: str
    card_number: str
    issuer: str
    """Issuer of the card (发证机关)."""
    expires_on: date | None
    unit: str
    """The supervision body (督导机构) in the letterhead."""
    region_code: str
    """Six digits (GB/T 2260)."""
    number_prefix: str
    """文号代字 of documents, as 澄梅教督记."""


@dataclass(frozen=True, slots=True)
class Strength:
    """A password's strength, 0 (refused) to 4, and a hint in the language asked for."""

    level: int
    hint: str


def store_state(folder: Path) -> str:
    """Return ``none``, ``half`` (first start not finished), ``ready`` or ``damaged_keys``."""
    raise NotImplementedError


def password_strength(password: str) -> Strength:
    """Judge a password. Level 0 (shorter than 8 characters) is refused by create_store."""
    raise NotImplementedError


def create_store(
    folder: Path, identity: Identity, password: str, *, clock: Clock = system_clock
) -> tuple[Desk, str]:
    """Make store, keys, signing key and certificate; return the open desk and the recovery key (shown once).

    Until ``confirm_recovery`` the store is ``half``: it opens, and the recovery key is asked for again.
    """
    raise NotImplementedError


def confirm_recovery(desk: Desk, typed: str) -> bool:
    """Check the recovery key as typed again; True finishes the first start."""
    raise NotImplementedError


def new_recovery_key(desk: Desk) -> str:
    """Make a fresh recovery key (the old one is void): for a first start that was cut off before it was confirmed."""
    raise NotImplementedError


def unlock(folder: Path, password: str, *, clock: Clock = system_clock) -> Desk:
    """Open with the password. About 0.4 s: run in a task. Raises RefusedError("wrong_password")."""
    raise NotImplementedError


def unlock_with_recovery(
    folder: Path, recovery_key: str, new_password: str, *, clock: Clock = system_clock
) -> Desk:
    """Open with the recovery key and set a new password."""
    raise NotImplementedError


def load_sample(desk: Desk) -> None:
    """Put the sample schools and colleagues into the store (示例数据); they are marked as samples."""
    raise NotImplementedError


def identity_of(desk: Desk) -> Identity:
    """Return who works at this desk."""
    raise NotImplementedError
