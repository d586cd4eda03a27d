"""The command for jobs of many documents: they can be long, so they go on without a window too."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import CancelledError
from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from inspector.base import places, settings
from inspector.base.messages import message, message_of
from inspector.cli.secret import secret
from inspector.services import security

if TYPE_CHECKING:
    from inspector.services.batch import Job
    from inspector.services.desk import Desk

_SOME_FAILED = 65
_STOPPED = 130
"""As a shell says of what Ctrl+C ended."""


def batch(
    go_on: Annotated[str, typer.Option(metavar="JOB", help="Make what is left of a job, or of all")] = "",
    drop: Annotated[str, typer.Option(metavar="JOB", help="Forget a job; what it made stays")] = "",
    processes: Annotated[int, typer.Option(min=0, help="That draw at once; 0 is one a core")] = 0,
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
) -> None:
    """List jobs of many documents (批量制作) that are not finished, go on with them (--go-on JOB or all), forget one.

    Exit 0 all made, 65 some failed, 130 stopped by Ctrl+C: what was made stays, --go-on goes on.
    """
    from inspector.services import batch as batches

    desk = security.unlock(
        store or places.store_folder(), secret(password_fd, "密码 / password"), language=settings.load().language
    )
    try:
        code = 0
        if drop:
            batches.drop(desk, _job(drop))
        if go_on:
            chosen = [one.id for one in batches.jobs(desk)] if go_on == "all" else [_job(go_on)]
            code = max([_run(desk, one, processes) for one in chosen], default=0)
        else:
            for one in batches.jobs(desk):
                _tell(desk, one)
    finally:
        desk.close()
    raise typer.Exit(code)


def _run(desk: Desk, job: UUID, n_processes: int) -> int:
    """Go on with a job; Ctrl+C is heard between two documents, never amid the writing of one."""
    from inspector.services import batch as batches

    asked = threading.Event()

    def ask(_signal: int, _frame: object) -> None:
        asked.set()

    def progress(done: int, total: int) -> None:
        typer.echo(f"\r{done}/{total}", err=True, nl=done == total)
        if asked.is_set() and done < total:
            raise CancelledError

    before = signal.signal(signal.SIGINT, ask)
    try:
        done = batches.run(desk, job, progress, n_processes=n_processes)
    except CancelledError:
        typer.echo(err=True)
        _tell(desk, batches.show(desk, job))
        return _STOPPED
    finally:
        signal.signal(signal.SIGINT, before)
    _tell(desk, done)
    return _SOME_FAILED if done.failures else 0


def _tell(desk: Desk, job: Job) -> None:
    from inspector.services import templates

    title = templates.title_of(desk, job.kind).get(desk.language)
    counts = {"n": job.n, "done": job.n_done, "failed": len(job.failures), "left": job.n_left}
    words = message("batch_state", desk.language, title=title, **counts)
    typer.echo(f"{'●' if job.n_done < job.n else '✓'} {job.id} {words.what}")
    for one in job.failures:
        why = message_of(one.error, desk.language)
        typer.echo(f"  ✕ {one.about.title} {one.about.note}: {why.what} {why.do}")


def _job(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise typer.BadParameter(text) from error
