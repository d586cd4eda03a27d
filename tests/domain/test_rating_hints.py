"""Hints on the quality of rating: what strikes the eye is said, ordinary work is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from inspector.domain.rating_hints import FAST_WITHIN, N_ALIKE, N_COPIES, N_FAST, Rated, hints

AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def rated(n, *, every=30.0, start=0.0, **given):
    """So many answers of a section, one after another."""
    section = given.pop("section", "A")
    photos = given.pop("photos", 0)
    base = Rated("", section, given.pop("value", "conforms"), given.pop("chosen", True), AT, "me", n_photos=photos)
    return [
        replace(base, item=f"{section}{k + 1:02}", at=AT + timedelta(seconds=start + k * every), **given)
        for k in range(n)
    ]


def codes(given):
    return [hint.code for hint in hints(given)]


def test_a_section_all_alike_is_told_and_a_mixed_or_short_one_is_not():
    (hint,) = hints(rated(N_ALIKE, value="mostly"))
    assert (hint.code, hint.value, hint.items[0], len(hint.items)) == ("alike", "mostly", "A01", N_ALIKE)
    assert codes(rated(N_ALIKE - 1, value="mostly")) == []
    mixed = rated(N_ALIKE, value="mostly")
    mixed[2] = Rated("A03", "A", "fails", True, mixed[2].at, "me")
    assert codes(mixed) == []
    assert codes(rated(N_ALIKE, value="not_applicable", chosen=False)) == []  # numbers are typed, not run through


def test_full_marks_are_told_only_where_nothing_shows_that_one_looked():
    assert codes(rated(N_ALIKE)) == ["full_marks"]
    assert codes(rated(N_ALIKE, photos=1)) == []
    one_note = rated(N_ALIKE)
    one_note[0] = Rated("A01", "A", "conforms", True, AT, "me", ("看过值班表",))
    assert codes(one_note) == []
    assert codes(rated(N_ALIKE, notes=("  ",))) == ["full_marks"]


def test_an_impossible_pace_is_told_once_a_run_and_person_by_person():
    fast = rated(N_FAST + 4, every=1.0, photos=1)
    (hint,) = hints(fast)
    assert (hint.code, len(hint.items), hint.seconds) == ("pace", N_FAST + 4, N_FAST + 3)
    slow = FAST_WITHIN.total_seconds() / (N_FAST - 1)
    assert codes(rated(N_FAST, every=slow, photos=1)) == ["pace"]  # just within
    assert codes(rated(N_FAST, every=slow + 0.1, photos=1)) == []
    half = N_FAST // 2
    two = [*rated(half, every=1.0, photos=1), *rated(half, section="B", every=1.0, author="she", photos=1)]
    assert codes(two) == []  # two people at once, each at an ordinary pace
    again = [*fast, *rated(N_FAST, section="B", every=1.0, photos=1, start=600)]
    assert codes(again) == ["pace", "pace"]


def test_a_note_that_stands_at_several_items_is_told_whatever_its_spaces():
    note = "查看了值班记录，齐全"
    given = rated(N_COPIES, notes=(note,))
    given[1] = Rated("A02", "A", "conforms", True, given[1].at, "me", (f" {note}\n",))
    (hint,) = hints(given)
    assert (hint.code, hint.items, hint.value) == ("copied_note", ("A01", "A02", "A03"), note)
    assert codes(rated(N_COPIES - 1, notes=(note,))) == []
    assert codes(rated(N_COPIES, notes=("已看",))) == []
    assert codes(rated(1, notes=(note, note, note))) == []  # three authors at one item are no copies


def test_nothing_is_said_of_nothing():
    assert hints([]) == ()
