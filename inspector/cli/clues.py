"""The commands of the register of clues: begun, filled, read by its registrars only."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from pathlib import Path  # typer reads the types at run time
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from inspector.base import messages, places, settings
from inspector.base.clock import civil_date, system_clock
from inspector.base.errors import BadInputError
from inspector.cli.secret import secret
from inspector.domain.clue import Clue
from inspector.services import security

if TYPE_CHECKING:
    from collections.abc import Generator

    from inspector.services.clues import Register

clues_app = typer.Typer(no_args_is_help=True, help="The register of clues (问题线索), for its registrars (线索登记员)")
_Name = Annotated[str, typer.Option("--registrar", help="Who opens the register")]
_Store = Annotated[Path | None, typer.Option(help="Folder of the store")]
_PasswordFd = Annotated[int | None, typer.Option(help="File descriptor to read the store's password from")]
_OwnFd = Annotated[int | None, typer.Option(help="File descriptor to read the registrar's own password from")]
_FreshFd = Annotated[int | None, typer.Option(help="File descriptor to read the new registrar's password from")]
_Id = Annotated[str, typer.Argument(help="The clue, as the list shows it")]
_OWN = "登记员密码 / registrar's password"


@clues_app.command("begin")
def begin(registrar: _Name, store: _Store = None, password_fd: _PasswordFd = None, own_fd: _OwnFd = None) -> None:
    """Begin the register with its first registrar."""
    from inspector.services import clues

    desk = security.unlock(store or places.store_folder(), secret(password_fd, "密码 / password"))
    try:
        clues.begin(desk, registrar, secret(own_fd, _OWN)).close()
    finally:
        desk.close()
    _say("clues_opened", name=registrar)


@clues_app.command("add")
def add(
    registrar: _Name,
    name: Annotated[str, typer.Argument(help="The new registrar")],
    store: _Store = None,
    password_fd: _PasswordFd = None,
    own_fd: _OwnFd = None,
    fresh_fd: _FreshFd = None,
) -> None:
    """Let another person open the register, by a password of their own."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        clues.add_registrar(register, name, secret(fresh_fd, "新登记员密码 / new registrar's password"))
    _say("clues_opened", name=name)


@clues_app.command("retire")
def retire(
    registrar: _Name,
    name: Annotated[str, typer.Argument(help="Who opens it no more")],
    store: _Store = None,
    password_fd: _PasswordFd = None,
    own_fd: _OwnFd = None,
) -> None:
    """Let a person open the register no more."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        clues.retire(register, name)


@clues_app.command("enter")
def enter(  # noqa: PLR0913, PLR0917  # options of a command
    registrar: _Name,
    kind: Annotated[str, typer.Option(help="clue, complaint, request, suggestion")],
    channel: Annotated[str, typer.Option(help="mailbox, telephone, letter, visit, online, passed_down")],
    received: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Day of receipt; today where left out")] = "",
    school: str = "",
    store: _Store = None,
    password_fd: _PasswordFd = None,
    own_fd: _OwnFd = None,
) -> None:
    """Register a clue; matter and reporter are asked for, so that they stand in no history of commands."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        matter = str(typer.prompt("事项 / matter"))
        reporter = str(typer.prompt("反映人和联系方式 / reporter", default="", show_default=False))
        row = clues.enter(register, Clue(kind, _day(received), channel, matter, school), reporter)
    typer.echo(str(row))


@clues_app.command("list")
def show(registrar: _Name, store: _Store = None, password_fd: _PasswordFd = None, own_fd: _OwnFd = None) -> None:
    """List the clues, without who reported them."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        for view in clues.listed(register):
            clue = view.clue
            typer.echo(f"{view.id}  {clue.received_on} → {clue.tell_by()}  {clue.kind}  {view.stage} {view.stage_on}")
            typer.echo(f"  {clue.school} {clue.matter}".rstrip())


@clues_app.command("reporter")
def reporter(
    registrar: _Name,
    clue: _Id,
    why: Annotated[str, typer.Option(help="Why: it is journalled with who and when")],
    store: _Store = None,
    password_fd: _PasswordFd = None,
    own_fd: _OwnFd = None,
) -> None:
    """Read who reported a clue."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        typer.echo(clues.read_reporter(register, _id(clue), why))


@clues_app.command("move")
def move(
    registrar: _Name,
    clue: _Id,
    stage: Annotated[str, typer.Argument(help="passed_on, answered")],
    store: _Store = None,
    password_fd: _PasswordFd = None,
    own_fd: _OwnFd = None,
) -> None:
    """Say that a clue was passed on (转办) or answered (答复) today."""
    from inspector.services import clues

    with _register(store, registrar, password_fd, own_fd) as register:
        clues.move_on(register, _id(clue), stage)


@contextmanager
def _register(store: Path | None, name: str, password_fd: int | None, own_fd: int | None) -> Generator[Register]:
    from inspector.services import clues

    desk = security.unlock(store or places.store_folder(), secret(password_fd, "密码 / password"))
    try:
        register = clues.open_register(desk, name, secret(own_fd, _OWN))
        try:
            yield register
        finally:
            register.close()
    finally:
        desk.close()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else civil_date(system_clock())
    except ValueError as error:
        raise BadInputError("clue_date_wrong", value=text) from error


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInputError("clue_unknown") from error


def _say(code: str, **values: str) -> None:
    typer.echo(messages.message(code, settings.load().language, **values).lines())
