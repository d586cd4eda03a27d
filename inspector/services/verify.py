"""Verify a PDF: intact, by whom, when, and what differs. The same for window and command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from inspector.base.canonical import sha256_hex
from inspector.base.clock import CHINA, parse_utc, system_clock, utc_text
from inspector.base.errors import BadInputError, InspectorError, MissingError
from inspector.base.messages import Language, Message, message
from inspector.domain.reply import FORM
from inspector.exchange import findings as carried
from inspector.services.certificates import trusted
from inspector.services.verify_differences import kept_under, tell
from inspector.signing.countersign import SEAL_FIELD
from inspector.signing.verify import Examination, Signed, examine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
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
        BadInputError: ``file_unreadable``, ``file_too_large``.
    """
    return verify_bytes(read_file(path), language, desk)


def read_file(path: Path) -> bytes:
    """Return a file that may be a document. Raises as ``verify_file``."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BadInputError("file_too_large", file=path.name, most=_MAX_BYTES // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingError("file_missing", file=path.name) from error
    except OSError as error:
        raise BadInputError("file_unreadable", file=path.name) from error


def verify_bytes(data: bytes, language: Language, desk: Desk | None = None) -> Verdict:
    """Verify a PDF's bytes."""
    trust = trusted()
    found = examine(data, trust.certificates, trust.lists, trust.time)
    files = dict(found.files)
    content, state, why = _judged(found)
    findings: Mapping[str, Any] = content.findings if content else {}
    number = str(findings.get("number", ""))
    signed_at = utc_text(found.signed_at) if found.signed_at else ""
    differences = tell(data, files, language, desk) if state in {"changed", "unreadable"} else ()
    school: Any = findings.get("school", "")
    school_name = cast("dict[str, Any]", school)["name"] if isinstance(school, dict) else school
    reason = message(f"verify_reason_{why}", language).what if why else ""
    code = _code(state, found)
    who = _doubtful(found)
    time = _civil(utc_text(who.signed_at) if who.signed_at else "", language)
    if state == "unreadable" and _is_reply(data):
        code = "reply_is_form"
    words = message(code, language, signer=who.signer or "?", time=time, reason=reason)
    checks = _failed(state, reason, language)
    if state.startswith("intact"):
        checks = (*_checks(found, content, language, desk), *_original(data, number, language, desk))
    return Verdict(
        state=state,
        exit_code=_EXIT[state],
        message=words,
        checks=checks,
        number=number,
        school=str(school_name),
        signer=found.signer,
        signed_at=signed_at,
        certificate=found.fingerprint,
        findings_sha256=content.sha256 if content else "",
        differences=differences,
    )


def _is_reply(data: bytes) -> bool:
    """Say whether this looks like a school's form: only for words, no field of it is read here."""
    wide = FORM.encode("utf-16-be")
    escaped = "".join(rf"\000{one}" for one in FORM)
    ways = (wide, wide.hex().encode(), wide.hex().upper().encode(), escaped.encode(), FORM.encode())
    return any(one in data for one in ways)


def _code(state: str, found: Examination) -> str:
    """Return the code of the verdict's words: why a signer is not known is said where it can be."""
    if state != "intact_unknown":
        return f"verify_{state}"
    why = {"outside_term": "expired", "revoked": "revoked", "wrong_usage": "usage"}.get(
        _doubtful(found).judged.standing
    )
    return f"verify_intact_{why or 'unknown'}"


def _doubtful(found: Examination) -> Examination | Signed:
    """Return of all who signed the first who is not known; else who certified."""
    return next((one for one in (found, *found.more) if one.judged.standing != "known"), found)


def judge_bytes(data: bytes) -> tuple[Examination, Mapping[str, Any], str]:
    """Return what was found in a PDF, its findings as far as they can be read, and the state, without words."""
    trust = trusted()
    found = examine(data, trust.certificates, trust.lists, trust.time)
    content, state, _ = _judged(found)
    return found, content.findings if content else {}, state


def state_of(data: bytes) -> tuple[str, str]:
    """Return state and code of the reason only: without words, and without looking for what differs."""
    trust = trusted()
    return _judged(examine(data, trust.certificates, trust.lists, trust.time))[1:]


def _judged(found: Examination) -> tuple[carried.Carried | None, str, str]:
    """Return what the file carries, the state, and the code of the reason."""
    content, problem = _content(dict(found.files))
    if found.state != "intact":
        return content, found.state, found.reasons[0]
    if problem:
        return content, "changed", problem
    return content, "intact_known" if found.known else "intact_unknown", ""


