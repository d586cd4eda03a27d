"""Versions that must not meet: told before they do harm."""

from __future__ import annotations

from inspector.base.errors import RefusedError

_LEAKING_QT = (6, 12)
_IMMORTAL = (3, 12)
"""From here on None and True have no count that could run out."""


def refuse_broken_pair(python: tuple[int, int], qt: str) -> None:
    """Refuse PySide6 6.12 and later on Python before 3.12.

    Each call from Qt drops one reference to None, each signal one to True: the program aborts within seconds, at a
    moment nobody can foresee.

    Raises:
        RefusedError: ``qt_python_broken``.
    """
    major, minor = (int(part) for part in qt.split(".")[:2])
    if python < _IMMORTAL and (major, minor) >= _LEAKING_QT:
        raise RefusedError("qt_python_broken", python=f"{python[0]}.{python[1]}", qt=qt)
