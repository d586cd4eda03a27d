"""Commands for further signatures on a document."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import places, settings
from inspector.base.clock import system_clock
from inspector.base.messages import message
from inspector.cli.secret import secret
from inspector.services import security

token_app = typer.Typer(no_args_is_help=True, help="A key on a token (密钥盘) through PKCS#11")
_Library = Annotated[str, typer.Option(help="The maker's PKCS#11 library, kept from now on")]
_PinFd = Annotated[int | None, typer.Option(help="File descriptor to read the PIN from")]


def sign(
    file: Annotated[Path, typer.Argument(help="A document of ours, intact")],
    out: Annotated[Path, typer.Option(help="File to write: the document with one more signature")],
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
    token: Annotated[bool, typer.Option("--token", help="Sign with the token; no store is opened")] = False,
    certificate: Annotated[Path | None, typer.Option(help="The token's certificate, if not on it")] = None,
    pin_fd: _PinFd = None,
) -> None:
    """Sign a document once more (加签), over all before it; with a certificate of the unit it is its seal (单位章)."""
    from inspector.services import certificates, countersign
    from inspector.services import token as tokens
    from inspector.services.verify import read_file

    data = read_file(file)
    language = settings.load().language
    if token:
        given = certificates.read_file(certificate) if certificate else b""
        with tokens.key(secret(pin_fd, "PIN"), given) as key:
            signed, signer = countersign.sign_file(data, key, system_clock(), language)
    else:
        desk = security.unlock(store or places.store_folder(), secret(password_fd))
        try:
            signed, signer = countersign.sign_file(data, countersign.own_key(desk), desk.clock(), language)
        finally:
            desk.close()
    certificates.write_file(out, signed)
    typer.echo(message("signed_file", language, signer=signer, file=str(out)).lines())


@token_app.command("request")
def token_request(
    out: Annotated[Path, typer.Option(help="File to write")],
    unit: Annotated[str, typer.Option(help="Full name of the unit")],
    name: Annotated[str, typer.Option(help="Whose key it is; without it: the unit's own, for its seal")] = "",
    library: _Library = "",
    pin_fd: _PinFd = None,
) -> None:
    """Write a certificate request (证书申请) for the key on the token."""
    from inspector.services import authority, certificates
    from inspector.services import token as tokens

    if library:
        tokens.set_library(library)
    data = tokens.request(secret(pin_fd, "PIN"), name, unit)
    certificates.write_file(out, data)
    key = authority.read_request(data)[0].key
    typer.echo(message("request_written", settings.load().language, file=str(out), key=key).lines())


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
