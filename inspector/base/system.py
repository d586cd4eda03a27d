"""All that differs from system to system (POSIX, Windows, macOS, X11). Nothing else asks but ``base/limits.py``."""

from __future__ import annotations

import ctypes
import errno
import io
import os
import platform
import sys
import time
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARING = frozenset({32, 33})
"""Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION."""
_CAPS_KEY = 0x14
"""Windows: VK_CAPITAL."""
_CORE_KEYBOARD, _CAPS_LAMP = 0x100, 1
"""X11: XkbUseCoreKbd; the first indicator is that of Caps Lock."""

_SET_DUMPABLE = 4
"""Linux: PR_SET_DUMPABLE."""

READ_FROM_OUTSIDE = "--read-from-outside"
"""The program's only argument where it is the confined process that reads files (``exchange/confined.py``)."""

Hindrance = Literal["no_room", "no_permission", "read_only", "name_long", "name_refused", "in_use", "gone", "other"]
"""Why a file could not be written, as far as a person can do something about it."""

_HINDRANCES: Mapping[int, Hindrance] = {
    errno.ENOSPC: "no_room", errno.EDQUOT: "no_room", errno.EFBIG: "no_room",
    errno.EACCES: "no_permission", errno.EPERM: "no_permission",
    errno.EROFS: "read_only",
    errno.ENAMETOOLONG: "name_long",
    errno.EINVAL: "name_refused", errno.EILSEQ: "name_refused",
    errno.EBUSY: "in_use", errno.ETXTBSY: "in_use",
    errno.ENOENT: "gone", errno.ENOTDIR: "gone", errno.ENODEV: "gone", errno.ENXIO: "gone", errno.EIO: "gone",
}  # fmt: skip


def hindrance(error: OSError) -> Hindrance:
    """Return why a file could not be written.

    Windows lets nobody replace a file that another program holds open; POSIX does, and its reader keeps the old one.
    """
    if getattr(error, "winerror", None) in _SHARING:
        return "in_use"
    return _HINDRANCES.get(error.errno or 0, "other")


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk. Windows has no handle for that: the rename itself is journalled there."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def forget_read(handle: int) -> None:
    """Have a file read from its medium again, not from memory, where the system can be told so."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def forbid_dumps() -> None:
    """Have no picture of this program's memory written when it falls, and no other program of this user read it.

    POSIX: no core file. Linux: not dumpable, so that what catches cores by a pipe gets none either, and who is not
    the administrator cannot attach. Windows and macOS: their own reports are switched off by the system's settings.
    """
    if os.name != "posix":
        return
    import resource  # POSIX only

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def has_display() -> bool:
    """Windows and macOS have one; elsewhere X11 or Wayland says so, or Qt was told another platform."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needs_input_method() -> bool:
    """Whether Chinese is typed through a program of its own that Qt has to be told of: not on Windows and macOS."""
    return sys.platform not in {"win32", "darwin"}


def has_namespaces() -> bool:
    """Whether a process can leave the network by itself: Linux alone has such a call."""
    return sys.platform == "linux"


def is_running(process: int) -> bool:
    """Say whether a process is there, of whomever. Linux only: asked of what leaves its number in a file."""
    return (Path("/proc") / str(process)).exists()


def running_seconds() -> float:
    """Return a time that never goes back and, where the system tells it, goes on while the laptop sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))  # Linux; macOS; Windows: neither
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def machine_name() -> str:
    """Return what tells this machine from others: its id where it has one, else name and network card."""
    try:
        return Path("/etc/machine-id").read_text("ascii").strip()
    except OSError:
        return f"{platform.node()}/{uuid.getnode():x}"


def caps_lock() -> bool | None:
    """Say whether Caps Lock is on; None where that cannot be known (Wayland, macOS, no display)."""
    if sys.platform == "win32":
        return bool(ctypes.windll.user32.GetKeyState(_CAPS_KEY) & 1)
    if os.environ.get("WAYLAND_DISPLAY") or not os.environ.get("DISPLAY"):
        return None
    connection = _x11()
    if connection is None:
        return None
    library, display = connection
    lamps = ctypes.c_uint()
    if library.XkbGetIndicatorState(display, _CORE_KEYBOARD, ctypes.byref(lamps)):
        return None
    return bool(lamps.value & _CAPS_LAMP)


@cache
def _x11() -> tuple[Any, Any] | None:
    """Return Xlib and a connection of our own: Qt does not lend its one. None where there is none."""
    try:
        library: Any = ctypes.CDLL("libX11.so.6")
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XkbGetIndicatorState.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.POINTER(ctypes.c_uint))
    except (OSError, AttributeError):
        return None
    display = library.XOpenDisplay(None)
    return (library, display) if display else None


def make_streams_safe() -> None:
    """Let a console that knows no Chinese show question marks instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None where there is no console at all
            stream.reconfigure(errors="replace")
