"""Signatures of the invented people: their names in running hand (行书), made from how each character is written."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise
from math import hypot, sin
from typing import TYPE_CHECKING

from inspector.base import places

if TYPE_CHECKING:
    from inspector.domain.signature import Stroke

_SQUARE, _CHARACTER, _LEFT, _TOP, _ADVANCE = 1024, 17_500, 12_000, 6_500, 0.9
"""Side of the data's square; side of a written character, place of the first and way to the next: hundredths of px."""
_NEAR = 0.42
"""Strokes whose ends lie nearer than this part of a character are written in one go, as a quick hand does."""
_PACE, _SPACING = 260, 1_100
"""Way in a millisecond, and between two points of the pen: hundredths of a pixel."""

Spot = tuple[float, float]
Way = list[tuple[float, float, float]]
"""x, y and how hard the pen is meant to press, 0..1."""


def signature(name: str) -> tuple[Stroke, ...]:
    """Return a name as signed on a pad of 892 x 339: the same each time, another hand for every name."""
    hand = random.Random(name)  # noqa: S311  # a style, no secret
    slant, rise = hand.uniform(0.02, 0.16), hand.uniform(-0.05, 0.01)
    size = min(_CHARACTER, 70_000 / max(len(name), 1))
    made: list[Stroke] = []
    now = 0
    for n, character in enumerate(name):
        side = size * hand.uniform(0.88, 1.02) * (1.06 if n == 0 else 1.0)
        left = _LEFT + n * size * _ADVANCE
        top = _TOP + n * size * rise + hand.uniform(-0.03, 0.03) * size
        for way in _joined(_written(character, hand), hand):
            placed = [(left + (x - slant * (y - 0.5)) * side, top + y * side, force) for x, y, force in _rounded(way)]
            stroke, now = _timed(placed, now, hand)
            made.append(stroke)
            now += round(hand.uniform(60, 140))
    return tuple(made)


@cache
def _known() -> dict[str, list[list[list[int]]]]:
    return json.loads((places.resources() / "samples" / "handwriting.json").read_text("utf-8"))["strokes"]


def _written(character: str, hand: random.Random) -> list[list[Spot]]:
    """Return a character's strokes in a square of side 1, as no two hands write them."""
    strokes = _known().get(character)
    if strokes is None:  # a scrawl: one wave across, as initials are
        return [[(0.1 + 0.08 * k, 0.5 + 0.3 * sin(k * hand.uniform(1.3, 1.9)) * (1 - k / 14)) for k in range(11)]]
    wander = 0.016
    return [
        [(x / _SQUARE + hand.gauss(0, wander), y / _SQUARE + hand.gauss(0, wander)) for x, y in stroke]
        for stroke in strokes
    ]


def _joined(strokes: list[list[Spot]], hand: random.Random) -> list[Way]:
    """Write strokes in one go where the next begins near the end of the one before; the way between is light."""
    ways: list[Way] = []
    for stroke in strokes:
        way: Way = [(x, y, 0.62 - 0.26 * k / max(len(stroke) - 1, 1)) for k, (x, y) in enumerate(stroke)]
        near = bool(ways) and hypot(ways[-1][-1][0] - way[0][0], ways[-1][-1][1] - way[0][1]) < _NEAR
        if near and len(ways[-1]) < 18 and hand.random() < 0.45:  # noqa: PLR2004  # points: no endless line
            (x1, y1, _), (x2, y2, _) = ways[-1][-1], way[0]
            ways[-1] += [((x1 + x2) / 2 + 0.02, (y1 + y2) / 2 + 0.02, 0.16), *way]
        else:
            ways.append(way)
    return ways


def _rounded(way: Way) -> Way:
    """Cut the corners twice (Chaikin), the ends kept: a quick hand does not stop at them."""
    for _ in range(2):
        cut: Way = [way[0]]
        for one, two in pairwise(way):
            cut += [_mixed(one, two, 0.25), _mixed(one, two, 0.75)]
        way = [*cut, way[-1]]
    return way


def _timed(way: Way, start: int, hand: random.Random) -> tuple[Stroke, int]:
    """Return points at even distances with their times (ms) and pressures, and when the pen is lifted."""
    points = [(round(way[0][0]), round(way[0][1]), start, round(1000 * way[0][2]))]
    gone, now, pace = 0.0, float(start), _PACE * hand.uniform(0.8, 1.2)
    for one, two in pairwise(way):
        length = hypot(two[0] - one[0], two[1] - one[1])
        gone, now = gone + length, now + length / pace
        if gone >= _SPACING or two is way[-1]:
            gone = 0.0
            points.append((round(two[0]), round(two[1]), round(now), round(1000 * two[2])))
    return tuple(points), round(now)


def _mixed(one: tuple[float, float, float], two: tuple[float, float, float], part: float) -> tuple[float, float, float]:
    x, y, force = (a + (b - a) * part for a, b in zip(one, two, strict=True))
    return x, y, force
