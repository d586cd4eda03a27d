"""Commands for the school's report on rectification (整改报告)."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import places
from inspector.base.messages import message
from inspector.cli.secret import secret
from inspector.services import security


def import_reply(
    file: Annotated[Path, typer.Argument(help="The form as the school filled it in (PDF)")],
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it reports, and keep nothing")] = False,
) -> None:
    """Take in a school's report on rectification, and say what it reports of each problem."""
    from inspector.services import reply
    from inspector.services.verify import read_file

    data = read_file(file)
    desk = security.unlock(store or places.store_folder(), secret(password_fd, "密码 / password"))
    try:
        view = (reply.read if dry_run else reply.take)(desk, data, file.name)
        counts = {"n": len(view.answered), "done": view.reply.n_done, "lacks": len(view.lacks)}
        told = message(
            "reply_seen" if dry_run else "reply_summary",
            desk.language,
            school=view.school,
            number=view.number,
            **counts,
        )
    finally:
        desk.close()
    typer.echo(told.lines())
    for one in view.answered:
        said = "，".join(part for part in (one.answer.state, one.answer.done_on, one.answer.measures) if part)
        typer.echo(f"  {one.n}. {one.title}: {said.replace(chr(10), ' ') or '—'}")
