"""What was compared, as it is kept in the scratch space, and its counts."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from inspector.domain import reconcile as compared
from inspector.domain.near_names import Near
from inspector.domain.reconcile import Reconciled
from inspector.domain.survey import ObservationRule, faults_of_rows, is_key_person
from inspector.services.survey_views import Counts, RuleView
from inspector.store.scratch import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspector.base.canonical import Json
    from inspector.store.scratch import Scratch


def result_of(space: Scratch, people: str) -> Reconciled | None:
    """Return what was compared, with what a person has settled since."""
    plain = space.fact(f"result/{people}")
    if not isinstance(plain, dict):
        return None
    found = _reconciled(cast("dict[str, Any]", plain))
    return compared.settled(found, [(ours, theirs) for ours, theirs, same in settled_pairs(space) if same])


def settled_pairs(space: Scratch) -> list[tuple[int, int, bool]]:
    """Return what a person has said of near matches: rows of roster and survey, and whether they are one person."""
    found = cast("list[list[Any]]", space.fact("settled") or [])
    return [(entry[0], entry[1], entry[2]) for entry in found]


def keep_settled(space: Scratch, said: Sequence[tuple[int, int, bool]]) -> None:
    """Keep what was said of near matches, of rows that are still there."""
    there = {row[0] for row in space.people([row for ours, theirs, _ in said for row in (ours, theirs)])}
    space.keep_fact("settled", [list(entry) for entry in said if {entry[0], entry[1]} <= there])


def observed_of(space: Scratch, people: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the key people: row, and what their observation lacks."""
    found = cast("list[list[Any]]", space.fact(f"observed/{people}") or [])
    return [(entry[0], tuple(entry[1])) for entry in found]


def observe(space: Scratch, people: str, rule: RuleView, found: Reconciled) -> Json:
    """Return the key people with what their observation lacks, as it is kept: each once, at their first row."""
    with_unit = any(body["has_unit"] for _, body in space.tables() if body["side"] == "survey")
    limits = ObservationRule(rule.days, rule.basis, rule.areas)
    first = {twin.row: twin.of for twin in found.survey_twins}
    observed: dict[int, list[tuple[date | None, date | None, str | None]]] = {}
    for row, travel, contact, start, end, unit in space.key_people(people):
        if is_key_person(travel, contact, rule.areas):
            days = [date.fromisoformat(text) if text else None for text in (start, end)]
            person = row
            while person in first:  # what a row repeats may itself repeat an earlier one
                person = first[person]
            observed.setdefault(person, []).append((days[0], days[1], unit if with_unit else None))
    return [[row, list(faults_of_rows(rows, limits))] for row, rows in sorted(observed.items())]


def counts_of(space: Scratch, people: str) -> Counts:
    """Count what was compared, as it is settled now."""
    found = result_of(space, people)
    assert found is not None  # noqa: S101  # asked for where there is one
    observed = observed_of(space, people)
    said = {(ours, theirs) for ours, theirs, _ in settled_pairs(space)}
    open_rows = set(found.missing), set(found.strangers)
    near = [
        n
        for n in found.near
        if (n.roster, n.survey) not in said and n.roster in open_rows[0] and n.survey in open_rows[1]
    ]
    has_roster = bool(space.count("roster", people))
    bad = {row for side in ("roster", "survey") for row, _ in space.faulty(side, people)}
    dateless = sum(1 for _, faults in observed if {"no_start", "no_end"} & set(faults))
    return Counts(
        people=people,
        roster=found.n_roster if has_roster else -1,
        surveyed=found.n_survey,
        matched=found.n_matched if has_roster else -1,
        by_number=found.by_number,
        settled=_n_settled(space, people),
        missing=len(found.missing) if has_roster else -1,
        strangers=len(found.strangers) if has_roster else -1,
        twice=len(found.roster_twins) + len(found.survey_twins),
        renamed=len(found.renamed),
        shared_numbers=len(found.shared_numbers),
        unclear=len(found.unclear),
        near=len(near),
        near_skipped=found.near_skipped and has_roster,
        bad_rows=len(bad),
        key_people=len(observed),
        without_dates=dateless,
        ended_early=sum(1 for _, faults in observed if "ended_early" in faults),
        without_unit=sum(1 for _, faults in observed if "no_unit" in faults),
    )


def _n_settled(space: Scratch, people: str) -> int:
    same = [ours for ours, _, is_same in settled_pairs(space) if is_same]
    return sum(1 for _, _, _, part, _, _ in space.people(same) if PARTS[part][1] == people)


def plain_of(found: Reconciled) -> Json:
    """Return a comparison as it is kept; ``result_of`` reads it."""
    body = asdict(replace(found, roster_twins=(), survey_twins=(), near=()))
    for name in ("roster_twins", "survey_twins"):
        body[name] = [[twin.row, twin.of] for twin in getattr(found, name)]
    body["near"] = [[near.roster, near.survey, near.reason] for near in found.near]
    return body


def _reconciled(plain: dict[str, Any]) -> Reconciled:
    body: dict[str, Any] = {n: tuple(cast("list[Any]", v)) if isinstance(v, list) else v for n, v in plain.items()}
    for name in ("roster_twins", "survey_twins"):
        body[name] = tuple(compared.Twin(*pair) for pair in plain[name])
    for name in ("renamed", "shared_numbers"):
        body[name] = tuple(tuple(rows) for rows in plain[name])
    body["near"] = tuple(Near(*near) for near in plain["near"])
    return Reconciled(**body)
