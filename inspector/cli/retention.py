"""The command for periods, erasure and legal hold."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from inspector.base import places, settings
from inspector.base.messages import message
from inspector.cli.secret import secret
from inspector.services import security

if TYPE_CHECKING:
    from inspector.services.desk import Desk


def retention(
    ahead: Annotated[bool, typer.Option("--all", help="Also what is not due yet")] = False,
    erase: Annotated[str, typer.Option(metavar="VISIT/KIND", help="Erase for good what a line of the list names")] = "",
    hold: Annotated[str, typer.Option(metavar="VISIT", help="Hold a visit back; without --reason let it go")] = "",
    reason: Annotated[str, typer.Option(help="Why")] = "",
    period: Annotated[str, typer.Option(metavar="KIND=DAYS", help="The bureau's own period of a kind")] = "",
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
) -> None:
    """List what is due by its period (保存期限), erase it (到期删除) with proof, hold visits back (暂缓删除)."""
    from inspector.services import retention as retentions

    desk = security.unlock(
        store or places.store_folder(), secret(password_fd, "密码 / password"), language=settings.load().language
    )
    try:
        retentions.finish(desk)
        if period:
            kind, _, days = period.partition("=")
            retentions.set_days(desk, kind, int(days) if days.isdecimal() else 0)
        if hold:
            retentions.hold(desk, _visit(hold), reason)
        if erase:
            _erase(desk, erase, reason)
        for one in retentions.due(desk, ahead=ahead):
            mark = "✕" if one.held else "●" if one.is_due else "○"
            typer.echo(f"{mark} {one.due_on} {one.title} {one.school} {one.visited} ({one.n}) {one.held or one.basis}")
            typer.echo(f"    {one.visit_id}/{one.kind}")
    finally:
        desk.close()


def _erase(desk: Desk, which: str, reason: str) -> None:
    from inspector.services import retention as retentions

    visit, _, kind = which.partition("/")
    title = retentions.rules(desk).get(kind)
    if title is None:
        raise typer.BadParameter("--erase")
    done = retentions.erase(desk, _visit(visit), kind, reason)
    values = {"title": title.title.get(desk.language), "school": visit, "values": done.n_values, "files": done.n_files}
    typer.echo(message("erased", desk.language, **values).lines())


def _visit(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise typer.BadParameter(text) from error
