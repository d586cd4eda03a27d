"""Errors that a user can read: a stable code, plain values, and an exit code by class.

The words stand in ``resources/messages/{zh,en}/*.yaml`` under the code, each in three parts
(what happened, what it means, what to do). A bug stays an ordinary exception.
"""

from __future__ import annotations


class InspectorError(Exception):
    """Something the user is told in plain words. ``code`` keys its message; ``values`` fill it in."""

    exit_code = 70
    """Exit code of a command that ends with this error (sysexits: 65-69 the user can mend, 70 our fault)."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        """The code and its values: for logs and tests, not for users."""
        inside = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code}({inside})"


class UsageError(InspectorError):
    """The command line, or a call in an impossible order."""

    exit_code = 64


class BadInputError(InspectorError):
    """A file or a value from outside is not what it has to be."""

    exit_code = 65


class MissingError(InspectorError):
    """Something that is needed is not there."""

    exit_code = 66


class RefusedError(InspectorError):
    """Asked of the wrong state: locked, wrong password, signed already, another copy running."""

    exit_code = 67


class StoreError(InspectorError):
    """The store is damaged, from a newer program, or half made."""

    exit_code = 68


class RoomError(InspectorError):
    """The machine does not let us write: no room, no permission, read-only."""

    exit_code = 69
