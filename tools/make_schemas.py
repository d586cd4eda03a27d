"""Make the schemas of findings.json, amendment and signatures.json, and of checklists of format 2.

The former from the values of inspector/domain, the latter from the schema of format 1.

Run: python tools/make_schemas.py. A test holds the published files to what this makes.
"""

from __future__ import annotations

import copy
import json
import typing
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

from inspector.domain import report, signature, writ

TARGET = Path(__file__).resolve().parent.parent / "resources" / "schemas"
HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
INSTANT = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}
INSTANT_OR_EMPTY = {
    "type": "string",
    "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$",
}
DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DATE_OR_EMPTY = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
NARROWER: dict[str, dict[str, Any]] = {  # by field, or by class and field
    "sha256": HASH, "report_sha256": HASH, "first_sha256": HASH, "first_pdf_sha256": HASH, "hash": HASH,
    "arrived_at": INSTANT, "frozen_at": INSTANT, "signed_at": INSTANT, "refused_at": INSTANT, "seen_at": INSTANT,
    "left_at": INSTANT_OR_EMPTY, "shown_at": INSTANT_OR_EMPTY, "told_at": INSTANT_OR_EMPTY,
    "act_at": INSTANT_OR_EMPTY, "put_right_at": INSTANT_OR_EMPTY, "taken_at": INSTANT,
    "expires_on": DATE_OR_EMPTY, "due_on": DATE_OR_EMPTY,
    "severity": {"enum": ["minor", "serious", "critical"]},
    "agrees": {"enum": ["yes", "no", ""]},
    "result": {"enum": ["conforms", "mostly", "fails", "not_applicable", "not_checked"]},
    "verify": {"enum": ["look", "ask", "read", "count"]},
    "score": {"type": "string", "pattern": "^([0-9]{1,3}\\.[0-9])?$"},
    "party": {"enum": ["team", "school", "witness"]},
    "population_sha256": HASH, "compared_at": INSTANT, "names_until": DATE_OR_EMPTY,
    "side": {"enum": ["roster", "survey"]}, "people": {"enum": ["student", "staff"]},
    "DutyCall.started_at": INSTANT, "DutyCall.leader": {"enum": ["", "yes", "no"]},
    "PersonMet.role_kind": {"enum": ["staff", "parent", "student", "other"]}, "PersonMet.at": INSTANT_OR_EMPTY,
    "initialled_at": INSTANT_OR_EMPTY, "answers_sha256": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
    "PaperSeen.dated": DATE_OR_EMPTY, "PaperSeen.photos": {"type": "array", "items": HASH},
    "NumberedReading.at": INSTANT, "NumberedReading.value": {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"},
    "template_sha256": HASH, "seal_sha256": HASH,
    "on": DATE, "visited_on": DATE_OR_EMPTY, "Outcome.result": {"enum": ["closed", "open", "extended"]},
    "PlaceWalked.from_at": INSTANT, "PlaceWalked.until_at": INSTANT_OR_EMPTY,
}  # fmt: skip


def of_type(kind: Any, *, first: bool = False) -> dict[str, Any]:
    """Return the schema of a type; ``first`` as of ``of_class``."""
    if is_dataclass(kind):
        return of_class(kind, first=first)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": of_type(inner[0], first=first)}
    if origin is tuple:
        n = len(inner)
        return {"type": "array", "items": {"type": "integer"}, "minItems": n, "maxItems": n}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(inner[1])}
    return {bool: {"type": "boolean"}, int: {"type": "integer"}, str: {"type": "string"}}[kind]


