"""Agreement of two raters: the textbook's value, and what holds of any ratings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.agreement import LEAST_FOR_KAPPA, agreement, cohens_kappa

VALUES = st.sampled_from(["conforms", "mostly", "fails", "not_checked"])
PAIRS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=60)


def table(*cells):
    return [pair for first, second, n in cells for pair in [(first, second)] * n]


def test_the_textbooks_fifty_applications_have_a_kappa_of_two_fifths():
    """20 both yes, 15 both no, 5 and 10 apart: 0.7 agreed, 0.5 expected."""
    pairs = table(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15))
    assert cohens_kappa(pairs) == Fraction(2, 5)
    assert agreement(pairs).agreed == 35


@pytest.mark.parametrize(
    ("cells", "kappa"),
    [
        # The same 60 of 100 agreed, by other habits: Cohen's kappa tells them apart.
        ((("y", "y", 45), ("y", "n", 15), ("n", "y", 25), ("n", "n", 15)), Fraction(6, 46)),
        ((("y", "y", 25), ("y", "n", 35), ("n", "y", 5), ("n", "n", 35)), Fraction(14, 54)),
    ],
)
def test_the_same_share_of_agreement_is_worth_less_where_chance_gives_more(cells, kappa):
    assert cohens_kappa(table(*cells)) == kappa


@given(PAIRS)
def test_kappa_is_one_only_where_all_agree_and_never_beyond(pairs):
    kappa = cohens_kappa(pairs)
    if kappa is None:
        assert len(set(pairs)) == 1
        assert pairs[0][0] == pairs[0][1]
    else:
        assert -1 <= kappa <= 1
        assert (kappa == 1) == all(first == second for first, second in pairs)


@given(PAIRS, st.permutations(["conforms", "mostly", "fails", "not_checked"]))
def test_it_does_not_matter_who_is_first_nor_what_the_values_are_called(pairs, names):
    called = dict(zip(["conforms", "mostly", "fails", "not_checked"], names, strict=True))
    assert cohens_kappa([(second, first) for first, second in pairs]) == cohens_kappa(pairs)
    assert cohens_kappa([(called[a], called[b]) for a, b in pairs]) == cohens_kappa(pairs)


@given(st.lists(VALUES, min_size=1, max_size=8), st.lists(VALUES, min_size=1, max_size=8))
def test_ratings_that_know_nothing_of_each_other_have_none(firsts, seconds):
    kappa = cohens_kappa([(first, second) for first in firsts for second in seconds])
    assert kappa in {0, None}


@given(PAIRS)
def test_kappa_is_said_from_ten_items_on(pairs):
    found = agreement(pairs)
    assert (found.n, found.agreed) == (len(pairs), sum(a == b for a, b in pairs))
    if len(pairs) < LEAST_FOR_KAPPA:
        assert found.kappa is None
