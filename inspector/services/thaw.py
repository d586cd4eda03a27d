"""Read a frozen report back from its canonical JSON into the value that documents draw."""

from __future__ import annotations

import typing
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from inspector.domain.report import Report
from inspector.domain.writ import Writ

if typing.TYPE_CHECKING:
    from collections.abc import Mapping


def report_from(plain: Mapping[str, Any]) -> Report:
    """Return the report whose canonical JSON this is; the round trip gives the same bytes."""
    return _value(Report, plain)


def writ_from(plain: Mapping[str, Any]) -> Writ:
    """Return the document's value whose canonical JSON this is; the round trip gives the same bytes."""
    return _value(Writ, plain)


def _value(kind: Any, plain: Any) -> Any:
    if is_dataclass(kind):
        hints = _hints(kind)
        given = [f.name for f in fields(kind) if f.name in plain or f.default is MISSING]
        return typing.cast("Any", kind)(**{name: _value(hints[name], plain[name]) for name in given})
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_value(inner, entry) for entry in plain)
    return plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)
