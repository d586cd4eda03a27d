"""Logs: three files of 1 MB that hold codes, ids, counts and durations, never values."""

from __future__ import annotations

import logging
import traceback

from inspector.base import places


def trace_of(error: BaseException) -> str:
    """Return where an error came from, without its own words: they may hold what was typed."""
    return "".join(traceback.format_tb(error.__traceback__))


def start() -> None:
    """Log to ``home()/logs``; where that cannot be written, log nothing rather than fail."""
    from logging.handlers import RotatingFileHandler  # brings sockets and pickles: not before it is used

    root = logging.getLogger("inspector")
    root.setLevel(logging.INFO)
    root.propagate = False
    try:
        folder = places.home() / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "inspector.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.handlers = [handler]
