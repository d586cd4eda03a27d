"""Find faces in order to hide them, and for nothing else.

A classic detector (Viola and Jones: cascades that OpenCV's package ships) says where faces are. It measures no
features of a person and cannot tell two people apart; what comes out is rectangles, what is kept is those of them
that the inspector accepts. It misses faces, from the side and small ones above all: people look, this only helps.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL import ImageOps

from inspector.domain.markup import UNIT, Mark
from inspector.exchange.originals import upright

if TYPE_CHECKING:
    from collections.abc import Callable

    Box = tuple[float, float, float, float]

_EDGE_PX: Final = 1600
_LEAST_PX: Final = 24
"""Of a face at that size."""
_FRONT: Final = ("haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml")
_SIDE: Final = "haarcascade_profileface.xml"
_SAME: Final = 0.3
"""Two boxes that share so much of the smaller one are of one face."""
_MARGIN: Final = 0.25
"""Of the box, added at each side: ears, hair, chin."""


def can_find() -> bool:
    """Say whether the detector is installed."""
    return _cv2() is not None


def find_faces(data: bytes, report: Callable[[int, int], None]) -> tuple[Mark, ...]:
    """Return rectangles round the faces of a photo, the largest first; some seconds: run in a task.

    Args:
        data: The bytes of the original or of its working copy.
        report: Called with steps done and steps in all; raises to cancel.

    Raises:
        BadInputError: As ``originals.read_original``.
    """
    cv2 = _cv2()
    if cv2 is None:
        return ()
    image = upright(data).convert("L")
    image.thumbnail((_EDGE_PX, _EDGE_PX))
    numpy = importlib.import_module("numpy")
    passes: list[tuple[Any, bool]] = [(_cascade(name), False) for name in _FRONT]
    passes += [(_cascade(_SIDE), False), (_cascade(_SIDE), True)]
    found: list[Box] = []
    for n, (cascade, mirrored) in enumerate(passes):
        report(n, len(passes))
        grey = cv2.equalizeHist(numpy.asarray(ImageOps.mirror(image) if mirrored else image))
        for x, y, w, h in cascade.detectMultiScale(grey, 1.1, 5, minSize=(_LEAST_PX, _LEAST_PX)):
            left = image.width - x - w if mirrored else x
            found.append((float(left), float(y), float(w), float(h)))
    found.sort(key=lambda box: -box[2] * box[3])
    kept: list[Box] = []
    for box in found:
        if not any(_shared(box, other) > _SAME for other in kept):
            kept.append(box)
    return tuple(_mark(box, image.width, image.height) for box in kept)


def _mark(box: Box, width: int, height: int) -> Mark:
    x, y, w, h = box
    sides = ((x - _MARGIN * w) / width, (y - _MARGIN * h) / height)
    far = ((x + w + _MARGIN * w) / width, (y + h + _MARGIN * h) / height)
    return Mark("hide", (_point(*sides), _point(*far)))


def _point(across: float, down: float) -> tuple[int, int]:
    return min(max(round(across * UNIT), 0), UNIT), min(max(round(down * UNIT), 0), UNIT)


def _shared(a: Box, b: Box) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(wide, 0.0) * max(high, 0.0) / min(a[2] * a[3], b[2] * b[3])


@cache
def _cv2() -> Any:
    try:
        return importlib.import_module("cv2")
    except ImportError:
        return None


def _cascade(name: str) -> Any:
    """Read a cascade; not kept, for one may not be used by two workers at once."""
    cv2 = _cv2()
    return cv2.CascadeClassifier(str(Path(cv2.data.haarcascades) / name))
