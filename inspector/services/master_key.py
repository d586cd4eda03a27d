"""A new master key (主密钥): asked for while the store is open, done at the next unlock, however often killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from inspector.base.errors import RefusedError
from inspector.services import signing_key
from inspector.store import keys, rekey
from inspector.store.faults import of_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspector.services.desk import Desk
    from inspector.store.keys import KeyRing

    Report = Callable[[int, int], None]


def ask_for_new(desk: Desk, password: str) -> None:
    """Make a new master key under the same password. The next unlock writes the store anew under it.

    Raises:
        RefusedError: ``wrong_old_password``.
        RoomError: ``disk_full``: the store needs as much room again while it is written anew.
    """
    try:
        keys.open_with_password(desk.store.home, password).wipe()
    except RefusedError as error:
        raise RefusedError("wrong_old_password") from error
    rekey.begin(desk.store.home, desk.store.ring, password)


def is_asked_for(folder: Path) -> bool:
    """Say whether the next unlock writes the store anew."""
    return rekey.is_begun(folder)


def give_up(desk: Desk) -> None:
    """Stay with the present master key."""
    rekey.give_up(desk.store.home)


def carry_on(folder: Path, ring: KeyRing, password: str, report: Report) -> KeyRing:
    """Write the store anew under the new master key and return it. Slow: run in a task; stopped, the next goes on.

    Raises:
        RefusedError: ``store_in_use``.
        StoreError: ``store_damaged``: it stays under the old key, whole as far as it was.
        RoomError: ``disk_full``.
    """
    target = rekey.next_folder(folder)
    lock = FileLock(folder / "lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RefusedError("store_in_use") from error
    try:
        try:
            new = keys.open_with_password(target, password)
        except RefusedError:  # the password was changed since
            rekey.begin(folder, ring, password)
            new = keys.open_with_password(target, password)
        rekey.carry_over(folder, ring, new, report)
        try:
            signing_key.carry_over(folder, ring, target, new)
        except OSError as error:
            raise of_system(error) from error
        rekey.complete(folder)
    finally:
        lock.release()
    ring.wipe()
    rekey.settle(folder)
    return new
