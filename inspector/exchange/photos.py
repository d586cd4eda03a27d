"""Photos as they come from a phone or a camera: what they are, when taken, and copies to show and to print.

The original's bytes are never touched. Copies are turned upright, flattened to sRGB and carry no metadata.
"""

from __future__ import annotations

import io
import struct
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from inspector.base.clock import CHINA
from inspector.base.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Generator

MAX_BYTES = 100 * 1024 * 1024
MAX_PIXELS = 100_000_000
"""A decompression bomb is refused by the size in its header, before any pixel is decoded."""

VIEW_EDGE_PX = 1200
"""Shown large in the window."""
PAGE_EDGE_PX = 640
"""Printed 38 to 52 mm wide: 420 to 310 dots an inch, as much as print shows. 300 photos make a file to be sent."""
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
_WITH_PAGES = frozenset({"TIFF", "WEBP", "PNG", "HEIF"})
"""Not MPO: a phone's second picture there is its own preview."""
_EXIF_IFD, _DATE_ORIGINAL, _DATE, _OFFSET_ORIGINAL = 0x8769, 0x9003, 0x0132, 0x9011

_SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "ZIP"), (0, b"Rar!", "RAR"), (0, b"7z\xbc\xaf", "7z"), (0, b"\xd0\xcf\x11\xe0", "DOC/XLS"),
    (4, b"ftypisom", "MP4"), (4, b"ftypmp4", "MP4"), (4, b"ftypqt", "MOV"), (0, b"GIF8", "GIF"),
)  # fmt: skip
"""Where, which bytes, and what it is then: what lies beside the photos on a stick, and what was renamed."""
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

with suppress(ImportError):  # a machine for which there is no decoder reads all other photos
    import pillow_heif

    pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType]  # untyped keyword arguments


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was read. ``taken_at`` is None where the file does not say."""

    media_type: str
    width_px: int
    """Upright width."""
    height_px: int
    taken_at: datetime | None
    view_copy: bytes
    """JPEG, at most 1,200 px."""
    page_copy: bytes
    """JPEG, at most 640 px: as it stands in documents."""
    thumbnail: bytes
    """JPEG, at most 320 px."""
    n_pages: int = 1
    """Pages of a TIFF, pictures of an animation. Copies are made of the first; the original is kept whole."""


def read_photo(data: bytes, name: str = "") -> Photo:
    """Read a photo's bytes. About 0.1 s for 12 megapixels.

    Raises:
        BadInputError: ``photo_empty``, ``photo_too_large``, ``photo_too_many_pixels``, ``photo_pdf``, ``photo_kind``,
            ``photo_no_decoder``, ``photo_unreadable``, or ``photo_damaged``: it begins as a photo and breaks off.
    """
    with _opened(data, name) as image, _damage_told(name):
        return _read(image, name)


def upright(data: bytes, name: str = "") -> Image.Image:
    """Return a photo's whole picture, upright, RGB, without metadata. About 0.3 s for 12 megapixels.

    Raises:
        BadInputError: As ``read_photo``.
    """
    with _opened(data, name) as image, _damage_told(name):
        if image.width * image.height > MAX_PIXELS:
            raise BadInputError("photo_too_many_pixels", name=name)
        image.load()  # a TIFF turns itself then, and says so
        picture = _flat(ImageOps.exif_transpose(image))
        picture.info = {}
        return picture


def _opened(data: bytes, name: str) -> Image.Image:
    if not data:
        raise BadInputError("photo_empty", name=name)
    if len(data) > MAX_BYTES:
        raise BadInputError("photo_too_large", name=name, megabytes=len(data) // 1_000_000)
    _refuse_other_kinds(data, name)
    try:
        return Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise BadInputError("photo_too_many_pixels", name=name) from error
    except (OSError, SyntaxError, ValueError, TypeError) as error:  # what decoders meet in bytes made to break them
        raise BadInputError("photo_unreadable", name=name) from error


@contextmanager
def _damage_told(name: str) -> Generator[None]:
    try:
        yield
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, struct.error) as error:
        raise BadInputError("photo_damaged", name=name) from error


def _refuse_other_kinds(data: bytes, name: str) -> None:
    """Refuse by their first bytes what people take for photos: a name's ending says nothing."""
    if b"%PDF-" in data[:1024]:
        raise BadInputError("photo_pdf", name=name)
    for at, sign, kind in _SIGNS:
        if data[at : at + len(sign)] == sign:
            raise BadInputError("photo_kind", name=name, kind=kind)
    if "HEIF" not in Image.OPEN and data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise BadInputError("photo_no_decoder", name=name)


def _read(image: Image.Image, name: str) -> Photo:
    media_type = _MEDIA_TYPES.get(image.format or "")
    if media_type is None:
        raise BadInputError("photo_kind", name=name, kind=image.format or "?")
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BadInputError("photo_too_many_pixels", name=name)
    taken_at = _taken_at(image)
    # Pillow turns a TIFF by itself when it is loaded, and has swapped its size already.
    turned = image.format != "TIFF" and image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    n_pages = int(getattr(image, "n_frames", 1)) if image.format in _WITH_PAGES else 1
    # draft() lets the JPEG decoder skip most of the work: the copy needs a fraction of the pixels.
    image.draft("RGB", (VIEW_EDGE_PX * 2, VIEW_EDGE_PX * 2))
    image.thumbnail((VIEW_EDGE_PX, VIEW_EDGE_PX))
    upright = _flat(ImageOps.exif_transpose(image))
    view_copy = jpeg(upright)
    upright.thumbnail((PAGE_EDGE_PX, PAGE_EDGE_PX), Image.Resampling.LANCZOS)
    page_copy = jpeg(upright)
    upright.thumbnail((THUMBNAIL_EDGE_PX, THUMBNAIL_EDGE_PX))
    size = (height, width) if turned else (width, height)
    return Photo(media_type, *size, taken_at, view_copy, page_copy, jpeg(upright), n_pages)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image.convert("RGB")


def jpeg(image: Image.Image) -> bytes:
    """Return a copy's bytes, with no metadata at all."""
    out = io.BytesIO()
    image.info = {}  # Pillow would carry the original's comment over
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
