"""What the services of 摸排核对 share: the scratch space of a visit, and the counts that are journalled."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from inspector.base import ids
from inspector.base.clock import utc_text
from inspector.base.errors import RefusedError
from inspector.domain.survey import SUGGESTED_DAYS
from inspector.services.survey_views import RuleView
from inspector.services.visit_state import register, require_draft
from inspector.store import scratch
from inspector.store.scratch import Scratch
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from uuid import UUID

    from inspector.base.canonical import Json
    from inspector.services.desk import Desk
    from inspector.services.survey_views import Counts
    from inspector.store.tables import Row

SCRATCH = "scratch"
"""Kind of the open scratch spaces in the desk's cache; the desk closes them when it locks."""

_LAST_RULE = "local/survey_rule"


def scratch_of(desk: Desk, visit_id: UUID) -> Scratch:
    """Return a visit's scratch space, made where there is none yet."""
    key = (SCRATCH, str(visit_id))
    if key not in desk.cache:
        desk.cache[key] = Scratch.open(desk.store.home, desk.store.ring, visit_id)
    return desk.cache[key]


def names_of(desk: Desk, visit_id: UUID) -> Scratch:
    """Return the scratch space if people by name are still in it. Raises RefusedError("survey_erased")."""
    if not has_names(desk, visit_id):
        raise RefusedError("survey_erased")
    return scratch_of(desk, visit_id)


def has_names(desk: Desk, visit_id: UUID) -> bool:
    """Say whether a visit has people by name."""
    return scratch.exists(desk.store.home, desk.store.ring, visit_id)


def close_scratch(desk: Desk, visit_id: UUID) -> None:
    """Close a visit's scratch space, as before it is destroyed."""
    opened = desk.cache.pop((SCRATCH, str(visit_id)), None)
    if opened is not None:
        opened.close()


def survey_row(desk: Desk, visit_id: UUID) -> Row | None:
    """Return what is journalled of the comparison."""
    return desk.store.find("survey", ids.survey_id(visit_id))


def kept(desk: Desk, visit_id: UUID, name: str) -> dict[str, Any]:
    """Return one register of it, or an empty dict."""
    return register(survey_row(desk, visit_id), name)


def journal(desk: Desk, visit_id: UUID, **registers: Json) -> None:
    """Journal registers of a visit that may still change."""
    write(desk, visit_id, require_draft(desk, visit_id).visit.region_code, registers)


def write(desk: Desk, visit_id: UUID, region: str, registers: dict[str, Json]) -> None:
    """Journal registers; what is there already is not written again."""
    row, key = survey_row(desk, visit_id), ids.survey_id(visit_id)
    edits = [] if row else [Edit("survey", key, region, "key", {"visit_id": str(visit_id)})]
    changed = {name: value for name, value in registers.items() if row is None or row.values.get(name) != value}
    edits += [Edit("survey", key, region, name, value) for name, value in changed.items()]
    if changed:
        desk.store.record(edits, actor=desk.actor)


def journal_counts(desk: Desk, visit_id: UUID, counts: list[Counts]) -> None:
    """Journal what was counted, as it is settled now."""
    value: list[Json] = [cast("Json", asdict(entry)) for entry in counts]
    journal(desk, visit_id, result={"compared_at": utc_text(desk.clock()), "counts": value})


def rule_of(desk: Desk, visit_id: UUID) -> RuleView:
    """Return the rule of a visit; a new one begins with that of the last."""
    given = kept(desk, visit_id, "rule") or _last_rule(desk)
    return RuleView(given.get("days", SUGGESTED_DAYS), given.get("basis", ""), tuple(given.get("areas", ())))


def keep_rule(desk: Desk, visit_id: UUID, rule: RuleView) -> None:
    """Journal the rule, and offer it to the next visit."""
    value: dict[str, Json] = {"days": rule.days, "basis": rule.basis, "areas": list(rule.areas)}
    journal(desk, visit_id, rule=value)
    desk.store.save_draft(_LAST_RULE, json.dumps(value))


def _last_rule(desk: Desk) -> dict[str, Any]:
    text = desk.store.draft(_LAST_RULE)
    return cast("dict[str, Any]", json.loads(text)) if text else {}