def _content(files: dict[str, bytes]) -> tuple[carried.Carried | None, str]:
    """Return what the file carries, and the code of what is wrong with it."""
    if carried.FINDINGS not in files or carried.SIGNATURES not in files:
        return None, "content_missing"
    try:
        content = carried.read_carried(files[carried.FINDINGS], files[carried.SIGNATURES])
    except BadInputError:
        return None, "content_invalid"
    if not content.bound:
        return content, "content_unbound"
    if content.not_initialled:
        return content, "content_initials"
    return content, "content_counts" if content.miscounted else ""


def _line(level: str, code: str, language: Language, **values: str | int) -> Check:
    words = message(f"verify_check_{code}", language, **values)
    return Check(level, words.what, words.means)


def _failed(state: str, reason: str, language: Language) -> tuple[Check, ...]:
    return (_line("bad", state, language, reason=reason),) if state in {"changed", "unreadable"} else ()


def _checks(
    found: Examination, content: carried.Carried | None, language: Language, desk: Desk | None
) -> tuple[Check, ...]:
    lines = [_line("ok", "signature", language, signer=found.signer, fingerprint=found.fingerprint[:16])]
    if content is not None:
        lines.append(_line("ok", "content", language, n=content.n_marks, sha256=_grouped(content.sha256)))
        journal: Any = content.findings.get("journal", {})
        head = _grouped(str(journal.get("hash", "")))
        lines.append(_line("ok", "journal", language, n=int(journal.get("seq", 0)), head=head))
    now = desk.clock() if desk else system_clock()
    lines += _standing(found, now, language)
    for one in found.more:
        lines += [_further(one, language), *_standing(one, now, language)]
    for stamp in found.stamps:
        known = stamp.judged.standing == "known"
        time, by = _civil(utc_text(stamp.at), language), stamp.signer or stamp.unit
        code = "time_stamp" if known else "time_stamp_unknown"
        lines.append(_line("ok" if known else "note", code, language, time=time, by=by))
    if not found.is_stamped:
        lines.append(_line("note", "no_time_stamp", language))
    return tuple(lines)


def _further(signed: Signed, language: Language) -> Check:
    """Say whose further signature it is. Only a certificate of the unit itself makes a seal."""
    code = "sealed" if signed.field == SEAL_FIELD and signed.signer == signed.unit else "countersigned"
    time = _civil(utc_text(signed.signed_at), language)
    return _line("ok", code, language, signer=signed.signer, time=time, fingerprint=signed.fingerprint[:16])


def _standing(found: Examination | Signed, now: datetime, language: Language) -> list[Check]:
    """Say how the signer stands, and how far that can be known."""
    judged = found.judged
    if judged.standing == "revoked":
        on = _civil(utc_text(judged.revoked_at), language) if judged.revoked_at else ""
        return [_line("note", "revoked_lost" if judged.key_lost else "revoked", language, on=on)]
    if judged.standing in {"outside_term", "wrong_usage"}:
        return [_line("note", "expired" if judged.standing == "outside_term" else "usage", language)]
    if judged.standing == "unknown":
        lines = [_line("note", "unknown", language, unit=found.unit)]
    elif judged.vouched_by:
        lines = [_line("ok", "vouched", language, unit=found.unit, by=judged.vouched_by)]
    else:
        lines = [_line("ok", "known", language, unit=found.unit)]
    if judged.list_until and now > judged.list_until:
        lines.append(_line("note", "list_old", language, on=_civil(utc_text(judged.list_until), language)))
    if found.valid_until and now > found.valid_until:
        lines.append(_line("note", "ended", language, on=_civil(utc_text(found.valid_until), language)))
    return lines


def _original(data: bytes, number: str, language: Language, desk: Desk | None) -> tuple[Check, ...]:
    """Say whether an intact file is the very one that this laptop keeps under its number."""
    kept = kept_under(number, desk)
    if kept is None:
        return ()
    if kept["sha256"] == sha256_hex(data):
        return (_line("ok", "same", language, number=number),)
    code = "earlier" if _is_earlier(data, kept, desk) else "other"
    return (_line("note", code, language, number=number),)


def _is_earlier(data: bytes, kept: Mapping[str, Any], desk: Desk | None) -> bool:
    """Say whether a file is the kept document before it was signed again or stamped."""
    if desk is None or int(kept["size"]) <= len(data):
        return False
    try:
        return desk.store.evidence.get(kept["sha256"]).startswith(data)
    except InspectorError:
        return False  # a lost or damaged original is audit's matter


def _civil(signed_at: str, language: Language) -> str:
    if not signed_at:
        return "?"
    local = parse_utc(signed_at).astimezone(CHINA)
    if language == "zh":
        return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}"
    return f"{local:%Y-%m-%d %H:%M}"


def _grouped(digest: str) -> str:
    return " ".join(digest[n : n + 4].upper() for n in range(0, 16, 4))
