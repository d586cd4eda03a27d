"""Flowables under one another that stay together where they can; a heading never ends a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable

if TYPE_CHECKING:
    from collections.abc import Sequence


UNBOUNDED = 1e6
"""Points: asked for its height by this, a flowable that takes all the room there is gives what it needs."""


class Lead(Flowable):
    """What must not stand last on a page: headings, sentences that introduce a table."""


class Stack(Flowable):
    """Flowables under one another, as one. Split where the page ends, but never after a :class:`Lead`."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = list(parts)
        self.spaceBefore = parts[0].getSpaceBefore()
        self.spaceAfter = parts[-1].getSpaceAfter()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size."""
        self._width, height = aW, 0.0
        self._places: list[tuple[Flowable, float]] = []
        for n, part in enumerate(self.parts):
            height += self._gap(n)
            height += part.wrap(aW, aH - height)[1]
            self._places.append((part, height))
        self._height = height
        return aW, height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split at a height; [] where no part may stand there."""
        placed: list[Flowable] = []
        used = 0.0
        rest: list[Flowable] = []
        for n, part in enumerate(self.parts):
            room = aH - used - self._gap(n)
            height = part.wrap(aW, room)[1]
            if height <= room:
                placed.append(part)
                used += self._gap(n) + height
                continue
            pieces = part.split(aW, room) if room > 0 else []
            placed += pieces[:1]
            rest = [*pieces[1:], *self.parts[n + 1 :]] if pieces else self.parts[n:]
            break
        while placed and isinstance(placed[-1], Lead):
            rest.insert(0, placed.pop())
        if not placed:
            return []
        return [Stack(placed), Stack(rest)] if rest else [Stack(placed)]

    def draw(self) -> None:
        """Draw all parts."""
        for part, bottom in self._places:
            part.drawOn(self.canv, 0, self._height - bottom)

    def _gap(self, n: int) -> float:
        """Return the room before a part: of two neighbours' wishes the greater."""
        return max(self.parts[n].getSpaceBefore(), self.parts[n - 1].getSpaceAfter()) if n else 0.0


class Whole(Stack):
    """A stack that goes to the next page rather than being split, while it is lower than a height in points."""

    def __init__(self, parts: Sequence[Flowable], highest: float) -> None:
        super().__init__(parts)
        self._highest = highest

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split only what is too high."""
        return super().split(aW, aH) if self.wrap(aW, aH)[1] > self._highest else []


class Ending(Flowable):
    """What ends a document under the last part of its text: signatures, seal, 版记. They never begin a page alone.

    Where they do not fit any more, the end of the text comes with them: its last two lines, or all of it where it is
    short.
    """

    def __init__(self, last: Flowable, after: Sequence[Flowable], not_in: float = -1.0) -> None:
        """Make it; ``not_in`` is the room left on the page where its beginning was cut off: the rest begins anew."""
        super().__init__()
        self._last, self._after, self._not_in = last, list(after), not_in
        self._stack = Stack([last, *self._after])
        self.spaceBefore, self.spaceAfter = self._stack.getSpaceBefore(), self._stack.getSpaceAfter()

    def with_more(self, more: Sequence[Flowable]) -> Ending:
        """Return it with more under it."""
        return Ending(self._last, [*self._after, *more])

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size."""
        if aH <= self._not_in:
            return aW, aH + 1
        size = self._stack.wrap(aW, UNBOUNDED)
        return self._stack.wrap(aW, aH) if size[1] <= aH else size

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split within the text, so that its end stands over what follows it."""
        if aH <= self._not_in:
            return []
        height = self._last.wrap(aW, aH)[1]
        pieces = self._last.split(aW, min(aH, height - 1))
        if len(pieces) > 1:
            used = Stack(pieces[:-1]).wrap(aW, UNBOUNDED)[1]
            return [*pieces[:-1], Ending(pieces[-1], self._after, aH - used)]
        frame: Any = getattr(self, "_frame", None)
        return [self._last, *self._after] if getattr(frame, "_atTop", False) else []  # longer than a page

    def draw(self) -> None:
        """Draw all."""
        self._stack.drawOn(self.canv, 0, 0)


class ChartFirst(Flowable):
    """A chart, then texts; where the chart does not fit any more the texts come first, to leave no hole."""

    def __init__(self, chart: Flowable, texts: Sequence[Flowable]) -> None:
        super().__init__()
        self._chart, self._texts = chart, list(texts)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  # ReportLab's names
        """Return the size."""
        self._stack = Stack([self._chart, *self._texts])
        return self._stack.wrap(aW, aH)

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  # ReportLab's names
        """Split at a height, in the order that fits it."""
        chart_fits = self._chart.wrap(aW, aH)[1] <= aH
        return Stack([self._chart, *self._texts] if chart_fits else [*self._texts, self._chart]).split(aW, aH)

    def draw(self) -> None:
        """Draw chart and texts."""
        self._stack.drawOn(self.canv, 0, 0)
