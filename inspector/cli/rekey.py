"""The command that changes the master key."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import places, settings
from inspector.base.messages import message
from inspector.cli.secret import secret
from inspector.services import security


def rekey(
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
) -> None:
    """Change the master key (更换主密钥): the store is written anew. Killed, the next run goes on."""
    from inspector.services import master_key  # opens SQL only here

    folder, language = store or places.store_folder(), settings.load().language
    password = secret(password_fd, "密码 / password")
    if not master_key.is_asked_for(folder):
        desk = security.unlock(folder, password, language=language)
        try:
            master_key.ask_for_new(desk, password)
        finally:
            desk.close()
    security.unlock(folder, password, language=language).close()
    typer.echo(message("rekey_done", language).lines())
