"""Mark-up of a photo (标注、遮挡): vectors over the original, which itself is never touched.

Lengths and places are whole numbers of 1/10,000: across, of the upright picture's width; down, of its height;
of a line's width, of its longer edge. So the vectors fit the original and any copy of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast, get_args

from inspector.base.canonical import Json, canonical_bytes, sha256_hex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNIT: Final = 10_000
Kind = Literal["hide", "brush", "arrow", "box", "freehand", "text", "number"]
Point: TypeAlias = tuple[int, int]

HIDES: Final[frozenset[str]] = frozenset({"hide", "brush"})
"""A rectangle and a brush's stroke whose pixels are destroyed in every copy."""
COLOURS: Final[Mapping[str, tuple[int, int, int]]] = {
    "red": (217, 32, 32),
    "yellow": (255, 205, 0),
    "blue": (29, 98, 235),
}
"""Each is drawn on an edge of white or black, so that it stands out from any photo."""
HIDDEN_RGB: Final = (96, 100, 108)
"""What hidden parts become; it does not depend on what was there."""
_BRIGHT: Final = 150_000
"""Of 255,000: from here on black stands out more than white."""
_FINGER: Final = 80
"""Beside a mark is on it, for a finger."""
MAX_MARKS: Final = 300
MAX_POINTS: Final = 600
MAX_TEXT: Final = 100
_N_POINTS: Final[Mapping[str, tuple[int, int]]] = {
    "hide": (2, 2), "arrow": (2, 2), "box": (2, 2), "text": (1, 1), "number": (1, 1),
    "brush": (1, MAX_POINTS), "freehand": (1, MAX_POINTS),
}  # fmt: skip
"""How many points each kind has, least and most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stroke of mark-up. ``box`` and ``hide`` are held by two opposite corners."""

    kind: Kind
    points: tuple[Point, ...]
    width: int = 60
    """Of a line or brush; of text and number, the height of a letter."""
    colour: str = "red"
    text: str = ""
    """Of ``text`` what is written, of ``number`` its figure; else empty."""

    def __post_init__(self) -> None:
        least, most = _N_POINTS.get(self.kind, (1, 0))
        if not least <= len(self.points) <= most:
            raise ValueError(f"{len(self.points)} points of a {self.kind}")
        if any(not 0 <= part <= UNIT for point in self.points for part in point):
            raise ValueError(f"{self.kind} lies outside the picture")
        if not 1 <= self.width <= UNIT or self.colour not in COLOURS:
            raise ValueError(f"width={self.width}, colour={self.colour}")
        if len(self.text) > MAX_TEXT or bool(self.text.strip()) != (self.kind in {"text", "number"}):
            raise ValueError(f"text of a {self.kind}")

    @property
    def hides(self) -> bool:
        """It destroys what lies under it."""
        return self.kind in HIDES


@dataclass(frozen=True, slots=True)
class Markup:
    """All mark-up of one photo, in the order in which it was drawn."""

    marks: tuple[Mark, ...] = ()
    crop: tuple[int, int, int, int] | None = None
    """Left, top, right, bottom of what is shown; None shows all."""

    def __post_init__(self) -> None:
        if len(self.marks) > MAX_MARKS:
            raise ValueError(f"{len(self.marks)} marks")
        if self.crop is not None:
            left, top, right, bottom = self.crop
            if not (0 <= left < right <= UNIT and 0 <= top < bottom <= UNIT):
                raise ValueError(f"crop={self.crop}")

    @property
    def hidden(self) -> tuple[Mark, ...]:
        """What is destroyed in every copy."""
        return tuple(mark for mark in self.marks if mark.hides)

    @property
    def conceals(self) -> bool:
        """Something of the original is not to be seen in a copy: hidden or cut off."""
        return bool(self.hidden) or self.crop is not None

    @property
    def is_empty(self) -> bool:
        """Copies are as the original."""
        return not self.marks and self.crop is None

    def with_hidden(self, more: Sequence[Mark]) -> Markup:
        """Return it with what is hidden elsewhere in the same picture hidden too."""
        return replace(self, marks=(*self.marks, *(mark for mark in more if mark not in self.marks)))

    def revision(self) -> str:
        """Return what a copy made with it is kept under: "" when there is none, so no copy can be out of date."""
        return "" if self.is_empty else sha256_hex(canonical_bytes(self.to_json()))[:32]

    def to_json(self) -> Mapping[str, Json]:
        """Return the value that is journalled."""
        marks: list[Json] = []
        for mark in self.marks:
            one: dict[str, Json] = {"kind": mark.kind, "points": [list(p) for p in mark.points], "width": mark.width}
            if not mark.hides:
                one["colour"] = mark.colour
            if mark.text:
                one["text"] = mark.text
            marks.append(one)
        return {"marks": marks, "crop": list(self.crop) if self.crop else None}


def edge_of(colour: str) -> tuple[int, int, int]:
    """Return black or white, whichever stands out from a colour."""
    red, green, blue = COLOURS[colour]
    return (0, 0, 0) if 299 * red + 587 * green + 114 * blue > _BRIGHT else (255, 255, 255)


def bounds_of(mark: Mark) -> tuple[Point, Point]:
    """Return the upper left and lower right corner of the room that a mark takes; of a text, about."""
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    if mark.kind == "text":
        right, top = right + len(mark.text) * mark.width, top - mark.width
    elif mark.kind not in {"hide", "box"}:
        around = mark.width if mark.kind == "number" else mark.width // 2
        left, top, right, bottom = left - around, top - around, right + around, bottom + around
    return (max(left, 0), max(top, 0)), (min(right, UNIT), min(bottom, UNIT))


def touches(mark: Mark, at: Point) -> bool:
    """Say whether a finger at a point means this mark."""
    (left, top), (right, bottom) = bounds_of(mark)
    return left - _FINGER <= at[0] <= right + _FINGER and top - _FINGER <= at[1] <= bottom + _FINGER


def cropped(markup: Markup, width_px: int, height_px: int) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of what is shown, in pixels; rounded inwards: nothing beyond it is shown."""
    if markup.crop is None:
        return 0, 0, width_px, height_px
    left, top, right, bottom = markup.crop
    x0, y0 = min(-(-left * width_px // UNIT), width_px - 1), min(-(-top * height_px // UNIT), height_px - 1)
    return x0, y0, max(x0 + 1, right * width_px // UNIT), max(y0 + 1, bottom * height_px // UNIT)


def markup_of(value: Mapping[str, Any]) -> Markup:
    """Return mark-up as journalled; an empty value is none. Raises ValueError for what this program never writes.

    What hides must not be lost silently: a value that is not understood is refused, not left out.
    """
    try:
        return _markup_of(value)
    except (KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise ValueError("no mark-up") from error


def _markup_of(value: Mapping[str, Any]) -> Markup:
    marks: list[Mark] = []
    for one in cast("Sequence[Mapping[str, Any]]", value.get("marks") or ()):
        if one["kind"] not in get_args(Kind):
            raise ValueError(f"kind={one['kind']}")
        points = tuple((int(across), int(down)) for across, down in one["points"])
        marks.append(Mark(one["kind"], points, one["width"], one.get("colour", "red"), one.get("text", "")))
    crop = value.get("crop")
    return Markup(tuple(marks), (crop[0], crop[1], crop[2], crop[3]) if crop else None)
