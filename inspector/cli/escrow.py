"""The commands of escrow: the bureau's key, the laptop's slot for it, and opening."""

from __future__ import annotations

from pathlib import Path  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import messages, places, settings
from inspector.base.clock import system_clock
from inspector.cli.secret import secret
from inspector.services import security

escrow_app = typer.Typer(no_args_is_help=True, help="The bureau's key to a laptop's store (托管)")
_Store = Annotated[Path | None, typer.Option(help="Folder of the store")]
_PasswordFd = Annotated[int | None, typer.Option(help="File descriptor to read the password from")]
_PassphraseFd = Annotated[int | None, typer.Option(help="File descriptor to read the key's passphrase from")]


@escrow_app.command("create")
def create(
    private: Annotated[Path, typer.Argument(help="File for the private key, best on a stick in a safe")],
    public: Annotated[Path, typer.Argument(help="File for the public key, for the laptops")],
    passphrase_fd: _PassphraseFd = None,
) -> None:
    """Make the bureau's key."""
    from inspector.services import escrow

    escrow.make_key(private, public, secret(passphrase_fd))
    _say("escrow_created", private=str(private), public=str(public))


@escrow_app.command("give")
def give(
    public: Annotated[Path, typer.Argument(help="The bureau's public key")],
    store: _Store = None,
    password_fd: _PasswordFd = None,
) -> None:
    """Let the bureau's key open this store."""
    from inspector.services import escrow

    desk = security.unlock(store or places.store_folder(), secret(password_fd, "密码 / password"))
    try:
        escrow.give(desk, public)
    finally:
        desk.close()
    _say("escrow_given")


@escrow_app.command("take-away")
def take_away(store: _Store = None, password_fd: _PasswordFd = None) -> None:
    """Let it open this store no more."""
    from inspector.services import escrow

    desk = security.unlock(store or places.store_folder(), secret(password_fd, "密码 / password"))
    try:
        escrow.take_away(desk)
    finally:
        desk.close()
    _say("escrow_taken")


@escrow_app.command("open")
def open_store(
    private: Annotated[Path, typer.Argument(help="The bureau's private key")],
    who: Annotated[str, typer.Option(help="Who opens it: told to whom the laptop belongs")],
    why: Annotated[str, typer.Option(help="Why: told too")],
    store: _Store = None,
    passphrase_fd: _PassphraseFd = None,
    new_password_fd: _PasswordFd = None,
) -> None:
    """Open a store by the bureau's key and set a new password."""
    from inspector.services import escrow

    passphrase, fresh = secret(passphrase_fd), secret(new_password_fd, "新密码 / new password")
    escrow.open_store(store or places.store_folder(), private, passphrase, fresh, (who, why), system_clock)
    _say("escrow_used")


def _say(code: str, **values: str) -> None:
    typer.echo(messages.message(code, settings.load().language, **values).lines())
