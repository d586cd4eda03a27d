"""Reads the periods of ``resources/retention/kinds.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from ruamel.yaml import YAML

from inspector.base import places
from inspector.domain.retention import RetentionRule
from inspector.domain.text import Text


@cache
def retention_rules() -> dict[str, RetentionRule]:
    """Return the rule of each kind, in the order of the file: what goes first comes first."""
    text = (places.resources() / "retention" / "kinds.yaml").read_text("utf-8")
    raw: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return {
        kind: RetentionRule(kind, one["days"], one["ours"], Text(**one["title"]), Text(**one["basis"]))
        for kind, one in raw.items()
    }
