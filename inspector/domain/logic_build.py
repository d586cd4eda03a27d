"""The rules between items: read with what each may speak of, and joined to one graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspector.domain import scope as e
from inspector.domain.checklist import Calculation, Constraint, Group, Item, Section, Text
from inspector.domain.checklist_fault import ChecklistError, Path, expression
from inspector.domain.logic import Logic, LogicError, build_logic

_Plain = Mapping[str, Any]
FACTS = ("kind", "phase", "students", "staff")
"""What rules know of the visit besides answers: the school's kind and size, the phase."""
_RESERVED = frozenset({*FACTS, "today", "rows"})


def with_logic(plain: _Plain, sections: Sequence[Section]) -> tuple[tuple[Section, ...], dict[str, Group], Logic]:
    """Return the sections with the rules between items, the groups, and the graph.

    Raises:
        ChecklistError: An unknown name or group, a wrong type, a circle, a group that does not stand together.
    """
    scopes = _Scopes(plain, sections)
    groups = {name: _group(name, entry, scopes) for name, entry in plain.get("groups", {}).items()}
    made: list[Section] = []
    for n, section in enumerate(sections):
        _hold_together(plain, n)
        entries = plain["sections"][n]["items"]
        items = tuple(
            _item(item, entry, ("sections", n, "items", m), scopes)
            for m, (item, entry) in enumerate(zip(section.items, entries, strict=True))
        )
        made.append(replace(section, items=items))
    _hold_groups(plain, groups)
    items = {item.code: item for section in made for item in section.items}
    try:
        return tuple(made), groups, build_logic(items, groups)
    except LogicError as circle:
        raise ChecklistError(_place_of(circle.circle, plain), f"the rules go in a circle: {circle}") from circle


def _group(name: str, entry: _Plain, scopes: _Scopes) -> Group:
    path: Path = ("groups", name)
    if name in _RESERVED:
        raise ChecklistError(path, f"{name!r} is a word of the rules")
    least, most = entry.get("at_least", 1), entry.get("at_most", 20)
    if least > most:
        raise ChecklistError((*path, "at_least"), f"at_least {least} is above at_most {most}")
    rule = expression(entry.get("applies_when"), scopes.of(""), (*path, "applies_when"), grown=True)
    return Group(name, Text(entry["zh"], entry["en"]), least, most, rule)


def _item(item: Item, entry: _Plain, path: Path, scopes: _Scopes) -> Item:
    group = entry.get("group", "")
    if group and group not in scopes.groups:
        raise ChecklistError((*path, "group"), f"unknown group {group!r}")
    scope, given = scopes.of(group), {"group", "applies_when", "required_when", "constraint", "calculate"} & set(entry)
    if not given:
        return item
    return replace(
        item,
        group=group,
        applies_when=expression(entry.get("applies_when"), scope, (*path, "applies_when"), grown=True),
        required_when=expression(entry.get("required_when"), scope, (*path, "required_when"), grown=True),
        constraint=_constraint(entry.get("constraint"), scope, (*path, "constraint")),
        calculate=_calculation(item, entry.get("calculate"), scope, (*path, "calculate")),
    )


def _constraint(entry: _Plain | None, scope: e.Scope, path: Path) -> Constraint | None:
    if entry is None:
        return None
    rule = expression(entry["rule"], scope, (*path, "rule"), grown=True)
    message = entry["message"]
    return Constraint(rule, Text(message["zh"], message["en"])) if rule is not None else None


def _calculation(item: Item, entry: _Plain | None, scope: e.Scope, path: Path) -> Calculation | None:
    if entry is None:
        return None
    if [f.name for f in item.rule.fields] != ["value"]:
        raise ChecklistError(path, "only an item of a single number is calculated")
    rule = expression(entry["value"], scope, (*path, "value"), grown=True, wanted=e.NUMBER)
    return Calculation(rule, entry.get("decimals", 0)) if rule is not None else None


