"""Where a photo says that it was taken: read from the sealed original when somebody looks at it, put into nothing."""

from __future__ import annotations

import struct
from math import isfinite
from typing import Any, Final

from inspector.base.errors import BadInputError
from inspector.domain.evidence import Place
from inspector.exchange.photos import opened

_GPS_IFD: Final = 0x8825
_LATITUDE, _LONGITUDE = (1, 2), (3, 4)
"""Tags of the hemisphere and of degrees, minutes, seconds."""


def place_of(data: bytes) -> Place | None:
    """Return the place of a photo's metadata, or None where there is none or none that can be."""
    try:
        with opened(data) as image:
            found: dict[int, Any] = image.getexif().get_ifd(_GPS_IFD)
        north, east = (_degrees(found, *tags) for tags in (_LATITUDE, _LONGITUDE))
    except (BadInputError, OSError, SyntaxError, ValueError, TypeError, KeyError, ArithmeticError, struct.error):
        return None  # not a photo, or metadata made to break readers
    if not (isfinite(north) and isfinite(east)) or (north, east) == (0, 0):  # a phone without a fix writes zeros
        return None
    return Place(north, east) if abs(north) <= Place.MOST_NORTH and abs(east) <= Place.MOST_EAST else None


def _degrees(found: dict[int, Any], hemisphere: int, values: int) -> float:
    degrees, minutes, seconds = (float(part) for part in found[values])
    sign = -1 if str(found.get(hemisphere, "")).strip("\0 ").upper() in {"S", "W"} else 1
    return sign * (degrees + minutes / 60 + seconds / 3600)