def of_class(kind: Any, /, *, first: bool = False, **fixed: Any) -> dict[str, Any]:
    """Return the schema of a dataclass: nothing else taken; fields with a default may be left out.

    ``first``: of the format's first version, which had none of these, here or further in.
    """
    hints = typing.get_type_hints(kind)
    optional = {field.name for field in fields(kind) if field.default is not MISSING}
    properties = {
        field.name: NARROWER.get(f"{kind.__name__}.{field.name}")
        or NARROWER.get(field.name)
        or of_type(hints[field.name], first=first)
        for field in fields(kind)
        if field.name not in fixed and not (first and field.name in optional)
    }
    properties = {**fixed, **properties}
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def checklist_2() -> dict[str, Any]:
    """Return the schema of inspector-checklist/2: all of /1, which was written by hand, and what has grown since."""
    schema = copy.deepcopy(json.loads((TARGET / "checklist-1.schema.json").read_text("utf-8")))
    schema |= {"$id": "urn:inspector:checklist:2", "title": "Inspector checklist, format inspector-checklist/2"}
    schema["properties"]["format"] = {"const": "inspector-checklist/2"}
    rule, text = {"$ref": "#/$defs/rule"}, {"$ref": "#/$defs/text"}
    count = {"type": "integer", "minimum": 0, "maximum": 50}
    some = {"type": "integer", "minimum": 1, "maximum": 50}
    decimals = {"type": "integer", "minimum": 0, "maximum": 2}
    schema["properties"]["groups"] = {
        "description": "Repeated groups: each gate, each canteen, each dormitory looked into.",
        "type": "object", "minProperties": 1, "propertyNames": {"$ref": "#/$defs/name"},
        "additionalProperties": _closed(
            {
                "zh": {"type": "string", "minLength": 1, "maxLength": 20},
                "en": {"type": "string", "minLength": 1, "maxLength": 40},
                "at_least": count, "at_most": some, "applies_when": rule,
            },
            "zh", "en",
        ),
    }  # fmt: skip
    item = schema["$defs"]["item"]["properties"]
    item |= {
        "group": {"$ref": "#/$defs/name"},
        "applies_when": rule,
        "required_when": rule,
        "constraint": _closed({"rule": rule, "message": text}, "rule", "message"),
        "calculate": _closed({"value": rule, "decimals": decimals}, "value"),
    }
    answer = item["answer"]["properties"]
    choices = copy.deepcopy(answer["choices"])
    del choices["items"]["properties"]["judged"]
    answer["kind"]["enum"].append("table")
    answer["draws"] = {**some, "description": "Samples that are drawn: rows that the table begins with."}
    answer["most_rows"] = some
    answer["columns"] = {
        "type": "array", "minItems": 1, "maxItems": 6,
        "items": _closed(
            {
                "name": {"$ref": "#/$defs/name"},
                "kind": {"enum": ["number", "yesno", "choice", "date", "text"]},
                "label": text, "unit": text, "min": {"$ref": "#/$defs/number"}, "max": {"$ref": "#/$defs/number"},
                "decimals": decimals, "choices": choices,
            },
            "name", "kind", "label",
        ),
    }  # fmt: skip
    return schema


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object", "required": list(required), "additionalProperties": False, "properties": properties,
    }  # fmt: skip


def schemas() -> dict[str, dict[str, Any]]:
    """Return all schemas by file name."""
    marks = [
        of_class(signature.HandSignature, kind={"const": "strokes"}),
        of_class(signature.Refusal, kind={"const": "refusal"}),
    ]
    made = {
        "findings-1": of_class(report.Report, first=True, format={"const": "inspector-findings/1"}),
        "findings-2": of_class(report.Report, format={"const": report.FINDINGS_FORMAT}),
        "amendment-1": of_class(report.Amendment, format={"const": report.AMENDMENT_FORMAT}),
        "writ-1": of_class(writ.Writ, format={"const": writ.WRIT_FORMAT}),
        "signatures-1": {
            "type": "object", "required": ["format", "marks"], "additionalProperties": False,
            "properties": {
                "format": {"const": signature.SIGNATURES_FORMAT},
                "marks": {"type": "array", "items": {"oneOf": marks}},
            },
        },
    }  # fmt: skip
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made["checklist-2"] = checklist_2()
    return {
        f"{name}.schema.json": {**head, "$id": f"urn:inspector:{name.replace('-', ':')}", **schema}
        for name, schema in made.items()
    }


def main() -> None:
    """Write all schemas."""
    for name, schema in schemas().items():
        (TARGET / name).write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
