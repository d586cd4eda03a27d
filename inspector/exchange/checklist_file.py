"""Checklist files (YAML): read with line marks, held to the published schema, refused by file, line and reason."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jsonschema_rs import Draft202012Validator

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.domain.checklist_build import FORMATS, ChecklistError, build_checklist
from inspector.exchange.marked_yaml import MarkedYaml, MarkedYamlError, Path, deepest

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Mapping

    from inspector.domain.checklist import Checklist

MAX_BYTES = 5_000_000
_BUILT_IN = "notice-2020-6.yaml"


def read_checklist(path: pathlib.Path) -> Checklist:
    """Read a checklist file.

    Raises:
        BadInputError: ``checklist_broken`` with file, line (from 1) and reason; ``checklist_unreadable``.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInputError("checklist_unreadable", file=path.name, reason=f"> {MAX_BYTES // 1_000_000} MB")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError("checklist_unreadable", file=path.name, reason=type(error).__name__) from error
    return parse_checklist(text, path.name)


def parse_checklist(text: str, file: str) -> Checklist:
    """Read a checklist's text; ``file`` names it in errors, which are those of ``read_checklist``."""
    try:
        found = MarkedYaml(text)
    except MarkedYamlError as fault:
        raise BadInputError("checklist_broken", file=file, line=fault.line, reason=fault.reason.en) from fault
    error = _first_error(found.plain)
    if error is not None:
        where, reason = error
        raise BadInputError("checklist_broken", file=file, line=found.line(where), reason=reason)
    try:
        return build_checklist(cast("Mapping[str, Any]", found.plain))
    except ChecklistError as wrong:
        line = found.line(wrong.path)
        raise BadInputError("checklist_broken", file=file, line=line, reason=wrong.reason) from wrong


@cache
def built_in() -> Checklist:
    """Return the checklist that comes with the program."""
    return read_checklist(places.resources() / "checklists" / _BUILT_IN)


@cache
def shipped() -> Mapping[str, Checklist]:
    """Return the checklists that come with the program, by id; the first is ``built_in``."""
    others = sorted(path for path in (places.resources() / "checklists").glob("*.yaml") if path.name != _BUILT_IN)
    return {checklist.id: checklist for checklist in (built_in(), *map(read_checklist, others))}


def parse_canonical(data: bytes) -> Checklist:
    """Read a checklist from its canonical content, as the store keeps it."""
    return build_checklist(json.loads(data))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((places.resources() / "schemas" / name).read_text("utf-8")))


def _schema_of(plain: Any) -> str:
    """Return the schema that a file's format names; the oldest where it names none, to say what is missing."""
    grown = isinstance(plain, dict) and cast("dict[str, Any]", plain).get("format") == FORMATS[1]
    return "checklist-2.schema.json" if grown else "checklist-1.schema.json"


def _first_error(plain: Any) -> tuple[Path, str] | None:
    error = deepest(list(_validator(_schema_of(plain)).iter_errors(plain)))
    if error is None:
        return None
    where = ".".join(str(part) for part in error.instance_path) or "-"
    return list(error.instance_path), f"{where}: {error.message[:300]}"
