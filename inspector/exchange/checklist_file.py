"""Checklist files (YAML): read with line marks, held to the published schema, refused by file, line and reason."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from jsonschema_rs import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.domain.checklist_build import FORMATS, ChecklistError, build_checklist

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.domain.checklist import Checklist

MAX_BYTES = 5_000_000
_BUILT_IN = "notice-2020-6.yaml"
_Path = Sequence["str | int"]


def read_checklist(path: Path) -> Checklist:
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
    root = _compose(text, file)
    plain = _plain(root, file)
    error = _first_error(plain)
    if error is not None:
        where, reason = error
        raise BadInputError("checklist_broken", file=file, line=_line(root, where), reason=reason)
    try:
        return build_checklist(cast("Mapping[str, Any]", plain))
    except ChecklistError as wrong:
        line = _line(root, wrong.path)
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


def _first_error(plain: Any) -> tuple[_Path, str] | None:
    errors = sorted(
        _validator(_schema_of(plain)).iter_errors(plain), key=lambda e: [str(part) for part in e.instance_path]
    )
    if not errors:
        return None
    deepest = max(errors, key=lambda e: len(e.instance_path))
    where = ".".join(str(part) for part in deepest.instance_path) or "-"
    return list(deepest.instance_path), f"{where}: {deepest.message[:300]}"


def _compose(text: str, file: str) -> Node:
    if "\0" in text:
        raise BadInputError("checklist_broken", file=file, line=1 + text[: text.index("\0")].count("\n"), reason="NUL")
    try:
        yaml = YAML(typ="safe", pure=True)
        node = cast("Node | None", yaml.compose(text))  # pyright: ignore[reportUnknownMemberType]  # untyped
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadInputError("checklist_broken", file=file, line=line, reason=str(error.problem)) from error
    except (YAMLError, ValueError) as error:
        raise BadInputError("checklist_broken", file=file, line=1, reason=str(error)[:300]) from error
    if node is None:
        raise BadInputError("checklist_broken", file=file, line=1, reason="empty")
    return node


def _plain(node: Node, file: str) -> Any:
    """Plain data of a composed tree. A node that is used twice is an alias: refused, with its bombs."""
    seen: set[int] = set()

    def value(part: Node) -> Any:
        line = part.start_mark.line + 1
        if id(part) in seen:
            raise BadInputError("checklist_broken", file=file, line=line, reason="anchors and aliases are not taken")
        seen.add(id(part))
        if isinstance(part, MappingNode):
            return mapping(part)
        if isinstance(part, SequenceNode):
            return [value(inner) for inner in cast("list[Node]", part.value)]
        return _scalar(cast("ScalarNode", part))

    def mapping(part: MappingNode) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, inner in cast("list[tuple[ScalarNode, Node]]", part.value):
            name = str(key.value)
            if name in found:
                line = key.start_mark.line + 1
                raise BadInputError("checklist_broken", file=file, line=line, reason=f"{name!r} stands here twice")
            found[name] = value(inner)
        return found

    return value(node)


def _scalar(node: ScalarNode) -> Any:
    """Whole numbers and truths as such, decimals as texts (canonical content has no floats), all else as typed."""
    text = str(node.value)
    if node.style is None:
        if text in {"true", "false"}:
            return text == "true"
        if text.lstrip("-").isdigit() and (text == "0" or not text.lstrip("-").startswith("0")):
            return int(text)
    return text


def _line(root: Node, path: _Path) -> int:
    """Line of a place in the file, from 1; of the nearest thing that exists."""
    node = root
    line = root.start_mark.line + 1
    for part in path:
        inner: Node | None = None
        if isinstance(node, MappingNode):
            for key, child in cast("list[tuple[ScalarNode, Node]]", node.value):
                if key.value == part:
                    inner, line = child, key.start_mark.line + 1
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(cast("list[Node]", node.value)):
            inner = cast("list[Node]", node.value)[part]
            line = inner.start_mark.line + 1
        if inner is None:
            break
        node = inner
    return line
