"""Entry: the window without arguments; ``inspector verify|audit …`` on the command line."""

from __future__ import annotations

import sys
from typing import NoReturn

from inspector.base import system
from inspector.base.errors import InspectorError, MissingError


def main() -> None:
    """Open the window, or run the command line. Nothing is imported before it is needed."""
    system.make_streams_safe()
    if len(sys.argv) > 1:
        from inspector import cli

        cli.run()
        return
    try:
        require_display()
        require_sound_qt()
    except InspectorError as error:
        refuse(error)
    from inspector import app

    sys.exit(app.run(sys.argv))


def require_display() -> None:
    """Raise MissingError("no_display") where a window would abort the program."""
    if not system.has_display():
        raise MissingError("no_display")


def require_sound_qt() -> None:
    """Raise RefusedError("qt_python_broken") for versions that abort together. Before any window library is used."""
    import PySide6

    from inspector.base.versions import refuse_broken_pair

    refuse_broken_pair(sys.version_info[:2], PySide6.__version__)


def refuse(error: InspectorError) -> NoReturn:
    """Say in both languages, where nothing is known of the user yet, why the program does not start; then end."""
    from inspector.base.messages import LANGUAGES, message_of

    sys.stderr.write("\n".join(message_of(error, language).lines() for language in LANGUAGES) + "\n")
    sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
