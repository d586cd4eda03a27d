"""The lists of 摸排核对: who is meant, masked unless asked for; and what a person says of near matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from inspector.base.errors import MissingError
from inspector.domain.survey import PEOPLE, masked
from inspector.services.survey_result import counts_of, observed_of, result_of, settled_pairs
from inspector.services.survey_state import journal_counts, names_of
from inspector.services.survey_views import NearLine, PersonLine
from inspector.services.visit_state import require_draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk
    from inspector.store.scratch import Scratch

LISTS = (
    "missing", "strangers", "near", "twice", "renamed", "shared_numbers", "key_people", "without_dates",
    "ended_early", "without_unit", "bad_rows",
)  # fmt: skip
_DETAILS = ("travel", "contact", "start", "end", "unit", "birth", "returned", "surveyed")


def people_in(
    desk: Desk, visit_id: UUID, name: str, people: str, *, start: int = 0, n: int = 200, whole: bool = False
) -> tuple[PersonLine, ...]:
    """Return a part of a list. ``whole`` shows names and numbers: only on request."""
    space = names_of(desk, visit_id)
    entries = _entries(space, name, people)[start : start + n]
    codes = dict(entries)
    return lines_of(space, [row for row, _ in entries], whole=whole, codes=codes)


def count_in(desk: Desk, visit_id: UUID, name: str, people: str) -> int:
    """Return how long a list is."""
    return len(_entries(names_of(desk, visit_id), name, people))


def near_in(desk: Desk, visit_id: UUID, people: str, *, whole: bool = False) -> tuple[NearLine, ...]:
    """Return the near matches, the unsettled first."""
    space = names_of(desk, visit_id)
    found = result_of(space, people)
    if found is None:
        return ()
    said = {(ours, theirs): same for ours, theirs, same in settled_pairs(space)}
    taken = {ours for (ours, _), same in said.items() if same}, {theirs for (_, theirs), same in said.items() if same}
    lines: list[NearLine] = []
    for near in found.near:
        same = said.get((near.roster, near.survey))
        if same is None and (near.roster in taken[0] or near.survey in taken[1]):
            continue  # one of the two was settled with another
        pair = lines_of(space, [near.roster, near.survey], whole=whole)
        if len(pair) == 2:  # noqa: PLR2004  # a table may have been taken out
            lines.append(NearLine(pair[0], pair[1], near.reason, same))
    return tuple(sorted(lines, key=lambda line: line.same is not None))


def settle(desk: Desk, visit_id: UUID, roster: int, survey: int, *, same: bool | None) -> None:
    """Say whether two rows are one person; None takes it back. The counts are journalled."""
    require_draft(desk, visit_id)
    space = names_of(desk, visit_id)
    rest = [entry for entry in settled_pairs(space) if entry[:2] != (roster, survey)]
    if same:
        rest = [entry for entry in rest if not (entry[2] and (entry[0] == roster or entry[1] == survey))]
    said = [*rest, (roster, survey, same)] if same is not None else rest
    space.keep_fact("settled", cast("Json", [list(entry) for entry in said]))
    journal_counts(desk, visit_id, [counts_of(space, one) for one in PEOPLE if space.fact(f"result/{one}")])


def lines_of(
    space: Scratch, rows: Sequence[int], *, whole: bool, codes: dict[int, tuple[str, ...]] | None = None
) -> tuple[PersonLine, ...]:
    """Return rows as lines."""
    lines: list[PersonLine] = []
    for row, table, n, _, shown, faults in space.people(rows):
        name, clas = shown.get("name", ""), "".join(shown.get(role, "") for role in ("grade", "class"))
        details = tuple((role, shown[role]) for role in _DETAILS if shown.get(role)) if whole else ()
        lines.append(
            PersonLine(
                row=row,
                name=name if whole else masked(name),
                clas=clas,
                number=shown.get("id_number", "") if whole else "",
                table=table,
                table_row=n,
                codes=(codes or {}).get(row, ()) or tuple(faults.split()),
                details=details,
                phone=shown.get("phone", "") if whole else "",
            )
        )
    return tuple(lines)


def _entries(space: Scratch, name: str, people: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of a list with what is wrong with each."""
    if name == "bad_rows":
        faulty = [*space.faulty("roster", people), *space.faulty("survey", people)]
        return [(row, tuple(faults.split())) for row, faults in faulty]
    wanted = {
        "key_people": frozenset[str](), "without_dates": {"no_start", "no_end"}, "ended_early": {"ended_early"},
        "without_unit": {"no_unit"},
    }  # fmt: skip
    if name in wanted:
        found = observed_of(space, people)
        return [(row, faults) for row, faults in found if not wanted[name] or wanted[name] & set(faults)]
    result = result_of(space, people)
    if result is None:
        return []
    unclear = set(result.unclear)
    rows: dict[str, list[tuple[int, tuple[str, ...]]]] = {
        "missing": [(row, ("unclear",) if row in unclear else ()) for row in result.missing],
        "strangers": [(row, ()) for row in result.strangers],
        "twice": [(twin.row, ("twin",)) for twin in (*result.roster_twins, *result.survey_twins)],
        "renamed": [(row, ("renamed",)) for pair in result.renamed for row in pair],
        "shared_numbers": [(row, ("shared",)) for group in result.shared_numbers for row in group],
    }
    if name not in rows:
        raise MissingError("survey_erased")
    return rows[name]
