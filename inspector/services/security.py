"""First start, unlock, lock. Imports no SQL and no cryptography before they are needed: the window must come fast."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from inspector.base import places
from inspector.base.clock import Clock, system_clock
from inspector.base.errors import BadInputError, InspectorError, RefusedError, RoomError, StoreError
from inspector.base.ids import new_id
from inspector.base.passwords import one_form
from inspector.store import key_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.base.canonical import Json
    from inspector.base.messages import Language
    from inspector.services.desk import Desk
    from inspector.store.keys import KeyRing
    from inspector.store.store import Store
    from inspector.store.tables import Edit

_ME = "local/me"
"""Key of the row of the person at this laptop. Not journalled: it is true of this laptop only."""

ERASING = "erasing/"
"""Drafts: evidence files of an erasure that are still to be removed; its part stands in no key of a visit's texts."""

OPENED_BY_BUREAU = "local/escrow"
"""Draft: an opening by the bureau's key, told until the owner sets a password of their own (``services.escrow``)."""
_MIN_PASSWORD, _MAX_PASSWORD = 8, 1024


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
    """A password's strength, 0 (refused) to 4. ``code`` keys the hint in the messages."""

    level: int
    code: str


def store_state(folder: Path) -> str:
    """Return ``none``, ``half`` (recovery key not confirmed), ``ready``, ``rekeyed`` or ``damaged_keys``."""
    settle(folder)
    return key_file.state(folder)


def require_place(folder: Path) -> None:
    """Make sure that a store could be made here, before anything is asked for. Leaves nothing behind.

    Raises:
        RoomError: ``home_not_writable``.
    """
    home = folder.parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as probe:
            probe.write(b"\0")
    except OSError as error:
        raise RoomError("home_not_writable", folder=str(home)) from error


def start_anew(folder: Path) -> Path:
    """Put a half-made store aside, so that the first start can begin again; return where it lies.

    For a first start that was cut off and whose password nobody knows any more: it holds no visit yet.

    Raises:
        RefusedError: ``store_not_half``: the first start was finished, there may be visits in it.
        RoomError: ``folder_not_writable``.
    """
    if store_state(folder) != "half":
        raise RefusedError("store_not_half")
    aside = folder.with_name(f"{folder.name}.half-{new_id()}")
    try:
        folder.rename(aside)
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(folder.parent)) from error
    return aside


