"""For a file that is not what was signed: tell what differs, where that can be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from inspector.base.errors import BadInputError, InspectorError
from inspector.base.messages import message
from inspector.exchange import findings as carried
from inspector.services.visit_state import register
from inspector.signing.compare import compare, signed_part
from inspector.signing.verify import examine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspector.base.messages import Language
    from inspector.services.desk import Desk

_MAX_KEPT = 50
_MIN_START_BYTES = 1000
"""A shorter piece says nothing: all our documents begin alike."""


def tell(data: bytes, files: Mapping[str, bytes], language: Language, desk: Desk | None) -> tuple[str, ...]:
    """Return what differs, one line each; empty where nothing can be told.

    Compared with the document as it was signed: the one that still stands at the start of the file, else the
    original that this laptop keeps under the number. Without either only the file's own contradictions are told.
    """
    signed = signed_part(data)
    if signed is not None:
        return (_say("behind", language, n=len(data) - len(signed)), *_against(signed, data, language))
    kept = kept_under(_number(files), desk)
    if kept is not None and desk is not None:
        try:
            return _against(desk.store.evidence.get(kept["sha256"]), data, language)
        except InspectorError:
            return ()  # a lost or damaged original is audit's matter
    return _cut(data, language, desk) or _contradiction(files, language)


def kept_under(number: str, desk: Desk | None) -> Mapping[str, Any] | None:
    """Return what the desk keeps of the document with a number, or None."""
    if desk is None or not number:
        return None
    for row in desk.store.select("document"):
        if "document" in row.values and register(row, "document").get("number") == number:
            return register(row, "document")
    return None


def _against(signed: bytes, found: bytes, language: Language) -> tuple[str, ...]:
    changed = compare(signed, found)
    lines = list(_findings(signed, found, language))
    if changed is None:
        return tuple(lines) or (_say("structure", language),)
    if changed.pages:
        lines.append(_say("pages", language, pages=_ranges(changed.pages, language)))
    said = {carried.FINDINGS} if lines else set[str]()
    lines.extend(_say("file", language, name=name) for name in changed.files if name not in said)
    return tuple(lines) or (_say("elsewhere", language),)


def _findings(signed: bytes, found: bytes, language: Language) -> tuple[str, ...]:
    before, after = (_parsed(dict(examine(pdf, ()).files)) for pdf in (signed, found))
    return carried.differences(before, after, language) if before and after else ()


def _contradiction(files: Mapping[str, bytes], language: Language) -> tuple[str, ...]:
    if not {carried.FINDINGS, carried.SIGNATURES} <= files.keys():
        return ()
    try:
        content = carried.read_carried(files[carried.FINDINGS], files[carried.SIGNATURES])
    except BadInputError as error:
        return (_say("invalid", language, reason=error.values.get("reason", "")),)
    if not content.bound:
        return (_say("unbound", language),)
    names = [carried.field_name(name, language) for name in content.miscounted]
    return (
        *(_say("initials", language, section=section) for section in content.not_initialled),
        *(_say("counts", language, name=name) for name in names),
    )


def _cut(data: bytes, language: Language, desk: Desk | None) -> tuple[str, ...]:
    """Tell whose beginning a cut file is, by the newest documents that the desk keeps."""
    if desk is None or len(data) < _MIN_START_BYTES:
        return ()
    rows = [row for row in desk.store.select("document") if "document" in row.values]
    for kept in (register(row, "document") for row in rows[-_MAX_KEPT:]):
        if int(kept["size"]) <= len(data):
            continue
        try:
            original = desk.store.evidence.get(kept["sha256"])
        except InspectorError:
            continue
        if original.startswith(data):
            return (_say("cut", language, number=kept["number"], n=len(original) - len(data)),)
    return ()


def _number(files: Mapping[str, bytes]) -> str:
    """The number that the file gives itself, even where its findings are no longer valid."""
    number = _parsed(files).get("number", "")
    return number if isinstance(number, str) else ""


def _parsed(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    try:
        found = json.loads(files[carried.FINDINGS])
    except (KeyError, ValueError, RecursionError):
        return {}
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else {}


def _ranges(pages: tuple[int, ...], language: Language) -> str:
    """Return page numbers in short: 1–3、5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    texts = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ("、" if language == "zh" else ", ").join(texts)


def _say(code: str, language: Language, **values: str | int) -> str:
    return message(f"verify_difference_{code}", language, **values).what
