"""Entry: the window without arguments; ``inspector verify|audit …`` on the command line."""

from __future__ import annotations

import os
import sys

_NO_DISPLAY = 69
"""Exit code: there is no display to open the window on (EX_UNAVAILABLE)."""


def main() -> None:
    """Open the window, or run the command line. Nothing is imported before it is needed."""
    if len(sys.argv) > 1:
        from inspector import cli

        cli.run()
    elif not _has_display():
        sys.stderr.write("没有显示器，打不开窗口。可以运行：inspector verify 文件，或 make demo。\n")
        sys.stderr.write("No display: the window cannot be opened. Try: inspector verify FILE, or make demo.\n")
        sys.exit(_NO_DISPLAY)
    else:
        from inspector import app

        sys.exit(app.run(sys.argv))


def _has_display() -> bool:
    """Windows and macOS have one; elsewhere X11 or Wayland says so, or Qt was told another platform."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    main()
