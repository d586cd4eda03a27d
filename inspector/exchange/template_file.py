"""Templates of documents (YAML): read with line marks, held to their schema, refused by file, line and reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from jsonschema_rs import Draft202012Validator, ValidationError

from inspector.base import places
from inspector.base.errors import BadInputError
from inspector.domain.template_blocks import TemplateError
from inspector.domain.template_build import build_template
from inspector.domain.text import Text
from inspector.exchange.marked_yaml import MarkedYaml, MarkedYamlError, deepest
from inspector.exchange.outside import seal_picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspector.domain.template import Template

BUREAU_FILE = "bureau.yaml"
MAX_BYTES = 200_000
MAX_SEAL_BYTES = 2_000_000


SHIPPED: Final = (
    "rectification_order", "preliminary_opinion", "opinion", "on_the_spot", "recheck", "receipt", "defence",
    "assignment", "notice", "reminder", "supervised", "talk", "circular", "clue_transfer", "clue_return", "draw_record",
    "handing_over", "campaign_report", "campaign_public",
)  # fmt: skip
"""Kinds that come with the program, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Bureau:
    """What a folder says of its bureau. ``seal`` is a JPEG, the picture flattened on white; b"" of none."""

    issuer: str = ""
    seal: bytes = b""


def read_template(path: Path) -> Template:
    """Read a template's file.

    Raises:
        BadInputError: ``template_broken`` with file, line (from 1) and reason; ``template_unreadable``.
    """
    found = _read(path, "template-1.schema.json")
    try:
        made = build_template(cast("Mapping[str, Any]", found.plain))
    except TemplateError as wrong:
        raise broken(path.name, found.line(wrong.path), wrong.reason) from wrong
    if path.stem != made.kind.key:
        reason = Text(f"文件名应为{made.kind.key}.yaml", f"the file has to be called {made.kind.key}.yaml")
        raise broken(path.name, found.line(("kind",)), reason)
    return made


@cache
def shipped() -> Mapping[str, Template]:
    """Return the templates that come with the program, by kind. Some 80 ms the first time."""
    return {kind: read_template(shipped_file(kind)) for kind in SHIPPED}


def shipped_file(kind: str) -> Path:
    """Return the file of a template that comes with the program."""
    return places.resources() / "templates" / f"{kind}.yaml"


@lru_cache(maxsize=64)
def parse_canonical(data: bytes) -> Template:
    """Read a template from its canonical content, as a document keeps it."""
    return build_template(json.loads(data))


def read_bureau(path: Path) -> Bureau:
    """Read ``bureau.yaml`` and the picture that it names. Raises as ``read_template``."""
    found = _read(path, "bureau-1.schema.json")
    plain = cast("Mapping[str, str]", found.plain)
    seal = b""
    if "seal" in plain:
        try:
            seal = _picture(path.parent / plain["seal"])
        except (OSError, ValueError, BadInputError) as error:
            file = plain["seal"]
            reason = Text(f"印章图片{file}读不出来", f"the picture {file} cannot be read")
            raise broken(path.name, found.line(("seal",)), reason) from error
    return Bureau(plain.get("issuer", ""), seal)


def line_of(path: Path, member: str) -> int:
    """Return the line in which a member of a template that was read stands."""
    return _read(path, "template-1.schema.json").line((member,))


def broken(file: str, line: int, reason: Text) -> BadInputError:
    """Return the error of a file that is wrong in a line."""
    return BadInputError("template_broken", file=file, line=line, reason=reason.zh, reason_en=reason.en)


def _read(path: Path, schema: str) -> MarkedYaml:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInputError("template_unreadable", file=path.name, reason=f"> {MAX_BYTES // 1000} kB")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError("template_unreadable", file=path.name, reason=type(error).__name__) from error
    try:
        found = MarkedYaml(text)
    except MarkedYamlError as fault:
        raise broken(path.name, fault.line, fault.reason) from fault
    error = deepest(list(_validator(schema).iter_errors(found.plain)))
    if error is not None:
        where, reason = _said(error)
        raise broken(path.name, found.line(where), reason)
    return found


def _said(error: ValidationError) -> tuple[list[str | int], Text]:
    """Return where a schema's error is, and what it is in words."""
    where: list[str | int] = list(error.instance_path)
    kind: Any = error.kind
    last = next((str(part) for part in reversed(where) if isinstance(part, str)), "-")
    if kind.name == "additionalProperties":
        name = str(kind.unexpected[0])
        return [*where, name], Text(f"不认识的“{name}”", f'"{name}" is not known here')
    if kind.name == "required":
        return where, Text(f"缺少“{kind.property}”", f'"{kind.property}" is missing')
    zh = {
        "enum": f"“{last}”只能取规定的值",
        "const": f"“{last}”不是规定的值",
        "type": f"“{last}”的类型不对（以{{或者[开头的文字要加引号）",
        "minLength": f"“{last}”不能空着",
        "minItems": f"“{last}”不能空着",
        "minProperties": f"“{last}”里缺少块",
        "pattern": f"“{last}”的写法不对",
        "uniqueItems": f"“{last}”有重复",
    }.get(kind.name, f"“{last}”超出范围")
    more = " (a text that begins with { or [ stands in quotes)" if kind.name == "type" else ""
    return where, Text(zh, f'"{last}": {error.message[:200]}{more}')


def _picture(path: Path) -> bytes:
    """Return a PNG as a square JPEG on white, the same bytes each time."""
    if path.stat().st_size > MAX_SEAL_BYTES:
        raise ValueError("too large")
    return seal_picture(path.read_bytes())


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((places.resources() / "schemas" / name).read_text("utf-8")))
