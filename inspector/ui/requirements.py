"""What must hold before any window library is used; else the program says why in plain words, and does not start."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from inspector.base import system
from inspector.base.errors import InspectorError, MissingError

if TYPE_CHECKING:
    from collections.abc import Callable


def require_display() -> None:
    """Raise MissingError("no_display") where a window would abort the program."""
    if not system.has_display():
        raise MissingError("no_display")


def require_sound_qt() -> None:
    """Raise RefusedError("qt_python_broken") for versions that abort together."""
    import PySide6

    from inspector.base.versions import refuse_broken_pair

    refuse_broken_pair(sys.version_info[:2], PySide6.__version__)


def refuse_unless(*requirements: Callable[[], None]) -> None:
    """End the program where one of these does not hold."""
    try:
        for require in requirements:
            require()
    except InspectorError as error:
        _refuse(error)


def _refuse(error: InspectorError) -> NoReturn:
    """Say in both languages, where nothing is known of the user yet, why the program does not start; then end."""
    from inspector.base.messages import LANGUAGES, message_of

    sys.stderr.write("\n".join(message_of(error, language).lines() for language in LANGUAGES) + "\n")
    sys.exit(error.exit_code)
