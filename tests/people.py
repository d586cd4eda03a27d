"""Invented people with valid identity numbers, and rosters and surveys with planted faults whose answer is known."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from inspector.domain.identity_number import check_character

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "梓涵宇轩欣怡浩然诗雨泽佳思远子墨若曦俊明晨语彤乐瑶天佑博文静雅志强雪琪"


def id_number(rng: random.Random, serial: int) -> str:
    """A valid number; ``serial`` makes it unlike every other."""
    birth = date(2010, 1, 1) + timedelta(days=rng.randrange(2000))
    body = f"32{serial // 1000 % 10000:04d}{birth:%Y%m%d}{serial % 1000:03d}"
    return body + check_character(body)


@dataclass
class Planted:
    """Two tables of entries (row, name, class, number), and what was done to them."""

    roster: list = field(default_factory=list)
    survey: list = field(default_factory=list)
    missing: set = field(default_factory=set)
    strangers: set = field(default_factory=set)
    survey_twins: set = field(default_factory=set)
    roster_twins: set = field(default_factory=set)
    renamed: set = field(default_factory=set)
    near: set = field(default_factory=set)

    def roster_row(self):
        return len(self.roster) + 1

    def survey_row(self):
        return len(self.survey) + 1_000_001


def planted(seed: int, n: int, *, strange=0, numbers=True, **counts) -> Planted:
    """Make both tables of ``n`` people, then plant the faults, each in people of their own.

    ``counts``: omitted, twice (in the survey), listed (twice on the roster), renamed, misspelt. Ten people bear one
    name; without numbers they are in ten classes, with numbers in two.
    """
    rng = random.Random(seed)
    made = Planted()
    people = _people(rng, n + strange, numbers=numbers)
    order = iter(rng.sample(range(10, n), n - 10))
    kinds = {next(order): kind for kind, count in counts.items() for _ in range(count)}
    for serial, person in enumerate(people[:n]):
        _plant(made, rng, person, kinds.get(serial))
    for person in people[n:]:
        made.strangers.add(made.survey_row())
        made.survey.append((made.survey_row(), *person))
    _shuffle(made, rng)
    return made


def _people(rng, n, *, numbers):
    people, taken = [], set()
    for serial in range(n):
        twins = serial < 10
        while True:
            name = "王梓涵" if twins else rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(2))
            clas = f"{1 + serial % (2 if numbers else 10)}.1" if twins else f"{rng.randint(1, 6)}.{rng.randint(1, 8)}"
            if (twins and numbers) or all(_unlike((name, clas), other) for other in taken):
                break
        taken.add((name, clas))
        people.append((name, clas, id_number(rng, serial) if numbers else ""))
    return people


def _plant(made, rng, person, kind):
    name, clas, number = person
    ours, theirs = made.roster_row(), made.survey_row()
    made.roster.append((ours, *person))
    if kind == "listed":
        made.roster_twins.add(made.roster_row())
        made.roster.append((made.roster_row(), *person))
    if kind == "omitted":
        made.missing.add(ours)
        return
    if kind == "renamed":
        name = name[0] + rng.choice([g for g in GIVEN if g not in name]) + "霞"
        made.renamed.add((ours, theirs))
    if kind == "misspelt":
        name, number = name[:-1] + "龘", ""
        made.near.add((ours, theirs))
        made.missing.add(ours)
        made.strangers.add(theirs)
    made.survey.append((theirs, name, clas, number))
    if kind == "twice":
        made.survey_twins.add(made.survey_row())
        made.survey.append((made.survey_row(), *person))


def _shuffle(made, rng):
    """Put the survey into another order than the roster's; of a person written twice the later row is the twin."""
    rng.shuffle(made.survey)
    to = {entry[0]: 1_000_001 + n for n, entry in enumerate(made.survey)}
    made.survey = [(to[entry[0]], *entry[1:]) for entry in made.survey]
    made.strangers = {to[row] for row in made.strangers}
    made.renamed = {(ours, to[row]) for ours, row in made.renamed}
    made.near = {(ours, to[row]) for ours, row in made.near}
    made.survey_twins = {max(to[row], to[row - 1]) for row in made.survey_twins}


def _unlike(one, other):
    """Names that a slip could turn into one another are not planted by chance."""
    return one[1] != other[1] or sum(a != b for a, b in zip(one[0], other[0], strict=False)) > 1
