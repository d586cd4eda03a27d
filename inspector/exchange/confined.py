"""Reads files from outside in another process, which has little memory and time, no network, and no key.

Decoders of pictures, PDFs and spreadsheets are libraries in C that have been broken before. What one of them does with
a file made for that ends with its process: the file is refused with its name, and all else goes on. The process starts
with the first file (some 0.3 s), is kept warm for the next, and takes and gives frames (``exchange/frames.py``).
"""

from __future__ import annotations

import atexit
import logging
import math
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import inspector
from inspector.base import errors
from inspector.base.errors import BadInputError, InspectorError
from inspector.base.limits import keep_environment
from inspector.base.system import READ_FROM_OUTSIDE
from inspector.exchange import frames

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

MEMORY_BYTES: Final = 3_000_000_000
"""Of address space, of which a part is ever used: marking a WebP of 96 megapixels needs more than two thirds."""
SECONDS: Final = 60
"""Of the processor, and twice that by the clock: a picture of 100 megapixels takes a tenth."""
_AT_ONCE: Final = 3
"""Processes; a further call waits. On the smallest laptop they may not take all memory together."""
_IDLE: Final = 2

_LOG: Final = logging.getLogger(__name__)
Frame = tuple["dict[str, Any]", "list[bytes]"]


class _Reader:
    """One such process."""

    def __init__(self) -> None:
        environment = {**keep_environment(), "PYTHONPATH": str(Path(inspector.__file__).resolve().parent.parent)}
        frozen = getattr(sys, "frozen", False)  # then the program is its own interpreter
        command = [sys.executable, *(() if frozen else ("-P", "-m", "inspector")), READ_FROM_OUTSIDE]
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self.process = subprocess.Popen(  # noqa: S603  # this very program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            creationflags=flags, start_new_session=True,
        )  # fmt: skip
        self.late = False
        self.limits: tuple[str, ...] = ()
        hello = self.receive()
        if hello is not None:
            self.limits = tuple(map(str, hello[0].get("limits", ())))

    def send(self, head: Mapping[str, Any], blobs: Sequence[bytes]) -> None:
        with suppress(OSError):  # it ended meanwhile: seen when its answer is read
            frames.send(cast("Any", self.process.stdin), head, blobs)

    def receive(self) -> Frame | None:
        try:
            return frames.receive(cast("Any", self.process.stdout))
        except (frames.FrameError, OSError):
            return None

    def stop_late(self) -> None:
        self.late = True
        self.process.kill()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                cast("Any", pipe).close()


_LOCK = threading.Lock()
_ROOM = threading.BoundedSemaphore(_AT_ONCE)
_idle: list[_Reader] = []


def end_idle() -> None:
    """End the processes that wait, and with them what they still remember of files: when the store is locked."""
    with _LOCK:
        ended, _idle[:] = list(_idle), []
    for reader in ended:
        reader.end()


atexit.register(end_idle)


def limits() -> tuple[str, ...]:
    """Return which limits such a process has on this machine (``base.limits.give_up``; ``processor`` besides)."""
    with _lent() as reader:
        return reader.limits


def ask(
    job: str, data: bytes, name: str, options: Mapping[str, Any] | None = None, *, seconds: float = SECONDS
) -> Frame:
    """Have one job of ``confined_jobs`` done and return its last frame. Slow: run in a task. Raises as ``follow``."""
    *_, last = follow(job, data, name, options, seconds=seconds)
    return last


def follow(
    job: str, data: bytes, name: str, options: Mapping[str, Any] | None = None, *, seconds: float = SECONDS
) -> Iterator[Frame]:
    """Yield what a job of ``confined_jobs`` sends, as it comes; whoever stops listening ends it.

    Args:
        job: Its name.
        data: The file's bytes.
        name: What the file is called, in errors.
        options: What the job is told besides.
        seconds: Of the processor; by the clock twice as many, where a machine is busy.

    Raises:
        BadInputError: What the job raises; ``outside_memory``, ``outside_time``, or ``outside_broke``: its process
            fell. Nothing else is lost by that.
    """
    with _lent() as reader:
        clock = threading.Timer(2 * seconds, reader.stop_late)
        clock.daemon = True
        clock.start()
        try:
            limited = {"seconds": math.ceil(seconds), "memory": MEMORY_BYTES}
            reader.send({"job": job, "name": name, **limited, "options": dict(options or {})}, [data])
            while True:
                found = reader.receive()
                if found is None:
                    raise _fallen(reader, name)
                if "error" in found[0]:
                    raise _told(found[0], name)
                yield found
                if found[0].get("last"):
                    return
        finally:
            clock.cancel()


@contextmanager
def _lent() -> Generator[_Reader]:
    """Lend a process that is warm, or a new one; it is kept only if its job came to an end."""
    with _ROOM:
        with _LOCK:
            reader = _idle.pop() if _idle else None
        if reader is not None and reader.process.poll() is not None:  # ended by the system while it waited
            reader.end()
            reader = None
        if reader is None:
            reader = _Reader()
        try:
            yield reader
        except InspectorError:
            _keep(reader)
            raise
        except BaseException:  # also when the caller stops listening: what is in the pipe belongs to nobody
            reader.end()
            raise
        _keep(reader)


def _keep(reader: _Reader) -> None:
    with _LOCK:
        if reader.process.poll() is None and not reader.late and len(_idle) < _IDLE:
            _idle.append(reader)
            return
    reader.end()


def _fallen(reader: _Reader, name: str) -> InspectorError:
    status = reader.process.wait()
    _LOG.warning("the reader of outside files ended with %s", status)
    spent = reader.late or -status == getattr(signal, "SIGXCPU", 0)
    return BadInputError("outside_time" if spent else "outside_broke", name=name)


def _told(head: Mapping[str, Any], name: str) -> InspectorError:
    """Return the error that the job told; what is none of ours is taken for a broken reader."""
    kind = getattr(errors, str(head["error"]), None)
    code, values = str(head.get("code", "")), head.get("values")
    if not (isinstance(kind, type) and issubclass(kind, InspectorError)) or not isinstance(values, dict):
        return BadInputError("outside_broke", name=name)
    told = cast("dict[str, Any]", values)
    return kind(code, **{key: value for key, value in told.items() if isinstance(value, str | int)})
