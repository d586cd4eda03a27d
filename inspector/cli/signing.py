"""Commands for further signatures on a document."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import places, settings
from inspector.base.messages import message
from inspector.cli.secret import secret
from inspector.services import security


def sign(
    file: Annotated[Path, typer.Argument(help="A document of ours, intact")],
    out: Annotated[Path, typer.Option(help="File to write: the document with one more signature")],
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
) -> None:
    """Sign a document once more (加签), over all before it; with a certificate of the unit it is its seal (单位章)."""
    from inspector.services import countersign
    from inspector.services.certificates import write_file
    from inspector.services.verify import read_file

    data = read_file(file)
    desk = security.unlock(store or places.store_folder(), secret(password_fd))
    try:
        signed, signer = countersign.sign_file(desk, data)
    finally:
        desk.close()
    write_file(out, signed)
    typer.echo(message("signed_file", settings.load().language, signer=signer, file=str(out)).lines())


def stamp(
    file: Annotated[Path | None, typer.Argument(help="A document of ours; without it: all kept ones that wait")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write, where a file is given")] = None,
    server: Annotated[str, typer.Option(help="Address of the server, kept from now on")] = "",
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
) -> None:
    """Fetch time stamps (时间戳, RFC 3161) for the documents that wait for one, or for a file."""
    from inspector.services import stamps
    from inspector.services.certificates import write_file
    from inspector.services.verify import read_file

    language = settings.load().language
    if server:
        stamps.set_address(server)
    if file is not None:
        if out is None:
            raise typer.BadParameter("--out")
        write_file(out, stamps.stamp_bytes(read_file(file), language))
        typer.echo(message("stamp_file", language, file=str(out)).lines())
        return
    desk = security.unlock(store or places.store_folder(), secret(password_fd))
    try:
        found = stamps.stamp_waiting(desk, lambda _done, _total: None)
    finally:
        desk.close()
    code = "stamp_left" if found.n_waiting else "stamp_done"
    typer.echo(message(code, language, n=found.n_done, left=found.n_waiting).lines())
    if found.trouble is not None:
        raise found.trouble
