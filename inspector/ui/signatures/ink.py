"""Strokes as a hand makes them: whole numbers in the pad's own measure, whatever size it has on the screen."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.domain.signature import Point, Stroke

_MIN_LENGTH = 24.0
"""Logical pixels of line that make a signature. A slip of the mouse or a tap is shorter."""


class Ink:
    """The strokes of one signature.

    The pad's size is taken with the first point and kept: should the window change meanwhile, points are
    mapped back to that size, so that the strokes keep their shape and stay inside.
    """

    def __init__(self) -> None:
        self._strokes: list[list[Point]] = []
        self._size = (0, 0)
        self._began_ms = 0
        self._length = 0.0
        self._drawing = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the pad, logical pixels, when the first point came; (0, 0) before."""
        return self._size

    @property
    def drawing(self) -> bool:
        """A stroke is being made."""
        return self._drawing

    @property
    def is_empty(self) -> bool:
        """No point yet."""
        return not self._strokes

    @property
    def is_signature(self) -> bool:
        """Long enough to have been meant."""
        return self._length >= _MIN_LENGTH

    def strokes(self) -> tuple[Stroke, ...]:
        """Return the strokes as they are kept: hundredths of a pixel, milliseconds, pressure 0..1000."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def scale(self, size: tuple[int, int]) -> float:
        """Return by how much the strokes are drawn larger or smaller on a pad of this size."""
        if self.is_empty:
            return 1.0
        return min(size[0] / self._size[0], size[1] / self._size[1])

    def begin(self, x: float, y: float, at_ms: int, pressure: int, size: tuple[int, int]) -> None:
        """Start a stroke at a point of a pad that now has this size."""
        if self.is_empty:
            self._size, self._began_ms = size, at_ms
        self._strokes.append([self._point(x, y, at_ms, pressure, size)])
        self._drawing = True

    def extend(self, x: float, y: float, at_ms: int, pressure: int, size: tuple[int, int]) -> bool:
        """Go on with the stroke. False where the hand has not moved."""
        if not self._drawing:
            return False
        point, last = self._point(x, y, at_ms, pressure, size), self._strokes[-1][-1]
        if point[:2] == last[:2]:
            return False
        self._length += hypot(point[0] - last[0], point[1] - last[1]) / 100
        self._strokes[-1].append(point)
        return True

    def end(self) -> None:
        """Lift the pen."""
        self._drawing = False

    def drop(self) -> None:
        """Take the stroke that is being made away: it was not meant."""
        if self._drawing:
            gone = self._strokes.pop()
            self._length -= sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(gone)) / 100
            self._drawing = False

    def last_stroke(self) -> list[Point]:
        """Return the stroke being made or made last."""
        return self._strokes[-1]

    def clear(self) -> None:
        """Forget everything."""
        self.__init__()

    def _point(self, x: float, y: float, at_ms: int, pressure: int, size: tuple[int, int]) -> Point:
        scale = self.scale(size) if self._strokes else 1.0
        width, height = self._size
        last_ms = self._strokes[-1][-1][2] if self._strokes and self._strokes[-1] else 0
        return (
            round(min(max(x / scale, 0.0), width) * 100),
            round(min(max(y / scale, 0.0), height) * 100),
            max(at_ms - self._began_ms, last_ms),
            min(max(pressure, 0), 1000),
        )
