"""findings.json and signatures.json as they travel inside a PDF: held to the published schemas, compared."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from jsonschema_rs import Draft202012Validator

from inspector.base import places
from inspector.base.canonical import canonical_bytes
from inspector.base.errors import BadInputError
from inspector.base.messages import Language
from inspector.domain.report_sharing import answers_sha256
from inspector.exchange.findings_words import entry_name, field_name, value_name

FINDINGS, SIGNATURES = "findings.json", "signatures.json"
_SCHEMAS = {
    "inspector-findings/1": "findings-1.schema.json",
    "inspector-findings/2": "findings-2.schema.json",
    "inspector-amendment/1": "amendment-1.schema.json",
    "inspector-writ/1": "writ-1.schema.json",
    "inspector-signatures/1": "signatures-1.schema.json",
}
_RESULTS = ("conforms", "mostly", "fails", "not_applicable", "not_checked")
MAX_DIFFERENCES = 20
_MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Carried:
    """What a document carries.

    ``bound``: there is a mark, and every one was given against these findings. ``not_initialled``: sections whose
    initials (确认) were given on other answers than the findings hold. ``miscounted``: counts of a record that its rows
    do not give, and lists that are not numbered from 1, by the names of the members.
    """

    findings: Mapping[str, Any]
    sha256: str
    bound: bool
    n_marks: int
    not_initialled: tuple[str, ...] = ()
    miscounted: tuple[str, ...] = ()


def read_carried(findings: bytes, signatures: bytes) -> Carried:
    """Check both files against their schemas and against each other.

    Raises:
        BadInputError: ``findings_invalid`` with the place and the reason.
    """
    content = check(findings)
    marks: Sequence[Mapping[str, Any]] = check(signatures)["marks"]
    sha256 = hashlib.sha256(findings).hexdigest()
    bound = bool(marks) and all(mark["report_sha256"] == sha256 for mark in marks)
    return Carried(content, sha256, bound, len(marks), _not_initialled(content), _miscounted(content))


def _not_initialled(findings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the sections of which the hash that a member initialled cannot be computed again from their answers."""
    sections: Sequence[Mapping[str, Any]] = findings.get("sections", ())
    answers = {one["code"]: {item["code"]: item["answer"] for item in one["items"]} for one in sections}
    shares: Sequence[Mapping[str, Any]] = findings.get("shares", ())
    return tuple(
        share["code"]
        for share in shares
        if share["answers_sha256"]
        and share["answers_sha256"] != answers_sha256(findings["visit"], share["code"], answers.get(share["code"], {}))
    )


def _miscounted(findings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the counts of a record that its own rows do not give, and the lists that are not numbered from 1."""
    if "counts" not in findings:
        return ()
    items = [item for section in findings["sections"] for item in section["items"]]
    found = Counter(item["result"] for item in items)
    counted = {result: found[result] for result in _RESULTS}
    counted |= {"unanswered": sum(not item["answer"] for item in items), "total": sum(counted.values())}
    wrong = [name for name, n in counted.items() if findings["counts"][name] != n]
    wrong += ["total"] if counted["total"] != len(items) and "total" not in wrong else []
    numbered = {name: [row["n"] for row in findings[name]] for name in ("problems", "evidence")}
    return (*wrong, *(name for name, numbers in numbered.items() if numbers != list(range(1, len(numbers) + 1))))


@lru_cache(maxsize=4)
def check(data: bytes) -> Mapping[str, Any]:
    """Return parsed canonical JSON that its schema accepts; the schema is the one that its ``format`` names.

    Anything but the canonical form (RFC 8785) is refused: what two readers could read otherwise, as a name that
    stands twice, is never what was signed for. The last few are remembered: a document is verified when it is made,
    before it is kept and when it is shown. Nobody changes what is returned.

    Raises:
        BadInputError: ``findings_invalid`` with the place and the reason.
    """
    try:
        content = json.loads(data)
        name = _SCHEMAS[content["format"]]
        if canonical_bytes(content) != data:
            raise BadInputError("findings_invalid", reason="not canonical")
        error = next(_validator(name).iter_errors(content), None)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInputError("findings_invalid", reason="format") from error
    if error is not None:
        where = ".".join(map(str, error.instance_path)) or "-"
        raise BadInputError("findings_invalid", reason=f"{where}: {error.message[:200]}")
    return content


def differences(signed: Mapping[str, Any], found: Mapping[str, Any], language: Language = "zh") -> tuple[str, ...]:
    """Return what differs between two findings, one line each in words: place: was → is. At most twenty."""
    lines: list[str] = []
    _compare(signed, found, _Place(language), lines)
    return tuple(lines[:MAX_DIFFERENCES])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands, in words: the innermost named entry of a list, then the fields below it."""

    language: Language
    words: tuple[str, ...] = ()
    field: str = ""

    def at(self, field: str) -> _Place:
        return _Place(self.language, (*self.words, field_name(field, self.language)), field)

    def entry(self, own: str) -> _Place:
        return _Place(self.language, (entry_name(self.field, own, self.language),))

    def line(self, said: str) -> str:
        dot, colon = ("·", "：") if self.language == "zh" else (" · ", ": ")
        return f"{dot.join(self.words)}{colon}{said}"


def _compare(was: Any, now: Any, place: _Place, lines: list[str]) -> None:
    if isinstance(was, dict) and isinstance(now, dict):
        was, now = cast("dict[str, Any]", was), cast("dict[str, Any]", now)
        for key in [*was, *(k for k in now if k not in was)]:
            _compare(was.get(key), now.get(key), place.at(key), lines)
    elif isinstance(was, list) and isinstance(now, list):
        before, after = _by_name(cast("list[Any]", was)), _by_name(cast("list[Any]", now))
        for name in [*before, *(n for n in after if n not in before)]:
            _compare(before.get(name), after.get(name), place.entry(name), lines)
    elif was != now:
        lines.append(place.line(_change(was, now, place.language)))


def _change(was: Any, now: Any, language: Language) -> str:
    if was is None and isinstance(now, dict | list):
        return "后加的" if language == "zh" else "added"
    if now is None and isinstance(was, dict | list):
        return "被删去" if language == "zh" else "removed"
    return f"{_short(was, language)} → {_short(now, language)}"


def _by_name(entries: list[Any]) -> dict[str, Any]:
    """Entries by their own names, so that one that was left out does not make all after it differ."""
    named = {_name(entry): entry for entry in entries}
    return named if len(named) == len(entries) else {str(n): entry for n, entry in enumerate(entries, 1)}


def _name(entry: Any) -> str:
    if isinstance(entry, dict):
        entry = cast("dict[str, Any]", entry)
        for key in ("code", "n", "item", "name", "place", "people"):
            if entry.get(key):
                return str(entry[key])
    return ""


def _short(value: Any, language: Language) -> str:
    if value in (None, ""):
        return "—"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = value_name(text, language)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}…"


def schemas() -> dict[str, Any]:
    """Return the published schemas by the ``format`` that they are for."""
    return {kind: json.loads(_schema_text(name)) for kind, name in _SCHEMAS.items()}


def _schema_text(name: str) -> str:
    return (places.resources() / "schemas" / name).read_text("utf-8")


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(_schema_text(name)))
