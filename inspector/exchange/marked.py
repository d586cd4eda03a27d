"""Copies of a photo with its mark-up: what is hidden is destroyed, then it is cropped, then marks are drawn.

Hidden parts become one flat grey that does not depend on what was there. A blur or a mosaic does depend on it, and
has been matched against known faces; here there is nothing to match. They are filled at full size, before anything
is scaled, so no pixel beside them has taken up a share of them. A copy carries no metadata at all.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from inspector.base import places
from inspector.domain.markup import COLOURS, HIDDEN_RGB, UNIT, Mark, Markup, cropped, edge_of
from inspector.exchange.originals import upright
from inspector.exchange.photos import WORKING_EDGE_PX, copies_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Spot = tuple[float, float]

_FINER: Final = 2
"""Marks are drawn so many times larger and scaled down: Pillow draws lines with steps."""


_MARGIN_PX: Final = 2.0
"""Round a stroke, against what rounding of its edge might leave."""


def marked_copies(data: bytes, markup: Markup, name: str = "") -> dict[str, bytes]:
    """Make the ``working``, ``page`` and ``thumbnail`` copies of an original with its mark-up.

    About 0.5 s for 12 megapixels: run in a task.

    Raises:
        BadInputError: As ``originals.read_original``.
    """
    return copies_of(marked_image(upright(data, name), markup, WORKING_EDGE_PX))


def marked_image(image: Image.Image, markup: Markup, edge_px: int) -> Image.Image:
    """Return an upright picture with its mark-up, its longer edge ``edge_px`` at most. ``image`` is drawn upon."""
    full = image.size
    hide(image, markup.hidden)
    left, top, right, bottom = cropped(markup, *full)
    image = image.crop((left, top, right, bottom))
    image.thumbnail((edge_px, edge_px))
    scale = image.width / (right - left)
    marks = [mark for mark in markup.marks if not mark.hides]
    if not marks:
        return image
    layer = Image.new("RGBA", (image.width * _FINER, image.height * _FINER), (0, 0, 0, 0))
    pen = _Pen(ImageDraw.Draw(layer), full, (left, top), scale * _FINER, max(full))
    for mark in marks:
        pen.draw(mark)
    image.paste(layer.resize(image.size, Image.Resampling.LANCZOS).convert("RGB"), mask=_mask(layer, image.size))
    return image


def hide(image: Image.Image, hidden: Sequence[Mark]) -> None:
    """Destroy what is hidden, in place. Edges are rounded outwards: no pixel touched by a mark stays."""
    draw = ImageDraw.Draw(image)
    width, height = image.size
    for mark in hidden:
        spots = [(x * width / UNIT, y * height / UNIT) for x, y in mark.points]
        if mark.kind == "hide":
            (x0, x1), (y0, y1) = sorted(x for x, _ in spots), sorted(y for _, y in spots)
            draw.rectangle((math.floor(x0), math.floor(y0), math.ceil(x1), math.ceil(y1)), fill=HIDDEN_RGB)
            continue
        half = mark.width * max(width, height) / UNIT / 2
        step = max(1.0, half / 2)
        radius = math.hypot(half, step / 2) + _MARGIN_PX
        for x, y in _along(spots, step):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=HIDDEN_RGB)


def _along(spots: Sequence[Spot], step: float) -> Iterator[Spot]:
    """Yield places along a stroke, no further apart than ``step``.

    Pillow's wide lines come out too narrow, and its thin polygons leave pixels out; discs that overlap cover all that
    lies within the stroke.
    """
    yield from spots
    for (x0, y0), (x1, y1) in pairwise(spots):
        n = math.ceil(math.hypot(x1 - x0, y1 - y0) / step)
        for k in range(1, n):
            yield x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n


def _mask(layer: Image.Image, size: tuple[int, int]) -> Image.Image:
    return layer.getchannel("A").resize(size, Image.Resampling.BOX)


class _Pen:
    """Draws marks on a layer: each first wider in black or white, then in its colour."""

    def __init__(
        self, draw: ImageDraw.ImageDraw, full: tuple[int, int], origin: tuple[int, int], scale: float, edge: int
    ) -> None:
        self._draw, self._full, self._origin, self._scale, self._edge = draw, full, origin, scale, edge

    def draw(self, mark: Mark) -> None:
        spots = [self._spot(x, y) for x, y in mark.points]
        width = max(2.0, mark.width * self._edge / UNIT * self._scale)
        if mark.kind in {"text", "number"}:
            self._words(mark, spots[0], width)
            return
        edge = edge_of(mark.colour)
        for colour, wide in ((edge, width * 1.7), (COLOURS[mark.colour], width)):
            for line in _lines(mark, spots, width):
                self._line(line, colour, wide)

    def _spot(self, x: int, y: int) -> Spot:
        across, down = x * self._full[0] / UNIT, y * self._full[1] / UNIT
        return (across - self._origin[0]) * self._scale, (down - self._origin[1]) * self._scale

    def _line(self, spots: Sequence[Spot], colour: tuple[int, int, int], width: float) -> None:
        fill, radius = (*colour, 255), width / 2
        if len(spots) > 1:
            self._draw.line(spots, fill=fill, width=round(width))
        for x, y in spots:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)

    def _words(self, mark: Mark, at: Spot, height: float) -> None:
        font = ImageFont.truetype(str(places.resources() / "fonts" / "NotoSansSC-Medium.ttf"), max(8, round(height)))
        colour, edge = (*COLOURS[mark.colour], 255), (*edge_of(mark.colour), 255)
        if mark.kind == "number":
            radius = height * 0.85
            box = (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)
            self._draw.ellipse(box, fill=colour, outline=edge, width=max(2, round(height / 10)))
            self._draw.text(at, mark.text, font=font, fill=edge, anchor="mm")
            return
        stroke = max(2, round(height / 9))
        self._draw.text(at, mark.text, font=font, fill=colour, anchor="ls", stroke_width=stroke, stroke_fill=edge)


def _lines(mark: Mark, spots: Sequence[Spot], width: float) -> list[list[Spot]]:
    if mark.kind == "box":
        (x0, y0), (x1, y1) = spots
        return [[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]]
    if mark.kind == "arrow":
        (x0, y0), (x1, y1) = spots
        turn, long = math.atan2(y1 - y0, x1 - x0), width * 4.5
        wings = [(x1 - long * math.cos(turn + a), y1 - long * math.sin(turn + a)) for a in (0.5, -0.5)]
        return [[(x0, y0), (x1, y1)], [wings[0], (x1, y1), wings[1]]]
    return [list(spots)]
