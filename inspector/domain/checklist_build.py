"""From the plain data of a checklist file to its values, with everything refused that cannot mean anything.

The JSON Schema has already held the shape; here is what a schema cannot say: names that must be known,
codes that must be unique, rules that must be readable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from inspector.domain import scope as e
from inspector.domain.answer_rule import AGE, AnswerRule, Choice, Field
from inspector.domain.checklist import (
    BasisRef,
    Checklist,
    GradeStep,
    Grading,
    Item,
    Law,
    LawVersion,
    SchoolKind,
    Section,
    Text,
)
from inspector.domain.checklist_fault import ChecklistError, Path, expression
from inspector.domain.logic_build import with_logic
from inspector.domain.table import NO_TEXT, Column

__all__ = ["FORMAT", "FORMATS", "ChecklistError", "build_checklist"]

FORMAT = "inspector-checklist/1"
FORMATS = (FORMAT, "inspector-checklist/2")
_JUDGED_BY_RULE = frozenset({"number", "multichoice", "date", "table"})
_MAX_ROWS = 50
_Plain = Mapping[str, Any]
_Made = TypeVar("_Made")


def build_checklist(plain: _Plain) -> Checklist:
    """Make a checklist of plain data that its schema has passed. Raises ChecklistError."""
    laws = {key: _law(entry) for key, entry in plain["laws"].items()}
    phases = {key: _text(entry) for key, entry in plain["phases"].items()}
    kinds = {key: SchoolKind(_text(entry), frozenset(entry["stages"])) for key, entry in plain["school_kinds"].items()}
    stages = frozenset[str]().union(*(kind.stages for kind in kinds.values()))
    known = _Known(laws, frozenset(phases), stages, grown=plain["format"] != FORMAT)
    sections = tuple(_section(entry, ("sections", n), known) for n, entry in enumerate(plain["sections"]))
    _refuse_twice(plain["sections"])
    sections, groups, logic = with_logic(plain, sections)
    return Checklist(
        id=plain["id"],
        version=plain["version"],
        title=_text(plain["title"]),
        source=_text(plain["source"]),
        scale={entry["value"]: _text(entry) for entry in plain["scale"]["values"]},
        grading=_grading(plain["grading"]),
        school_kinds=kinds,
        phases=phases,
        laws=laws,
        sections=sections,
        plain=plain,
        groups=groups,
        logic=logic,
    )


class _Known:
    def __init__(self, laws: Mapping[str, Law], phases: frozenset[str], stages: frozenset[str], *, grown: bool) -> None:
        self.laws, self.phases, self.stages, self.grown = laws, phases, stages, grown


def _text(entry: _Plain) -> Text:
    return Text(entry["zh"], entry["en"])


def _law(entry: _Plain) -> Law:
    versions = tuple(
        LawVersion(
            version["version"],
            date.fromisoformat(version["from"]) if "from" in version else None,
            date.fromisoformat(version["to"]) if "to" in version else None,
        )
        for version in entry["versions"]
    )
    return Law(entry["name"], entry["binding"], versions)


def _grading(entry: _Plain) -> Grading:
    steps = tuple(GradeStep(grade["name"], _text(grade), grade["at_least"]) for grade in entry["grades"])
    ordered = tuple(sorted(steps, key=lambda step: -step.at_least))
    names = [step.name for step in ordered]
    if entry["veto_caps_at"] not in names:
        raise ChecklistError(("grading", "veto_caps_at"), f"no grade is named {entry['veto_caps_at']!r}")
    if ordered[-1].at_least != 0:
        raise ChecklistError(("grading", "grades"), "the lowest grade has to begin at 0")
    return Grading(
        credit_percent={name: _hundredths(credit) for name, credit in entry["credit"].items()},
        grades=ordered,
        veto_caps_at=entry["veto_caps_at"],
        not_graded_above_percent=_hundredths(entry["not_graded_above_unchecked_weight"]),
        not_graded_when_veto_unchecked=entry["not_graded_when_veto_unchecked"],
    )


def _hundredths(text: str | int) -> int:
    """Decimals are texts in canonical content; two digits after the point are exact here."""
    whole, _, part = str(text).partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def _section(entry: _Plain, path: Path, known: _Known) -> Section:
    code = entry["code"]
    items = tuple(_item(item, code, (*path, "items", n), known) for n, item in enumerate(entry["items"]))
    return Section(code, _text(entry["title"]), items)


def _item(entry: _Plain, section: str, path: Path, known: _Known) -> Item:
    if not entry["code"].startswith(section):
        raise ChecklistError((*path, "code"), f"{entry['code']} stands in section {section}")
    stages: Sequence[str] = entry.get("applies_to", {}).get("stages", ())
    for n, stage in enumerate(stages):
        if stage not in known.stages:
            raise ChecklistError((*path, "applies_to", "stages", n), f"no school kind has the stage {stage!r}")
    phase = entry.get("phase", "")
    if phase and phase not in known.phases:
        raise ChecklistError((*path, "phase"), f"unknown phase {phase!r}")
    problem = entry.get("problem", {})
    return Item(
        code=entry["code"],
        section=section,
        text=_text(entry["text"]),
        verify=entry["verify"],
        rule=_rule(entry["answer"], (*path, "answer"), grown=known.grown),
        weight=entry["weight"],
        veto=entry["veto"],
        evidence=entry["evidence"],
        stages=frozenset(stages),
        phase=phase,
        basis=tuple(_basis(b, (*path, "basis", n), known) for n, b in enumerate(entry["basis"])),
        guidance=entry["guidance"]["zh"],
        rectify=entry["rectify"]["zh"],
        deadline_days=entry["deadline"]["days"],
        severity=entry["severity"],
        red_flag="red_flag" in entry,
        focus=entry.get("focus", ""),
        problem_title=problem.get("title", ""),
        problem_fact=problem.get("fact", ""),
    )


def _basis(entry: _Plain, path: Path, known: _Known) -> BasisRef:
    law = known.laws.get(entry["law"])
    if law is None:
        raise ChecklistError((*path, "law"), f"unknown law {entry['law']!r}")
    version = entry.get("version", "")
    if version and version not in {v.version for v in law.versions}:
        raise ChecklistError((*path, "version"), f"{law.name} has no version {version!r} in laws")
    if not version and law.binding != "notice":
        raise ChecklistError(path, f"{law.name}: the version that the article belongs to is missing")
    return BasisRef(entry["law"], entry["place"], version)


def _rule(entry: _Plain, path: Path, *, grown: bool) -> AnswerRule:
    kind = entry["kind"]
    fields = _unique(entry.get("fields", ()), "name", (*path, "fields"), _field)
    if kind == "number" and not fields:
        single = _need(entry, ("unit", "min", "max"), path)
        fields = (Field("value", Text("", ""), _text(single["unit"]), single["min"], single["max"]),)
    for n, entered in enumerate(fields):
        if entered.minimum > entered.maximum:
            raise ChecklistError((*path, "fields", n), f"min {entered.minimum} is above max {entered.maximum}")
    choices = _unique(entry.get("choices", ()), "value", (*path, "choices"), _choice)
    _hold_choices(kind, choices, path)
    columns = _unique(entry.get("columns", ()), "name", (*path, "columns"), _column)
    _hold_columns(entry, columns, path)
    scope = _own_scope(kind, fields, choices, columns, grown=grown)
    if kind in _JUDGED_BY_RULE and "conforms_when" not in entry:
        raise ChecklistError(path, "conforms_when is missing")
    return AnswerRule(
        kind,
        fields,
        choices,
        expression(entry.get("conforms_when"), scope, (*path, "conforms_when"), grown=grown),
        expression(entry.get("mostly_when"), scope, (*path, "mostly_when"), grown=grown),
        tuple(
            parsed
            for n, check in enumerate(entry.get("checks", ()))
            if (parsed := expression(check, scope, (*path, "checks", n), grown=grown))
        ),
        columns,
        entry.get("draws", 0),
        entry.get("most_rows", min(max(entry.get("draws", 0) * 2, 10), _MAX_ROWS)),
    )


def _own_scope(
    kind: str, fields: Sequence[Field], choices: Sequence[Choice], columns: Sequence[Column], *, grown: bool
) -> e.Scope:
    """Return what an item's own rules may speak of."""
    names = {f.name: e.NUMBER for f in fields}
    if kind == "multichoice":
        names = {"count": e.NUMBER}
        if grown:
            names["chosen"] = e.Type("set", frozenset(choice.value for choice in choices))
    if kind == "date":
        names = {AGE: e.NUMBER, "value": e.DATE} if grown else {AGE: e.NUMBER}
    rows = {"rows": e.Scope({column.name: column.type for column in columns})} if columns else {}
    return e.Scope(names, rows)


