"""Run all benchmarks and print their table."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from typing import TYPE_CHECKING

from inspector.base import places
from inspector.services import conclude, evidence, inspect, plan, records, sample, security
from inspector.services.plan_views import NewVisit

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["INSPECTOR_HOME"] = home
        desk, _ = security.create_store(places.store_folder(), sample.sample_identity(), "Mei-Ling 督导 2026")
        sample.load_sample(desk)
        school = plan.search(desk, "mdxx").schools[0]
        me = plan.visit_options(desk).me
        visit = plan.start_visit(desk, NewVisit(school.id, "spot_check", "closed", (me,), desk.clock()))
        items = [i for i in inspect.open_checklist(desk, visit).items if i.kind in {"scale4", "yesno"}]
        floor, given = [], []
        raw = desk.store._connection  # noqa: SLF001  # the floor is a bare commit on the very connection
        raw.execute("CREATE TABLE floor (id TEXT PRIMARY KEY, item TEXT, value TEXT)")
        for n in range(600):
            item = items[n % len(items)]
            floor.append(timed(lambda n=n, item=item: bare(raw, n, item.code)))
            value = {"value": "conforms" if n % 2 else "not_checked", "reason": ""}
            given.append(timed(lambda item=item, value=value: inspect.answer(desk, visit, item.code, value)))
        print(row("answer / bare commit, p50", percentile(given, 50), percentile(floor, 50), 2.5))
        print(row("answer / bare commit, p99", percentile(given, 99), percentile(floor, 99), 2.5))
        for n in range(30):
            photo = sample.sample_photo(f"照片{n}", size=(4000, 3000))
            evidence.attach_photo(desk, visit, items[n % len(items)].code, photo)
        view = conclude.freeze(desk, visit)
        for signer in view.signers:
            conclude.sign(desk, visit, signer, sample.sample_strokes(signer.name), (892, 339))
        start = time.perf_counter()
        document = records.issue(desk, visit, lambda _done, _total: None)
        issued = time.perf_counter() - start
        pdf = records.document_bytes(desk, document.id)
        print(f"record of {len(items)} answered items and 30 photos: {issued:.2f} s cold, {len(pdf) / 1e6:.2f} MB")
        desk.close()


def bare(raw: object, n: int, code: str) -> None:
    """Write one row and commit: the least that being on disk costs."""
    execute: Callable[..., object] = raw.execute  # pyright: ignore[reportAttributeAccessIssue]  # the driver's own
    execute("BEGIN IMMEDIATE")
    execute("INSERT INTO floor VALUES (?, ?, ?)", (f"{n:032x}", code, '{"value":"conforms"}'))
    execute("COMMIT")


def timed(act: Callable[[], object]) -> float:
    """Return how long an act takes, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def percentile(values: list[float], n: int) -> float:
    """Return a percentile."""
    return statistics.quantiles(values, n=100)[n - 1]


def row(name: str, value: float, floor: float, bound: float) -> str:
    """Return one line of the table."""
    return f"{name}: {value * 1e3:.2f} ms / {floor * 1e3:.2f} ms = {value / floor:.2f} x (bound {bound} x)"


if __name__ == "__main__":
    main()
