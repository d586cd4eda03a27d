"""findings.json and signatures.json as they travel inside a PDF: held to the published schemas, compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from jsonschema import Draft202012Validator

from inspector.base import places
from inspector.base.errors import BadInputError

FINDINGS, SIGNATURES = "findings.json", "signatures.json"
_SCHEMAS = {
    "inspector-findings/1": "findings-1.schema.json",
    "inspector-amendment/1": "amendment-1.schema.json",
    "inspector-signatures/1": "signatures-1.schema.json",
}
_MAX_DIFFERENCES = 20
_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Carried:
    """What a document carries. ``bound``: every mark was given against these findings."""

    findings: Mapping[str, Any]
    sha256: str
    bound: bool
    n_marks: int


def read_carried(findings: bytes, signatures: bytes) -> Carried:
    """Check both files against their schemas and against each other.

    Raises:
        BadInputError: ``findings_invalid`` with the place and the reason.
    """
    content = check(findings)
    marks: Sequence[Mapping[str, Any]] = check(signatures)["marks"]
    sha256 = hashlib.sha256(findings).hexdigest()
    bound = all(mark["report_sha256"] == sha256 for mark in marks)
    return Carried(content, sha256, bound, len(marks))


def check(data: bytes) -> Mapping[str, Any]:
    """Return parsed JSON that its schema accepts; the schema is the one that its ``format`` names."""
    try:
        content = json.loads(data)
        name = _SCHEMAS[content["format"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInputError("findings_invalid", reason="format") from error
    error = next(iter(_validator(name).iter_errors(content)), None)
    if error is not None:
        where = ".".join(map(str, error.absolute_path)) or "-"
        raise BadInputError("findings_invalid", reason=f"{where}: {error.message[:200]}")
    return content


def differences(signed: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what differs between two findings, one line each: place: was → is. At most twenty."""
    lines: list[str] = []
    _compare(signed, found, "", lines)
    return tuple(lines[:_MAX_DIFFERENCES])


def _compare(was: Any, now: Any, place: str, lines: list[str]) -> None:
    if isinstance(was, dict) and isinstance(now, dict):
        was, now = cast("dict[str, Any]", was), cast("dict[str, Any]", now)
        for key in [*was, *(k for k in now if k not in was)]:
            _compare(was.get(key), now.get(key), f"{place}.{key}" if place else str(key), lines)
    elif isinstance(was, list) and isinstance(now, list):
        was, now = cast("list[Any]", was), cast("list[Any]", now)
        for n in range(max(len(was), len(now))):
            one = was[n] if n < len(was) else None
            other = now[n] if n < len(now) else None
            _compare(one, other, f"{place}[{_name(one or other, n)}]", lines)
    elif was != now:
        lines.append(f"{place}：{_short(was)} → {_short(now)}")


def _name(entry: Any, n: int) -> str:
    if isinstance(entry, dict):
        entry = cast("dict[str, Any]", entry)
        for key in ("code", "item", "name"):
            if entry.get(key):
                return str(entry[key])
    return str(n + 1)


def _short(value: Any) -> str:
    text = "—" if value in (None, "") else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}…"


@cache
def _validator(name: str) -> Any:
    return Draft202012Validator(json.loads((places.resources() / "schemas" / name).read_text("utf-8")))