def _hold_columns(entry: _Plain, columns: Sequence[Column], path: Path) -> None:
    if (entry["kind"] == "table") != bool(columns) or (entry["kind"] == "table") != ("draws" in entry):
        raise ChecklistError(path, "a table has columns and draws, nothing else has them")
    if entry.get("most_rows", entry.get("draws", 0)) < entry.get("draws", 0):
        raise ChecklistError((*path, "most_rows"), "most_rows is less than draws")
    for n, (column, plain) in enumerate(zip(columns, entry.get("columns", ()), strict=True)):
        here = (*path, "columns", n)
        _need(plain, {"number": ("unit", "min", "max"), "choice": ("choices",)}.get(column.kind, ()), here)
        if column.minimum > column.maximum:
            raise ChecklistError(here, f"min {column.minimum} is above max {column.maximum}")


def _column(entry: _Plain) -> Column:
    return Column(
        name=entry["name"],
        kind=entry["kind"],
        label=_text(entry["label"]),
        unit=_text(entry["unit"]) if "unit" in entry else NO_TEXT,
        minimum=entry.get("min", 0),
        maximum=entry.get("max", 0),
        decimals=entry.get("decimals", 0),
        choices=tuple((choice["value"], _text(choice)) for choice in entry.get("choices", ())),
    )


