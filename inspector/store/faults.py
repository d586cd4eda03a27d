"""Driver and system errors, translated once: what the user can do is told by the code, not by the driver."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from inspector.base.errors import InspectorError, RefusedError, RoomError, StoreError

if TYPE_CHECKING:
    from collections.abc import Generator

_BUSY, _IO, _CORRUPT, _FULL, _NOT_A_DATABASE, _READ_ONLY = 5, 10, 11, 13, 26, 8
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def translated() -> Generator[None]:
    """Raise InspectorErrors in place of the driver's and the system's."""
    try:
        yield
    except driver.Error as error:
        raise of_driver(error) from error
    except OSError as error:
        raise of_system(error) from error


def of_driver(error: driver.Error) -> InspectorError | driver.Error:
    """Return the error that a user can act on, or the driver's own where it is our bug."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {_FULL, _IO}:
        return RoomError("disk_full")
    if code == _READ_ONLY:
        return RoomError("store_read_only")
    if code in {_CORRUPT, _NOT_A_DATABASE}:
        return StoreError("store_damaged")
    if code == _BUSY:
        return RefusedError("store_in_use")
    return error


def of_system(error: OSError) -> InspectorError:
    """Return what a failed write means."""
    return RoomError("disk_full" if error.errno in _NO_ROOM else "store_not_writable", reason=error.strerror or "")
