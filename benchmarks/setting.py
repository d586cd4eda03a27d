"""A store of its own with the sample data, and visits begun in it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.services import plan, sample, security
from inspector.services.plan_views import NewVisit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from inspector.services.desk import Desk

PASSWORD = "Mei-Ling 督导 2026"  # noqa: S105  # of a store that lives as long as the measure


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


def begin(desk: Desk) -> UUID:
    """Begin a visit at the sample school, a primary school: 88 items."""
    school = plan.search(desk, "mdxx").schools[0]
    me = plan.visit_options(desk).me
    return plan.start_visit(desk, NewVisit(school.id, "spot_check", "closed", (me,), desk.clock()))
