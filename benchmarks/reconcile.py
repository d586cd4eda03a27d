"""Reconciling 200,000 people against 200,000 with a bare SQLite join of the same columns, one after the other.

Ours reads both tables out of the encrypted scratch space and compares names, classes and numbers; the floor is one
outer join in a plain SQLite file, its rows fetched. How long reading the people in takes is told beside it.
"""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.setting import begin, desk_of_its_own
from benchmarks.table import row, timed
from inspector.domain.identity_number import check_character
from inspector.domain.reconcile import SEPARATOR
from inspector.services import survey
from inspector.services.survey_state import scratch_of
from inspector.store.scratch import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from inspector.services.desk import Desk

_PEOPLE, _TIMES = 200_000, 5
_OMITTED = 1_000
"""One in so many is left out of the survey."""
_BOUND = 2.0
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "梓涵宇轩欣怡浩然诗雨泽佳思远子墨若曦俊明晨语彤乐瑶天佑博文静雅志强雪琪"
_JOIN = """SELECT roster.id, survey.id FROM roster LEFT JOIN survey
  ON roster.name = survey.name AND roster.class = survey.class AND roster.number = survey.number"""

Person = tuple[str, str, str]


def measure() -> list[str]:
    """Return the lines: the best of five each, after one that warms up."""
    roster = list(_people(random.Random(1)))  # noqa: S311  # invented people, the same each time
    surveyed = [person for n, person in enumerate(roster) if n % _OMITTED]
    random.Random(2).shuffle(surveyed)  # noqa: S311  # as above
    with desk_of_its_own() as desk, tempfile.TemporaryDirectory() as folder:
        visit = begin(desk)
        put_in = timed(lambda: (_put_in(desk, visit, "roster", roster), _put_in(desk, visit, "survey", surveyed)))
        plain = sqlite3.connect(Path(folder) / "floor.db")
        _fill(plain, "roster", roster)
        _fill(plain, "survey", surveyed)
        ours: list[float] = []
        floor: list[float] = []
        for _ in range(_TIMES + 1):
            ours.append(timed(lambda: survey.compare(desk, visit, lambda _done, _total: None)))
            floor.append(timed(lambda: plain.execute(_JOIN).fetchall()))
        survey.keep_result(desk, visit)
        (counts,) = survey.view(desk, visit).counts
        plain.close()
    assert counts.missing == _PEOPLE // _OMITTED
    assert counts.strangers == 0
    return [
        f"{_PEOPLE} against {len(surveyed)} people, {counts.missing} left out and found; put in: {put_in:.1f} s",
        row("reconcile / bare SQLite join", min(ours[1:]), min(floor[1:]), _BOUND),
    ]


def _people(rng: random.Random) -> Iterator[Person]:
    for n in range(_PEOPLE):
        name = rng.choice(_SURNAMES) + rng.choice(_GIVEN) + rng.choice(_GIVEN)
        body = f"32{n // 1000:04d}20150302{n % 1000:03d}"
        yield name, f"{rng.randint(1, 6)}.{rng.randint(1, 12)}", body + check_character(body)


def _put_in(desk: Desk, visit: UUID, side: str, people: list[Person]) -> None:
    """Put people in as an import does; what a file costs to read is the reader's."""
    part = PARTS.index((side, "student"))
    body = {"file": side, "sha256": "00" * 32, "size": 0, "sheet": 1, "title": "", "side": side, "people": "student",
            "has_unit": False}  # fmt: skip
    lines = (
        (n, part, SEPARATOR.join(person), "", "", "", "", "", "", json.dumps({"name": person[0], "class": person[1]}))
        for n, person in enumerate(people, 1)
    )
    scratch_of(desk, visit).add_table(body, lines)


def _fill(plain: sqlite3.Connection, table: str, people: list[Person]) -> None:
    plain.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT, class TEXT, number TEXT)")
    plain.executemany(f"INSERT INTO {table} (name, class, number) VALUES (?, ?, ?)", people)  # noqa: S608  # ours
    plain.commit()


if __name__ == "__main__":
    for line in measure():
        print(line)
