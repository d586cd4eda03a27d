"""Types of the checklist's language, and what a rule may speak of where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Type:
    """Kind of a value: number, truth, date, text or set. ``among``: the only texts it can be or hold; None: any."""

    name: str
    among: frozenset[str] | None = None
    literal: bool = False
    """Written in the rule: what it is compared with says which texts it may be."""


NUMBER, TRUTH, DATE, TEXT = Type("number"), Type("truth"), Type("date"), Type("text")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may speak of."""

    names: Mapping[str, Type]
    many: Mapping[str, Scope] = field(default_factory=dict[str, "Scope"])
    """Groups and tables, each with what is known in one row of it besides what is known outside."""
    items: Mapping[str, str] = field(default_factory=dict[str, str])
    """Codes for ``answered`` and ``judged``."""
    hints: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names that exist and cannot be used here, and why."""


SCALE_TYPE = Type("text", frozenset({"conforms", "mostly", "fails", "not_applicable", "not_checked"}))
