"""Photos as they come from a phone or a camera: what they are, when taken, thumbnail and print copy.

The original's bytes are never touched. Copies are turned upright, flattened to sRGB and carry no metadata.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from inspector.base.clock import CHINA
from inspector.base.errors import BadInputError

MAX_BYTES = 100 * 1024 * 1024
MAX_PIXELS = 100_000_000
"""A decompression bomb is refused by the size in its header, before any pixel is decoded."""

PRINT_EDGE_PX = 1200
"""Printed at 52 mm at most: 580 dots an inch. 30 photos as phones take them then make a file under 6 MB."""
THUMBNAIL_EDGE_PX = 320
_JPEG_QUALITY = 82
_MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "HEIF": "image/heic",
    "BMP": "image/bmp",
}
_EXIF_IFD, _DATE_ORIGINAL, _DATE, _OFFSET_ORIGINAL = 0x8769, 0x9003, 0x0132, 0x9011

pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType]  # untyped keyword arguments


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was read. ``taken_at`` is None where the file does not say."""

    media_type: str
    width_px: int
    """Upright width."""
    height_px: int
    taken_at: datetime | None
    print_copy: bytes
    """JPEG, at most 1,200 px."""
    thumbnail: bytes
    """JPEG, at most 320 px."""


def read_photo(data: bytes, name: str = "") -> Photo:
    """Read a photo's bytes. About 0.1 s for 12 megapixels.

    Raises:
        BadInputError: ``photo_empty``, ``photo_too_large``, ``photo_unreadable`` or ``photo_kind``.
    """
    if not data:
        raise BadInputError("photo_empty", name=name)
    if len(data) > MAX_BYTES:
        raise BadInputError("photo_too_large", name=name, megabytes=len(data) // 1_000_000)
    if data.startswith(b"%PDF"):
        raise BadInputError("photo_kind", name=name, kind="PDF")
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _read(image, name)
    except UnidentifiedImageError as error:
        raise BadInputError("photo_unreadable", name=name) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadInputError("photo_unreadable", name=name) from error


def _read(image: Image.Image, name: str) -> Photo:
    media_type = _MEDIA_TYPES.get(image.format or "")
    if media_type is None:
        raise BadInputError("photo_kind", name=name, kind=image.format or "?")
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BadInputError("photo_too_large", name=name, megabytes=width * height // 1_000_000)
    taken_at = _taken_at(image)
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    # draft() lets the JPEG decoder skip most of the work: the copy needs a fraction of the pixels.
    image.draft("RGB", (PRINT_EDGE_PX * 2, PRINT_EDGE_PX * 2))
    image.thumbnail((PRINT_EDGE_PX, PRINT_EDGE_PX))
    upright = _flat(ImageOps.exif_transpose(image))
    print_copy = _jpeg(upright)
    upright.thumbnail((THUMBNAIL_EDGE_PX, THUMBNAIL_EDGE_PX))
    size = (height, width) if turned else (width, height)
    return Photo(media_type, *size, taken_at, print_copy, _jpeg(upright))


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image.convert("RGB")


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _taken_at(image: Image.Image) -> datetime | None:
    exif = image.getexif()
    details = exif.get_ifd(_EXIF_IFD)
    text = details.get(_DATE_ORIGINAL) or exif.get(_DATE)
    if not isinstance(text, str):
        return None
    try:
        local = datetime.strptime(text.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  # zone follows
        offset = details.get(_OFFSET_ORIGINAL)
        zone = datetime.strptime(offset, "%z").tzinfo if isinstance(offset, str) else CHINA
        return local.replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None
