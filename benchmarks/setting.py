"""A store of its own with the sample data, and visits begun in it."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from inspector.base import places
from inspector.base.canonical import canonical_bytes
from inspector.exchange.checklist_file import built_in, parse_canonical
from inspector.services import plan, sample, security
from inspector.services.plan_views import NewVisit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from inspector.domain.checklist import Checklist
    from inspector.services.desk import Desk

PASSWORD = "Mei-Ling 督导 2026"  # noqa: S105  # of a store that lives as long as the measure
_OWN = 96
"""Items that the built-in checklist has."""


@contextmanager
def desk_of_its_own() -> Iterator[Desk]:
    """Open a fresh store; it is gone afterwards."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        desk, recovery = security.create_store(places.store_folder(), sample.sample_identity(), PASSWORD)
        security.confirm_recovery(desk, recovery)
        sample.load_sample(desk)
        try:
            yield desk
        finally:
            desk.close()


def begin(desk: Desk, checklist: Checklist | None = None) -> UUID:
    """Begin a visit at the sample school, a primary school: 88 items, or those of another checklist."""
    school = plan.search(desk, "mdxx").schools[0]
    me = plan.visit_options(desk).me
    usual = plan.built_in
    plan.built_in = (lambda: checklist) if checklist else usual
    try:
        return plan.start_visit(desk, NewVisit(school.id, "spot_check", "closed", (me,), desk.clock()))
    finally:
        plan.built_in = usual


def checklist_of(n_items: int) -> Checklist:
    """Return the built-in checklist with all items applying to every school, its items repeated up to a number.

    It is read from its canonical content, as the store reads the checklist of a visit.
    """
    plain: Any = json.loads(built_in().canonical())
    sections, left = plain["sections"], n_items
    for k, section in enumerate(sections):
        items = section["items"]
        for item in items:
            item.pop("applies_to", None)
            item.pop("phase", None)
        share = -(-left // (len(sections) - k)) if n_items > _OWN else len(items)
        section["items"] = [{**items[n % len(items)], "code": f"{section['code']}{n + 1:03}"} for n in range(share)]
        left -= share
    return parse_canonical(canonical_bytes(plain))
