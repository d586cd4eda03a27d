"""How long names are kept: until the first signature, unless the bureau's rule names a basis and an end date."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from inspector.base.clock import civil_date, utc_text
from inspector.base.errors import BadInputError, StoreError
from inspector.base.ids import new_id
from inspector.services.security import identity_of
from inspector.services.survey_state import close_scratch, has_names, scratch_of, write
from inspector.services.survey_views import Retention
from inspector.services.visit_state import register
from inspector.store import scratch
from inspector.store.tables import Edit

if TYPE_CHECKING:
    from inspector.services.desk import Desk

_SETTING = "survey/names"


def retention(desk: Desk) -> Retention:
    """Return the bureau's rule; an empty one where there is none."""
    found = desk.store.select("setting", name=_SETTING)
    value = register(found[0], "value") if found else {}
    until = value.get("until", "")
    return Retention(value.get("basis", ""), date.fromisoformat(until)) if until else Retention()


def set_retention(desk: Desk, rule: Retention) -> None:
    """Journal the bureau's rule; an empty basis takes it back.

    Raises:
        BadInputError: ``survey_rule_wrong``: no basis, or no date that is still to come.
    """
    given = bool(rule.basis.strip())
    if given != (rule.until is not None) or (rule.until is not None and rule.until <= civil_date(desk.clock())):
        raise BadInputError("survey_rule_wrong")
    region = identity_of(desk).region_code
    found = desk.store.select("setting", name=_SETTING)
    row = found[0].id if found else new_id()
    edits = [] if found else [Edit("setting", row, region, "key", {"name": _SETTING})]
    until = rule.until.isoformat() if rule.until else ""
    edits.append(Edit("setting", row, region, "value", {"basis": rule.basis.strip(), "until": until}))
    desk.store.record(edits, actor=desk.actor)


def kept_after_signing(desk: Desk) -> bool:
    """Say whether the bureau's rule lets names outlive the signature today."""
    until = retention(desk).until
    return until is not None and until >= civil_date(desk.clock())


def after_signature(desk: Desk, visit_id: UUID) -> None:
    """Destroy the names of a visit that was signed, unless they may be kept. Fast, and safe to be called again."""
    if has_names(desk, visit_id) and not kept_after_signing(desk):
        erase(desk, visit_id, "signed")


def erase(desk: Desk, visit_id: UUID, reason: str) -> None:
    """Destroy the key of a visit's names, and journal it. ``reason``: signed, by_hand, expired."""
    n = -1
    with suppress(StoreError):  # damaged: to be destroyed all the same, uncounted
        n = sum(scratch_of(desk, visit_id).count(*part) for part in scratch.PARTS)
    close_scratch(desk, visit_id)
    scratch.destroy(desk.store.home, desk.store.ring, visit_id)
    visit = desk.store.find("visit", visit_id)
    region = visit.region_code if visit else identity_of(desk).region_code
    write(desk, visit_id, region, {"erased": {"at": utc_text(desk.clock()), "reason": reason, "rows": n}})


def sweep(desk: Desk) -> None:
    """At unlock: destroy what a kill between signature and destruction left, and what has outlived its end date."""
    if not scratch.any_left(desk.store.home) or kept_after_signing(desk):
        return
    for row in desk.store.select("survey"):
        visit_id = UUID(register(row, "key").get("visit_id", str(row.id)))
        if has_names(desk, visit_id) and desk.store.select("mark", visit_id=str(visit_id)):
            erase(desk, visit_id, "expired" if retention(desk).until else "signed")
