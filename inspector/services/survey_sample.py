"""抽查核实: draw people of the survey at random, telephone or meet them, record what they say."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, cast

from inspector.base.clock import utc_text
from inspector.base.errors import BadInputError, MissingError
from inspector.domain.sampling import ALGORITHM, draw, population_sha256, row_key
from inspector.domain.survey import PEOPLE
from inspector.services.survey_lists import lines_of
from inspector.services.survey_state import has_names, journal, kept, names_of
from inspector.services.survey_views import OutcomeView, SampleView
from inspector.services.visit_state import require_draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk

RESULTS = ("agrees", "minor", "differs", "unreached")
WAYS = ("phone", "meet")
SUGGESTED_SIZE = 3
"""What item I05 suggests."""
MAX_SIZE = 200
_SEED_BYTES = 8
_MAX_NOTE = 500


def draw_sample(
    desk: Desk, visit_id: UUID, size: int, seed: str, progress: Callable[[int, int], None]
) -> dict[str, Any]:
    """Draw from all people of the surveys; ``seed`` "" makes one. Slow: run in a worker, then ``keep_sample``.

    Raises:
        BadInputError: ``survey_sample_empty``.
    """
    space = names_of(desk, visit_id)
    files = {table: (body["sha256"], body["sheet"]) for table, body in space.tables()}
    rows: dict[str, int] = {}
    for n, people in enumerate(PEOPLE):
        progress(n, len(PEOPLE) + 1)
        for row, table, at in space.places("survey", people):
            rows[row_key(*files[table], at)] = row
    if not rows:
        raise BadInputError("survey_sample_empty")
    seed = seed.strip() or secrets.token_hex(_SEED_BYTES)
    drawn = draw(seed, rows, min(max(size, 1), MAX_SIZE))
    return {
        "seed": seed,
        "population": len(rows),
        "population_sha256": population_sha256(rows),
        "rows": [rows[key] for key in drawn],
        "outcomes": {},
    }


def keep_sample(desk: Desk, visit_id: UUID, sample: dict[str, Any]) -> None:
    """Keep a drawn sample in place of the one before; that one is journalled too: nobody draws until it suits."""
    require_draft(desk, visit_id)
    before = kept(desk, visit_id, "sample")
    earlier = [*before.get("earlier", ()), {"seed": before["seed"], "size": before["size"]}] if before else []
    names_of(desk, visit_id).keep_fact("sample", cast("Json", {**sample, "earlier": earlier}))
    _journal(desk, visit_id)


def record_outcome(desk: Desk, visit_id: UUID, row: int, *, way: str, result: str, note: str = "") -> None:
    """Record what one of the sample said. The note stays with the names; only counts are journalled."""
    require_draft(desk, visit_id)
    space = names_of(desk, visit_id)
    sample = cast("dict[str, Any]", space.fact("sample") or {})
    if row not in sample.get("rows", ()) or way not in WAYS or result not in {*RESULTS, ""}:
        raise MissingError("survey_sample_empty")
    said = {"way": way, "result": result, "note": note.strip()[:_MAX_NOTE], "at": utc_text(desk.clock())}
    sample["outcomes"] = {**sample["outcomes"], str(row): said}
    space.keep_fact("sample", cast("Json", sample))
    _journal(desk, visit_id)


def sample_view(desk: Desk, visit_id: UUID, *, whole: bool) -> SampleView | None:
    """Return the sample; the people of it only while they are here, and by name only if ``whole``."""
    counts = kept(desk, visit_id, "sample")
    if not counts:
        return None
    outcomes: list[OutcomeView] = []
    if has_names(desk, visit_id):
        space = names_of(desk, visit_id)
        sample = cast("dict[str, Any]", space.fact("sample") or {"rows": [], "outcomes": {}})
        for person in lines_of(space, sample["rows"], whole=whole):
            said = sample["outcomes"].get(str(person.row), {})
            outcomes.append(OutcomeView(person, said.get("way", "phone"), said.get("result", ""), said.get("note", "")))
    return SampleView(
        seed=counts["seed"],
        population=counts["population"],
        population_sha256=counts["population_sha256"],
        size=counts["size"],
        drawn_before=len(counts["earlier"]),
        outcomes=tuple(outcomes),
        n_by_result={result: counts[result] for result in RESULTS},
    )


def _journal(desk: Desk, visit_id: UUID) -> None:
    sample = cast("dict[str, Any]", names_of(desk, visit_id).fact("sample"))
    results = [said["result"] for said in sample["outcomes"].values()]
    n = {result: results.count(result) for result in RESULTS}
    body: dict[str, Json] = {
        "algorithm": ALGORITHM, "seed": sample["seed"], "population": sample["population"],
        "population_sha256": sample["population_sha256"], "size": len(sample["rows"]),
        "earlier": sample["earlier"], **n, "undone": len(sample["rows"]) - sum(n.values()),
    }  # fmt: skip
    journal(desk, visit_id, sample=body)
