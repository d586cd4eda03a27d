"""Verify a PDF: intact, by whom, when, and what differs. The same for window and command line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from inspector.base.clock import CHINA, parse_utc, utc_text
from inspector.base.errors import BadInputError, InspectorError, MissingError
from inspector.base.messages import Language, Message, message
from inspector.exchange import findings as carried
from inspector.services.signing_key import trusted
from inspector.services.visit_state import register
from inspector.signing.verify import Examination, examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspector.services.desk import Desk

_EXIT = {"intact_known": 0, "changed": 1, "unreadable": 2, "intact_unknown": 3}
_MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the verdict: ok, note (attention) or bad."""

    state: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``: intact_known, changed, unreadable, intact_unknown; ``exit_code`` 0, 1, 2, 3 in that order."""

    state: str
    exit_code: int
    message: Message
    checks: tuple[Check, ...]
    number: str
    school: str
    signer: str
    signed_at: str
    """Claimed time, UTC text; judged at that time."""
    certificate: str
    """SHA-256 fingerprint of the signer's certificate."""
    findings_sha256: str
    differences: tuple[str, ...]
    """What differs from what was signed, where that can be told."""


def verify_file(path: Path, language: Language, desk: Desk | None = None) -> Verdict:
    """Verify a PDF file. With a desk, a changed file is also compared with the kept original of its number.

    Raises:
        MissingError: ``file_missing``.
        BadInputError: ``file_unreadable``.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BadInputError("file_unreadable", file=path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingError("file_missing", file=path.name) from error
    except OSError as error:
        raise BadInputError("file_unreadable", file=path.name) from error
    return verify_bytes(data, language, desk)


def verify_bytes(data: bytes, language: Language, desk: Desk | None = None) -> Verdict:
    """Verify a PDF's bytes."""
    found = examine(data, trusted())
    files = dict(found.files)
    content, problem = _content(files)
    state = found.state
    reasons = list(found.reasons)
    if state == "intact" and problem:
        state, reasons = "changed", [problem]
    if state == "intact":
        state = "intact_known" if found.known else "intact_unknown"
    findings: Mapping[str, Any] = content.findings if content else {}
    signed_at = utc_text(found.signed_at) if found.signed_at else ""
    differences = _differences(files, str(findings.get("number", "")), desk) if state == "changed" else ()
    school: Any = findings.get("school", "")
    school_name = cast("dict[str, Any]", school)["name"] if isinstance(school, dict) else school
    words = message(
        f"verify_{state}",
        language,
        signer=found.signer or "?",
        time=_civil(signed_at, language),
        reason=message(f"verify_reason_{reasons[0]}", language).what if reasons else "",
    )
    return Verdict(
        state=state,
        exit_code=_EXIT[state],
        message=words,
        checks=_checks(found, content, state, language),
        number=str(findings.get("number", "")),
        school=str(school_name),
        signer=found.signer,
        signed_at=signed_at,
        certificate=found.fingerprint,
        findings_sha256=content.sha256 if content else "",
        differences=differences,
    )


def _content(files: dict[str, bytes]) -> tuple[carried.Carried | None, str]:
    """Return what the file carries, and the code of what is wrong with it."""
    if carried.FINDINGS not in files or carried.SIGNATURES not in files:
        return None, "content_missing"
    try:
        content = carried.read_carried(files[carried.FINDINGS], files[carried.SIGNATURES])
    except BadInputError:
        return None, "content_invalid"
    return content, "" if content.bound else "content_unbound"


def _checks(found: Examination, content: carried.Carried | None, state: str, language: Language) -> tuple[Check, ...]:
    def line(level: str, code: str, **values: str | int) -> Check:
        words = message(f"verify_check_{code}", language, **values)
        return Check(level, words.what, words.means)

    if state in {"changed", "unreadable"}:
        return (line("bad", state),)
    lines = [line("ok", "signature", signer=found.signer, fingerprint=found.fingerprint[:16])]
    if content is not None:
        lines.append(line("ok", "content", n=content.n_marks, sha256=_grouped(content.sha256)))
        journal: Any = content.findings.get("journal", {})
        lines.append(line("ok", "journal", n=int(journal.get("seq", 0)), head=_grouped(str(journal.get("hash", "")))))
    lines.append(line("ok" if found.known else "note", "known" if found.known else "unknown", unit=found.unit))
    if found.expired:
        lines.append(line("note", "expired"))
    lines.append(line("note", "no_time_stamp"))
    return tuple(lines)


def _differences(files: dict[str, bytes], number: str, desk: Desk | None) -> tuple[str, ...]:
    """Tell what differs from the kept original of the same number, else what the file itself shows."""
    if desk is not None:
        for row in desk.store.select("document"):
            kept = register(row, "document")
            if kept.get("number") == number and number:
                return _against(files, desk, kept["sha256"])
    if carried.FINDINGS in files and carried.SIGNATURES in files:
        try:
            content = carried.read_carried(files[carried.FINDINGS], files[carried.SIGNATURES])
        except BadInputError:
            return ("findings.json",)
        if not content.bound:
            return ("findings.json ≠ signatures.json",)
    return ()


def _against(files: dict[str, bytes], desk: Desk, sha256: str) -> tuple[str, ...]:
    try:
        original = dict(examine(desk.store.evidence.get(sha256), ()).files)
        signed = json.loads(original[carried.FINDINGS])
        now = json.loads(files[carried.FINDINGS])
    except (InspectorError, KeyError, ValueError):
        return ()
    return carried.differences(signed, now)


def _civil(signed_at: str, language: Language) -> str:
    if not signed_at:
        return "?"
    local = parse_utc(signed_at).astimezone(CHINA)
    if language == "zh":
        return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}"
    return f"{local:%Y-%m-%d %H:%M}"


def _grouped(digest: str) -> str:
    return " ".join(digest[n : n + 4].upper() for n in range(0, 16, 4))
