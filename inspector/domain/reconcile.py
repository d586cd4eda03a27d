"""Reconcile a roster with a survey: who was not surveyed, who is on no roster, who stands twice.

In this order: exactly by name and class; by identity number; by name alone where a table gives no class. Two people
of one name and class whose identity numbers differ are two people. What is left may be near: a person settles it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from inspector.domain.near_names import Entry, Near, near_matches

Progress = Callable[[int, int], None]
"""Called with steps done and steps in all; raises to cancel."""

NEAR_LIMIT = 5_000
"""More people than this without a match are no slips of the pen: the wrong table was chosen."""

SEPARATOR = "\x1f"
"""Stands between name, class and identity number in a row's key."""

_STEPS = 7
_Pairs = list[tuple[Entry, Entry]]


@dataclass(frozen=True, slots=True)
class Table:
    """One side, by columns: 200,000 small objects would cost more than to compare them."""

    rows: Sequence[int]
    """Rows in the scratch space, ascending."""
    keys: Sequence[str]
    """Name, class and identity number of each, joined by SEPARATOR."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A row that stands for a person who stands in an earlier row of the same table."""

    row: int
    of: int


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Two tables compared. Rows are those of the scratch space, in the order of the tables."""

    n_roster: int
    """People on the roster, each counted once."""
    n_survey: int
    by_name: int
    by_number: int
    missing: tuple[int, ...]
    """On the roster and not surveyed."""
    strangers: tuple[int, ...]
    """Surveyed and on no roster."""
    roster_twins: tuple[Twin, ...]
    survey_twins: tuple[Twin, ...]
    renamed: tuple[tuple[int, int], ...]
    """One identity number under two names or classes, roster and survey: matched, and to be looked at."""
    shared_numbers: tuple[tuple[int, ...], ...]
    """Rows of one table that bear one identity number under different names."""
    unclear: tuple[int, ...]
    """Of the missing: people of one name and class of whom some were surveyed; the tables do not say which."""
    near: tuple[Near, ...]
    near_skipped: bool

    @property
    def n_matched(self) -> int:
        """People who stand in both."""
        return self.by_name + self.by_number


def reconcile(
    roster: Table,
    survey: Table,
    sound: Callable[[str], str],
    progress: Progress = lambda _done, _total: None,
) -> Reconciled:
    """Compare two tables of the same people.

    Rows that are wholly the same go by operations on sets; only what is left is looked at one by one.
    """
    progress(0, _STEPS)
    people, roster_twins, roster_shared = _once(roster)
    progress(1, _STEPS)
    surveyed, survey_twins, survey_shared = _once(survey)
    progress(2, _STEPS)
    n_same, left, strange = _wholly(people, surveyed)
    progress(3, _STEPS)
    by_class, left, strange = _by_key(left, strange)
    progress(4, _STEPS)
    by_number, left, strange = _by_number(left, strange)
    progress(5, _STEPS)
    by_name, left, strange = _by_name(left, strange)
    strange, more = _repeated(strange, surveyed, {entry[0] for entry in strange})
    progress(6, _STEPS)
    near_skipped = max(len(left), len(strange)) > NEAR_LIMIT
    near = () if near_skipped else near_matches(left, strange, sound)
    result = Reconciled(
        n_roster=len(people.rows),
        n_survey=len(surveyed.rows) - len(more),
        by_name=n_same + len(by_class) + len(by_name),
        by_number=len(by_number),
        missing=tuple(entry[0] for entry in left),
        strangers=tuple(entry[0] for entry in strange),
        roster_twins=tuple(roster_twins),
        survey_twins=(*survey_twins, *more),
        renamed=tuple((ours[0], theirs[0]) for ours, theirs in by_number),
        shared_numbers=(*roster_shared, *survey_shared),
        unclear=_unclear(left, people),
        near=near,
        near_skipped=near_skipped,
    )
    progress(_STEPS, _STEPS)
    return result


def settled(result: Reconciled, same: Iterable[tuple[int, int]]) -> Reconciled:
    """Return the result after a person has said which near matches are the same people: each row once."""
    from dataclasses import replace  # one use

    missing, strangers = dict.fromkeys(result.missing), dict.fromkeys(result.strangers)
    n = 0
    for ours, theirs in same:
        if ours in missing and theirs in strangers:
            del missing[ours], strangers[theirs]
            n += 1
    return replace(
        result,
        by_name=result.by_name + n,
        missing=tuple(missing),
        strangers=tuple(strangers),
        unclear=tuple(row for row in result.unclear if row in missing),
    )


def _once(table: Table) -> tuple[Table, list[Twin], list[tuple[int, ...]]]:
    """Leave out rows that repeat a person: the same identity number under the same name."""
    seen: set[str] = set()
    numbers = [key.rpartition(SEPARATOR)[2] for key in table.keys]
    again = {number for number in numbers if number and (number in seen or seen.add(number))}
    if not again:
        return table, [], []
    twins: list[Twin] = []
    named: dict[tuple[str, str], int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for row, key, number in zip(table.rows, table.keys, numbers, strict=True):
        if number in again:
            person = number, key.partition(SEPARATOR)[0]
            if person in named:
                twins.append(Twin(row, named[person]))
            else:
                named[person] = row
                holders[number].append(row)
    gone = {twin.row for twin in twins}
    kept = [(row, key) for row, key in zip(table.rows, table.keys, strict=True) if row not in gone]
    shared = [tuple(rows) for rows in holders.values() if len(rows) > 1]
    return Table([row for row, _ in kept], [key for _, key in kept]), twins, shared


def _wholly(ours: Table, theirs: Table) -> tuple[int, list[Entry], list[Entry]]:
    """Match rows that are the same in all three and stand once in each table; return how many, and the rest."""
    mine, other = dict(zip(ours.keys, ours.rows, strict=True)), dict(zip(theirs.keys, theirs.rows, strict=True))
    several = _several(ours, mine) | _several(theirs, other)
    only_mine, only_other = mine.keys() - other.keys() - several, other.keys() - mine.keys() - several
    left = [_entry(mine[key], key) for key in only_mine]
    strange = [_entry(other[key], key) for key in only_other]
    if several:
        left += [_entry(r, k) for r, k in zip(ours.rows, ours.keys, strict=True) if k in several]
        strange += [_entry(r, k) for r, k in zip(theirs.rows, theirs.keys, strict=True) if k in several]
    alone = len(mine) - len(several & mine.keys())
    return alone - len(only_mine), sorted(left), sorted(strange)


def _several(table: Table, known: dict[str, int]) -> set[str]:
    """Return the keys that stand in several rows: people of one name and class without numbers."""
    if len(known) == len(table.keys):
        return set()
    seen: set[str] = set()
    return {key for key in table.keys if key in seen or seen.add(key)}


def _entry(row: int, key: str) -> Entry:
    name, clas, number = key.split(SEPARATOR)
    return row, name, clas, number


def _by_key(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[_Pairs, list[Entry], list[Entry]]:
    """Match by name and class, within the group of those who bear both."""
    mine, other = _grouped(ours), _grouped(theirs)
    pairs: _Pairs = []
    for key, group in mine.items():
        if key in other:
            pairs += _pair(group, other[key])
    return _without(pairs, ours, theirs)


def _grouped(entries: Sequence[Entry]) -> dict[tuple[str, ...], list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry[1:3]].append(entry)
    return found


def _pair(ours: Sequence[Entry], theirs: Sequence[Entry]) -> _Pairs:
    """Pair people of one name: the same number first, then a number with none, then none with none."""
    pairs: _Pairs = []
    numbers = {entry[3]: entry for entry in theirs if entry[3]}
    left: list[Entry] = []
    for entry in ours:
        found = numbers.pop(entry[3], None) if entry[3] else None
        if found is not None:
            pairs.append((entry, found))
        else:
            left.append(entry)
    taken = {theirs[0] for _, theirs in pairs}
    rest = [entry for entry in theirs if entry[0] not in taken]
    for ours_has, theirs_has in ((True, False), (False, True), (False, False)):
        new = list(
            zip(
                [entry for entry in left if bool(entry[3]) is ours_has],
                [entry for entry in rest if bool(entry[3]) is theirs_has],
                strict=False,
            )
        )
        pairs += new
        _, left, rest = _without(new, left, rest)
    return pairs


def _by_number(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[_Pairs, list[Entry], list[Entry]]:
    """Match by identity number what the name did not; a number that stands twice in a table matches nobody."""
    mine, other = _alone(ours), _alone(theirs)
    pairs = [(entry, other[number]) for number, entry in mine.items() if number in other]
    return _without(pairs, ours, theirs)


def _alone(entries: Sequence[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    again: set[str] = set()
    for entry in entries:
        if entry[3] and entry[3] in found:
            again.add(entry[3])
        if entry[3]:
            found[entry[3]] = entry
    for number in again:
        del found[number]
    return found


def _by_name(ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[_Pairs, list[Entry], list[Entry]]:
    """Match by name alone where one of the tables gives no class."""
    mine: dict[str, list[Entry]] = defaultdict(list)
    for entry in ours:
        mine[entry[1]].append(entry)
    other: dict[str, list[Entry]] = defaultdict(list)
    for entry in theirs:
        other[entry[1]].append(entry)
    pairs: _Pairs = []
    for name, group in other.items():
        for unclassed in (True, False):
            here = [entry for entry in mine.get(name, ()) if bool(entry[2]) is unclassed]
            there = [entry for entry in group if bool(entry[2]) is not unclassed]
            if here and there:
                pairs += _pair(here, there)
    return _without(pairs, ours, theirs)


def _repeated(strange: Sequence[Entry], table: Table, strangers: set[int]) -> tuple[list[Entry], list[Twin]]:
    """Tell rows that repeat a person who was matched from strangers: name and class are the same, no number differs."""
    if not strange:
        return [], []
    names = {SEPARATOR.join(entry[1:3]) for entry in strange}
    known: dict[str, tuple[int, str]] = {}
    for row, key in zip(table.rows, table.keys, strict=True):
        name, _, number = key.rpartition(SEPARATOR)
        if name in names and row not in strangers:
            known[name] = row, number
    kept: list[Entry] = []
    twins: list[Twin] = []
    for entry in strange:
        of, number = known.get(SEPARATOR.join(entry[1:3]), (0, entry[3]))
        if of and not (entry[3] and number):
            twins.append(Twin(entry[0], of))
        else:
            kept.append(entry)
    return kept, twins


def _unclear(left: Sequence[Entry], table: Table) -> tuple[int, ...]:
    """Return the missing who share name and class with one who was surveyed, without a number that tells."""
    numberless = {SEPARATOR.join(entry[1:3]): 0 for entry in left if not entry[3]}
    if not numberless:
        return ()
    for key in table.keys:
        name = key.rpartition(SEPARATOR)[0]
        if name in numberless:
            numberless[name] += 1
    n_left = defaultdict[str, int](int)
    for entry in left:
        n_left[SEPARATOR.join(entry[1:3])] += 1
    return tuple(
        entry[0] for entry in left if not entry[3] and numberless[name := SEPARATOR.join(entry[1:3])] > n_left[name]
    )


def _without(pairs: _Pairs, ours: Sequence[Entry], theirs: Sequence[Entry]) -> tuple[_Pairs, list[Entry], list[Entry]]:
    mine, other = {pair[0][0] for pair in pairs}, {pair[1][0] for pair in pairs}
    return pairs, [e for e in ours if e[0] not in mine], [e for e in theirs if e[0] not in other]
