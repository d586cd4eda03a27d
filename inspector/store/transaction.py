"""One transaction of the writer: all of it is on disk at its end, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import RLock
    from types import TracebackType

    import sqlcipher3.dbapi2 as driver


class Transaction:
    """Entered for each act and used again: one made anew, or a generator, would cost an answer more than its hash.

    ``connection`` gives the writer's own as it is by now. ``done`` is told of a commit; ``fallen`` rolls back and
    raises what the user is told of an error, or returns, and the error itself goes on.
    """

    def __init__(
        self,
        guard: RLock,
        connection: Callable[[], driver.Connection],
        done: Callable[[], object],
        fallen: Callable[[BaseException], object],
    ) -> None:
        self._guard, self._connection, self._done, self._fallen = guard, connection, done, fallen

    def __enter__(self) -> None:
        """Hold the guard, and begin."""
        self._guard.acquire()
        try:
            self._connection().execute("BEGIN IMMEDIATE")
        except BaseException as error:  # noqa: BLE001  # raised again, as it is told
            self._fall(error)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back, and let go of the guard."""
        if error is not None:
            self._fall(error)
        try:
            self._connection().execute("COMMIT")
        except BaseException as failed:  # noqa: BLE001  # raised again, as it is told
            self._fall(failed)
        try:
            self._done()
        finally:
            self._guard.release()

    def _fall(self, error: BaseException) -> NoReturn:
        try:
            self._fallen(error)
        finally:
            self._guard.release()
        raise error
