"""What a process gives up before it reads anything from outside. Once given up, it stays so until the process ends.

POSIX has limits (``resource``), Linux a network namespace of its own that holds nothing. Windows has neither here: what
is asked of it is said to be missing, and the caller's clock, which ends the process, is all that holds there.
"""

from __future__ import annotations

import ctypes
import os
from contextlib import suppress
from typing import Any, Final

from inspector.base import system

try:
    import resource as _resource

    _system_limits: Any = _resource
except ImportError:  # Windows
    _system_limits = None

OPEN_FILES: Final = 64
_NEW_USER, _NEW_NETWORK, _NO_NEW_PRIVILEGES = 0x10000000, 0x40000000, 38
"""Linux: CLONE_NEWUSER, CLONE_NEWNET, PR_SET_NO_NEW_PRIVS."""


def give_up(memory_bytes: int) -> tuple[str, ...]:
    """Limit this process for good; call it before any thread is started. Returns what took effect.

    ``memory``: address space. ``files``: 64 open ones. ``writing``: no file can be written, only pipes. ``cores``: no
    memory goes to disk when it falls. ``network``: no way out, not even to this machine itself.
    """
    wanted = {
        "memory": ("RLIMIT_AS", memory_bytes),
        "files": ("RLIMIT_NOFILE", OPEN_FILES),
        "writing": ("RLIMIT_FSIZE", 0),
        "cores": ("RLIMIT_CORE", 0),
    }
    done = [name for name, (limit, most) in wanted.items() if _limit(limit, most)]
    if _leave_network():
        done.append("network")
    return tuple(done)


def allow_memory(memory_bytes: int) -> None:
    """Let this process use so much address space until it is told otherwise; never more than it gave up."""
    with suppress(AttributeError, OSError, ValueError):
        hard: int = _system_limits.getrlimit(_system_limits.RLIMIT_AS)[1]
        _system_limits.setrlimit(_system_limits.RLIMIT_AS, (memory_bytes, hard))


def allow_seconds(seconds: int) -> bool:
    """Let this process use so much more of the processor, then be ended; False where the system has no such limit."""
    if _system_limits is None:
        return False
    used: Any = _system_limits.getrusage(_system_limits.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds
    hard: int = _system_limits.getrlimit(_system_limits.RLIMIT_CPU)[1]
    try:
        _system_limits.setrlimit(_system_limits.RLIMIT_CPU, (most, hard))
    except (OSError, ValueError):
        return False
    return True


def _limit(name: str, most: int) -> bool:
    number = getattr(_system_limits, name, None)
    if number is None:
        return False
    try:
        _system_limits.setrlimit(number, (most, most))
    except (OSError, ValueError):  # macOS knows the name of the first and refuses it
        return False
    return True


def _leave_network() -> bool:
    """Go where there is no network. Linux where an ordinary user may: some systems and most containers forbid it."""
    if not system.has_namespaces():
        return False
    with suppress(OSError, AttributeError):
        library: Any = ctypes.CDLL(None, use_errno=True)
        library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return library.unshare(_NEW_USER | _NEW_NETWORK) == 0 or library.unshare(_NEW_NETWORK) == 0
    return False


def keep_environment() -> dict[str, str]:
    """Return of this process's environment what another one needs to run, and nothing that tells where things lie."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ")
    return {name: os.environ[name] for name in kept if name in os.environ}
