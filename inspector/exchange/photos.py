"""Photos as they come from a phone or a camera: what they are, when taken, and copies to show and to print.

The original's bytes are never touched. Copies are turned upright, flattened to sRGB and carry no metadata.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, ImageOps

from inspector.base.clock import CHINA
from inspector.base.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Generator

MAX_BYTES = 100 * 1024 * 1024
MAX_PIXELS = 100_000_000
"""A decompression bomb is refused by the size in its header, before any pixel is decoded."""

WORKING_EDGE_PX = 2048
"""Of the working copy: shown large, drawn upon, and what all else is made from where nothing is hidden."""
PAGE_EDGE_PX = 640
"""Printed 38 to 52 mm wide: 420 to 310 dots an inch, as much as print shows. 300 photos make a file to be sent."""
THUMBNAIL_EDGE_PX = 320
_JPEG_QUALITY = 82
MEDIA_TYPES = {
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
_WITH_PROFILE = frozenset({"RGB", "L", "CMYK"})
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
    copies: Mapping[str, bytes]
    """JPEGs by kind: ``working`` (at most 2,048 px), ``page`` (640 px: as it stands in documents), ``thumbnail``."""
    n_pages: int = 1
    """Pages of a TIFF or PDF, pictures of an animation. Copies are made of the first; the original is kept whole."""
    bad_date: bool = False
    """The file has a date of taking that is none, as 0000:00:00."""
    scripted: bool = False
    """A PDF that carries scripts. They were not run."""
    milliseconds: int = 0
    """Of a sound note, which has neither size nor copies."""


def read_photo(data: bytes, name: str = "", *, whole: bool = True) -> Photo:
    """Read a photo's bytes. About 0.1 s for 12 megapixels; not ``whole``, with the thumbnail alone, a tenth of that.

    Raises:
        BadInputError: ``photo_empty``, ``photo_too_large``, ``photo_too_many_pixels``, ``photo_kind``,
            ``photo_no_decoder``, ``photo_unreadable``, or ``photo_damaged``: it begins as a photo and breaks off.
    """
    with opened(data, name) as image, _damage_told(name):
        return _read(image, name, whole=whole)


def upright(data: bytes, name: str = "") -> Image.Image:
    """Return a photo's whole picture, upright, RGB, without metadata. About 0.3 s for 12 megapixels.

    Raises:
        BadInputError: As ``read_photo``.
    """
    with opened(data, name) as image, _damage_told(name):
        if image.width * image.height > MAX_PIXELS:
            raise BadInputError("photo_too_many_pixels", name=name)
        image.load()  # a TIFF turns itself then, and says so
        picture = _flat(ImageOps.exif_transpose(image))
        picture.info = {}
        return picture


def opened(data: bytes, name: str = "") -> Image.Image:
    """Return a photo whose pixels are not read yet. Raises BadInputError, as ``read_photo``."""
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
    for at, sign, kind in _SIGNS:
        if data[at : at + len(sign)] == sign:
            raise BadInputError("photo_kind", name=name, kind=kind)
    if "HEIF" not in Image.OPEN and data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        raise BadInputError("photo_no_decoder", name=name)


def _read(image: Image.Image, name: str, *, whole: bool) -> Photo:
    media_type = MEDIA_TYPES.get(image.format or "")
    if media_type is None:
        raise BadInputError("photo_kind", name=name, kind=image.format or "?")
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise BadInputError("photo_too_many_pixels", name=name)
    taken_at, bad_date = _taken_at(image)
    # Pillow turns a TIFF by itself when it is loaded, and has swapped its size already.
    turned = image.format != "TIFF" and image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    n_pages = int(getattr(image, "n_frames", 1)) if image.format in _WITH_PAGES else 1
    # draft() lets the JPEG decoder skip most of the work: the copy needs a fraction of the pixels.
    edge = WORKING_EDGE_PX if whole else THUMBNAIL_EDGE_PX
    image.draft("RGB", (edge * 2, edge * 2))
    image.thumbnail((edge, edge))
    picture = _flat(ImageOps.exif_transpose(image))
    copies = copies_of(picture) if whole else {"thumbnail": jpeg(picture)}
    size = (height, width) if turned else (width, height)
    return Photo(media_type, *size, taken_at, copies, n_pages, bad_date)


def copies_of(picture: Image.Image) -> dict[str, bytes]:
    """Return the ``working``, ``page`` and ``thumbnail`` copies of a picture, which is made smaller meanwhile."""
    picture.thumbnail((WORKING_EDGE_PX, WORKING_EDGE_PX))
    made = {"working": jpeg(picture)}
    picture.thumbnail((PAGE_EDGE_PX, PAGE_EDGE_PX), Image.Resampling.LANCZOS)
    made["page"] = jpeg(picture)
    picture.thumbnail((THUMBNAIL_EDGE_PX, THUMBNAIL_EDGE_PX))
    made["thumbnail"] = jpeg(picture)
    return made


def page(data: bytes, n: int, name: str = "") -> Image.Image:
    """Return one page of a TIFF, from 0, or one picture of an animation: upright, at most 2,048 px.

    Raises:
        BadInputError: As ``read_photo``.
    """
    with opened(data, name) as image, _damage_told(name):
        image.seek(n)
        image.thumbnail((WORKING_EDGE_PX, WORKING_EDGE_PX))
        return _flat(ImageOps.exif_transpose(image))


def _flat(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode in {"RGBA", "LA", "PA", "P"}:
        image = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        image = ground
    return _as_srgb(image, profile).convert("RGB")


def _as_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Convert the colours of a wide screen or of print to those that every screen and the PDF mean."""
    if not isinstance(profile, bytes) or image.mode not in _WITH_PROFILE:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        cms: Any = ImageCms  # a profile has no type in Pillow
        made: Image.Image | None = cms.profileToProfile(image, own, cms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ImageCms.PyCMSError, ValueError, TypeError):  # a broken profile, or one of another kind of colour
        return image
    return made or image


def jpeg(image: Image.Image) -> bytes:
    """Return a copy's bytes, with no metadata at all."""
    out = io.BytesIO()
    image.info = {}  # Pillow would carry the original's comment over
    image.save(out, "JPEG", quality=_JPEG_QUALITY)
    return out.getvalue()


def _taken_at(image: Image.Image) -> tuple[datetime | None, bool]:
    """Return when it was taken, and whether there is a date that is none: forged, or of a clock that was never set."""
    exif = image.getexif()
    details = exif.get_ifd(_EXIF_IFD)
    text = details.get(_DATE_ORIGINAL) or exif.get(_DATE)
    if not isinstance(text, str) or not text.strip("\0 "):
        return None, False
    try:
        local = datetime.strptime(text.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  # zone follows
        offset = details.get(_OFFSET_ORIGINAL)
        zone = datetime.strptime(offset, "%z").tzinfo if isinstance(offset, str) else CHINA
        return local.replace(tzinfo=zone).astimezone(UTC), False
    except (ValueError, OverflowError):
        return None, True