def password_strength(password: str) -> Strength:
    """Judge a password by length, variety and repetition. Level 0 is refused by ``create_store``."""
    password = one_form(password)
    if len(password) < _MIN_PASSWORD:
        return Strength(0, "password_short")
    if len(password) > _MAX_PASSWORD:
        return Strength(0, "password_long")
    tests: tuple[Callable[[str], bool], ...] = (
        str.islower,
        str.isupper,
        str.isdigit,
        lambda c: not c.isalnum(),
        lambda c: not c.isascii(),
    )
    kinds = sum(any(test(c) for c in password) for test in tests)
    distinct = len(set(password))
    if distinct < 5 or password.isdigit() and len(password) < 12:  # noqa: PLR2004, RUF021  # thresholds are here only
        return Strength(1, "password_weak")
    points = min(len(password) // 4, 4) + kinds - 1
    return Strength(min(max(points - 1, 1), 4), "password_fair" if points < 4 else "password_good")  # noqa: PLR2004


def create_store(
    folder: Path, identity: Identity, password: str, *, language: Language = "zh", clock: Clock = system_clock
) -> tuple[Desk, str]:
    """Make store, keys, signing key and certificate; return the open desk and the recovery key (shown once).

    Everything is made in a folder beside and moved in one step, so that a first start that is cut off
    leaves nothing half made. Until ``confirm_recovery`` the store is ``half``: it opens, and a recovery
    key is shown and asked for again.

    Raises:
        BadInputError: A required field is empty, or the password is too short.
        RoomError: The folder cannot be written.
    """
    from inspector.services import signing_key  # keeps the unlock window free of SQL and PDF
    from inspector.store import keys
    from inspector.store.store import Store

    _require(identity, password)
    fresh = folder.with_name(folder.name + ".new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(folder.parent)) from error
    ring, recovery = keys.create_keys(fresh, password)
    store = Store.create(fresh, ring, clock=clock)
    try:
        me = new_id()
        store.record(_card_edits(me, identity), actor=me)
        store.save_draft(_ME, str(me))
        signing_key.make(fresh, ring, identity.name, identity.card_number, identity.unit, clock())
    finally:
        store.close()
    try:
        fresh.rename(folder)
    except OSError as error:
        raise RoomError("folder_not_writable", folder=str(folder)) from error
    signing_key.trust_own(folder)
    return _desk(folder, ring, language, clock), recovery


def confirm_recovery(desk: Desk, typed: str) -> bool:
    """Check the recovery key as typed again; True finishes the first start."""
    from inspector.store import keys  # the unlock window is on the screen by then

    if not keys.check_recovery(desk.store.home, typed):
        return False
    keys.confirm_recovery(desk.store.home)
    return True


def recovery_confirmed(desk: Desk) -> bool:
    """Say whether the first start was finished."""
    return key_file.state(desk.store.home) == "ready"


def new_recovery_key(desk: Desk) -> str:
    """Make a fresh recovery key (the old one is void): for a first start cut off before it was confirmed."""
    from inspector.store import keys  # the unlock window is on the screen by then

    return keys.replace_recovery(desk.store.home, desk.store.ring)


def unlock(
    folder: Path,
    password: str,
    *,
    language: Language = "zh",
    clock: Clock = system_clock,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Desk:
    """Open with the password. About 0.6 s, or longer where a new master key waits: run in a task.

    Raises RefusedError("wrong_password").
    """
    from inspector.store import keys  # the unlock window is on the screen by then

    settle(folder)
    return _desk(folder, _newest(folder, keys.open_with_password(folder, password), password, report), language, clock)


def unlock_with_recovery(
    folder: Path,
    recovery_key: str,
    new_password: str,
    *,
    language: Language = "zh",
    clock: Clock = system_clock,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Desk:
    """Open with the recovery key and set a new password. Raises RefusedError("wrong_recovery_key")."""
    from inspector.store import keys  # the unlock window is on the screen by then

    require_password(new_password)
    settle(folder)
    ring = keys.open_with_recovery(folder, recovery_key, new_password)
    return _desk(folder, _newest(folder, ring, new_password, report), language, clock)


def change_password(desk: Desk, old: str, new: str) -> None:
    """Set a new password. Raises RefusedError("wrong_old_password") when the old one is not right."""
    from inspector.store import keys  # the unlock window is on the screen by then

    require_password(new)
    try:
        keys.open_with_password(desk.store.home, old)
    except RefusedError as error:
        if error.code != "wrong_password":
            raise
        raise RefusedError("wrong_old_password") from None
    keys.change_password(desk.store.home, desk.store.ring, new)
    desk.store.drop_draft(OPENED_BY_BUREAU)


def identity_of(desk: Desk) -> Identity:
    """Return who works at this desk."""
    row = desk.store.find("person", desk.owner)
    card: Any = row.values.get("card") if row else None
    if not isinstance(card, dict):
        raise StoreError("identity_missing")
    raw: dict[str, Any] = dict(cast("dict[str, Any]", card))
    raw["expires_on"] = date.fromisoformat(raw["expires_on"]) if raw["expires_on"] else None
    return Identity(**{name: raw[name] for name in Identity.__dataclass_fields__})


def change_identity(desk: Desk, identity: Identity) -> None:
    """Journal a changed card or unit of the person at this desk."""
    _require(identity, None)
    desk.store.record(_card_edits(desk.owner, identity), actor=desk.owner)


def settle(folder: Path) -> None:
    """End the change of a master key that a kill cut off between its last steps."""
    if folder.with_name(f"{folder.name}.rekeyed").exists() or folder.with_name(f"{folder.name}.former").exists():
        from inspector.store import rekey  # seldom, and it brings the database with it

        rekey.settle(folder)


def _newest(folder: Path, ring: KeyRing, password: str, report: Callable[[int, int], None]) -> KeyRing:
    """Write the store anew where a new master key was asked for, and return that."""
    from inspector.services import master_key

    return master_key.carry_on(folder, ring, password, report) if master_key.is_asked_for(folder) else ring


def _desk(folder: Path, ring: KeyRing, language: Language, clock: Clock) -> Desk:
    from inspector.services import survey_names  # see the module's first line
    from inspector.services.desk import Desk as DeskClass
    from inspector.store.store import Store

    store: Store = Store.open(folder, ring, clock=clock)
    me = store.draft(_ME)
    if me is None:
        store.close()
        raise StoreError("identity_missing")
    desk = DeskClass(store, UUID(me), language, clock)
    with suppress(InspectorError):  # tried again at the next unlock
        survey_names.sweep(desk)
    if store.drafts(ERASING):
        from inspector.services import retention  # reads its periods: only where a fall cut an erasure off

        with suppress(InspectorError):
            retention.finish(desk)
    return desk


def _card_edits(me: UUID, identity: Identity) -> list[Edit]:
    from inspector.store.tables import Edit as EditClass

    expires = identity.expires_on.isoformat() if identity.expires_on else ""
    card: Json = {**asdict(identity), "expires_on": expires}
    return [EditClass("person", me, identity.region_code, "card", card)]


def _require(identity: Identity, password: str | None) -> None:
    for name in ("name", "unit"):
        if not getattr(identity, name).strip():
            raise BadInputError(f"identity_{name}_empty")
    if not (identity.region_code.isdigit() and len(identity.region_code) == 6):  # noqa: PLR2004  # GB/T 2260
        raise BadInputError("region_code_wrong", value=identity.region_code)
    if password is not None:
        require_password(password)


def require_password(password: str) -> None:
    """Raise BadInputError, with the strength's code, for a password that is too weak."""
    strength = password_strength(password)
    if strength.level == 0:
        raise BadInputError(strength.code)


def default_folder() -> Path:
    """Return where the store of this user lies."""
    return places.store_folder()
