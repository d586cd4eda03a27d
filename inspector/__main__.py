"""Entry: the window without arguments; ``inspector verify|audit …`` on the command line."""

from __future__ import annotations

import sys

from inspector.base import system


def main() -> None:
    """Open the window, or run the command line. Nothing is imported before it is needed."""
    system.make_streams_safe()
    system.forbid_dumps()
    if sys.argv[1:] == [system.READ_FROM_OUTSIDE]:
        from inspector.exchange.confined_jobs import serve

        serve()
        return
    if len(sys.argv) > 1:
        from inspector.cli.main import run

        run()
        return
    from inspector.ui.requirements import refuse_unless, require_display, require_sound_qt

    refuse_unless(require_display, require_sound_qt)
    from inspector import app

    sys.exit(app.run(sys.argv))


if __name__ == "__main__":
    main()
