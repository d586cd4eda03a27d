"""The commands of certificates: the supervision body's authority on its stick, and this laptop's own certificate."""

from __future__ import annotations

from pathlib import Path  # typer reads the types at run time
from typing import Annotated

import typer

from inspector.base import messages, places, settings
from inspector.base.clock import CHINA, parse_utc, system_clock
from inspector.cli.secret import secret
from inspector.services import security

authority_app = typer.Typer(no_args_is_help=True, help="The supervision body's certificate authority (签发中心)")
certificate_app = typer.Typer(no_args_is_help=True, help="This laptop's certificate, and whom it trusts (证书)")
_Folder = Annotated[Path, typer.Argument(help="Folder of the authority, best on a stick of its own")]
_PassphraseFd = Annotated[int | None, typer.Option(help="File descriptor to read the passphrase from")]
_PasswordFd = Annotated[int | None, typer.Option(help="File descriptor to read the password from")]


@authority_app.command("create")
def create(
    folder: _Folder,
    unit: Annotated[str, typer.Option(help="Full name of the supervision body")],
    passphrase_fd: _PassphraseFd = None,
) -> None:
    """Make a root in an empty folder."""
    from inspector.services import authority

    view = authority.create(folder, unit, secret(passphrase_fd), system_clock()).view()
    _say("authority_created", unit=view.unit, fingerprint=view.fingerprint, until=_day(view.until))


@authority_app.command("list")
def show(folder: _Folder, passphrase_fd: _PassphraseFd = None) -> None:
    """Show what was issued, newest first."""
    from inspector.services import authority

    for entry in authority.open_authority(folder, secret(passphrase_fd)).view().issued:
        state = f"✕ {_day(entry.revoked_at)} {entry.why}" if entry.revoked_at else f"→ {_day(entry.until)}"
        typer.echo(f"{entry.serial}  {entry.name}  {entry.card_number}  {_day(entry.issued_at)} {state}")


@authority_app.command("issue")
def issue(
    folder: _Folder,
    request: Annotated[Path, typer.Argument(help="The inspector's request (证书申请)")],
    out: Annotated[Path, typer.Option(help="File to write the answer to")],
    passphrase_fd: _PassphraseFd = None,
) -> None:
    """Issue a certificate for a request."""
    from inspector.services import authority, certificates

    opened = authority.open_authority(folder, secret(passphrase_fd))
    data = certificates.read_file(request)
    asked, _ = authority.read_request(data)
    certificates.write_file(out, opened.issue(data, system_clock()))
    _say("certificate_issued", name=asked.name, file=str(out), key=asked.key)


@authority_app.command("revoke")
def revoke(
    folder: _Folder,
    serial: Annotated[str, typer.Argument(help="Serial number, as the list shows it")],
    why: Annotated[str, typer.Option(help="lost, replaced or left")],
    passphrase_fd: _PassphraseFd = None,
) -> None:
    """Revoke a certificate."""
    from inspector.services import authority

    if why not in authority.REASONS:
        raise typer.BadParameter("lost, replaced or left")
    opened = authority.open_authority(folder, secret(passphrase_fd))
    opened.revoke(serial, why, system_clock())
    _say("certificate_gone", name=next(entry.name for entry in opened.view().issued if entry.serial == serial))


@authority_app.command("trust-file")
def trust_file(
    folder: _Folder,
    out: Annotated[Path, typer.Option(help="File to write")],
    passphrase_fd: _PassphraseFd = None,
) -> None:
    """Write root and revocation list, for laptops and schools to take in."""
    from inspector.services import authority, certificates

    opened = authority.open_authority(folder, secret(passphrase_fd))
    certificates.write_file(out, opened.trust_file(system_clock()))
    view = opened.view()
    _say("trust_file_written", file=str(out), unit=view.unit, fingerprint=view.fingerprint)


@certificate_app.command("request")
def request(
    out: Annotated[Path, typer.Option(help="File to write")],
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: _PasswordFd = None,
) -> None:
    """Write a request for this laptop's key."""
    from inspector.services import authority, certificates

    desk = security.unlock(store or places.store_folder(), secret(password_fd))
    try:
        data = certificates.request(desk)
    finally:
        desk.close()
    certificates.write_file(out, data)
    _say("request_written", file=str(out), key=authority.read_request(data)[0].key)


@certificate_app.command("accept")
def accept(
    file: Annotated[Path, typer.Argument(help="The authority's answer")],
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: _PasswordFd = None,
) -> None:
    """Sign with an issued certificate from now on, and trust its root."""
    from inspector.services import certificates

    desk = security.unlock(store or places.store_folder(), secret(password_fd))
    try:
        answer = certificates.read_answer(desk, certificates.read_file(file))
        certificates.accept(desk, answer)
    finally:
        desk.close()
    _say(
        "certificate_taken",
        issuer=answer.own.issuer,
        until=_day(answer.own.until),
        fingerprint=answer.own.fingerprint,
    )


@certificate_app.command("trust")
def trust(file: Annotated[Path, typer.Argument(help="A trust file, or a signer's certificate")]) -> None:
    """Trust what a file holds; a newer revocation list takes the older one's place."""
    from inspector.services import certificates

    found = certificates.read_trust(certificates.read_file(file))
    certificates.add(found)
    for view in found.roots:
        _say("trust_taken", unit=view.unit, fingerprint=view.fingerprint)


@certificate_app.command("trust-time")
def trust_time(
    file: Annotated[Path, typer.Argument(help="Certificate of a time-stamp server, or its issuer (PEM)")],
) -> None:
    """Trust a time-stamp server (时间戳服务)."""
    from inspector.services import certificates

    _say("time_trusted", names="、".join(certificates.trust_time(certificates.read_file(file))))


def _say(code: str, **values: str) -> None:
    typer.echo(messages.message(code, settings.load().language, **values).lines())


def _day(instant: str) -> str:
    return parse_utc(instant).astimezone(CHINA).date().isoformat()