def _hold_choices(kind: str, choices: Sequence[Choice], path: Path) -> None:
    if kind in {"multichoice", "choice"} and not choices:
        raise ChecklistError(path, f"a {kind} without choices")
    for n, choice in enumerate(choices):
        if (kind == "choice") != bool(choice.judged):
            words = "judged is missing" if kind == "choice" else "judged belongs to a choice only"
            raise ChecklistError((*path, "choices", n), words)


def _field(entry: _Plain) -> Field:
    return Field(entry["name"], _text(entry["label"]), _text(entry["unit"]), entry["min"], entry["max"])


def _choice(entry: _Plain) -> Choice:
    return Choice(entry["value"], _text(entry), entry.get("judged", ""))


def _need(entry: _Plain, names: Sequence[str], path: Path) -> _Plain:
    for name in names:
        if name not in entry:
            raise ChecklistError(path, f"{name} is missing")
    return entry


def _unique(entries: Sequence[_Plain], key: str, path: Path, make: Callable[[_Plain], _Made]) -> tuple[_Made, ...]:
    seen: set[str] = set()
    for n, entry in enumerate(entries):
        if entry[key] in seen:
            raise ChecklistError((*path, n, key), f"{entry[key]!r} stands here twice")
        seen.add(entry[key])
    return tuple(make(entry) for entry in entries)


def _refuse_twice(sections: Sequence[_Plain]) -> None:
    seen: dict[str, Path] = {}
    for n, section in enumerate(sections):
        here: Path = ("sections", n)
        if section["code"] in seen:
            raise ChecklistError((*here, "code"), f"section {section['code']} stands twice")
        seen[section["code"]] = here
        for m, item in enumerate(section["items"]):
            if item["code"] in seen:
                raise ChecklistError((*here, "items", m, "code"), f"{item['code']} stands twice")
            seen[item["code"]] = (*here, "items", m)
