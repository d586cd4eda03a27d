"""The common phrases of an inspection (常用语): read from their file and held to its schema."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

from inspector.base import places
from inspector.exchange.marked_yaml import MarkedYaml

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_phrases(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read phrases by where they are used (fact, measure, flag, reason, opinion, word, refusal).

    Raises:
        ValueError: The text does not keep to ``phrases-1.schema.json``; says what and where. The file is ours, so
            this is a bug and no user's error.
    """
    plain: Any = MarkedYaml(text).plain
    schema = json.loads((places.resources() / "schemas" / "phrases-1.schema.json").read_text("utf-8"))
    for error in Draft202012Validator(schema).iter_errors(plain):
        raise ValueError(f"{'.'.join(map(str, error.instance_path))}: {error.message}")
    found: dict[str, tuple[str, ...]] = {}
    for group in plain["groups"]:
        found[group["use"]] = (*found.get(group["use"], ()), *group["phrases"])
    return found


@cache
def common_phrases() -> Mapping[str, tuple[str, ...]]:
    """Return the phrases that come with the program. They are Chinese in both languages: the record is."""
    return parse_phrases((places.resources() / "phrases" / "zh.yaml").read_text("utf-8"))
