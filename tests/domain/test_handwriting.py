"""The line through a stroke is smooth, goes through its points, and is thick where the hand presses or lingers."""

from __future__ import annotations

import itertools
from math import cos, hypot, pi, sin

import pytest

from inspector.domain.handwriting import UNKNOWN_PRESSURE, Nib, between, lines


def circle(n, *, radius=10_000):
    spots = [(cos(2 * pi * k / n), sin(2 * pi * k / n)) for k in range(n + 1)]
    return tuple(
        (round(20_000 + radius * x), round(20_000 + radius * y), 10 * k, 500) for k, (x, y) in enumerate(spots)
    )


def straight(*, step, pressure=UNKNOWN_PRESSURE, n=20):
    return tuple((100 * step * k, 0, 8 * k, pressure) for k in range(n))


def weights(stroke):
    return [piece.weight for piece in lines(stroke)]


def test_a_few_points_of_a_circle_make_a_round_line():
    pieces = list(lines(circle(12)))
    inner = pieces[len(pieces) // 12 : -len(pieces) // 12]  # the ends know no neighbour
    off = max(abs(hypot(p.x2 - 20_000, p.y2 - 20_000) - 10_000) for p in inner)
    assert off < 120  # straight lines would be off by 341


def test_the_line_is_whole_and_goes_through_every_point():
    stroke = circle(12)
    pieces = list(lines(stroke))
    for one, next_one in itertools.pairwise(pieces):
        assert (one.x2, one.y2) == (next_one.x1, next_one.y1)
    ends = {(round(p.x2), round(p.y2)) for p in pieces}
    assert {(x, y) for x, y, *_ in stroke[1:]} <= ends


def test_uneven_points_make_no_loop():
    stroke = ((0, 0, 0, 500), (10_000, 0, 10, 500), (10_100, 0, 20, 500), (20_000, 3_000, 30, 500))
    xs = [piece.x2 for piece in lines(stroke)]
    assert xs == sorted(xs)


def test_without_pressure_fast_is_thin_and_slow_is_thick():
    assert weights(straight(step=20))[-1] < weights(straight(step=4))[-1] < weights(straight(step=1))[-1]


@pytest.mark.parametrize("pressure", [100, 900])
def test_pressure_counts_where_there_is_one_whatever_the_speed(pressure):
    assert weights(straight(step=20, pressure=pressure))[-1] == pytest.approx(pressure / 1000)


def test_ink_does_not_jump():
    stroke = (*straight(step=1), *((2000 + 4000 * k, 0, 152 + 8 * k, UNKNOWN_PRESSURE) for k in range(1, 10)))
    made = weights(stroke)
    assert max(abs(a - b) for a, b in itertools.pairwise(made)) < 0.2


def test_a_dot_is_a_dot():
    (dot,) = lines(((500, 700, 0, 500),))
    assert (dot.x1, dot.y1) == (dot.x2, dot.y2) == (500, 700)
    assert dot.weight > 0


def test_a_piece_is_final_once_the_point_after_the_next_is_there():
    stroke = circle(12)
    nib = Nib()
    weighed = [nib.weigh(point) for point in stroke]
    whole = list(lines(stroke))
    grown = [piece for n in range(len(stroke) - 2) for piece in between(stroke[: n + 3], weighed[: n + 3], n)]
    assert grown == whole[: len(grown)]