def _hold_together(plain: _Plain, n: int) -> None:
    """A group is a block: its items stand one after the other, in one section."""
    closed: set[str] = set()
    before = ""
    for m, entry in enumerate(plain["sections"][n]["items"]):
        group = entry.get("group", "")
        if group and group != before and group in closed:
            path: Path = ("sections", n, "items", m, "group")
            raise ChecklistError(path, f"the items of group {group!r} do not stand together")
        closed.add(before)
        before = group


def _hold_groups(plain: _Plain, groups: Mapping[str, Group]) -> None:
    sections = [{entry.get("group", "") for entry in section["items"]} for section in plain["sections"]]
    for group in groups:
        found = [n for n, used in enumerate(sections) if group in used]
        if len(found) > 1:
            path: Path = ("sections", found[1])
            raise ChecklistError(path, f"group {group!r} already stands in another section")
        if not found:
            raise ChecklistError(("groups", group), f"no item belongs to group {group!r}")


def _place_of(circle: Sequence[str], plain: _Plain) -> Path:
    """Return the place of the first rule in a circle."""
    for n, section in enumerate(plain["sections"]):
        for m, entry in enumerate(section["items"]):
            if entry["code"] in circle:
                rule = next((name for name in ("calculate", "applies_when") if name in entry), "code")
                return ("sections", n, "items", m, rule)
    return ("groups", circle[0])


@dataclass(frozen=True, slots=True)
class _Known:
    """Names, tables and codes that items give to rules."""

    names: dict[str, e.Type]
    many: dict[str, e.Scope]
    items: dict[str, str]
    hints: dict[str, str]


class _Scopes:
    """What rules may speak of, outside groups and in each."""

    def __init__(self, plain: _Plain, sections: Sequence[Section]) -> None:
        self.groups = frozenset[str](plain.get("groups", {}))
        of = {entry["code"]: entry.get("group", "") for section in plain["sections"] for entry in section["items"]}
        self._by = {group: _Known({}, {}, {}, {}) for group in ("", *self.groups)}
        for section in sections:
            for item in section.items:
                if of[item.code] in self._by:  # an unknown group is refused at its item
                    _add(self._by[of[item.code]], item)
        self._facts = {
            "kind": e.Type("text", frozenset(plain["school_kinds"])),
            "phase": e.Type("text", frozenset(plain["phases"])),
            "students": e.NUMBER,
            "staff": e.NUMBER,
        }

    def of(self, group: str) -> e.Scope:
        """Return what a rule may speak of that stands in a group, or outside all ("")."""
        outside, own = self._by[""], self._by[group]
        rows = {name: e.Scope(k.names, k.many, k.items, k.hints) for name, k in self._by.items() if name}
        others = {
            code: f"it is asked for each {name}: take it by count({name}: …), any({name}: …) and the like"
            for name, k in self._by.items()
            if name and name != group
            for code in (*k.items, *k.names)
        }
        return e.Scope(
            {**self._facts, **outside.names, **own.names},
            {**rows, **outside.many, **own.many},
            {**outside.items, **own.items},
            {**others, **outside.hints, **own.hints},
        )


def _add(known: _Known, item: Item) -> None:
    code, rule = item.code, item.rule
    known.items[code] = code
    if rule.kind == "table":
        known.many[code] = e.Scope({column.name: column.type for column in rule.columns})
        known.hints[code] = f"it is a table: take it by count({code}: …), any({code}: …) and the like"
    elif len(rule.fields) > 1:
        known.names.update({f"{code}.{f.name}": e.NUMBER for f in rule.fields})
        known.hints[code] = f"it has several numbers: {', '.join(f'{code}.{f.name}' for f in rule.fields)}"
    else:
        known.names[code] = _type(item)


def _type(item: Item) -> e.Type:
    values = frozenset(choice.value for choice in item.rule.choices)
    if item.rule.kind == "scale4":
        return e.SCALE_TYPE
    return {
        "yesno": e.Type("text", frozenset({"conforms", "fails", "not_applicable", "not_checked"})),
        "number": e.NUMBER,
        "multichoice": e.Type("set", values),
        "choice": e.Type("text", values),
        "date": e.DATE,
    }.get(item.rule.kind, e.TEXT)
