"""The picture of a bureau's seal that lies beside its templates: a PNG, made square on white."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from inspector.base.errors import BadInputError

_SEAL_PX: Final = 600
"""Of 42 mm on paper: 360 dots an inch."""


def seal_picture(data: bytes) -> bytes:
    """Return a PNG as a square JPEG on white, the same bytes each time.

    Raises:
        BadInputError: ``photo_unreadable``.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise BadInputError("photo_unreadable", name="") from error
    picture.thumbnail((_SEAL_PX, _SEAL_PX))
    side = max(picture.size)
    paper = Image.new("RGB", (side, side), "white")
    paper.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2), picture)
    out = io.BytesIO()
    paper.save(out, "JPEG", quality=90)
    return out.getvalue()
