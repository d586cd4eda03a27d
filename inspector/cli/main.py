"""The command line. Runs without a display; passwords by prompt or descriptor only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from inspector.base import messages, places, settings
from inspector.base.clock import system_clock
from inspector.base.errors import InspectorError
from inspector.cli.backup import backup, restore
from inspector.cli.batch import batch
from inspector.cli.certificates import authority_app, certificate_app
from inspector.cli.clues import clues_app
from inspector.cli.escrow import escrow_app
from inspector.cli.rekey import rekey
from inspector.cli.reply import import_reply
from inspector.cli.retention import retention
from inspector.cli.secret import secret
from inspector.cli.signing import sign, stamp, token_app
from inspector.services import security

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Inspector (督查)")
_USAGE = 64
_MARKS = {0: "✓", 1: "✕", 2: "–", 3: "?"}
"""What stands before a file of each exit code, where there are several."""
app.add_typer(authority_app, name="authority")
app.add_typer(certificate_app, name="certificate")
app.add_typer(token_app, name="token")
app.add_typer(escrow_app, name="escrow")
app.add_typer(clues_app, name="clues")
app.command("sign")(sign)
app.command("stamp")(stamp)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("rekey")(rekey)
app.command("retention")(retention)
app.command("batch")(batch)
app.command("import-reply")(import_reply)
_Language = Annotated[str, typer.Option("--language", help="zh or en", envvar="INSPECTOR_LANGUAGE")]


@app.command()
def verify(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="PDF files, or folders of them")] = None,
    paper: Annotated[str, typer.Option(help="Text of the printed code (INSP2:…), or a photo of it")] = "",
    language: _Language = "",
) -> None:
    """Verify PDFs or a printed page: exit 0 intact and known, 1 changed, 2 unreadable, 3 intact but signer unknown.

    Of several files each gets a line, and the exit code is the first of 1, 2, 3, 0 that came.
    """
    chosen = _language(language)
    if paper:
        raise typer.Exit(_verify_paper(paper, chosen))
    if not files:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(_USAGE)
    found = [pdf for path in files for pdf in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    if len(found) == 1 and found[0] == files[0]:
        raise typer.Exit(_verify_one(found[0], chosen))
    raise typer.Exit(_verify_all(found, chosen))


def _verify_one(file: Path, language: messages.Language) -> int:
    from inspector.services.verify import verify_file  # pyHanko takes half a second

    verdict = verify_file(file, language)
    typer.echo(verdict.message.lines())
    for check in verdict.checks:
        mark = {"ok": "✓", "note": "!", "bad": "✕"}[check.state]
        colon = "：" if language == "zh" else ": "
        typer.echo(f"  {mark} {check.title}" + (f"{colon}{check.text}" if check.text else ""))
    for difference in verdict.differences:
        typer.echo(f"  ≠ {difference}")
    return verdict.exit_code


def _verify_all(files: list[Path], language: messages.Language) -> int:
    from inspector.services.verify import verify_file

    codes: list[int] = []
    for file in files:
        try:
            verdict = verify_file(file, language)
            codes.append(verdict.exit_code)
            said = " ".join(part for part in (verdict.number, verdict.message.what) if part)
        except InspectorError as error:
            codes.append(2)
            said = messages.message_of(error, language).what
        typer.echo(f"{_MARKS[codes[-1]]} {file}: {said}")
    counts = {f"n{code}": codes.count(code) for code in _MARKS}
    typer.echo(messages.message("verify_folder", language, n=len(codes), **counts).lines())
    return next((code for code in (1, 2, 3) if code in codes), 0 if codes else 2)


def _verify_paper(given: str, language: messages.Language) -> int:
    from inspector.services.paper import verify_image, verify_paper

    is_text = given.lstrip().upper().startswith("INSP")
    verdict = verify_paper(given, language) if is_text else verify_image(Path(given), language)
    typer.echo(verdict.message.lines())
    for line in verdict.lines:
        typer.echo(f"  {line}")
    return verdict.exit_code


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
    desk = security.unlock(folder, secret(password_fd, "密码 / password"), language=chosen)
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
