"""The command line: verify, verify-page, audit. Runs without a display; passwords by prompt or descriptor only."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from inspector.base import messages, places, settings
from inspector.base.clock import system_clock
from inspector.base.errors import InspectorError
from inspector.services import security

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Inspector (督查)")
_Language = Annotated[str, typer.Option("--language", help="zh or en", envvar="INSPECTOR_LANGUAGE")]


@app.command()
def verify(file: Annotated[Path, typer.Argument(help="PDF file")], language: _Language = "") -> None:
    """Verify a PDF: exit 0 intact and known, 1 changed, 2 unreadable, 3 intact but signer unknown."""
    from inspector.services.verify import verify_file  # pyHanko takes half a second

    verdict = verify_file(file, _language(language))
    typer.echo(verdict.message.lines())
    for check in verdict.checks:
        mark = {"ok": "✓", "note": "!", "bad": "✕"}[check.state]
        typer.echo(f"  {mark} {check.title}" + (f"：{check.text}" if check.text else ""))
    for difference in verdict.differences:
        typer.echo(f"  ≠ {difference}")
    raise typer.Exit(verdict.exit_code)


@app.command()
def verify_page(
    out: Annotated[Path, typer.Option(help="File to write")] = Path("verify.html"),
    unit: Annotated[str, typer.Option(help="Who hands the page out, shown in its foot")] = "",
    language: _Language = "",
) -> None:
    """Make the page by which a school verifies documents offline, with the trusted certificates inside."""
    from inspector.services.verify_page import save_page

    made = save_page(out, unit, system_clock())
    words = messages.message(
        "verify_page_made", _language(language), path=str(out), n=made.n_trusted, sha256=made.sha256
    )
    typer.echo(words.lines())


@app.command()
def audit(
    store: Annotated[Path | None, typer.Option(help="Folder of the store")] = None,
    password_fd: Annotated[int | None, typer.Option(help="File descriptor to read the password from")] = None,
    language: _Language = "",
) -> None:
    """Audit a store: chains, hashes, replay against the tables, evidence files. Exit 0 sound, 68 faulty."""
    from inspector.services.audit import audit_store  # opens SQL only here

    chosen = _language(language)
    folder = store or places.store_folder()
    desk = security.unlock(folder, _password(password_fd), language=chosen)
    try:
        found = audit_store(desk)
    finally:
        desk.close()
    typer.echo(found.message.lines())
    for fault in found.faults:
        typer.echo(f"  ✕ {fault}")
    raise typer.Exit(0 if found.sound else 68)


def run() -> None:
    """Run the command line; an error a user can act on is three lines and its exit code, never a traceback."""
    try:
        app()
    except InspectorError as error:
        typer.echo(messages.message_of(error, settings.load().language).lines(), err=True)
        sys.exit(error.exit_code)


def _language(asked: str) -> messages.Language:
    if asked in messages.LANGUAGES:
        return "en" if asked == "en" else "zh"
    return settings.load().language


def _password(descriptor: int | None) -> str:
    if descriptor is not None:
        with os.fdopen(descriptor, encoding="utf-8") as file:
            return file.readline().rstrip("\n")
    return str(typer.prompt("密码 / password", hide_input=True))
