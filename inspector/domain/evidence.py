"""What kinds of evidence there are, and whether the time that a file claims can belong to the visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Final, Literal

if TYPE_CHECKING:
    from datetime import datetime

Kind = Literal["photo", "pdf", "sound", "reading"]
TimeFault = Literal["", "before", "after", "future", "unreadable"]

WORDS: Final[dict[Kind, tuple[str, str]]] = {
    "photo": ("照片", "photo"),
    "pdf": ("PDF文件", "PDF"),
    "sound": ("录音", "sound note"),
    "reading": ("读数", "reading"),
}
READING_TYPE: Final = "application/json"
"""A reading is kept as a small file of its own, so that it is sealed, hashed and counted as all evidence is."""
_BEFORE: Final = timedelta(minutes=30)
"""A photo of the gate is taken before anybody notes the arrival, and clocks differ."""
_AFTER: Final = timedelta(hours=12)
"""No visit is longer."""
_AHEAD: Final = timedelta(minutes=10)
"""So far a phone's clock may be ahead of the laptop's."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo was taken by its own metadata, in degrees. It is in no document, journal or bundle."""

    MOST_NORTH: ClassVar = 90
    MOST_EAST: ClassVar = 180
    north: float
    """South is below 0."""
    east: float

    def text(self) -> str:
        """Return it to some ten metres: 31.5824°N 120.3034°E."""
        north, east = ("N", "S")[self.north < 0], ("E", "W")[self.east < 0]
        return f"{abs(self.north):.4f}°{north} {abs(self.east):.4f}°{east}"


def evidence_kind(media_type: str) -> Kind:
    """Return the kind of a file."""
    if media_type.startswith("audio/"):
        return "sound"
    kinds: dict[str, Kind] = {"application/pdf": "pdf", READING_TYPE: "reading"}
    return kinds.get(media_type, "photo")


def worded(words: str, media_type: str) -> str:
    """Return words that were written for photos with the name of another kind in its place."""
    zh, en = WORDS[evidence_kind(media_type)]
    return words.replace("照片", zh).replace("photo", en)


def printed_kind(media_type: str, n_pages: int = 1, milliseconds: int = 0) -> str:
    """Return a kind as the evidence list names it: PDF文件（12页）, 录音（2分14秒）."""
    name = WORDS[evidence_kind(media_type)][0]
    if milliseconds:
        minutes, seconds = divmod(max(1, round(milliseconds / 1000)), 60)
        return f"{name}（{f'{minutes}分' if minutes else ''}{seconds}秒）"
    return f"{name}（{n_pages}页）" if n_pages > 1 else name


def time_fault(taken_at: datetime, attached_at: datetime, arrived_at: datetime) -> TimeFault:
    """Say why the time of taking, by the file's own word, cannot be that of the visit; "" when it can."""
    if taken_at > attached_at + _AHEAD:
        return "future"
    if taken_at < arrived_at - _BEFORE:
        return "before"
    return "after" if taken_at > arrived_at + _AFTER else ""
