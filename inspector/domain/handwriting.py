"""How ink flows: the smooth line through the points of a stroke, and how thick it is. One for screen and paper.

Between points the line is a centripetal Catmull-Rom curve: it goes through every point that was measured and makes no
loops where they lie unevenly. It is thick where the pen presses; where nothing feels pressure, where it is slow.
"""

from __future__ import annotations

from math import ceil, hypot, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspector.domain.signature import Point, Stroke

UNKNOWN_PRESSURE: Final = 500
"""Of 1000: what a mouse, or a screen that feels no pressure, counts as."""

_STEP = 250
"""Hundredths of a pixel that one straight piece of a curve spans at most."""
_SLOW, _LEAST, _HALF_SPEED = 0.9, 0.12, 70.0
"""Weight of ink that stands still, of ink that flies, and the speed (hundredths of a pixel per ms) half way."""
_FIRST, _INERTIA = 0.5, 0.35
"""Weight before anything is known, and how much of a new one is taken at once: ink does not jump."""

Spot = tuple[float, float]


class Line(NamedTuple):
    """A straight piece of ink. Coordinates as in the stroke; ``weight`` 0..1."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


class Nib:
    """Weighs the points of one stroke as they come."""

    def __init__(self) -> None:
        self._last: Point | None = None
        self._weight = _FIRST

    def weigh(self, point: Point) -> float:
        """Return the ink's weight at the next point, 0..1."""
        last, self._last = self._last, point
        wanted = self._weight
        if point[3] != UNKNOWN_PRESSURE:
            wanted = point[3] / 1000
        elif last is not None and point[2] > last[2]:
            speed = hypot(point[0] - last[0], point[1] - last[1]) / (point[2] - last[2])
            wanted = _LEAST + (_SLOW - _LEAST) / (1 + speed / _HALF_SPEED)
        self._weight = wanted if last is None else self._weight + _INERTIA * (wanted - self._weight)
        return self._weight


def lines(stroke: Stroke) -> Iterator[Line]:
    """Return a whole stroke as straight pieces; a dot is one of no length."""
    nib = Nib()
    weights = [nib.weigh(point) for point in stroke]
    if len(stroke) == 1:
        x, y = stroke[0][:2]
        yield Line(x, y, x, y, weights[0])
    for n in range(len(stroke) - 1):
        yield from between(stroke, weights, n)


def between(stroke: Sequence[Point], weights: Sequence[float], n: int) -> Iterator[Line]:
    """Return the curve from the n-th point to the next; final once the point after that is there, or there is none."""
    before, start, end, after = (_spot(stroke, k) for k in (n - 1, n, n + 1, n + 2))
    first, second = _control(before, start, end), _control(after, end, start)
    n_steps = max(ceil(hypot(end[0] - start[0], end[1] - start[1]) / _STEP), 1)
    at = start
    for step in range(1, n_steps + 1):
        part = step / n_steps
        to = _bezier((start, first, second, end), part)
        weight = weights[n] + (weights[n + 1] - weights[n]) * (part - 0.5 / n_steps)
        yield Line(*at, *to, weight)
        at = to


def _spot(stroke: Sequence[Point], n: int) -> Spot:
    x, y, *_ = stroke[min(max(n, 0), len(stroke) - 1)]
    return x, y


def _control(before: Spot, at: Spot, after: Spot) -> Spot:
    """Return the control point after ``at`` of the centripetal curve that comes from ``before``."""
    come, go = hypot(at[0] - before[0], at[1] - before[1]), hypot(after[0] - at[0], after[1] - at[1])
    if not come or not go:
        return at
    a, b = sqrt(come), sqrt(go)
    own, all_ = 2 * come + 3 * a * b + go, 3 * a * (a + b)
    x, y = ((come * after[k] - go * before[k] + own * at[k]) / all_ for k in (0, 1))
    return x, y


def _bezier(points: tuple[Spot, Spot, Spot, Spot], part: float) -> Spot:
    rest = 1 - part
    shares = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    x, y = (sum(share * point[k] for share, point in zip(shares, points, strict=True)) for k in (0, 1))
    return x, y
