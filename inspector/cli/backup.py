"""Commands for backups: make and list them, prove them, restore one. They run beside an open window."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import TYPE_CHECKING, Annotated

import typer

from inspector.base import places, settings
from inspector.base.clock import CHINA, system_clock
from inspector.base.messages import message
from inspector.cli.secret import secret

if TYPE_CHECKING:
    from inspector.services.backup import Point

_FAULTY = 68
_PasswordFd = Annotated[int | None, typer.Option(help="File descriptor to read the password from")]


def backup(
    to: Annotated[Path | None, typer.Option(help="Stick or folder, kept from now on")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the backups that are there; make none")] = False,
    prove: Annotated[bool, typer.Option("--prove", help="Read the newest one to its last byte; make none")] = False,
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: _PasswordFd = None,
) -> None:
    """Back the store up (备份), read back after writing; exit 0 made or sound, 68 a backup is faulty."""
    from inspector.services import backup as backups

    folder, language = store or places.store_folder(), settings.load().language
    owner = backups.owner_at(folder, secret(password_fd, "密码 / password"), system_clock, language)
    if to is not None:
        backups.set_place(owner, to.absolute())
    if not (listed or prove):
        typer.echo(backups.back_up(owner, _quiet).message.lines())
        return
    points = backups.own_points(owner)
    if listed:
        _list(backups.view(owner).place, points)
    if prove and points:
        proof = backups.prove_own(owner, points[0].name, _quiet)
        typer.echo(proof.message.lines())
        for fault in proof.faults:
            typer.echo(f"  ✕ {fault}")
        raise typer.Exit(0 if proof.sound else _FAULTY)


def restore(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="The stick or folder with the backups")],
    at: Annotated[str, typer.Option(help="Newest by then: 2026-11-20 or 2026-11-20T14:00, time at the school")] = "",
    to: Annotated[Path | None, typer.Option(help="Folder of the store to be made")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Prove that it can be restored; leave nothing")] = False,
    recovery: Annotated[bool, typer.Option("--recovery", help="Ask for the recovery key, set a new password")] = False,
    password_fd: _PasswordFd = None,
) -> None:
    """Restore (恢复) a backup as this machine's store; exit 0 sound, 68 its audit found faults."""
    from inspector.services import restore as restores

    language = settings.load().language
    then = _time(at) if at else None
    found = restores.find(source)[0]
    if recovery:
        opened = restores.unlock(found, recovery_key=secret(password_fd, "恢复密钥 / recovery key"))
        fresh = "" if dry_run else secret(None, "新密码 / new password")
    else:
        opened, fresh = restores.unlock(found, password=secret(password_fd, "密码 / password")), ""
    point = restores.point_at(restores.points_of(opened), then)
    if dry_run:
        proof = restores.dry_run(opened, point.name, system_clock, language, _quiet)
        typer.echo(f"{_told(point)}\n{proof.message.lines()}")
        for fault in proof.faults:
            typer.echo(f"  ✕ {fault}")
        raise typer.Exit(0 if proof.sound else _FAULTY)
    target = to or places.store_folder()
    n_faults = restores.bring_back(opened, point.name, target, _quiet, clock=system_clock, new_password=fresh)
    values = {"time": _told(point), "folder": str(target), "faults": n_faults}
    typer.echo(message("restore_done", language, **values).lines())
    raise typer.Exit(_FAULTY if n_faults else 0)


def _list(place: str, points: tuple[Point, ...]) -> None:
    typer.echo(message("backup_points", settings.load().language, folder=place, n=len(points)).lines())
    for point in points:
        size = f"{point.evidence_bytes / 1_000_000:.1f} MB"
        typer.echo(f"  {_told(point)}  {point.n_changes}  {point.n_evidence}  {size}  {point.name}")


def _told(point: Point) -> str:
    return f"{point.made_at.astimezone(CHINA):%Y-%m-%d %H:%M}" if point.made_at else "✕"


def _time(text: str) -> datetime:
    try:
        given = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter("--at") from error
    if len(text) == len("2026-11-20"):
        given = datetime.combine(given.date(), time.max)
    return given if given.tzinfo else given.replace(tzinfo=CHINA)


def _quiet(_done: int, _total: int) -> None:
    """Commands show no progress: their output is read by programs too."""
