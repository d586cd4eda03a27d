"""An answer on disk against a bare commit of one row on the very same connection, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.setting import begin, checklist_of, desk_of_its_own
from benchmarks.table import percentile, row, timed
from inspector.services import inspect

if TYPE_CHECKING:
    from collections.abc import Callable

_VISITS, _CHANGES = 6, 4
_BOUNDS = {50: 1.5, 99: 2.0}
_FEW, _MANY, _BOUND_MANY = 96, 2000, 1.3


def measure() -> list[str]:
    """Return the lines: first answers of a visit, changed ones, and both."""
    with desk_of_its_own() as desk:
        raw = desk.store._connection  # noqa: SLF001  # the floor is a bare commit on the very connection
        raw.execute("CREATE TABLE floor (id TEXT PRIMARY KEY, item TEXT, value TEXT)")
        floor: list[float] = []
        first: list[float] = []
        changed: list[float] = []
        for _ in range(_VISITS):
            visit = begin(desk)
            items = [i for i in inspect.open_checklist(desk, visit).items if i.kind in {"scale4", "yesno"}]
            for turn in range(1 + _CHANGES):
                value = {"value": "not_checked" if turn % 2 else "conforms", "reason": ""}
                for item in items:
                    n = len(floor)
                    floor.append(timed(lambda n=n, item=item: _bare(raw, n, item.code)))
                    took = timed(lambda item=item, value=value: inspect.answer(desk, visit, item.code, value))  # noqa: B023  # called here
                    (changed if turn else first).append(took)
    both = [*first, *changed]
    lines = [f"{len(first)} first answers, {len(changed)} changed, {len(floor)} bare commits"]
    for name, values in (("first answer", first), ("changed answer", changed), ("answer", both)):
        for n, bound in _BOUNDS.items():
            lines.append(row(f"{name} / bare commit, p{n}", percentile(values, n), percentile(floor, n), bound))
    return [*lines, _in_a_long_checklist()]


def _in_a_long_checklist() -> str:
    """Answer 96 items of a checklist of 96 and of one of 2,000, turn and turn about; every fifth fails."""
    taken: dict[int, list[float]] = {_FEW: [], _MANY: []}
    with desk_of_its_own() as desk:
        visits = {n: begin(desk, checklist_of(n)) for n in taken}
        plain: dict[int, list[str]] = {}
        for n, visit in visits.items():
            items = inspect.open_checklist(desk, visit).items
            plain[n] = [i.code for i in items if i.kind in {"scale4", "yesno"}]
        for turn in range(2 * _VISITS):
            for k in range(len(plain[_FEW])):
                plainly = "not_checked" if turn % 2 else "conforms"  # each answer differs from the one before
                value = {"value": "fails" if (k + turn) % 5 == 0 else plainly, "reason": ""}
                for n, visit in visits.items():
                    code = plain[n][k * len(plain[n]) // len(plain[_FEW])]
                    taken[n].append(timed(lambda: inspect.answer(desk, visit, code, value)))  # noqa: B023  # called here
    name = f"answer, {_MANY} / {_FEW} items, p50"
    return row(name, percentile(taken[_MANY], 50), percentile(taken[_FEW], 50), _BOUND_MANY)


def _bare(raw: object, n: int, code: str) -> None:
    """Write one row and commit: the least that being on disk costs."""
    execute: Callable[..., object] = raw.execute  # pyright: ignore[reportAttributeAccessIssue]  # the driver's own
    execute("BEGIN IMMEDIATE")
    execute("INSERT INTO floor VALUES (?, ?, ?)", (f"{n:032x}", code, '{"value":"conforms"}'))
    execute("COMMIT")
