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
        given = {
            name: plain[name] if is_plain else _value(hint, plain[name])
            for name, hint, is_plain, may_lack in _members(kind)
            if not may_lack or name in plain
        }
        return typing.cast("Any", kind)(**given)
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(plain) if _is_plain(inner) else tuple([_value(inner, entry) for entry in plain])
    return plain


@cache
def _members(kind: Any) -> tuple[tuple[str, Any, bool, bool], ...]:
    """Return name and type of a dataclass's members, whether each is taken as it stands, and whether it may lack."""
    hints = typing.get_type_hints(kind)
    return tuple((f.name, hints[f.name], _is_plain(hints[f.name]), f.default is not MISSING) for f in fields(kind))


def _is_plain(kind: Any) -> bool:
    return not is_dataclass(kind) and typing.get_origin(kind) is not tuple
